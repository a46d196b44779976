import { type ActionFunctionArgs, json } from '@remix-run/node'

/**
 * For resources that a page asks by a plain request and not by the router (app/ui/meeting/use-verb.ts): what the router would unpack, a fault
 * with its status, is a response of its own there.
 */
export const plainly =
  (act: (args: ActionFunctionArgs) => Promise<unknown>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const answer = await act(args)
    if (answer instanceof Response) return answer
    return isPacked(answer) ? json(answer.data, answer.init ?? undefined) : json(answer)
  }

/** What `data()` of the framework gives, which has no public test of its own. */
const isPacked = (answer: unknown): answer is { data: unknown; init: ResponseInit | null } =>
  typeof answer === 'object' && answer !== null && 'type' in answer && answer.type === 'DataWithResponseInit'

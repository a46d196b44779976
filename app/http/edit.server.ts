import { type ActionFunctionArgs, data } from '@remix-run/node'
import type { Outcome } from '#server/use/hall.ts'
import type { EditSince } from '#server/use/reports/drafts.ts'
import { answerFault, type FormFault } from './form.server.ts'

/** What a form of the editor gets back. `form` says which one of the page's; `at` tells two answers apart. */
export type EditAnswer =
  | { saved: true; form: string; sectionId: string | null; at: number }
  | (FormFault & { saved: false; form: string; stale: EditSince[] | null; at: number })

/** Hands an edit to the draft of the report in the address. See editAnswer. */
export async function edited(args: ActionFunctionArgs, edit: unknown, form: FormData, typed: FormFault['typed'] = {}) {
  const { actor, use } = args.context
  const reportId = args.params.id ?? ''
  return editAnswer(args, await use.reports.edit(actor, { reportId, version: Number(form.get('version')), edit }), form, typed)
}

/**
 * What became of a change to the draft of the report in the address. A stale one is told who changed what; the version that stands comes
 * back with the page, so that saving again is a decision.
 * @throws 404
 */
export async function editAnswer(
  { context: { actor, use, now: at }, params }: ActionFunctionArgs,
  outcome: Outcome<{ sectionId?: string | null }>,
  form: FormData,
  typed: FormFault['typed'] = {},
) {
  const name = String(form.get('form') ?? '')
  if (outcome.ok) {
    return data<EditAnswer>({ saved: true, form: name, sectionId: outcome.sectionId ?? null, at })
  }
  if (outcome.fault.kind === 'stale') {
    const since = await use.reports.changesSince(actor, { reportId: params.id ?? '', version: Number(form.get('version')) })
    return data<EditAnswer>({ saved: false, form: name, errors: {}, typed, stale: since.ok ? since.changes : [], at }, { status: 409 })
  }
  const answer = answerFault(outcome.fault, typed)
  return data<EditAnswer>(
    { saved: false, form: name, ...answer.data, errors: withoutBody(answer.data.errors), stale: null, at },
    answer.init ?? undefined,
  )
}

/** Forms name their fields by the content of the section. */
const withoutBody = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, message]) => [name.replace(/^body\./, ''), message]))

/** A field that holds JSON, made by our own page; undefined when it is none. The use case checks its shape. */
export function jsonField(form: FormData, name: string): unknown {
  try {
    return JSON.parse(String(form.get(name) ?? ''))
  } catch {
    // Somebody else's program: the edit is then refused by its shape.
    return undefined
  }
}

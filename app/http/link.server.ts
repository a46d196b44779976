import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { linkForm } from '#app/model/people/forms.ts'
import { answerFault, readForm } from './form.server.ts'
import { redirectTo } from './redirect.server.ts'

type Purpose = 'invitation' | 'reset'

/** Whose link this is and what is to be promised; `person: null` with 404 when it does not work. */
export async function loadLink({ params, context: { actor, company, use } }: LoaderFunctionArgs, purpose: Purpose) {
  const found = await use.links.readLink(actor, { purpose, token: params.token ?? '' })
  if (!company || !found.ok) return data({ person: null, company: company?.name ?? '', pledge: null }, { status: 404 })
  const { name, login } = found
  const pledge = purpose === 'invitation' ? { text: company.pledgeText, version: company.pledgeVersion } : null
  return data({ person: { name, login }, company: company.name, pledge })
}

/** Uses the link and signs in: to the first page, or to the promise when its box was not ticked. */
export async function actLink(args: ActionFunctionArgs, purpose: Purpose) {
  const { actor, use, cookies } = args.context
  const read = await readForm(args, linkForm)
  if (!read.ok) return read.answer
  const outcome = await use.links.useLink(actor, { purpose, token: args.params.token ?? '', ...read.value })
  // The page itself says that the link is dead: its loader runs again after this.
  if (!outcome.ok) return outcome.fault.kind === 'not found' ? data({ errors: {}, typed: {} }, { status: 404 }) : answerFault(outcome.fault)
  const headers = new Headers()
  headers.append('Set-Cookie', cookies.session(outcome.entry.token))
  headers.append('Set-Cookie', cookies.device(outcome.entry.device))
  return redirectTo(outcome.pledged || purpose === 'reset' ? '/' : '/pledge', { headers })
}

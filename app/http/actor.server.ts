import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Company } from '#app/model/people/company.ts'
import { mayKeepAccount, mayReadConfidential } from '#app/model/people/may.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import { redirectTo } from './redirect.server.ts'

type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>

/** Where a person wanted to go: the page itself, or the page that held the form. */
function wanted(request: Request): string {
  if (request.method === 'GET' || request.method === 'HEAD') return pathOf(request.url)
  const from = request.headers.get('referer')
  return from && URL.canParse(from) && new URL(from).origin === new URL(request.url).origin ? pathOf(from) : '/'
}

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}

const detour = (path: string, request: Request): Response => {
  const to = wanted(request)
  return redirectTo(to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`)
}

/**
 * The person who is signed in, and the company.
 * @throws a redirect: to the set-up before there is a company, else to sign-in, which leads back
 */
export function requireActor({ request, context: { actor, company } }: Args): { actor: PersonActor; company: Company } {
  if (!company) throw redirectTo('/setup')
  if (!mayKeepAccount(actor)) throw detour('/sign-in', request)
  return { actor, company }
}

/**
 * The person who is signed in and gave the pledge that stands: for everything that is confidential.
 * @throws a redirect, in the last case to the pledge, which leads back
 */
export function requirePledge(args: Args): { actor: PersonActor; company: Company } {
  const { actor, company } = requireActor(args)
  if (!mayReadConfidential(actor, company.pledgeVersion)) throw detour('/pledge', args.request)
  return { actor, company }
}

/** Answers what somebody may not see as if it did not exist. */
export function orNotFound(may: boolean): asserts may {
  if (!may) throw new Response(null, { status: 404 })
}

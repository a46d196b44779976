import type { Things } from './things.ts'

/*
 * Who may do what, written down. One line a route and method:
 *
 *   [route file, method, address, who]
 *
 * - The route file as Remix names it (app/ and the ending left out). Every route needs a line with GET if it has a page or a loader, and
 *   one with POST (or another method) if it has an action; matrix.test.ts fails for what is missing and for what is no route any more.
 * - The address; {report} and the like stand for the id of a real thing that things.ts makes (add yours there), {nothing} for an id that
 *   nobody has.
 * - Nine outcomes, in the order of ACTORS: nobody, employee, unpledged, preparer, leader, moderator, administrator, stage, bearer:
 *     in       let in: a page, what was asked for, a form's fault, or a redirect after something was done
 *     sign-in  led to sign-in     pledge  led to the pledge     home  led to the first page
 *     404      as if it did not exist     403  seen, but not theirs to do     401, 400 …  any other status by its number
 *
 * A POST is sent with an empty form: that decides who is let in, and changes nothing. Reading is also tried as the request that Remix's
 * browser side sends for one loader alone (`.data?_routes=`): whoever is not let in to the page gets nothing there either.
 */
export const ACTORS = ['nobody', 'employee', 'unpledged', 'preparer', 'leader', 'moderator', 'administrator', 'stage', 'bearer'] as const
export type ActorName = (typeof ACTORS)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Line = readonly [route: string, method: Method, address: string, who: string]

// The usual rows, so that a line that differs is seen.
const EVERYBODY = 'in in in in in in in in in'
const SIGNED_IN = 'sign-in in in in in in in sign-in sign-in'
const ADMINISTRATOR = 'sign-in 404 pledge 404 404 404 in sign-in sign-in'
const NOTHING = '404 404 404 404 404 404 404 404 404'

export const MATRIX: readonly Line[] = [
  // Getting in
  ['routes/sign-in', 'GET', '/sign-in', 'in home home home home home home in in'],
  ['routes/sign-in', 'POST', '/sign-in', EVERYBODY],
  ['routes/sign-out', 'GET', '/sign-out', 'home home home home home home home home home'],
  ['routes/sign-out', 'POST', '/sign-out', EVERYBODY],
  ['routes/setup', 'GET', '/setup', NOTHING],
  ['routes/setup', 'POST', '/setup', NOTHING],
  ['routes/forgotten', 'GET', '/forgotten', EVERYBODY],
  ['routes/forgotten', 'POST', '/forgotten', EVERYBODY],
  ['routes/invitation.$token', 'GET', '/invitation/{nothing}', NOTHING],
  ['routes/invitation.$token', 'POST', '/invitation/{nothing}', EVERYBODY],
  ['routes/invitation.$token', 'GET', '/invitation/{invitation}', EVERYBODY],
  ['routes/reset.$token', 'GET', '/reset/{nothing}', NOTHING],
  // An invitation opens no reset page.
  ['routes/reset.$token', 'GET', '/reset/{invitation}', NOTHING],
  ['routes/reset.$token', 'POST', '/reset/{nothing}', EVERYBODY],
  ['routes/join.$token', 'GET', '/join/{nothing}', NOTHING],
  ['routes/join.$token', 'GET', '/join/{join}', EVERYBODY],
  ['routes/join.$token', 'POST', '/join/{nothing}', EVERYBODY],

  // One's own
  ['routes/pledge._index', 'GET', '/pledge', SIGNED_IN],
  ['routes/pledge._index', 'POST', '/pledge', SIGNED_IN],
  ['routes/pledge.refused', 'GET', '/pledge/refused', SIGNED_IN],
  ['routes/me', 'GET', '/me', SIGNED_IN],
  ['routes/me', 'POST', '/me', SIGNED_IN],

  // People and company
  ['routes/people._index', 'GET', '/people', ADMINISTRATOR],
  ['routes/people.new', 'GET', '/people/new', ADMINISTRATOR],
  ['routes/people.new', 'POST', '/people/new', ADMINISTRATOR],
  ['routes/people.$id', 'GET', '/people/{person}', ADMINISTRATOR],
  ['routes/people.$id', 'GET', '/people/{nothing}', 'sign-in 404 pledge 404 404 404 404 sign-in sign-in'],
  ['routes/people.$id', 'POST', '/people/{person}', ADMINISTRATOR],
  ['routes/people.import', 'GET', '/people/import', ADMINISTRATOR],
  ['routes/people.import', 'POST', '/people/import', ADMINISTRATOR],
  ['routes/people.invitations', 'GET', '/people/invitations', ADMINISTRATOR],
  ['routes/people.invitations', 'POST', '/people/invitations', ADMINISTRATOR],
  ['routes/company', 'GET', '/company', 'sign-in 404 pledge 404 in 404 in sign-in sign-in'],
  ['routes/company', 'POST', '/company', 'sign-in 404 pledge 404 in 404 in sign-in sign-in'],
]

/** The address with the ids of real things in it. */
export const fill = (address: string, things: Things): string =>
  address.replace(/\{(\w+)\}/g, (_, name: string) => {
    const thing = things[name as keyof Things]
    if (thing === undefined) throw new Error(`things.ts makes no {${name}}`)
    return thing
  })

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
 * A POST is sent with an empty form: that decides who is let in, and mostly changes nothing; a route that looks at the form before it looks
 * at the person gets one as a fifth entry, as the body of a form is written. Lines run in their order. Reading is also tried as the request that Remix's
 * browser side sends for one loader alone (`.data?_routes=`): whoever is not let in to the page gets nothing there either.
 */
export const ACTORS = ['nobody', 'employee', 'unpledged', 'preparer', 'leader', 'moderator', 'administrator', 'stage', 'bearer'] as const
export type ActorName = (typeof ACTORS)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Line = readonly [route: string, method: Method, address: string, who: string, form?: string]

// The usual rows, so that a line that differs is seen.
const EVERYBODY = 'in in in in in in in in in'
const SIGNED_IN = 'sign-in in in in in in in sign-in sign-in'
const ADMINISTRATOR = 'sign-in 404 pledge 404 404 404 in sign-in sign-in'
const READERS = 'sign-in in pledge in in in in sign-in sign-in'
const PREPARERS = 'sign-in 404 pledge in in 404 404 sign-in sign-in'
const LEADERS = 'sign-in 404 pledge 404 in 404 404 sign-in sign-in'
/** Preparers see the draft, so they are told that this is not theirs. */
const LEADERS_NOT_PREPARERS = 'sign-in 404 pledge 403 in 404 404 sign-in sign-in'
/** Everybody sees the meeting; the leader presents it. */
const PRESENTERS = 'sign-in 403 pledge 403 in 403 403 sign-in sign-in'
const PLANNERS = 'sign-in 404 pledge 404 in in 404 sign-in sign-in'
const NOBODY_AFTER_SIGN_IN = 'sign-in 404 pledge 404 404 404 404 sign-in sign-in'
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
  ['routes/people.$id', 'GET', '/people/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/people.$id', 'POST', '/people/{person}', ADMINISTRATOR],
  ['routes/people.import', 'GET', '/people/import', ADMINISTRATOR],
  ['routes/people.import', 'POST', '/people/import', ADMINISTRATOR],
  ['routes/people.invitations', 'GET', '/people/invitations', ADMINISTRATOR],
  ['routes/people.invitations', 'POST', '/people/invitations', ADMINISTRATOR],
  ['routes/company', 'GET', '/company', 'sign-in 404 pledge 404 in 404 in sign-in sign-in'],
  ['routes/company', 'POST', '/company', 'sign-in 404 pledge 404 in 404 in sign-in sign-in'],

  // First page and reports
  ['routes/_index', 'GET', '/', READERS],
  ['routes/reports._index', 'GET', '/reports', READERS],
  ['routes/reports.new', 'GET', '/reports/new', PREPARERS],
  ['routes/reports.new', 'POST', '/reports/new', PREPARERS],
  ['routes/reports.$id._index', 'GET', '/reports/{report}', READERS],
  ['routes/reports.$id._index', 'GET', '/reports/{draft}', PREPARERS],
  ['routes/reports.$id._index', 'GET', '/reports/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/reports.$id.revisions._index', 'GET', '/reports/{report}/revisions', READERS],
  ['routes/reports.$id.revisions.$number', 'GET', '/reports/{report}/revisions/1', PREPARERS],
  ['routes/reports.$id.edit._index', 'GET', '/reports/{report}/edit', PREPARERS],
  ['routes/reports.$id.edit._index', 'POST', '/reports/{report}/edit', PREPARERS],
  ['routes/reports.$id.edit._index', 'GET', '/reports/{draft}/edit', PREPARERS],
  ['routes/reports.$id.edit.sentences', 'GET', '/reports/{report}/edit/sentences', PREPARERS],
  ['routes/reports.$id.edit.sentences', 'POST', '/reports/{report}/edit/sentences', PREPARERS],
  ['routes/reports.$id.edit.add.$kind', 'GET', '/reports/{report}/edit/add/narrative', PREPARERS],
  ['routes/reports.$id.edit.add.$kind', 'POST', '/reports/{report}/edit/add/narrative', PREPARERS],
  ['routes/reports.$id.edit.sections.$sectionId', 'GET', '/reports/{report}/edit/sections/{section}', PREPARERS],
  ['routes/reports.$id.edit.sections.$sectionId', 'POST', '/reports/{report}/edit/sections/{section}', PREPARERS],
  ['routes/reports.$id.approval', 'POST', '/reports/{draft}/approval', LEADERS_NOT_PREPARERS],
  ['routes/reports.$id.publication', 'GET', '/reports/{report}/publication', PREPARERS],
  ['routes/reports.$id.publication', 'POST', '/reports/{report}/publication', LEADERS],
  ['routes/reports.$id.removals', 'GET', '/reports/{report}/removals', READERS],
  ['routes/reports.$id.removals', 'POST', '/reports/{report}/removals', LEADERS],
  ['routes/uploads.$id', 'GET', '/uploads/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/uploads.$id', 'POST', '/uploads/{nothing}', PREPARERS],
  ['routes/files.$id', 'GET', '/files/{nothing}', NOTHING],

  // Meetings; the leader presents
  ['routes/meetings._index', 'GET', '/meetings', READERS],
  ['routes/meetings.new', 'GET', '/meetings/new', LEADERS],
  ['routes/meetings.new', 'POST', '/meetings/new', LEADERS],
  ['routes/meetings.$id._index', 'GET', '/meetings/{meeting}', READERS],
  ['routes/meetings.$id._index', 'GET', '/meetings/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/meetings.$id.edit', 'GET', '/meetings/{meeting}/edit', PRESENTERS],
  ['routes/meetings.$id.edit', 'POST', '/meetings/{meeting}/edit', PRESENTERS, 'startsAt=2027-03-02T10:00'],
  ['routes/meetings.$id.readiness', 'GET', '/meetings/{meeting}/readiness', PRESENTERS],
  ['routes/meetings.$id.present', 'GET', '/meetings/{meeting}/present', PRESENTERS],
  ['routes/meetings.$id.rehearsal', 'GET', '/meetings/{meeting}/rehearsal', PRESENTERS],
  ['routes/meetings.$id.window', 'GET', '/meetings/{meeting}/window', PRESENTERS],
  ['routes/meetings.$id.correction', 'POST', '/meetings/{meeting}/correction', PRESENTERS],
  ['routes/meetings.$id.stages', 'POST', '/meetings/{meeting}/stages', PRESENTERS],
  ['routes/meetings.$id.stages', 'DELETE', '/meetings/{meeting}/stages', 'sign-in 403 pledge 403 404 403 403 sign-in sign-in'],
  ['routes/stage', 'GET', '/stage', EVERYBODY],
  // These do their work with an empty form: in the order in which a meeting goes.
  ['routes/meetings.$id.lobby', 'POST', '/meetings/{meeting}/lobby', PRESENTERS],
  // Without its token there is no pack for anybody.
  ['routes/meetings.$id.pack', 'GET', '/meetings/{meeting}/pack', NOTHING],
  ['routes/meetings.$id.start', 'POST', '/meetings/{meeting}/start', PRESENTERS],
  ['routes/meetings.$id.end', 'POST', '/meetings/{meeting}/end', PRESENTERS, 'publish=everything'],
  ['routes/meetings.$id.moments', 'GET', '/meetings/{meeting}/moments', READERS],

  // Questions
  ['routes/rounds._index', 'GET', '/rounds', READERS],
  ['routes/rounds.new', 'GET', '/rounds/new', PLANNERS],
  ['routes/rounds.new', 'POST', '/rounds/new', PLANNERS],
  ['routes/rounds.$id', 'GET', '/rounds/{round}', READERS],
  ['routes/rounds.$id', 'GET', '/rounds/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/rounds.$id_.questions', 'GET', '/rounds/{round}/questions', READERS],
  ['routes/rounds.$id_.record', 'GET', '/rounds/{round}/record', READERS],
  ['routes/rounds.$id_.tokens', 'POST', '/rounds/{round}/tokens', 'sign-in 400 pledge 400 400 400 400 sign-in sign-in'],
  ['routes/rounds.$id_.closing', 'POST', '/rounds/{round}/closing', 'sign-in 403 pledge 403 in in 403 sign-in sign-in'],
  ['routes/questions.$id.answer', 'GET', '/questions/{nothing}/answer', NOBODY_AFTER_SIGN_IN],
  ['routes/questions.$id.answer', 'POST', '/questions/{nothing}/answer', 'sign-in 403 pledge 403 404 403 403 sign-in sign-in'],
  ['routes/questions.$id.moderation', 'POST', '/questions/{nothing}/moderation', 'sign-in 404 pledge 404 404 in 404 sign-in sign-in'],
  ['routes/moderation.$id', 'GET', '/moderation/{round}', 'sign-in 404 pledge 404 404 in 404 sign-in sign-in'],
]

/** The address with the ids of real things in it. */
export const fill = (address: string, things: Things): string =>
  address.replace(/\{(\w+)\}/g, (_, name: string) => {
    const thing = things[name as keyof Things]
    if (thing === undefined) throw new Error(`things.ts makes no {${name}}`)
    return thing
  })

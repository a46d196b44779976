import { ANSWERING } from './answering.ts'
import { OUTSIDE } from './outside.ts'
import { READING } from './reading.ts'
import type { Things } from './things.ts'

/*
 * Who may do what, written down. One line a route, a method and, where a page has several forms, a form:
 *
 *   [route, method, address, who, form]
 *
 * - The route: the file as Remix names it (app/ and the ending left out), or the path as server/ gives it to Express. matrix.test.ts fails
 *   for a route, a method or an intent of a form that has no line, and for a line that is no route any more. A method without a line is
 *   walked too: nobody may be let in.
 * - The address; {report} and the like stand for the id of a real thing that things.ts makes (add yours there), {nothing} for an id that
 *   nobody has.
 * - The outcomes, in the order of ACTORS:
 *     in       let in: a page, what was asked for, a form's fault, or a redirect after something was done
 *     sign-in  led to sign-in     pledge  led to the pledge     home  led to the first page
 *     404      as if it did not exist     403  seen, but not theirs to do     401, 400 …  any other status by its number
 * - The form: the body as a form is written, or JSON. Left out: an empty one, which decides who is let in and mostly changes nothing. Where
 *   the form is looked at before the person, it must be one that would be taken. A `version=1` that no longer stands reaches the use case
 *   and changes nothing.
 *
 * Lines run in their order. Reading is also tried as the request that Remix's browser side sends for one loader alone
 * (`.data?_routes=`): whoever is not let in to the page gets nothing there either.
 *
 * `leader` presents nothing; `presenter` is a leader who presents the meeting. `bearer` sends an API token that the leader made: it opens
 * the API, and everywhere else its holder is nobody.
 */
export const ACTORS = [
  'nobody',
  'stage',
  'bearer',
  'employee',
  'unpledged',
  'moderator',
  'preparer',
  'leader',
  'presenter',
  'administrator',
] as const
export type ActorName = (typeof ACTORS)[number]

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]
export type Line = readonly [route: string, method: Method, address: string, who: string, form?: string]

// The usual rows, so that a line that differs is seen.
const EVERYBODY = 'in in in in in in in in in in'
const SIGNED_IN = 'sign-in sign-in sign-in in in in in in in in'
const ADMINISTRATOR = 'sign-in sign-in sign-in 404 pledge 404 404 404 404 in'
const SIGNERS = 'sign-in sign-in sign-in 404 pledge 404 404 in in in'
/** Leaders see the page, so they are told that this is not theirs. */
const ADMINISTRATOR_NOT_LEADERS = 'sign-in sign-in sign-in 404 pledge 404 404 403 403 in'
const READERS = 'sign-in sign-in sign-in in pledge in in in in in'
const READERS_ELSE_NOTHING = '404 404 404 in 404 in in in in in'
const PREPARERS = 'sign-in sign-in sign-in 404 pledge 404 in in in 404'
const LEADERS = 'sign-in sign-in sign-in 404 pledge 404 404 in in 404'
/** Preparers see the draft, so they are told that this is not theirs. */
const LEADERS_NOT_PREPARERS = 'sign-in sign-in sign-in 404 pledge 404 403 in in 404'
/** Everybody sees the meeting; who is named for it presents. */
const PRESENTERS = 'sign-in sign-in sign-in 403 pledge 403 403 403 in 403'
/** Leaders schedule: they can also give a meeting to another presenter. */
const SCHEDULERS = 'sign-in sign-in sign-in 403 pledge 403 403 in in 403'
const PLANNERS = 'sign-in sign-in sign-in 404 pledge in 404 in in 404'
const NOBODY_AFTER_SIGN_IN = 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'
/** Outside of the pages nobody is led anywhere. */
const PREPARERS_ELSE_NOTHING = '404 404 404 404 404 404 in in in 404'
/** An API token and nothing else. */
const PROGRAMS = '401 401 in 401 401 401 401 401 401 401'
const NOTHING = '404 404 404 404 404 404 404 404 404 404'

export const MATRIX: readonly Line[] = [
  // Getting in
  ['routes/sign-in', 'GET', '/sign-in', 'in in in home home home home home home home'],
  ['routes/sign-in', 'POST', '/sign-in', EVERYBODY],
  ['routes/sign-out', 'GET', '/sign-out', 'home home home home home home home home home home'],
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
  ['routes/me', 'POST', '/me', SIGNED_IN, 'intent=sign+out+everywhere'],

  // People and company
  ['routes/people._index', 'GET', '/people', ADMINISTRATOR],
  ['routes/people.new', 'GET', '/people/new', ADMINISTRATOR],
  ['routes/people.new', 'POST', '/people/new', ADMINISTRATOR],
  ['routes/people.$id', 'GET', '/people/{person}', ADMINISTRATOR],
  ['routes/people.$id', 'GET', '/people/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/people.$id', 'POST', '/people/{person}', ADMINISTRATOR, 'name=Nora+New&staffNumber=N-1'],
  ['routes/people.$id', 'POST', '/people/{person}', ADMINISTRATOR, 'intent=disable'],
  ['routes/people.$id', 'POST', '/people/{person}', ADMINISTRATOR, 'intent=enable'],
  ['routes/people.$id', 'POST', '/people/{person}', ADMINISTRATOR, 'intent=link'],
  ['routes/people.$id', 'POST', '/people/{nothing}', NOBODY_AFTER_SIGN_IN, 'intent=disable'],
  ['routes/people.import', 'GET', '/people/import', ADMINISTRATOR],
  ['routes/people.import', 'POST', '/people/import', ADMINISTRATOR],
  ['routes/people.import', 'POST', '/people/import', ADMINISTRATOR, 'intent=import'],
  ['routes/people.invitations', 'GET', '/people/invitations', ADMINISTRATOR],
  ['routes/people.invitations', 'POST', '/people/invitations', ADMINISTRATOR],
  ['routes/people.invitations', 'POST', '/people/invitations', ADMINISTRATOR, 'intent=send'],
  ['routes/company', 'GET', '/company', SIGNERS],
  ['routes/company_.proxy', 'GET', '/company/proxy', ADMINISTRATOR],
  // Leaders sign the counter-pledge; the rest of the page is the administrators'.
  ['routes/company', 'POST', '/company', SIGNERS, 'intent=sign&version=1'],
  [
    'routes/company',
    'POST',
    '/company',
    ADMINISTRATOR_NOT_LEADERS,
    'intent=settings&version=1&name=Acme&accent=%23205040&currency=EUR&timeZone=Europe/Berlin&locale=en-GB&fiscalYearStart=1&negatives=minus&wrongdoingChannel=Here&mailDomains=',
  ],
  ['routes/company', 'POST', '/company', ADMINISTRATOR_NOT_LEADERS, 'intent=pledge&version=1&text=Mine'],
  ['routes/company', 'POST', '/company', ADMINISTRATOR_NOT_LEADERS, 'intent=counter-pledge&version=1&text=Mine'],
  ['routes/company', 'POST', '/company', ADMINISTRATOR_NOT_LEADERS, 'intent=open+join&version=1'],
  ['routes/company', 'POST', '/company', ADMINISTRATOR_NOT_LEADERS, 'intent=close+join&version=1'],

  ['routes/tokens', 'GET', '/tokens', LEADERS],
  ['routes/tokens', 'POST', '/tokens', LEADERS],
  // A token that is not there is not there for leaders either.
  ['routes/tokens', 'POST', '/tokens', NOBODY_AFTER_SIGN_IN, 'intent=revoke&token={nothing}'],

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
  ['routes/reports.$id.edit._index', 'POST', '/reports/{report}/edit', PREPARERS, 'intent=move&version=1&sectionId={section}&to=0'],
  ['routes/reports.$id.edit._index', 'POST', '/reports/{report}/edit', PREPARERS, 'intent=remove&version=1&sectionId={section}'],
  ['routes/reports.$id.edit._index', 'GET', '/reports/{draft}/edit', PREPARERS],
  ['routes/reports.$id.edit.sentences', 'GET', '/reports/{report}/edit/sentences', PREPARERS],
  ['routes/reports.$id.edit.sentences', 'POST', '/reports/{report}/edit/sentences', PREPARERS],
  ['routes/reports.$id.edit.add.$kind', 'GET', '/reports/{report}/edit/add/narrative', PREPARERS],
  ['routes/reports.$id.edit.add.$kind', 'POST', '/reports/{report}/edit/add/narrative', PREPARERS],
  ['routes/reports.$id.edit.sections.$sectionId', 'GET', '/reports/{report}/edit/sections/{section}', PREPARERS],
  ['routes/reports.$id.edit.sections.$sectionId', 'POST', '/reports/{report}/edit/sections/{section}', PREPARERS],
  ['routes/reports.$id.edit.earlier', 'GET', '/reports/{report}/edit/earlier', PREPARERS],
  ['routes/reports.$id.edit.earlier', 'POST', '/reports/{report}/edit/earlier', PREPARERS],
  ['routes/reports.$id.edit.earlier', 'POST', '/reports/{report}/edit/earlier', PREPARERS, 'form=lines&version=1&line.x=new'],
  ['routes/reports.$id.edit.take-over', 'GET', '/reports/{report}/edit/take-over', PREPARERS],
  ['routes/reports.$id.edit.take-over', 'POST', '/reports/{report}/edit/take-over', PREPARERS],
  ['routes/reports.$id.changes', 'GET', '/reports/{report}/changes', READERS],
  // States that readers do not see, and a draft, are not found.
  ['routes/reports.$id.changes', 'GET', '/reports/{report}/changes?from=1', PREPARERS],
  ['routes/reports.$id.changes', 'GET', '/reports/{report}/changes?with={draft}', NOBODY_AFTER_SIGN_IN],
  ['routes/reports.$id.changes', 'GET', '/reports/{draft}/changes', PREPARERS],
  ['routes/series.$id', 'GET', '/series/{series}', READERS],
  // A line of a draft alone.
  ['routes/series.$id', 'GET', '/series/{unseen}', NOBODY_AFTER_SIGN_IN],
  ['routes/series.$id', 'GET', '/series/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/reports.$id.standing', 'GET', '/reports/{report}/standing', READERS],
  // A draft has no standing for whoever does not see it.
  ['routes/reports.$id.standing', 'GET', '/reports/{draft}/standing', PREPARERS],
  ['routes/reports.$id.approval', 'POST', '/reports/{draft}/approval', LEADERS_NOT_PREPARERS],
  ['routes/reports.$id.publication', 'GET', '/reports/{report}/publication', PREPARERS],
  ['routes/reports.$id.approval', 'DELETE', '/reports/{draft}/approval', LEADERS_NOT_PREPARERS],
  ['routes/reports.$id.publication', 'POST', '/reports/{report}/publication', LEADERS, 'clearance=none&version=1'],
  ['routes/reports.$id.publication', 'DELETE', '/reports/{former}/publication', LEADERS, 'reason=Wrong+figures'],
  // Who works on reports still sees it; the others are told that it was withdrawn.
  ['routes/reports.$id._index', 'GET', '/reports/{former}', 'sign-in sign-in sign-in 410 pledge 410 in in in 410'],
  ['routes/reports.$id.removals', 'GET', '/reports/{report}/removals', READERS],
  ['routes/reports.$id.removals', 'POST', '/reports/{report}/removals', LEADERS],
  // The report of the matrix has a text alone: who may have it as a file is told that there is nothing in it for one.
  ['routes/reports.$id.exports.$format', 'GET', '/reports/{report}/exports/xlsx', PREPARERS],
  ['routes/reports.$id.exports.$format', 'GET', '/reports/{report}/exports/csv', PREPARERS],
  ['routes/reports.$id.exports.$format', 'GET', '/reports/{draft}/exports/xlsx?draft', PREPARERS],
  ['routes/reports.$id.exports.$format', 'GET', '/reports/{report}/exports/exe', NOBODY_AFTER_SIGN_IN],
  ['routes/workbooks._index', 'GET', '/workbooks', PREPARERS],
  ['routes/workbooks.starter', 'GET', '/workbooks/starter', PREPARERS],
  ['routes/uploads.$id', 'GET', '/uploads/{nothing}', NOBODY_AFTER_SIGN_IN],
  // The presenter's upload, which other preparers and leaders may go on with.
  ['routes/uploads.$id', 'GET', '/uploads/{upload}', PREPARERS],
  ['routes/uploads.$id', 'POST', '/uploads/{upload}', PREPARERS],
  ['routes/uploads.$id', 'POST', '/uploads/{upload}', PREPARERS, 'intent=correct&version=1&corrections={}'],
  ['routes/uploads.$id', 'POST', '/uploads/{upload}', PREPARERS, 'intent=read+again&version=1&corrections={}'],
  ['routes/uploads.$id', 'POST', '/uploads/{upload}', PREPARERS, 'intent=discard'],
  ['routes/files.$id', 'GET', '/files/{nothing}', NOTHING],
  // The workbook behind the upload, with whatever its hidden sheets say; a picture that no published report shows.
  ['routes/files.$id', 'GET', '/files/{workbook}', '404 404 404 404 404 404 404 in in 404'],
  ['routes/files.$id', 'GET', '/files/{picture}', PREPARERS_ELSE_NOTHING],

  // Meetings; the presenter presents
  ['routes/meetings._index', 'GET', '/meetings', READERS],
  ['routes/meetings.new', 'GET', '/meetings/new', LEADERS],
  ['routes/meetings.new', 'POST', '/meetings/new', LEADERS],
  ['routes/meetings.$id._index', 'GET', '/meetings/{meeting}', READERS],
  ['routes/meetings.$id._index', 'GET', '/meetings/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/meetings.$id.edit', 'GET', '/meetings/{meeting}/edit', SCHEDULERS],
  ['routes/meetings.$id.edit', 'POST', '/meetings/{meeting}/edit', SCHEDULERS, 'startsAt=2027-03-02T10:00'],
  ['routes/meetings.$id.calendar', 'GET', '/meetings/{meeting}/calendar', READERS],
  ['routes/meetings.$id.calendar', 'GET', '/meetings/{nothing}/calendar', NOBODY_AFTER_SIGN_IN],
  ['routes/meetings.$id.invitations', 'POST', '/meetings/{meeting}/invitations', SCHEDULERS],
  ['routes/meetings.$id.readiness', 'GET', '/meetings/{meeting}/readiness', PRESENTERS],
  ['routes/meetings.$id.present', 'GET', '/meetings/{meeting}/present', PRESENTERS],
  ['routes/meetings.$id.rehearsal', 'GET', '/meetings/{meeting}/rehearsal', PRESENTERS],
  ['routes/meetings.$id.window', 'GET', '/meetings/{meeting}/window', PRESENTERS],
  ['routes/meetings.$id.correction', 'POST', '/meetings/{meeting}/correction', PRESENTERS],
  ['routes/meetings.$id.polls', 'GET', '/meetings/{meeting}/polls', READERS],
  ['routes/meetings.$id.polls', 'POST', '/meetings/{meeting}/polls', SCHEDULERS],
  [
    'routes/meetings.$id.polls',
    'POST',
    '/meetings/{meeting}/polls',
    'sign-in sign-in sign-in 403 pledge 403 403 404 404 403',
    'intent=earlier&poll={nothing}',
  ],
  ['routes/meetings.$id.polls', 'DELETE', '/meetings/{meeting}/polls', 'sign-in sign-in sign-in 403 pledge 403 403 404 404 403'],
  ['routes/pulse', 'GET', '/pulse', LEADERS],
  ['routes/meetings.$id.stages', 'POST', '/meetings/{meeting}/stages', PRESENTERS],
  ['routes/meetings.$id.stages', 'DELETE', '/meetings/{meeting}/stages', 'sign-in sign-in sign-in 403 pledge 403 403 403 404 403'],
  ['routes/meetings.$id.sources', 'POST', '/meetings/{meeting}/sources', PRESENTERS],
  ['routes/meetings.$id.sources', 'POST', '/meetings/{meeting}/sources', PRESENTERS, 'source=OBS'],
  [
    'routes/meetings.$id.sources',
    'POST',
    '/meetings/{meeting}/sources',
    'sign-in sign-in sign-in 403 pledge 403 403 403 404 403',
    'intent=renew&stage={nothing}',
  ],
  ['routes/stage', 'GET', '/stage', EVERYBODY],
  // A link is all that a browser source has, and all that it needs.
  ['routes/stage_.source.$token', 'GET', '/stage/source/{source}', EVERYBODY],
  ['routes/stage_.source.$token', 'GET', '/stage/source/{nothing}', NOTHING],
  // Says what the asking screen is; to the others that they are none.
  ['routes/stage_.standing', 'GET', '/stage/standing', EVERYBODY],
  // These do their work with an empty form: in the order in which a meeting goes.
  ['routes/meetings.$id.lobby', 'POST', '/meetings/{meeting}/lobby', PRESENTERS],
  ['routes/meetings.$id.lobby', 'POST', '/meetings/{meeting}/lobby', PRESENTERS, 'intent=close'],
  ['routes/meetings.$id.lobby', 'POST', '/meetings/{meeting}/lobby', PRESENTERS],
  // For open pages, that fetch it again and again: who may not is led nowhere.
  ['/rounds/:id/questions', 'GET', '/rounds/{round}/questions', READERS_ELSE_NOTHING],
  // Without its token there is no pack for anybody.
  ['/meetings/:id/pack', 'GET', '/meetings/{meeting}/pack', NOTHING],
  ['routes/meetings.$id.start', 'POST', '/meetings/{meeting}/start', PRESENTERS],
  ['routes/meetings.$id.end', 'POST', '/meetings/{meeting}/end', PRESENTERS, 'publish=everything'],
  ['routes/meetings.$id.moments', 'GET', '/meetings/{meeting}/moments', READERS],

  // Questions
  ['routes/rounds._index', 'GET', '/rounds', READERS],
  ['routes/rounds.new', 'GET', '/rounds/new', PLANNERS],
  ['routes/rounds.new', 'POST', '/rounds/new', PLANNERS],
  ['routes/rounds.$id', 'GET', '/rounds/{round}', READERS],
  ['routes/rounds.$id', 'GET', '/rounds/{nothing}', NOBODY_AFTER_SIGN_IN],
  ['routes/rounds.$id_.record', 'GET', '/rounds/{round}/record', READERS],
  ['routes/rounds.$id_.tokens', 'POST', '/rounds/{round}/tokens', 'sign-in sign-in sign-in 400 pledge 400 400 400 400 400'],
  ['routes/rounds.$id_.closing', 'POST', '/rounds/{round}/closing', 'sign-in sign-in sign-in 403 pledge in 403 in in 403'],
  ...ANSWERING,
  ...READING,

  // Programs
  ['/api/openapi.json', 'GET', '/api/openapi.json', EVERYBODY],
  ['/api/reports', 'POST', '/api/reports', PROGRAMS, '{}'],
  // What it brought itself; people and their sessions have no part in it.
  ['/api/reports/:id', 'GET', '/api/reports/{brought}', PROGRAMS],
  ['/api/reports/:id', 'GET', '/api/reports/{report}', '401 401 404 401 401 401 401 401 401 401'],

  ...OUTSIDE,
]

/** An address or a form with the ids of real things in it. */
export const fill = (text: string, things: Things): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const thing = things[name as keyof Things]
    if (thing === undefined) throw new Error(`things.ts makes no {${name}}`)
    return thing
  })

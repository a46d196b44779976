// The usual rows, so that a line that differs is seen.
export const EVERYBODY = 'in in in in in in in in in in'
export const SIGNED_IN = 'sign-in sign-in sign-in in in in in in in in'
export const ADMINISTRATOR = 'sign-in sign-in sign-in 404 pledge 404 404 404 404 in'
export const SIGNERS = 'sign-in sign-in sign-in 404 pledge 404 404 in in in'
/** Leaders see the page, so they are told that this is not theirs. */
export const ADMINISTRATOR_NOT_LEADERS = 'sign-in sign-in sign-in 404 pledge 404 404 403 403 in'
export const READERS = 'sign-in sign-in sign-in in pledge in in in in in'
export const PREPARERS = 'sign-in sign-in sign-in 404 pledge 404 in in in 404'
export const LEADERS = 'sign-in sign-in sign-in 404 pledge 404 404 in in 404'
/** Preparers see the draft, so they are told that this is not theirs. */
export const LEADERS_NOT_PREPARERS = 'sign-in sign-in sign-in 404 pledge 404 403 in in 404'
/** Everybody sees the meeting; who is named for it presents. */
export const PRESENTERS = 'sign-in sign-in sign-in 403 pledge 403 403 403 in 403'
/** Leaders schedule: they can also give a meeting to another presenter. */
export const SCHEDULERS = 'sign-in sign-in sign-in 403 pledge 403 403 in in 403'
export const PLANNERS = 'sign-in sign-in sign-in 404 pledge in 404 in in 404'
export const NOBODY_AFTER_SIGN_IN = 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'
/** Outside of the pages nobody is led anywhere. */
export const PREPARERS_ELSE_NOTHING = '404 404 404 404 404 404 in in in 404'
/** An API token and nothing else. */
export const PROGRAMS = '401 401 in 401 401 401 401 401 401 401'
/** Whoever says who they are is refused. */
export const WITHOUT_NAMES = 'in 400 400 400 400 400 400 400 400 400'
export const NOTHING = '404 404 404 404 404 404 404 404 404 404'

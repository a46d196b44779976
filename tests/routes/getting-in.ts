import type { Line } from './matrix.ts'
import { EVERYBODY, NOTHING } from './rows.ts'

/** Lines of the matrix for the pages that come before everything else. */
export const GETTING_IN: readonly Line[] = [
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
]

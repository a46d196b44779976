import type { Line } from './matrix.ts'

const EVERYBODY = 'in in in in in in in in in in'
/** Outside of the pages nobody is led anywhere. */
const PREPARERS_ELSE_NOTHING = '404 404 404 404 404 404 in in in 404'
/** Whoever says who they are is refused. */
const WITHOUT_NAMES = 'in 400 400 400 400 400 400 400 400 400'
const NOTHING = '404 404 404 404 404 404 404 404 404 404'

/** What server/ gives to Express: outside of the pages nobody is led anywhere. */
export const OUTSIDE: readonly Line[] = [
  ['/healthz', 'GET', '/healthz', EVERYBODY],
  ['/readyz', 'GET', '/readyz', EVERYBODY],
  // Without METRICS_TOKEN it is not there.
  ['/metrics', 'GET', '/metrics', NOTHING],
  ['/uploads', 'POST', '/uploads?name=board.xlsx', PREPARERS_ELSE_NOTHING, 'no workbook'],
  ['/reports/:id/pictures', 'POST', '/reports/{draft}/pictures?name=a.png', PREPARERS_ELSE_NOTHING, 'no picture'],
  ['/reports/:id/pictures', 'POST', '/reports/{nothing}/pictures?name=a.png', NOTHING, 'no picture'],
  ['/anonymous/questions', 'POST', '/anonymous/questions', WITHOUT_NAMES, '{}'],
  ['/anonymous/votes', 'POST', '/anonymous/votes', WITHOUT_NAMES, '{}'],
  ['/anonymous/polls', 'POST', '/anonymous/polls', WITHOUT_NAMES, '{}'],
  ['/anonymous/withdrawals', 'POST', '/anonymous/withdrawals', WITHOUT_NAMES, '{}'],
  ...['verdicts', 'clarifications', 'doubts', 'splits'].map(
    (kind): Line => [`/anonymous/${kind}`, 'POST', `/anonymous/${kind}`, WITHOUT_NAMES, '{}'],
  ),
  ['/anonymous/probe/:marker', 'POST', '/anonymous/probe/0123456789abcdef0123456789abcdef', WITHOUT_NAMES, '{}'],
  // The demonstration's doors are not in the house that people run.
  ['/demo/:who/:signature', 'GET', '/demo/ceo/{nothing}', NOTHING],
]

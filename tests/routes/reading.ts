import type { Line } from './matrix.ts'
const READERS = 'sign-in sign-in sign-in in pledge in in in in in'

const EXPORTERS = 'sign-in sign-in sign-in 404 pledge 404 in in in 404'
const MODERATORS = 'sign-in sign-in sign-in 404 pledge in 404 404 404 404'

/** Lines of the matrix for moderating many questions, and for reading them together. */
export const READING: readonly Line[] = [
  ['routes/moderation.$id_.standing', 'POST', '/moderation/{round}/standing', MODERATORS],
  ['routes/moderation.$id_.standing', 'POST', '/moderation/{nothing}/standing', 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'],
  ['routes/moderation.$id_.decisions', 'POST', '/moderation/{round}/decisions', MODERATORS],
  ['routes/moderation.$id_.decisions', 'POST', '/moderation/{round}/decisions', MODERATORS, 'kind=approve&question={nothing}'],
  ['routes/inventory', 'GET', '/inventory', 'sign-in sign-in sign-in 404 pledge 404 404 in in in'],
  ['routes/questions._index', 'GET', '/questions?state=open', READERS],
  ['routes/questions._index', 'POST', '/questions?index', READERS, 'q=why'],
  // Employees may where the company lets them.
  ['routes/questions.exports.$format', 'GET', '/questions/exports/csv', EXPORTERS],
  ['routes/questions.exports.$format', 'GET', '/questions/exports/json', EXPORTERS],
  ['routes/questions.exports.$format', 'POST', '/questions/exports/csv', EXPORTERS, 'q=why'],
  ['routes/questions.exports.$format', 'GET', '/questions/exports/pdf', 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'],
]

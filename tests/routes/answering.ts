import type { Line } from './matrix.ts'

/** Lines of matrix.ts: deciding on questions, what comes after they were asked, and where their receipts go. */
export const ANSWERING: readonly Line[] = [
  ['routes/me_.device', 'GET', '/me/device', 'sign-in sign-in sign-in in pledge in in in in in'],
  ['routes/questions.$id.answer', 'GET', '/questions/{nothing}/answer', 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'],
  ['routes/questions.$id.answer', 'POST', '/questions/{nothing}/answer', 'sign-in sign-in sign-in 403 pledge 403 403 404 404 403'],
  ['routes/questions.$id.promise', 'GET', '/questions/{nothing}/promise', 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'],
  [
    'routes/questions.$id.promise',
    'POST',
    '/questions/{nothing}/promise',
    'sign-in sign-in sign-in 403 pledge 403 403 in in 403',
    'owner=person {person}&dueOn=2020-01-01',
  ],
  ['routes/owed._index', 'GET', '/owed', 'sign-in sign-in sign-in in pledge in in in in in'],
  ['routes/owed.people.$id', 'GET', '/owed/people/{nothing}', 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'],
  ['routes/owed.squads.$id', 'GET', '/owed/squads/{nothing}', 'sign-in sign-in sign-in 404 pledge 404 404 404 404 404'],
  [
    'routes/questions.$id.clarifications.$place',
    'POST',
    '/questions/{nothing}/clarifications/1',
    'sign-in sign-in sign-in 404 pledge 404 404 404 404 404',
    'kind=approve',
  ],
  ['routes/questions.$id.moderation', 'POST', '/questions/{nothing}/moderation', 'sign-in sign-in sign-in 404 pledge in 404 404 404 404'],
  [
    'routes/questions.$id.moderation',
    'POST',
    '/questions/{nothing}/moderation',
    'sign-in sign-in sign-in 404 pledge 404 404 404 404 404',
    'kind=split',
  ],
  ['routes/moderation.$id', 'GET', '/moderation/{round}', 'sign-in sign-in sign-in 404 pledge in 404 404 404 404'],
]

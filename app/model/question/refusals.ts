/** Why the desk does not take something, by the code that it sends. Free of what checks requests: browsers need the list. */
export const REFUSALS = [
  'credentials',
  'origin',
  'form',
  'token',
  'spent',
  'closed',
  'crowd',
  'text',
  'about',
  'question',
  'poll',
  'choice',
  'receipt',
  'place',
  'too many failures',
  'too many changes',
  'busy',
  'failed',
] as const
export type AnonymousRefusal = (typeof REFUSALS)[number]

import type { PlanItem } from './section.ts'

const normal = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

type Status = PlanItem['status']

const WORDS: [RegExp, Exclude<Status, 'unknown'>][] = [
  [/\b(?:stopped|cancell?ed|on hold|blocked|abandoned|won'?t do|rejected|paused|deferred|dropped)\b/g, 'stopped'],
  [/\b(?:not (?:yet )?(?:started|begun)|to ?do|backlog|planned|pending|new|open|not yet|scheduled|to be started)\b/g, 'not started'],
  [/\b(?:late|delayed|overdue|red|behind(?: schedule)?|missed|slipped|off track)\b/g, 'late'],
  [/\b(?:at risk|amber|yellow|risk)\b/g, 'at risk'],
  [/\b(?:done|completed?|closed|finished|resolved|delivered|shipped)\b/g, 'done'],
  [
    /\b(?:on track|on schedule|in progress|green|ongoing|active|started|in review|in development|in test(?:ing)?|doing|under way)\b/g,
    'on track',
  ],
]
const LETTERS: Record<string, Status> = { r: 'late', a: 'at risk', y: 'at risk', g: 'on track' }
/** "Nearly done", "not done", "partly": what follows is just what it is not. */
const HEDGED = /\b(?:not|no|never|partial(?:ly)?|partly|almost|nearly|half|un)\b/

/**
 * The one of our words that a file's own word for a status means; null for a code, for what nobody knows and for what could mean two of
 * them: that is asked. `letters`: the column holds traffic lights, so that G is green.
 */
export function statusOfWords(text: string, letters = false): Status | null {
  let said = normal(text)
  if (letters && LETTERS[said]) return LETTERS[said] ?? null
  const found = new Set<Status>()
  for (const [words, status] of WORDS) {
    const less = said.replace(words, ' ')
    if (less === said) continue
    found.add(status)
    said = less
  }
  const [only] = found
  return only && found.size === 1 && !HEDGED.test(said) ? only : null
}

/**
 * The status of an item: what a person said that the file's word means, else what the word means. Without a word, only nothing and all of
 * it done say something; anything between is not made into a judgement that nobody gave.
 */
export function planStatus(text: string, progress: number | null, settled?: Status, letters = false): Status {
  if (settled) return settled
  if (text.trim() !== '') return statusOfWords(text, letters) ?? 'unknown'
  return progress === 100 ? 'done' : progress === 0 ? 'not started' : 'unknown'
}

/** Whether a column's words are the letters of traffic lights. */
export const areLetters = (texts: readonly string[]): boolean => {
  const said = texts.map(normal).filter(text => text !== '')
  return said.length > 0 && said.every(text => text in LETTERS)
}

/** Whether our word says no less than the file's. */
export const saysTheSame = (text: string, status: Status): boolean => normal(text) === status

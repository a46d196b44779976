import type { About, QuestionState } from './question.ts'

/** What stands in the columns that the asker's browser cannot know, or that are empty at first. */
type Later = 'random' | 'next batch' | 'series' | 'nothing'

/** A cell of the row that is stored of a question: its value, or why it is not known yet. */
export type StoredCell = { column: string; value: string } | { column: string; later: Later }

/** The columns that nothing is written into when a question is stored. */
const EMPTY_AT_FIRST = ['decline_reason', 'merged_into', 'votes', 'asker_says', 'settled', 'yes', 'no', 'reopened']

/** The row that is stored of a question, cell by cell, as the server would write it now: held by a test against what it really writes. */
export function storedRow(question: {
  roundId: string
  text: string
  about: About | null
  moderated: boolean
  token: string
  receipt: string
}): StoredCell[] {
  const { roundId, text, about, moderated, token, receipt } = question
  return [
    { column: 'id', later: 'random' },
    { column: 'round_id', value: roundId },
    { column: 'text', value: text },
    about ? { column: 'about', value: JSON.stringify(about) } : { column: 'about', later: 'nothing' },
    { column: 'batch', later: 'next batch' },
    { column: 'token_hash', value: token },
    { column: 'receipt_hash', value: receipt },
    { column: 'state', value: (moderated ? 'pending' : 'open') satisfies QuestionState },
    { column: 'series_id', later: about?.kind === 'line item' ? 'series' : 'nothing' },
    ...EMPTY_AT_FIRST.map(column => ({ column, later: 'nothing' as const })),
  ]
}

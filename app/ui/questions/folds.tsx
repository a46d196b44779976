import { type ComponentType, useState } from 'react'
import { withTheRest } from '#app/live/questions/rest-of-asking.ts'
import { later } from '../later.tsx'
import { meeting } from '../words/meeting.ts'
import { questions } from '../words/questions.ts'

// What somebody opens who looks for it: it comes then. Asking and voting do without.

const coming = { coming: meeting.follow.opening, failed: questions.token.unreachable }

function fold<P extends object>(className: string, title: string, load: () => Promise<ComponentType<P>>) {
  const Inside = later(
    () => withTheRest(load),
    how => <p role="status">{coming[how]}</p>,
  )
  return function Fold(props: P) {
    const [isOpened, setOpened] = useState(false)
    return (
      <details className={className} onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
        <summary>{title}</summary>
        {isOpened && <Inside {...props} />}
      </details>
    )
  }
}

/** What was written and not sent when asking closed. */
export const LateDraft = later(
  () => withTheRest(async () => (await import('./late-draft.tsx')).LateDraft),
  () => null,
)

/** What this browser's person has asked. */
export const MyReceipts = fold('receipts', questions.folds.receipts, async () => (await import('./receipts.tsx')).Receipts)

/** The fingerprints of a round's keys. */
export const RoundKey = fold('round-key', questions.folds.key, async () => (await import('./round-key.tsx')).RoundKeyWords)

/** What the server would keep of what is typed. */
export const StoredRow = fold('ask-row', questions.ask.row, async () => (await import('./stored-row.tsx')).StoredRow)

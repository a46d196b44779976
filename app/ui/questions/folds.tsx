import { type ReactNode, useState } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import type { RoundKeysView } from '#app/model/question/round.ts'
import type { QuestionsView } from '#app/model/question/views.ts'
import { useLater } from '../use-later.ts'
import { meeting } from '../words/meeting.ts'
import { questions } from '../words/questions.ts'
import type { Row } from './stored-row.tsx'

// What somebody opens who looks for it: it comes then. Asking and voting do without.

function Fold({ className, title, children }: { className: string; title: string; children: () => ReactNode }) {
  const [isOpened, setOpened] = useState(false)
  return (
    <details className={className} onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary>{title}</summary>
      {isOpened && children()}
    </details>
  )
}

const loadReceipts = async () => (await import('./receipts.tsx')).Receipts
const loadRow = async () => (await import('./stored-row.tsx')).StoredRow
const loadKey = async () => (await import('./round-key.tsx')).RoundKeyWords

/** What this browser's person has asked. */
export const MyReceipts = (known: { own: Own; view: QuestionsView | undefined }) => (
  <Fold className="receipts" title={questions.folds.receipts}>
    {() => <ReceiptsLater {...known} />}
  </Fold>
)

function ReceiptsLater(known: { own: Own; view: QuestionsView | undefined }) {
  const Receipts = useLater(loadReceipts)
  return typeof Receipts === 'object' ? <Receipts.is {...known} /> : <p role="status">{coming[Receipts]}</p>
}

/** The fingerprints of a round's keys. */
export const RoundKey = ({ keys }: { keys: RoundKeysView }) => (
  <Fold className="round-key" title={questions.folds.key}>
    {() => <KeyLater keys={keys} />}
  </Fold>
)

function KeyLater({ keys }: { keys: RoundKeysView }) {
  const Words = useLater(loadKey)
  return typeof Words === 'object' ? <Words.is keys={keys} /> : <p role="status">{coming[Words]}</p>
}

/** What the server would keep of what is typed. */
export const StoredRow = (row: Row) => (
  <Fold className="ask-row" title={questions.ask.row}>
    {() => <RowLater {...row} />}
  </Fold>
)

function RowLater(row: Row) {
  const Literal = useLater(loadRow)
  return typeof Literal === 'object' ? <Literal.is {...row} /> : <p role="status">{coming[Literal]}</p>
}

const coming = { coming: meeting.follow.opening, failed: questions.token.unreachable }

import { useEffect, useRef, useState } from 'react'
import { type OwnAct, openAfterwards } from '#app/live/questions/afterwards.ts'
import type { Asked } from '#app/live/questions/outbox.ts'
import type { Own } from '#app/live/questions/use-own.ts'
import { CLARIFICATIONS } from '#app/model/question/answering.ts'
import { cleanText, LONGEST_TEXT, lengthOf, textFault } from '#app/model/question/text.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { TextArea } from '../field.tsx'
import { questions as words } from '../words/questions.ts'
import { receiptActs as text } from '../words/receipt-acts.ts'

/** What an asker may do with a question that everybody sees: add something, say whether that was an answer, take it out of a merge. */
export function ReceiptActs({ asked, question, own }: { asked: Asked; question: QuestionView; own: Own }) {
  const acts = own.afterwards.actsOf(asked.index)
  const box = own.afterwards.by(openAfterwards)
  const settled = question.receipt === null
  const doubts = question.state === 'answered' && !settled
  const says = acts.find(act => act.kind === 'doubt')?.says ?? question.after?.askerSays
  const splitting = acts.some(act => act.kind === 'split' && (act.state === 'waiting' || act.state === 'held'))
  return (
    <div className="receipt-acts">
      <Under acts={acts} question={question} />
      {!settled && question.state !== 'merged' && <Clarify {...{ asked, question, own, acts }} />}
      <div className="actions">
        {doubts && says !== 'not answered' && (
          <Button type="button" size="small" onClick={() => void box?.doubt(asked, question.id, 'not answered')}>
            {text.doubt}
          </Button>
        )}
        {doubts && says !== 'answered' && (
          <Button type="button" size="small" onClick={() => void box?.doubt(asked, question.id, 'answered')}>
            {text.content}
          </Button>
        )}
        {question.state === 'merged' && !settled && !splitting && (
          <Button type="button" size="small" title={text.splitHint} onClick={() => void box?.split(asked, question.id)}>
            {text.split}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What was done, and where it is until everybody sees it. */
function Under({ acts, question }: { acts: readonly OwnAct[]; question: QuestionView }) {
  const shown = acts.filter(({ kind, state }) => kind === 'clarification' || state !== 'stored')
  return (
    <ul role="status">
      {shown.map(act => (
        <li key={act.kind + (act.kind === 'clarification' ? act.place : '')} className="receipt-state">
          {text.kind[act.kind]} {act.kind === 'clarification' && <q dir="auto">{act.text}</q>}: {text.state[stateOf(act, question)]}
          {act.state === 'refused' && act.refusal && `, ${words.refusal[act.refusal]}`}
        </li>
      ))}
    </ul>
  )
}

function stateOf(act: OwnAct, { after }: QuestionView): keyof typeof text.state {
  if (act.kind !== 'clarification' || act.state !== 'stored') return act.state
  return after?.clarifications?.find(({ place }) => place === act.place)?.state ?? 'stored'
}

function Clarify({ asked, question, own, acts }: { asked: Asked; question: QuestionView; own: Own; acts: readonly OwnAct[] }) {
  const [typed, setTyped] = useState('')
  const box = own.afterwards.by(openAfterwards)
  const isReady = box !== undefined
  const current = useRef(box)
  current.current = box
  const { index } = asked
  // What was begun before a reload; what is typed until it is here counts more.
  useEffect(() => {
    if (isReady) void current.current?.begun(index).then(before => setTyped(now => now || before))
  }, [isReady, index])
  const [fault, setFault] = useState<string>()
  const used = new Set([
    ...(question.after?.clarifications ?? []).map(({ place }) => place),
    ...acts.flatMap(act => (act.kind === 'clarification' && act.state !== 'refused' ? [act.place] : [])),
  ])
  const left = CLARIFICATIONS - used.size
  if (left <= 0) return null
  const clean = cleanText(typed)

  async function send() {
    const wrong = textFault(clean)
    if (wrong) return setFault(wrong === 'empty' ? words.ask.blank : words.ask.length(Math.max(1, lengthOf(clean) - LONGEST_TEXT)))
    if (!(await box?.clarify(asked, question.id, clean))) return setFault(words.refusal.place)
    setTyped('')
    setFault(undefined)
  }

  return (
    <details open={typed !== '' || undefined}>
      <summary>{text.clarify}</summary>
      <TextArea
        name={`clarification-${asked.index}`}
        label={text.clarifyLabel}
        hint={text.clarifyHint(left)}
        rows={3}
        dir="auto"
        value={typed}
        error={fault}
        onChange={({ target }) => {
          setTyped(target.value)
          void box?.keepBegun(index, target.value)
        }}
      />
      <Button type="button" size="small" onClick={() => void send()}>
        {text.send}
      </Button>
    </details>
  )
}

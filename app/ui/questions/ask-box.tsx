import { type FormEvent, useId, useState } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import { useSecondsUntil } from '#app/live/questions/use-view.ts'
import { type Hint, hints } from '#app/model/question/hints.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { cleanText, LONGEST_TEXT, lengthOf, textFault } from '#app/model/question/text.ts'
import type { AboutInput } from '#app/model/question/wire.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { questions as words } from '../words/questions.ts'
import { Honest, type Promises, StoredRow } from './honest.tsx'

const text = words.ask

/** What a question is about, as a page offers it. */
export interface Topic extends AboutInput {
  label: string
}

/** Where a person asks without a name. What is typed leaves the browser with Send and not before; until then it survives a reload. */
export function AskBox({
  round,
  own,
  promises,
  ownName,
  teams = [],
  topic = null,
  onTopicGone,
  untitled = false,
}: {
  round: RoundView
  own: Own
  promises: Promises
  /** The person's name, for the local check alone. */
  ownName: string
  teams?: readonly string[]
  topic?: Topic | null
  onTopicGone?: () => void
  untitled?: boolean
}) {
  const id = useId()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const clean = cleanText(own.draft)
  const over = lengthOf(clean) - LONGEST_TEXT
  const about = topic && { kind: topic.kind, sectionId: topic.sectionId, id: topic.id }
  const mayAsk = own.status === 'ready' && own.left > 0

  async function send(event: FormEvent) {
    event.preventDefault()
    if (textFault(clean)) return setFault(over > 0 ? text.length(over) : text.blank)
    setFault(undefined)
    setBusy(true)
    try {
      if (!(await own.ask(clean, about, topic?.label ?? null))) setFault(text.none)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="ask" onSubmit={event => void send(event)} aria-label={text.title}>
      {!untitled && <h2>{text.title}</h2>}
      <Honest promises={promises} />
      <Readiness round={round} own={own} />
      {topic && (
        <p className="ask-topic">
          {text.about(topic.label)}{' '}
          <button type="button" className="ask-topic-gone" aria-label={text.aboutNothing} onClick={onTopicGone}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
      <div className="field" data-fault={fault ? '' : undefined}>
        <label htmlFor={id}>{text.label}</label>
        <textarea
          id={id}
          className="input"
          rows={4}
          dir="auto"
          value={own.draft}
          disabled={own.status === 'no storage'}
          aria-invalid={fault || over > 0 ? true : undefined}
          aria-describedby={`${id}-state`}
          onChange={({ target }) => {
            setFault(undefined)
            own.saveDraft(target.value)
          }}
        />
        <div id={`${id}-state`} role="status">
          {(fault || over > 0) && <p className="field-fault">{fault ?? text.length(over)}</p>}
        </div>
      </div>
      <Hints found={hints(clean, ownName, teams)} />
      <StoredRow roundId={round.id} typed={clean} about={about} moderated={round.moderated} hashes={own.hashes} />
      <div className="actions">
        <Button kind="primary" busy={busy} busyWord={text.sending} disabled={!mayAsk || round.crowd.have < round.crowd.need || over > 0}>
          {text.send}
        </Button>
        {own.status === 'ready' && <span className="ask-left">{own.left > 0 ? text.left(own.left) : text.none}</span>}
      </div>
    </form>
  )
}

/** Why asking is not possible (yet), in a sentence. */
function Readiness({ round, own }: { round: RoundView; own: Own }) {
  const early = useSecondsUntil(own.usableFrom)
  const { have, need } = round.crowd
  if (own.status === 'opening') return <p className="ask-left">{words.token.opening}</p>
  if (own.status !== 'ready')
    return (
      <Notice tone={own.status === 'second key' ? 'bad' : 'note'} live>
        <p>{words.token[own.status]}</p>
      </Notice>
    )
  if (have < need)
    return (
      <Notice live>
        <p>{words.token.crowd(have, need)}</p>
      </Notice>
    )
  return early > 0 ? <p className="ask-left">{words.token.early(early)}</p> : null
}

function Hints({ found }: { found: Hint[] }) {
  return (
    <div role="status">
      {found.length > 0 && (
        <div className="ask-hints">
          <p>{text.hints}</p>
          <ul>
            {found.map(({ kind, words: said }) => (
              <li key={kind + said}>{text.hint[kind](said)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

import { type FormEvent, useEffect, useId, useState } from 'react'
import { withTheRest } from '#app/live/questions/rest-of-asking.ts'
import type { Own } from '#app/live/questions/use-own.ts'
import { useSecondsUntil } from '#app/live/questions/use-view.ts'
import type { Topic } from '#app/model/question/about.ts'
import type { RoundView } from '#app/model/question/round.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { cleanText, LONGEST_TEXT, lengthOf, textFault } from '#app/model/question/text.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { later } from '../later.tsx'
import { unchecked } from '../words/asking.ts'
import { questions as words } from '../words/questions.ts'
import { StoredRow } from './folds.tsx'
import { Honest, type Promises } from './honest.tsx'

const text = words.ask

/** Where a person asks without a name. What is typed leaves the browser with Send and not before; until then it survives a reload. */
export function AskBox({
  round,
  own,
  questions = [],
  promises,
  ownName,
  teams = [],
  topic: offered = null,
  onTopicGone,
  untitled = false,
}: {
  round: RoundView
  own: Own
  /** Those that everybody sees: the ones that resemble what is typed are offered. */
  questions?: readonly QuestionView[]
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
  const [near, setNear] = useState(false)
  const clean = cleanText(own.draft.text)
  const over = lengthOf(clean) - LONGEST_TEXT
  const { topic } = own.draft
  const mayAsk = own.status === 'ready' && own.left > 0

  // What the page offers is kept with the text, so that both are here again after a reload.
  const { status, saveDraft } = own
  useEffect(() => {
    if (offered && status === 'ready') saveDraft({ topic: offered })
  }, [offered, status, saveDraft])

  async function send(event: FormEvent) {
    event.preventDefault()
    if (textFault(clean)) return setFault(over > 0 ? text.length(over) : text.blank)
    setFault(undefined)
    setBusy(true)
    try {
      if (!(await own.ask(clean, topic))) setFault(text.none)
      // From now on there is something here that should not be forgotten. The browser decides; what it decides changes nothing else.
      else void navigator.storage?.persist?.().catch(() => {})
    } finally {
      setBusy(false)
    }
  }

  function dropTopic() {
    saveDraft({ topic: null })
    onTopicGone?.()
  }

  return (
    <form className="ask" onSubmit={event => void send(event)} aria-label={text.title}>
      {!untitled && <h2>{text.title}</h2>}
      <Honest promises={promises} />
      <Readiness round={round} own={own} />
      {topic && (
        <p className="ask-topic">
          {text.about(topic.label)}{' '}
          <button type="button" className="ask-topic-gone" aria-label={text.aboutNothing} onClick={dropTopic}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
      <p className="ask-left">{text.forgets}</p>
      <div className="field" data-fault={fault ? '' : undefined}>
        <label htmlFor={id}>{text.label}</label>
        <textarea
          id={id}
          className="input"
          rows={4}
          dir="auto"
          value={own.draft.text}
          disabled={own.status === 'no storage'}
          aria-invalid={fault || over > 0 ? true : undefined}
          aria-describedby={`${id}-state`}
          onFocus={() => setNear(true)}
          onChange={({ target }) => {
            setFault(undefined)
            own.saveDraft({ text: target.value })
          }}
        />
        <div id={`${id}-state`} role="status">
          {(fault || over > 0) && <p className="field-fault">{fault ?? text.length(over)}</p>}
        </div>
      </div>
      {near && <Similar {...{ questions, own }} typed={clean} />}
      {(near || clean !== '') && <HintsLater {...{ ownName, teams }} typed={clean} />}
      <StoredRow {...{ round, topic }} typed={clean} next={own.next} />
      <div className="actions">
        <Button kind="primary" busy={busy} busyWord={text.sending} disabled={!mayAsk || round.crowd.have < round.crowd.need || over > 0}>
          {text.send}
        </Button>
        {own.status === 'ready' && <span className="ask-left">{own.left > 0 ? text.left(own.left) : text.none}</span>}
      </div>
    </form>
  )
}

/** It comes when somebody begins to write; without it the box does what a box does. */
const Similar = later(
  () => withTheRest(async () => (await import('./similar.tsx')).SimilarQuestions),
  () => null,
)

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

/** Here before anything is sent, for it comes when somebody begins to write. Where it cannot be had, nobody believes that it was checked. */
const HintsLater = later(
  () => withTheRest(async () => (await import('./hints.tsx')).Hints),
  how => how === 'failed' && <p role="status">{unchecked}</p>,
)

import { useState } from 'react'
import { LONGEST_OPTION, LONGEST_POLL, OPTIONS } from '#app/model/poll/poll.ts'
import type { PreparedPoll, PreparedPolls } from '#server/use/polls.ts'
import { Button } from '../../button.tsx'
import { Fault, Field } from '../../field.tsx'
import { FormErrors } from '../../form-errors.tsx'
import { RadioGroup } from '../../radio-group.tsx'
import { polls as words } from '../../words/polls.ts'
import { useVerb } from '../use-verb.ts'
import { Verb } from '../verb.tsx'

const text = words.prepare
/** Options that an empty form begins with. */
const FIRST_OPTIONS = 4

/** A meeting's polls before they are opened: added, changed, put in order, removed. */
export function PollsEditor({ meetingId, prepared: { polls, roundId } }: { meetingId: string; prepared: PreparedPolls }) {
  if (roundId === null) return <p>{text.noRound}</p>
  const action = `/meetings/${meetingId}/polls`
  return (
    <>
      <p>{text.lead}</p>
      {polls.length === 0 && <p className="desk-quiet">{text.none}</p>}
      <ol className="polls-prepared">
        {polls.map((poll, place) => (
          <li key={poll.id}>
            <p className="polls-text" dir="auto">
              {poll.text}
            </p>
            <p className="desk-quiet">
              {words.kind[poll.kind]} · {words.state[poll.state]}
            </p>
            <ul className="polls-options">
              {poll.options.map(option => (
                <li key={option} dir="auto">
                  {option}
                </li>
              ))}
            </ul>
            {poll.state === 'prepared' && (
              <div className="polls-verbs">
                <details>
                  <summary>{text.edit}</summary>
                  <PollForm key={poll.version} action={action} poll={poll} />
                </details>
                {place > 0 && polls[place - 1]?.state === 'prepared' && (
                  <Verb action={action} label={text.earlier} size="small">
                    <input type="hidden" name="poll" value={poll.id} />
                    <input type="hidden" name="intent" value="earlier" />
                  </Verb>
                )}
                <Verb action={action} method="delete" label={text.remove} size="small">
                  <input type="hidden" name="poll" value={poll.id} />
                </Verb>
              </div>
            )}
          </li>
        ))}
      </ol>
      <NewPoll action={action} count={polls.length} />
    </>
  )
}

/** An empty form after each poll that was added; until then what was typed stays. */
const NewPoll = ({ action, count }: { action: string; count: number }) => <PollForm key={count} action={action} />

function PollForm({ action, poll }: { action: string; poll?: PreparedPoll }) {
  const { busy, errors, submit } = useVerb()
  const [fields, setFields] = useState(Math.max(poll?.options.length ?? FIRST_OPTIONS, OPTIONS.least))
  return (
    <form method="post" action={action} noValidate onSubmit={submit} className="polls-form">
      <FormErrors errors={errors} />
      {poll && (
        <>
          <input type="hidden" name="poll" value={poll.id} />
          <input type="hidden" name="version" value={poll.version} />
        </>
      )}
      <Field name="text" label={text.text} defaultValue={poll?.text} maxLength={LONGEST_POLL} error={errors?.text} required />
      <RadioGroup
        name="kind"
        legend={text.kind}
        defaultValue={poll?.kind ?? 'single'}
        options={(['single', 'multiple'] as const).map(value => ({ value, label: words.kind[value] }))}
        error={errors?.kind}
      />
      <fieldset data-fault={errors?.options ? '' : undefined}>
        <legend className="sr-only">{text.options}</legend>
        {Array.from({ length: fields }, (_, place) => (
          <Field
            key={place}
            name="option"
            label={text.option(place + 1)}
            defaultValue={poll?.options[place]}
            maxLength={LONGEST_OPTION}
            optional={place >= OPTIONS.least}
          />
        ))}
        <Fault id="options" text={errors?.options} />
      </fieldset>
      <div className="actions">
        {fields < OPTIONS.most && (
          <Button type="button" onClick={() => setFields(fields + 1)}>
            {text.moreOptions}
          </Button>
        )}
        <Button kind="primary" busy={busy}>
          {poll ? text.save : text.add}
        </Button>
      </div>
    </form>
  )
}

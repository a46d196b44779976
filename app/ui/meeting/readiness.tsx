import type { ReadinessPage } from '#server/use/meetings/read.ts'
import { useState } from 'react'
import { LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { Notice } from '../notice.tsx'
import { PageSection } from '../page.tsx'
import { meeting as words } from '../words/meeting.ts'
import { Invitations } from './invitations.tsx'
import { RehearsedHere } from './rehearsed.tsx'
import { Sources } from './sources.tsx'
import { Verb } from './verb.tsx'

const text = words.ready

/** What should be right before people come in; the door itself; the big screens. */
export function Readiness({ page, stageAddress }: { page: ReadinessPage; stageAddress: string }) {
  const { meeting, report, open, cleared, checks, stages, rehearsal } = page
  const screens = stages.filter(({ source }) => source === null)
  const lobby = `/meetings/${meeting.id}/lobby`
  return (
    <>
      <ul className="checks">
        {checks.map(({ what, ok, detail }) => (
          <li key={what} className={ok ? 'good' : 'bad'}>
            <span className="checks-mark" aria-hidden="true">
              {ok ? '✓' : '!'}
            </span>
            <span className="checks-what">{text.check[what]}</span>
            <span className="sr-only">{ok ? text.yes : text.no}</span>
            <span className="checks-detail">{detail}</span>
          </li>
        ))}
      </ul>
      <div className="actions">
        <LinkButton to={`/reports/${report.id}`}>{text.toReport}</LinkButton>
        {meeting.state !== 'ended' && <LinkButton to={`/meetings/${meeting.id}/edit`}>{text.change}</LinkButton>}
      </div>
      {meeting.state !== 'ended' && <RehearsedHere meetingId={meeting.id} sections={rehearsal} />}
      {meeting.state === 'scheduled' && (
        <PageSection title={text.openLobby}>
          {open && (
            <Notice>
              <p>{text.open}</p>
            </Notice>
          )}
          <p className="page-lead">{text.openLobbyText}</p>
          <Verb action={lobby} label={text.openLobby} kind="primary">
            {errors => !open && <ClearanceFields answered={cleared} errors={errors} />}
          </Verb>
        </PageSection>
      )}
      {meeting.state === 'lobby' && (
        <PageSection title={text.closeLobby}>
          <p>{text.closeLobbyText}</p>
          <Verb
            action={lobby}
            label={text.closeLobby}
            beside={
              <LinkButton kind="primary" to={`/meetings/${meeting.id}/present`}>
                {text.present}
              </LinkButton>
            }
          >
            <input type="hidden" name="intent" value="close" />
          </Verb>
        </PageSection>
      )}
      {(meeting.state === 'live' || meeting.state === 'paused') && (
        <div className="actions">
          <LinkButton kind="primary" to={`/meetings/${meeting.id}/present`}>
            {text.present}
          </LinkButton>
        </div>
      )}
      {meeting.state === 'scheduled' && <Invitations meetingId={meeting.id} {...page.invitations} />}
      {meeting.state !== 'ended' && (
        <PageSection title={text.stages} id="stages">
          <p>{text.stagesText(stageAddress)}</p>
          {screens.map(({ id, pairedAt }) => (
            <div key={id} className="paired">
              <span>
                {text.paired} <time dateTime={new Date(pairedAt).toISOString()}>{new Date(pairedAt).toISOString().slice(0, 10)}</time>
              </span>
              <Verb action={`/meetings/${meeting.id}/stages`} method="delete" label={text.revoke} size="small">
                <input type="hidden" name="stage" value={id} />
              </Verb>
            </div>
          ))}
          <Verb action={`/meetings/${meeting.id}/stages`} label={text.pair} key={screens.length}>
            {errors => (
              <Field name="code" label={text.code} autoComplete="off" autoCapitalize="characters" maxLength={12} error={errors.code} />
            )}
          </Verb>
        </PageSection>
      )}
      {meeting.state !== 'ended' && <Sources meetingId={meeting.id} sources={stages.filter(({ source }) => source !== null)} />}
    </>
  )
}

/** Whether the report holds inside information: asked when nobody answered it for this report yet. */
function ClearanceFields({ answered, errors }: { answered: boolean; errors: Record<string, string> }) {
  const [kind, setKind] = useState('')
  if (answered) return null
  return (
    <fieldset className="clearance" data-fault={errors.clearance ? '' : undefined}>
      <legend>{text.clearance}</legend>
      {[
        ['none', text.clearanceNone],
        ['cleared', text.clearanceCleared],
      ].map(([value, label]) => (
        <label key={value} className="end-choice">
          <input type="radio" name="clearance" value={value} checked={kind === value} onChange={() => setKind(value as string)} />
          <span>{label}</span>
        </label>
      ))}
      {kind === 'cleared' && (
        <>
          <Field name="by" label={text.clearedBy} required />
          <Field name="publicFrom" type="date" label={text.publicFrom} required />
        </>
      )}
    </fieldset>
  )
}

import type { Meeting } from '#app/live/use-meeting.ts'
import { LinkButton } from '../../button.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { meeting as words } from '../../words/meeting.ts'
import { ConnectionState } from '../connection-state.tsx'
import { Verb } from '../verb.tsx'
import { OpenWindow } from './open-window.tsx'

const text = deskWords.present

/** What the presenter sees before the meeting: the way to its start. `here`: how many wait, where that is known. */
export function BeforeStart({
  id,
  phase,
  title,
  meeting,
  here,
}: {
  id: string
  phase: 'scheduled' | 'lobby'
  title: string
  meeting: Meeting
  here: number | null
}) {
  const rehearse = <LinkButton to={`/meetings/${id}/rehearsal`}>{text.rehearse}</LinkButton>
  return (
    <main className="desk-door" id="main">
      <ConnectionState standing={meeting.connection} onComeBack={meeting.comeBack} />
      <h1>{title}</h1>
      {phase === 'lobby' ? (
        <>
          <p>{text.startText}</p>
          {here !== null && <p className="num">{words.lobby.here(here)}</p>}
          <Verb
            action={`/meetings/${id}/start`}
            label={text.start}
            kind="primary"
            beside={
              <>
                <LinkButton to={`/meetings/${id}/readiness`}>{text.toReadiness}</LinkButton>
                {rehearse}
              </>
            }
          />
          <OpenWindow meetingId={id} />
        </>
      ) : (
        <>
          <p>{text.notOpen}</p>
          <div className="actions">
            <LinkButton kind="primary" to={`/meetings/${id}/readiness`}>
              {text.toReadiness}
            </LinkButton>
            {rehearse}
          </div>
        </>
      )}
    </main>
  )
}

/** And when it has ended. */
export const AfterEnd = ({ id, title }: { id: string; title: string }) => (
  <main className="desk-door" id="main">
    <h1>{title}</h1>
    <p>{text.ended}</p>
    <div className="actions">
      <LinkButton kind="primary" to={`/meetings/${id}/moments`}>
        {words.moments.title}
      </LinkButton>
      <LinkButton to={`/meetings/${id}`}>{text.watch}</LinkButton>
    </div>
  </main>
)

import { useEffect, useState } from 'react'
import { LinkButton } from '../button.tsx'
import { LocalTime } from '../local-time.tsx'
import { PageSection } from '../page.tsx'
import { desk } from '../words/desk.ts'
import { clockText } from './presenter/clock.tsx'
import { lastRehearsal, type Rehearsed } from './presenter/rehearsed.ts'

const text = desk.rehearsal

/** Whether it was rehearsed on this computer, which alone knows it, and how long each section took against its plan. */
export function RehearsedHere({
  meetingId,
  sections,
}: {
  meetingId: string
  sections: readonly { id: string; title: string; minutes: number }[]
}) {
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null)
  useEffect(() => setRehearsed(lastRehearsal(meetingId)), [meetingId])
  const total = Object.values(rehearsed?.spent ?? {}).reduce((sum, ms) => sum + ms, 0)
  const planned = sections.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <PageSection title={text.title}>
      {rehearsed ? (
        <>
          <p>
            {text.rehearsedOn} <LocalTime at={rehearsed.at} />
          </p>
          <details>
            <summary>
              {text.together} {clockText(total)} · {text.planned} {clockText(planned * 60_000)}
            </summary>
            <table className="rehearsed num">
              <thead>
                <tr>
                  <th scope="col">{text.section}</th>
                  <th scope="col">{text.took}</th>
                  <th scope="col">{text.planned}</th>
                </tr>
              </thead>
              <tbody>
                {sections.map(({ id, title, minutes }) => {
                  const spent = rehearsed.spent[id]
                  return (
                    <tr key={id} className={spent !== undefined && spent > minutes * 60_000 ? 'over' : undefined}>
                      <th scope="row">{title}</th>
                      <td>{spent === undefined ? '–' : clockText(spent)}</td>
                      <td>{clockText(minutes * 60_000)}</td>
                    </tr>
                  )
                })}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{text.together}</th>
                  <td>{clockText(total)}</td>
                  <td>{clockText(planned * 60_000)}</td>
                </tr>
              </tfoot>
            </table>
          </details>
        </>
      ) : (
        <p>{text.never}</p>
      )}
      <div className="actions">
        <LinkButton to={`/meetings/${meetingId}/rehearsal`}>{text.go}</LinkButton>
      </div>
    </PageSection>
  )
}

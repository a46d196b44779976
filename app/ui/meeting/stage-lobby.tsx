import type { StagedQuestion as Staged } from '#app/model/meeting/wire.ts'
import type { StagePage } from '#server/use/meetings/stages.ts'
import { LocalTime } from '../local-time.tsx'
import { QrCode } from '../people/qr-code.tsx'
import { meeting as words } from '../words/meeting.ts'
import { roundKey } from '../words/receipts.ts'
import type { StageLook } from './stage-look.ts'
import { StagedQuestion } from './staged-question.tsx'

const text = words.stage
const keyWords = roundKey

/** The big screen while no part is shown: whose meeting it is, and how to come in, for those who sit in the room. */
export function StageLobby({
  company,
  page,
  running,
  here,
  look,
  question,
}: {
  company: string
  page: StagePage
  running: boolean
  here: number
  look: StageLook
  question: Staged | null
}) {
  if (question)
    return (
      <main className="stage-lobby" id="main">
        <StagedQuestion question={question} />
      </main>
    )
  // Laid over a picture, there is nothing to say yet.
  if (look.clear && !look.door) return <main id="main" aria-label={page.title} />
  return (
    <main className="stage-lobby" id="main">
      <p className="stage-company">{company}</p>
      <h1>{page.title}</h1>
      {!running && (
        <p className="stage-when">
          <LocalTime at={page.startsAt} />
        </p>
      )}
      {look.door && (
        <div className="stage-join">
          <QrCode {...page.qr} label={text.qr} />
          <div>
            <p>{text.lobby}</p>
            <p className="stage-address">{page.typed}</p>
            {here > 0 && <p className="stage-here num">{text.here(here)}</p>}
          </div>
        </div>
      )}
      {look.door && page.keys && (
        <div className="stage-key">
          <p>{text.key}</p>
          <dl>
            <dt>{keyWords.asking}</dt>
            <dd>{page.keys.asking}</dd>
            <dt>{keyWords.voting}</dt>
            <dd>{page.keys.voting}</dd>
          </dl>
        </div>
      )}
    </main>
  )
}

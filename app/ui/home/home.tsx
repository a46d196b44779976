import type { Sentence } from '#app/model/report/report.ts'
import type { OwedPage } from '#server/questions/debt.ts'
import { LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { words } from '../words.ts'
import { MeetingCard, type MeetingCardView } from './meeting-card.tsx'
import { Owed } from './owed.tsx'
import { LatestReport, PastReports, type ReportLine } from './reports.tsx'

export interface HomeProps {
  company: string
  /** The one that runs, else the next one; null when none is planned. */
  meeting: MeetingCardView | null
  /** The latest published report. */
  latest: (ReportLine & { sentences: readonly Sentence[] }) | null
  /** Open questions and promises, oldest first. */
  owed: OwedPage
  /** The server's clock, ms. */
  now: number
  /** Published reports before the latest, newest first. */
  past: readonly ReportLine[]
  /** What the reader may do about an empty page. */
  mayPrepare: boolean
  maySchedule: boolean
  /** ISO date, for what is overdue. */
  today: string
}

/** The first page: one meeting, the latest report in five sentences, what the company owes its people, past reports. No grid of figures. */
export function Home({ company, meeting, latest, owed, past, mayPrepare, maySchedule, today, now }: HomeProps) {
  const { home } = words
  return (
    <div className="page home">
      <h1 className="sr-only">{company}</h1>
      {(meeting || latest) && <MeetingCard meeting={meeting} maySchedule={maySchedule} />}
      {latest ? (
        <LatestReport report={latest} sentences={latest.sentences} />
      ) : (
        <Empty
          title={home.nothing}
          action={
            mayPrepare && (
              <LinkButton to="/reports/new" kind="primary">
                {home.bringIn}
              </LinkButton>
            )
          }
        >
          {mayPrepare ? home.nothingPreparer : home.nothingText}
        </Empty>
      )}
      {latest && (
        <div className="home-columns">
          <Owed page={owed} {...{ today, now }} />
          <PastReports reports={past} />
        </div>
      )}
    </div>
  )
}

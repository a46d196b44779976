import { type Formats, formatMoment } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { ReportStatus } from '#app/model/report/report.ts'
import { reports as words } from '../words/reports.ts'

interface Named {
  id: string
  title: string
  period: string
  status: ReportStatus
  /** When its draft was changed last. */
  updatedAt: number
}

/** What reports are called in a list to choose from, by id. Those of one name and period are told apart by their state and their last edit. */
export function toldApart(reports: readonly Named[], formats: Formats): ReadonlyMap<string, string> {
  const called = ({ title, period }: Named, more: readonly string[] = []) => `${title} (${[periodLabel(period), ...more].join(', ')})`
  const counts = new Map<string, number>()
  for (const report of reports) counts.set(called(report), (counts.get(called(report)) ?? 0) + 1)
  return new Map(
    reports.map(report => {
      const { id, status, updatedAt } = report
      const alike = (counts.get(called(report)) ?? 0) > 1
      return [id, called(report, alike ? [words.stateOf(status), words.editedAt(formatMoment(updatedAt, formats))] : [])]
    }),
  )
}

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

/**
 * What reports are called in a list to choose from, by id. Those of one name and period are told apart by their state and their last edit, and
 * where these are the same to the minute by their place, the newest first.
 */
export function toldApart(reports: readonly Named[], formats: Formats): ReadonlyMap<string, string> {
  const called = ({ title, period }: Named, more: readonly string[] = []) => `${title} (${[periodLabel(period), ...more].join(', ')})`
  const inFull = (report: Named, more: readonly string[] = []) =>
    called(report, [words.stateOf(report.status), words.editedAt(formatMoment(report.updatedAt, formats)), ...more])
  const alike = groups(reports, report => called(report))
  const twins = groups(reports, report => inFull(report))
  return new Map(
    reports.map(report => {
      if ((alike.get(called(report)) ?? []).length < 2) return [report.id, called(report)]
      const same = twins.get(inFull(report)) ?? []
      const newer = same.filter(({ id, updatedAt }) => updatedAt > report.updatedAt || (updatedAt === report.updatedAt && id < report.id))
      return [report.id, inFull(report, same.length > 1 ? [words.placeOf(newer.length + 1, same.length)] : [])]
    }),
  )
}

function groups(reports: readonly Named[], name: (report: Named) => string): Map<string, Named[]> {
  const found = new Map<string, Named[]>()
  for (const report of reports) found.set(name(report), [...(found.get(name(report)) ?? []), report])
  return found
}

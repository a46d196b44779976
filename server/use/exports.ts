import { mayExportReports, mayReadConfidential } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { ReportView } from '#app/model/report/views.ts'
import { type CompanyRow, companyRow } from '#db/queries/company.ts'
import { EXPORTED, personById } from '#db/queries/people.ts'
import { type Exported, type ExportFormat, exportReport } from '../exports/report.ts'
import { starterWorkbook } from '../exports/starter.ts'
import { record } from '../people/records.ts'
import { conflict, done, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { preparerId } from './reports/access.ts'
import { preview, read } from './reports/reading.ts'

/**
 * A report, or one section of it, as a file: what this actor sees on the report's page and nothing else. `draft`: as it would be published
 * now, for those who work on it. That somebody took the report away is kept, not which part of it.
 */
export async function report(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; sectionId?: string | undefined; format: ExportFormat; draft: boolean },
): Promise<Outcome<{ file: Exported }>> {
  const company = await companyRow(hall.store)
  if (!company || !mayReadConfidential(actor, company.pledgeVersion)) return NOT_FOUND
  const view = await viewFor(hall, actor, input)
  if (!view || !mayExportReports(actor, company.employeesMayExport === true)) return NOT_FOUND
  const by = (await personById(hall.store, actor.personId))?.name ?? ''
  const exporting = { company: company.name, formats: formatsOf(company), by, at: hall.clock.now() }
  const file = await exportReport(view, input.sectionId, input.format, exporting)
  if (!file) return conflict('This holds no statement and no plan: there is nothing that a spreadsheet could hold.')
  await hall.store.transact(tx => record(hall, tx, actor, EXPORTED, view.id))
  return done({ file })
}

async function viewFor(hall: Hall, actor: Actor, { reportId, draft }: { reportId: string; draft: boolean }): Promise<ReportView | null> {
  if (draft) {
    const found = await preview(hall, actor, reportId)
    return found.ok ? found.report : null
  }
  const found = await read(hall, actor, reportId)
  return found.ok && found.page.kind === 'report' ? found.page.report : null
}

const formatsOf = ({ locale, negatives, fiscalYearStart, timeZone }: CompanyRow) => ({ locale, negatives, fiscalYearStart, timeZone })

/** A workbook to begin with, in the company's currency and fiscal year: for those who prepare reports. */
export async function starter(hall: Hall, actor: Actor): Promise<Outcome<{ file: Exported }>> {
  const company = await companyRow(hall.store)
  if (!company || !(await preparerId(hall.store, actor))) return NOT_FOUND
  return done({
    file: await starterWorkbook({ company: company.name, currency: company.currency, formats: formatsOf(company), at: hall.clock.now() }),
  })
}

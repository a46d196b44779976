import { formatDay, formatMoment, type Formats } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { ReportView, SectionView } from '#app/model/report/views.ts'
import { dayIn } from '#app/model/local-time.ts'
import { type Book, type Sheet, text } from './book.ts'
import { csvOf, CSV_TYPE } from './csv.ts'
import { planSheets } from './plan.ts'
import { statementSheet } from './statement.ts'
import { words } from './words.ts'
import { sheetNames, XLSX_TYPE, xlsxOf } from './xlsx.ts'

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface Exported {
  /** For the browser's save dialog; any text. */
  name: string
  contentType: string
  bytes: Uint8Array
}

/** Whose export it is: stands in the file, beside the company and that it is confidential. */
export interface Exporting {
  company: string
  formats: Formats
  /** Name of the person. */
  by: string
  /** Milliseconds since the epoch. */
  at: number
}

/**
 * What a reader sees of a report, as a file: its statements and plans. `sectionId` takes one section alone. Null when there is nothing in it
 * that a file could hold.
 */
export async function exportReport(
  report: ReportView,
  sectionId: string | undefined,
  format: ExportFormat,
  exporting: Exporting,
): Promise<Exported | null> {
  const { company, formats, by, at } = exporting
  const chosen = sectionId === undefined ? report.sections : report.sections.filter(({ id }) => id === sectionId)
  const imprint = [
    words.from(report.title, periodLabel(report.period), stateOf(report, formats)),
    words.exported(by, formatMoment(at, formats)),
    words.confidential(company),
  ]
  const bySection = chosen.map(section => ({ section, sheets: sheetsOf(section, formats, company, imprint) }))
  const sheets = bySection.flatMap(section => section.sheets)
  if (sheets.length === 0) return null
  const own = sectionId === undefined ? undefined : chosen[0]?.title
  const name = words.fileName([company, report.title, ...(own ? [own] : [])])
  if (format === 'csv') return { name: `${name}.csv`, contentType: CSV_TYPE, bytes: csvOf(sheets, formats) }
  const cover = coverSheet(report, bySection, exporting)
  // Two lines: beside each other they push the page number out of an upright page.
  const foot = [imprint[2], imprint[1]].join('\n')
  const book: Book = { title: own ? `${report.title}: ${own}` : report.title, author: by, at, foot, sheets: [cover, ...sheets] }
  return { name: `${name}.xlsx`, contentType: XLSX_TYPE, bytes: await xlsxOf(book) }
}

function stateOf({ revision }: ReportView, formats: Formats): string {
  return revision ? words.revision(revision.number, formatDay(dayIn(revision.at, formats.timeZone), formats)) : words.draft
}

function sheetsOf({ title, body }: SectionView, formats: Formats, company: string, imprint: string[]): Sheet[] {
  switch (body.kind) {
    case 'statement':
      return [statementSheet(title, body, formats, company, imprint)]
    case 'plan':
      return planSheets(title, body, company, imprint)
    default:
      return []
  }
}

/** Which report this is, who took it away and when, and what of it is in the file. */
function coverSheet(
  report: ReportView,
  bySection: { section: SectionView; sheets: Sheet[] }[],
  { company, formats, by, at }: Exporting,
): Sheet {
  const all = bySection.flatMap(({ sheets }) => sheets)
  const names = sheetNames([words.cover, ...all.map(({ name }) => name)]).slice(1)
  const nameOf = (sheet: Sheet) => words.onSheet(names[all.indexOf(sheet)] ?? sheet.name)
  const fact = (label: string, value: string) => [text(label, { quiet: true, align: 'wrap' }), text(value, { align: 'wrap' })]
  return {
    name: words.cover,
    widths: [Math.min(48, Math.max(22, ...bySection.map(({ section }) => section.title.length + 2))), 70],
    rows: [
      [text(company, { bold: true })],
      [text(report.title, { bold: true })],
      [],
      fact(words.period, periodLabel(report.period)),
      fact(words.state, stateOf(report, formats)),
      fact(words.exportedBy, by),
      fact(words.exportedAt, formatMoment(at, formats)),
      [],
      [text(words.confidential(company), { bold: true })],
      [],
      [text(words.contents, { bold: true })],
      ...bySection.map(({ section, sheets }) => fact(section.title, placeOf(section, sheets.map(nameOf), formats))),
    ],
  }
}

function placeOf({ body }: SectionView, sheets: string[], formats: Formats): string {
  if (body.kind === 'withheld') return words.withheld(body.reason, formatDay(body.lookAgainOn, formats))
  return sheets.join(', ') || words.notHere
}

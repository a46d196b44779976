import { type Formats, SCALE_WORDS, unitLine } from '#app/model/format.ts'
import { currencyIn } from '#app/model/report/ingest/units/currencies.ts'
import type { Unit } from '#app/model/report/section.ts'
import type { StatementView } from '#app/model/report/views.ts'

// What exported files say. Like letters they are made by the server, which cannot reach the words of the pages.

export const words = {
  cover: 'About this file',
  report: 'Report',
  period: 'Fiscal period',
  state: 'State',
  draft: 'Draft: seen by leaders and preparers only',
  revision: (number: number, day: string) => `Revision ${number} of ${day}`,
  exportedBy: 'Exported by',
  exportedAt: 'Exported on',
  from: (report: string, period: string, state: string) => `${report}, ${period}. ${state}.`,
  exported: (name: string, moment: string) => `Exported by ${name} on ${moment}.`,
  confidential: (company: string) => `${company}. Confidential: for the people of this company only.`,
  contents: 'What is in the report',
  onSheet: (name: string) => `Sheet “${name}”`,
  notHere: 'not in this file',
  withheld: (reason: string, day: string) => `withheld (reason: ${reason}; looked at again on ${day})`,
  /** A table of people or pieces has a fiscal year and no unit. */
  figuresIn: (unit: string) =>
    /^fiscal year/i.test(unit) ? unit[0]?.toUpperCase() + unit.slice(1) : /\bin\b/i.test(unit) ? unit : `Figures in ${unit}`,
  kinds: {
    income: 'Income statement',
    balance: 'Balance sheet',
    'cash flow': 'Cash flow',
    kpi: 'Key figures',
    headcount: 'Headcount',
  } as Partial<Record<StatementView['statement'], string>>,
  scenario: { actual: 'Actual', budget: 'Budget', forecast: 'Forecast' },
  unit: 'Unit',
  squad: 'Owner',
  note: 'Note',
  units: { currency: '', count: 'number', percent: 'percent', ratio: 'ratio', 'per share': 'per share' } satisfies Record<Unit, string>,
  scales: SCALE_WORDS,
  sums: {
    none: 'No sum of this statement was checked.',
    hold: (count: number) => (count === 1 ? 'The one sum that was checked adds up.' : `All ${count} sums that were checked add up.`),
    fail: (failed: number, count: number) =>
      `${failed} of ${count} sums that were checked do not add up. They stand here as the report states them:`,
    fault: (line: string, column: string, stated: string, computed: string) =>
      `${line}, ${column}: stated ${stated}, computed ${computed}.`,
  },
  plan: {
    head: ['No.', 'What', 'Squad', 'From', 'To', 'Status', 'Progress', 'Confidence', 'Remark'],
    dependsOn: 'Depends on',
    confidence: { high: 'sure', medium: 'fairly sure', low: 'not sure' },
  },
  volumes: {
    title: (plan: string) => `${plan}: volumes`,
    head: ['No.', 'Product', 'Period', 'Unit', 'Planned quantity', 'Actual quantity'],
  },
  questions: {
    title: 'Questions',
    untitled: 'Questions for the coming meeting',
    columns: [
      'Round',
      'Question',
      'About',
      'State',
      'Votes',
      'Added by the asker',
      'Answers',
      'Answered by',
      'Answered on',
      'Promised by',
      'Promised for',
      'Readers say',
    ],
    record: ['Round', 'Moderation', 'Reason', 'By', 'On'],
  },
  fileName: (parts: readonly string[]) => [...parts, 'confidential'].join(', '),
}

/** `Figures in USD thousands, fiscal year ends 30 June`: said so that our own importer reads it too. */
export function unitTitle(unit: { currency: string | null; scale: number; label: string }, formats: Formats): string {
  const line = words.figuresIn(unitLine(unit, formats))
  return unit.currency && currencyIn(line) !== unit.currency ? `${unit.currency}, ${line}` : line
}

/** What one line counts in: `USD thousands`, `percent`. */
export function unitOf(
  line: { unit: Unit; scale?: number; currency?: string },
  statement: { currency: string | null; scale: number },
): string {
  const currency = line.currency ?? statement.currency
  if (line.unit === 'currency') return [currency, words.scales[line.scale ?? statement.scale]].filter(Boolean).join(' ')
  if (line.unit === 'per share') return [currency, words.units['per share']].filter(Boolean).join(' ')
  return [words.units[line.unit], line.scale ? words.scales[line.scale] : ''].filter(Boolean).join(', ')
}

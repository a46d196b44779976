import type { Formats } from '#app/model/format.ts'
import { add, type Decimal, negate } from '#app/model/money.ts'
import { monthEnd, type Period, periodEnding, periodKey, periodLabel, periodRange, yearsBefore } from '#app/model/period.ts'
import type { Column, LineKind, Statement } from '#app/model/report/section.ts'
import type { LineItemView, PlanView, StatementView } from '#app/model/report/views.ts'
import { dayIn } from '#app/model/local-time.ts'
import { type Sheet, text } from './book.ts'
import { planSheets } from './plan.ts'
import type { Exported } from './report.ts'
import { type StarterLine, starterWords as words } from './starter-words.ts'
import { statementSheet } from './statement.ts'
import { XLSX_TYPE, xlsxOf } from './xlsx.ts'

/** The company that begins: its figures are in its currency, its quarter is the last one that is over. */
export interface Beginning {
  company: string
  currency: string
  formats: Formats
  /** Milliseconds since the epoch. */
  at: number
}

/**
 * A workbook to begin with: two statements whose sums are formulas, a plan and volumes, all with example figures to be written over, and
 * what to do with it. Written by the writer of the exports; read by the importer as it stands.
 */
export async function starterWorkbook({ company, currency, formats, at }: Beginning): Promise<Exported> {
  const quarter = lastQuarter(dayIn(at, formats.timeZone), formats.fiscalYearStart)
  const unit = { currency, scale: 3, label: '' }
  const statement = (title: string, kind: Statement['statement'], columns: Column[], lines: readonly StarterLine[]): Sheet => {
    const view: StatementView = {
      kind: 'statement',
      statement: kind,
      unit,
      columns,
      comparison: null,
      lineItems: linesOf(lines, columns),
      checks: [],
    }
    return statementSheet(title, view, formats, company, words.below)
  }
  const plan = planOf(quarter, formats.fiscalYearStart)
  const book = {
    title: words.title,
    author: company,
    at,
    foot: words.foot(company),
    sheets: [
      guide(company),
      statement(words.income.title, 'income', columnsOf(quarter), words.income.lines),
      statement(words.balance.title, 'balance', balanceColumns(quarter, formats.fiscalYearStart), words.balance.lines),
      ...planSheets(words.plan.title, plan, company, words.below),
    ],
  }
  return { name: words.fileName, contentType: XLSX_TYPE, bytes: await xlsxOf(book) }
}

/** The last fiscal quarter that was over on a day. */
function lastQuarter(day: string, firstMonth: number): Period & { kind: 'quarter' } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  for (let back = 1; ; back++) {
    const at = year * 12 + month - 1 - back
    const found = periodEnding(monthEnd(Math.floor(at / 12), (at % 12) + 1), 3, firstMonth)
    if (found.kind === 'quarter') return found
  }
}

const columnOf = (period: Period, scenario: Column['scenario']): Column => ({
  id: `${periodKey(period)} ${scenario}`,
  label: [periodLabel(periodKey(period)), words.scenario[scenario]].join(' '),
  period: periodKey(period),
  scenario,
  entity: null,
})

const columnsOf = (quarter: Period): Column[] => [
  columnOf(quarter, 'actual'),
  columnOf(quarter, 'budget'),
  columnOf(yearsBefore(quarter), 'actual'),
]

const endOf = (period: Period, firstMonth: number): Period => ({ kind: 'instant', date: periodRange(period, firstMonth).to })
const balanceColumns = (quarter: Period, firstMonth: number): Column[] => [
  columnOf(endOf(quarter, firstMonth), 'actual'),
  columnOf(endOf(yearsBefore(quarter), firstMonth), 'actual'),
]

/** Lines with their figures; what a sum comes to is computed from its parts. */
function linesOf(lines: readonly StarterLine[], columns: readonly Column[]): LineItemView[] {
  const computed = new Map<string, Decimal[]>()
  const figuresOf = ({ id, figures, sum }: StarterLine): Decimal[] => {
    const found =
      figures ??
      columns.map((_, at) =>
        (sum ?? []).reduce<Decimal>((total, term) => {
          const value = computed.get(term.replace(/^-/, ''))?.[at] ?? '0'
          return add(total, term.startsWith('-') ? negate(value) : value)
        }, '0'),
      )
    computed.set(id, [...found])
    return [...found]
  }
  return lines.map((line): LineItemView => {
    const values = line.kind === 'heading' ? [] : figuresOf(line)
    const parent = lines.find(({ sum }) => sum?.some(term => term.replace(/^-/, '') === line.id))
    return {
      ...{ id: line.id, seriesId: null, label: line.label, level: line.level, parent: parent?.id ?? null, kind: line.kind as LineKind },
      ...{ unit: 'currency', good: null, note: '', squad: null, sumOf: [] },
      ...(line.sum && {
        parts: line.sum.map(term => ({ id: term.replace(/^-/, ''), sign: term.startsWith('-') ? (-1 as const) : (1 as const) })),
      }),
      values: Object.fromEntries(values.map((value, at) => [columns[at]?.id ?? '', { value, text: '', cell: null }])),
    }
  })
}

function planOf(quarter: Period, firstMonth: number): PlanView {
  const { from, to } = periodRange(quarter, firstMonth)
  const { items, volumes } = words.plan
  return {
    kind: 'plan',
    items: items.map((item, at) => ({ ...item, id: `item ${at}`, from, to, confidence: null, level: item.number.includes('.') ? 1 : 0 })),
    volumes: volumes.map((volume, at) => ({ ...volume, id: `volume ${at}`, period: periodKey(quarter) })),
  }
}

const guide = (company: string): Sheet => ({
  name: words.guide.name,
  widths: [100],
  rows: [
    [text(company, { bold: true })],
    [text(words.title, { bold: true })],
    [],
    ...words.guide.lines.map(line => [text(line, { align: 'wrap' })]),
  ],
})

import { formatPeriod, parsePeriod, periodMonths } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from './column-cells.ts'
import { parseDate } from '../time/dates.ts'
import { residueOf } from '../scenarios/entity.ts'
import type { Reading } from '../cells/figure.ts'
import { cellName } from '../cells/grid.ts'
import { type HeaderFacts, namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { SAY_YEAR, YEAR_OF_SHEETS } from '../time/sheet-months.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { tellNamesOfTime } from '../scenarios/name-or-time.ts'

/** `Balance sheet as of` over `Prices as of`: two days over one column, of which the lower one was taken. */
export function tellTwoDays(
  columns: ImportColumn[],
  heads: TableColumn[],
  { order }: Reading,
  sheet: string,
  problems: ImportProblem[],
): void {
  const at = columns.findIndex(({ role, period }, index) => {
    const days = (heads[index]?.texts ?? []).map(text => parseDate(text, order)).filter(day => day !== null)
    return role === 'period' && period !== null && new Set(days).size > 1 && !areEnds(days, period)
  })
  const column = columns[at]
  const period = column?.period ? parsePeriod(column.period) : null
  if (!column || !period) return
  problems.push({
    severity: 'warning',
    code: 'two-days',
    sheet,
    cell: column.headerCells.at(-1) ?? null,
    message: `“${shorten(column.label, 60)}” names two days: it is read as ${formatPeriod(period)}, by the lower one. Choose another period where the upper one counts.`,
  })
}

/** `1 Jan 2026` over `31 Jan 2026`: the first and the last day of the months that the column is read as. */
function areEnds(days: readonly string[], key: string): boolean {
  const [from = '', to = '', ...more] = days
  const period = parsePeriod(key)
  if (more.length > 0 || !period || from >= to) return false
  const range = { kind: 'span', from, to } as const
  return period.kind === 'span' ? period.from === from && period.to === to : periodMonths(range) === periodMonths(period)
}

/** `Budget | Forecast May | Forecast Sep` under a year: forecasts of these months, or of the year and made in them. */
export function tellMonthOrVersion(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  title: HeaderFacts,
  sheet: string,
  problems: ImportProblem[],
): void {
  const isOfYear = title.year !== null && title.end === null && (title.quarter ?? title.half ?? title.month ?? title.months) === null
  const beside = columns.some(({ role, period }, at) => role === 'period' && period !== null && heads[at] && !namesTime(heads[at].facts))
  const open = columns.filter(({ role, scenario, period }, at) => {
    const facts = heads[at]?.facts
    return (
      role === 'period' &&
      scenario === 'forecast' &&
      period !== null &&
      facts?.scenario === 'forecast' &&
      facts.month !== null &&
      facts.toDate === null
    )
  })
  const [first] = open
  if (!isOfYear || !beside || !first) return
  const period = parsePeriod(first.period ?? '')
  problems.push({
    severity: 'warning',
    code: 'month-or-version',
    sheet,
    cell: first.headerCells.at(-1) ?? null,
    cells: open.flatMap(({ headerCells }) => headerCells.at(-1) ?? []),
    message: `“${shorten(first.label, 60)}” may be of that month, or of the year and made in it. It is read as ${period ? formatPeriod(period) : first.label}${open.length > 1 ? ', and the columns like it likewise' : ''}. Choose the year where it is of the year.`,
  })
}

/** `Mar`, `Q2`, `KW 12`: a time that only lacks its year. */
const wantsYear = (facts: HeaderFacts | undefined): boolean =>
  facts !== undefined && facts.year === null && facts.end === null && (facts.month ?? facts.quarter ?? facts.half ?? facts.week) !== null

/** What nothing in the file says: the period of a column, or what the words beside a period mean. */
export function tellUnknown(
  columns: ImportColumn[],
  heads: TableColumn[],
  {
    title,
    row,
    sheet,
    movements,
  }: {
    title: HeaderFacts
    /** The first row of figures. */
    row: number
    sheet: string
    /** Ids of columns between two days, which are of no period. */
    movements: ReadonlySet<string>
  },
  problems: ImportProblem[],
): void {
  tellNamesOfTime(columns, heads, sheet, problems)
  const unknown = columns.filter(({ id, role, period }) => role === 'period' && period === null && !movements.has(id))
  const first = unknown[0]
  if (first) {
    const source = heads[columns.indexOf(first)]
    const names = unknown.map(({ label, id, headerCells }) => (headerCells.length > 0 ? `“${shorten(label, 40)}”` : id))
    const one = unknown.length === 1
    // `Actual | Budget` on a sheet called `Jan`.
    const ofSheet = wantsYear(title) && unknown.every(column => !namesTime(heads[columns.indexOf(column)]?.facts ?? title))
    const yearless = unknown.every(column => wantsYear(heads[columns.indexOf(column)]?.facts))
    problems.push({
      severity: 'warning',
      code: source?.facts.ambiguousDate ? 'ambiguous-date' : ofSheet ? YEAR_OF_SHEETS : yearless ? 'year-unknown' : 'period-unknown',
      sheet,
      cell: first.headerCells[0] ?? cellName(row, source?.index ?? 0),
      ...(one
        ? {}
        : {
            cells: unknown.map(
              ({ headerCells }, at) => headerCells[0] ?? cellName(row, heads[columns.indexOf(unknown[at] as ImportColumn)]?.index ?? 0),
            ),
          }),
      message: ofSheet
        ? `Nothing says which year the sheet “${shorten(sheet, 40)}” is of. ${SAY_YEAR}`
        : `Nothing says which period ${one ? 'the column' : 'the columns'} ${firstOf(names)} ${one ? 'is' : 'are'}. ${yearless ? `Say the year under “Read the file in another way”, or choose ${one ? 'a period' : 'each period'}.` : `Choose ${one ? 'one' : 'them'}.`}`,
    })
  }
  const week = columns.find(({ role, period }, at) => role === 'period' && period !== null && heads[at]?.facts.week != null)
  const days = week?.period ? parsePeriod(week.period) : null
  if (week && days)
    problems.push({
      severity: /\bKW|W\d|\bCW/i.test(week.label) ? 'info' : 'warning',
      code: 'calendar-week',
      sheet,
      cell: week.headerCells.at(-1) ?? null,
      message: `“${shorten(week.label, 60)}” is read as the calendar week ${formatPeriod(days)}. Choose other days where the company counts its weeks in another way.`,
    })
  // Where some columns name their scenario, words beside another one may be a scenario too.
  if (!heads.some(({ facts }, at) => columns[at]?.role === 'period' && facts.scenario !== null))
    return tellOtherNames(columns, heads, sheet, problems)
  // `Revenue Sep 26 | Revenue budget Sep 26`: what stands beside a scenario, too, is none.
  const besideScenarios = new Set(heads.flatMap(({ facts, texts }) => (facts.scenario !== null ? [residueOf(texts)] : [])))
  for (const [at, { role, entity, label, headerCells, period, scenario }] of columns.entries()) {
    const head = heads[at]
    if (
      role !== 'period' ||
      period === null ||
      entity !== null ||
      scenario !== 'actual' ||
      !head ||
      head.facts.scenario ||
      head.facts.relation
    )
      continue
    const words = residueOf(head.texts)
    if (words !== '' && !besideScenarios.has(words))
      problems.push({
        severity: 'warning',
        code: 'scenario-unknown',
        sheet,
        cell: headerCells.at(-1) ?? null,
        message: `Nothing says whether “${shorten(label, 60)}” is an actual, a budget or a forecast. It is taken as an actual.`,
      })
  }
}

/** What an auditor or a later report did with figures is no scenario. */
const AUDITED = /^(?:un-?audited|audited|reviewed|restated|re-?presented|geprüft|ungeprüft|audité|non audité|auditado|no auditado)$/i

/** `Credits 2025 | Commitments 2024`, of different years and not called the same: some of them may be budgets. */
function tellOtherNames(columns: readonly ImportColumn[], heads: readonly TableColumn[], sheet: string, problems: ImportProblem[]): void {
  const named = columns.flatMap((column, at) => {
    const { role, period, entity, scenario } = column
    const name = heads[at]?.facts.relation ? '' : residueOf(heads[at]?.texts ?? [])
    const isOpen = role === 'period' && period !== null && entity === null && scenario === 'actual'
    return isOpen && name !== '' && !AUDITED.test(name) ? [{ column, name }] : []
  })
  const [first] = named
  // Those of one time are asked as such.
  const areApart = new Set(named.map(({ column }) => column.period)).size === named.length
  if (!first || !areApart || new Set(named.map(({ name }) => name)).size < 2) return
  problems.push({
    severity: 'warning',
    code: 'scenario-unknown',
    sheet,
    ...headsOf(named.map(({ column }) => column)),
    message: `${firstOf(named.map(({ column }) => `“${shorten(column.label, 40)}”`))} are called by words that name no scenario: taken as actuals. Say so where one of them is a budget or a forecast.`,
  })
}

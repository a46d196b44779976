import { parsePeriod, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportProblem, ImportStatement } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

// Where forecasts begin, actuals end: a column without a word of its own cannot be an actual behind them.

type Ends = (column: ImportColumn) => string

const endsBy =
  (firstMonth: number): Ends =>
  ({ period }) => {
    const read = period === null ? null : parsePeriod(period)
    return read ? periodRange(read, firstMonth).to : ''
  }

const last = (ends: string[]): string => ends.reduce((late, end) => (end > late ? end : late), '')
const first = (ends: string[]): string => ends.reduce((early, end) => (early === '' || end < early ? end : early), '')

const isNamed = (head: TableColumn | undefined): boolean => head?.facts.scenario != null || head?.facts.relation != null

/** Columns after an end that are actuals for want of a word. */
const openAfter = (end: string, columns: readonly ImportColumn[], heads: readonly TableColumn[], endOf: Ends): ImportColumn[] =>
  columns.filter(
    (column, at) => column.role === 'period' && column.scenario === 'actual' && !isNamed(heads[at]) && end !== '' && endOf(column) > end,
  )

function comeAfter(behind: readonly ImportColumn[], after: ImportColumn | undefined): string {
  const names = behind.map(({ label }) => quoted(label))
  const one = names.length === 1
  return `${firstOf(names)} ${one ? 'names' : 'name'} no scenario, and ${one ? 'comes' : 'come'} after “${shorten(after?.label ?? '', 40)}”`
}

/** `2026E | 2027 | 2028`: the years behind a forecast are forecasts as well, and that is said. */
export function followForecasts(
  columns: ImportColumn[],
  heads: TableColumn[],
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  const endOf = endsBy(firstMonth)
  const forecasts = columns.filter(
    ({ role, scenario, period }, at) => role === 'period' && period !== null && scenario === 'forecast' && isNamed(heads[at]),
  )
  const begin = first(forecasts.map(endOf))
  const behind = openAfter(begin, columns, heads, endOf)
  if (behind.length === 0) return
  const firstForecast = forecasts.find(column => endOf(column) === begin)
  for (const column of behind) column.scenario = 'forecast'
  problems.push({
    severity: 'warning',
    code: 'scenario-of-place',
    sheet,
    ...headsOf(behind),
    message: `${comeAfter(behind, firstForecast)}: read as ${behind.length === 1 ? 'a forecast' : 'forecasts'}. Say so if that is wrong.`,
  })
}

/** `Account 2024 | Budget 2025 | 2026 | 2027`: what comes after the last budget may be one, and is asked. */
export function askBehindBudgets(
  columns: ImportColumn[],
  heads: TableColumn[],
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  const endOf = endsBy(firstMonth)
  const budgets = columns.filter(
    ({ role, scenario }, at) => role === 'period' && scenario === 'budget' && heads[at]?.facts.scenario === 'budget',
  )
  const end = last(budgets.map(endOf))
  const behind = openAfter(end, columns, heads, endOf)
  if (behind.length === 0) return
  const lastBudget = budgets.find(column => endOf(column) === end)
  const one = behind.length === 1
  problems.push({
    severity: 'warning',
    code: 'scenario-unknown',
    sheet,
    ...headsOf(behind),
    message: `${comeAfter(behind, lastBudget)}: taken as ${one ? 'an actual' : 'actuals'}. Say so where ${one ? 'it is' : 'they are'} planned.`,
  })
}

/** Columns that are actuals for want of a word, of periods that another statement of the file counts among its forecasts: asked. */
export function tellOtherTimelines(statements: readonly ImportStatement[], firstMonth: number): ImportProblem[] {
  const endOf = endsBy(firstMonth)
  const timelines = statements.flatMap(statement => {
    const ends = (what: ImportColumn['scenario']): string[] =>
      statement.columns.flatMap(column =>
        column.role === 'period' && column.scenario === what && endOf(column) !== '' ? [endOf(column)] : [],
      )
    const [actual, forecasts] = [last(ends('actual')), ends('forecast')]
    return forecasts.length > 0 && (actual === '' || first(forecasts) > actual)
      ? [{ statement, forecasts: new Set(forecasts), isAhead: actual === '' }]
      : []
  })
  return statements.flatMap((statement): ImportProblem[] => {
    const open = statement.columns.filter(
      ({ role, scenario, label }) => role === 'period' && scenario === 'actual' && readHeader(label, null).scenario === null,
    )
    // What happened may well stand beside a forecast of the same years; an actual that forecasts go on from, on a sheet of its own, is asked.
    const goesOn = statement.columns.some(({ role, scenario }) => role === 'period' && scenario === 'forecast')
    for (const timeline of timelines.filter(({ isAhead }) => !isAhead || goesOn)) {
      const columns = open.filter(one => timeline.forecasts.has(endOf(one)))
      const [column] = columns
      if (timeline.statement === statement || !column) continue
      const one = columns.length === 1
      return [
        {
          severity: 'warning',
          code: 'scenario-differs',
          sheet: statement.sheet,
          ...headsOf(columns),
          message: `${firstOf(columns.map(({ label }) => quoted(label)))} ${one ? 'names no scenario and is read as an actual' : 'name no scenario and are read as actuals'}. On the sheet “${shorten(timeline.statement.sheet, 40)}” ${one ? 'that period is a forecast' : 'those periods are forecasts'}. Say which ${one ? 'it is' : 'they are'}.`,
        },
      ]
    }
    return []
  })
}

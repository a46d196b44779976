import { nearestMonthEnd, parsePeriod, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from './column-cells.ts'
import type { HeaderFacts } from './header.ts'
import type { TableColumn } from './heads.ts'
import type { Grid } from '../cells/grid.ts'
import type { Row } from '../rows/rows.ts'
import { firstWorked } from './worked-ahead.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

// A period that lies ahead has no actuals, and one that lies behind is seldom forecast any longer: columns without a word of their own are
// read by where they stand in time, and that is said.

export interface Moment {
  /** The day on which the file is read, ISO; without it only the file itself tells what lies ahead. */
  today: string | undefined
  /** What the titles say. */
  title: HeaderFacts
  /** First month of the year that the columns' periods are of. */
  firstMonth: number
  grid: Grid
  rows: readonly Row[]
}

interface Placed {
  column: ImportColumn
  /** Where it stands in the grid. */
  index: number
  from: string
  to: string
  /** What its own heading says. */
  said: HeaderFacts | undefined
}

/** `31.03.2026 (Audited)`: an auditor looks at what has happened, whatever a title says and wherever it lies. */
const AUDITED = /(?<!\p{L})(?:audited|geprüft|audit[ée]e?s?|auditad[oa]s?)(?!\p{L})/iu
/** What nobody has looked at may be anything, unless it is over. */
const UNAUDITED = /(?<!\p{L})(?:un-?audited|ungeprüft)(?!\p{L})/iu

/** Whether a column is of what has happened by what is said of its audit: of one that is not audited, beside one that is. */
const isOfAudit = ({ column, to }: Placed, columns: readonly Placed[], { today }: Moment): boolean =>
  UNAUDITED.test(column.label)
    ? today !== undefined && to <= today && columns.some(other => AUDITED.test(other.column.label.replace(UNAUDITED, '')))
    : AUDITED.test(column.label)

/**
 * Gives columns that name no scenario the one of their place in time, before and behind actuals that are named, and behind today. Returns
 * those that have the scenario of the title and were asked about.
 */
export function readAhead(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  moment: Moment,
  problems: ImportProblem[],
): ImportColumn[] {
  const placed = columns.flatMap((column, at): Placed[] => {
    const period = column.role === 'period' && column.period !== null ? parsePeriod(column.period) : null
    return period ? [{ column, index: heads[at]?.index ?? -1, ...periodRange(period, moment.firstMonth), said: heads[at]?.facts }] : []
  })
  const unnamed = placed.filter(({ said }) => said?.scenario == null && said?.relation == null)
  const audited = unnamed.filter(one => isOfAudit(one, unnamed, moment))
  for (const { column } of audited) column.scenario = 'actual'
  const open = unnamed.filter(one => !audited.includes(one))
  const actuals = placed.filter(one => one.said?.scenario === 'actual' && one.column.scenario === 'actual')
  const latest = actuals.reduce<Placed | null>((late, one) => (late === null || one.to > late.to ? one : late), null)
  const asked = readBehind(open, latest, moment, problems)
  const unsaid = open.filter(({ column }) => column.scenario === 'actual')
  const ahead = unsaid.filter(one => (latest !== null && one.to > latest.to) || beginsAfter(one, moment))
  for (const { column } of ahead) column.scenario = 'forecast'
  tell(ahead, moment, problems, names =>
    latest !== null && ahead.every(({ to }) => to > latest.to)
      ? `${names} no scenario and ${ahead.length === 1 ? 'comes' : 'come'} after the last actual, “${shorten(latest.column.label, 40)}”: read as ${forecasts(ahead)}. Say so if that is wrong.`
      : `${names} no scenario and ${ahead.length === 1 ? 'lies' : 'lie'} ahead: read as ${forecasts(ahead)}. Say so if that is wrong.`,
  )
  const worked = latest === null ? workedOut(unsaid, moment).filter(one => !ahead.includes(one)) : []
  for (const { column } of worked) column.scenario = 'forecast'
  tell(
    worked,
    moment,
    problems,
    names =>
      `${names} no scenario and ${worked.length === 1 ? 'is' : 'are'} worked out from the column before, where earlier columns are typed: read as ${forecasts(worked)}. Say so if that is wrong.`,
  )
  const known = [...ahead, ...worked]
  const running = unsaid.filter(one => !known.includes(one) && (isRunning(one, moment, known.length > 0) || goesOnBehindTitle(one, moment)))
  tell(
    running,
    moment,
    problems,
    names =>
      `${names} no scenario and ${running.length === 1 ? 'is' : 'are'} not over yet: taken as actual. Say so where it is a forecast or a budget.`,
    'scenario-unknown',
  )
  return asked
}

const forecasts = ({ length }: readonly Placed[]): string => (length === 1 ? 'a forecast' : 'forecasts')

const beginsAfter = ({ from }: Placed, { today, title }: Moment): boolean =>
  (today !== undefined && from > today) || (title.end !== null && title.start === null && from > title.end)

/** So many days may be missing of a period whose actuals are told already. */
const NEARLY_OVER = 31
/** As long as a quarter, and no month. */
const QUARTER = 80
const DAY = 86_400_000

const daysOf = ({ from, to }: Placed): number => (Date.parse(to) - Date.parse(from)) / DAY

/** Beside forecasts, no year or quarter has its actuals before it is over: a model begins with the running one. */
const isRunning = (one: Placed, { today }: Moment, besideForecasts: boolean): boolean =>
  today !== undefined &&
  one.from <= today &&
  Date.parse(one.to) - Date.parse(today) > (besideForecasts && daysOf(one) > QUARTER ? 0 : NEARLY_OVER * DAY)

/** `FY` beside `Month | YTD` under October 2026: when that was written the year had not ended, whenever it is read. Of bare years it is asked elsewhere. */
const goesOnBehindTitle = ({ from, to, said }: Placed, { title }: Moment): boolean =>
  said !== undefined &&
  (said.year ?? said.end) === null &&
  title.end !== null &&
  title.start === null &&
  title.months === null &&
  from <= title.end &&
  to > (nearestMonthEnd(title.end) ?? title.end)

/** The columns from which on lines are worked out, and no longer typed, among those that are as long as each other. */
function workedOut(unsaid: readonly Placed[], { grid, rows }: Moment): Placed[] {
  const lengths = new Map<number, Placed[]>()
  for (const one of unsaid.filter(({ index }) => index >= 0)) {
    const months = Math.round(daysOf(one) / 30)
    lengths.set(months, [...(lengths.get(months) ?? []), one])
  }
  return [...lengths.values()].flatMap(alike => {
    const inTime = alike.sort((a, b) => a.to.localeCompare(b.to))
    const places = inTime.map(({ index }) => index)
    const first = firstWorked(places, rows, grid)
    return first === null ? [] : inTime.slice(first)
  })
}

/** `Forecast` above `2022 | 2023 | 2024A | 2025`: what comes before an actual is one. Without any, the periods that are over are asked. */
function readBehind(open: readonly Placed[], latest: Placed | null, moment: Moment, problems: ImportProblem[]): ImportColumn[] {
  const { today, title } = moment
  const titled = open.filter(({ column }) => title.scenario !== null && title.scenario !== 'actual' && column.scenario === title.scenario)
  if (latest !== null) {
    // A budget beside its actual is of the same period.
    if (open.some(({ column }) => column.period === latest.column.period)) return []
    const before = titled.filter(({ to }) => to < latest.to)
    for (const { column } of before) column.scenario = 'actual'
    tell(
      before,
      moment,
      problems,
      names =>
        `${names} no scenario and ${before.length === 1 ? 'comes' : 'come'} before “${shorten(latest.column.label, 40)}”: read as ${before.length === 1 ? 'an actual' : 'actuals'}, whatever the title says. Say so if that is wrong.`,
    )
    return []
  }
  const over = titled.filter(({ to }) => today !== undefined && to <= today)
  // Budgets of past months are budgets. A forecast that ends before today is an old one.
  if (title.scenario !== 'forecast' || over.length === titled.length) return []
  tell(
    over,
    moment,
    problems,
    names =>
      `${names} no scenario and ${over.length === 1 ? 'is' : 'are'} over: taken as ${forecasts(over)}, as the title says. Say so where ${over.length === 1 ? 'it is an actual' : 'they are actuals'}.`,
    'scenario-unknown',
  )
  return over.map(({ column }) => column)
}

function tell(
  which: readonly Placed[],
  { grid }: Moment,
  problems: ImportProblem[],
  message: (names: string) => string,
  code = 'scenario-of-place',
): void {
  if (which.length === 0) return
  const names = which.map(({ column }) => quoted(column.label))
  problems.push({
    severity: 'warning',
    code,
    sheet: grid.name,
    ...headsOf(which.map(({ column }) => column)),
    message: message(`${firstOf(names)} ${names.length === 1 ? 'names' : 'name'}`),
  })
}

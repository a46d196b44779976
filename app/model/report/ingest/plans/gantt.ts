import { periodRange } from '../../../period.ts'
import type { ImportProblem } from '../../import.ts'
import { parseDate } from '../time/dates.ts'
import type { Reading } from '../cells/figure.ts'
import { headOf, isHead, visibleCells } from '../cells/figure.ts'
import { barsOf } from './gantt-bars.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { type HeaderFacts, joinHeaders, namesTime, readHeader } from '../heads/header.ts'
import type { List } from '../sheets/list.ts'
import { countsUp } from './plan-heads.ts'
import type { Say } from './plan-values.ts'
import { isPlan, isTask } from './plan-roles.ts'
import { inYear, resolvePeriod, yearsFrom } from '../time/resolve.ts'

/** A stretch of time that heads a column. */
export interface Bucket {
  column: number
  from: string
  to: string
}

interface Calendar {
  head: number
  buckets: Bucket[]
  /** Days or weeks, not months: what stands below them is more likely a plan than anything else. */
  fine: boolean
  /** Columns left of the calendar that say something, with what stands over them. */
  labels: { index: number; label: string }[]
}

/** The header stands within so many rows. */
const HEADER_WITHIN = 60

/** A mark under a day, week or month: an X, a tick, a bar. */
const MARK = /^(?:[xX]{1,3}|[\u2500-\u25ff\u2713\u2714\u2717\u2718\u00d7\u2022\u2b1b\u2b1c]{1,3})$/

/**
 * A drawn plan as a list with a start and an end: tasks down the side, days, weeks or months over the columns, and marks or coloured cells
 * where they meet. Null for anything else. The two columns are added beyond the last one of the sheet.
 */
export function readGantt(grid: Grid, reading: Reading, firstMonth: number): { list: List; problems: ImportProblem[] } | null {
  const problems: ImportProblem[] = []
  const say: Say = (severity, code, cell, message) => problems.push({ severity, code, sheet: grid.name, cell, message })
  const titles: string[] = []
  for (const [row, cells] of grid.rows.slice(0, HEADER_WITHIN).entries()) {
    const seen = cells ? visibleCells(grid, row, 0, cells.length) : []
    const buckets = bucketsOf(grid, row, reading, firstMonth, titles)
    const beside = seen.filter(({ column }) => column < (buckets[0]?.column ?? 0))
    if (buckets.length >= 3 && seen.length === beside.length + buckets.length) {
      const list = drawnList(grid, calendarOf(grid, row, buckets, reading), titles, say)
      if (list) return { list, problems }
      problems.length = 0
    }
    if (seen.length === 1) titles.push(cellText(seen[0]?.cell))
  }
  return null
}

/** A plan that is drawn under months or weeks of no year: any year shows that it is one, and which year it is, is asked. */
export function drawnWithoutYear(grid: Grid, reading: Reading, firstMonth: number): ImportProblem | null {
  const drawn = reading.year === undefined ? readGantt(grid, { ...reading, year: 2000 }, firstMonth) : null
  const start = drawn && isPlan(drawn.list) ? drawn.list.columns.at(-2)?.cell : undefined
  if (start === undefined) return null
  return {
    severity: 'warning',
    code: 'drawn-without-year',
    sheet: grid.name,
    cell: start,
    message:
      'A plan is drawn here, but nothing says which year it is in, so its tasks have no days and it was left out. Say the year under “Read the file in another way”.',
  }
}

/** `30.09.2026 - 6.10.2026`: the first and the last day of a week. */
function rangeIn(text: string, reading: Reading): { from: string; to: string } | null {
  const [first, last, ...rest] = text.split(/ ?(?:[–—]|(?<=\d{4}|\d[./]\d{2})-(?=\d)| - | to | bis ) ?/)
  if (first === undefined || last === undefined || rest.length > 0) return null
  const [from, to] = [first, last].map(part => parseDate(part, reading.order))
  return from && to && from !== 'ambiguous' && to !== 'ambiguous' && from <= to ? { from: from.slice(0, 10), to: to.slice(0, 10) } : null
}

/** The times over a row's columns, where they rise; nothing where one has no place in the calendar. */
export function bucketsOf(grid: Grid, row: number, reading: Reading, firstMonth: number, titles: readonly string[]): Bucket[] {
  const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
  const ranges = cells.flatMap(({ column, cell }): Bucket[] => {
    const range = cell.kind === 'text' ? rangeIn(cellText(cell), reading) : null
    return range ? [{ column, ...range }] : []
  })
  if (ranges.length >= 3) return rising(ranges) ? ranges : []
  const named = cells.flatMap(({ column, cell }) => {
    const facts = headOf(cell, reading)
    return facts && namesTime(facts) ? [{ column, facts }] : []
  })
  const weeks = weeksBehind(cells)
  const heads = weeks.length > 0 ? weeks : named
  const title = joinHeaders(titles.map(text => readHeader(text, reading.order)).filter(facts => namesTime(facts)))
  const years = yearsFrom(
    reading.year,
    heads.map(({ facts }) => facts),
  )
  const days = heads.every(({ facts }) => facts.end !== null && !facts.monthOnly && !facts.ambiguousDate)
  const found = heads.flatMap(({ column, facts }, at): Bucket[] => {
    if (days) {
      // A day stands for the time until the next one; the last for as long as the one before.
      const own = Date.parse(facts.end ?? '')
      const [next, before] = [heads[at + 1], heads[at - 1]].map(other => Date.parse(other?.facts.end ?? ''))
      const length = next !== undefined && !Number.isNaN(next) ? next - own : own - (before ?? own)
      return length > 0 ? [{ column, from: facts.end ?? '', to: new Date(own + length - DAY).toISOString().slice(0, 10) }] : []
    }
    const period = resolvePeriod(facts, { firstMonth, spacing: null, type: 'other', title: inYear(title, years[at]) })
    return period && period.kind !== 'instant' ? [{ column, ...periodRange(period, firstMonth) }] : []
  })
  return found.length === heads.length && rising(found) ? found : []
}

/** `KW`, then 40, 41, 42: calendar weeks by their numbers alone. */
function weeksBehind(cells: ReturnType<typeof visibleCells>): { column: number; facts: HeaderFacts }[] {
  const at = cells.findIndex(({ cell }) => cell.kind === 'text' && WEEK.test(cellText(cell)))
  const numbers = cells.slice(at + 1)
  if (at < 0 || numbers.length < 3 || !countsUp(numbers, 3)) return []
  return numbers.map(({ column, cell }) => ({ column, facts: { ...readHeader('', null), week: Number(cellText(cell)) } }))
}

const WEEK = /^(?:[ck]w|kalenderwochen?|calendar weeks?|weeks?|wk|wochen?|semaines?|semanas?|settiman[ae]|tydzień|week ?nr|hafta|週)\.?:?$/i

const rising = (buckets: readonly Bucket[]): boolean => buckets.every(({ from }, at) => at === 0 || from > (buckets[at - 1]?.to ?? ''))

/** The calendar may have a second row (`Week 1` below its days): its labels then stand over the tasks too. */
function calendarOf(grid: Grid, row: number, buckets: Bucket[], reading: Reading): Calendar {
  const first = buckets[0]?.column ?? 0
  const under = (at: number): Cell[] => visibleCells(grid, at, first, Number.POSITIVE_INFINITY).map(({ cell }) => cell)
  const isMore = (at: number): boolean => under(at).length * 2 >= buckets.length && under(at).every(cell => isHead(cell, reading))
  let head = row
  while (isMore(head + 1)) head++
  const used = new Set<number>()
  for (let at = row; at < grid.rows.length; at++) for (const { column } of visibleCells(grid, at, 0, first - 1)) used.add(column)
  const labelOf = (index: number): string =>
    Array.from({ length: head - row + 1 }, (_, at) => cellText(grid.rows[row + at]?.[index])).find(text => text !== '') ?? ''
  const days = (Date.parse(buckets[0]?.to ?? '') - Date.parse(buckets[0]?.from ?? '')) / DAY
  return { head, buckets, fine: days < 8, labels: [...used].sort((a, b) => a - b).map(index => ({ index, label: labelOf(index) })) }
}

const DAY = 86_400_000

function drawnList(grid: Grid, { head, buckets, fine, labels: given }: Calendar, titles: string[], say: Say): List | null {
  const columns = buckets.map(({ column }) => column)
  const width = (columns.at(-1) ?? 0) + 1
  const body: number[] = []
  for (let row = head + 1; row < grid.rows.length; row++) {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    if (cells.length === 0) continue
    const isLabel = (column: number): boolean => given.some(({ index }) => index === column)
    if (cells.some(({ column, cell }) => !isLabel(column) && !(cell.kind === 'text' && MARK.test(cellText(cell))))) return null
    body.push(row)
  }
  const marks = new Map(body.map(row => [row, columns.filter(column => !isBlank(grid.rows[row]?.[column]))]))
  const isMarked = [...marks.values()].some(found => found.length > 0)
  const drawn = barsOf(grid, body, columns)
  const bars = isMarked ? marks : drawn.bars
  // Coloured cells under months may be anything; under days or weeks, beside names that nothing stands over, they are tasks.
  const isNamed = isName(given[0]?.label ?? '')
  if (!isMarked && !isNamed && !(fine && bars.size * 2 >= body.length - drawn.bands.length)) return null
  const names = (index: number): number =>
    body.filter(row => grid.rows[row]?.[index]?.kind === 'text' && /\p{L}{2}/u.test(cellText(grid.rows[row]?.[index]))).length
  // `Project`, `Objective` over what is drawn: whatever the first column of words is called, it names the bars.
  const isCalled = given.some(({ label }) => isTask(label))
  const first = isCalled
    ? isNamed
      ? -1
      : 0
    : Math.max(
        0,
        given.findIndex(({ index }) => names(index) * 2 >= body.length),
      )
  const labels = given.map(({ index, label }, at) => ({ index, label: at === first ? 'Task' : label }))
  const rows = rowsWithDays(grid, { body, bars, buckets, width }, say)
  if (!rows) return null
  const ends = `${cellName(head, columns[0] ?? 0)} to ${cellName(head, width - 1)}`
  const start = cellName(head, columns[0] ?? 0)
  say(
    isMarked || drawn.colours < 2 ? 'info' : 'warning',
    'gantt',
    start,
    isMarked
      ? `Start and end were read from the marks under ${ends}: from the first day of a task's first mark to the last day of its last.`
      : `Start and end were read from the coloured cells under ${ends}: from the first day of a task's first one to the last day of its last.${drawn.colours < 2 ? '' : ` There are ${drawn.colours} colours: what they mean is not read.`}`,
  )
  const [band] = drawn.bands
  if (!isMarked && band !== undefined)
    say(
      'info',
      'gantt-bands',
      cellName(band, columns[0] ?? 0),
      `${drawn.bands.length === 1 ? 'A line is' : `${drawn.bands.length} lines are`} coloured from end to end in a colour that no task has: ${drawn.bands.length === 1 ? 'it was' : 'they were'} taken as ${drawn.bands.length === 1 ? 'a heading' : 'headings'}, without days.`,
    )
  return {
    grid: { ...grid, rows },
    titles,
    columns: [
      ...labels.map(({ index, label }) => ({ index, label, cell: cellName(head, index) })),
      { index: width, label: 'Start', cell: start },
      { index: width + 1, label: 'End', cell: cellName(head, width - 1) },
    ],
    rows: body,
    remarks: [],
    ...(!isMarked && drawn.bands.length > 0 && { heads: drawn.bands }),
  }
}

/** A name of a column; `Start: 5.1.2026` over the tasks is none. */
const isName = (label: string): boolean => label !== '' && !/\d/.test(label)

interface Bars {
  body: number[]
  bars: ReadonlyMap<number, number[]>
  buckets: Bucket[]
  width: number
}

/** The sheet's rows with a start and an end beyond their last column; null where nothing is drawn. */
function rowsWithDays(grid: Grid, { body, bars, buckets, width }: Bars, say: Say): (Cell | undefined)[][] | null {
  const rows: (Cell | undefined)[][] = grid.rows.slice()
  let drawn = 0
  for (const row of body) {
    const hit = buckets.flatMap((bucket, at) => (bars.get(row)?.includes(bucket.column) ? [{ ...bucket, at }] : []))
    const [first, last] = [hit[0], hit.at(-1)]
    if (!first || !last) continue
    drawn++
    if (last.at - first.at >= hit.length)
      say(
        'warning',
        'gantt-gap',
        cellName(row, first.column),
        `The marks of line ${row + 1} have a gap. It was read as one task from ${first.from} to ${last.to}.`,
      )
    const copy = [...(grid.rows[row] ?? [])]
    for (const { column } of buckets) copy[column] = undefined
    copy[width] = { kind: 'date', value: first.from, raw: '' }
    copy[width + 1] = { kind: 'date', value: last.to, raw: '' }
    rows[row] = copy
  }
  return drawn === 0 ? null : rows
}

import { periodRange } from '../../period.ts'
import type { ImportProblem } from '../import.ts'
import type { Reading } from './figure.ts'
import { headOf, visibleCells } from './figure.ts'
import type { Cell, Grid } from './grid.ts'
import { cellName, cellText, isBlank } from './grid.ts'
import { joinHeaders, namesTime, readHeader } from './header.ts'
import type { List } from './list.ts'
import type { Say } from './plan-values.ts'
import { resolvePeriod } from './resolve.ts'

interface Bucket {
  column: number
  from: string
  to: string
}

/** The header stands within so many rows. */
const HEADER_WITHIN = 60

/** A mark under a day, week or month: an X, a tick, a bar. */
const MARK = /^(?:[xX]{1,3}|[\u2500-\u25ff\u2713\u2714\u2717\u2718\u00d7\u2022\u2b1b\u2b1c]{1,3})$/

/**
 * A drawn plan as a list with a start and an end: tasks down the side, days, weeks or months over the columns, and marks where they meet.
 * Null for anything else. The two columns are added beyond the last one of the sheet.
 */
export function readGantt(grid: Grid, reading: Reading, firstMonth: number): { list: List; problems: ImportProblem[] } | null {
  const problems: ImportProblem[] = []
  const say: Say = (severity, code, cell, message) => problems.push({ severity, code, sheet: grid.name, cell, message })
  const titles: string[] = []
  for (const [row, cells] of grid.rows.slice(0, HEADER_WITHIN).entries()) {
    const seen = cells ? visibleCells(grid, row, 0, cells.length) : []
    const buckets = bucketsOf(grid, row, reading, firstMonth, titles)
    const labels = seen.filter(({ column }) => column < (buckets[0]?.column ?? 0))
    if (buckets.length >= 3 && labels.length > 0 && seen.length === labels.length + buckets.length) {
      const list = listOfMarks(
        grid,
        row,
        labels.map(({ column }) => column),
        buckets,
        titles,
        say,
      )
      if (list) return { list, problems }
      problems.length = 0
    }
    if (seen.length === 1) titles.push(cellText(seen[0]?.cell))
  }
  return null
}

function bucketsOf(grid: Grid, row: number, reading: Reading, firstMonth: number, titles: readonly string[]): Bucket[] {
  const heads = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY).flatMap(({ column, cell }) => {
    const facts = headOf(cell, reading)
    return facts && namesTime(facts) ? [{ column, facts }] : []
  })
  const title = joinHeaders(titles.map(text => readHeader(text, reading.order)).filter(facts => namesTime(facts)))
  const days = heads.every(({ facts }) => facts.end !== null && !facts.monthOnly && !facts.ambiguousDate)
  const found = heads.flatMap(({ column, facts }, at): Bucket[] => {
    if (days) {
      // A day stands for the time until the next one; the last for as long as the one before.
      const own = Date.parse(facts.end ?? '')
      const [next, before] = [heads[at + 1], heads[at - 1]].map(other => Date.parse(other?.facts.end ?? ''))
      const length = next !== undefined && !Number.isNaN(next) ? next - own : own - (before ?? own)
      return length > 0 ? [{ column, from: facts.end ?? '', to: new Date(own + length - DAY).toISOString().slice(0, 10) }] : []
    }
    const period = resolvePeriod(facts, { firstMonth, spacing: null, type: 'other', title })
    return period && period.kind !== 'instant' ? [{ column, ...periodRange(period, firstMonth) }] : []
  })
  const rising = found.every(({ from }, at) => at === 0 || from > (found[at - 1]?.to ?? ''))
  return found.length === heads.length && rising ? found : []
}

const DAY = 86_400_000

function listOfMarks(grid: Grid, head: number, labels: number[], buckets: Bucket[], titles: string[], say: Say): List | null {
  const width = (buckets.at(-1)?.column ?? 0) + 1
  const rows: (Cell | undefined)[][] = [...grid.rows]
  const body: number[] = []
  let marked = 0
  for (let row = head + 1; row < grid.rows.length; row++) {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    if (cells.length === 0) continue
    if (cells.some(({ column, cell }) => !labels.includes(column) && !(cell.kind === 'text' && MARK.test(cellText(cell))))) return null
    body.push(row)
    const hit = buckets.flatMap((bucket, at) => (isBlank(grid.rows[row]?.[bucket.column]) ? [] : [{ ...bucket, at }]))
    const [first, last] = [hit[0], hit.at(-1)]
    if (!first || !last) continue
    marked++
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
  if (marked === 0) return null
  const ends = `${cellName(head, buckets[0]?.column ?? 0)} to ${cellName(head, width - 1)}`
  say(
    'info',
    'gantt',
    cellName(head, buckets[0]?.column ?? 0),
    `Start and end were read from the marks under ${ends}: from the first day of a task's first mark to the last day of its last.`,
  )
  return {
    grid: { ...grid, rows },
    titles,
    columns: [
      ...labels.map(index => ({ index, label: cellText(grid.rows[head]?.[index]), cell: cellName(head, index) })),
      { index: width, label: 'Start', cell: cellName(head, buckets[0]?.column ?? 0) },
      { index: width + 1, label: 'End', cell: cellName(head, width - 1) },
    ],
    rows: body,
    remarks: [],
  }
}

import { areAlike, filledLabel } from '../scenarios/cases.ts'
import { isOnlyTime, timeSaid } from '../scenarios/entity.ts'
import { type Reading, visibleCells } from '../cells/figure.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { type HeaderFacts, joinHeaders, namesTime, readHeader } from '../heads/header.ts'
import type { Table } from '../sheets/table.ts'
import { cornersOf, type Title } from '../heads/table-titles.ts'
import { withoutUnit } from '../units/unit.ts'
import { isUnitLine } from '../units/unit-line.ts'

// The same lines below each other for one time after the other: `Current month`, `Year to date`, `Full year`; `FY2025`, `FY2024`.

/**
 * The titles that tell a table from the one before it of the same lines: what stands alone right above its header, or over the labels in it, and
 * names a time (`FY2024`, `Year to date`, `Income statement 2024`), where the one before names another one there.
 * Null: what follows is more of the table before.
 */
export function ownTimesOf(before: Table, again: Table, left: number, right: number, reading: Reading): [Title, Title] | null {
  const when = timed([...titleAbove(before, left, right), ...cornerTitles(again)])
  if (!when) return null
  const first = [...before.titles, ...cornerTitles(before)]
  const times = first.flatMap(({ text }) => timeSaid(text) ?? [])
  const own = before.ownTime ?? timed(first)
  if (!own || times.includes(timeSaid(when.text) ?? '')) return null
  // Of the same lines there are about as many; and a table that grows with each page is not looked through for every one.
  const [fewer = 0, more = 0] = [before.body.length, again.body.length].sort((a, b) => a - b)
  if (more > fewer * MOST_TIMES) return null
  return areAlike(linesOf(before, reading), linesOf(again, reading)) ? [own, when] : null
}

const MOST_TIMES = 4

const timed = (titles: readonly Title[]): Title | undefined => titles.findLast(({ text }) => timeSaid(text) !== null)

function titleAbove({ grid, body }: Table, left: number, right: number): Title[] {
  const row = body.at(-1) ?? -1
  const cells = visibleCells(grid, row, left, right)
  return cells.length === 1 ? cells.map(({ cell, column }) => ({ row, text: cellText(cell), columns: [column] })) : []
}

/** `Month` over the labels beside `Jan | Feb` is what these are, and no time of its own. */
function cornerTitles(table: Table): Title[] {
  const namesParts = table.columns.some(({ facts }) => (facts.month ?? facts.quarter ?? facts.half ?? facts.week ?? facts.end) !== null)
  return table.headerRows.flatMap(row =>
    cornersOf({ ...table, headerRows: [row] })
      .filter(text => !namesParts || BARE[timeSaid(text) ?? ''] === undefined)
      .map(text => ({ row, text, columns: table.labelColumns.slice(0, 1) })),
  )
}

const linesOf = (table: Table, reading: Reading): Set<string> => new Set(table.body.flatMap(row => filledLabel(table, row, reading)))

/** Tables whose titles are their times have these over each of their columns. */
export const underOwnTimes = (tables: readonly Table[], reading: Reading): Table[] =>
  tables.map(table => {
    const { ownTime } = table
    if (!ownTime) return table
    const { text, row } = ownTime
    const said = { ...readHeader(text, reading.order), ...BARE[timeSaid(text) ?? ''], scenario: null }
    const called = isOnlyTime(text) ? calledBeside(table) : undefined
    return {
      ...table,
      ...(called !== undefined && table.name === undefined && { name: `${called}: ${text}` }),
      columns: table.columns.map(({ facts, headerCells, texts, label, index }) => ({
        index,
        label: [text, label].filter(one => one !== '').join(' '),
        headerCells: [cellName(row, ownTime.columns[0] ?? table.left), ...headerCells],
        texts: [text, ...texts],
        facts: joinHeaders([said, facts]),
      })),
    }
  })

/** What the tables of several times are called together: `Segments` over `FY2025` and `FY2024`. */
const calledBeside = ({ titles, context }: Table): string | undefined => {
  const isName = (text: string): boolean => !isOnlyTime(text) && withoutUnit(text) !== '' && !isUnitLine(text)
  return titles.map(({ text }) => text).findLast(isName) ?? context.findLast(isName)
}

/** Times that are named by their kind alone: which of them it is, the report's titles say. */
const BARE: Partial<Record<string, Partial<HeaderFacts>>> = {
  month: { toDate: 'month' },
  quarter: { toDate: 'quarter' },
  'half-year': { months: 6 },
  year: { months: 12 },
}

/** Columns that name no time are of a whole year: that of the titles. */
export const ofWholeYear = (table: Table): Table => ({
  ...table,
  columns: table.columns.map(column => {
    const { facts } = column
    const isTimeless = !namesTime({ ...facts, relation: null })
    return isTimeless && !facts.variance ? { ...column, facts: { ...facts, months: 12 } } : column
  }),
})

import type { Reading } from '../cells/figure.ts'
import { isFigure } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { isTotalLabel } from '../rows/result-words.ts'
import type { Table } from '../sheets/table.ts'
import { unitAlone } from '../units/unit.ts'

/** A column of words that gather lines (`Sales | Salaries`, `Sales | Travel`), and the one to its right that names them. */
export interface Grouping {
  /** −1 where no column does. */
  group: number
  label: number
  /** The lines of a group stand apart from each other: only both words together name one. */
  joined: boolean
  /** Columns before it that gather groups in turn: `California | Coffee | Espresso`. */
  outer: readonly number[]
  /** The word stands in line after line: a line without one is of no group. */
  repeated?: boolean
}

/** As far in as its name a line stands; one of no group, where the others are of one, as far as the groups do. */
export const columnOfIndent = (grouping: Grouping | null, column: number, isGathered: boolean): number =>
  grouping?.repeated && !isGathered && column === grouping.label ? grouping.group : column

/** Fewer lines stand in no groups. */
const FEWEST = 3

/** A section has so many lines on average, at least. */
const SECTION = 5

/**
 * Words that stand once for several lines, or in each of them again, beside others that tell the lines apart: a department and its accounts. The
 * first word of such a row names no line. Codes, units and remarks beside a label gather nothing.
 */
export function groupingOf({ grid, body, labelColumns, columns, headings }: Table, reading: Reading): Grouping | null {
  const lines = body.filter(row => !headings.includes(row) && columns.some(({ index }) => isFigure(grid.rows[row]?.[index], reading)))
  const textAt = (row: number, column: number): string => (isBlank(grid.rows[row]?.[column]) ? '' : cellText(grid.rows[row]?.[column]))
  const numbersIn = (column: number): string[] => {
    const texts = lines.map(row => textAt(row, column)).filter(text => text !== '')
    return texts.every(text => /^\d[\d .-]*$/.test(text)) ? texts : []
  }
  // `Sales | 6100 | Travel`: account numbers gather nothing, and part no department from its accounts. Cost centres may gather lines.
  const isAccounts = (column: number): boolean => {
    const numbers = numbersIn(column)
    return (
      numbers.length > 0 &&
      (new Set(numbers).size * 2 > numbers.length || labelColumns.some(other => other > column && areOneToOne(column, other)))
    )
  }
  const areOneToOne = (column: number, other: number): boolean => {
    const pairs = lines.map(row => [textAt(row, column), textAt(row, other)] as const)
    const kinds = new Set(pairs.map(pair => pair.join('\n'))).size
    return kinds > 1 && new Set(pairs.map(([one]) => one)).size === kinds && new Set(pairs.map(([, one]) => one)).size === kinds
  }
  const shown = labelColumns.filter(column => !grid.hiddenColumns.has(column) && !isAccounts(column))
  if (shown.length < 2 || lines.length < FEWEST) return null
  const worded = (column: number): number[] => lines.filter(row => isWord(textAt(row, column)))
  for (const [at, label] of [...shown.entries()].slice(1)) {
    const group = shown[at - 1] ?? label
    const named = worded(label)
    const gathered = named.filter(row => textAt(row, group) !== '')
    if (named.length * 3 < lines.length * 2 || gathered.length === 0) continue
    const groups = new Set(gathered.map(row => textAt(row, group)))
    const pairs = new Set(gathered.map(row => `${textAt(row, group)}\n${textAt(row, label)}`))
    // A sum of them all has a name of its own.
    const apart = lines.filter(row => textAt(row, label) === '' && isTotalLabel(textAt(row, group))).length
    const areApart =
      gathered.length === lines.length - apart && groups.size * 2 <= gathered.length + (apart > 0 ? 1 : 0) && pairs.size === gathered.length
    if (named.length < 4) {
      if (areApart && gathered.length >= FEWEST && worded(group).length === lines.length) return { group, label, joined: true, outer: [] }
      continue
    }
    const numbers = numbersIn(group)
    const isCentre =
      numbers.length === lines.length && numbers.every(isCode) && new Set(named.map(row => textAt(row, label))).size < named.length
    if (worded(group).length * 5 < gathered.length * 4 && !isCentre) continue
    const runs: string[][] = []
    let last = ''
    const outer = outerOf(shown.slice(0, at - 1), named, group, textAt)
    const begins = new Set(outer.flatMap(({ rows }) => rows))
    // Where the group is written in line after line, lines without one are of none: programs that are not named yet.
    const isRepeated = gathered.length * 2 >= named.length && new Set(gathered.map(row => textAt(row, group))).size * 2 <= gathered.length
    for (const row of isRepeated ? gathered : named) {
      const own = textAt(row, group)
      if (runs.length === 0 || (own !== '' && (own !== last || begins.has(row)))) runs.push([])
      if (own !== '') last = own
      runs.at(-1)?.push(textAt(row, label))
    }
    // Each group has lines of different names, two on average at least.
    if (runs.length * 2 <= named.length && runs.every(names => new Set(names).size === names.length))
      return {
        group,
        label,
        joined: false,
        outer: outer.map(({ column }) => column),
        repeated: isRepeated && gathered.length < named.length,
      }
    // Few names in front of many: sections, in which a name may well stand twice (`Other`).
    const isFew = at === 1 && gathered.length * SECTION <= named.length && named.length * 10 >= lines.length * 9
    if (isFew && new Set(named.map(row => textAt(row, label))).size * 2 > named.length) return { group, label, joined: false, outer: [] }
    if (areApart) return { group, label, joined: true, outer: [] }
  }
  return namedFurtherRight(
    lines.map(row => shown.map(column => textAt(row, column))),
    shown,
  )
}

/** A cost centre, a store or a year. Numbers of notes, ranks and levels are shorter. */
const isCode = (number: string): boolean => number.replace(/\D/g, '').length >= 3

/** The columns of words before groups that begin no oftener than these, each time with one of them, and the rows in which they do. */
function outerOf(
  before: readonly number[],
  lines: readonly number[],
  group: number,
  textAt: (row: number, column: number) => string,
): { column: number; rows: number[] }[] {
  const groups = lines.filter(row => textAt(row, group) !== '').length
  return before.flatMap(column => {
    let last = ''
    const rows = lines.filter(row => {
      const text = textAt(row, column)
      if (text === '' || text === last) return false
      last = text
      return true
    })
    const areOuter = rows.length > 1 && rows.length * 2 <= groups
    return areOuter && rows.every(row => textAt(row, group) !== '' && isWord(textAt(row, column))) ? [{ column, rows }] : []
  })
}

/**
 * Words that stand in line after line, beside a column that has a name of its own for each (`Assets | Current assets | Cash`): the lines are
 * called by that one. What stands before it is their note.
 */
function namedFurtherRight(lines: readonly string[][], shown: readonly number[]): Grouping | null {
  const first = new Set(lines.map(texts => texts.find(isWord) ?? ''))
  if (first.size * 2 > lines.length) return null
  const areNames = (at: number): boolean => lines.filter(texts => isWord(texts[at] ?? '')).length * 20 >= lines.length * 19
  const kinds = shown.map((_, at) => (areNames(at) ? new Set(lines.map(texts => texts[at])).size : 0))
  const most = Math.max(...kinds)
  const label = shown[kinds.lastIndexOf(most)]
  return label !== undefined && (most * 4 >= lines.length * 3 || most >= first.size * MANY)
    ? { group: NONE, label, joined: false, outer: [] }
    : null
}

/** So many times the names tell lines apart that a kind of line does not: `Section`, `Article`. */
const MANY = 5

/** No column gathers the lines. */
const NONE = -1

/**
 * Cells that are merged down over several lines, each of which has a name of its own to their right, by row and column: they head these lines,
 * whatever the lines above and below are called in that column.
 */
export function tallLabels({ grid, labelColumns }: Table): ReadonlySet<string> {
  const shown = labelColumns.filter(column => !grid.hiddenColumns.has(column))
  const tall = grid.merges.filter(({ top, bottom, left, right }) => bottom > top && left === right && shown.includes(left))
  return new Set(
    tall.flatMap(({ top, bottom, left }) => {
      const isNamed = (row: number): boolean => shown.some(column => column > left && isName(grid.rows[row]?.[column]))
      const rows = Array.from({ length: Math.min(bottom, grid.rows.length - 1, top + TALLEST) - top + 1 }, (_, at) => top + at)
      const named = rows.filter(row => !grid.hiddenRows.has(row) && isNamed(row))
      return isName(grid.rows[top]?.[left]) && isNamed(top) && named.length > 1 ? [placeOf(top, left)] : []
    }),
  )
}

/** So many lines of a merged cell are looked at. */
const TALLEST = 50

export const placeOf = (row: number, column: number): string => `${row}:${column}`

const isName = (cell: Cell | undefined): boolean => cell?.kind === 'text' && isWord(cellText(cell))

/** A word, and no code; letters with a sign between them are one: `R&D`, `A/R`. One of Chinese is a whole word: `苯`, `盐`. */
export const NAME = /\p{L}{2}|\p{L}\s?[&/]\s?\p{L}|[\u3400-\u9fff\uac00-\ud7af]/u

const isWord = (text: string): boolean => NAME.test(text) && unitAlone(text) === null

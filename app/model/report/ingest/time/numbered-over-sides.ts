import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import type { Run } from './numbered-times.ts'

// `1 | | 2 | | 3` or `P1 | P1 | P2 | P2` over `Planned | Actual | Planned | Actual`: periods by their number, each over its scenarios.

type Cells = readonly (Cell | undefined)[] | undefined

/** Whether a cell names a scenario and nothing else. */
const isSide = (cell: Cell | undefined): boolean => {
  if (cell?.kind !== 'text' || cell.value.length > 30) return false
  const { scenario, rest } = readScenario(cell.value)
  return scenario !== null && !/[\p{L}\p{N}]/u.test(rest)
}

/** Two scenarios at least stand below each, and below what is empty behind it; of one scenario alone a line of figures could be headed. */
function areOverSides(cells: Cells, below: Cells, columns: readonly number[], numbers: readonly number[]): boolean {
  const begins = columns.filter((_, at) => at === 0 || numbers[at] !== numbers[at - 1])
  const first = begins[0] ?? 0
  const held = (from: number, to = below?.length ?? 0): number => (below ?? []).slice(from, to).filter(cell => !isBlank(cell)).length
  if (begins.some((from, at) => held(from, begins[at + 1]) < 2)) return false
  const sides = (below ?? []).flatMap((cell, column) => (column >= first && !isBlank(cell) ? [cell] : []))
  return sides.length > 2 && sides.every(isSide) && new Set(sides.map(cellText)).size > 1 && (cells?.length ?? 0) > 1
}

const NUMBER = /^(?:[1-9]|[1-4]\d|5[0-3])$/

/** Numbers that count up by one from 1, each once or over each of its columns, right above scenarios; null for any other row. */
export function overSides(cells: Cells, below: Cells): Run | null {
  const columns: number[] = []
  const numbers: number[] = []
  let word = ''
  for (const [column, cell] of (cells ?? []).entries()) {
    if (!cell || isBlank(cell)) continue
    const text = cell.kind === 'number' || cell.kind === 'text' ? cell.value.trim() : ''
    if (NUMBER.test(text) && (cell.format === undefined || /^0+$|^@$/.test(cell.format))) {
      columns.push(column)
      numbers.push(Number(text))
    } else if (columns.length > 0) return null
    else word = cellText(cell)
  }
  const goesOn = numbers.every(
    (number, at) => number === (at === 0 ? 1 : (numbers[at - 1] ?? 0) + 1) || (at > 0 && number === numbers[at - 1]),
  )
  return columns[0] !== undefined && numbers.at(-1) !== 1 && goesOn && areOverSides(cells, below, columns, numbers)
    ? { word, columns, numbers, areTwelve: false }
    : null
}

const LETTERS = /^(M|P)(?:\. ?)?0?([1-9]|1[0-3])$/i

/** The row with `M01` and `P1` written out as months and periods, where these stand over scenarios and count up. */
export function withLetters(cells: (Cell | undefined)[] | undefined, below: Cells): (Cell | undefined)[] | undefined {
  if (!cells || !below) return cells
  const found = cells.flatMap((cell, column) => {
    const [, letter = '', number = ''] = cell?.kind === 'text' && cell.value.length < 6 ? (LETTERS.exec(cell.value.trim()) ?? []) : []
    return letter === '' ? [] : [{ column, letter: letter.toUpperCase(), number: Number(number) }]
  })
  const [first] = found
  const numbers = found.map(({ number }) => number)
  const goesOn = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1 || number === numbers[at - 1])
  if (!first || !goesOn || new Set(numbers).size < 2 || found.some(({ letter }) => letter !== first.letter)) return cells
  const columns = found.map(({ column }) => column)
  if (!areOverSides(cells, below, columns, numbers)) return cells
  const written = cells.slice()
  for (const { column, letter, number } of found)
    written[column] = { kind: 'text', value: `${letter === 'M' ? 'Month' : 'Period'} ${number}` }
  return written
}

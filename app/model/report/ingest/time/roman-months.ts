import type { ImportProblem } from '../../import.ts'
import type { Cell } from '../cells/grid.ts'
import { cellName, isBlank } from '../cells/grid.ts'
import { monthName } from './dates.ts'

// `I | II | III | … | XII` over figures: months, as Poland, Russia, Hungary and Italy number them. They are those of the calendar.

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** What else is counted in Roman numbers up to twelve: the forms of a school, groups of accounts, districts. */
const OTHER =
  /^(?:class(?:es)?|grades?|forms?|std|standards?|klas[aesy]{0,2}|klassen?|clase|classe|osztály|класс?ы?|groups?|grup[ay]|zones?|wards?|districts?)$/iu

const placeOf = (cell: Cell | undefined): number => (cell?.kind === 'text' ? ROMAN.indexOf(cell.value.trim()) + 1 : 0)

/** A row with all twelve of them, once or under each of several scenarios, written out as the months; that is said. */
export function withRomanMonths(
  cells: (Cell | undefined)[] | undefined,
  { sheet, row, below }: { sheet: string; row: number; below: readonly (Cell | undefined)[] | undefined },
  problems: ImportProblem[],
): (Cell | undefined)[] | undefined {
  if (!cells?.some(cell => placeOf(cell) === ROMAN.length)) return cells
  const columns = cells.flatMap((cell, column) => (placeOf(cell) > 0 ? [column] : []))
  const first = columns[0] ?? 0
  const areAll = columns.length % ROMAN.length === 0 && columns.every((column, at) => placeOf(cells[column]) === (at % ROMAN.length) + 1)
  const isOther = cells.slice(0, first).some(cell => cell?.kind === 'text' && OTHER.test(cell.value.trim()))
  const headsText = columns.some(
    column =>
      below?.[column]?.kind === 'text' && !isBlank(below[column]) && placeOf(below[column]) === 0 && /\p{L}/u.test(below[column].value),
  )
  if (!areAll || isOther || headsText) return cells
  problems.push({
    severity: 'info',
    code: 'roman-months',
    sheet,
    cell: cellName(row, first),
    cells: columns.map(column => cellName(row, column)),
    message: '“I” to “XII” over the figures are read as January to December. Choose other periods where they are none.',
  })
  return cells.map((cell, column) => (columns.includes(column) ? { kind: 'text', value: monthName(placeOf(cell)) } : cell))
}

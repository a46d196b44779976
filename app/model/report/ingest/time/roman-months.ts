import type { ImportProblem } from '../../import.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, isBlank } from '../cells/grid.ts'
import { monthName } from './dates.ts'

// `I | II | III | … | XII` over figures: months, as Poland, Russia, Hungary and Italy number them. They are those of the calendar.

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** What else is counted in Roman numbers up to twelve: the forms of a school, groups of accounts, districts, chapters. */
const OTHER =
  /(?<!\p{L})(?:class(?:es)?|grades?|forms?|std|standards?|klas[aesy]?|klassen?|clases?|classes?|osztály|класс?ы?|groups?|grup[ay]|zones?|wards?|districts?|dzielnic[ay]|regions?|chapters?|rozdziały?|sections?|kapitel|capitoli?|cap[íi]tulos?|главы?|разделы?)(?!\p{L})/iu

/** `FY2025/26`, `April to March`: a year that does not begin in January, whose first month may be the one that is numbered so. */
const SPLIT_YEAR =
  /(?:19|20)\d\d ?[/–-] ?(?:19|20)?\d\d(?!\d)|(?<!\p{L})(?:april|july|october) (?:to|–|-) (?:march|june|september)(?!\p{L})/iu

/** So many rows above may say what the numbers count. */
const ABOVE = 6

const placeOf = (cell: Cell | undefined): number => (cell?.kind === 'text' ? ROMAN.indexOf(cell.value.trim()) + 1 : 0)

/**
 * A row with all twelve of them, once or under each of several scenarios, written out as the months; that is said. Not where words beside or
 * above it count something else so, or name a year that begins in another month.
 */
export function withRomanMonths({ name, rows }: Grid, row: number, problems: ImportProblem[]): (Cell | undefined)[] | undefined {
  const cells = rows[row]
  const below = rows[row + 1]
  if (!cells?.some(cell => placeOf(cell) === ROMAN.length)) return cells
  const columns = cells.flatMap((cell, column) => (placeOf(cell) > 0 ? [column] : []))
  const first = columns[0] ?? 0
  const areAll = columns.length % ROMAN.length === 0 && columns.every((column, at) => placeOf(cells[column]) === (at % ROMAN.length) + 1)
  const said = [cells.slice(0, first), ...rows.slice(Math.max(0, row - ABOVE), row)]
    .flatMap(above => (above ?? []).flatMap(cell => (cell?.kind === 'text' ? [cell.value] : [])))
    .concat(name)
  const isOther = said.some(text => OTHER.test(text) || SPLIT_YEAR.test(text))
  const headsText = columns.some(
    column =>
      below?.[column]?.kind === 'text' && !isBlank(below[column]) && placeOf(below[column]) === 0 && /\p{L}/u.test(below[column].value),
  )
  if (!areAll || isOther || headsText) return cells
  problems.push({
    severity: 'warning',
    code: 'roman-months',
    sheet: name,
    cell: cellName(row, first),
    cells: columns.map(column => cellName(row, column)),
    message: '“I” to “XII” over the figures are read as January to December. Choose other periods where they are no months.',
  })
  return cells.map((cell, column) => (columns.includes(column) ? { kind: 'text', value: monthName(placeOf(cell)) } : cell))
}

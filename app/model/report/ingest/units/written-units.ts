import type { ImportProblem } from '../../import.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName } from '../cells/grid.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'
import type { ReadSheet } from '../sheets/order-sheets.ts'
import { isQuantityUnit } from './quantity-units.ts'

// `1,200 pcs | 1,180 pcs`: quantities that people typed as texts with what they count in, cell by cell.

const FIGURE_AND_UNIT = /^([-+−]?\d[\d.,'’\s]{0,20}?)\s?(\p{L}[\p{L}\d²³./]{0,11}|[個台件本枚只个]|㎏|㎡)$/u

/** What things are counted in, in languages that have words of their own for pieces and weights, and whose time and heads are counted. */
const OTHER_UNITS =
  /^(?:stücke?|pz|pezzi|pi[èe]ces?|uds?\.?|unid(?:ad(?:es)?|\.)?|unidades|unités?|pe[çc]as|stuks?|szt(?:uk[ai]?)?\.?|ks|kpl|db|adet|шт(?:ук[аи]?)?\.?|кг|тонн[аы]?|т|л|個|台|件|本|枚|只|个|吨|千克|公斤|개|톤|대|㎏|㎡|tonnellate|toneladas|tonnes|litros|litri|FTE|heads?|people|h|hrs?|hours|std\.?|stunden|heures|horas|ore)$/iu

/** So many lines of two such cells at least: fewer are sizes of things that something is said of. */
const LEAST = 2
/** So many at most: more are a list of articles, which would be read twice. */
const MOST = 2_000

function partsOf(cell: Cell | undefined): { figure: string; unit: string } | null {
  // Asked of every text of a file: it begins as a figure does, and ends otherwise.
  if (cell?.kind !== 'text' || cell.value.length > 40 || !/^\s*[-+−]?\d(?:.*\D)?$/.test(cell.value)) return null
  const [, figure = '', unit = ''] = FIGURE_AND_UNIT.exec(cell.value.trim()) ?? []
  // One letter alone is a size of money as well as a metre: `12.5 L` are lakhs, `12,5 T` thousands.
  return unit !== '' && !/^(?:[kmb]|\p{Lu})$/u.test(unit) && (isQuantityUnit(unit) || OTHER_UNITS.test(unit))
    ? { figure: figure.trim(), unit }
    : null
}

/**
 * The sheet with such texts as figures whose number format writes the unit, line by line where all of a line count in one; null where there are none.
 */
function withoutWrittenUnits(grid: Grid): { grid: Grid; cells: string[]; texts: string[] } | null {
  const rows: Grid['rows'] = grid.rows.slice()
  const cells: string[] = []
  const texts: string[] = []
  let lines = 0
  for (const [at, row] of grid.rows.entries()) {
    const found = (row ?? []).flatMap((cell, column) => {
      const parts = partsOf(cell)
      return cell && parts ? [{ cell, column, ...parts }] : []
    })
    const [first] = found
    // What begins a line is what it is called: `500 ml`.
    const begins = (row ?? []).findIndex(cell => cell !== undefined)
    if (found.length < 2 || !first || first.column === begins || found.some(({ unit }) => unit !== first.unit)) continue
    if (++lines > MOST) return null
    const written = (row ?? []).slice()
    for (const { cell, column, figure, unit } of found) {
      written[column] = { ...cell, kind: 'text', value: figure, format: `0" ${unit}"` }
      cells.push(cellName(at, column))
      if (texts.length < 3 && cell.kind === 'text') texts.push(shorten(cell.value.trim(), 30))
    }
    rows[at] = written
  }
  return lines >= LEAST ? { grid: { ...grid, rows }, cells, texts } : null
}

/**
 * A sheet as it is read, where its quantities are texts with their unit: as figures where these make quantities or lines of a statement. A list and
 * a plan of tasks keep their texts; that figures with units stayed words is said of a sheet of text.
 * @param read reads a sheet, and puts what it has to say into the problems
 */
export function readWithUnits(
  grid: Grid,
  problems: ImportProblem[],
  read: (grid: Grid, problems: ImportProblem[]) => ReadSheet,
): ReadSheet {
  const written = grid.skipped ? null : withoutWrittenUnits(grid)
  if (!written) return read(grid, problems)
  const [first = null] = written.cells
  const say = (severity: ImportProblem['severity'], message: string): void => {
    problems.push({ severity, code: 'written-units', sheet: grid.name, cell: first, cells: written.cells, message })
  }
  const told: ImportProblem[] = []
  const found = read(written.grid, told)
  const areTimed = found.statements.some(({ statement }) => statement.columns.some(({ period }) => period !== null))
  const areFigures = areTimed || found.plans.length > 0
  if (areFigures && found.tables.length === 0 && found.plans.every(({ items }) => items.length === 0)) {
    // That each is a text is said once, with its unit.
    const cells = new Set(written.cells)
    for (const problem of told) if (problem.code !== 'number-as-text' || !cells.has(problem.cell ?? '')) problems.push(problem)
    say('info', `${firstOf(written.texts.map(quoted), 3)}: texts with their unit are read as figures that count in it.`)
    return found
  }
  const kept = read(grid, problems)
  if (kept.sheet.kind === 'prose')
    say(
      'warning',
      `${firstOf(written.texts.map(quoted), 3)} are figures with their unit, but no table of them was understood: they stayed text.`,
    )
  return kept
}

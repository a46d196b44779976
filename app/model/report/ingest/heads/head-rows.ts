import type { Reading } from '../cells/figure.ts'
import { firstVisible, headOf, isFigure, isHead, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { namesTime } from './header.ts'
import { letterAt } from '../scenarios/scenario-letters.ts'
import { isIdentifier } from '../sheets/list.ts'

// What looks like a row of headings and is none: a record, a date in a list, a word between lines. And one that names itself.

export type Placed = readonly { column: number; cell: Cell }[]

/**
 * A single 2000 below a figure, or below the name of its column and beside other texts, is a figure and no year that heads a table. So is one
 * beside a mark that comes again below (`AB-12 | 2000 | MTS` over `AB-13 | 800 | MTS`).
 */
export function isRecord(grid: Grid, row: number, column: number, body: Placed, reading: Reading): boolean {
  const above = grid.rows[row - 1]?.[column]
  const others = body.filter(({ cell }) => cell.kind === 'text' && !isHead(cell, reading))
  const comesAgain = (at: number, text: string): boolean =>
    [1, 2, 3, 4].some(below => cellText(grid.rows[row + below]?.[at]) === text && isFigure(grid.rows[row + below]?.[column], reading))
  return (
    isFigure(above, reading) ||
    (others.length > 0 && above?.kind === 'text' && !isBlank(above) && !isHead(above, reading)) ||
    others.some(other => comesAgain(other.column, cellText(other.cell)))
  )
}

/**
 * Dates in a column of their own (`Start` above them, no figure below) are what a list holds, not what heads figures.
 * @param dated by column: the last row, as its place in `rows`, that was found to be such a date
 */
export function inDateColumn(
  grid: Grid,
  rows: number[],
  place: number,
  column: number,
  reading: Reading,
  dated: Map<number, number>,
): boolean {
  const cellAt = (at: number): Cell | undefined => grid.rows[rows[at] ?? -1]?.[column]
  const isDate = (cell: Cell | undefined): boolean => isDay(cell, reading)
  if (!isDate(cellAt(place)) || isFigure(cellAt(place + 1), reading)) return false
  let above = place - 1
  while (above >= 0 && above >= place - BLANKS && isBlank(cellAt(above))) above--
  const cell = cellAt(above)
  const within = isDate(cell) ? dated.get(column) === above : cell?.kind === 'text' && !isHead(cell, reading) && !isFigure(cell, reading)
  if (within) dated.set(column, place)
  return within
}

function isDay(cell: Cell | undefined, reading: Reading): boolean {
  if (cell?.kind !== 'text') return cell?.kind === 'date'
  const facts = headOf(cell, reading)
  // 07/06/26 is a day, whichever.
  return facts !== null && (facts.end !== null || facts.ambiguousDate)
}

/**
 * Whether a date stands among others of its column, two right above or below it. Where other cells of the row do not, it is a record, whatever year
 * they name (`Invoice 2016F`).
 */
export function isAmongDates(grid: Grid, rows: readonly number[], place: number, column: number, reading: Reading): boolean {
  const isDate = (step: number): boolean => isDay(grid.rows[rows[place + step] ?? -1]?.[column], reading)
  return isDate(0) && ((isDate(1) && isDate(2)) || (isDate(-1) && isDate(-2)))
}

/** So many empty cells may stand between two dates of a column. */
const BLANKS = 20

/** A single header needs figures under it, near. */
export const headsFigures = (grid: Grid, column: number, below: readonly number[], reading: Reading): boolean =>
  below.some(row => isFigure(grid.rows[row]?.[column], reading))

/**
 * Whether other names outnumber the times of a row. In `Account | Code | Group | 31-Dec-26` what stands over codes and names is part of the
 * labels, and is not counted.
 */
export function isCrowded(grid: Grid, row: number, all: Placed, times: Placed, below: readonly number[], reading: Reading): boolean {
  // `2025 | AV% | 2024 | AV% | AH%`: what is a share or a change of what stands beside it is no name of its own.
  // Neither is `A` or `F`, the scenario of what stands below it.
  const isOwn = ({ cell, column }: Placed[number]): boolean => !SHARE.test(cellText(cell)) && letterAt(grid, row, column) === null
  const body = all.filter(one => times.some(({ column }) => column === one.column) || isOwn(one))
  if (times.length * 2 >= body.length) return false
  const [time] = times
  const facts = time && times.length === 1 ? headOf(time.cell, reading) : null
  if (!time || !facts || !namesTime(facts)) return true
  const others = body.filter(({ column }) => column > time.column || headsFigures(grid, column, below, reading))
  return others.length > times.length * 2
}

const SHARE = /^\(?(?:%|[\p{L}. ]{1,8} ?%|% ?[\p{L}. ]{1,12})\)?$/u

/** `Expected term | 6 months` below a header and over no days or years: how long something lasts, as a line says it, and no column. */
export function isDuration(grid: Grid, row: number, times: Placed, head: { labels: number; above: boolean }, reading: Reading): boolean {
  if (!head.above || isBlank(grid.rows[row]?.[head.labels])) return false
  const saysWhen = (cell: Cell | undefined): boolean => {
    const facts = headOf(cell, reading)
    return facts !== null && (facts.end !== null || facts.year !== null || facts.month !== null || facts.ambiguousDate)
  }
  return times.every(({ cell, column }) => {
    const facts = headOf(cell, reading)
    return facts !== null && facts.months !== null && !facts.trailing && !saysWhen(cell) && !saysWhen(grid.rows[row + 1]?.[column])
  })
}

/** `Target | Revised | Achieved | Target | Revised | Achieved` right below a row of weeks: what stands under each of them, whatever its words. */
export function isGroupAgain(body: Placed, row: number, above?: { rows: readonly number[]; columns: readonly number[] }): boolean {
  if (above?.rows.at(-1) !== row - 1 || body.some(({ cell }) => cell.kind !== 'text')) return false
  // What stands left of the first of them is a name over the labels: `KPI | Unit | Target | Achieved | Target | Achieved`.
  const first = Math.min(...above.columns)
  const texts = body.filter(({ column }) => column >= first).map(({ cell }) => cellText(cell))
  const width = texts.indexOf(texts[0] ?? '', 1)
  return width > 1 && texts.length >= width * 2 && texts.every((text, at) => text === texts[at % width])
}

/** One heading between lines whose figures go on under the headings above them begins no table of its own. */
export function standsAmid(
  grid: Grid,
  row: Placed,
  above: { columns: readonly number[] } | undefined,
  below: readonly number[],
  reading: Reading,
): boolean {
  const own = new Set(row.map(({ column }) => column))
  const others = (above?.columns ?? []).filter(column => !own.has(column) && headsFigures(grid, column, below, reading))
  return others.length >= 2
}

/** Months, quarters and years below each other, row for row, are a list of times: headings have two or three rows. */
export function isListed(grid: Grid, rows: readonly number[], place: number, times: Placed, reading: Reading): boolean {
  const isLike = (row: number | undefined): boolean =>
    times.every(({ column }) => {
      const cell = grid.rows[row ?? -1]?.[column]
      return cell !== undefined && !isBlank(cell) && isHead(cell, reading)
    })
  let run = 1
  for (let at = place + 1; run < LIST && isLike(rows[at]); at++) run++
  for (let at = place - 1; run < LIST && isLike(rows[at]); at--) run++
  return run >= LIST
}

/** More rows than any header has. */
const LIST = 5

/** What stands over a column that says what each line counts in. */
const UNIT_HEAD =
  /^\(?(?:units?(?: of measure(?:ment)?)?|uom|measures?|in|einheit(?:en)?|unités?|unidad(?:es)?|单位|單位|単位|단위|ед(?:\. ?изм|иница(?: измерения)?)?|đvt|đơn vị(?: tính)?|enhet|enhed|eenheid|jedn(?:ostka|otka)?|j\.?m|u\.?m|unità|unidade|birim)\)?\.?:?$/i

/** What Excel writes over the labels of a pivot table, in the languages that it speaks. */
const ROW_LABELS =
  'row labels|zeilenbeschriftungen|étiquettes de lignes|etiquetas de (?:fila|linha)|etichette di riga|rótulos de linha|rijlabels|etykiety wierszy|radetiketter|rækkenavne|rivien otsikot|satır etiketleri|popisky řádků|sorcímkék|названия строк|行标签|列標籤|行ラベル|행 레이블'
const PIVOT = new RegExp(`^(?:${ROW_LABELS})$`, 'i')
/** The same for its columns as well. */
export const PIVOT_LABELS = new RegExp(
  `^(?:${ROW_LABELS}|column labels|spaltenbeschriftungen|étiquettes de colonnes|etiquetas de (?:columna|coluna)|etichette di colonna|rótulos de coluna|kolomlabels|etykiety kolumn|kolumnetiketter|kolonneetiketter|sütun etiketleri|popisky sloupců|названия столбцов|列标签|欄標籤|列ラベル|열 레이블)$`,
  'i',
)

/** The header of a pivot table: Excel writes a name of its own over the labels. Pivots below each other are tables of their own. */
export function isPivotHead(grid: Grid, row: number, right: number): boolean {
  const corner = firstVisible(grid, row, 0, right)
  return corner !== undefined && PIVOT.test(cellText(grid.rows[row]?.[corner])) && firstVisible(grid, row, corner + 1, right) !== undefined
}

const BESIDE_LABEL =
  /^(?:account|a\/c|konto|compte|cuenta|(?:(?:acc(?:oun)?t|a\/c|g\/?l|cost cent(?:er|re)|konto)\.? ?)?(?:codes?|no|nr|numbers?|nummer|id|#))\.?$/i

const ACCOUNT_CODE =
  /^(?:(?:acc(?:oun)?t|a\/c|g\/?l(?: account)?|konto)\.? ?(?:codes?|no|nr|numbers?|nummer|#)|kontonummer|mã(?: số| tk| tài khoản)|số hiệu(?: tk| tài khoản)?|код (?:строки|стр\.?|счета)|(?:code|n[°º]|num[ée]ro) (?:de )?compte|c[óo]d(?:igo|\.)? (?:de )?(?:la )?cuenta|codice conto|kod konta|hesap kodu|科目(?:代[码碼]|[编編][码碼号號]|コード))\.?$/i

/** `Account Code(s)` is what `Account Codes` is. */
const headAt = (grid: Grid, row: number, column: number): string => cellText(grid.rows[row]?.[column]).replace(/\(s\)$/i, 's')

/** `Account | Account Code | Total`: columns of codes beside the names of the lines, wherever they stand. */
export const accountCodes = (grid: Grid, head: readonly number[], columns: readonly number[], label: number): number[] =>
  columns.filter(column => column !== label && head.some(row => ACCOUNT_CODE.test(headAt(grid, row, column).trim())))

/** Whether a column says what each line counts in, by its heading. */
export const holdsUnits = ({ grid, headerRows }: { grid: Grid; headerRows: readonly number[] }, column: number): boolean =>
  headerRows.some(row => UNIT_HEAD.test(cellText(grid.rows[row]?.[column])))

/** Numbers of accounts and lines in front of the labels, by what stands over them: they name a line, and are no figures of it. */
export const namesLines = (grid: Grid, head: readonly number[], column: number): boolean =>
  head.some(row => BESIDE_LABEL.test(headAt(grid, row, column)) || isIdentifier(cellText(grid.rows[row]?.[column])))

/**
 * `Type | Code | Name | Actual 2025`: the last column before the first time that holds words in most lines. Up to it, codes and kinds belong to
 * what a line is called. −1 where there is none.
 */
export function lastName(
  grid: Grid,
  { rows, columns }: { rows: readonly number[]; columns: readonly number[] },
  counts: ReadonlyMap<number, { texts: number; figures: number }>,
  lines: number,
  reading: Reading,
): number {
  const headsAt = (cell: Cell | undefined): boolean => cell !== undefined && isHead(cell, reading)
  const first = Math.min(...columns.filter(column => rows.some(row => headsAt(grid.rows[row]?.[column]))))
  const isNames = ({ texts, figures }: { texts: number; figures: number }): boolean => texts * 3 >= lines * 2 && texts > figures * 9
  return Math.max(-1, ...columns.filter(column => column < first && isNames(counts.get(column) ?? { texts: 0, figures: 0 })))
}

/** `Change in debt`: a difference, of no time and no scenario. */
export function isChange(cell: Cell, reading: Reading): boolean {
  const facts = headOf(cell, reading)
  return facts !== null && facts.variance && facts.scenario === null && !facts.relative && !namesTime(facts)
}

/** Whether the lines below stand for periods: then a row of texts over them names lines, `Change in inventory` among them. */
export function periodsBelow(grid: Grid, rows: number[], place: number, first: number, reading: Reading): boolean {
  const below = rows.slice(place + 1, place + 4).map(row => headOf(grid.rows[row]?.[first], reading))
  return below.length > 1 && below.every(facts => facts !== null && namesTime(facts))
}

/** So many lines with figures above the first header are a table of their own; fewer are what a sheet says of itself. */
const OWN_TABLE = 3

/** Lines with figures above the first header, with what stands between them: `Sources | 500` over a schedule by years. */
export function linesAbove(grid: Grid, above: readonly number[], left: number, right: number, reading: Reading): number[] {
  const isLine = (row: number): boolean => {
    const [label, ...others] = visibleCells(grid, row, left, right)
    return label?.cell.kind === 'text' && !isFigure(label.cell, reading) && others.some(({ cell }) => isFigure(cell, reading))
  }
  const last = above.findLastIndex(isLine)
  return above.filter(isLine).length < OWN_TABLE ? [] : above.slice(0, last + 1)
}

const PAGE = /\b(?:page|seite|p[áa]gina|blatt|p\.)\s*\d|\d:\d\d|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/i

/** What heads a printed page, but for its number and time. */
export const withoutPage = (text: string): string => (PAGE.test(text) ? text.replace(/\d+/g, '0') : text)

const COUNTED =
  /^(?:months?|quarters?|periods?|weeks?|monate?|quartale?|perioden?|wochen?|mois|trimestres?|meses|semanas?)(?: ?(?:no\.?|nr\.?|#))?$/i

/** `Month | 1 | 2 | 3 …` right below `Year 1 | Year 1 | …`, or over days: what the months are numbered, and no line of figures. */
export function counts(
  grid: Grid,
  row: number | undefined,
  first: number,
  head: { rows: number[]; columns: number[] },
  right: number,
): boolean {
  const isBeside = row === (head.rows.at(-1) ?? 0) + 1 || row === (head.rows[0] ?? 0) - 1
  if (row === undefined || !isBeside || !COUNTED.test(cellText(grid.rows[row]?.[first]))) return false
  const cells = visibleCells(grid, row, first + 1, right)
  const numbers = cells.map(({ cell }) => (cell.kind === 'number' && /^\d{1,3}$/.test(cell.value) ? Number(cell.value) : Number.NaN))
  const [start = Number.NaN] = numbers
  const follows = (number: number, at: number): boolean => number === start + at || (number === 1 && at > 0)
  return cells.length >= 3 && start <= 1 && numbers.every(follows) && cells.every(({ column }) => head.columns.includes(column))
}

const PLACEHOLDER = /^(?:column|spalte|colonne|columna|coluna|colonna|kolom|kolumn|kolonne|kolumna|sütun|列|unnamed: ?)\d+$/i

/** `Column1 | Column2` or `Unnamed: 1 | Unnamed: 2` right above a header of times: what a program writes where nothing was said. */
export function namesNothing(grid: Grid, row: number, left: number, right: number, reading: Reading): boolean {
  const named = firstVisible(grid, row, left, right)
  // Asked of every row, and true of few.
  if (named === undefined || !PLACEHOLDER.test(cellText(grid.rows[row]?.[named]))) return false
  const [first, ...others] = visibleCells(grid, row, left, right).map(({ cell }) => cell)
  if (first?.kind !== 'text' || others.length === 0 || !others.every(cell => PLACEHOLDER.test(cellText(cell)))) return false
  const below = visibleCells(grid, row + 1, left, right).filter(({ cell }) => isHead(cell, reading))
  return below.length > 1
}

/** Whether a time stands over a column. */
export const hasTimeOver = (grid: Grid, heads: readonly number[], column: number, reading: Reading): boolean =>
  heads.some(row => {
    const facts = headOf(grid.rows[row]?.[column], reading)
    return facts !== null && namesTime(facts)
  })

/** Whether a column has nothing but a time over it. */
export const isBareHead = (grid: Grid, heads: readonly number[], body: readonly number[], column: number, reading: Reading): boolean =>
  hasTimeOver(grid, heads, column, reading) && body.every(row => isBlank(grid.rows[row]?.[column]))

import type { ImportProblem } from '../../import.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { firstOf } from '../cells/text.ts'
import { overSides, withLetters } from './numbered-over-sides.ts'
import { withRomanMonths } from './roman-months.ts'

// `Week | 36 | 37 | 38` and `| 21 | 22 | 23` over figures: times by their number alone, which are no figures of a line.

/** What the numbers count, by the word in front of them: from the first to the last that there can be, and how they are written out. */
const COUNTED: readonly { word: RegExp; first: number; last: number; before: string }[] = [
  {
    word: /^(?:calendar )?(?:weeks?|wk|cw|kw|(?:kalender)?wochen?|semaines?|semanas?|settiman[ae]|veck[ao]r?)$/i,
    first: 1,
    last: 53,
    before: 'Week ',
  },
  { word: /^(?:quarters?|quartale?|trimestres?|kwartał|kvartal)$/i, first: 1, last: 4, before: 'Q' },
  // Months and periods of which year, and from which month on, nothing says: that is asked.
  { word: /^(?:fiscal )?(?:months?|monate?|mois|mes(?:es)?|mes[ei]|mês|månad|maand)$/i, first: 1, last: 12, before: 'Month ' },
  { word: /^(?:fiscal |accounting )?(?:periods?|perioden?|p[ée]riodes?|per[ií]odos?)$/i, first: 1, last: 13, before: 'Period ' },
  {
    word: /^(?:(?:fiscal |financial )?years?|FY|(?:geschäfts)?jahre?|GJ|exercices?|ann[ée]es?|a[ñn]os?|ann[oi])$/i,
    first: 13,
    last: 49,
    before: '20',
  },
  { word: /^(?:years?|jahre?|ann[ée]es?|a[ñn]os?|ann[oi])$/i, first: 1, last: 30, before: 'Year ' },
]
/** Without a word they are years where there are so many of them, and that is said. */
const YEARS = { first: 13, last: 40, before: '20', least: 4 }

/** 1 to 12 more than once, as under `Plan` and `Actual`, are months, whatever stands in front of them. */
const MONTHS = { first: 1, last: 12, before: 'Month ' }

/** What fewer of them count nothing says: that is asked. */
const PERIODS = { first: 1, last: 53, before: 'Period ' }

/** So many of them at least, one after the other. */
const LEAST = 3

/** So far down a sheet headings are looked for. */
const MOST_ROWS = 300

/** The sheet with such numbers written out, and with those that their number format makes a quarter, a week or a year of two digits (`"Q"0`). */
export function withNumberedTimes(given: Grid, problems: ImportProblem[]): Grid {
  const grid = withShownTimes(given)
  let rows: Grid['rows'] | null = null
  for (let row = 0; row < Math.min(grid.rows.length, MOST_ROWS); row++) {
    if (grid.hiddenRows.has(row)) continue
    const roman = withRomanMonths(grid, row, problems)
    const cells = withLetters(withDottedMonths(withWeeks(roman)), grid.rows[row + 1])
    if (!cells) continue
    if (cells !== grid.rows[row]) {
      rows ??= grid.rows.slice()
      rows[row] = cells
    }
    const sides = overSides(cells, grid.rows[row + 1])
    const run = runOf(cells) ?? sides
    const year = run && yearOver(grid, row, run)
    if (!run || !(sides ?? headsFigures(grid, row, run.columns, year !== null))) continue
    if (!year && standsUnderTimes(grid, row, run.columns)) continue
    const named = COUNTED.find(one => one.word.test(run.word) && isWithin(run, one))
    const bare = run.word === '' && run.columns.length >= YEARS.least ? YEARS : undefined
    const areMonths = run.areTwelve || (year && run.numbers.length === MONTHS.last)
    const counted = named ?? (areMonths ? MONTHS : year || sides || standsUnderNames(grid, row, run) ? PERIODS : bare)
    if (!counted || !isWithin(run, counted)) continue
    rows ??= grid.rows.slice()
    const written = [...cells]
    for (const [at, column] of run.columns.entries())
      written[column] = { kind: 'text', value: `${counted.before}${run.numbers[at]}${year ? ` ${year}` : ''}` }
    rows[row] = written
    if (counted === YEARS) tell(grid, row, run, problems)
  }
  return rows ? { ...grid, rows } : grid
}

const SEMANA = /^(sem\.? ?|s)(\d{1,2})(?: (20\d\d))?$/i

/** `Sem 1 | Sem 2 | Sem 3`: beside a third one the first two are no halves of a year, but weeks; so are `S14 | S15 | S16`. */
function withWeeks(cells: (Cell | undefined)[] | undefined): (Cell | undefined)[] | undefined {
  const found = (cells ?? []).flatMap(cell => (cell?.kind === 'text' ? (SEMANA.exec(cell.value.trim()) ?? []).slice(1, 3) : []))
  const numbers = found.filter((_, at) => at % 2 === 1).map(Number)
  const most = Math.max(0, ...numbers)
  const isCounted =
    numbers.length >= LEAST && numbers.slice(1).every((number, at) => number === (numbers[at] ?? 0) + 1 || number === numbers[0])
  const areWeeks = found[0]?.length === 1 ? isCounted && most > 4 : most > 2 && (numbers.includes(1) || numbers.includes(2))
  if (!cells || !areWeeks || most > 53) return cells
  return cells.map(cell => {
    const [, , number, year] = (cell?.kind === 'text' && SEMANA.exec(cell.value.trim())) || []
    return cell?.kind === 'text' && number ? { ...cell, value: `Week ${Number(number)}${year ? ` ${year}` : ''}` } : cell
  })
}

const DOTTED = /^(0[1-9]|1[0-2])\.(20\d\d)$/

/** `01.2026 | 02.2026`: months that follow each other, or stand for several columns, and no figures. */
function withDottedMonths(cells: (Cell | undefined)[] | undefined): (Cell | undefined)[] | undefined {
  const months: number[] = []
  for (const cell of cells ?? []) {
    const [, month, year] = dottedMonth(cell) ?? []
    if (month && year) months.push(Number(year) * 12 + Number(month))
  }
  const [first] = months
  const goesOn = months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1 || month === months[at - 1] || month === first)
  if (!cells || months.length < 2 || new Set(months).size < 2 || !goesOn) return cells
  return cells.map(cell => (cell?.kind === 'text' && dottedMonth(cell) ? { ...cell, value: cell.value.replace('.', '/') } : cell))
}

/** Asked of every cell of a sheet's first rows. */
const dottedMonth = (cell: Cell | undefined): RegExpExecArray | null =>
  cell?.kind === 'text' && cell.value.length === 7 ? DOTTED.exec(cell.value) : null

export interface Run {
  word: string
  /** 1 to 12, more than once. */
  areTwelve: boolean
  columns: number[]
  numbers: number[]
}

const isWithin = ({ numbers }: Run, { first, last }: { first: number; last: number }): boolean =>
  numbers.every(number => number >= first && number <= last)

const NUMBER = /^\d{1,2}$/

/** A row of whole numbers that count up or down by one, behind a word or nothing; words may follow them. */
function runOf(cells: readonly (Cell | undefined)[]): Run | null {
  let word = ''
  const columns: number[] = []
  const numbers: number[] = []
  for (const [column, cell] of cells.entries()) {
    if (!cell || isBlank(cell)) continue
    const text = cell.kind === 'number' || cell.kind === 'text' ? cell.value.trim() : ''
    if (NUMBER.test(text) && (cell.format === undefined || /^0+$|^@$/.test(cell.format))) {
      columns.push(column)
      numbers.push(Number(text))
    } else if (cell.kind !== 'text') return null
    else if (columns.length === 0 && word !== '') return null
    else if (columns.length === 0) word = text.replace(/(?: no\.?| nr\.?| ?#)?[:.]?$/i, '').trim()
  }
  // Once more under each of several scenarios.
  const width = numbers.indexOf(numbers[0] ?? 0, 1)
  const isAgain =
    width >= LEAST && numbers.length % width === 0 && numbers.every((number, at) => number === (numbers[0] ?? 0) + (at % width))
  if (isAgain) return { word, columns, numbers, areTwelve: width === 12 && numbers[0] === 1 }
  const [step] = numbers.slice(1).map((number, at) => number - (numbers[at] ?? 0))
  const isCounted = Math.abs(step ?? 0) === 1 && numbers.slice(1).every((number, at) => number - (numbers[at] ?? 0) === step)
  return columns.length >= LEAST && isCounted ? { word, columns, numbers, areTwelve: false } : null
}

/** Figures stand right below most of them, none right above but a year, and what stands below does not count on. */
function headsFigures(grid: Grid, row: number, columns: readonly number[], isOfYear: boolean): boolean {
  const isNumber = (at: number, column: number): boolean => {
    const cell = grid.rows[at]?.[column]
    return cell?.kind === 'number' || (cell?.kind === 'text' && /^[-(]?[\d.,' ]*\d[\d.,' %)]*$/.test(cell.value.trim()))
  }
  const [above, below] = [row - 1, row + 1].map(at => columns.filter(column => isNumber(at, column)).length)
  const next = runOf(grid.rows[row + 1] ?? [])
  return (isOfYear || above === 0) && (below ?? 0) * 2 >= columns.length && next === null
}

/** A word over the first of each run, as `Plan` and `Actual` stand over months of their own; once, or over each of its columns. */
function standsUnderNames(grid: Grid, row: number, { columns, numbers }: Run): boolean {
  const above = columns.map(column => grid.rows[row - 1]?.[column])
  const begins = numbers.map(number => number === 1)
  return (
    begins.filter(Boolean).length > 1 &&
    above.every((cell, at) =>
      begins[at] ? cell?.kind === 'text' && !isBlank(cell) : isBlank(cell) || cellText(cell) === cellText(above[at - 1]),
    )
  )
}

/** 1, 2, 3 … below one year, over the first of them or over each: parts of that year. */
function yearOver(grid: Grid, row: number, { word, columns, numbers }: Run): string | null {
  const [first, ...others] = columns.map(column => grid.rows[row - 1]?.[column])
  const year = first && /^(?:FY ?)?(?:19|20)\d\d$/i.test(cellText(first).trim()) ? cellText(first) : null
  return word === '' && numbers[0] === 1 && others.every(cell => isBlank(cell) || cellText(cell) === year) ? year : null
}

/** So many rows at most lie between times and what counts them. */
const NEAR = 3

/** Each has a time of its own above it: `Period | 1 | 2 | 3` under dates counts how far ahead they lie, and heads nothing. */
function standsUnderTimes(grid: Grid, row: number, columns: readonly number[]): boolean {
  for (let at = row - 1; at >= Math.max(0, row - NEAR); at--) {
    const cells = columns.map(column => grid.rows[at]?.[column])
    if (cells.every(cell => cell?.kind === 'date' || (cell && YEAR.test(cellText(cell))))) return true
  }
  return false
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/

function tell(grid: Grid, row: number, { columns, numbers }: Run, problems: ImportProblem[]): void {
  problems.push({
    severity: 'warning',
    code: 'short-years',
    sheet: grid.name,
    cell: cellName(row, columns[0] ?? 0),
    cells: columns.map(column => cellName(row, column)),
    message: `${firstOf(numbers, 4)} over the figures are read as the years 20${numbers[0]} to 20${numbers.at(-1)}. Choose other periods where they are none.`,
  })
}

function withShownTimes(grid: Grid): Grid {
  // A year is known as one by itself.
  const isShown = (cell: Cell | undefined): cell is Cell =>
    cell?.kind === 'number' && cell.format !== undefined && cell.value.length <= 2 && cellText(cell) !== cell.value
  const rows = grid.rows.slice()
  // Rows that are missing stay missing.
  for (const [row, cells] of grid.rows.slice(0, MOST_ROWS).entries())
    if (cells?.some(isShown)) rows[row] = cells.map(cell => (isShown(cell) ? { ...cell, kind: 'text', value: cellText(cell) } : cell))
  return rows.some((cells, row) => cells !== grid.rows[row]) ? { ...grid, rows } : grid
}

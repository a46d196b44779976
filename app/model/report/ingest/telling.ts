import type { ImportProblem } from '../import.ts'
import type { Reading } from './cells/figure.ts'
import { eachVisible, isFigure } from './cells/figure.ts'
import { readSum } from './cells/formula.ts'
import type { Grid } from './cells/grid.ts'
import { cellName, cellText } from './cells/grid.ts'
import type { Survey } from './sheets/survey.ts'
import { someCells } from './cells/text.ts'

const MAX_PROBLEMS = 2_000

/** Hidden rows and columns that hold something are left out, and that is said. */
export function tellHidden(grid: Grid, problems: ImportProblem[]): void {
  const rows = [...grid.hiddenRows].filter(row => grid.rows[row]?.some(cell => cellText(cell) !== ''))
  const columns = hiddenWithContent(grid)
  if (rows.length > 0)
    problems.push({
      severity: 'info',
      code: 'hidden-rows',
      sheet: grid.name,
      cell: cellName(rows[0] ?? 0, 0),
      message: `${count(rows.length, 'hidden row')} with content left out: ${some(rows.map(row => String(row + 1)))}.`,
    })
  if (columns.length > 0)
    problems.push({
      severity: 'info',
      code: 'hidden-columns',
      sheet: grid.name,
      cell: cellName(0, columns[0] ?? 0),
      message: `${count(columns.length, 'hidden column')} with content left out: ${some(columns.map(column => cellName(0, column).slice(0, -1)))}.`,
    })
}

/** Row by row: templates hide all that is to the right of a table, and thousands of empty columns are not asked row by row each. */
function hiddenWithContent({ rows, hiddenColumns }: Grid): number[] {
  const found = new Set<number>()
  if (hiddenColumns.size > 0)
    rows.forEach(cells =>
      cells.forEach((cell, column) => {
        if (hiddenColumns.has(column) && !found.has(column) && cellText(cell) !== '') found.add(column)
      }),
    )
  return [...hiddenColumns].filter(column => found.has(column))
}

/** Figures that a number format keeps out of sight (`;;;`, or a word instead of them): a person who looks at the sheet does not know of them. */
export function tellUnshown(grid: Grid, problems: ImportProblem[]): void {
  const formats = new Map<string, boolean[]>()
  const cells: string[] = []
  grid.rows.forEach((_, row) =>
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      if (cell.kind !== 'number' || cell.format === undefined || cell.value === '0') return
      const shows = formats.get(cell.format) ?? signsShown(cell.format)
      formats.set(cell.format, shows)
      if (shows[cell.value.startsWith('-') ? 1 : 0] === false) cells.push(cellName(row, column))
    }),
  )
  const [first] = cells
  if (first === undefined) return
  problems.push({
    severity: 'warning',
    code: 'unshown-figure',
    sheet: grid.name,
    cell: first,
    message: `${
      cells.length === 1
        ? 'The cell holds a figure that its number format does not show. It is'
        : `${cells.length} cells hold figures that their number formats do not show: ${firstOf(cells)}. They are`
    } read like any other: leave out what is not for the report.`,
  })
}

/** Whether a number format shows the figure where it is positive and where it is negative. */
function signsShown(format: string): boolean[] {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '')
  // Conditions choose the part: `[>=1000]`.
  if (/\[[<>=]/.test(bare)) return []
  const [positive = '', negative = positive] = bare.replace(/\[[^\]]*\]/g, '').split(';')
  return [positive, negative].map(part => /[0#?@a-z]/i.test(part))
}

/**
 * Programs that write workbooks leave the reckoning to Excel: then every total is missing, or stands there as nought, and one sentence says so.
 */
export function tellUnreckoned(grid: Grid, { unreckoned: cells, noughts }: Survey, problems: ImportProblem[]): void {
  const [first] = cells
  const wrong = noughts && noughts.length > 1 ? noughts.slice(0, LOOKED_AT).find(place => addsUp(grid, place)) : undefined
  if (wrong)
    problems.push({
      severity: 'error',
      code: 'no-stored-result',
      sheet: grid.name,
      cell: cellName(wrong.row, wrong.column),
      message: `All ${noughts?.length ?? 0} formulas of the sheet have 0 as their stored result, and this one adds up cells that hold figures: the program that wrote the file did not reckon. Open the workbook in Excel, save it and upload it again.`,
    })
  if (first === undefined) return
  problems.push({
    severity: 'error',
    code: 'no-stored-result',
    sheet: grid.name,
    cell: first,
    message: `${
      cells.length === 1
        ? 'The cell holds a formula whose result is not stored in the file, so it has no value.'
        : `${cells.length} cells hold formulas whose results are not stored in the file, so they have no values: ${firstOf(cells)}.`
    } Open the workbook in Excel, save it and upload it again.`,
  })
}

/** So many formulas are looked at. */
const LOOKED_AT = 300

/** Whether what the formula of a cell adds up is not nought. */
function addsUp(grid: Grid, { row, column }: { row: number; column: number }): boolean {
  const sum = readSum(grid.rows[row]?.[column]?.formula ?? '')
  const total = (sum?.terms ?? []).reduce((before, term) => {
    const cell = term.sheet === null ? grid.rows[term.row]?.[term.column] : undefined
    return cell?.kind === 'number' ? before + term.sign * Number(cell.value) : before
  }, 0)
  return Math.abs(total) >= 0.01
}

/** Rows and columns of a sheet whose cells went into something. */
export interface Area {
  rows: ReadonlySet<number>
  columns: ReadonlySet<number>
}

/** Cells of a sheet that went into nothing that was understood: figures and texts are told apart, and always told. */
export function tellLeftOut(grid: Grid, areas: readonly Area[], reading: Reading, problems: ImportProblem[]): void {
  const figures: string[] = []
  const texts: string[] = []
  let more = { figures: 0, texts: 0 }
  grid.rows.forEach((_, row) => {
    const here = areas.filter(({ rows }) => rows.has(row))
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      if (here.some(({ columns }) => columns.has(column))) return
      const figure = isFigure(cell, reading) || cell.kind === 'date' || cell.kind === 'boolean'
      const list = figure ? figures : texts
      if (list.length < NAMED) list.push(cellName(row, column))
      else more = figure ? { ...more, figures: more.figures + 1 } : { ...more, texts: more.texts + 1 }
    })
  })
  const tell = (severity: ImportProblem['severity'], what: string, names: string[], further: number): void => {
    if (names.length > 0)
      problems.push({
        severity,
        code: 'left-out',
        sheet: grid.name,
        cell: names[0] ?? null,
        message: `${count(names.length + further, what)} outside of what was understood left out: ${names.join(', ')}${further > 0 ? ' …' : ''}.`,
      })
  }
  tell('warning', 'figure', figures, more.figures)
  tell('info', 'text', texts, more.texts)
}

/** So many cells are named. */
const NAMED = 12

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

const firstOf = (names: string[]): string => `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' …' : ''}`

const some = (names: string[]): string => (names.length <= 12 ? names.join(', ') : `${names.slice(0, 10).join(', ')} … ${names.at(-1)}`)

/** One answer settles how all figures of a sheet are read: they are asked together, with all their cells. */
export function askMarksOnce(problems: ImportProblem[]): ImportProblem[] {
  const open = new Map<string, ImportProblem[]>()
  for (const problem of problems)
    if (problem.code === 'ambiguous-number') open.set(problem.sheet ?? '', [...(open.get(problem.sheet ?? '') ?? []), problem])
  return problems.flatMap(problem => {
    const all = problem.code === 'ambiguous-number' ? (open.get(problem.sheet ?? '') ?? []) : []
    if (all.length < 2) return [problem]
    if (problem !== all[0]) return []
    const cells = all.flatMap(({ cell, cells: own }) => own ?? cell ?? [])
    const message = problem.message.replace(/ The same goes for .*$/, '')
    return [
      {
        ...problem,
        cells,
        message: `${message} The same goes for ${someCells(cells.slice(1))}: say it once under “Read the file in another way”.`,
      },
    ]
  })
}

/** Statements below each other under one header have one question about it. */
function withoutRepeats(problems: ImportProblem[]): ImportProblem[] {
  const told = new Set<string>()
  return problems.filter(({ code, sheet, cell, message }) => {
    const key = `${code}|${sheet}|${cell}|${message}`
    return !told.has(key) && told.add(key)
  })
}

/** A file with a hundred thousand faults of one kind needs no hundred thousand sentences: the rest of each kind is counted. */
export function limitProblems(given: ImportProblem[]): ImportProblem[] {
  const problems = withoutRepeats(given)
  if (problems.length <= MAX_PROBLEMS) return problems
  const kept: ImportProblem[] = []
  const counts = new Map<string, number>()
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.code}`
    const seen = (counts.get(key) ?? 0) + 1
    counts.set(key, seen)
    if (seen <= 100) kept.push(problem)
  }
  for (const [key, number] of counts) {
    const [severity = 'info', code = ''] = key.split(' ')
    if (number > 100)
      kept.push({
        severity: severity as ImportProblem['severity'],
        code,
        sheet: null,
        cell: null,
        message: `${number - 100} more of the same kind.`,
      })
  }
  return kept
}

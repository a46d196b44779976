import type { ImportJson, ImportPlan, ImportProblem, ImportProse, ImportSheet, ImportTable, SheetKind } from '../import.ts'
import { cashChecks, problemsOfChecks } from './checks.ts'
import type { DayOrder } from './dates.ts'
import { dayOrder } from './dates.ts'
import type { Grid, Workbook } from './grid.ts'
import { cellName, cellText } from './grid.ts'
import type { List } from './list.ts'
import { buildList, listOf, rawList } from './list.ts'
import type { DecimalMark } from './number.ts'
import { decimalMark } from './number.ts'
import { buildPlan, buildVolumes, isPlan, isVolumes } from './plan.ts'
import type { BuiltStatement } from './statement.ts'
import { buildStatement, shorten } from './statement.ts'
import type { Reading, Table } from './table.ts'
import { findTables, headOf, isFigure, visibleCells } from './table.ts'
import { isColumnHead } from './header.ts'
import { isTransposed, readTransposed } from './transpose.ts'

export interface UnderstandOptions {
  /** First month of the company's fiscal year, 1 to 12. Without it, columns that are a year long tell, else January. */
  fiscalFirstMonth?: number
  /** What stands before decimals, where a person has settled it. */
  decimalMark?: Exclude<DecimalMark, null>
  /** What stands first in 4/5/2024, where a person has settled it. */
  dayOrder?: Exclude<DayOrder, null>
}

export type Understood = Omit<ImportJson, 'version' | 'file'>

const MAX_PROBLEMS = 2_000

/** Everything that is understood of a workbook's cells. Nothing is repaired, and what cannot be decided is a problem with its cell. */
export function understand(
  workbook: Workbook,
  options: UnderstandOptions = {},
  progress: (done: number, total: number) => void = () => {},
): Understood {
  const reading = readingOf(workbook, options)
  const problems: ImportProblem[] = [...workbook.problems]
  if (reading.textCells && reading.mark === ',' && !options.decimalMark)
    problems.push({
      severity: 'warning',
      code: 'decimal-comma',
      sheet: workbook.grids[0]?.name ?? null,
      cell: null,
      message: 'Numbers were read with a decimal comma (1,7 is one and seven tenths). Say so if that is wrong.',
    })
  const sheets = workbook.grids.map((grid, index) => {
    progress(index, workbook.grids.length)
    return readSheet(grid, reading, options, problems)
  })
  const ordered = order(sheets)
  const statements = ordered.flatMap(({ statements: own }) => own.map(({ statement }) => statement))
  for (const { statement, check } of cashChecks(statements)) statement.checks.push(check)
  for (const { sheet, checks } of statements) problems.push(...problemsOfChecks(sheet, checks))
  const place = new Map(ordered.map(({ sheet }, index) => [sheet.name, index]))
  problems.sort((a, b) => (place.get(a.sheet ?? '') ?? -1) - (place.get(b.sheet ?? '') ?? -1))
  return {
    sheets: ordered.map(({ sheet }) => sheet),
    statements,
    plans: ordered.flatMap(({ plans }) => plans),
    tables: ordered.flatMap(({ tables }) => tables),
    prose: ordered.flatMap(({ prose }) => prose),
    problems: limitProblems(problems),
  }
}

function readingOf(workbook: Workbook, options: UnderstandOptions): Reading {
  const texts: string[] = []
  for (const { rows } of workbook.grids)
    rows.forEach(row =>
      row.forEach(cell => cell?.kind === 'text' && cell.value.length <= 60 && /\d/.test(cell.value) && texts.push(cell.value)),
    )
  return {
    mark: options.decimalMark ?? decimalMark(texts),
    order: options.dayOrder ?? dayOrder(texts),
    textCells: workbook.cells === 'text',
    heads: new Map(),
    numbers: new Map(),
  }
}

interface ReadSheet {
  sheet: ImportSheet
  statements: BuiltStatement[]
  plans: ImportPlan[]
  tables: ImportTable[]
  prose: ImportProse[]
}

function readSheet(grid: Grid, reading: Reading, options: UnderstandOptions, problems: ImportProblem[]): ReadSheet {
  const read: ReadSheet = {
    sheet: { name: grid.name, visibility: grid.visibility, kind: 'nothing', reason: '' },
    statements: [],
    plans: [],
    tables: [],
    prose: [],
  }
  const settle = (kind: SheetKind, reason: string): ReadSheet => {
    read.sheet.kind = kind
    read.sheet.reason = reason
    return read
  }
  if (grid.skipped) {
    if (grid.visibility !== 'visible')
      problems.push({
        severity: 'info',
        code: 'hidden-sheet',
        sheet: grid.name,
        cell: null,
        message: `The sheet is ${grid.visibility}. It was left out, unread.`,
      })
    return settle('nothing', grid.skipped)
  }
  tellHidden(grid, problems)
  const shape = shapeOf(grid, reading)
  if (shape.cells === 0) return settle('nothing', 'Empty.')
  if (reading.textCells && shape.widest < 2 && shape.figures === 0) return proseSheet(grid, read, settle, 'Text only.')
  if (shape.figures === 0 && shape.heads === 0 && !reading.textCells && shape.widest < 3)
    return proseSheet(grid, read, settle, 'Text only.')
  if (shape.longest > 400 && shape.figures < 5) return proseSheet(grid, read, settle, 'Long text with hardly a figure.')
  const reasons: string[] = []
  for (const table of findTables(grid, reading)) readTable(table, reading, options, read, problems, reasons)
  tellLeftOut(grid, read, problems)
  if (read.statements.length > 0) return settle('statement', reasons[0] ?? '')
  if (read.plans.length > 0) return settle('plan', reasons[0] ?? '')
  if (read.tables.length > 0) return settle(read.tables[0]?.kind ?? 'tidy', reasons[0] ?? '')
  const list = shape.figures > 0 || reading.textCells ? rawList(grid, reading.textCells) : null
  if (list && shape.figures * 3 >= shape.cells - list.columns.length) {
    read.tables.push(buildList(list, 'tidy', reading, problems))
    return settle('tidy', 'Cells without labels, kept as they stand.')
  }
  return proseSheet(grid, read, settle, 'Text with hardly a figure.')
}

function readTable(
  table: Table,
  reading: Reading,
  options: UnderstandOptions,
  read: ReadSheet,
  problems: ImportProblem[],
  reasons: string[],
): void {
  const list = table.head === 'texts' ? listOf(table) : null
  if (list) {
    if (isPlan(list)) {
      read.plans.push(buildPlan(list, reading, problems))
      reasons.push('Tasks with dates, owners or a status.')
      return
    }
    if (isVolumes(list)) {
      read.plans.push(buildVolumes(list, reading, problems))
      reasons.push('Quantities of products.')
      return
    }
    if (isTransposed(list, reading)) {
      const built = readTransposed(table, reading, options, problems)
      if (built) {
        read.statements.push(built)
        reasons.push('Lines by periods, with the periods down the side.')
        return
      }
    }
    const kind = listKind(list, table, reading)
    if (kind) {
      read.tables.push(buildList(list, kind, reading, problems))
      reasons.push(kind === 'ledger' ? 'Postings with dates or accounts.' : 'One record a row.')
      return
    }
  }
  if (wordsAmongFigures(table, reading)) return
  const built = buildStatement(table, reading, options, problems)
  if (!built) return
  read.statements.push(built)
  reasons.push(table.head === 'periods' ? 'Lines with figures under periods.' : 'Lines with figures.')
}

/** Values that are mostly words: the cover page of a filing, not a statement. */
function wordsAmongFigures(table: Table, reading: Reading): boolean {
  let words = 0
  let figures = 0
  for (const row of table.body)
    for (const { index } of table.columns) {
      const cell = table.grid.rows[row]?.[index]
      if (!cell || cellText(cell) === '') continue
      if (isFigure(cell, reading)) figures++
      else if (cell.kind === 'text' && /\p{L}{2}/u.test(cell.value)) words++
    }
  return words > figures
}

/** A ledger or tidy data, or null for what is neither. */
function listKind(list: List, table: Table, reading: Reading): 'ledger' | 'tidy' | null {
  const labels = list.columns.map(({ label }) => label.replace(/_/g, ' '))
  const has = (pattern: RegExp): boolean => labels.some(label => pattern.test(label))
  if (has(/^debits?$|^dr\.?$/i) && has(/^credits?$|^cr\.?$/i)) return 'ledger'
  if (
    has(/^(?:posting |transaction |entry |value )?date$/i) &&
    has(/^amount$/i) &&
    has(/description|account|memo|reference/i) &&
    !has(/budget|target|plan/i)
  )
    return 'ledger'
  const rows = list.rows.length
  // Names to the right of their figures: columns of their own, not labels.
  if ((table.labelColumns[0] ?? 0) > (table.columns[0]?.index ?? 0)) return 'tidy'
  const filled = list.columns.map(({ index }) => list.rows.map(row => list.grid.rows[row]?.[index]).filter(cell => cellText(cell) !== ''))
  const wordy = filled.filter(
    cells => cells.length > 0 && cells.length * 2 >= rows && cells.filter(cell => !isFigure(cell, reading)).length * 2 > cells.length,
  ).length
  if (rows === 0 || wordy >= 2) return wordy >= 2 && isLabelAndRemark(table, filled) ? null : 'tidy'
  const figures = filled.some(cells => cells.some(cell => isFigure(cell, reading)))
  return !figures || wordy === 0 ? 'tidy' : null
}

/** Label, figures under scenarios, and a remark: a table of key figures rather than records. */
function isLabelAndRemark(table: Table, filled: unknown[][]): boolean {
  const heads = table.columns.filter(({ facts }) => isColumnHead(facts)).length
  return heads >= 2 && filled.length <= heads + 2
}

interface Shape {
  cells: number
  figures: number
  heads: number
  longest: number
  widest: number
}

function shapeOf(grid: Grid, reading: Reading): Shape {
  const shape: Shape = { cells: 0, figures: 0, heads: 0, longest: 0, widest: 0 }
  grid.rows.forEach((_, row) => {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    shape.widest = Math.max(shape.widest, cells.length)
    for (const { cell } of cells) {
      shape.cells++
      if (isFigure(cell, reading) || cell.kind === 'boolean' || cell.kind === 'date') shape.figures++
      else if (cell.kind === 'text') shape.longest = Math.max(shape.longest, cell.value.length)
      const facts = headOf(cell, reading)
      if (facts && isColumnHead(facts)) shape.heads++
    }
  })
  return shape
}

const MAX_PARAGRAPHS = 300
const MAX_PARAGRAPH = 20_000

function proseSheet(grid: Grid, read: ReadSheet, settle: (kind: SheetKind, reason: string) => ReadSheet, reason: string): ReadSheet {
  const paragraphs: ImportProse['paragraphs'] = []
  grid.rows.forEach((_, row) => {
    for (const { column, cell } of visibleCells(grid, row, 0, Number.POSITIVE_INFINITY))
      if (paragraphs.length < MAX_PARAGRAPHS)
        paragraphs.push({ cell: cellName(row, column), text: shorten(cell.kind === 'text' ? cell.value : cellText(cell), MAX_PARAGRAPH) })
  })
  read.prose.push({ sheet: grid.name, paragraphs })
  return settle('prose', reason)
}

/** Hidden rows and columns that hold something are left out, and that is said. */
function tellHidden(grid: Grid, problems: ImportProblem[]): void {
  const rows = [...grid.hiddenRows].filter(row => grid.rows[row]?.some(cell => cellText(cell) !== ''))
  const columns = [...grid.hiddenColumns].filter(column => grid.rows.some(row => cellText(row?.[column]) !== ''))
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

/** Parts of a sheet beside its statements that became neither a line nor a title. */
function tellLeftOut(grid: Grid, read: ReadSheet, problems: ImportProblem[]): void {
  if (read.statements.length + read.plans.length + read.tables.length === 0) return
  const used = new Set<string>()
  for (const { statement } of read.statements) {
    for (const { headerCells } of statement.columns) for (const cell of headerCells) used.add(cell)
    for (const { labelCell, values } of statement.lineItems) {
      used.add(labelCell)
      for (const { cell } of values) used.add(cell)
    }
  }
  if (read.plans.length + read.tables.length > 0) return
  const left: string[] = []
  grid.rows.forEach((_, row) => {
    for (const { column, cell } of visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)) {
      const name = cellName(row, column)
      if ((cell.kind === 'number' || cell.kind === 'error') && !used.has(name)) left.push(name)
    }
  })
  if (left.length > 0)
    problems.push({
      severity: 'info',
      code: 'left-out',
      sheet: grid.name,
      cell: left[0] ?? null,
      message: `${count(left.length, 'figure')} beside the statement left out: ${some(left)}.`,
    })
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`
const some = (names: string[]): string => (names.length <= 12 ? names.join(', ') : `${names.slice(0, 10).join(', ')} … ${names.at(-1)}`)

const MAIN = ['income', 'balance', 'cash flow'] as const
const KIND_ORDER: SheetKind[] = ['statement', 'plan', 'tidy', 'ledger', 'prose', 'nothing']
/** Up to so many statements are all taken unless a person says otherwise; of more, only the main ones. */
const FEW = 12

/** The main statements first, then the other sheets by kind, each in the workbook's order. */
function order(sheets: ReadSheet[]): ReadSheet[] {
  const all = sheets.flatMap(sheet => sheet.statements.map(built => ({ sheet, built })))
  const best = MAIN.flatMap(type => {
    const candidates = all.filter(({ built }) => built.statement.type === type && built.score > 0)
    const top = candidates.reduce<(typeof candidates)[number] | undefined>(
      (winner, other) => (winner && winner.built.score >= other.built.score ? winner : other),
      undefined,
    )
    return top ? [top] : []
  })
  if (all.length > FEW) for (const { built } of all) built.statement.suggested = best.some(top => top.built === built)
  const first = [...new Set(best.map(({ sheet }) => sheet))]
  const rest = sheets.filter(sheet => !first.includes(sheet))
  return [...first, ...KIND_ORDER.flatMap(kind => rest.filter(({ sheet }) => sheet.kind === kind))]
}

/** A file with a hundred thousand faults of one kind needs no hundred thousand sentences: the rest of each kind is counted. */
function limitProblems(problems: ImportProblem[]): ImportProblem[] {
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

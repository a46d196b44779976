import type { ImportJson, ImportProblem, SheetKind } from '../import.ts'
import { fewPeopleProblems } from '../few-people.ts'
import type { DayOrder } from './time/dates.ts'
import { takeDaysBeside } from './sheets/beside.ts'
import { withoutColumnNumbers } from './sheets/column-numbers.ts'
import { withoutPartedSigns } from './sheets/parted-signs.ts'
import { withBoxes } from './sheets/boxes.ts'
import { casesOf } from './scenarios/cases.ts'
import { withPointOfView } from './sheets/point-of-view.ts'
import { changesOf } from './turned/changes-down.ts'
import { withDays } from './time/day-heads.ts'
import { askOnce } from './tell-once.ts'
import { drawnPlan } from './plans/drawn-plan.ts'
import { doubleColumns } from './scenarios/entity.ts'
import { readEntitySheets } from './scenarios/entity-sheets.ts'
import type { Reading } from './cells/figure.ts'
import { byYearOfFile, firstMonthOf, inCompanyYear, onceAFile } from './time/fiscal-year.ts'
import type { Grid, Workbook } from './cells/grid.ts'
import { cellName } from './cells/grid.ts'
import { withDebitsAndCredits } from './sheets/debit-credit.ts'
import { withoutDrawnLines } from './sheets/drawn-lines.ts'
import { withoutInstructions } from './sheets/instructions.ts'
import { withoutMarks } from './sheets/marks.ts'
import { survey } from './sheets/survey.ts'
import { withoutWhatIfTables } from './sheets/what-if-tables.ts'
import { countsWeeks, isContents, isOfCodes, isPivot, listKind, wordsAmongFigures } from './sheets/kind.ts'
import { buildList, isIdentifier, listOf, rawList } from './sheets/list.ts'
import { measuresOf } from './units/measures.ts'
import { withoutMergedCopies } from './sheets/merged-copies.ts'
import type { DecimalMark } from './cells/number.ts'
import { withNumberedTimes } from './time/numbered-times.ts'
import { buildPlan } from './plans/plan.ts'
import { readPeriodsDown } from './turned/periods-down.ts'
import { isPlan } from './plans/plan-roles.ts'
import { withoutPrintDate } from './heads/print-date.ts'
import { withOtherYears } from './time/other-years.ts'
import { proseOf } from './sheets/prose.ts'
import { readingOfCells, readingOfSheet, readingOfTable } from './cells/reading.ts'
import { remembering } from './cells/remember.ts'
import { askYearOnce } from './time/sheet-months.ts'
import { buildStatement } from './statements/statement.ts'
import { typeOfTitle } from './sheets/statement-titles.ts'
import { readWithUnits } from './units/written-units.ts'
import { tellScalesElsewhere } from './units/scale-telling.ts'
import { statementsOf } from './sheets/several.ts'
import { isOfRecords } from './sheets/records.ts'
import { tellSize } from './statements/too-large.ts'
import { tellNamesRight } from './sheets/names-right.ts'
import { settleSigns } from './units/shared-sign.ts'
import { titleAreas, usedByList } from './statements/statement-telling.ts'
import { checkAcross, problemsOfChecks } from './checks/statement-checks.ts'
import type { Table } from './sheets/table.ts'
import { findTables } from './sheets/table.ts'
import type { Area } from './telling.ts'
import { askMarksOnce, limitProblems, tellHidden, tellLeftOut, tellUnreckoned, tellUnshown } from './telling.ts'
import { orderSheets, type ReadSheet } from './sheets/order-sheets.ts'
import { tellOtherTimelines } from './time/timeline.ts'
import { isOfMeasures, isTransposed, readTransposed, withoutAsides } from './turned/transpose.ts'
import { buildVolumes } from './volumes/volumes.ts'
import { tellMonthsAsLines } from './checks/months-as-lines.ts'
import { toldTwice } from './checks/told-twice.ts'
import { yearsDown } from './turned/years-down.ts'
import { tellYears } from './turned/year-rows.ts'

export interface UnderstandOptions {
  /** The day on which the file is read, ISO. Without it nothing but the file itself tells which periods lie ahead. */
  today?: string
  /** First month of the company's fiscal year, 1 to 12. Without it, columns that are a year long tell, else January. */
  fiscalFirstMonth?: number
  /** First month of the file's own year, where a person has settled that it is another one. */
  fileFirstMonth?: number
  /** The company's currency, ISO 4217: whose a sign is that several moneys have. */
  currency?: string
  /** What stands before decimals, where a person has settled it. */
  decimalMark?: Exclude<DecimalMark, null>
  /** What stands first in 4/5/2024, where a person has settled it. */
  dayOrder?: Exclude<DayOrder, null>
  /** What rows of numbers like years are, where a person has settled it. */
  years?: 'headings' | 'figures'
  /** The year of times that are written without one, where a person has said it. */
  year?: number
  /** Hidden rows and columns count like the others, where a person asked for them. */
  hiddenRows?: boolean
  hiddenColumns?: boolean
}

export type Understood = Omit<ImportJson, 'version' | 'file'>

/** Everything that is understood of a workbook's cells. Nothing is repaired, and what cannot be decided is a problem with its cell. */
export const understand = (
  workbook: Workbook,
  options: UnderstandOptions = {},
  progress: (done: number, total: number) => void = () => {},
): Understood => remembering(() => byYearOfFile(options, by => understandSheets(workbook, { ...options, ...by }, progress)))

function understandSheets(workbook: Workbook, options: UnderstandOptions, progress: (done: number, total: number) => void): Understood {
  const problems: ImportProblem[] = [...workbook.problems]
  const given = withDays(workbook.grids, options)
  const sheets = workbook.grids.map((grid, index) => {
    progress(index, workbook.grids.length)
    const whole = withoutPartedSigns(withoutDrawnLines(withoutMergedCopies(withoutWhatIfTables(shown(grid, options), problems))))
    const own = withoutColumnNumbers(withoutMarks(withDebitsAndCredits(whole, problems)), problems)
    const seen = withNumberedTimes(withOtherYears(withoutInstructions(own, problems), problems), problems)
    const reading = readingOfSheet(seen, workbook.cells === 'text', options)
    return readWithUnits(seen, problems, (one, told) => readSheet(one, reading, given, told))
  })
  const ordered = orderSheets(sheets)
  const statements = ordered.flatMap(({ statements: own }) => own.map(({ statement }) => statement))
  readEntitySheets(statements, problems)
  for (const statement of statements) tellSize(statement, problems)
  const firstMonth = options.fiscalFirstMonth ?? firstMonthOf(options)
  problems.push(...checkAcross(statements, firstMonth))
  for (const statement of statements)
    for (const problem of [...doubleColumns(statement), ...problemsOfChecks(statement.sheet, statement.checks)]) problems.push(problem)
  const taken = statements.filter(({ suggested }) => suggested)
  problems.push(...tellOtherTimelines(taken, firstMonth), ...fewPeopleProblems(taken, firstMonth), ...toldTwice(taken))
  const place = new Map(ordered.map(({ sheet }, index) => [sheet.name, index]))
  problems.sort((a, b) => (place.get(a.sheet ?? '') ?? -1) - (place.get(b.sheet ?? '') ?? -1))
  return {
    ...(firstMonth !== 1 && { firstMonth }),
    sheets: ordered.map(({ sheet }) => sheet),
    statements,
    plans: ordered.flatMap(({ plans }) => plans),
    tables: ordered.flatMap(({ tables }) => tables),
    prose: ordered.flatMap(({ prose }) => prose),
    problems: limitProblems(askYearOnce(onceAFile(askOnce(askMarksOnce(problems))))),
  }
}

const shown = (grid: Grid, { hiddenRows, hiddenColumns }: UnderstandOptions): Grid =>
  hiddenRows || hiddenColumns
    ? {
        ...grid,
        hiddenRows: hiddenRows ? new Set() : grid.hiddenRows,
        hiddenColumns: hiddenColumns ? new Set() : grid.hiddenColumns,
      }
    : grid

/** Why a sheet is what it is: by what it holds. */
type Reasons = Partial<Record<SheetKind, string>>

function readSheet(given: Grid, reading: Reading, options: UnderstandOptions, problems: ImportProblem[]): ReadSheet {
  const boxed = withoutPrintDate(withPointOfView(withBoxes(given, problems), reading, problems), reading, problems)
  let grid = boxed
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
  const prose = (reason: string): ReadSheet => {
    read.prose.push(proseOf(grid, problems))
    return settle('prose', reason)
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
  tellUnshown(grid, problems)
  const shape = survey(grid, reading)
  if (shape.cells === 0) return settle('nothing', given.whatIf ? 'What-if tables only.' : 'Empty.')
  tellUnreckoned(grid, shape, problems)
  if (reading.textCells && shape.widest < 2 && shape.figures === 0) return prose('Text only.')
  if (shape.figures === 0 && shape.heads === 0 && !reading.textCells && shape.widest < 3) return prose('Text only.')
  if (shape.longest > 400 && shape.figures < 5) return prose('Long text with hardly a figure.')
  const reasons: Reasons = {}
  const used: Area[] = []
  const down = yearsDown(grid, reading, options, problems)
  grid = down.rest
  for (const built of down.statements) {
    read.statements.push(built)
    used.push(...built.used)
    reasons.statement ??= 'Years down the side, their quarters or months across.'
  }
  const tables = findTables(grid, reading, grid === boxed ? shape : undefined)
  tellYears(reading, grid.name, problems)
  for (const table of tables) readTable(table, readingOfTable(table, reading, options, problems), options, read, problems, reasons, used)
  takeDaysBeside(read.statements, problems)
  const some = read.statements.length + read.plans.length + read.tables.length > 0
  if (some) tellLeftOut(grid, used, reading, problems)
  tellScalesElsewhere(grid, read.statements, problems)
  const statements = read.statements.map(({ statement }) => statement)
  settleSigns(grid, statements, options.currency ?? null, problems)
  if (read.statements.length > 0) return settle('statement', reasons.statement ?? '')
  if (read.plans.length > 0) return settle('plan', reasons.plan ?? '')
  if (read.tables.length > 0) return settle(read.tables[0]?.kind ?? 'tidy', reasons[read.tables[0]?.kind ?? 'tidy'] ?? '')
  const drawn = drawnPlan(grid, reading, options, problems)
  if (drawn) {
    read.plans.push(drawn.plan)
    return settle('plan', drawn.reason)
  }
  if (reasons.prose) return prose(reasons.prose)
  const unreckoned = shape.unreckoned.length * 2 > shape.figures ? 'Formulas whose results are not stored in the file.' : null
  const list = shape.figures > 0 || reading.textCells ? rawList(grid, reading.textCells) : null
  if (list && shape.figures * 3 >= shape.cells - list.columns.length) {
    const columns = list.columns.flatMap(({ index, label }) => (isIdentifier(label) ? [] : [index]))
    tellNamesRight(list, reading, problems)
    read.tables.push(buildList(list, 'tidy', readingOfCells(grid, list.rows, columns, reading, options, problems), problems))
    return settle('tidy', unreckoned ?? 'Cells without labels, kept as they stand.')
  }
  return prose(unreckoned ?? 'Text with hardly a figure.')
}

function readTable(
  table: Table,
  reading: Reading,
  options: UnderstandOptions,
  read: ReadSheet,
  problems: ImportProblem[],
  reasons: Reasons,
  used: Area[],
): void {
  const isList = table.head === 'texts' || isPivot(table) || isOfCodes(table, reading) || isOfRecords(table, reading)
  const list = isList ? listOf(table) : null
  const volumes = list && isPlan(list) ? null : buildVolumes(table, reading, problems, firstMonthOf(options))
  if (volumes) {
    for (const volume of volumes.plan.volumes) volume.period = volume.period && inCompanyYear(volume.period, options)
    read.plans.push(volumes.plan)
    used.push(...volumes.used, ...titleAreas(table))
    reasons.plan ??= 'Quantities of products.'
    return
  }
  const down = list && isPlan(list) ? null : readPeriodsDown(table, reading, options, problems)
  if (down) {
    read.statements.push(down)
    used.push(...down.used)
    reasons.statement ??= 'Periods down the side, scenarios across.'
    return
  }
  if (list) {
    if (isPlan(list)) {
      read.plans.push(buildPlan(list, reading, problems, firstMonthOf(options)))
      used.push(...usedByList(table, list))
      reasons.plan ??= 'Tasks with dates, owners or a status.'
      return
    }
    const plain = withoutAsides(list, reading)
    if (isTransposed(plain, reading) || isOfMeasures(plain, reading)) {
      const built = readTransposed(table, plain, reading, options, problems)
      if (built) {
        read.statements.push(built)
        used.push(...built.used)
        reasons.statement ??= 'Lines across, with their periods or companies down the side.'
        return
      }
    }
    const kind = listKind(list, table, reading)
    if (kind) {
      read.tables.push(buildList(list, kind, reading, problems))
      used.push(...usedByList(table, list))
      reasons[kind] ??=
        kind === 'ledger' ? 'Postings with dates or accounts.' : isPivot(table) ? 'A pivot table, kept as a list.' : 'One record a row.'
      return
    }
  }
  if (isContents(table, reading)) reasons.prose = 'A table of contents.'
  if (reasons.prose || wordsAmongFigures(table, reading) || countsWeeks(table, reading)) return
  const parts = statementsOf(table, typeOfTitle, reading)
    .flatMap(part => casesOf(part, reading, problems))
    .flatMap(part => changesOf(part, reading, problems))
    .flatMap(part => measuresOf(part, reading, problems))
  if (parts.length > 1)
    used.push({ rows: new Set([...table.headerRows, ...table.body]), columns: new Set(table.labelColumns) }, ...titleAreas(table))
  for (const [at, part] of parts.entries()) {
    const told = problems.length
    const built = buildStatement(part, reading, options, problems)
    if (!built) continue
    // Under periods there are no figures at all, only marks of a calendar: what stands beside them is a list.
    if (parts.length === 1 && built.statement.columns.every(({ role }) => role === 'other')) {
      problems.length = told
      const rest = listOf(table)
      read.tables.push(buildList(rest, 'tidy', reading, problems))
      used.push(...usedByList(table, rest))
      reasons.tidy ??= 'No column of figures is of a period: kept as a list.'
      return
    }
    // The header is that of the first: what names another is where its own lines begin.
    if (at > 0) built.statement.anchor = part.anchor ?? cellName(part.titles[0]?.row ?? part.body[0] ?? 0, part.left)
    tellMonthsAsLines(built.statement, reading.order, problems)
    read.statements.push(built)
    used.push(...built.used)
    reasons.statement ??= table.head === 'periods' ? 'Lines with figures under periods.' : 'Lines with figures.'
  }
}

import type { Decimal } from '../../../money.ts'
import { withoutNeutral } from '../../../neutral.ts'
import type { ImportProblem, ImportValue } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure, numberOf, visibleCells } from '../cells/figure.ts'
import { readSum, type Sum } from '../cells/formula.ts'
import type { Cell } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { columnOfIndent, groupingOf, NAME, placeOf, tallLabels } from '../heads/group-columns.ts'
import { holdsUnits } from '../heads/head-rows.ts'
import { namesBefore } from './name-before.ts'
import { numbersLine } from './ordinals.ts'
import { withArrow } from '../cells/arrows.ts'
import type { Table } from '../sheets/table.ts'
import { shorten, someCells } from '../cells/text.ts'
import { unitAlone } from '../units/unit.ts'

/** A row of a table before the tree is known. */
export interface Row {
  row: number
  /** Without what leads to a footnote: words at its end count. */
  label: string
  /** As it stands in the file, where that is more. */
  marked?: string
  labelCell: string
  note: string | null
  /** What it counts in, where that stands beside the label among other notes; null where the column of units says nothing of it. */
  noted?: string | null
  /** How far in the label stands, by column, style and leading blanks. Only its order counts. */
  indent: number
  bold: boolean
  outline: number
  values: RowValue[]
}

export interface RowValue extends ImportValue {
  index: number
  /** Whether a formula stands in the cell, whatever it does. */
  computed: boolean
  sum: Sum | null
  format: string
  percent: boolean
  multiple: boolean
  currency: string | null
  /** A text that says thousands or millions itself (`3.4m`): what it is in full. */
  size?: { full: Decimal }
}

/** What a line counts in, where other notes stand beside it: `14 | EURk`, from a column of units. Where that is empty, a comment is no unit. */
const notedAmong = (notes: number, hasUnits: boolean, [unit, ...more]: readonly string[]): { noted?: string | null } =>
  unit === undefined && hasUnits ? { noted: null } : notes > 1 && unit && more.length === 0 ? { noted: unit } : {}

/** Whether most texts of a column are units of money: among codes of countries one may be that of a currency. */
function areUnits({ grid, body }: Table, column: number): boolean {
  const texts = body.map(row => cellText(grid.rows[row]?.[column])).filter(text => text !== '')
  return texts.length > 0 && texts.filter(text => unitAlone(text) === 'money').length * 2 > texts.length
}

/** A sign of an equation that is laid out in cells. */
const EQUALS = /^[=÷×]$/

/** Column id of an import: its letters. */
export const columnId = (index: number): string => cellName(0, index).slice(0, -1)

export function readRows(table: Table, reading: Reading, problems: ImportProblem[]): Row[] {
  const { grid } = table
  const known = new Set([...table.labelColumns, ...table.columns.map(({ index }) => index), ...(table.elsewhere ?? [])])
  const comments = commentColumns(table, reading, problems)
  const columns = table.columns.filter(({ index }) => !comments.has(index)).map(({ index }) => ({ index, id: columnId(index) }))
  const grouping = groupingOf(table, reading)
  const tall = grouping ? new Set<string>() : tallLabels(table)
  const units = table.labelColumns.slice(1).find(column => holdsUnits(table, column))
  const ofUnits = table.labelColumns.filter(column => column === units || areUnits(table, column))
  const outside = namesBefore(table, reading)
  let group = ''
  /** What stood last in the columns before the groups. */
  const around = new Map<number, string>()
  return table.body.flatMap(row => {
    const called = table.labelColumns.flatMap(column => {
      const cell = grid.rows[row]?.[column]
      return cell && !isBlank(cell) && !grid.hiddenColumns.has(column) ? [{ column, cell, text: cellText(cell) }] : []
    })
    const before = called.length === 0 ? outside.get(row) : undefined
    const labels = before ? [before] : called
    // An account number before its name is the note, not the label; neither is what gathers several lines.
    const gathers = labels.find(({ column }) => (grouping ? column === grouping.group : tall.has(placeOf(row, column))))
    const own = gathers && !grouping ? labels.filter(({ column }) => column > gathers.column) : labels
    // What a line counts in is not what it is called, also where nothing else is said of it.
    // `Return on equity | = | Net income | 120`: what stands behind the sign is what the figure is.
    const equals = own.find(({ text }) => EQUALS.test(text.trim()))
    const spoken = equals ? own.filter(({ text }) => !EQUALS.test(text.trim())) : own
    // `EBIT / interest` says how it is worked out.
    const behind = equals ? spoken.filter(({ column, text }) => column > equals.column && !/[/÷]/.test(text)) : []
    const names = (behind.length > 0 ? behind : spoken).filter(({ column }) => column !== units)
    const named = names.findIndex((one, at) => NAME.test(one.text) && !(names[at + 1] && numbersLine(table, one)))
    // `X | USD`: what it counts in does not name a line that is called by one letter.
    const isUnit = /\p{L}/u.test(names[0]?.text ?? '') && unitAlone(names[named]?.text ?? '') !== null
    const label = names.find(({ column }) => column === grouping?.label) ?? names[isUnit ? 0 : Math.max(named, 0)]
    const outer = gathers && gathers !== label ? labels.filter(({ column }) => grouping?.outer.includes(column)) : []
    const others = spoken.filter(other => other !== label && other !== gathers && !outer.includes(other)).map(({ text }) => text)
    const column = label?.column ?? table.labelColumns[0] ?? table.left
    const texts: string[] = []
    const values: RowValue[] = []
    const found: ImportProblem[] = []
    for (const { index, id } of columns) {
      if (table.headings.includes(row) || grid.hiddenColumns.has(index) || index === before?.column) continue
      const cell = grid.rows[row]?.[index]
      if (cell && !isBlank(cell))
        values.push(cell.kind === 'number' ? plainNumber(cell, row, index, id) : readValue(cell, row, index, reading, table, found))
    }
    // `Low | High` over some columns in the middle: words between the lines, and no line.
    if (!label && values.length > 0 && values.every(({ flag }) => flag === 'unreadable' || flag === 'missing')) return []
    for (const problem of onceALine(found)) problems.push(problem)
    for (const index of comments) {
      const cell = grid.rows[row]?.[index]
      if (cell && !isBlank(cell) && !grid.hiddenColumns.has(index)) texts.push(cellText(cell))
    }
    for (const { column: at, cell } of strayTexts(table, row, known)) texts.push(`${cellName(row, at)}: ${cellText(cell)}`)
    const line: Row = {
      row,
      // As exports write a label that begins with a minus.
      label: withoutNeutral(gathers && grouping?.joined && gathers !== label ? `${gathers.text} – ${label?.text}` : (label?.text ?? '')),
      labelCell: cellName(row, column),
      note: [...others, ...texts].join(' · ') || null,
      ...notedAmong(
        others.length + texts.length,
        units !== undefined,
        spoken.flatMap(({ column: at, text }) => (ofUnits.includes(at) && (units === undefined || at === units) ? [text] : [])),
      ),
      indent: indentOf(columnOfIndent(grouping, before?.under ?? column, gathers !== undefined), label?.cell),
      bold: label?.cell.bold ?? false,
      outline: grid.outline.get(row) ?? 0,
      values,
    }
    if (!gathers || gathers === label) {
      if (gathers) group = ''
      return [line]
    }
    if (grouping?.joined) return [line]
    const first = outer.findIndex(({ column: at, text }) => around.get(at) !== text)
    const begun = first === -1 ? [] : outer.slice(first)
    for (const { column: at, text } of begun) around.set(at, text)
    if (begun.length === 0 && gathers.text === group) return [line]
    group = gathers.text
    const headings = [...begun, gathers].map(({ column: at, cell, text }) => ({
      ...line,
      label: withoutNeutral(text),
      labelCell: cellName(row, at),
      note: null,
      indent: indentOf(at, cell),
      bold: cell.bold ?? false,
      values: [],
    }))
    return [...headings, line]
  })
}

export const COMMENT =
  /^(?:(?:variance|management|our|main|key) )?(?:comments?|commentary|remarks?|notes?|explanations?|reasons?|drivers?|kommentare?|bemerkung(?:en)?|anmerkung(?:en)?|erläuterung(?:en)?|begründung(?:en)?|commentaires?|remarques?|explications?|comentarios?|observaciones|opmerking(?:en)?|toelichting(?:en)?|commenti)(?: (?:on|to|zur?|sur|sobre) .{1,40})?$/i

/** `Comment` beside the figures: what is written there explains its line. A column of that name that holds a figure or a mark is none. */
function commentColumns({ columns, body, grid }: Table, reading: Reading, problems: ImportProblem[]): Set<number> {
  const named = columns.filter(({ label }) => COMMENT.test(label.trim()))
  return new Set(
    named.flatMap(({ index, label, headerCells }) => {
      const cells = body.flatMap(row => grid.rows[row]?.[index] ?? []).filter(cell => !isBlank(cell))
      const isWords = cells.every(cell => cell.kind === 'text' && /\p{L}{2}/u.test(cellText(cell)) && !isFigure(cell, reading))
      if (cells.length === 0 || !isWords) return []
      problems.push({
        severity: 'info',
        code: 'comments-as-notes',
        sheet: grid.name,
        cell: headerCells.at(-1) ?? null,
        message: `“${shorten(label, 60)}” explains the lines beside it: ${cells.length === 1 ? 'its text becomes a note' : `its ${cells.length} texts become notes`}, which everybody reads once the report is published.`,
      })
      return [index]
    }),
  )
}

/** Of these so many more in a line are told with the first: one answer settles all of them. */
const TOGETHER: Partial<Record<string, number>> = { 'ambiguous-number': 3, 'number-as-text': 1, 'error-value': 1, 'arrow-sign': 1 }

/** What is the same along a line is told once, of its first cell and with the others. */
function onceALine(problems: readonly ImportProblem[]): ImportProblem[] {
  return problems.flatMap(problem => {
    const [first, ...others] = problems.filter(({ code }) => code === problem.code)
    if (others.length < (TOGETHER[problem.code] ?? Number.POSITIVE_INFINITY)) return [problem]
    const more = someCells(others.map(({ cell }) => cell))
    const cells = [problem, ...others].flatMap(({ cell }) => cell ?? [])
    return problem === first ? [{ ...problem, cells, message: `${problem.message} The same goes for ${more}.` }] : []
  })
}

const indentOf = (column: number, cell: Cell | undefined): number => column * 1_000 + (cell?.indent ?? 0) * 20 + leadingBlanks(cell)

/** What stands in a row of the table outside of its label and value columns. */
function strayTexts(table: Table, row: number, known: ReadonlySet<number>): { column: number; cell: Cell }[] {
  return visibleCells(table.grid, row, table.left, table.right).filter(({ column }) => !known.has(column))
}

function leadingBlanks(cell: Cell | undefined): number {
  if (cell?.kind !== 'text') return 0
  const blanks = /^[\s\u00a0]*/.exec(cell.value)?.[0] ?? ''
  return Math.min(
    500,
    [...blanks].reduce((width, blank) => width + (blank === '\t' ? 4 : 1), 0),
  )
}

/** Most cells of a large table are this: made in one piece. */
function plainNumber(cell: Extract<Cell, { kind: 'number' }>, row: number, index: number, column: string): RowValue {
  return {
    column,
    cell: column + (row + 1),
    index,
    computed: cell.formula !== undefined,
    sum: cell.formula ? readSum(cell.formula) : null,
    format: cell.format ?? '',
    percent: false,
    multiple: false,
    currency: null,
    value: cell.value,
    text: cell.raw,
    flag: null,
    formula: cell.formula,
  }
}

function readValue(
  cell: Exclude<Cell, { kind: 'number' }>,
  row: number,
  index: number,
  reading: Reading,
  table: Table,
  problems: ImportProblem[],
): RowValue {
  const name = cellName(row, index)
  const base = {
    column: columnId(index),
    cell: name,
    index,
    computed: cell.formula !== undefined,
    sum: cell.formula ? readSum(cell.formula) : null,
    format: cell.format ?? '',
    percent: false,
    multiple: false,
    currency: null,
    formula: cell.formula,
  }
  const plain = (value: Decimal | null, text: string, flag: ImportValue['flag']): RowValue => ({ ...base, value, text, flag })
  const say = (severity: ImportProblem['severity'], code: string, message: string): void => {
    problems.push({ severity, code, sheet: table.grid.name, cell: name, message })
  }
  switch (cell.kind) {
    case 'duration':
      say('warning', 'not-a-number', `The cell shows an elapsed time. It is read as ${cell.value} days.`)
      return plain(cell.value, cell.raw, 'duration')
    case 'error':
      say('warning', 'error-value', `The cell shows ${cell.value}. It has no value and is left out of sums and charts.`)
      return plain(null, cell.value, 'error')
    case 'uncached':
      // Told of the whole sheet.
      return plain(null, '', 'uncached')
    case 'boolean':
      say('warning', 'not-a-number', `The cell holds ${cell.value}, not a figure. The line has no value here.`)
      return plain(null, cell.value, 'boolean')
    case 'date':
      say('warning', 'not-a-number', `The cell holds the date ${cell.value}, not a figure. The line has no value here.`)
      return plain(null, cell.value, 'date')
    case 'text': {
      const shown = withArrow(cell.value, table.grid)
      if (!shown) return plain(null, cellText(cell), 'unreadable')
      const parsed = numberOf(shown.text, reading)
      if (parsed.is === 'missing') return plain(null, cellText(cell), 'missing')
      if (parsed.is === 'ambiguous' && parsed.sized)
        return { ...plain(null, cellText(cell), 'ambiguous'), size: { full: parsed.readings[1] } }
      if (parsed.is === 'ambiguous') {
        say(
          'error',
          'ambiguous-number',
          `“${cellText(cell)}” may be ${parsed.readings[0]} or ${parsed.readings[1]}: say which mark stands before decimals.`,
        )
        return plain(null, cellText(cell), 'ambiguous')
      }
      if (parsed.is === 'text') return plain(null, cellText(cell), 'unreadable')
      const sized = parsed.power !== undefined
      if (shown.isSaid) say('warning', 'arrow-sign', `“${cellText(cell)}” is read as ${parsed.value}: ▲ as a rise, ▼ as a fall.`)
      else if (!reading.textCells && !sized)
        say('warning', 'number-as-text', `The file stores ${cellText(cell)} as text. It is read as ${parsed.value}.`)
      return {
        ...plain(parsed.value, cellText(cell), reading.textCells && !sized ? null : 'text-number'),
        ...(sized && { size: { full: parsed.value } }),
        percent: parsed.percent,
        multiple: parsed.multiple,
        currency: parsed.currency,
      }
    }
  }
}

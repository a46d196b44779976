import type { Cell, Grid, Merge } from '#app/model/report/ingest/cells/grid.ts'
import { cellName, cellPosition } from '#app/model/report/ingest/cells/grid.ts'
import { shiftFormula } from '#app/model/report/ingest/cells/formula.ts'
import { pageTexts } from './boxes.ts'
import { daysOf, isoDate, serialDate, storedDecimal } from './number.ts'
import { damaged, type Refusal } from './refusal.ts'
import type { Style } from './styles.ts'
import { plainStyle } from './styles.ts'
import { keptFormula, unescapeText } from './text.ts'
import { attribute, parseXml } from './xml.ts'

interface SheetSource {
  strings: string[]
  styles: Style[]
  epoch1904: boolean
  /** Called for every cell that holds something; throws when there are too many. */
  take(): void
}

/** What a sheet can hold. */
export const MAX_ROW = 1_048_576
export const MAX_COLUMN = 16_384
export const MAX_MERGES = 200_000
/** Of a sheet that is coloured all over, colours say nothing. */
export const MAX_FILLS = 50_000

/**
 * Reads a worksheet part into a grid. Numbers keep their stored digits; empty styled cells take no room. Returns the id of the relation to
 * its drawing, where it has one.
 */
export async function readSheet(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  grid: Grid,
  source: SheetSource,
): Promise<string | undefined> {
  const shared = new Map<string, { formula: string; row: number; column: number }>()
  let row = -1
  let column = -1
  let open = false
  let type = 'n'
  let style = plainStyle()
  let value = ''
  let hasValue = false
  let formula = ''
  let hasFormula = false
  let hasText = false
  let sharedId: string | undefined
  let inside: 'v' | 'f' | 't' | 'page' | undefined
  let page = ''
  let drawing: string | undefined
  let phonetic = 0
  let across: Merge | undefined

  await parseXml(part, chunks, {
    open(name, attributes) {
      switch (name) {
        case 'row': {
          const stated = attributes.r === undefined ? row + 2 : Number(attributes.r)
          if (!(Number.isInteger(stated) && stated > 0 && stated <= MAX_ROW)) throw nowhere(attributes.r)
          row = stated - 1
          column = -1
          if (isTrue(attributes.hidden)) grid.hiddenRows.add(row)
          const level = Number(attributes.outlineLevel)
          if (level > 0) grid.outline.set(row, level)
          break
        }
        case 'c': {
          const at = attributes.r === undefined ? { row, column: column + 1 } : cellPosition(attributes.r)
          // Next to the one before would be a guess.
          if (!at || at.row >= MAX_ROW || at.column >= MAX_COLUMN) throw nowhere(attributes.r)
          row = at.row
          column = at.column
          open = true
          type = attributes.t ?? 'n'
          style = source.styles[Number(attributes.s ?? 0)] ?? plainStyle()
          value = formula = ''
          hasValue = hasFormula = hasText = false
          sharedId = undefined
          break
        }
        case 'v':
          // Beside a text that stands in the cell itself it is what that text was before.
          if (type === 'inlineStr' && hasText) break
          inside = 'v'
          hasValue = true
          break
        case 'is':
          value = ''
          hasText = true
          break
        case 'f':
          if (!open) break
          inside = 'f'
          hasFormula = true
          if (attributes.t === 'shared') sharedId = attributes.si
          else if (attributes.t === 'dataTable') addArea((grid.whatIf ??= []), attributes.ref)
          break
        case 't':
          if (!open) break
          inside = 't'
          hasValue = true
          break
        case 'rPh':
          phonetic++
          break
        case 'col':
          if (isTrue(attributes.hidden)) hideColumns(grid, Number(attributes.min), Number(attributes.max))
          break
        case 'mergeCell':
          addArea(grid.merges, attribute(attributes, 'ref'))
          break
        case 'oddHeader':
        case 'firstHeader':
          inside = 'page'
          page = ''
          break
        case 'drawing':
          drawing = attribute(attributes, 'id')
          break
      }
    },
    text(text) {
      if (inside === 'v' || (inside === 't' && phonetic === 0)) value += text
      else if (inside === 'f') formula += text
      else if (inside === 'page') page += text
    },
    close(name) {
      if (name === 'v' || name === 'f' || name === 't') inside = undefined
      else if (name === 'rPh') phonetic--
      else if (name === 'c' && open) {
        if (sharedId !== undefined) {
          const master = shared.get(sharedId)
          if (formula) shared.set(sharedId, { formula, row, column })
          else if (master) formula = shiftFormula(master.formula, row - master.row, column - master.column)
        }
        // Programs that write formulas without reckoning them leave the result empty: that is no value, whatever it would be.
        if (type !== 'str' && type !== 'inlineStr' && value.trim() === '') hasValue = false
        const cell = hasValue || hasFormula ? toCell(type, value, hasValue, style, source) : undefined
        if (cell) {
          source.take()
          if (hasFormula && formula) cell.formula = keptFormula(formula)
          put(grid, row, column, cell)
        } else if (style.fill !== undefined) addFill(grid, row, column, style.fill)
        across = style.across ? centredAcross(grid, across, row, column, cell !== undefined) : undefined
        open = false
      } else if (inside === 'page') {
        inside = undefined
        grid.page = [...new Set([...(grid.page ?? []), ...pageTexts(page)])]
      }
    },
  })
  return drawing
}

const nowhere = (name: string | undefined): Refusal =>
  damaged(`a cell stands in ${JSON.stringify(name?.slice(0, 20) ?? 'no column')}, which is nowhere`)

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

function put(grid: Grid, row: number, column: number, cell: Cell): void {
  let cells = grid.rows[row]
  if (!cells) {
    cells = []
    grid.rows[row] = cells
  }
  // Excel has such a file repaired; which of the two it keeps nobody knows.
  if (cells[column]) throw damaged(`${cellName(row, column)} stands twice in a sheet`)
  cells[column] = cell
}

/** The colour of an empty cell: a drawn plan may have nothing else. */
export function addFill(grid: Grid, row: number, column: number, colour: string): void {
  grid.fills ??= { count: 0, rows: new Map() }
  if (++grid.fills.count > MAX_FILLS) {
    grid.fills.rows.clear()
    return
  }
  const known = grid.fills.rows.get(row)
  if (known) known.set(column, colour)
  else grid.fills.rows.set(row, new Map([[column, colour]]))
}

/** Marks columns as hidden, counted from 1, both ends included. */
export function hideColumns(grid: Grid, from: number, to: number): void {
  // "Everything to the right" is hidden in many templates; 16,384 numbers say no more than the first few hundred.
  for (let column = from; column <= Math.min(to, from + 2_000, MAX_COLUMN); column++) grid.hiddenColumns.add(column - 1)
}

function addArea(areas: Merge[], ref = ''): void {
  if (areas.length >= MAX_MERGES) return
  const [first, last] = ref.split(':')
  const from = cellPosition(first ?? '')
  const to = cellPosition(last ?? first ?? '')
  if (from && to) areas.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
}

/** What is centred across the empty cells behind it counts for them, as if they were merged. Returns the merge that may go on. */
export function centredAcross(grid: Grid, before: Merge | undefined, row: number, column: number, filled: boolean): Merge | undefined {
  if (filled) return { top: row, left: column, bottom: row, right: column }
  if (before?.top !== row || before.right !== column - 1) return undefined
  grid.across ??= []
  if (before.left === before.right && grid.across.length < MAX_MERGES) grid.across.push(before)
  before.right = column
  return before
}

interface CellLook {
  format?: string
  indent?: number
  bold?: boolean
}

/** What a cell shows of its style. */
export function lookOf(style: Style): CellLook {
  const look: CellLook = {}
  if (style.format) look.format = style.format
  if (style.indent) look.indent = style.indent
  if (style.bold) look.bold = true
  return look
}

function toCell(type: string, value: string, hasValue: boolean, style: Style, source: SheetSource): Cell | undefined {
  if (type === 'n' && hasValue && style === plainStyle()) return numberCell(value, style, {}, source)
  const look = lookOf(style)
  if (!hasValue) return { ...look, kind: 'uncached' }
  switch (type) {
    case 's': {
      const text = source.strings[Number(value)]
      if (text === undefined) throw damaged('a text that a sheet shows is missing')
      return text === '' ? undefined : { ...look, kind: 'text', value: text }
    }
    case 'str':
    case 'inlineStr':
      return value === '' ? undefined : { ...look, kind: 'text', value: unescapeText(value) }
    case 'b':
      return { ...look, kind: 'boolean', value: isTrue(value.trim()) ? 'TRUE' : 'FALSE' }
    case 'e':
      return { ...look, kind: 'error', value: value.trim() || '#VALUE!' }
    case 'd': {
      const days = daysOf(value)
      return days === null
        ? { ...look, kind: 'date', value: isoDate(value), raw: value }
        : { ...look, kind: 'duration', value: days, raw: value }
    }
    default:
      return numberCell(value, style, look, source)
  }
}

/** A stored number as its format shows it: number, date or elapsed time. */
export function numberCell(raw: string, style: Style, look: CellLook, { epoch1904 }: { epoch1904: boolean }): Cell {
  const value = storedDecimal(raw)
  if (value === null) return { ...look, kind: 'text', value: raw }
  if (style === plainStyle()) return { kind: 'number', value, raw: value === raw ? value : raw.trim() }
  if (style.what === 'duration') return { ...look, kind: 'duration', value, raw: raw.trim() }
  const date = style.what === 'date' ? serialDate(value, epoch1904) : null
  const stored = value === raw ? value : raw.trim()
  const kind = date === null ? 'number' : 'date'
  // Written out for most cells of a file: a copy of the look takes three times as long.
  if (look.indent === undefined && look.bold === undefined)
    return look.format === undefined
      ? { kind, value: date ?? value, raw: stored }
      : { format: look.format, kind, value: date ?? value, raw: stored }
  return { ...look, kind, value: date ?? value, raw: stored }
}

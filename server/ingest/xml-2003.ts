import type { Cell, Grid, Workbook } from '#app/model/report/ingest/cells/grid.ts'
import { emptyGrid } from '#app/model/report/ingest/cells/grid.ts'
import type { IngestLimits } from './limits.ts'
import { isoDate } from './number.ts'
import type { Progress } from './parts.ts'
import { r1c1Formula } from './r1c1-formula.ts'
import { damaged, Refusal, tooManyCells, tooManySheets } from './refusal.ts'
import { hideColumns, lookOf, MAX_COLUMN, MAX_MERGES, MAX_ROW, numberCell } from './sheet.ts'
import { keptFormula } from './text.ts'
import { Xml2003Styles } from './xml-2003-styles.ts'
import { attribute, parseXml } from './xml.ts'

type Attributes = Readonly<Record<string, string>>

/** What may stand in what; all else is passed over with everything in it: comments and their texts, pictures, print settings, rules. */
const INSIDE = new Map<string, readonly string[]>([
  ['', ['Workbook']],
  ['Workbook', ['Styles', 'Worksheet']],
  ['Styles', ['Style']],
  ['Style', ['Alignment', 'Font', 'NumberFormat', 'Interior']],
  ['Worksheet', ['Table', 'WorksheetOptions']],
  ['WorksheetOptions', ['Visible']],
  ['Table', ['Column', 'Row']],
  ['Row', ['Cell']],
  ['Cell', ['Data']],
])

interface Open {
  style: string | undefined
  formula: string | undefined
  type: string | undefined
  text: string
}

/**
 * Reads XML Spreadsheet 2003: stored values only, no formula is evaluated. It is one plain XML document: a document type is refused where it stands,
 * sheets and cells are counted, places that no sheet has are damage.
 */
export async function readXml2003(
  bytes: Uint8Array,
  limits: IngestLimits,
  { hidden, progress }: { hidden: boolean; progress: Progress },
): Promise<Workbook> {
  const reader = new Reader(limits, hidden)
  await parseXml('Workbook', whole(bytes), {
    open: (name, attributes) => reader.open(name, attributes),
    text: text => reader.text(text),
    close: name => {
      reader.close(name)
      if (name === 'Worksheet') progress('reading', reader.grids.length, reader.grids.length + 1)
    },
  })
  if (reader.grids.length === 0) throw new Refusal('no-data', 'The workbook has no sheets. Choose another file.')
  return { cells: 'typed', grids: reader.grids, problems: [] }
}

async function* whole(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const size = 65_536
  for (let at = 0; at < bytes.byteLength; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

class Reader {
  readonly grids: Grid[] = []
  readonly #styles = new Xml2003Styles()
  readonly #limits: IngestLimits
  readonly #hidden: boolean
  readonly #path: string[] = ['']
  #skip = 0
  #left: number
  #grid = emptyGrid('')
  #row = -1
  #column = -1
  #rowStyle: string | undefined
  #columnStyles = new Map<number, string>()
  #lastRow = -1
  #cell: Open | undefined
  #visible = ''

  constructor(limits: IngestLimits, hidden: boolean) {
    this.#limits = limits
    this.#hidden = hidden
    this.#left = limits.maxCells
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1) ?? ''
    // The marks of letters inside of a cell (`<B>`) are no part of the table; their texts are.
    if (this.#skip > 0 || !(parent === 'Data' || INSIDE.get(parent)?.includes(name))) {
      this.#skip++
      return
    }
    this.#path.push(parent === 'Data' ? 'Data' : name)
    if (parent === 'Styles' || parent === 'Style') this.#styles.open(name, attributes)
    else if (name === 'Worksheet') this.#sheet(attribute(attributes, 'Name') ?? '')
    else if (name === 'Column') this.#columns(attributes)
    else if (name === 'Row') this.#rows(attributes)
    else if (name === 'Cell') this.#cells(attributes)
    else if (name === 'Data' && this.#cell) this.#cell.type = attribute(attributes, 'Type') ?? 'String'
  }

  text(text: string): void {
    if (this.#skip > 0) return
    const inside = this.#path.at(-1)
    if (inside === 'Data' && this.#cell) this.#cell.text += text
    else if (inside === 'Visible') this.#visible += text
  }

  close(name: string): void {
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    const closed = this.#path.pop()
    if (closed === 'Cell') this.#put()
    else if (closed === 'Worksheet' && name === 'Worksheet') this.#end()
  }

  #sheet(name: string): void {
    if (this.grids.length >= this.#limits.maxSheets) throw tooManySheets(this.#limits.maxSheets)
    this.#grid = emptyGrid(name)
    this.grids.push(this.#grid)
    this.#row = -1
    this.#lastRow = -1
    this.#column = -1
    this.#columnStyles = new Map()
    this.#visible = ''
  }

  /** Whether a sheet is hidden is said behind its cells. */
  #end(): void {
    if (!/^Sheet(?:Very)?Hidden$/.test(this.#visible.trim())) return
    this.#grid.visibility = this.#visible.includes('Very') ? 'very hidden' : 'hidden'
    if (this.#hidden) return
    Object.assign(this.#grid, emptyGrid(this.#grid.name), { visibility: this.#grid.visibility })
    this.#grid.skipped = 'Hidden in the workbook, so left out.'
  }

  #columns(attributes: Attributes): void {
    const from = place(attributes, this.#column + 1, MAX_COLUMN)
    const to = Math.min(from + span(attributes, 'Span'), MAX_COLUMN - 1)
    this.#column = to
    if (attribute(attributes, 'Hidden') === '1') hideColumns(this.#grid, from + 1, to + 1)
    const style = attribute(attributes, 'StyleID')
    // A style of all columns to the right says nothing of empty cells.
    for (let at = from; style && at <= Math.min(to, from + 500); at++) this.#columnStyles.set(at, style)
  }

  #rows(attributes: Attributes): void {
    const from = place(attributes, this.#lastRow + 1, MAX_ROW)
    const to = Math.min(from + span(attributes, 'Span'), MAX_ROW - 1)
    this.#row = from
    this.#lastRow = to
    this.#column = -1
    this.#rowStyle = attribute(attributes, 'StyleID')
    if (attribute(attributes, 'Hidden') === '1') for (let at = from; at <= to; at++) this.#grid.hiddenRows.add(at)
  }

  #cells(attributes: Attributes): void {
    this.#column = place(attributes, this.#column + 1, MAX_COLUMN)
    if (--this.#left < 0) throw tooManyCells(this.#limits.maxCells)
    const style = attribute(attributes, 'StyleID') ?? this.#rowStyle ?? this.#columnStyles.get(this.#column)
    this.#cell = { style, formula: attribute(attributes, 'Formula'), type: undefined, text: '' }
    const [across, down] = [span(attributes, 'MergeAcross'), span(attributes, 'MergeDown')]
    if (across + down > 0 && this.#grid.merges.length < MAX_MERGES) {
      const [top, left] = [this.#row, this.#column]
      this.#grid.merges.push({ top, left, bottom: Math.min(top + down, MAX_ROW - 1), right: Math.min(left + across, MAX_COLUMN - 1) })
    }
  }

  #put(): void {
    const [cell, row, column] = [this.#cell, this.#row, this.#column]
    this.#cell = undefined
    const { merges } = this.#grid
    const merge = merges.at(-1)
    // What stands behind a merged cell comes after the cells that it covers.
    if (merge && merge.top === row && merge.left === column) this.#column = merge.right
    const made = cell && this.#made(cell)
    if (!made) return
    if (cell.formula) made.formula = keptFormula(r1c1Formula(cell.formula, row, column))
    const cells = (this.#grid.rows[row] ??= [])
    if (cells[column]) throw damaged('a cell stands in it twice')
    cells[column] = made
  }

  #made({ style: id, type, text, formula }: Open): Cell | undefined {
    const style = this.#styles.of(id)
    const look = lookOf(style)
    switch (type) {
      case 'Number':
        return numberCell(text.trim(), style, look, { epoch1904: false })
      case 'DateTime':
        // A time of day is a day before the first one.
        if (/^1899-12-3[01]T/.test(text)) return { ...look, kind: 'text', value: text.slice(11, 19) }
        if (/^\d{4}-\d\d-\d\d/.test(text)) return { ...look, kind: 'date', value: isoDate(text), raw: text }
        return { ...look, kind: 'text', value: text }
      case 'Boolean':
        return { ...look, kind: 'boolean', value: text.trim() === '1' ? 'TRUE' : 'FALSE' }
      case 'Error':
        return { ...look, kind: 'error', value: text.trim().slice(0, 60) || '#VALUE!' }
      case undefined:
        return formula ? { ...look, kind: 'uncached' } : undefined
      default:
        return text === '' ? undefined : { ...look, kind: 'text', value: text }
    }
  }
}

/** The place that is said, counted from 1, or the next one. Excel writes places in rising order only. */
function place(attributes: Attributes, next: number, end: number): number {
  const said = attribute(attributes, 'Index')
  const at = said === undefined ? next : Number(said) - 1
  if (!Number.isInteger(at) || at < next || at >= end) throw damaged('a row or cell stands where a sheet has none')
  return at
}

function span(attributes: Attributes, name: string): number {
  const said = Number(attribute(attributes, name) ?? 0)
  return Number.isInteger(said) && said > 0 ? said : 0
}

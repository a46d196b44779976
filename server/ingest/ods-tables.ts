import type { Cell, Grid, GridProblem } from '#app/model/report/ingest/cells/grid.ts'
import { cellName, emptyGrid } from '#app/model/report/ingest/cells/grid.ts'
import type { IngestLimits } from './limits.ts'
import { cellOf, type OdsCell, odsCell } from './ods-cell.ts'
import type { OdsStyles } from './ods-styles.ts'
import { damaged, tooManyCells, tooManySheets } from './refusal.ts'
import { addFill, hideColumns, MAX_COLUMN, MAX_FILLS, MAX_MERGES, MAX_ROW } from './sheet.ts'
import { attribute } from './xml.ts'

type Attributes = Readonly<Record<string, string>>

const ROWS = ['table-row', 'table-rows', 'table-row-group', 'table-header-rows']
const COLUMNS = ['table-column', 'table-columns', 'table-column-group', 'table-header-columns']
const INLINE = ['span', 's', 'tab', 'line-break', 'a', 'ruby', 'ruby-base', 'bookmark-ref', 'sheet-name', 'date', 'time', 'title']

/**
 * What may stand in what. All else is passed over with everything in it: comments, pictures and their texts, charts with tables of their
 * own, recorded changes with cells that are no longer there.
 */
const INSIDE = new Map<string, ReadonlySet<string>>([
  ['spreadsheet', new Set(['table'])],
  ['table', new Set([...ROWS, ...COLUMNS])],
  ...ROWS.slice(1).map(name => [name, new Set(ROWS)] as const),
  ...COLUMNS.slice(1).map(name => [name, new Set(COLUMNS)] as const),
  ['table-row', new Set(['table-cell', 'covered-table-cell'])],
  ['table-cell', new Set(['p'])],
  ['covered-table-cell', new Set(['p'])],
  ['p', new Set(INLINE)],
  ['span', new Set(INLINE)],
  ['a', new Set(INLINE)],
  ['ruby', new Set(['ruby-base'])],
  ['ruby-base', new Set(INLINE)],
  ...['sheet-name', 'date', 'time', 'title', 'bookmark-ref'].map(name => [name, new Set<string>()] as const),
])

interface Row {
  repeated: number
  hidden: boolean
  style: string | undefined
  cells: (Cell | undefined)[]
  filled: number
}

/** Takes the tables of a document's contents, event by event. Repeated rows and cells are written out only as far as they hold something. */
export class OdsTables {
  readonly grids: Grid[] = []
  readonly problems: GridProblem[] = []
  readonly #styles: OdsStyles
  readonly #limits: IngestLimits
  readonly #hidden: boolean
  readonly #path: string[] = ['spreadsheet']
  #left: number
  #skip = 0
  #grid: Grid | undefined
  #columnStyles: { upTo: number; style: string | undefined }[] = []
  #columns = 0
  #groups = 0
  #nextRow = 0
  #row: Row | undefined
  #column = 0
  #cell: OdsCell | undefined
  #text = ''
  #paragraphs = 0
  #covered: { first: string; count: number } | undefined

  constructor(styles: OdsStyles, limits: IngestLimits, hidden: boolean) {
    this.#styles = styles
    this.#limits = limits
    this.#hidden = hidden
    this.#left = limits.maxCells
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skip > 0 || !INSIDE.get(this.#path.at(-1) ?? '')?.has(name)) {
      this.#skip++
      return
    }
    this.#path.push(name)
    switch (name) {
      case 'table':
        this.#openTable(attributes)
        break
      case 'table-column':
        this.#takeColumns(attributes)
        break
      case 'table-row-group':
        this.#groups++
        break
      case 'table-row':
        this.#row = {
          repeated: repeats(attribute(attributes, 'number-rows-repeated')),
          hidden: isHidden(attribute(attributes, 'visibility')),
          style: attribute(attributes, 'default-cell-style-name'),
          cells: [],
          filled: 0,
        }
        this.#column = 0
        break
      case 'table-cell':
      case 'covered-table-cell':
        this.#cell = odsCell(attributes)
        this.#text = ''
        this.#paragraphs = 0
        break
      case 'p':
        if (this.#paragraphs++ > 0) this.#text += '\n'
        break
      case 's':
        this.#text += ' '.repeat(Math.min(1_000, repeats(attribute(attributes, 'c'))))
        break
      case 'tab':
        this.#text += '\t'
        break
      case 'line-break':
        this.#text += '\n'
        break
    }
  }

  text(text: string): void {
    if (this.#skip > 0 || !this.#cell || this.#paragraphs === 0) return
    const at = this.#path.at(-1)
    if (at === 'table-cell' || at === 'covered-table-cell' || at === 'ruby') return
    const plain = text.replace(/[ \t\r\n]+/g, ' ')
    // Blanks at the start of a paragraph, and after another blank, are the writer's layout; those that count stand as elements of their own.
    this.#text += /(?:^|[\n ])$/.test(this.#text) && plain.startsWith(' ') ? plain.slice(1) : plain
  }

  close(name: string): void {
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    if (this.#path.length < 2) return
    this.#path.pop()
    if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell(name === 'covered-table-cell')
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table-row-group') this.#groups--
    else if (name === 'table') this.#closeTable()
  }

  #openTable(attributes: Attributes): void {
    if (this.grids.length >= this.#limits.maxSheets) throw tooManySheets(this.#limits.maxSheets)
    const name = attribute(attributes, 'name') ?? ''
    const hidden = this.#styles.tableHidden(attribute(attributes, 'style-name') ?? '') || attribute(attributes, 'display') === 'false'
    const grid: Grid = { ...emptyGrid(name), visibility: hidden ? 'hidden' : 'visible' }
    this.grids.push(grid)
    // LibreOffice keeps copies of the cells of other files under their addresses.
    const foreign = /^'?(?:file|https?|smb|ftp):/i.test(name)
    if (foreign) {
      grid.name = 'Copy of another file'
      grid.skipped = 'Holds copies of cells of another file, so left out.'
    } else if (hidden && !this.#hidden) grid.skipped = 'Hidden in the workbook, so left out.'
    if (grid.skipped) {
      this.#path.pop()
      this.#skip = 1
      return
    }
    this.#grid = grid
    this.#columnStyles = []
    this.#columns = this.#nextRow = this.#groups = 0
    this.#covered = undefined
  }

  #takeColumns(attributes: Attributes): void {
    const repeated = repeats(attribute(attributes, 'number-columns-repeated'))
    const from = this.#columns
    this.#columns = Math.min(MAX_COLUMN, from + repeated)
    this.#columnStyles.push({ upTo: this.#columns, style: attribute(attributes, 'default-cell-style-name') })
    if (this.#grid && isHidden(attribute(attributes, 'visibility'))) hideColumns(this.#grid, from + 1, this.#columns)
  }

  #closeCell(covered: boolean): void {
    const { cell: given, row } = { cell: this.#cell, row: this.#row }
    this.#cell = undefined
    if (!given || !row || !this.#grid) return
    const column = this.#column
    this.#column += given.repeated
    const { columns, rows } = given.spanned
    if ((columns > 1 || rows > 1) && !covered && this.#grid.merges.length < MAX_MERGES)
      this.#grid.merges.push({
        top: this.#nextRow,
        left: column,
        bottom: Math.min(MAX_ROW, this.#nextRow + rows) - 1,
        right: Math.min(MAX_COLUMN, column + columns) - 1,
      })
    const style = given.style ?? row.style ?? this.#columnStyles.find(({ upTo }) => column < upTo)?.style ?? 'Default'
    const look = this.#styles.cell(style)
    const cell = cellOf(given, this.#text, look)
    if (!cell) {
      // What is coloured further than that is the sheet itself, not a bar.
      const few = given.repeated <= MAX_BAR && row.repeated <= MAX_BAR && (this.#grid.fills?.count ?? 0) <= MAX_FILLS
      if (look.fill && few)
        for (let at = 0; at < row.repeated; at++)
          for (let copy = 0; copy < given.repeated; copy++) addFill(this.#grid, this.#nextRow + at, column + copy, look.fill)
      return
    }
    if (covered) {
      this.#covered ??= { first: cellName(this.#nextRow, column), count: 0 }
      this.#covered.count++
      return
    }
    if (column + given.repeated > MAX_COLUMN) throw damaged('a row has more columns than a sheet can have')
    for (let copy = 0; copy < given.repeated; copy++) {
      this.#take(row.repeated)
      row.cells[column + copy] = cell
      row.filled++
    }
  }

  #closeRow(): void {
    const { row, grid: sheet } = { row: this.#row, grid: this.#grid }
    this.#row = undefined
    if (!row || !sheet) return
    const first = this.#nextRow
    this.#nextRow += row.repeated
    if (row.filled === 0) return
    if (this.#nextRow > MAX_ROW) throw damaged('it has more rows than a sheet can have')
    for (let at = first; at < this.#nextRow; at++) {
      sheet.rows[at] = at === first ? row.cells : row.cells.slice()
      if (row.hidden) sheet.hiddenRows.add(at)
      if (this.#groups > 0) sheet.outline.set(at, this.#groups)
    }
  }

  #closeTable(): void {
    if (this.#covered && this.#grid)
      this.problems.push({
        severity: 'warning',
        code: 'covered-cells',
        sheet: this.#grid.name,
        cell: this.#covered.first,
        message: `${this.#covered.count === 1 ? 'A cell that a merged cell covers holds' : `${this.#covered.count} cells that merged cells cover hold`} something that nobody sees; it was left out. Unmerge to bring it in.`,
      })
    this.#grid = undefined
  }

  #take(cells: number): void {
    this.#left -= cells
    if (this.#left < 0) throw tooManyCells(this.#limits.maxCells)
  }
}

/** So many columns, or rows alike, a bar of a drawn plan may have. */
const MAX_BAR = 400

const repeats = (text: string | undefined): number => {
  const number = Number(text ?? 1)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}

const isHidden = (visibility: string | undefined): boolean => visibility === 'collapse' || visibility === 'filter'

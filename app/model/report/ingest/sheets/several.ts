import type { StatementType } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure, visibleCells } from '../cells/figure.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { isSectionTitle } from './statement-titles.ts'
import type { Table } from './table.ts'

type Main = Extract<StatementType, 'income' | 'balance' | 'cash flow'>

/** What a whole statement of a kind has among its lines: a section of key figures that is only called so does not. */
const LINES: Record<Main, [RegExp, RegExp]> = {
  income: [
    /revenue|\bsales\b|turnover|\bincome\b|umsatz|umsätze|chiffre d['’]affaires|ingresos|ventas/i,
    /\bnet (?:income|profit|loss|earnings|result)|\bprofit\b|\bebit|überschuss|fehlbetrag|ergebnis|r[ée]sultat|resultado|beneficio/i,
  ],
  balance: [
    /\btotal (?:\w+ )?assets\b|^assets$|bilanzsumme|summe (?:der )?aktiva|total (?:de l['’])?actif|total (?:del )?activo/i,
    /equity|liabilit|\bcapital\b|eigenkapital|verbindlichkeit|capitaux|passif|patrimonio|pasivo/i,
  ],
  'cash flow': [
    /operati(?:ng|ons)|laufende[rn]? gesch|op[ée]rationnel|d['’]exploitation|explotaci[óo]n/i,
    /financ(?:ing|iaci[óo]n)|invest/i,
  ],
}

const LONGEST_TITLE = 60

/**
 * Income statement, balance sheet and cash flow below each other under one header: each a table of its own under its own title, with that
 * header. Only where every one of them has the lines of such a statement, or the header stands again under its title; else the table is one.
 */
export function statementsOf(table: Table, typeOf: (title: string) => StatementType | null, reading: Reading): Table[] {
  if (table.labelColumns.length === 0) return [table]
  const parts = joined(partsOf(table, typeOf, reading))
  if (parts.length < 2 || !parts.every(isWhole)) return [table]
  const context = [...table.titles.map(({ text }) => text), table.corner, ...table.context].filter(text => text !== '')
  return parts.map(({ title, below, rows }, at) =>
    at === 0 && title === null
      ? { ...table, body: rows }
      : { ...table, body: rows, titles: title ? [title, ...(below ?? [])] : [], corner: '', context },
  )
}

interface Part {
  type: StatementType | null
  title: Table['titles'][number] | null
  /** What stands between it and the header: `For the year ended 30 June 2026`. */
  below?: Table['titles']
  rows: number[]
  /** Of its lines with figures. */
  labels: string[]
  /** The header stands again right below its title. */
  headed?: boolean
}

const isWhole = ({ type, labels, headed }: Part): boolean =>
  headed === true || hasLines(type, labels) || type === 'headcount' || type === 'kpi'

/** What is only called a statement, below two that are some, stays with the one above it. */
function joined(parts: Part[]): Part[] {
  const whole = parts.findIndex(part => !isWhole(part))
  if (whole < 2) return parts
  const into = parts.slice(0, whole)
  const last = into.at(-1)
  for (const part of parts.slice(whole)) {
    if (!last || !part.title || isWhole(part)) return parts
    last.rows.push(part.title.row, ...part.rows)
  }
  return into
}

/** The body cut at each title of another main statement than the one above it. */
function partsOf(table: Table, typeOf: (title: string) => StatementType | null, reading: Reading): Part[] {
  const titles = new Map(table.body.flatMap(row => titleAt(table, row, typeOf) ?? []))
  if (titles.size === 0) return []
  const heads = [...table.repeats, ...table.headerRows]
  const isAgain = (title: Part['title']): boolean =>
    title !== null && (heads.includes(title.row) || titlesBelow(table, title.row, heads) !== null)
  // Where others begin with the header, the first does, too.
  const areAgain = [...titles.values()].every(({ title }) => isAgain(title))
  const areBeside = [...titles.values()].every(({ type }) => !isMain(type))
  const headed = (areAgain && isOwn(firstType(table, typeOf))) || areBeside
  const first: Part = { type: firstType(table, typeOf), title: null, rows: [], labels: [], headed }
  const parts: Part[] = [first]
  for (const row of table.body) {
    const part = parts.at(-1) ?? first
    const own = titles.get(row)
    if (own && part === first && part.labels.length === 0 && part.title === null) Object.assign(part, own)
    else if (own && part.labels.length > 0 && own.type !== typeOfPart(part) && (own.type !== 'kpi' || isAgain(own.title) || isOfDay(part)))
      parts.push({ ...own, below: titlesBelow(table, row, heads) ?? [], rows: [], labels: [], headed: isAgain(own.title) })
    else if (!part.below?.some(title => title.row === row)) {
      part.rows.push(row)
      const label = labelAt(table, row)
      if (label !== '' && table.columns.some(({ index }) => isFigure(table.grid.rows[row]?.[index], reading))) part.labels.push(label)
    }
  }
  first.type ??= guessed(first.labels)
  return parts
}

/** So many lines of a title stand between its first one and the header at most. */
const TITLE_LINES = 4

/** The texts that stand alone between a title and the header below it; null where no header is near. */
function titlesBelow(table: Table, row: number, heads: readonly number[]): Table['titles'] | null {
  const titles: Table['titles'] = []
  for (let at = row + 1; at <= row + TITLE_LINES; at++) {
    const cells = visibleCells(table.grid, at, table.left, table.right)
    const [alone, ...others] = cells
    const isLabel = alone?.cell.kind === 'text' && table.labelColumns.includes(alone.column)
    // What stands over the labels there, as `£000` does, is no line.
    if (heads.includes(at)) return isLabel ? [...titles, { row: at, text: cellText(alone.cell), columns: [alone.column] }] : titles
    if (others.length > 0 || (alone && !isLabel)) return null
    if (alone) titles.push({ row: at, text: cellText(alone.cell), columns: [alone.column] })
  }
  return null
}

const typeOfPart = ({ type, labels }: Part): StatementType | null => type ?? guessed(labels)

/** Key figures right below a balance sheet are of a time, and not of its day; below other lines they may stay with these. */
const isOfDay = (part: Part): boolean => typeOfPart(part) === 'balance' || part.type === 'headcount'

/** What stands alone in its row, or over the labels where the header stands again, and calls a statement, people or key figures. */
function titleAt(
  table: Table,
  row: number,
  typeOf: (title: string) => StatementType | null,
): [number, Pick<Part, 'type' | 'title'>][] | null {
  const label = labelAt(table, row)
  if (label === '' || label.length > LONGEST_TITLE) return null
  const cells = table.grid.rows[row] ?? []
  const isHead = table.headings.includes(row)
  if (!isHead && table.columns.some(({ index }) => !isBlank(cells[index]))) return null
  const type = typeOf(label)
  const filled = visibleCells(table.grid, row, table.left, table.right).filter(
    ({ column }) => !isHead || table.labelColumns.includes(column),
  )
  if (!isOwn(type) || (!isMain(type) && !isSectionTitle(label)) || filled.length !== 1) return null
  return [[row, { type, title: { row, text: label, columns: filled.map(({ column }) => column) } }]]
}

/** The first text over the label columns of a row. */
function labelAt({ grid, labelColumns }: Table, row: number): string {
  if (grid.hiddenRows.has(row)) return ''
  const column = labelColumns.find(index => !grid.hiddenColumns.has(index) && !isBlank(grid.rows[row]?.[index]))
  return column === undefined ? '' : cellText(grid.rows[row]?.[column])
}

const isMain = (type: StatementType | null): type is Main => type !== null && type in LINES

/** Types that have a table of their own beside the main ones. */
const isOwn = (type: StatementType | null): boolean => isMain(type) || type === 'headcount' || type === 'kpi'

/** What the titles say of the lines right below them. */
function firstType({ titles, corner, context }: Table, typeOf: (title: string) => StatementType | null): StatementType | null {
  for (const line of [...titles.map(({ text }) => text).reverse(), corner, ...context]) {
    const type = typeOf(line)
    if (type !== null) return type
  }
  return null
}

const guessed = (labels: readonly string[]): Main | null => (Object.keys(LINES) as Main[]).find(type => hasLines(type, labels)) ?? null

const hasLines = (type: StatementType | null, labels: readonly string[]): boolean =>
  isMain(type) && LINES[type].every(pattern => labels.some(label => pattern.test(label)))

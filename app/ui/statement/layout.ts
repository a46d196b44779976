import { type FigureParts, type Formats, kindIn, placesFor, rescale, valueParts } from '#app/model/format.ts'
import { compare, type Decimal } from '#app/model/money.ts'
import { ownCurrency } from '#app/model/report/own-currency.ts'
import type { Column, Scenario, Unit } from '#app/model/report/section.ts'
import { figuresOf, valueColumns } from '#app/model/report/value-columns.ts'
import { absoluteParts, type Costs, costsOf, type Meaning, relativeParts, type Variance, variance } from '#app/model/report/variance.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { startScale } from '../scale.ts'
import { latestActual, type Mark, markOf } from '../scenario.ts'
import { words } from '../words.ts'
import { widest } from './long.ts'

// What a statement's table shows, worked out before anything is drawn: plain data, so that 300 rows are cheap to render.

/** What a reader chose. `scale` is the power of ten in which currency is shown. */
export interface Choice {
  mode: 'comparison' | 'all' | 'common size' | 'growth'
  column: string
  against: string
  scale: number
  /** All columns, common size and growth: of one scenario alone. */
  scenario?: Scenario | null
  /** Common size: the line of which amounts are shares; the usual one when left out. */
  base?: string
}

export interface ShownColumn {
  /** 'value:<column id>', 'absolute', 'relative', 'picture', 'questions' */
  key: string
  kind: 'value' | 'absolute' | 'relative' | 'picture' | 'questions'
  label: string
  /** Second line of the heading. */
  under: string
  mark: Mark | null
}

export interface ShownCell {
  text: FigureParts
  meaning: Meaning
  /** Which way the figure went; null where it is no change. */
  went: 'up' | 'down' | 'level' | null
  /** Percent of the cell's width. */
  bar: { left: number; width: number; axis: number } | null
  /** An earlier report said otherwise. */
  restated?: true
}

export interface ShownRow {
  item: LineItemView
  /** Written when it is first asked for: a row that is not drawn yet costs nothing. */
  readonly cells: readonly ShownCell[]
  /** What the rounded parts of `item` miss of its rounded figures: a row of its own beside it, where there is anything to say. */
  rounding?: boolean
}

export interface Layout {
  columns: ShownColumn[]
  rows: ShownRow[]
  column: Column | undefined
  against: Column | undefined
  /** Room to the right of the decimal mark, in ems, for values and for the two columns of changes: marks stand under each other. */
  rest: { value: number; absolute: number; relative: number }
  /** How much of that room every value fills: its column's heading ends there, and a closing bracket hangs behind it. */
  ends: number
}

/** What is looked at when nobody chose: the statement's own comparison, else all of its columns, in a scale that can be read. */
export function firstChoice({ columns, comparison, unit, lineItems }: StatementView, { fiscalYearStart }: Formats): Choice {
  const figures = valueColumns(columns)
  const column = comparison?.column ?? latestActual(columns, fiscalYearStart)?.id ?? figures[0]?.id ?? columns[0]?.id ?? ''
  const against = comparison?.against ?? figures.find(other => other.id !== column)?.id ?? ''
  const lines = lineItems.map(item => ({
    unit: item.unit,
    values: figuresOf(item, columns).map(value => shownValue(value, item, { unit }, unit.scale)),
  }))
  return { mode: comparison ? 'comparison' : 'all', column, against, scale: startScale(lines, unit.scale) }
}

export function layOut(view: StatementView, choice: Choice, formats: Formats, questions: Readonly<Record<string, number>> = {}): Layout {
  const column = view.columns.find(({ id }) => id === choice.column)
  const against = choice.against === choice.column ? undefined : view.columns.find(({ id }) => id === choice.against)
  const shown = choice.mode === 'comparison' ? [column, against].filter(one => one !== undefined) : columnsOf(view, choice)
  const compares = choice.mode === 'comparison' && column !== undefined && against !== undefined
  const places = placesByUnit(view, choice.scale)
  const costs = costsOf(view)
  const variances = compares ? view.lineItems.map(item => varianceOf(item, column.id, against.id, view, choice.scale, costs)) : []
  const bars = barsOf(view, variances)
  const columns: ShownColumn[] = shown.map(one => headingOf(one, column, formats))
  if (compares) {
    const { difference, relative, picture } = words.statement
    columns.push(
      { key: 'absolute', kind: 'absolute', label: difference, under: '', mark: null },
      { key: 'relative', kind: 'relative', label: relative, under: '', mark: null },
      { key: 'picture', kind: 'picture', label: picture, under: '', mark: null },
    )
  }
  const asks = view.lineItems.some(item => questions[item.id])
  if (asks) columns.push({ key: 'questions', kind: 'questions', label: words.statement.questions, under: '', mark: null })

  const rows = view.lineItems.map((item, at) =>
    shownRow(item, () => {
      const cells = shown.map(one => valueCell(item, one.id, view, choice.scale, places, formats))
      if (compares) cells.push(...varianceCells(item, variances[at], bars[at] ?? null, places, formats))
      if (asks) cells.push(plainCell(questions[item.id] ? String(questions[item.id]) : ''))
      return cells
    }),
  )
  return { columns, rows, column, against: compares ? against : undefined, ...roomOf(columns, rows) }
}

export function shownRow(item: LineItemView, write: () => ShownCell[], rounding = false): ShownRow {
  let written: ShownCell[] | undefined
  return {
    item,
    ...(rounding && { rounding }),
    get cells() {
      return (written ??= write())
    },
  }
}

/** Whether nothing stands in a row. */
export const isBlank = ({ cells }: ShownRow): boolean => !cells.some(({ text }) => text.whole)

/** Columns of the scenario that was chosen, where it has any. */
export function columnsOf({ columns }: StatementView, { scenario }: Choice): Column[] {
  const chosen = scenario ? columns.filter(column => column.scenario === scenario) : columns
  return chosen.length > 0 ? chosen : columns
}

/** The room that each kind of column needs behind its digits, and what every value fills of it. */
export function roomOf(columns: readonly ShownColumn[], rows: readonly ShownRow[]): Pick<Layout, 'rest' | 'ends'> {
  const sample = widest(rows)
  const textsOf = (kind: ShownColumn['kind']): FigureParts[] =>
    columns.flatMap((one, at) => (one.kind === kind ? sample.flatMap(row => row.cells[at]?.text ?? []) : []))
  const of = (kind: ShownColumn['kind']) => Math.max(0, ...textsOf(kind).map(({ rest }) => room(rest)))
  const filled = textsOf('value').flatMap(({ whole, rest }) => (/\d/.test(whole) ? [room(rest.replace(/\)$/, ''))] : []))
  return {
    rest: { value: of('value'), absolute: of('absolute'), relative: of('relative') },
    ends: filled.length > 0 ? Math.min(...filled) : 0,
  }
}

/** Rows whose label, or a line under them, has the words looked for; with the lines that they belong to. */
export function findRows(items: readonly LineItemView[], query: string, always: readonly string[] = []): Set<string> {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const byId = new Map(items.map(item => [item.id, item]))
  const found = new Set<string>()
  for (const item of items) {
    const label = item.label.toLocaleLowerCase()
    if (!always.includes(item.id) && !wanted.every(word => label.includes(word))) continue
    for (let at: LineItemView | undefined = item; at && !found.has(at.id); at = at.parent ? byId.get(at.parent) : undefined)
      found.add(at.id)
  }
  return found
}

/** The company, segment or measure of a column, where its label does not say it already. */
export const entityBeside = ({ entity, label }: Pick<Column, 'entity' | 'label'>): string | null =>
  entity !== null && label.toLocaleLowerCase().includes(entity.toLocaleLowerCase()) ? null : entity

export function headingOf(column: Column, lookedAt: Column | undefined, { fiscalYearStart }: Formats): ShownColumn {
  const mark = column.variance ? null : markOf(column, lookedAt, fiscalYearStart)
  const scenario = column.variance ? words.statement.asInFile : words.statement.scenario[column.scenario]
  const says = column.label.toLocaleLowerCase().includes(scenario.toLocaleLowerCase())
  return {
    key: `value:${column.id}`,
    kind: 'value',
    label: column.label,
    under: [entityBeside(column), says ? '' : scenario].filter(Boolean).join(', '),
    mark,
  }
}

export interface Places {
  byUnit: Partial<Record<Unit, number>>
  columns: StatementView['columns']
}

/** 1,920 cabinets beside a score of 41.5 are no 1,920.0 cabinets, nor is a margin of 41.5 % one of 41.50 % beside an uptime of 99.95 %. */
export const placesOf = (item: LineItemView, places: Places): number | undefined =>
  item.unit === 'count' || item.unit === 'percent' ? placesFor(figuresOf(item, places.columns), item) : places.byUnit[item.unit]

/** A value in the scale that is shown: a line may be stored in another one than its statement. */
export const shownValue = (
  value: Decimal,
  item: Pick<LineItemView, 'unit' | 'scale'>,
  view: Pick<StatementView, 'unit'>,
  scale: number,
): Decimal => (item.unit === 'currency' ? rescale(value, item.scale ?? view.unit.scale, scale) : value)

/** Decimals by unit: every amount in a statement is shown with the same number. What counts pieces or is a percentage differs from line to line. */
export function placesByUnit(view: StatementView, scale: number): Places {
  const byUnit: Places['byUnit'] = {}
  for (const unit of new Set(view.lineItems.map(item => item.unit))) {
    const values = view.lineItems
      .filter(item => item.unit === unit)
      .flatMap(item => figuresOf(item, view.columns).map(value => shownValue(value, item, view, scale)))
    byUnit[unit] = placesFor(values, unit, scale)
  }
  return { byUnit, columns: view.columns }
}

function varianceOf(
  item: LineItemView,
  column: string,
  against: string,
  view: StatementView,
  scale: number,
  costs: Costs,
): Variance | undefined {
  const here = item.values[column]?.value
  const base = item.values[against]?.value
  if (!here || !base || item.kind === 'heading') return undefined
  return variance(shownValue(here, item, view, scale), shownValue(base, item, view, scale), item, costs)
}

const NOTHING: FigureParts = { whole: '', rest: '' }
export const plainCell = (text: string): ShownCell => ({ text: { whole: text, rest: '' }, meaning: 'neutral', went: null, bar: null })

function valueCell(item: LineItemView, column: string, view: StatementView, scale: number, places: Places, formats: Formats): ShownCell {
  const cell = item.values[column]
  // Headings carry no zeros; an empty cell is empty, a dash is a dash.
  if (!cell || (item.kind === 'heading' && (cell.value === null || compare(cell.value, '0') === 0))) return plainCell('')
  if (cell.value === null) return plainCell(cell.text)
  const kind = kindIn(
    item,
    view.columns.find(({ id }) => id === column),
  )
  if (kind !== item) return { text: valueParts(cell.value, kind, formats), meaning: 'neutral', went: null, bar: null }
  const text = valueParts(shownValue(cell.value, item, view, scale), item, formats, placesOf(item, places))
  return { text, meaning: 'neutral', went: null, bar: null, ...(cell.restated && { restated: true }) }
}

function varianceCells(
  item: LineItemView,
  found: Variance | undefined,
  bar: ShownCell['bar'],
  places: Places,
  formats: Formats,
): ShownCell[] {
  if (!found) return [plainCell(''), plainCell(''), plainCell('')]
  const direction = compare(found.absolute, '0')
  const went = direction > 0 ? 'up' : direction < 0 ? 'down' : 'level'
  const { meaning } = found
  return [
    { text: absoluteParts(found, item.unit, formats, placesOf(item, places) ?? 0), meaning, went, bar: null },
    { text: relativeParts(found, formats), meaning, went: null, bar: null },
    { text: NOTHING, meaning, went: null, bar },
  ]
}

/**
 * Inline bars from one common axis, for the unit and currency that most lines count in: beside a million a point of margin has no length, and
 * beside euros a yen has none. Lengths are pixels, not figures: binary floats are fine for them.
 */
function barsOf({ lineItems, unit }: StatementView, variances: readonly (Variance | undefined)[]): ShownCell['bar'][] {
  const countsIn = (item: LineItemView): string => `${item.unit} ${ownCurrency(item, unit) ?? ''}`
  const common = mostCommon(lineItems.filter(({ kind }) => kind !== 'heading').map(countsIn))
  const sizes = lineItems.map((item, at) => (countsIn(item) === common ? Number(variances[at]?.absolute ?? 0) : 0))
  const low = Math.max(0, ...sizes.map(size => -size))
  const high = Math.max(0, ...sizes)
  const each = low + high === 0 ? 0 : 100 / (low + high)
  const axis = low * each
  return lineItems.map((item, at) => {
    if (countsIn(item) !== common || !variances[at]) return null
    const width = Math.abs(sizes[at] ?? 0) * each
    return { left: (sizes[at] ?? 0) < 0 ? axis - width : axis, width, axis }
  })
}

function mostCommon(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Width of what stands behind the digits, in ems of tabular figures. */
function room(rest: string): number {
  let width = 0
  for (const char of rest) width += /\d/.test(char) ? 0.62 : char === '%' ? 0.95 : char === ')' ? 0.37 : /[a-z]/.test(char) ? 0.42 : 0.3
  return Math.round(width * 100) / 100
}

import { type Formats, formatValue, inPercent, kindIn, percentSign, placesFor, rescale } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { periodKey, periodLabel } from '#app/model/period.ts'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { resolvePeriod } from '#app/model/report/ingest/time/resolve.ts'
import { typeOfTitle } from '#app/model/report/ingest/sheets/statement-titles.ts'
import type { Column, Unit } from '#app/model/report/section.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { type Cell, type Look, number, type Sheet, text } from './book.ts'
import { formulasOf } from './formula.ts'
import { unitOf, unitTitle, words } from './words.ts'
import { decimalsOf } from '#app/model/money.ts'

/** A column for what a line counts in, whose it is, and its note: each where any line has something to say there. */
const REMARKS = ['unit', 'squad', 'note'] as const
type Remark = (typeof REMARKS)[number]
const WIDTH: Record<Remark, number> = { unit: 18, squad: 18, note: 60 }

/** What the sheet of a statement says at its foot: which report, who exported it, that it is confidential. */
export type Imprint = readonly string[]

/**
 * The sheet of a statement: title and unit line, periods and scenarios, lines as they are indented, figures in the statement's own unit with
 * all of their digits. It has what the view has and nothing else; our own importer reads it as the same statement.
 */
export function statementSheet(title: string, view: StatementView, formats: Formats, company: string, imprint: Imprint): Sheet {
  const { columns, lineItems } = view
  const under = columns.map(column => underHeading(column, view, formats))
  const remarks = REMARKS.filter(remark => saysSomething(remark, view))
  const head: (Cell | null)[][] = [
    [text(company, { bold: true })],
    [text(titled(title, view), { bold: true })],
    [text(unitTitle(view.unit, formats), { quiet: true })],
    [],
    [null, ...columns.map(({ label }) => text(label, HEAD)), ...remarks.map(remark => text(words[remark], { bold: true }))],
    ...(under.some(Boolean) ? [[null, ...under.map(line => (line ? text(line, { ...HEAD, bold: false }) : null))]] : []),
  ]
  const first = head.length
  const rowOf = new Map(lineItems.map(({ id }, at) => [id, first + at]))
  const formula = formulasOf(
    view,
    id => rowOf.get(id) ?? 0,
    id => columns.findIndex(column => column.id === id) + 1,
  )
  const places = placesOf(view)
  const lines = lineItems.map(item => [
    text(item.label, { ...ofKind(item), ...(item.level && { indent: item.level }) }),
    ...columns.map(column => valueCell(item, column, formats, places(item), formula(item, column.id))),
    ...remarks.map(remark => remarkCell(remark, item, view)),
  ])
  return {
    name: title,
    rows: [
      ...head,
      ...lines,
      [],
      ...checkLines(view, formats).map(line => [text(line, QUIET)]),
      ...imprint.map(line => [text(line, QUIET)]),
    ],
    widths: [
      labelWidth(lineItems),
      ...columns.map(({ label }) => Math.min(24, Math.max(14, label.length + 2))),
      ...remarks.map(remark => WIDTH[remark]),
    ],
    frozen: { rows: first, columns: 1 },
    repeat: { from: 5, to: first },
    landscape: columns.length > 4,
  }
}

/** A title that does not say what kind of statement it stands over says it: whoever reads the file again reads it as that. */
function titled(given: string, { statement, columns }: StatementView): string {
  const company = onlyEntity(columns)
  const title = company && !given.includes(company) ? `${given}: ${company}` : given
  const kind = words.kinds[statement]
  return kind && typeOfTitle(title) !== statement ? [title, kind].filter(Boolean).join(': ') : title
}

const HEAD: Look = { bold: true, align: 'right' }
const QUIET: Look = { quiet: true }

const labelWidth = (items: readonly LineItemView[]): number =>
  Math.min(60, Math.max(24, ...items.map(({ label, level }) => label.length + 2 * level + 2)))

const ofKind = ({ kind }: LineItemView): Look =>
  kind === 'heading' ? { bold: true } : kind === 'total' ? { bold: true, rule: 'strong' } : kind === 'subtotal' ? { rule: 'thin' } : {}

/** The company that all columns are of: the title names it, not every column. */
function onlyEntity(columns: readonly Column[]): string | null {
  const names = new Set(columns.map(({ entity }) => entity))
  return names.size === 1 ? (columns[0]?.entity ?? null) : null
}

/** What a heading's own words leave open: the period with its year, the scenario, the entity. */
function underHeading(column: Column, { statement: type, columns }: StatementView, { fiscalYearStart }: Formats): string {
  const { label, period, scenario, entity, variance } = column
  const own = onlyEntity(columns) === entity ? null : entity
  if (variance) return own ?? ''
  const facts = readHeader(label, 'day')
  const said = resolvePeriod(facts, { firstMonth: fiscalYearStart, spacing: null, type, title: readHeader('', 'day') })
  const dated = period === null || (said !== null && periodKey(said) === period)
  return [own, dated ? '' : periodLabel(period), facts.scenario === scenario ? '' : words.scenario[scenario]].filter(Boolean).join(', ')
}

function saysSomething(remark: Remark, { lineItems, unit }: StatementView): boolean {
  if (remark !== 'unit') return lineItems.some(item => item[remark])
  const figures = lineItems.filter(({ kind }) => kind !== 'heading')
  return new Set(figures.map(item => unitOf(item, unit))).size > 1
}

function remarkCell(remark: Remark, item: LineItemView, { unit }: StatementView): Cell | null {
  const said = remark === 'unit' ? (item.kind === 'heading' ? '' : unitOf(item, unit)) : item[remark]
  return said ? text(said, remark === 'note' ? { align: 'wrap' } : QUIET) : null
}

/** A dash is a dash, whichever the report writes; a hyphen would begin a formula. */
const DASH = /^[-–—−]{1,3}$/

function valueCell(item: LineItemView, column: Column, formats: Formats, places: number, formula: string | undefined): Cell | null {
  const cell = item.values[column.id]
  if (!cell) return null
  const kind = kindIn(item, column)
  const look: Look = { ...ofKind(item), align: 'right' }
  if (cell.value === null) return cell.text === '' ? null : text(DASH.test(cell.text.trim()) ? '—' : cell.text, look)
  const value = kind.unit === 'percent' ? rescale(inPercent(cell.value, kind.whole), 0, 2) : cell.value
  const shown = kind === item ? places : placesFor([cell.value], kind)
  return number(value, { ...look, format: formatOf(kind.unit, shown, formats) }, kind === item ? formula : undefined)
}

/** As many decimals as the unit is shown with on the page, and each line that counts pieces by itself; the cell itself has them all. */
function placesOf({ lineItems, unit }: StatementView): (item: LineItemView) => number {
  const values = (items: readonly LineItemView[]): Decimal[] =>
    items.flatMap(item => Object.values(item.values).flatMap(({ value }) => value ?? []))
  const units = new Set(lineItems.map(item => item.unit))
  const alike = (of: Unit) => lineItems.filter(item => item.unit === of)
  const byUnit = new Map([...units].map(each => [each, placesFor(values(alike(each)), each, unit.scale)]))
  return item => (item.unit === 'count' || item.unit === 'percent' ? placesFor(values([item]), item) : (byUnit.get(item.unit) ?? 0))
}

function formatOf(unit: Unit, places: number, { negatives }: Formats): string {
  const digits = `#,##0${places > 0 ? `.${'0'.repeat(places)}` : ''}`
  // A multiple is known by what its format ends with.
  if (unit === 'ratio') return negatives === 'parentheses' ? `${digits}"x";(${digits}"x")` : `${digits}"x"`
  const suffix = unit === 'percent' ? '%' : ''
  return negatives === 'parentheses' ? `${digits}${suffix}_);(${digits}${suffix})` : `${digits}${suffix}`
}

/** Whether the sums were found to add up, and each one that does not. */
function checkLines({ checks, lineItems, columns }: StatementView, formats: Formats): string[] {
  if (checks.length === 0) return []
  const failed = checks.filter(({ holds }) => !holds)
  if (failed.length === 0) return [words.sums.hold(checks.length)]
  const shown = (value: Decimal, item: LineItemView | undefined) =>
    item?.unit === 'percent'
      ? inPercent(value, item.whole) + percentSign(formats)
      : formatValue(value, item ?? { unit: 'currency' }, formats, decimalsOf(value))
  return [
    words.sums.fail(failed.length, checks.length),
    ...failed.map(check => {
      const item = lineItems.find(({ id }) => id === check.lineItemId)
      const column = columns.find(({ id }) => id === check.columnId)
      return words.sums.fault(item?.label ?? '', column?.label ?? '', shown(check.stated, item), shown(check.computed, item))
    }),
  ]
}

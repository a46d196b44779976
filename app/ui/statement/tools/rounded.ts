import { decimalParts, type Formats } from '#app/model/format.ts'
import { subtract } from '#app/model/money.ts'
import { roundingOf, type Term } from '#app/model/report/rounding.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import {
  type Choice,
  type Layout,
  layOut as plain,
  type Places,
  placesByUnit,
  placesOf,
  plainCell,
  type ShownCell,
  shownRow,
  shownValue,
  type ShownRow,
} from '../layout.ts'
import type { StatementTools } from '../tools.ts'
import { commonSize, growth } from './modes.ts'

/** The table in every mode; where figures are shown rounded, a row says what their parts miss of each sum. */
export const layOut: StatementTools['layOut'] = (view, choice, formats, questions) => {
  if (choice.mode === 'common size') return commonSize(view, choice, formats)
  if (choice.mode === 'growth') return growth(view, choice, formats)
  return withRounding(plain(view, choice, formats, questions), view, choice, formats)
}

function withRounding(layout: Layout, view: StatementView, choice: Choice, formats: Formats): Layout {
  const places = placesByUnit(view, choice.scale)
  const lines = new Map(view.lineItems.map(item => [item.id, item]))
  const order = new Map(view.lineItems.map(({ id }, at) => [id, at]))
  /** By the place in front of which a row goes. */
  const found = new Map<number, ShownRow[]>()
  for (const { item } of layout.rows) {
    const parts = partsOf(item, lines)
    if (!parts) continue
    const row = shownRow(item, () => roundingCells(item, parts, view, choice, layout, places, formats), true)
    const own = order.get(item.id) ?? 0
    const last = Math.max(...parts.map(({ line }) => order.get(line.id) ?? 0))
    // Between the parts and their sum, or after the last part of a sum that stands above them.
    const at = last < own ? own : last + 1
    found.set(at, [...(found.get(at) ?? []), row])
  }
  if (found.size === 0) return layout
  const rows = layout.rows.flatMap((row, at) => [...(found.get(at) ?? []), row])
  return { ...layout, rows: [...rows, ...(found.get(layout.rows.length) ?? [])] }
}

/** All empty where the rounded parts come to what is shown: whoever draws the row looks. */
function roundingCells(
  item: LineItemView,
  parts: readonly Part[],
  view: StatementView,
  choice: Choice,
  layout: Layout,
  places: Places,
  formats: Formats,
): ShownCell[] {
  const of = (value: (line: LineItemView) => string | null) => roundingCell(roundingIn(item, parts, view, choice, places, value), formats)
  return layout.columns.map(({ key, kind }) => {
    if (kind === 'value') return of(line => valueIn(line, key.slice('value:'.length)))
    return kind === 'absolute' ? of(line => changeIn(line, layout)) : plainCell('')
  })
}

interface Part {
  line: LineItemView
  sign: 1 | -1
}

/** What a sum is made of; null where it is none, or where its parts count in something else. */
function partsOf(item: LineItemView, lines: ReadonlyMap<string, LineItemView>): Part[] | null {
  if (!item.parts?.length || item.unit === 'percent' || item.unit === 'ratio') return null
  const parts = item.parts.flatMap(({ id, sign }) => {
    const line = lines.get(id)
    return line ? [{ line, sign }] : []
  })
  const alike = parts.every(({ line }) => line.unit === item.unit && line.currency === item.currency && line.id !== item.id)
  return alike && parts.length === item.parts.length ? parts : null
}

const valueIn = (line: LineItemView, column: string) => line.values[column]?.value ?? null
function changeIn(line: LineItemView, { column, against }: Layout) {
  const [here, base] = [column && valueIn(line, column.id), against && valueIn(line, against.id)]
  return here && base ? subtract(here, base) : null
}

function roundingIn(
  item: LineItemView,
  parts: readonly Part[],
  view: StatementView,
  { scale }: Choice,
  places: Places,
  value: (line: LineItemView) => string | null,
) {
  const termOf = (line: LineItemView, sign: 1 | -1): Term[] => {
    const found = value(line)
    return found === null ? [] : [{ value: shownValue(found, line, view, scale), sign, places: placesOf(line, places) ?? 0 }]
  }
  const [total] = termOf(item, 1)
  return total
    ? roundingOf(
        total,
        parts.flatMap(({ line, sign }) => termOf(line, sign)),
      )
    : null
}

const roundingCell = (rounding: string | null, formats: Formats): ShownCell =>
  rounding === null || rounding === '0' ? plainCell('') : { ...plainCell(''), text: decimalParts(rounding, formats, { plus: true }) }

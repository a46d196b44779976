import Big from 'big.js'
import type { ImportProblem } from '../../import.ts'
import type { Row } from '../rows/rows.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { countedIn, sideOfWord } from '../volumes/volume-words.ts'
import { type Apart, scenarioApart } from './scenario-apart.ts'

/** Words that hold one thing's plan against what came of it (`Sales budget` and `Sales actual`); others only sound so (`Goods required`, `Goods sold`). */
const COMPARES =
  /(?<!\p{L})(?:plan|planned|budget|forecast|soll|actuals?|ist)(?!\p{L})|計画|計畫|计划|予定|予算|预算|実績|实绩|实际|계획|예산|실적/iu

/** Lines that are called plan and actual under columns that are one scenario: what they say is not what their columns do. */
export function tellScenarioRows(rows: readonly Row[], sheet: string, problems: ImportProblem[]): void {
  const [one, other] = planAndActual(rows) ?? besideEachOther(rows) ?? []
  if (!one || !other || isBridge(rows, one.cell, other.cell)) return
  problems.push({
    severity: 'warning',
    code: 'scenario-in-rows',
    sheet,
    cell: one.cell,
    message: `Lines are called ${firstOf(
      [...new Set([one.text, other.text])].map(text => `“${shorten(text, 40)}”`),
      2,
    )}, but a column here is one scenario for all of its lines. Check what each column is, or put plan and actual into columns of their own.`,
  })
}

interface Called {
  text: string
  cell: string
}

/** `Sales budget` and `Sales actual`, or `Plan` and `Actual`; the first of them first. */
function planAndActual(rows: readonly Row[]): [Called, Called] | null {
  const said = rows.flatMap(({ label, note, labelCell, values }) =>
    [label, ...(note?.split(' · ') ?? [])].flatMap(text => {
      const of = countedIn(text).toLowerCase()
      const side = text.length <= (of === '' ? 20 : 40) && (of === '' || COMPARES.test(text)) ? sideOfWord(text) : null
      return side && values.length > 0 ? [{ side, of, text, cell: labelCell }] : []
    }),
  )
  const planned = said.find(one => one.side === 'planned' && said.some(other => other.side === 'actual' && other.of === one.of))
  const actual = said.find(one => one.side === 'actual' && one.of === planned?.of)
  if (!planned || !actual) return null
  return said.find(one => one === planned || one === actual) === planned ? [planned, actual] : [actual, planned]
}

/** Words of a budget or forecast that are nothing else; a pension plan is no plan of pensions, and a tax of last year may be one of this. */
const SURE = /(?<!\p{L})(?:budget|forecast|AOP|fcst|presupuesto|begroting|prognose|actuals?)(?!\p{L})/iu

interface Split extends Called, Apart {}

/** `Revenue – AOP`, and `Budget revenue` where the word is nothing but a scenario. */
function splitsOf({ label, labelCell }: Row): Split[] {
  const apart = scenarioApart(label)
  return apart === null || (apart.isAhead && !SURE.test(label.split(/\s/)[0] ?? '')) ? [] : [{ ...apart, text: label, cell: labelCell }]
}

/** `Revenue` beside `Revenue budget`, `Costs AOP` beside `Costs last year`, or `AOP` and `PY` below each line; the first of them first. */
function besideEachOther(rows: readonly Row[]): [Called, Called] | null {
  const filled = rows.filter(({ values, label }) => values.length > 0 && label !== '')
  const splits = filled.flatMap(splitsOf)
  const plain = new Map(filled.map(({ label, labelCell }) => [label.toLowerCase(), { text: label, cell: labelCell }]))
  const first = new Map<string, Split>()
  const doubtful: [Called, Called][] = []
  for (const split of splits) {
    const before = first.get(split.of)
    if (!before) first.set(split.of, split)
    const other: Called | undefined = split.of === '' ? before : before && before.meaning !== split.meaning ? before : plain.get(split.of)
    if (!other || (split.meaning === 'actual' && !before)) continue
    if (SURE.test(split.text)) return [other, split]
    doubtful.push([other, split])
  }
  return doubtful.length > 1 ? (doubtful[0] ?? null) : null
}

/** `Operating profit, budget`, all that changed it, and `Operating profit, actual`, which is their sum: one becomes the other. */
function isBridge(rows: readonly Row[], one: string, other: string): boolean {
  const filled = rows.filter(({ values }) => values.some(({ value }) => value !== null))
  const last = filled.at(-1)
  if (!last || filled.length < 4 || new Set([filled[0]?.labelCell, last.labelCell, one, other]).size !== 2) return false
  const before = filled.slice(0, -1)
  return last.values.every(({ index, value }) => {
    const parts = before.flatMap(row => row.values.find(found => found.index === index)?.value ?? [])
    return value !== null && parts.reduce((sum, part) => sum.plus(part), new Big(0)).eq(value)
  })
}

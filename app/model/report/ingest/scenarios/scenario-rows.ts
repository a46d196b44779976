import Big from 'big.js'
import type { ImportProblem } from '../../import.ts'
import type { Row } from '../rows/rows.ts'
import { shorten } from '../cells/text.ts'
import { countedIn, sideOfWord } from '../volumes/volume-words.ts'

/** Words that hold one thing's plan against what came of it (`Sales budget` and `Sales actual`); others only sound so (`Goods required`, `Goods sold`). */
const COMPARES =
  /(?<!\p{L})(?:plan|planned|budget|forecast|soll|actuals?|ist)(?!\p{L})|計画|計畫|计划|予定|予算|预算|実績|实绩|实际|계획|예산|실적/iu

/** Lines that are called plan and actual under columns that are one scenario: what they say is not what their columns do. */
export function tellScenarioRows(rows: readonly Row[], sheet: string, problems: ImportProblem[]): void {
  const said = rows.flatMap(({ label, note, labelCell, values }) =>
    [label, ...(note?.split(' · ') ?? [])].flatMap(text => {
      const of = countedIn(text).toLowerCase()
      const side = text.length <= (of === '' ? 20 : 40) && (of === '' || COMPARES.test(text)) ? sideOfWord(text) : null
      return side && values.length > 0 ? [{ side, of, text, cell: labelCell }] : []
    }),
  )
  const planned = said.find(one => one.side === 'planned' && said.some(other => other.side === 'actual' && other.of === one.of))
  const actual = said.find(one => one.side === 'actual' && one.of === planned?.of)
  const first = said.find(one => one === planned || one === actual)
  if (!planned || !actual || !first || isBridge(rows, planned.cell, actual.cell)) return
  problems.push({
    severity: 'warning',
    code: 'scenario-in-rows',
    sheet,
    cell: first.cell,
    message: `Lines are called “${shorten(planned.text, 20)}” and “${shorten(actual.text, 20)}”, but a column here is one scenario for all of its lines. Check what each column is, or put plan and actual into columns of their own.`,
  })
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

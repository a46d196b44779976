import { isNought, makes } from './near.ts'
import type { Row } from './rows.ts'
import { figure } from './sums.ts'
import { isResultLabel } from './result-words.ts'
import { mostlyAdding } from './totals.ts'
import type { Node } from './tree.ts'

/** Results such as gross profit or income before tax: the rows since the result before, some added, some taken away. */
export function bySigns(rows: Row[], nodes: Node[], additive: boolean[]): void {
  // Where the lines since the last result, and those since the one before, begin: a subtotal of costs stands between gross and operating profit.
  let starts = [0]
  // What a figure above sums is what the others leave of it, and no result.
  const under = new Set(nodes.flatMap(({ parts }, at) => parts.flatMap(part => (part.index > at && part.sign === 1 ? [part.index] : []))))
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node || node.kind === 'heading' || !additive[index]) continue
    const isResult = isResultLabel(row.label)
    if (node.parts.length === 0 && isResult && !under.has(index)) {
      const claimed = new Set(
        nodes.flatMap(({ parts }, at) =>
          at < index ? parts.filter(({ sign }) => sign === 1 && nodes[at]?.evidence === 'figures').map(part => part.index) : [],
        ),
      )
      for (const start of starts) {
        const candidates = rows
          .map((_, at) => at)
          .filter(at => at >= start && at < index && nodes[at]?.kind !== 'heading' && additive[at] && !claimed.has(at))
        const signs = signsThatAdd(rows, candidates, row)
        if (!signs || countsTwice(nodes, index, candidates)) continue
        node.parts = candidates.map((at, place) => ({ index: at, sign: signs[place] ?? 1 }))
        node.evidence = 'figures'
        break
      }
    }
    if (node.parts.length > 0 || isResult) starts = [index, ...starts].slice(0, RESULTS_BACK)
  }
}

/** Whether another line adds up a row and what the row is made of, as if they stood beside each other: profit of the year within equity. */
const countsTwice = (nodes: Node[], index: number, parts: readonly number[]): boolean =>
  nodes.some(({ parts: sum }) => {
    const added = sum.flatMap(part => (part.sign === 1 ? [part.index] : []))
    return added.includes(index) && added.some(part => parts.includes(part))
  })

const RESULTS_BACK = 3

const MAX_SIGNS = 11

function signsThatAdd(rows: Row[], parts: number[], row: Row): (1 | -1)[] | null {
  const goals = row.values.filter(({ value }) => value !== null)
  if (parts.length < 2 || parts.length > MAX_SIGNS || goals.length === 0) return null
  // With one column, only the usual shape is believed: the first row less all others.
  const masks = goals.length === 1 ? [(1 << (parts.length - 1)) - 1] : range(1 << (parts.length - 1))
  const table = goals.map(goal => parts.map(part => figure(rows[part], goal.index)?.value ?? '0'))
  if (table.some(values => values.every(isNought))) return null
  // Rounded figures are off by one here and there; over many columns the shape is certain all the same.
  const rounded = goals.length >= 4
  const floats = table.map(values => values.map(Number))
  const wanted = goals.map(({ value }) => Number(value ?? 0))
  const slack = floats.map((values, at) => values.reduce((size, value) => size + Math.abs(value), Math.abs(wanted[at] ?? 0)) * 1e-6 + 3)
  for (const mask of masks.reverse()) {
    if (isFarOff(floats, wanted, slack, mask)) continue
    const signs = parts.map((_, place) => (place > 0 && mask & (1 << (place - 1)) ? -1 : 1) as 1 | -1)
    if (goals.every((goal, at) => makes(table[at] ?? [], place => signs[place] ?? 1, goal.value ?? '0', rounded ? 2 : 0))) return signs
  }
  return mostlyAdding(table, goals, parts.length)
}

/** Whether floats show that these signs cannot fit. Floats find the candidates fast; exact decimals decide. */
function isFarOff(floats: number[][], wanted: number[], slack: number[], mask: number): boolean {
  return floats.some((values, at) => {
    let sum = 0
    for (let place = 0; place < values.length; place++)
      sum += place > 0 && mask & (1 << (place - 1)) ? -(values[place] ?? 0) : (values[place] ?? 0)
    return Math.abs(sum - (wanted[at] ?? 0)) > (slack[at] ?? 0)
  })
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

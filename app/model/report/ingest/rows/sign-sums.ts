import type { Decimal } from '../../../money.ts'
import { isNought, makes } from '../cells/near.ts'
import { isClosing, isOpening } from './opening-closing.ts'
import { withoutOpening } from './rolls.ts'
import type { Row, RowValue } from './rows.ts'
import { figure } from './sums.ts'
import { isResultLabel, mayBeResult } from './result-words.ts'
import { isFilled, isMost, isTelling } from './totals.ts'
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
    const isNamed = mayBeResult(row.label)
    const isResult = isResultLabel(row.label) || (isNamed && tells(row))
    if (node.parts.length === 0 && (isResult || isNamed) && !under.has(index)) {
      const claimed = new Set(
        nodes.flatMap(({ parts, evidence }, at) =>
          at < index && evidence !== 'words' ? parts.filter(({ sign }) => sign === 1).map(part => part.index) : [],
        ),
      )
      const since = (start: number): number[] =>
        rows.map((_, at) => at).filter(at => at >= start && at < index && nodes[at]?.kind !== 'heading' && additive[at] && !claimed.has(at))
      const own = ownRuns(rows, nodes, index, since)
      for (const candidates of [...own, ...(isResult ? starts.map(since) : [])]) {
        const signs = signsThatAdd(rows, candidates, row, own.includes(candidates))
        if (!signs || countsTwice(nodes, index, candidates)) continue
        node.parts = candidates.map((at, place) => ({ index: at, sign: signs[place] ?? 1 }))
        node.evidence = 'figures'
        node.unchecked = withoutOpening(rows, candidates, row)
        break
      }
    }
    if (node.parts.length > 0 || isResult) starts = [index, ...starts].slice(0, RESULTS_BACK)
  }
}

/**
 * What a result may be made of before anything else: a closing figure of the opening one above it and what changed it, or of that and the net
 * change right above; the result of a section of what stands below its heading.
 */
function ownRuns(rows: readonly Row[], nodes: readonly Node[], index: number, since: (start: number) => number[]): number[][] {
  const heading = nodes.findLastIndex(({ kind }, at) => kind === 'heading' && at < index)
  const isOpen = (at: number): boolean => isOpening(rows[at]?.label ?? '') && (rows[at]?.values.length ?? 0) > 0
  const opening = isClosing(rows[index]?.label ?? '') ? rows.findLastIndex((_, at) => at < index && isOpen(at)) : -1
  // What another figure closed is not closed again.
  const isOwn = opening >= 0 && !rows.slice(opening, index).some(({ label }) => isClosing(label))
  const net = since(index - 1)
  const isNet = isOwn && opening < index - 1 && mayBeResult(rows[index - 1]?.label ?? '') && net.length === 1
  return [...(isOwn ? [since(opening)] : []), ...(isNet ? [[opening, ...net]] : []), ...(heading >= 0 ? [since(heading + 1)] : [])]
}

/** Whether another line adds up a row and what the row is made of, as if they stood beside each other: profit of the year within equity. */
const countsTwice = (nodes: Node[], index: number, parts: readonly number[]): boolean =>
  nodes.some(({ parts: sum }) => {
    const added = sum.flatMap(part => (part.sign === 1 ? [part.index] : []))
    return added.includes(index) && added.some(part => parts.includes(part))
  })

const RESULTS_BACK = 3

const MAX_SIGNS = 11

function signsThatAdd(rows: Row[], parts: number[], row: Row, isOwn: boolean): (1 | -1)[] | null {
  const left = new Set(withoutOpening(rows, parts, row))
  const goals = row.values.filter(({ value, column }) => value !== null && !left.has(column))
  if (parts.length < 2 || parts.length > MAX_SIGNS || goals.length === 0) return null
  const masks = goals.length === 1 ? usualMasks(rows, parts, goals[0]) : range(1 << (parts.length - 1)).reverse()
  const table = goals.map(goal => parts.map(part => figure(rows[part], goal.index)?.value ?? '0'))
  if (table.some(values => values.every(isNought))) return null
  // Rounded figures are off by one here and there; over many columns the shape is certain all the same.
  const rounded = goals.length >= 4 ? 2 : 0
  const floats = table.map(values => values.map(Number))
  const wanted = goals.map(({ value }) => Number(value ?? 0))
  const slack = floats.map((values, at) => values.reduce((size, value) => size + Math.abs(value), Math.abs(wanted[at] ?? 0)) * 1e-6 + 3)
  // Floats find the candidates fast; exact decimals decide.
  const fits = (at: number, mask: number, rounding: number): boolean =>
    !isOff(floats[at] ?? [], wanted[at] ?? 0, slack[at] ?? 0, mask) &&
    makes(table[at] ?? [], place => signAt(mask, place), goals[at]?.value ?? '0', rounding)
  const found = masks.find(mask => goals.every((_, at) => fits(at, mask, rounded))) ?? mostlyFitting(goals, table, masks, fits, isOwn)
  return found === undefined ? null : parts.map((_, place) => signAt(found, place))
}

/**
 * With one column, only the usual shapes are believed: the first row less all others, or with costs that have a sign of their own, all of them
 * or some.
 */
function usualMasks(rows: readonly Row[], parts: readonly number[], goal: RowValue | undefined): number[] {
  const away = (1 << (parts.length - 1)) - 1
  const signed = parts.slice(1).map(part => figure(rows[part], goal?.index ?? 0)?.value?.startsWith('-') ?? false)
  if (!signed.includes(true) || !isTelling(goal?.value ?? '0')) return [away]
  return [away, 0, signed.reduce((mask, isCost, place) => (isCost ? mask : mask | (1 << place)), 0)]
}

const signAt = (mask: number, place: number): 1 | -1 => (place > 0 && mask & (1 << (place - 1)) ? -1 : 1)

/**
 * One wrong figure among several does not hide a result: the signs that make it in most of its columns, or in one of two where it has few parts.
 * The usual ones first: the first row less all others, or all of them; of what is its own by its place, less need tell. What is off by no more than rounding is left alone.
 */
function mostlyFitting(
  goals: readonly RowValue[],
  table: readonly Decimal[][],
  masks: readonly number[],
  fits: (at: number, mask: number, rounding: number) => boolean,
  isOwn: boolean,
): number | undefined {
  if (goals.filter(isFilled).length < 2 || goals.some(({ computed }) => computed)) return undefined
  const parts = table[0]?.length ?? 0
  const usual = [(1 << (parts - 1)) - 1, 0]
  const most = goals.length === 2 ? FEW : goals.length === 3 ? SOME : MAX_SIGNS
  const others = parts > most ? [] : masks.filter(mask => !usual.includes(mask))
  return [...usual, ...others].find(mask => {
    const isUsual = usual.includes(mask)
    const fitting = goals.flatMap((goal, at) =>
      isFilled(goal) && fits(at, mask, 0) ? [{ value: goal.value ?? '0', parts: table[at] ?? [] }] : [],
    )
    // A nought is as well added as taken away.
    const telling = fitting.filter(({ value, parts }) => isTelling(value, isUsual ? (isOwn ? 2 : 3) : 4) && !parts.some(isNought))
    const enough = goals.length === 2 ? telling.length === 1 : isMost(isUsual ? fitting.length : telling.length, goals.length)
    return enough && !goals.every((_, at) => fits(at, mask, 2))
  })
}

/** So many parts of a result of two and of three columns, one of them wrong, may be signed as they like. */
const FEW = 3
const SOME = 7

/** Figures enough that what makes them is no chance. */
const tells = ({ values }: Row): boolean =>
  new Set(values.flatMap(({ value }) => (value !== null && isTelling(value) ? [value] : []))).size >= 2

/** Whether floats show that these signs cannot fit. */
function isOff(values: number[], wanted: number, slack: number, mask: number): boolean {
  let sum = 0
  for (let place = 0; place < values.length; place++)
    sum += place > 0 && mask & (1 << (place - 1)) ? -(values[place] ?? 0) : (values[place] ?? 0)
  return Math.abs(sum - wanted) > slack
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

import { claim, claimsOf, openLines, sumsUp } from './open-lines.ts'
import { areTelling, OF_PART } from './results-between.ts'
import { isTotalLabel } from './result-words.ts'
import type { Row } from './rows.ts'
import { adds, figure } from './sums.ts'
import { isFilled, isHalf } from './totals.ts'
import type { Node } from './tree.ts'

// `Non-current assets | 67` below lines that make 57, and total assets that hold these lines and not the 67: a wrong sum between right ones.

/** Longer ones are lists, in which some lines make any figure. */
const FEW = 40

/**
 * A total that all but one of the lines above it make in every column, and that one, which should be a sum of its own, of the lines right above it.
 * @param open indices of the rows above that nothing adds up yet, in their order
 * @returns what they sum now, or null where it is not so
 */
export function takeButOne(rows: Row[], nodes: Node[], open: readonly number[], index: number): number[] | null {
  const row = rows[index]
  if (!row?.values.some(isFilled) || row.values.some(({ computed }) => computed)) return null
  const last = open.findLastIndex(at => isTotalLabel(rows[at]?.label ?? ''))
  const heading = nodes.findLastIndex(({ kind }, at) => kind === 'heading' && at < index)
  for (const run of [open.slice(last + 1), open.filter(at => at > heading)]) {
    if (run.length < 2 || run.length > FEW) continue
    const without = (wrong: number): number[] => run.filter(at => at !== wrong)
    const wrong = run.find((at, place) => isSumBetween(rows, nodes, run, place) && makesAll(rows, without(at), row))
    if (wrong === undefined) continue
    sumsUp(nodes, wrong, linesBefore(nodes, run, run.indexOf(wrong)), 'words')
    sumsUp(nodes, index, without(wrong), 'figures')
    return run
  }
  return null
}

/** Totals that nothing was found to make: where what stands since the total before, or since the heading, makes one in half of its columns, so it should in the others. */
export function byOneColumn(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  let from = 0
  const claims = claimsOf(nodes)
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (node?.kind === 'heading' || !isTotalLabel(row.label)) continue
    const begins = [from, nodes.findLastIndex(({ kind }, at) => kind === 'heading' && at < index) + 1]
    from = index + 1
    if (!node || node.parts.length > 0 || !additive[index] || row.values.some(({ computed }) => computed)) continue
    const run = begins
      .map(begin => openLines(rows, nodes, additive, claims, [begin, index]))
      .find(
        each =>
          each.length > 1 &&
          each.length <= FEW &&
          isHalf(row.values, ({ index: column, value }) => Math.abs(Number(value)) >= 10 && adds(rows, each, column, value ?? '0', false)),
      )
    if (!run) continue
    sumsUp(nodes, index, run, 'words')
    claim(claims, index, node.parts)
  }
}

/** The plain lines right above one, down from the sum before. */
function linesBefore(nodes: readonly Node[], run: readonly number[], place: number): number[] {
  const before = run.slice(0, place)
  return before.slice(before.findLastIndex(at => (nodes[at]?.parts.length ?? 0) > 0) + 1)
}

/** Whether a line should sum what stands above it: it does so in one of its columns, or nearly does in all. */
function isSumBetween(rows: Row[], nodes: readonly Node[], run: readonly number[], place: number): boolean {
  const row = rows[run[place] ?? -1]
  const lines = linesBefore(nodes, run, place)
  if (!row || lines.length < 2 || nodes[run[place] ?? -1]?.parts.length !== 0 || OF_PART.test(row.label)) return false
  if (row.values.some(({ computed, index }) => computed || lines.some(at => figure(rows[at], index) === undefined))) return false
  const isRight = row.values.some(({ index, value }) => Math.abs(Number(value)) >= 10 && adds(rows, lines, index, value ?? '0', false))
  return isRight || row.values.every(({ index, value }) => isNear(rows, lines, index, Number(value)))
}

const NEAR = 0.2

function isNear(rows: readonly Row[], lines: readonly number[], column: number, stated: number): boolean {
  const sum = lines.reduce((so, at) => so + Number(figure(rows[at], column)?.value ?? 0), 0)
  return Math.abs(sum - stated) <= Math.max(Math.abs(sum), Math.abs(stated)) * NEAR
}

const makesAll = (rows: Row[], run: readonly number[], row: Row): boolean =>
  areTelling(row.values.filter(isFilled)) && row.values.every(({ index, value }) => adds(rows, [...run], index, value ?? '0', false))

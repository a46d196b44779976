import { makes } from '../cells/near.ts'
import { isClosing, isOpening } from './opening-closing.ts'
import { mayBeResult } from './result-words.ts'
import type { Row, RowValue } from './rows.ts'
import { figure } from './sums.ts'
import { isFilled, isMost, isTelling } from './totals.ts'
import type { Node } from './tree.ts'

/**
 * Closing figures below their opening one, with what changed it in between (loans, fixed assets, provisions): found before any total, as the total
 * of what is open at the end adds up such figures, and what they are made of nearly comes to as much. What is rounded may be off by that, and one
 * wrong figure of several hides no sum. So are totals of such closing figures, and what is left of cost less depreciation.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 */
export function byRolls(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  let opening = -1
  let closings: number[] = []
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (node?.kind === 'heading') opening = -1
    if (!node || node.kind === 'heading' || !additive[index]) continue
    if (opening >= 0 && isClosing(row.label)) {
      const between = range(opening, index).filter(at => additive[at])
      const isPlain = between.every(at => nodes[at]?.parts.length === 0)
      if (node.parts.length === 0 && isPlain && between.length > 1 && closes(rows, between, row)) {
        node.parts = between.map(at => ({ index: at, sign: 1 as const }))
        node.evidence = 'figures'
        node.unchecked = withoutOpening(rows, between, row)
      }
      if (node.parts.length > 0) closings.push(index)
      opening = -1
    } else if (isOpening(row.label)) opening = index
    else if (closings.length > 1 && node.parts.length === 0 && mayBeResult(row.label)) {
      const sign = ([1, -1] as const).find(each => closes(rows, closings, row, each))
      if (sign === undefined) continue
      node.parts = closings.map((at, place) => ({ index: at, sign: place > 0 ? sign : 1 }))
      node.evidence = 'figures'
      closings = []
    }
  }
}

/** Whether rows make another one in most columns: added, or the others taken away from the first. */
function closes(rows: Row[], parts: number[], row: Row, sign: 1 | -1 = 1): boolean {
  const [first = 0] = parts
  const goals = row.values.filter(value => isFilled(value) && figure(rows[first], value.index) !== undefined)
  if (goals.length < 2 || row.values.some(({ computed }) => computed)) return false
  const makesIt = ({ index, value }: RowValue, rounded: boolean): boolean =>
    makes(
      parts.map(at => figure(rows[at], index)?.value ?? '0'),
      place => (place > 0 ? sign : 1),
      value ?? '0',
      rounded ? parts.length : 0,
    )
  const fits = goals.filter(goal => makesIt(goal, true)).length
  if (fits === goals.length) return true
  const isTold = goals.some(goal => makesIt(goal, false) && isTelling(goal.value ?? '0', 2))
  return isTold && (isMost(fits, goals.length) || goals.length === 2)
}

/** The columns that have a closing figure and no opening one: of the oldest time a table often shows what there was at its end only. */
export function withoutOpening(rows: readonly Row[], parts: readonly number[], row: Row): string[] {
  const [first = 0] = parts
  return isClosing(row.label) && isOpening(rows[first]?.label ?? '')
    ? row.values.flatMap(({ index, column }) => (figure(rows[first], index) ? [] : [column]))
    : []
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, place) => from + place)

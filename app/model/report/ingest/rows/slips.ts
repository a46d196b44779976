import Big from 'big.js'
import type { Decimal } from '../../../money.ts'
import { isClosing, isOpening } from './opening-closing.ts'
import { mayBeResult } from './result-words.ts'
import type { Row, RowValue } from './rows.ts'
import { adds, figure } from './sums.ts'
import { isFilled, isHalf, isTelling } from './totals.ts'
import { WHOLE } from '../scenarios/entity.ts'

// `Current assets | 18,763` right below lines that make 18,736: a sum with a slip of the pen, and no line of its own.

/** So many lines are tried. */
const FEW = 20
/** More columns are not gone through for each line. */
const WIDE = 60

/**
 * The lines right above a row that make it but for one digit, or two that changed places, in some of its columns, and exactly in the others; or
 * all but one of which make its only figure. Where it is called a result fewer digits prove it, and where some columns are right; else chance must be excluded by their number.
 * @param open indices of the rows above that nothing adds up yet, in their order
 */
export function runWithSlip(rows: Row[], open: readonly number[], row: Row): number[] | null {
  const goals = row.values.filter(isFilled)
  if (goals.length === 0 || goals.length > WIDE || row.values.some(({ computed }) => computed)) return null
  const isNamed = mayBeResult(row.label) || WHOLE.test(row.label.trim())
  const [goal] = goals
  let sum = 0
  const values: number[] = []
  for (let back = open.length - 1; back >= Math.max(0, open.length - FEW); back--) {
    const above = rows[open[back] ?? -1]
    // Figures here and there, as in a statement of equity, are of other things.
    if (goals.some(({ index }) => figure(above, index) === undefined)) return null
    const value = Number(figure(above, goal?.index ?? 0)?.value ?? 0)
    sum += value
    values.push(value)
    if (back > open.length - 2) continue
    const missing = sum - Number(goal?.value)
    if (goals.length === 1 && values.some(each => each !== 0 && isSame(each, missing)) && forgetsOne(rows, open.slice(back), goals))
      return open.slice(back)
    if (Math.abs(sum - Number(goal?.value)) > Math.abs(sum) * NEAR) continue
    const run = open.slice(back)
    const wrong = goals.filter(({ index, value }) => !adds(rows, run, index, value ?? '0', false))
    const right = goals.filter(each => !wrong.includes(each) && isTelling(each.value ?? '0'))
    const digits = right.length > 0 ? 3 : isNamed ? 4 : 5
    const isSlip = ({ index, value }: (typeof goals)[number]): boolean => {
      const filled = run.filter(at => Number(figure(rows[at], index)?.value ?? 0) !== 0)
      const sum = sumOf(rows, run, index)
      return filled.length > 1 && isTelling(value ?? '0', digits) && isSlipOf(value ?? '0', sum) && !isLine(rows, row, index, sum)
    }
    if (wrong.length > 0 && right.length >= wrong.length - 1 && wrong.every(isSlip)) return run
  }
  return null
}

/**
 * From the opening figure on, where a closing one is nearly what these lines make: `Opening cash | … | Closing cash`, also where the opening one stands right above it
 * and what changed it before that.
 */
export function runToClose(rows: Row[], open: readonly number[], row: Row): number[] | null {
  const goals = row.values.filter(isFilled)
  if (goals.length === 0 || goals.length > WIDE || !isClosing(row.label) || row.values.some(({ computed }) => computed)) return null
  const at = open.findLastIndex(each => isOpening(rows[each]?.label ?? ''))
  const run = open.slice(at === open.length - 1 ? at - 1 : at)
  if (at < 0 || run.length < 2 || run.length > FEW) return null
  const isNear = ({ index, value }: RowValue): boolean => {
    const sum = Number(sumOf(rows, run, index))
    const figures = run.map(each => figure(rows[each], index))
    const largest = Math.max(Math.abs(sum), ...figures.map(each => Math.abs(Number(each?.value ?? 0))))
    return figures.every(each => each !== undefined) && Math.abs(sum - Number(value)) <= largest * NEAR
  }
  const isRight = ({ index, value }: RowValue): boolean => isTelling(value ?? '0', 2) && adds(rows, run, index, value ?? '0', false)
  // How far it is off says nothing where it is right in half of the columns.
  const isChange = at === open.length - 1 && mayBeResult(rows[run[0] ?? -1]?.label ?? '') && row === rows[(open.at(-1) ?? 0) + 1]
  return isChange || goals.every(isNear) || isHalf(goals, isRight) ? run : null
}

/** Whether what a sum lacks is what another line above says: then it is a part as well. */
function isLine(rows: readonly Row[], row: Row, column: number, sum: Decimal): boolean {
  const missing = new Big(figure(row, column)?.value ?? 0).minus(sum).abs()
  const place = rows.indexOf(row)
  return rows.slice(Math.max(0, place - FEW), place).some(above => {
    const value = figure(above, column)?.value
    return value !== undefined && value !== null && new Big(value).abs().eq(missing)
  })
}

/** Whether the only figure of a row is what all but one of the lines above make: that one, and not the first of them, was forgotten. */
function forgetsOne(rows: Row[], run: readonly number[], [goal]: readonly RowValue[]): boolean {
  if (run.length < 3 || !goal?.value || !isTelling(goal.value, 4)) return false
  const { index, value } = goal
  const figures = run.map(at => Number(figure(rows[at], index)?.value ?? 0))
  const missing = figures.reduce((sum, each) => sum + each, 0) - Number(value)
  const forgotten = figures.findIndex((each, at) => at > 0 && each !== 0 && isSame(each, missing))
  const others = run.filter((_, at) => at !== forgotten)
  // A wrong result of the lines above it is none of the parts.
  const before = figures.slice(0, forgotten).reduce((sum, each) => sum + each, 0)
  const own = figures[forgotten] ?? 0
  if (mayBeResult(rows[run[forgotten] ?? -1]?.label ?? '') || (forgotten > 1 && Math.abs(before - own) <= Math.abs(own) * NEAR))
    return false
  return forgotten > 0 && figures.filter(each => each !== 0).length > 2 && adds(rows, others, index, value, false)
}

const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= Math.abs(one) * 1e-6

/** A slip in the first digit is further off, and so is what is made of something else. */
const NEAR = 0.2

/** What rows add up to in a column. */
export const sumOf = (rows: readonly Row[], run: readonly number[], column: number): Decimal =>
  run.reduce((sum, at) => sum.plus(figure(rows[at], column)?.value ?? 0), new Big(0)).toFixed()

/** Whether two numbers differ in one digit, or in the order of two that stand beside each other. */
export function isSlipOf(a: Decimal, b: Decimal): boolean {
  const decimals = Math.max(...[a, b].map(each => (each.split('.')[1] ?? '').length))
  const [one = '', other = ''] = [a, b].map(each => new Big(each).toFixed(decimals))
  if (one.length !== other.length || one === other) return false
  const places = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]))
  const [first = 0, second] = places
  if (places.length === 1) return true
  return places.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
}

import Big from 'big.js'
import type { ImportStatement, Unit } from '../../import.ts'
import type { Row, RowValue } from './rows.ts'
import { isNought } from '../cells/near.ts'
import { adds } from './sums.ts'
import { beginsTotal, headingOfTotal, isTotal } from './total-words.ts'
import type { Node } from './tree.ts'

// Totals that do not add up are found by those of their columns that do, and by their words: one wrong figure must not hide a sum.

export const isFilled = ({ value }: RowValue): boolean => value !== null && !isNought(value)

/** Whether most of so many columns fit: all but one of three. */
export const isMost = (fits: number, of: number): boolean => fits >= 2 && fits * 3 >= of * 2

/** Whether so many columns fit that chance does not explain it: one of two. */
export const isHalf = (values: readonly RowValue[], fits: (value: RowValue) => boolean): boolean => {
  const fitting = values.filter(fits).length
  return fitting > 0 && fitting * 2 >= values.length
}

/** A figure of so many digits that is met by chance proves something. */
export const isTelling = (value: string, digits = 3): boolean => value.replace(/[-.]|^[0.]+|0+$/g, '').length >= digits

/**
 * The rows right above a total that add up to it in most of its columns; where they do so in none, and it is called a total and nothing else,
 * those since the last heading. Where the file computes the row it knows what it does.
 */
export function runThatShould(
  rows: Row[],
  nodes: readonly Node[],
  open: readonly number[],
  row: Row,
): { run: number[]; evidence: 'figures' | 'words' } | null {
  const goals = row.values.filter(isFilled)
  if (goals.length === 0 || row.values.some(({ computed }) => computed)) return null
  const place = rows.indexOf(row)
  const heading = nodes.findLastIndex(({ kind }, at) => kind === 'heading' && at < place)
  const since = open.filter(index => index > heading)
  let best: { run: number[]; fits: number } | null = null
  for (let from = open.length - 2; from >= Math.max(0, open.length - 40); from--) {
    const run = open.slice(from)
    // Where its parts have no figures a total is not theirs.
    if (
      !goals.every(({ index }) => run.filter(part => rows[part]?.values.some(value => value.index === index && isFilled(value))).length > 1)
    )
      continue
    const fitting = goals.filter(({ index, value }) => adds(rows, run, index, value ?? '0', true))
    const fits = fitting.length
    if (fits > (best?.fits ?? 0) && (isMost(fits, goals.length) || (goals.length === 2 && isTelling(fitting[0]?.value ?? '0'))))
      best = { run, fits }
  }
  if (best) return { run: best.run, evidence: 'figures' }
  // Where totals stand above their lines, what stands above the next total is none of its parts.
  const isTop = (at: number): boolean => (rows[at + 1]?.values.length ?? 0) > 0 && (rows[at + 1]?.indent ?? 0) > (rows[at]?.indent ?? 0)
  if (isTop(place) && since.some(at => beginsTotal(rows[at]?.label ?? '') && isTop(at))) return null
  if (isTotal(row.label) && since.length >= 2) return { run: since, evidence: 'words' }
  // `Total sales` below lines that nearly make it: what stands since the total before, or those totals themselves.
  const isSum = (index: number): boolean => (nodes[index]?.parts.length ?? 0) > 0
  const last = since.findLastIndex(isSum)
  const runs = beginsTotal(row.label) ? [since.slice(last + 1), since.filter(isSum)] : []
  const run = runs.find(each => each.length >= 2 && isNear(rows, each, goals))
  return run ? { run, evidence: 'words' } : null
}

/** So far off is a wrong sum; what is further off may be the sum of something else. */
const NEAR = 0.2

const isNear = (rows: readonly Row[], run: readonly number[], goals: readonly RowValue[]): boolean =>
  goals.every(({ index, value }) => {
    const figures = run.flatMap(at => rows[at]?.values.filter(each => each.index === index && isFilled(each)) ?? [])
    const sum = figures.reduce((so, each) => so + Number(each.value), 0)
    return figures.length >= 2 && Math.abs(sum - Number(value)) <= Math.abs(Number(value)) * NEAR
  })

/**
 * Figures above their parts where nothing is indented: rows that the ones below add up to, group after group (`Revenue`, its products, `Costs`,
 * its kinds), or in bold above plain ones. The first of them alone proves nothing: revenue is also what costs and profit add up to.
 */
export function byTops(rows: Row[], nodes: Node[], additive: readonly boolean[], isResult: (label: string) => boolean): void {
  const groups: { top: number; last: number; bold: boolean; whole: boolean }[] = []
  for (let top = 0; top < rows.length; top++) {
    const group = groupBelow(rows, nodes, additive, top, isResult)
    if (!group) continue
    groups.push(group)
    top = group.last
  }
  const follows = (one: number, other: number): boolean => groups[one] !== undefined && groups[other]?.top === (groups[one]?.last ?? 0) + 1
  for (const [at, { top, last, bold, whole }] of groups.entries()) {
    const beside = [at - 1, at + 1].some(
      other => (whole || (groups[other]?.whole ?? false)) && (other < at ? follows(other, at) : follows(at, other)),
    )
    const node = nodes[top]
    if (!node || !(beside || (bold && whole))) continue
    node.parts = Array.from({ length: last - top }, (_, place) => ({ index: top + 1 + place, sign: 1 as const }))
    node.evidence = 'figures'
  }
}

const LONGEST = 30

function groupBelow(
  rows: Row[],
  nodes: readonly Node[],
  additive: readonly boolean[],
  top: number,
  isResult: (label: string) => boolean,
): { top: number; last: number; bold: boolean; whole: boolean } | null {
  const row = rows[top]
  const goals = row?.values.filter(isFilled) ?? []
  if (!row || !additive[top] || nodes[top]?.parts.length !== 0 || goals.length < 2 || isResult(row.label)) return null
  const parts: number[] = []
  // Floats find the candidates fast, by the first columns; exact decimals decide.
  const first = goals.slice(0, 3).map(({ index, value }) => ({ index, left: Number(value), size: Math.abs(Number(value)) }))
  for (let at = top + 1; at < rows.length && at - top <= LONGEST; at++) {
    const below = rows[at]
    if (!below || nodes[at]?.kind === 'heading' || nodes[at]?.parts.length !== 0 || !additive[at] || isResult(below.label)) return null
    parts.push(at)
    for (const goal of first) goal.left -= Number(below.values.find(({ index }) => index === goal.index)?.value ?? 0)
    if (parts.length < 2 || !first.some(({ left, size }) => Math.abs(left) <= size * 1e-6 + 1e-6)) continue
    const fits = goals.filter(({ index, value }) => adds(rows, parts, index, value ?? '0', false)).length
    // One wrong figure of two beside a group that is whole: what is right must tell.
    const isHalf = goals.length === 2 && fits === 1 && goals.every(({ value }) => isTelling(value ?? '0'))
    if (fits === goals.length || isMost(fits, goals.length) || isHalf)
      return {
        top,
        last: at,
        bold: row.bold && parts.every(part => !rows[part]?.bold),
        whole: fits === goals.length,
      }
  }
  return null
}

const NET = /\bnet\b/i
const CONTRA = /\baccumulated\b|\ballowances?\b|\bprovisions? for\b|^less\b/i

/** So far off is a wrong net figure; what is further off has more lines of cost. */
const NET_NEAR = 0.2

/**
 * `Equipment, net` right below its cost and what was written off, however that is signed: where it is their sum in every column, or nearly is in those
 * in which it is not.
 */
export function netOf(rows: Row[], open: readonly number[], row: Row): Node['parts'] | null {
  const [gross, less] = open.slice(-2)
  if (gross === undefined || less === undefined || !NET.test(row.label) || !CONTRA.test(rows[less]?.label ?? '')) return null
  const goals = row.values.filter(isFilled)
  const at = (index: number, column: number): Big => new Big(rows[index]?.values.find(value => value.index === column)?.value ?? 0)
  const isTold = new Set(goals.map(({ value }) => value)).size >= 2 || isTelling(goals[0]?.value ?? '0')
  if (!isTold || goals.some(({ index, computed }) => computed || at(less, index).eq(0))) return null
  const off = (sign: 1 | -1): number[] =>
    goals.map(({ index, value }) => {
      const stated = new Big(value ?? 0)
      return Number(at(gross, index).plus(at(less, index).times(sign)).minus(stated).div(stated).abs())
    })
  const isExact = (sign: 1 | -1): boolean => off(sign).every(share => share === 0)
  const isWritten = goals.some(({ index }) => at(less, index).lt(0)) ? 1 : -1
  const shares = off(isWritten)
  const isNearly = shares.every(share => share <= NET_NEAR) && (shares.length === 1 || shares.includes(0))
  const sign = ([1, -1] as const).find(isExact) ?? (isNearly ? isWritten : null)
  return sign === null
    ? null
    : [
        { index: gross, sign: 1 },
        { index: less, sign },
      ]
}

/** What grows or is a share adds up to nothing by its words alone. */
const RATES: ReadonlySet<Unit> = new Set(['percent', 'ratio', 'per share'])

/** A "Total x" below a heading "x" that nothing was found to add up to: the rows between are what it should sum. */
export function addStatedTotals({ lineItems }: ImportStatement): void {
  for (const [index, total] of lineItems.entries()) {
    if (total.parts.length > 0 || total.values.length === 0 || RATES.has(total.unit)) continue
    const heading = headingOfTotal(lineItems, lineItems, index)
    if (heading < 0) continue
    // A summary further down says once more what closed that section already.
    if (lineItems.slice(heading + 1, index).some(({ label, values }) => label === total.label && values.length > 0)) continue
    const within: number[] = []
    const covered = new Set<number>()
    for (let at = index - 1; at > heading; at--) {
      const item = lineItems[at]
      for (const { item: part } of item?.parts ?? []) covered.add(part)
      if (covered.has(at) || item?.kind === 'heading' || item?.unit !== total.unit) continue
      within.unshift(at)
      // A "Total y" of its own heading within is all that counts of what stands there, one line or many.
      const own = item.values.length > 0 ? headingOfTotal(lineItems, lineItems, at) : -1
      if (own > heading) at = own
    }
    if (within.length < 2) continue
    total.parts = within.map(item => ({ item, sign: 1 }))
    total.evidence = 'words'
    if (total.kind === 'item') total.kind = 'subtotal'
  }
}

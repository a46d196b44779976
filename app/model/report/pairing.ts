import { inPercent, rescale } from '../format.ts'
import { isSameFigure } from '../dust.ts'
import { compare, type Decimal } from '../money.ts'
import { likeness } from './likeness.ts'
import type { Column, LineItem, Statement } from './section.ts'
import { labelPaths, normalLabel } from './series.ts'

// Which line and which column of one state of a statement is which of another: of an earlier revision, an earlier report, a new file.

/** Ids of the same thing in both states. `sure`: by its id, its series, its own place and name, or because a person said so. */
export interface Pair {
  before: string
  after: string
  sure: boolean
}

/** What a person decided: the line before by the id of the line after; null: it is a new line. */
export type Decided = ReadonlyMap<string, string | null>

/** So many pairs of left-over lines are looked at for a line under another name; beyond that only figures tell. */
const MOST_GUESSES = 200_000

type Sheet = Pick<Statement, 'unit' | 'columns' | 'lineItems'>

/** A figure as it compares with that of another file: currency in units, percentages in percent. */
export function comparable(value: Decimal, item: LineItem, { unit }: Pick<Statement, 'unit'>): Decimal {
  if (item.unit === 'currency') return rescale(value, item.scale ?? unit.scale, 0)
  return item.unit === 'percent' ? inPercent(value, item.whole) : value
}

/** The columns that say the same: period, scenario and entity (of a given variance: that of both its columns), else the label. */
export function pairColumns(before: Sheet, after: Sheet): Pair[] {
  const pairs = new Pairs()
  const ways: ((column: Column, sheet: Sheet) => string | null)[] = [
    column => column.id,
    (column, sheet) => keyOf(column, sheet),
    column => `${column.scenario} ${column.entity ?? ''} ${normalLabel(column.label)}`,
  ]
  for (const way of ways) {
    const left = groupBy(
      before.columns.filter(({ id }) => !pairs.hasBefore(id)),
      column => way(column, before),
    )
    const right = groupBy(
      after.columns.filter(({ id }) => !pairs.hasAfter(id)),
      column => way(column, after),
    )
    for (const [key, ones] of left) {
      const [one, other] = [ones[0], right.get(key)?.[0]]
      if (ones.length !== 1 || right.get(key)?.length !== 1 || !one || !other) continue
      // "Actual" of one quarter is not "Actual" of the next.
      if (one.id === other.id || one.period === null || other.period === null || one.period === other.period) pairs.add(one, other, true)
    }
  }
  return pairs.all
}

function keyOf({ period, scenario, entity, variance }: Column, sheet: Sheet): string | null {
  if (variance) {
    const of = (id: string) => sheet.columns.find(column => column.id === id)
    const [one, other] = [of(variance.of), of(variance.against)].map(column => (column && !column.variance ? keyOf(column, sheet) : ''))
    return `${variance.as} ${one} ${other}`
  }
  return period === null ? null : JSON.stringify([period, scenario, entity === null ? null : normalLabel(entity)])
}

/**
 * The lines that are the same, one to one: those that a person named, by id, by series, by place and name, by name alone (it moved), and
 * at last those that were renamed, by likeness of the name and by their figures in the columns that both have.
 */
export function pairLines(before: Sheet, after: Sheet, columns: readonly Pair[], decided: Decided = new Map()): Pair[] {
  const pairs = new Pairs()
  const byId = new Map(before.lineItems.map(item => [item.id, item]))
  const isNew = new Set<string>()
  for (const item of after.lineItems) {
    const said = decided.get(item.id)
    if (said === null) isNew.add(item.id)
    const known = said ? byId.get(said) : undefined
    if (known && !pairs.hasBefore(known.id)) pairs.add(known, item, true)
  }
  const open = {
    before: () => before.lineItems.filter(({ id }) => !pairs.hasBefore(id)),
    after: () => after.lineItems.filter(({ id }) => !pairs.hasAfter(id) && !isNew.has(id)),
  }
  const agree = agreementOf(before, after, columns)
  for (const way of [(item: LineItem) => item.id, (item: LineItem) => item.seriesId]) {
    const [left, right] = [groupBy(open.before(), way), groupBy(open.after(), way)]
    for (const [key, ones] of left) {
      const others = right.get(key)
      if (ones.length === 1 && others?.length === 1) pairs.add(ones[0] as LineItem, others[0] as LineItem, true)
    }
  }
  const paths = {
    before: new Map(labelPaths(before.lineItems).map((path, at) => [before.lineItems[at]?.id ?? '', path])),
    after: new Map(labelPaths(after.lineItems).map((path, at) => [after.lineItems[at]?.id ?? '', path])),
  }
  pairAlike(
    pairs,
    groupBy(open.before(), item => paths.before.get(item.id) ?? null),
    groupBy(open.after(), item => paths.after.get(item.id) ?? null),
    agree,
  )
  // Under another line now. A name that stands several times says nothing then.
  const [left, right] = [groupBy(open.before(), nameOf), groupBy(open.after(), nameOf)]
  for (const [key, ones] of left) {
    const [one, other] = [ones[0], right.get(key)?.[0]]
    if (ones.length === 1 && right.get(key)?.length === 1 && one && other) pairs.add(one, other, agree(one, other).same > 0)
  }
  pairRenamed(pairs, open.before(), open.after(), agree)
  return pairs.all
}

const nameOf = (item: LineItem): string | null => normalLabel(item.label) || null

class Pairs {
  readonly all: Pair[] = []
  readonly #before = new Map<string, string>()
  readonly #after = new Set<string>()
  hasBefore = (id: string): boolean => this.#before.has(id)
  hasAfter = (id: string): boolean => this.#after.has(id)
  afterOf = (id: string): string | undefined => this.#before.get(id)
  add(before: { id: string }, after: { id: string }, sure: boolean): void {
    this.#before.set(before.id, after.id)
    this.#after.add(after.id)
    this.all.push({ before: before.id, after: after.id, sure })
  }
}

/** How many figures two lines have in common columns, and how many of them are the same. Zeros tell nothing. */
type Agreement = (before: LineItem, after: LineItem) => { all: number; same: number; distinct: number }

function agreementOf(before: Sheet, after: Sheet, columns: readonly Pair[]): Agreement {
  return (one, other) => {
    let all = 0
    const figures = new Set<string>()
    let same = 0
    if (one.unit !== other.unit) return { all: 0, same: 0, distinct: 0 }
    for (const pair of columns) {
      const [a, b] = [one.values[pair.before]?.value, other.values[pair.after]?.value]
      if (!a || !b) continue
      const [left, right] = [comparable(a, one, before), comparable(b, other, after)]
      if (compare(left, '0') === 0 && compare(right, '0') === 0) continue
      all++
      if (!isSameFigure(left, right)) continue
      same++
      figures.add(left)
    }
    return { all, same, distinct: figures.size }
  }
}

/** One of each: that one. Several of one name in one place ("Other"): those first whose figures agree, the rest in their order, in doubt. */
function pairAlike(pairs: Pairs, left: Map<string, LineItem[]>, right: Map<string, LineItem[]>, agree: Agreement): void {
  for (const [path, ones] of left) {
    const others = right.get(path)
    if (!others) continue
    if (ones.length === 1 && others.length === 1) {
      pairs.add(ones[0] as LineItem, others[0] as LineItem, true)
      continue
    }
    const scored = ones.flatMap(one => others.map(other => ({ one, other, ...agree(one, other) }))).filter(({ same }) => same > 0)
    for (const { one, other, same, all } of scored.sort((a, b) => b.same / b.all - a.same / a.all || b.same - a.same))
      if (!pairs.hasBefore(one.id) && !pairs.hasAfter(other.id)) pairs.add(one, other, same === all)
    const [restOne, restOther] = [ones.filter(({ id }) => !pairs.hasBefore(id)), others.filter(({ id }) => !pairs.hasAfter(id))]
    for (const [at, one] of restOne.entries()) {
      const other = restOther[at]
      if (other) pairs.add(one, other, false)
    }
  }
}

function pairRenamed(pairs: Pairs, before: LineItem[], after: LineItem[], agree: Agreement): void {
  if (before.length * after.length > MOST_GUESSES) return
  const found = before.flatMap(one =>
    after.flatMap(other => {
      if (one.unit !== other.unit || (one.kind === 'heading') !== (other.kind === 'heading')) return []
      const alike = likeness(one.label, other.label)
      const { all, same, distinct } = agree(one, other)
      const beside = one.parent === null ? other.parent === null : pairs.afterOf(one.parent) === other.parent
      const share = all === 0 ? 0 : same / all
      const score = 0.5 * alike + 0.35 * share + (beside ? 0.15 : 0)
      const enough = (alike >= 0.5 && score >= 0.6) || (share === 1 && (distinct > 1 || (distinct === 1 && beside)))
      return enough ? [{ one, other, score }] : []
    }),
  )
  found.sort((a, b) => b.score - a.score)
  for (const { one, other, score } of found) {
    if (pairs.hasBefore(one.id) || pairs.hasAfter(other.id)) continue
    // Two that fit as well are no reason to take either.
    const rival = found.some(
      rest =>
        rest.score > score - 0.05 &&
        ((rest.one === one && rest.other !== other && !pairs.hasAfter(rest.other.id)) ||
          (rest.other === other && rest.one !== one && !pairs.hasBefore(rest.one.id))),
    )
    if (!rival) pairs.add(one, other, false)
  }
}

/** By a key; things without one are in no group. */
function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}

import { inPercent, rescale } from '../format.ts'
import { compare, type Decimal, divide, sizeOf } from '../money.ts'
import { partOf } from './part-of.ts'
import type { LineItem, Statement } from './section.ts'
import { type Costs, costsOf, variance } from './variance.ts'

/** From when a variance wants an explanation: at least this share and at least this amount, both. */
export interface Materiality {
  /** Percent of what is compared with. */
  percent: Decimal
  /** In whole units of the company's currency; for other units the share alone counts. */
  amount: Decimal
}

/** The company's rule, with the currency that its amount is in. */
export interface MaterialityRule extends Materiality {
  currency: string
}

type Line = Pick<LineItem, 'unit' | 'good' | 'whole' | 'scale' | 'currency'>

/**
 * Whether the difference between two values of a line wants an explanation. `unit` is the statement's: where its currency is not the
 * company's, or the line counts something else, the share alone decides. Against nothing, or where the sign changed, there is no share: it
 * counts as reached.
 */
export function material(
  value: Decimal,
  against: Decimal,
  line: Line,
  unit: Pick<Statement['unit'], 'currency' | 'scale'>,
  { percent, amount, currency }: MaterialityRule,
): boolean {
  const { absolute } = variance(value, against, line)
  if (compare(absolute, '0') === 0) return false
  const share = shareOfBase(value, against, line)
  if (share !== null && compare(share, percent) < 0) return false
  if (line.unit !== 'currency' || (line.currency ?? unit.currency ?? currency) !== currency) return true
  return compare(rescale(sizeOf(absolute), line.scale ?? unit.scale, 0), amount) >= 0
}

/** How large a difference is in percent of what it is held against, also that of percentages; null against nothing, or where the sign changed. */
export function shareOfBase(value: Decimal, against: Decimal, line: Pick<Line, 'unit' | 'good' | 'whole'>): Decimal | null {
  const { absolute, relative } = variance(value, against, line)
  const share = line.unit === 'percent' ? divide(rescale(absolute, 2, 0), sizeOf(inPercent(against, line.whole)), 6) : relative
  return share === null ? null : sizeOf(share)
}

/** A line whose variance in its statement's own comparison is material. */
export interface MaterialLine {
  item: LineItem
  meaning: 'favourable' | 'unfavourable' | 'neutral'
}

/** A sum is left out where a line of its own is material, which says what made it: a sum of many small differences stands for itself. */
export function materialLines(statement: Statement, rule: MaterialityRule | null): MaterialLine[] {
  const { comparison, lineItems, unit } = statement
  if (!rule || !comparison) return []
  const costs: Costs = costsOf(statement)
  const found = lineItems.flatMap((item): MaterialLine[] => {
    const here = item.values[comparison.column]?.value
    const base = item.values[comparison.against]?.value
    if (!here || !base || item.kind === 'heading' || !material(here, base, item, unit, rule)) return []
    return [{ item, meaning: variance(here, base, item, costs).meaning }]
  })
  const isPart = partOf(lineItems)
  return found.filter(({ item }) => item.kind === 'item' || !found.some(other => other.item !== item && isPart(other.item.id, item.id)))
}

/** Views of a statement's lines, in which those whose variance is material say so. */
export function markMaterial<V extends { id: string; material?: true }>(
  views: V[],
  statement: Statement,
  rule: MaterialityRule | null | undefined,
): V[] {
  const found = new Set(materialLines(statement, rule ?? null).map(({ item }) => item.id))
  return found.size ? views.map(view => (found.has(view.id) ? { ...view, material: true as const } : view)) : views
}

/** The rule of a company that has one. */
export const ruleOf = ({ materiality, currency }: { materiality: Materiality | null; currency: string }): MaterialityRule | null =>
  materiality && { ...materiality, currency }

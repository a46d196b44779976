import { rescale } from '#app/model/format.ts'
import { compare, type Decimal, isNegative, negate } from '#app/model/money.ts'
import type { Column } from '#app/model/report/section.ts'
import { shareOfBase } from '#app/model/report/materiality.ts'
import { costsOf, variance } from '#app/model/report/variance.ts'
import type { LineItemView, SectionView, StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { sentenceOf } from '../statement/sentence.ts'
import { lineAnchor } from '../statement/tools.ts'
import { words } from '../words.ts'

interface Adverse {
  sectionId: string
  item: LineItemView
  view: StatementView
  column: Column
  against: Column
  /** Of money in whole currency; of anything else in percent of what it is held against. */
  size: Decimal
}

/** Lines that do not count in money come after those that do: a percentage and a million have no order. At most so many. */
const OTHERS = 3
/** In percent: where there was nothing before, or the sign changed, no share is larger. */
const BEYOND: Decimal = '1000000000'

/**
 * The lines that are furthest on the wrong side of their statement's own comparison: those in currency, largest first, then a few of those
 * that count something else, by their share. Sums are left out: their lines say it. `onlyMaterial`: what the company lets pass without an
 * explanation is left out as well, and a sum stands there where none of its lines is material.
 */
export function adverseOf(sections: readonly SectionView[], limit: number, onlyMaterial = false): Adverse[] {
  const found: Adverse[] = []
  for (const { id, body } of sections) {
    if (body.kind !== 'statement' || !body.comparison) continue
    const column = body.columns.find(one => one.id === body.comparison?.column)
    const against = body.columns.find(one => one.id === body.comparison?.against)
    // What a balance sheet was before is no plan for it.
    if (!column || !against || (body.statement === 'balance' && against.scenario === 'actual')) continue
    const costs = costsOf(body)
    for (const item of body.lineItems) {
      const here = item.values[column.id]?.value
      const base = item.values[against.id]?.value
      if (item.kind === 'heading' || !here || !base) continue
      if (onlyMaterial ? !item.material : item.kind !== 'item') continue
      const { absolute, meaning } = variance(here, base, item, costs)
      if (meaning !== 'unfavourable') continue
      const size =
        item.unit === 'currency'
          ? rescale(isNegative(absolute) ? negate(absolute) : absolute, item.scale ?? body.unit.scale, 0)
          : (shareOfBase(here, base, item) ?? BEYOND)
      found.push({ sectionId: id, item, view: body, column, against, size })
    }
  }
  // One line may stand in several statements; it is said once, where it is explained.
  const once = found.filter(
    (one, at) =>
      !found.some(
        (other, index) => isSame(one, other) && (explained(other) > explained(one) || (explained(other) === explained(one) && index < at)),
      ),
  )
  const ranked = once.sort((a, b) => compare(b.size, a.size))
  const isMoney = ({ item }: Adverse) => item.unit === 'currency'
  return [...inTurn(ranked.filter(isMoney)).slice(0, limit), ...ranked.filter(one => !isMoney(one)).slice(0, OTHERS)]
}

const currencyOf = ({ item, view }: Adverse): string | null =>
  item.unit === 'currency' || item.unit === 'per share' ? (item.currency ?? view.unit.currency) : null

/** A million of one currency and a million of another have no order: the largest of each, then the second of each. */
function inTurn(ranked: readonly Adverse[]): Adverse[] {
  const seen = new Map<string | null, number>()
  const turns = ranked.map(one => {
    const turn = seen.get(currencyOf(one)) ?? 0
    seen.set(currencyOf(one), turn + 1)
    return { one, turn }
  })
  return turns.sort((a, b) => a.turn - b.turn).map(({ one }) => one)
}

/** Far from its table a line says its currency itself: no line of units stands above the list. */
const sayingCurrency = (lines: readonly Adverse[]): Adverse[] =>
  lines.map(line => {
    const currency = currencyOf(line)
    return currency === null
      ? line
      : { ...line, item: { ...line.item, currency }, view: { ...line.view, unit: { ...line.view.unit, currency: null } } }
  })

const isSame = (a: Adverse, b: Adverse) => a !== b && a.item.label === b.item.label && a.size === b.size
const explained = ({ item }: Adverse) => (item.note ? 1 : 0)

/** What is worse than it was meant to be, before everything else, for a company that wants it so. Nothing when nothing is. */
export function AdverseLines({
  sections,
  onlyMaterial = false,
  limit = 5,
}: {
  sections: readonly SectionView[]
  onlyMaterial?: boolean
  limit?: number
}) {
  const formats = useFormats()
  const lines = sayingCurrency(adverseOf(sections, limit, onlyMaterial))
  if (lines.length === 0) return null
  // A line without a plan is held against what was before, and is not called worse than planned.
  const planned = lines.filter(({ against }) => against.scenario !== 'actual')
  const than = planned.length === lines.length ? 'plan' : planned.length === 0 ? 'before' : 'both'
  return (
    <section className="report-section adverse">
      <h2>{words.report.adverse[than]}</h2>
      <ul>
        {lines.map(({ sectionId, item, view, column, against }) => (
          <li key={sectionId + item.id}>
            <a href={`#${lineAnchor(item.id)}`}>{item.label}</a>
            <span>{sentenceOf(item, view, column, against, formats)}</span>
            {item.note ? (
              <p className="serif">{item.note}</p>
            ) : (
              item.material && <p className="unexplained">{words.statement.unexplained}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

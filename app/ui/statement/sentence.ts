import { type Formats, spokenValue } from '#app/model/format.ts'
import { isNegative, negate } from '#app/model/money.ts'
import { costsOf, difference } from '#app/model/report/variance.ts'
import { ownCurrency } from '#app/model/report/own-currency.ts'
import type { Column } from '#app/model/report/section.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { words } from '../words.ts'

const { statement } = words

/** What a comparison is called in a sentence: "budget", "forecast" or as its heading calls it ("target"), or the earlier period's own name. */
export function referenceOf({ scenario, label }: Column): string {
  if (scenario === 'actual') return label
  const called: string[] = label.toLowerCase().match(/\p{L}+/gu) ?? []
  const own = statement.scenarioCalled.find(word => called.includes(word) || called.includes(`${word}s`))
  return own ?? statement.scenarioReference[scenario]
}

/** `4.2 million, 0.8 over budget, unfavourable`: what a line says, without its label. */
export function sentenceOf(
  item: LineItemView,
  view: Pick<StatementView, 'unit' | 'columns' | 'lineItems'>,
  column: Column | undefined,
  against: Column | undefined,
  formats: Formats,
): string {
  if (item.kind === 'heading' || !column) return ''
  const here = item.values[column.id]
  const scale = item.scale ?? view.unit.scale
  if (!here?.value) return here?.text || statement.empty
  const currency = ownCurrency(item, view.unit)
  const figure = [currency, spokenValue(here.value, item, scale, formats)].filter(Boolean).join(' ')
  const base = against && item.values[against.id]?.value
  if (!against || !base) return figure
  const { absolute, meaning } = difference(here.value, base, item, costsOf(view))
  const reference = referenceOf(against)
  if (Number(absolute) === 0) return `${figure}, ${statement.equal(reference)}`
  const size = isNegative(absolute) ? negate(absolute) : absolute
  // A change of a percentage is in points already, whatever the file calls 100 %.
  const kind = item.unit === 'percent' ? { unit: 'percent' as const } : item
  const spoken = spokenValue(size, kind, scale, formats, here.value)
  const amount = item.unit === 'percent' ? spoken.replace(/\s*%$/, ' points') : spoken
  // A cost that is written below zero is over its budget when its figure is under it: words for both would say the contrary of one.
  const below = [here.value, base].every(value => isNegative(value) || Number(value) === 0)
  const [less, more] = !below
    ? [statement.under, statement.over]
    : meaning === 'neutral'
      ? [statement.further, statement.nearer]
      : meaning === 'unfavourable'
        ? [statement.worse, statement.worse]
        : [statement.better, statement.better]
  const towards = (isNegative(absolute) ? less : more)(amount, reference)
  return [figure, towards, statement.meaning[meaning]].filter(Boolean).join(', ')
}

/** The name of a row for a screen reader: `Cloud cost, 4.2 million, 0.8 over budget, unfavourable`. */
export const rowName = (
  item: LineItemView,
  view: Pick<StatementView, 'unit' | 'columns' | 'lineItems'>,
  column: Column | undefined,
  against: Column | undefined,
  formats: Formats,
): string => [item.label, sentenceOf(item, view, column, against, formats)].filter(Boolean).join(', ')

import { type Formats, formatDecimal, formatValue, MINUS, placesFor, rescale, spokenValue } from '../format.ts'
import { type Decimal, isNegative, sizeOf } from '../money.ts'
import { FIGURE_REMOVED, REMOVED } from './removed.ts'
import type { LineItem, Section, Statement } from './section.ts'
import { absoluteParts, relativeParts, variance } from './variance.ts'
import { figuresOf } from './value-columns.ts'

// A figure in a text that is no figure but names one: `@[Revenue, Q3](line <line item> <column> <format> <against>)`. What it says is looked
// up whenever the text is shown, so that it follows the number when it is restated.

/** spoken: `USD 48.2 million`. exact: `USD 48,213,570`. change: `+2.6%`. difference: `+USD 1.2 million`. */
export const FIGURE_FORMATS = ['spoken', 'exact', 'change', 'difference'] as const
export type FigureFormat = (typeof FIGURE_FORMATS)[number]

export interface LiveFigure {
  lineItemId: string
  columnId: string
  format: FigureFormat
  /** What a change or difference is from; null: what the statement compares this column with. */
  against: string | null
}

const ID = String.raw`[^\s()]{1,64}`
const TOKEN = new RegExp(String.raw`@\[(?:(?!\]\()[^\n]){0,600}\]\(line (${ID}) (${ID}) (${FIGURE_FORMATS.join('|')})(?: (${ID}))?\)`, 'g')

const figureOf = ([, lineItemId = '', columnId = '', format, against]: RegExpMatchArray | string[]): LiveFigure => ({
  lineItemId,
  columnId,
  format: format as FigureFormat,
  against: against ?? null,
})

/** How a figure is written into a text; `label` is for who reads the text as it is written. */
export const tokenOf = ({ lineItemId, columnId, format, against }: LiveFigure, label: string): string =>
  `@[${label.replaceAll(/[[\]()\n]/g, ' ').trim()}](line ${[lineItemId, columnId, format, ...(against === null ? [] : [against])].join(' ')})`

export const figuresIn = (markdown: string): LiveFigure[] => [...markdown.matchAll(TOKEN)].map(figureOf)

/** The text without its live figures: what somebody typed themselves. Places stay. */
export const withoutFigures = (markdown: string): string => markdown.replace(TOKEN, token => ' '.repeat(token.length))

/** Whether a text shows a figure of this statement. */
export function showsLinesOf(markdown: string, { lineItems }: Pick<Statement, 'lineItems'>): boolean {
  const shown = new Set(figuresIn(markdown).map(({ lineItemId }) => lineItemId))
  return shown.size > 0 && lineItems.some(({ id }) => shown.has(id))
}

/** Markdown with every live figure as it stands in these sections. */
export function withFigures(markdown: string, sections: readonly Pick<Section, 'body'>[], formats: Formats): string {
  return markdown.replace(TOKEN, (...found: string[]) => plain(figureText(figureOf(found), sections, formats)))
}

/** What a live figure says. */
export function figureText(figure: LiveFigure, sections: readonly Pick<Section, 'body'>[], formats: Formats): string {
  for (const { body } of sections) {
    if (body.kind !== 'statement') continue
    const item = body.lineItems.find(({ id }) => id === figure.lineItemId)
    if (item) return textOf(figure, item, body, formats)
  }
  return FIGURE_REMOVED
}

function textOf({ columnId, format, against }: LiveFigure, item: LineItem, statement: Statement, formats: Formats): string {
  const { columns, comparison, unit } = statement
  const value = item.values[columnId]
  if (!columns.some(({ id }) => id === columnId) || value?.text === REMOVED) return FIGURE_REMOVED
  if (!value || value.value === null) return value?.text || '—'
  const money = item.unit === 'currency' || item.unit === 'per share'
  const currency = money ? (item.currency ?? unit.currency) : null
  const scale = item.unit === 'currency' ? (item.scale ?? unit.scale) : 0
  if (format === 'spoken') return spoken(value.value, item, currency, scale, formats)
  if (format === 'exact') {
    const whole = rescale(value.value, scale, 0)
    const figures = figuresOf(item, columns).map(figure => rescale(figure, scale, 0))
    return [currency, formatValue(whole, item, formats, placesFor(figures, item))].filter(Boolean).join('\u00a0')
  }
  const from = against ?? (comparison?.column === columnId ? comparison.against : null)
  const base = from === null ? undefined : item.values[from]
  if (base?.text === REMOVED || from === null || !columns.some(({ id }) => id === from)) return FIGURE_REMOVED
  if (!base || base.value === null) return base?.text || '—'
  const found = variance(value.value, base.value, item)
  // In a sentence brackets are an aside.
  const prose: Formats = { ...formats, negatives: 'minus' }
  if (item.unit === 'percent') {
    const { whole, rest } = absoluteParts(found, 'percent', prose, 1)
    return whole + rest
  }
  if (format === 'change') {
    const { whole, rest } = relativeParts(found, prose)
    return whole + rest
  }
  if (/^0(\.0+)?$/.test(found.absolute)) return [currency, formatDecimal('0', formats)].filter(Boolean).join('\u00a0')
  return (isNegative(found.absolute) ? MINUS : '+') + spoken(sizeOf(found.absolute), item, currency, scale, formats)
}

/** `minus USD 310 thousand`: the sign is said first. */
function spoken(value: Decimal, item: LineItem, currency: string | null, scale: number, formats: Formats): string {
  const said = [currency, spokenValue(sizeOf(value), item, scale, formats)].filter(Boolean).join('\u00a0')
  return isNegative(value) ? `minus ${said}` : said
}

/** Nothing in a figure is Markdown: `(1,234)` after a bracket would be a link, a plus at the start of a line a list. */
const plain = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`)

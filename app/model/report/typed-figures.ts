import Big from 'big.js'
import { decimalMarkOf, type Formats, inPercent, rescale } from '../format.ts'
import { type Decimal, round, subtract } from '../money.ts'
import { columnBefore } from './common-size.ts'
import { withoutFigures } from './live-figure.ts'
import type { LineItem, Section, Statement } from './section.ts'
import { normalLabel } from './series.ts'
import { variance } from './variance.ts'

/** A figure in a text that no line of the report says. */
export interface TypedFigure {
  /** As it stands there: `EUR 4.2 million`. */
  text: string
  /** Where it begins. */
  at: number
  /** The line that stands right before it and does not say it, while another one does. */
  beside?: string
}

/** Powers of ten that words say. */
const SCALES: readonly [RegExp, number][] = [
  [/^(?:k|tsd\.?|thousands?)$/i, 3],
  [/^lakhs?$/i, 5],
  [/^(?:mn?|mio\.?|millions?)$/i, 6],
  [/^crores?$/i, 7],
  [/^(?:bn|mrd\.?|billions?)$/i, 9],
  [/^(?:tn|trillions?)$/i, 12],
]
const NUMBER = String.raw`\d{1,3}(?:[,.'’\u00a0\u202f]\d{2,3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?`
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.,:/#@-])(?<before>(?:[€$£¥₹]|\b[A-Z]{3}[ \u00a0])?)(?<number>${NUMBER})(?<after>[ \u00a0]?(?:%|per ?cent\b|(?:percentage )?points?\b|pts?\b|basis points?\b|bps?\b|[kK]\b|[Tt]sd\b|[Tt]housands?\b|lakhs?\b|[Mm]n?\b|[Mm]io\b|[Mm]illions?\b|crores?\b|[Bb]n\b|[Mm]rd\b|[Bb]illions?\b|tn\b|[Tt]rillions?\b|[€£¥₹]))?(?![\p{L}\p{N}_]|[.:/-]\d)`,
  'gu',
)
const CURRENCY_SIGN = /^[€$£¥₹]$/
/** What a sign may stand for. */
const SIGNS: Record<string, RegExp> = { '€': /^EUR$/, '£': /^GBP$/, '¥': /^(?:JPY|CNY)$/, '₹': /^INR$/, $: /D$|^MXN$|^CLP$|^COP$|^ARS$/ }
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/**
 * Figures that somebody typed into a text and that equal nothing in the statements, however they are scaled or rounded: not a value of a
 * line, not its difference or change between two columns that the report compares; and those right behind the name of a line that equal another
 * one alone (`Revenue was 30 million`, which are the wages). Looked at is what reads like a figure of a report: with a currency, a percent
 * sign, a word like million, decimals or at least three digits; not years, dates, addresses, code and numbered lists.
 */
export function typedFigures(markdown: string, sections: readonly Pick<Section, 'body'>[], formats: Formats): TypedFigure[] {
  const statements = sections.flatMap(({ body }) => (body.kind === 'statement' ? [body] : []))
  const known = knownFigures(statements, formats.fiscalYearStart)
  const beside = knownBeside(statements, formats.fiscalYearStart)
  const text = readable(markdown)
  return [...text.matchAll(FIGURE)].flatMap(match => {
    const { before = '', number = '', after = '' } = match.groups ?? {}
    const unit = after.trim()
    if (!isFigure(before, number, unit) || isDate(text, match.index, match[0], unit)) return []
    const money = before.trim() || CURRENCY_SIGN.exec(unit)?.[0] || null
    const found = readings(number, decimalMarkOf(formats)).filter(value => known(value, unit, money))
    const figure = { text: match[0].trim(), at: match.index }
    if (found.length === 0) return [figure]
    const line = beside(text.slice(0, match.index))
    return !line || found.some(value => line.known(value, unit, money)) ? [] : [{ ...figure, beside: line.label }]
  })
}

/** Live figures, code, addresses and what numbers a list are no typed figures; what takes their place is as long. */
function readable(markdown: string): string {
  const blank = (found: string) => ' '.repeat(found.length)
  return withoutFigures(markdown)
    .replaceAll(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, blank)
    .replaceAll(/(?<=\])\([^)\n]*\)|\b(?:https?:\/\/|mailto:)\S+/g, blank)
    .replaceAll(/^[ \t>]*\d{1,9}[.)](?=\s)/gm, blank)
}

function isFigure(before: string, number: string, unit: string): boolean {
  if (before.trim() || unit) return true
  const digits = number.replaceAll(/\D/g, '').length
  if (/^(?:19|20)\d\d$/.test(number)) return false
  return digits >= 3 || /[.,]\d/.test(number)
}

/** `30 September`, `Q3`, `2026-09-30`: a day is no figure. */
function isDate(text: string, at: number, found: string, unit: string): boolean {
  if (unit) return false
  const after = text.slice(at + found.length).trimStart()
  const before = /(\p{L}+)[ .\u00a0]*$/u.exec(text.slice(0, at))?.[1] ?? ''
  return /^\d{1,2}$/.test(found.trim()) && (MONTH.test(after) || MONTH.test(before))
}

/** What a number may be: `1,234` is a thousand or a fraction, depending on who writes. Either counts: this points out, it does not read in. */
function readings(number: string, mark: '.' | ','): Decimal[] {
  const other = mark === '.' ? ',' : '.'
  const read = (decimalMark: string): Decimal | null => {
    const [whole = '', ...rest] = number.split(decimalMark)
    if (rest.length > 1) return null
    const digits = whole.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '')
    const fraction = rest[0]
    if (fraction !== undefined && /\D/.test(fraction)) return null
    return fraction ? `${digits}.${fraction}` : digits
  }
  return [read(mark), read(other)].filter(reading => reading !== null)
}

interface Known {
  /** In whole units, without a sign. */
  full: Decimal
  /** The power of ten that it stands in. */
  scale: number
  percent: boolean
  /** Of an amount of money; null where nobody says it, or where it is none. */
  currency: string | null
}

/**
 * Whether a value, or what becomes of it when it is scaled and rounded, is a figure of the statements. Without a word like million it may
 * stand in any power of ten; `money` (a currency beside it) says that it is whole units of it, or as in its statement.
 */
function knownFigures(
  statements: readonly Statement[],
  firstMonth: number,
  /** The normalised name of the lines that are looked at; left out: all. */
  name?: string,
): (value: Decimal, unit: string, money: string | null) => boolean {
  const figures = statements.flatMap(statement => {
    const pairs = pairsOf(statement, firstMonth)
    const items = name === undefined ? statement.lineItems : statement.lineItems.filter(({ label }) => normalLabel(label) === name)
    return items.flatMap(item => figuresOf(item, statement, pairs))
  })
  const own = [...new Set([0, ...figures.map(({ scale }) => scale)])]
  const scales = [...new Set([...own, 3, 6, 9])]
  const sets = new Map<string, Set<Decimal>>()
  /** Everything in one power of ten and with so many decimals, made when it is first asked for. */
  const roundedTo = (percent: boolean, scale: number, places: number, money: string | null): Set<Decimal> => {
    const name = `${percent} ${scale} ${places} ${money}`
    const made =
      sets.get(name) ??
      new Set(
        figures.flatMap(figure =>
          figure.percent === percent && isIn(figure, money) ? [canonical(round(rescale(figure.full, 0, scale), places))] : [],
        ),
      )
    sets.set(name, made)
    return made
  }
  return (value, unit, money) => {
    const places = value.split('.')[1]?.length ?? 0
    if (/^(?:basis|bps?$)/i.test(unit)) return roundedTo(true, 0, 2 + places, null).has(canonical(rescale(value, 0, 2)))
    if (/^(?:%|per|p)/i.test(unit)) return roundedTo(true, 0, places, null).has(canonical(value))
    const scale = SCALES.find(([word]) => word.test(unit))?.[1]
    return (scale === undefined ? (money ? own : scales) : [scale]).some(power =>
      roundedTo(false, power, places, money).has(canonical(value)),
    )
  }
}

type Says = ReturnType<typeof knownFigures>

/** What may stand before the name of a line, and between it and a figure of it: whatever else does, may say what the figure is of. */
const BEFORE_NAME = /(?:^|[.!?;:,(\n*]|(?<!\p{L})(?:the|our|its|their|and|but|while|that))[ \t*_]*$/iu
const BEHIND_NAME =
  /^[*_]*(?:[ \u00a0]+(?:is|was|are|were|of|at|to|by|up|down|rose|fell|grew|came|reached|stood|amounted|totalled|only|just|about|around|nearly|almost|now|still|again))*[ \u00a0:=]+[*_]*$/iu

/** `The other 30 million` speaks of no line. */
const NO_NAME = /^(?:others?|total|rest|balance)$/i

/** The line whose name stands right before a figure, and what its lines say. */
function knownBeside(statements: readonly Statement[], firstMonth: number): (before: string) => { label: string; known: Says } | null {
  const names = new Map(
    statements.flatMap(({ lineItems }) =>
      lineItems.flatMap(({ kind, label }) =>
        kind === 'heading' || label.length < 4 || NO_NAME.test(label) ? [] : [[normalLabel(label), label] as const],
      ),
    ),
  )
  const made = new Map<string, Says>()
  return before => {
    const near = before.slice(-MOST_BEFORE)
    const low = near.toLowerCase()
    const stands = (name: string): boolean => {
      const at = low.lastIndexOf(name)
      return at >= 0 && BEFORE_NAME.test(near.slice(0, at)) && BEHIND_NAME.test(near.slice(at + name.length))
    }
    const name = [...names.keys()].filter(stands).sort((a, b) => b.length - a.length)[0]
    if (name === undefined) return null
    const known = made.get(name) ?? knownFigures(statements, firstMonth, name)
    made.set(name, known)
    return { label: names.get(name) ?? name, known }
  }
}

/** So many characters before a figure are looked at: a name and a few words. */
const MOST_BEFORE = 160

/** Dollars are no euros; what nobody says the currency of may be in any. */
const isIn = ({ currency }: Known, money: string | null): boolean =>
  money === null || currency === null || (SIGNS[money]?.test(currency) ?? money === currency)

/** Of more columns than these, where nobody chose a comparison, none is held against another. */
const EACH_WITH_EACH = 8

/**
 * Which columns are held against which: the one that is looked at against every other, and each against the one before it, as the report
 * itself does. Any two at all would say nearly every percentage there is. Where nobody chose a comparison, each against each.
 */
function pairsOf({ columns, comparison }: Statement, firstMonth: number): [value: string, base: string][] {
  const ids = columns.flatMap(({ id, variance }) => (variance ? [] : [id]))
  const against = (id: string) => ids.flatMap((other): [string, string][] => (other === id ? [] : [[id, other]]))
  if (!comparison) return ids.length > EACH_WITH_EACH ? [] : ids.flatMap(against)
  const before = columns.flatMap((column): [string, string][] => {
    const before = columnBefore(column, columns, firstMonth)
    return before && 'column' in before ? [[column.id, before.column.id]] : []
  })
  return [...against(comparison.column), ...before]
}

function figuresOf(item: LineItem, statement: Statement, pairs: readonly [string, string][]): Known[] {
  const { columns, unit } = statement
  const scale = item.unit === 'currency' ? (item.scale ?? unit.scale) : 0
  const percent = item.unit === 'percent'
  const full = (value: Decimal): Decimal => unsigned(percent ? inPercent(value, item.whole) : rescale(value, scale, 0))
  const currency = item.unit === 'currency' || item.unit === 'per share' ? (item.currency ?? unit.currency) : null
  const known: Known[] = columns.flatMap(({ id }) => {
    const value = item.values[id]?.value
    return value ? [{ full: full(value), scale, percent, currency }] : []
  })
  for (const [here, base] of pairs) {
    const [value, other] = [item.values[here]?.value, item.values[base]?.value]
    if (!value || !other) continue
    known.push({ full: percent ? unsigned(subtract(full(value), full(other))) : full(subtract(value, other)), scale, percent, currency })
    const { relative } = variance(value, other, item)
    if (relative !== null) known.push({ full: unsigned(relative), scale: 0, percent: true, currency: null })
  }
  return known
}

const unsigned = (value: Decimal): Decimal => value.replace(/^-/, '')
const canonical = (value: Decimal): Decimal => new Big(value).toFixed()

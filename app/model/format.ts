import { compare, type Decimal, isNegative, multiply, round, sizeOf, subtract } from './money.ts'
import type { Unit } from './report/section.ts'

// Figures and dates as people read them, from exact decimals: grouping is done on the digits, nothing becomes a binary float.

/** How a company writes. `locale` is BCP 47, `timeZone` IANA, `fiscalYearStart` the first month, 1–12. */
export interface Formats {
  locale: string
  negatives: 'parentheses' | 'minus'
  fiscalYearStart: number
  timeZone: string
}
export const DEFAULT_FORMATS: Formats = { locale: 'en-GB', negatives: 'parentheses', fiscalYearStart: 1, timeZone: 'UTC' }

/** Stands where a ratio would mislead: the base is zero, or the sign changed. */
export const NOT_MEANINGFUL = 'n.m.'
export const MINUS = '−'

/** What a figure counts, as line items say it. `whole`: the stored value that means 100 % (1 or 100); only for percent, 100 when left out. */
export interface Kind {
  unit: Unit
  whole?: 1 | 100
  /** The difference of two percentages. */
  inPoints?: true
}

interface Separators {
  group: string
  decimal: string
  /** Sizes of the groups from the right; the last one repeats. [3] in most places, [3, 2] in India. */
  sizes: number[]
  /** Digits before the decimal mark from which on groups are made: 4, or 5 in Spanish and Polish. */
  from: number
  /** What stands between a figure and its percent sign. */
  percentGap: string
}
const known = new Map<string, Separators>()

function separatorsOf(locale: string): Separators {
  const found = known.get(locale)
  if (found) return found
  const options = { numberingSystem: 'latn' } as const
  const format = new Intl.NumberFormat(locale, options)
  const parts = format.formatToParts(123_456_789_012.5)
  // Node and browsers differ in which narrow space they put; both sides of a page must agree.
  const steady = (text: string | undefined) => (text && /^\s$/u.test(text) ? '\u00a0' : text)
  const integers = parts.filter(part => part.type === 'integer').map(part => part.value.length)
  const sizes = [...new Set(integers.slice(1).reverse())]
  const percent = new Intl.NumberFormat(locale, { ...options, style: 'percent' }).formatToParts(0.5)
  const made: Separators = {
    group: steady(parts.find(part => part.type === 'group')?.value) ?? '',
    decimal: parts.find(part => part.type === 'decimal')?.value ?? '.',
    sizes: sizes.length ? sizes : [3],
    from: format.formatToParts(1234).some(part => part.type === 'group') ? 4 : 5,
    percentGap: percent.some(part => part.type === 'literal') ? '\u00a0' : '',
  }
  known.set(locale, made)
  return made
}

/** What parts whole from fraction where a company writes. */
export const decimalMarkOf = ({ locale }: Pick<Formats, 'locale'>): '.' | ',' => (separatorsOf(locale).decimal === ',' ? ',' : '.')

function grouped(digits: string, { group, sizes, from }: Separators): string {
  if (digits.length < from || group === '') return digits
  const groups: string[] = []
  let end = digits.length
  for (let at = 0; end > 0; at++) {
    const size = sizes[Math.min(at, sizes.length - 1)] ?? 3
    groups.unshift(digits.slice(Math.max(0, end - size), end))
    end -= size
  }
  return groups.join(group)
}

/** A figure in two pieces, so that a column can be aligned on the decimal mark: `['(1,234', '.5)']`. */
export interface FigureParts {
  /** Opening sign and digits before the decimal mark. */
  whole: string
  /** Decimal mark, digits after it, closing sign, percent sign; often empty. */
  rest: string
}

/** What a figure is written with. `plus`: a plus before what is above zero, for changes. */
export interface Writing {
  /** Digits after the decimal mark; as many as are stored when left out. */
  places?: number
  plus?: boolean
  /** Closing text: ' %', ' pts'. */
  suffix?: string
}

/** Most figures have no more digits than are shown: the 2,400 of a statement need no arithmetic. */
function roundedTo(value: Decimal, places: number): Decimal {
  const digits = value.length - (value.indexOf('.') + 1 || value.length)
  return digits <= places ? value : round(value, places)
}

export function decimalParts(value: Decimal, formats: Formats, { places, plus = false, suffix = '' }: Writing = {}): FigureParts {
  const rounded = places === undefined ? value : roundedTo(value, places)
  const below = isNegative(rounded)
  const [digits = '0', stored = ''] = (below ? rounded.slice(1) : rounded).split('.')
  const fraction = places === undefined ? stored : stored.padEnd(places, '0')
  const isZero = /^0*$/.test(digits) && /^0*$/.test(fraction)
  const negative = below && !isZero
  const separators = separatorsOf(formats.locale)
  const brackets = negative && formats.negatives === 'parentheses'
  const sign = negative ? (brackets ? '(' : MINUS) : plus && !isZero ? '+' : ''
  return {
    whole: sign + grouped(digits, separators),
    rest: (fraction && separators.decimal + fraction) + suffix + (brackets ? ')' : ''),
  }
}

export const joined = ({ whole, rest }: FigureParts): string => whole + rest

/** `'-1234.5'` → `(1,234.5)`. */
export const formatDecimal = (value: Decimal, formats: Formats, writing?: Writing): string => joined(decimalParts(value, formats, writing))

/** A value moved from one power of ten to another: `rescale('4200', 3, 6)` is `'4.2'`. Exact: only the decimal mark moves. */
export function rescale(value: Decimal, from: number, to: number): Decimal {
  const by = from - to
  if (by === 0) return value
  const minus = isNegative(value) ? '-' : ''
  const [whole = '0', fraction = ''] = value.slice(minus.length).split('.')
  const digits = whole + fraction
  const mark = whole.length + by
  const padded = mark <= 0 ? '0'.repeat(1 - mark) + digits : digits.padEnd(mark, '0')
  const at = Math.max(1, mark)
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const after = padded.slice(at).replace(/0+$/, '')
  const moved = after ? `${before}.${after}` : before
  return moved === '0' ? '0' : minus + moved
}

/** A percentage in percent, whatever the file calls 100 %. */
export const inPercent = (value: Decimal, whole: 1 | 100 = 100): Decimal => (whole === 1 ? rescale(value, 2, 0) : value)

/** Decimals that a figure has, without the tail that binary floats leave behind its fifteenth digit. */
function decimalsOf(value: Decimal): number {
  const [whole = '', fraction = ''] = value.split('.')
  const kept = whole.length + fraction.length > 15 ? round(value, Math.max(0, 15 - whole.length)).split('.')[1] : fraction
  return kept?.replace(/0+$/, '').length ?? 0
}

/** An uptime of 99.95 % is no 100.0 %, and 0.04 % are not nothing: more decimals than these do not help either. */
const MOST_OF_PERCENT = 3

/**
 * One decimal, or as many as it takes to tell what is nearly all from all, and what is hardly anything from nothing; two where small ones would
 * look the same (a margin of 1.98 % after 2.04 %).
 */
function percentPlaces(values: readonly Decimal[]): number {
  const needed = values.map(value => {
    for (let places = 1; places <= MOST_OF_PERCENT; places++) {
      const rounded = roundedTo(value, places)
      if (rounded === value || !/^-?(?:0|100)$/.test(round(rounded, 0)) || compare(rounded, round(rounded, 0)) !== 0) return places
    }
    return 1
  })
  const isSmall = values.every(value => magnitude(value) < 2)
  const alike = isSmall && new Set(values.map(value => roundedTo(value, 1))).size < new Set(values.map(value => roundedTo(value, 2))).size
  return Math.max(alike ? 2 : 1, ...needed)
}

/** How many decimals a group of figures of one unit is shown with: as many as they have, within what the unit bears. */
export function placesFor(values: readonly Decimal[], kind: Kind | Unit, scale = 0): number {
  const { unit, whole }: Kind = typeof kind === 'string' ? { unit: kind } : kind
  if (unit === 'percent') return typeof kind === 'string' ? 1 : percentPlaces(values.map(value => inPercent(value, whole)))
  const most = Math.max(0, ...values.map(decimalsOf))
  const [least, cap] = { currency: [0, scale > 0 ? 1 : 2], count: [0, 1], ratio: [1, 2], 'per share': [2, 2] }[unit] as [number, number]
  const places = Math.max(least, Math.min(most, cap))
  // Cents are shown as cents.
  return unit === 'currency' && scale === 0 && places === 1 ? 2 : places
}

/**
 * What a line's figure counts in, in one column: a variance that the file gives in percent is a percentage in every line, and one of
 * percentages is in points.
 */
export function kindIn<K extends Kind>(line: K, column: { variance?: { as: string; whole?: 1 | 100 } } | undefined): K | Kind {
  if (column?.variance?.as === 'relative') return { unit: 'percent', whole: column.variance.whole ?? 1 }
  return column?.variance && line.unit === 'percent' ? { unit: 'percent', ...(line.whole && { whole: line.whole }), inPoints: true } : line
}

/** Behind a difference of percentages. */
export const POINTS = '\u00a0pts'

/** A reported value in its unit: currency, counts, ratios as figures, percentages with one decimal or as many as they need, and their sign. Scale is not applied. */
export function valueParts(value: Decimal, kind: Kind, formats: Formats, places?: number): FigureParts {
  if (kind.unit !== 'percent') return decimalParts(value, formats, { places: places ?? placesFor([value], kind.unit) })
  const suffix = kind.inPoints ? POINTS : percentSign(formats)
  return decimalParts(inPercent(value, kind.whole), formats, { places: places ?? placesFor([value], kind), suffix })
}
export const formatValue = (value: Decimal, kind: Kind, formats: Formats, places?: number): string =>
  joined(valueParts(value, kind, formats, places))

/** Percent sign with what this locale puts before it. */
export const percentSign = ({ locale }: Formats): string => `${separatorsOf(locale).percentGap}%`

/** What powers of ten are called. */
export const SCALE_WORDS: Record<number, string> = {
  2: 'hundreds',
  3: 'thousands',
  4: 'ten thousands',
  5: 'lakh',
  6: 'millions',
  7: 'crore',
  8: 'hundred millions',
  9: 'billions',
  12: 'trillions',
}

/** `USD thousands, fiscal year ends 30 June`. The file's own words win over ours while its scale is shown. */
export function unitLine(unit: { currency: string | null; scale: number; label: string }, formats: Formats, shown = unit.scale): string {
  const own = [unit.currency, SCALE_WORDS[shown]].filter(Boolean).join(' ')
  // "in EUR thousands" in a file is a part of its title; by itself it begins with what it counts in.
  const label = shown === unit.scale && unit.label ? unit.label.replace(/^in\s+(?=\S)/i, '') : own
  // Many a file says it itself.
  if (/fiscal year/i.test(label)) return label
  return [label, `fiscal year ends ${fiscalYearEnd(formats)}`].filter(Boolean).join(', ')
}

/** The unit line of a statement, which names a money only where one of its lines is: `EUR thousands` says nothing of people. */
export function unitLineOf(
  { unit, lineItems }: { unit: Parameters<typeof unitLine>[0]; lineItems: readonly { kind: string; unit: string }[] },
  formats: Formats,
  shown = unit.scale,
): string {
  const isOfMoney = lineItems.some(line => line.kind !== 'heading' && (line.unit === 'currency' || line.unit === 'per share'))
  return unit.currency === null || isOfMoney ? unitLine(unit, formats, shown) : `Fiscal year ends ${fiscalYearEnd(formats)}`
}

/** `30 June`: the last day of a fiscal year, in the locale's order. */
export function fiscalYearEnd({ fiscalYearStart, locale }: Formats): string {
  const last = new Date(Date.UTC(2023, fiscalYearStart - 1, 0))
  return last.toLocaleDateString(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
}

/** The power of ten (a multiple of three) in which a figure is said aloud, and its word. */
const SPOKEN: readonly { power: number; word: string }[] = [
  { power: 12, word: 'trillion' },
  { power: 9, word: 'billion' },
  { power: 6, word: 'million' },
  { power: 3, word: 'thousand' },
]
/** Digits before the decimal mark, without a leading zero. */
const magnitude = (value: Decimal): number => sizeOf(value).split('.')[0]?.replace(/^0$/, '').length ?? 0

/** To one place; to two where one would be more than half a percent off: nobody who has 1.98 million wants to hear of 2. */
function said(value: Decimal): Decimal {
  const rounded = roundedTo(value, 1)
  return compare(multiply(sizeOf(subtract(value, rounded)), '200'), value) > 0 ? roundedTo(value, 2) : rounded
}

/**
 * A figure as one says it: `4.2 million`, `minus 310 thousand`, `12.4 %`, `86`. `like` is a figure whose power it takes where that leaves
 * something to say, so that two figures in one sentence compare: `4.2 million, 0.8 over budget`.
 */
export function spokenValue(value: Decimal, kind: Kind, scale: number, formats: Formats, like?: Decimal): string {
  const minus = isNegative(value) ? 'minus ' : ''
  const plain: Formats = { ...formats, negatives: 'minus' }
  if (kind.unit === 'percent')
    return (
      minus + formatDecimal(sizeOf(inPercent(value, kind.whole)), plain, { places: placesFor([value], kind), suffix: percentSign(formats) })
    )
  const full = sizeOf(kind.unit === 'currency' ? rescale(value, scale, 0) : value)
  const powerOf = (figure: Decimal) => SPOKEN.find(({ power }) => magnitude(figure) > power)
  const partner = like === undefined ? undefined : powerOf(sizeOf(kind.unit === 'currency' ? rescale(like, scale, 0) : like))
  const shared = partner && roundedTo(rescale(full, 0, partner.power), 1) !== '0' ? partner : undefined
  const chosen = shared ?? powerOf(full)
  if (!chosen) return minus + formatDecimal(full, plain, { places: placesFor([full], kind.unit, 0) })
  const figure = formatDecimal(said(rescale(full, 0, chosen.power)), plain)
  return shared ? minus + figure : `${minus}${figure} ${chosen.word}`
}

/** `3 March 2027` of an ISO date; `3 Mar 2027` where there is little room. */
export function formatDay(date: string, { locale }: Formats, month: 'long' | 'short' = 'long'): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
}

/** `3 March 2027` of milliseconds since 1970, in the company's time zone. */
export function formatDayOf(at: number, { locale, timeZone }: Formats): string {
  return new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
}

/** `3 March 2027, 16:30` of milliseconds since 1970, in the company's time zone or another. */
export function formatMoment(at: number, { locale, timeZone }: Formats, zone = timeZone): string {
  return new Date(at).toLocaleString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
}

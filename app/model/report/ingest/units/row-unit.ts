import Big from 'big.js'
import type { ImportProblem, StatementType, Unit } from '../../import.ts'
import { isBridge, isVolume } from './bridges.ts'
import { namedLikeMoney } from './margins.ts'
import { tellHugePercent } from './huge-percent.ts'
import { settleLimits } from './limits.ts'
import { mostOf } from '../cells/most.ts'
import { currencyIn } from './currencies.ts'
import { countsNoMoney, headsOperating, saysPoints } from './operating-units.ts'
import { isResultLabel } from '../rows/result-words.ts'
import type { Row, RowValue } from '../rows/rows.ts'
import { scaleName } from './scale-telling.ts'
import { settleOrders, tellSizedCounts } from './sized-counts.ts'
import { currencyOf, oneCurrency, mostNamed, type Say, shownInstead, withCountry } from './shown-currency.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { evidenceOf, PERCENT_SCALE, saysPercent, showsPercent } from '../rows/row-evidence.ts'
import type { StatementUnit } from './unit.ts'
import { formatScale } from './format-scale.ts'
import { areKeyFigures, OF_RESULT } from './label-words.ts'
import { areMarks, mostNoted, withNoted } from './noted-units.ts'
import { tellOtherSizes } from './other-sizes.ts'
import { isPerThing, isPriceUnit, isScaleAlone, MAIN, sameMoney, unitAlone, unitOfLabel, unitOfRow } from './unit.ts'

/** What one row counts in. Scale and currency only where they differ from the statement's. */
export interface RowUnit {
  unit: Unit
  whole: 1 | 100 | null
  /** Nothing but a guess says which stored value means 100 %: `open` where the guess is as good as the other one. */
  guess: 'likely' | 'open' | null
  /** Nothing at all says that it counts things rather than money. */
  assumed?: true
  /** A word may say that it counts things, but it stands among the lines of a result. */
  mayBeCost?: true
  scale?: number
  currency?: string
}

interface Context {
  sheet: string
  type: StatementType
  /** What titles and headers state. */
  stated: StatementUnit
  /** Columns that hold figures of periods. */
  columns: ReadonlySet<string>
  /** Their headers all say percent. */
  ofPercent: boolean
  /** What they count by their headers. */
  of: 'things' | 'money' | undefined
  /** Whether the words of a row, or of the titles, speak of money. */
  monetary(row: Row): boolean
  /** Whether those of the row alone do. */
  names(row: Row): boolean
  /** Whether what stands beside a label is its unit, by the heading of that column. */
  noted: boolean
  /** Whether what stands over the labels heads lines that count no money. */
  operating: boolean
}

/**
 * The unit of every row and of the statement as a whole. Titles speak of what is shown; a number format such as `#,##0,` shows thousands of
 * what is stored, so the stored figures are a thousand times finer than the title says.
 */
export function unitsOfRows(
  read: Row[],
  context: Context,
  problems: ImportProblem[],
): { rows: RowUnit[]; unit: { currency: string | null; scale: number; label: string } } {
  const { sheet } = context
  const given = read.map(row => (row.noted === undefined ? row : { ...row, note: row.noted }))
  // Among codes of one letter (`R`, `T`) none is a unit.
  const isCoded = !context.noted && given.some(({ note }) => note !== null && /^\p{L}$/u.test(note) && unitAlone(note) === null)
  // `x` in front of lines of money is a mark, and no multiple.
  const isMarked = !context.noted && areMarks(given, context.monetary)
  // A column of units beside the labels (`Revenue | €m`) says what a label says in brackets.
  const alone = given.map((row): 'money' | 'other' | null => {
    const { note } = row
    if (note === null || isMarked || (isCoded && /^\p{L}$/u.test(note))) return null
    // Millions of what, only the label tells; a unit that nobody knows is none of money where the label speaks of none either.
    if (isScaleAlone(note)) return context.stated.currency !== null || context.monetary(row) ? 'money' : 'other'
    // `% of revenue`, whatever it is a share of.
    if (context.noted && note.trim().startsWith('%')) return 'other'
    if ((context.noted || IN_BRACKETS.test(note)) && countsNoMoney(note)) return 'other'
    // `Sales price | (USD/unit)`: what stands in brackets behind a label is said of it.
    if (IN_BRACKETS.test(note) && isPriceUnit(note)) return 'money'
    return unitAlone(note) ?? (context.noted && currencyIn(note) === null && !context.names(row) ? 'other' : null)
  })
  const prices = given.map(({ note }) =>
    note !== null && (context.noted || IN_BRACKETS.test(note)) && isPriceUnit(note) ? currencyIn(note) : null,
  )
  const rows = given.map((row, at) => (alone[at] ? { ...row, label: `${row.label} (${row.note?.replace(/^\((.*)\)$/, '$1')})` } : row))
  const stated = withNoted(context.stated, given, alone)
  const say: Say = (severity, code, cell, message, cells) => {
    problems.push({ severity, code, sheet, cell, ...(cells && { cells }), message })
  }
  const figures = withCountry(rows.map(row => row.values.filter(({ value, column }) => value !== null && context.columns.has(column))))
  const ofAll =
    stated.currency ??
    mostOf(figures.flat().map(currencyOf)) ??
    mostNoted(
      given.map(({ note }, at) => (alone[at] === 'money' && note ? (currencyIn(note) ?? unitOfLabel(`(${note})`).currency) : null)),
      given,
    )
  // What `ARR ($m)` says of itself makes no money of the lines beside it.
  const currency =
    ofAll ??
    mostNamed(given) ??
    mostNamed(rows) ??
    ([stated.label, ...rows.map(({ label }) => label)].some(text => /\bRs\b\.?|₹/.test(text)) ? 'INR' : null)
  // `Salaries in EUR` over a table of people is said of its salaries.
  const isMoney = context.of === 'money' || (ofAll !== null && context.type !== 'headcount')
  // Price beside volume: what a result changed by, in money.
  const areEffects = isBridge(rows)
  const isEffect = (row: Row): boolean => areEffects && isVolume(row)
  const isShare = namedLikeMoney(rows, isMoney || stated.scale > 0, context.names)
  // Among many key figures words say what they say in a table of key figures, whatever the first lines make of it.
  const kind = areKeyFigures(rows, context.type) ? 'kpi' : context.type
  const results =
    kind === context.type ? 0 : rows.findLastIndex(row => isResultLabel(row.label) && !OF_RESULT.test(row.label) && context.names(row))
  let [heading, since, operating] = ['', 0, context.operating]
  const found = rows.map((row, at): RowUnit => {
    const own = figures[at] ?? []
    // What has no figure of a period heads the next lines: a note beside it is none.
    since = own.length === 0 ? 0 : since + 1
    // `Operating` over a section of a cash flow heads money.
    if (own.length === 0) operating = (context.type !== 'cash flow' && headsOperating(row.label)) || saysPoints(row.label)
    if (own.length === 0 || since > HEADED) heading = own.length === 0 ? row.label : ''
    const monetary = alone[at] !== 'other' && (isMoney || unitOfLabel(row.label).currency !== null || context.monetary(row))
    const evidence = evidenceOf(
      isEffect(row)
        ? { ...row, label: `effect of ${row.label}` }
        : isShare(row) || context.ofPercent
          ? // Not `Line 3 %`, which names a rate of 3 %.
            { ...row, label: `${row.label} (%)` }
          : row,
      heading,
      own,
    )
    const readAs = (type: StatementType): RowUnit =>
      unitOfRow(evidence, type, monetary || MAIN.has(context.type), operating && !context.names(row))
    const read = readAs(context.names(row) || own.some(isNegative) ? context.type : kind)
    // Above the results, `Complaints` may be what they cost.
    if (at < results && read.assumed && readAs(context.type).unit === 'currency') read.mayBeCost = true
    const unit =
      (alone[at] === 'other' || context.of === 'things') && read.unit === 'currency'
        ? { ...read, unit: 'count' as const }
        : prices[at]
          ? ofPrice(read)
          : read
    // A column of units that says `h` or `t` says it.
    if (context.noted && unitAlone(given[at]?.note ?? '') === 'other') delete unit.assumed
    tellMixedPercent(row, own, unit, say)
    tellHugePercent(row, own, unit.unit === 'percent' ? unit.whole : null, say)
    return unit
  })
  settleLimits(rows, found)
  tellSizedCounts(rows, found, figures, say)
  settleOrders(rows, found, figures, isMoney, say)
  const scales = found.map(({ unit }, at) => (unit === 'currency' ? scaleOf(rows[at] as Row, figures[at] ?? [], stated, say) : null))
  const unnamed = mostOf(scales.filter((_, at) => unitOfLabel(rows[at]?.label ?? '').scale === null))
  // Where several lines say what they count in, and none does not, that is what the statement counts in.
  const named = scales.filter(one => one !== null)
  const scale = unnamed ?? (named.length > 1 ? mostOf(named) : null) ?? stated.scale
  const shown = shownInstead(found, figures, stated.currency)
  if (shown)
    say(
      'warning',
      'mixed-currency',
      shown.cell,
      `Number formats show ${shown.money}, and the title says ${stated.currency}: all lines are read in ${stated.currency}. Say so where it is ${shown.money}.`,
    )
  const sized = new Map<number, Row[]>()
  for (const [at, row] of rows.entries()) {
    const unit = found[at]
    if (!unit || (unit.unit !== 'currency' && unit.unit !== 'per share')) continue
    const label = unitOfLabel(row.label)
    const money = prices[at] ?? label.currency ?? (shown ? null : oneCurrency(figures[at] ?? [], row, say))
    if (money && currency && !sameMoney(money, currency)) {
      unit.currency = money
      say(
        'warning',
        'mixed-currency',
        row.labelCell,
        `“${shorten(row.label, 60)}” is in ${money}, the statement in ${currency}. It is kept in ${money} and added to nothing.`,
      )
    }
    const isOfOne = prices[at] || (unit.unit === 'currency' && label.scale === null && isPerThing(row.label))
    const own = isOfOne ? 0 : scales[at]
    if (own === null || own === undefined || own === scale) continue
    // Like what one share earns, what one thing costs is shown as it stands: in millions it would be nought.
    if (isOfOne && scale > 0) unit.unit = 'per share'
    else unit.scale = own
    sized.set(own, [...(sized.get(own) ?? []), row])
  }
  tellOtherSizes(sized, scale, sheet, problems)
  if (scale !== stated.scale && unnamed !== null)
    say(
      'info',
      'display-scale',
      null,
      `Figures are stored in ${scaleName(scale)}: number formats show them ${stated.scale > 0 ? `in ${scaleName(stated.scale)}` : 'otherwise'}. They are kept as stored.`,
    )
  return { rows: found, unit: { currency, scale, label: scale === stated.scale ? stated.label : '' } }
}

/** Costs are, and no number of things. */
const isNegative = ({ value }: RowValue): boolean => value !== null && value.startsWith('-')

const IN_BRACKETS = /^[([][^()[\]]{1,30}[)\]]$/

/** For so many lines a heading may say what they count in: of earnings per share there are a few. */
const HEADED = 8

const ofPrice = (unit: RowUnit): RowUnit => (unit.unit === 'count' ? { unit: 'currency', whole: null, guess: null } : unit)

/** In which power of ten a row's figures are stored. */
function scaleOf(row: Row, figures: RowValue[], stated: StatementUnit, say: Say): number | null {
  if (figures.length === 0) return null
  const label = unitOfLabel(row.label)
  const shown = label.scale ?? stated.scale
  const storedIn = ({ format }: RowValue): number => {
    const { commas, literal } = formatScale(format)
    return Math.max(0, (literal ?? shown) - 3 * commas)
  }
  const first = figures[0] as RowValue
  const scale = storedIn(first)
  const other = figures.find(value => value.value !== '0' && storedIn(value) !== scale)
  if (other && first.value !== '0')
    say(
      'error',
      'mixed-scale',
      other.cell,
      `“${shorten(row.label, 60)}” is stored in ${scaleName(scale)} in ${first.cell} and in ${scaleName(storedIn(other))} here, by their number formats. Say what the figure is.`,
    )
  if (label.scale === null && label.currency && stated.scale > 0 && scale === stated.scale && !isPerThing(row.label))
    say(
      'warning',
      'row-unit',
      row.labelCell,
      `“${shorten(row.label, 60)}” names a currency, but no ${scaleName(stated.scale)}. It is read in ${scaleName(stated.scale)} like the rest of the statement.`,
    )
  return scale
}

/** `26%` as a text beside 0.26 under a percent format means the same: it is kept as 0.26. Other mixtures are asked. */
function tellMixedPercent(row: Row, figures: RowValue[], unit: RowUnit, say: Say): void {
  const signs = figures.map(value => (saysPercent(value) ? 100 : showsPercent(value) ? 1 : null))
  if (new Set(signs).size < 2) return
  const odd = figures.filter((value, at) => {
    if (value.value === '0') return false
    if (unit.unit !== 'percent') return signs[at] !== null
    if (signs[at] === 100 && unit.whole === 1) value.value = hundredth(value.value ?? '0')
    return signs[at] === null
  })
  const first = odd[0]
  if (!first || (unit.unit === 'percent' && areAlike(odd, figures))) return
  const others = odd.slice(1).map(({ cell }) => cell)
  const also = others.length === 0 ? '' : ` The same goes for ${firstOf(others)}.`
  say(
    'error',
    PERCENT_SCALE,
    first.cell,
    unit.unit === 'percent'
      ? `“${shorten(row.label, 60)}” shows a percent sign in other columns, but not here: ${shorten(first.text, 30)} is read so that ${unit.whole ?? 100} means 100 %. Say what it is.${also}`
      : `“${shorten(row.label, 60)}” shows a percent sign here, but not in other columns: the line is not read as a percentage. Say what ${shorten(first.text, 30)} is.${also}`,
  )
}

/** Figures without a sign among others that show one are of their size, where all lie within ten times of each other: 0.15 beside 14.9 %. */
function areAlike(odd: readonly RowValue[], figures: readonly RowValue[]): boolean {
  const sizes = (values: readonly RowValue[]): number[] => values.map(({ value }) => Math.abs(Number(value))).filter(size => size > 0)
  const signed = sizes(figures.filter(value => showsPercent(value)))
  return signed.length > 0 && sizes(odd).every(size => signed.every(other => size < other * 10 && other < size * 10))
}

/** Exact, as text: a product is not rounded, as a quotient would be. */
const hundredth = (value: string): string => new Big(value).times('0.01').toFixed()

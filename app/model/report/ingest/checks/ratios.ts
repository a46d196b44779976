import Big from 'big.js'
import type { ImportCheck, ImportLineItem, ImportStatement, ImportValue } from '../../import.ts'
import type { Values } from './checks.ts'
import { checkOf, scaleOfLine } from './checks.ts'
import { readQuotient } from '../cells/formula.ts'
import { cellName } from '../cells/grid.ts'
import { isNought } from '../cells/near.ts'
import { inWords } from '../cells/text.ts'

type Checked = Pick<ImportStatement, 'sheet' | 'unit' | 'columns' | 'lineItems'>

/** A row that two others should give: what its numerator and its denominator may be, by index, the likeliest first. */
interface Ratio {
  row: number
  tops: number[]
  bottoms: number[]
}

const REVENUE = /^(?:total |net |gross |operating )*(?:revenues?|sales|turnover)\b(?!.*\b(?:cost|growth|per|margin|tax|marketing)\b)/i
/** Margins by name, and the lines over revenue that each of them may be. */
const MARGINS: [RegExp, RegExp][] = [
  [/^(?:gross|GP)\b/i, /^gross (?:profit|margin|income)\b/i],
  [/^(?:adjusted )?EBITDA\b/i, /^(?:adjusted )?EBITDA\b/i],
  [/^(?:operating|EBIT|OP|OPM|op\.)(?=\W|$)/i, /^(?:operating (?:profit|income|result)|EBIT)\b/i],
  [/^(?:net|profit|after[- ]tax)\b/i, /^(?:consolidated )?(?:net (?:income|profit|earnings|result|loss)|income|profit (?:for|after))\b/i],
]
const MARGIN_WORDS = /\s*(?:\bmargins?\b|\(%\)|%|\bper ?cent(?:age)?\b)\s*/gi

/** What the margins of a statement may be computed from, found by the names of its lines. */
export function ratiosOf({ lineItems }: Pick<ImportStatement, 'lineItems'>): Ratio[] {
  const amounts = lineItems.flatMap((item, at) =>
    item.unit === 'currency' && item.values.length > 0 ? [{ at, label: plain(item.label) }] : [],
  )
  const bottoms = amounts
    .filter(({ label }) => REVENUE.test(label))
    .map(({ at }) => at)
    .slice(0, MOST)
  if (bottoms.length === 0) return []
  return lineItems.flatMap((item, row): Ratio[] => {
    const label = plain(item.label)
    if (
      item.unit !== 'percent' ||
      item.values.length === 0 ||
      !(/\bmargin|%|\bOPM\b/i.test(label) && !/growth|change|tax|pay-?out/i.test(label))
    )
      return []
    const name = label.replace(MARGIN_WORDS, ' ').trim().toLowerCase()
    const lines = MARGINS.find(([margin]) => margin.test(label))?.[1]
    const same = amounts.filter(({ label: other }) => other.toLowerCase() === name)
    const alike = lines ? amounts.filter(({ label: other }) => lines.test(other)) : []
    const tops = [...new Set([...same, ...alike].map(({ at }) => at))].filter(at => !bottoms.includes(at)).slice(0, MOST)
    return tops.length > 0 ? [{ row, tops, bottoms }] : []
  })
}

/** So many lines of a name are tried. */
const MOST = 5

const plain = (label: string): string => inWords(label).trim()

const EPS = /\b(?:EPS|(?:earnings|net income|income|profit|loss)\b.*\bper (?:\w+ )?share)/i
const NET_INCOME = [
  /^net (?:income|earnings|profit)(?: \(loss\))? attributable to (?:share|stock|common)/i,
  /^net (?:income|profit|earnings|loss)\b.*\b(?:shareowners|shareholders|stockholders|common)\b/i,
  /^(?:consolidated )?net (?:income|profit|earnings|result|loss)\b(?!.*(?:margin|per|non-?controlling|before))/i,
]

/** Earnings per share over the shares that stand in the same statement: basic with basic, diluted with diluted. */
function perShare(statement: Checked): Ratio[] {
  const { lineItems } = statement
  const labels = headedLabels(lineItems)
  const income = NET_INCOME.map(pattern =>
    lineItems.findIndex(item => item.unit === 'currency' && item.values.length > 0 && pattern.test(plain(item.label))),
  ).find(at => at >= 0)
  if (income === undefined) return []
  return lineItems.flatMap((item, row): Ratio[] => {
    const label = labels[row] ?? ''
    const kind = /\bdiluted\b/i.test(label) ? 'diluted' : /\bbasic\b/i.test(label) ? 'basic' : null
    if (item.unit !== 'per share' || item.values.length === 0 || !EPS.test(label) || /dividend/i.test(label)) return []
    const bottom = lineItems.findIndex(
      (other, at) =>
        other.unit === 'count' &&
        other.values.length > 0 &&
        /shares?\b/i.test(labels[at] ?? '') &&
        (kind ? new RegExp(`\\b${kind}\\b`, 'i').test(labels[at] ?? '') : !/dilut/i.test(labels[at] ?? '')),
    )
    return bottom >= 0 ? [{ row, tops: [income], bottoms: [bottom] }] : []
  })
}

/** Labels with the heading above them: `Basic` below `Earnings per share`. */
function headedLabels(items: ImportLineItem[]): string[] {
  let heading = ''
  return items.map(({ label, values }) => {
    if (values.length === 0) heading = label
    return /^(?:basic|diluted)\b/i.test(label.trim()) ? `${heading} ${label}` : label
  })
}

/** Whether margins and figures per share are what their lines give. A definition that fits in hardly any column is not believed. */
export function ratioChecks(statement: Checked, values: Values): ImportCheck[] {
  const { lineItems } = statement
  const byCell = new Map<string, { at: number; value: ImportValue }>()
  const quotients = lineItems.some(({ unit, values: own }) => unit !== 'currency' && own.some(({ formula }) => formula?.includes('/')))
  if (quotients) for (const [at, item] of lineItems.entries()) for (const value of item.values) byCell.set(value.cell, { at, value })
  const checks = lineItems.flatMap((item, row) => (quotients ? formulaChecks(item, row, statement, byCell) : []))
  const done = new Set(checks.map(({ cell }) => cell))
  const places = new Map(checks.map(({ cell }, at) => [cell, at]))
  const put = (check: ImportCheck): unknown => (checks[places.get(check.cell) ?? checks.length] = check)
  for (const ratio of ratiosOf(statement)) {
    const found = checksFor(ratio, lineItems[ratio.row]?.whole ?? 100, statement, values)
    const isDivided = lineItems[ratio.row]?.values.some(({ cell }) => done.has(cell)) ?? false
    if (isDivided) for (const check of othersAmong(found)) put(check)
    else if (believed(found)) checks.push(...found)
  }
  for (const ratio of perShare(statement)) {
    const tried = SHARE_SCALES.filter(scale => mayHold(ratio, statement, values, scale)).map(scale =>
      checksFor(ratio, 1, statement, values, scale).filter(({ cell }) => !done.has(cell)),
    )
    const best = tried.reduce((winner, other) => (holding(other) > holding(winner) ? other : winner), [])
    // Preferred dividends and the like come between: only what fits nearly everywhere is the definition.
    if (holding(best) * 2 > best.length) checks.push(...best)
  }
  return checks
}

/** A formula that divides other lines than those that give most columns (`=B7/B6` beside margins of sales) agrees with itself alone. */
const othersAmong = (found: ImportCheck[]): ImportCheck[] =>
  found.length < MOST_OF || holding(found) * 2 <= found.length ? [] : found.filter(({ holds }) => !holds)

const MOST_OF = 3

/** In which powers of ten shares may be counted. */
const SHARE_SCALES = [0, 3, 6, 5, 7, 9]

/** Whether floats show that shares may be counted so, in any column: exact decimals decide, but not of every power of ten. */
function mayHold({ row, tops, bottoms }: Ratio, statement: Checked, values: Values, countScale: number): boolean {
  const above = statement.lineItems[tops[0] ?? -1]
  if (!above) return false
  const factor = 10 ** (scaleOfLine(above, statement) - countScale)
  return statement.columns.some(({ id }) => {
    const [stated, top, bottom] = [values[row]?.get(id), values[tops[0] ?? -1]?.get(id), values[bottoms[0] ?? -1]?.get(id)]
    if (!stated?.value || !top?.value || !bottom?.value) return false
    const below = Math.abs(Number(bottom.value))
    const ratio = (Number(top.value) * factor) / Number(bottom.value)
    const rounding = lastDigit(stated) + (lastDigit(top) * factor + Math.abs(ratio) * lastDigit(bottom)) / below
    return Math.abs(Number(stated.value) - ratio) <= rounding * 2 + Math.abs(ratio) * 1e-6
  })
}

const holding = (checks: ImportCheck[]): number => checks.filter(({ holds }) => holds).length

const believed = (checks: ImportCheck[]): boolean => checks.length <= 2 || holding(checks) * 2 >= checks.length

/** Whether a percentage fits its lines with 1 or with 100 as the whole; null where both or neither do. */
export function wholeThatFits(statement: Checked, values: Values, ratio: Ratio): 1 | 100 | null {
  const fits = ([1, 100] as const).filter(whole => {
    const checks = checksFor(ratio, whole, statement, values)
    return checks.length > 0 && holding(checks) * 2 > checks.length
  })
  return fits.length === 1 ? (fits[0] ?? null) : null
}

/** Checks by the pair of lines that explains most columns. */
function checksFor({ row, tops, bottoms }: Ratio, whole: 1 | 100, statement: Checked, values: Values, countScale = 0): ImportCheck[] {
  let best: ImportCheck[] = []
  for (const top of tops)
    for (const bottom of bottoms) {
      const found = checksOfPair(row, top, bottom, whole, statement, values, countScale)
      if (best.length === 0 || holding(found) > holding(best)) best = found
    }
  return best
}

function checksOfPair(
  row: number,
  top: number,
  bottom: number,
  whole: 1 | 100,
  statement: Checked,
  values: Values,
  countScale: number,
): ImportCheck[] {
  const item = statement.lineItems[row]
  const above = statement.lineItems[top]
  const below = statement.lineItems[bottom]
  if (!item || !above || !below || (item.unit === 'percent' && (above.currency ?? null) !== (below.currency ?? null))) return []
  const shift = scaleOfLine(above, statement) - (below.unit === 'currency' ? scaleOfLine(below, statement) : countScale)
  return statement.columns.flatMap(({ id, role }): ImportCheck[] => {
    const stated = values[row]?.get(id)
    const one = values[top]?.get(id)
    const other = values[bottom]?.get(id)
    if (role !== 'period' || !stated?.value || !one?.value || !other?.value || isNought(other.value)) return []
    return [quotientCheck(item.label, id, stated, one, other, { whole, shift, sheet: statement.sheet, exact: false })]
  })
}

/** Rows that the file itself divides: `B8/B5`. */
function formulaChecks(
  item: ImportLineItem,
  row: number,
  statement: Checked,
  byCell: Map<string, { at: number; value: ImportValue }>,
): ImportCheck[] {
  if (item.unit === 'currency') return []
  return item.values.flatMap((stated): ImportCheck[] => {
    const quotient = stated.value && stated.formula?.includes('/') ? readQuotient(stated.formula) : null
    const one = quotient && byCell.get(cellName(quotient.top.row, quotient.top.column))
    const other = quotient && byCell.get(cellName(quotient.bottom.row, quotient.bottom.column))
    if (!one?.value.value || !other?.value.value || isNought(other.value.value) || one.at === row || other.at === row) return []
    return [
      quotientCheck(item.label, stated.column, stated, one.value, other.value, {
        whole: 1,
        shift: 0,
        sheet: statement.sheet,
        exact: true,
        less: quotient?.less ?? 0,
      }),
    ]
  })
}

function quotientCheck(
  label: string,
  column: string,
  stated: ImportValue,
  top: ImportValue,
  bottom: ImportValue,
  { whole, shift, sheet, exact, less = 0 }: { whole: 1 | 100; shift: number; sheet: string; exact: boolean; less?: number },
): ImportCheck {
  const above = new Big(top.value ?? 0).times(new Big(10).pow(shift))
  const below = new Big(bottom.value ?? 1)
  const ratio = above.div(below).times(whole)
  const computed = ratio.minus(less)
  const said = new Big(stated.value ?? 0)
  const difference = said.minus(computed).abs()
  // What the last digit of each of the three may have been rounded by.
  const rounding = exact
    ? unitOf(stated).div(2)
    : unitOf(stated)
        .plus(unitOf(top).times(new Big(10).pow(shift)).div(below.abs()).times(whole))
        .plus(ratio.abs().times(unitOf(bottom)).div(below.abs()))
        .div(2)
  const holds = difference.lte(rounding.plus(ratio.abs().plus(less).times(1e-9)))
  return checkOf(
    'ratio',
    holds,
    label,
    column,
    stated,
    computed.round(12),
    [top, bottom].map(({ cell }) => ({ sheet, cell })),
  )
}

/** One in the last digit that a value has. */
const unitOf = ({ value }: ImportValue): Big => new Big(10).pow(-decimals(value ?? ''))
const lastDigit = ({ value }: ImportValue): number => 10 ** -decimals(value ?? '')
const decimals = (value: string): number => /\.(\d+)$/.exec(value)?.[1]?.length ?? 0

import type { ImportCheck, ImportStatement } from '../../import.ts'
import { type Checked, checkedColumns, type Part, sameEnd, scaleOfLine, sumCheck, type Values, valuesOf } from './checks.ts'

// Assets against liabilities and equity. The words are those of the totals; a side without a total is not made up here.

const ASSETS =
  /^(?:summe|gesamt) (?:der )?aktiva$|^bilanzsumme aktiva$|^aktiva,? (?:gesamt|summe)$|^total (?:de l['’])?actifs?$|^total (?:del? )?activos?$|^total do ativo$|^total assets?$|^assets,? total$|^sum of assets$|^assets$/i
/** The whole other side. */
const LIABILITIES_AND_EQUITY =
  /\bliabilit(?:y|ies)\b.*(?:\band\b|&|\+).*\b(?:equity|capital|deficit|net assets|funds)\b|\bequity\b.*(?:\band\b|&|\+).*\bliabilit(?:y|ies)\b|^(?:summe|gesamt|bilanzsumme) (?:der )?passiva$|^passiva,? (?:gesamt|summe)$|^total (?:des )?capitaux propres et (?:du |des )?passifs?$|^total (?:du )?passifs? et (?:des )?capitaux propres$|^total (?:del? )?pasivos? y (?:patrimonio(?: neto)?|capital(?: contable)?)$|^total (?:del? )?(?:patrimonio(?: neto)?|capital contable) y pasivos?$|^total do passivo e (?:do )?patrim[ôo]nio l[íi]quido$/i
/** `Assets - (Liabilities + Equity)`: what is left between the sides, and no side. */
const DIFFERENCE = /\bassets?\)? ?(?:[-–−=]|minus\b|less\b)/i
/** In French and Spanish the other side as well, where there is no total of equity beside it. */
const LIABILITIES = /^total liabilit(?:y|ies)$|^total (?:du )?passifs?$|^total (?:del? )?pasivos?$/i
const EQUITY =
  /^total (?:(?:share|stock)(?:holders|owners)['’]? ?|owner['’]?s['’]? ?)?equity$|^total (?:des )?capitaux propres$|^total (?:del? )?(?:patrimonio(?: neto)?|capital contable)$/i
/** One word for the end of both sides: the first is of the assets, the last of what they are financed by. */
const EITHER = /^(?:bilanzsumme|balance sheet total|total (?:du )?bilan)$/i
const NET_ASSETS = /^(?:total )?net assets(?: ?[(/]? ?\(?liabilities\)?)?$/i
const FUNDS = /^(?:total )?(?:share|stock)holders['’]? (?:funds|equity|deficit)$|^total equity$/i

type Balance = Checked & Pick<ImportStatement, 'type'>

interface Sides {
  /** The total of assets; -1: there is none. */
  assets: number
  /** What is its equal, in sum; none. */
  other: number[]
  /** Whether the words leave no doubt that these are the two sides. */
  sure: boolean
}

function sidesOf(statement: Checked): Sides {
  const fits = (pattern: RegExp) => (item: Checked['lineItems'][number]) =>
    item.values.length > 0 && item.currency === undefined && pattern.test(item.label.trim()) && !DIFFERENCE.test(item.label)
  // A line that repeats the total for a check of the file's own adds up nothing.
  const last = (pattern: RegExp): number => {
    const total = statement.lineItems.findLastIndex(item => item.parts.length > 0 && fits(pattern)(item))
    return total >= 0 ? total : statement.lineItems.findLastIndex(fits(pattern))
  }
  const [both, liabilities, equity] = [last(LIABILITIES_AND_EQUITY), last(LIABILITIES), last(EQUITY)]
  const [first, end] = [statement.lineItems.findIndex(fits(EITHER)), last(EITHER)]
  const assets = last(ASSETS)
  const [net, funds] = [last(NET_ASSETS), last(FUNDS)]
  if (assets < 0 && net >= 0 && funds >= 0) return { assets: net, other: [funds], sure: true }
  if (both >= 0) return { assets: assets >= 0 ? assets : first, other: [both], sure: true }
  if (liabilities >= 0 && equity >= 0) return { assets, other: [liabilities, equity], sure: true }
  if (first < end) return { assets: first, other: [end], sure: true }
  // A bare "Total" below the total of the assets, where nothing else is called the other side.
  const bare = last(/^total$/i)
  if (assets >= 0 && liabilities < 0 && bare > assets) return { assets, other: [bare], sure: false }
  return { assets, other: liabilities >= 0 ? [liabilities] : [], sure: false }
}

/** Assets against liabilities and equity, for every column that has both. */
export function balanceChecks(statement: Balance, values: Values): ImportCheck[] {
  if (statement.type !== 'balance') return []
  const sides = sidesOf(statement)
  const columns = checkedColumns(statement)
  const checked = (other: number[]): ImportCheck[] =>
    columns.flatMap(column => check({ ...sides, other, statement, values, column }, { statement, values, column }))
  // `Total passif` holds equity in French, also where that has a total of its own.
  const [liabilities = -1, equity = -1] = sides.other
  if (equity >= 0 && liabilities > equity) {
    const whole = checked([liabilities])
    if (whole.some(({ holds }) => holds)) return whole
  }
  return checked(sides.other)
}

/** The two halves of a balance sheet that stand side by side, or below each other, as tables of their own. */
export function balancesAcross(
  statements: readonly ImportStatement[],
  firstMonth: number,
): { statement: ImportStatement; check: ImportCheck }[] {
  const halves = statements.filter(({ type, checks }) => type === 'balance' && !checks.some(({ kind }) => kind === 'balance'))
  return halves.flatMap(statement => {
    const { assets, other } = sidesOf(statement)
    if (assets < 0 || other.length > 0) return []
    const facing = halves.filter(half => half !== statement && half.sheet === statement.sheet && isOther(sidesOf(half)))
    const half = facing.length === 1 ? facing[0] : undefined
    if (!half) return []
    const [left, right] = [valuesOf(statement), valuesOf(half)]
    const sides = { ...sidesOf(half), assets }
    return checkedColumns(statement).flatMap(column => {
      const same = half.columns.find(one => sameEnd(column, one, firstMonth))
      if (!same) return []
      const found = check({ ...sides, statement, values: left, column }, { statement: half, values: right, column: same })
      return found.map(check => ({ statement, check }))
    })
  })
}

const isOther = ({ assets, other }: Sides): boolean => assets < 0 && other.length > 0

interface Side {
  statement: Checked
  values: Values
  column: Checked['columns'][number]
}

function check({ assets, other, sure, statement, values, column }: Sides & Side, facing: Side): ImportCheck[] {
  const top = statement.lineItems[assets]
  const stated = values[assets]?.get(column.id)
  if (!top || !stated?.value) return []
  const scale = scaleOfLine(top, statement)
  const parts = other.flatMap((index): Part[] => {
    const value = facing.values[index]?.get(facing.column.id)
    const item = facing.statement.lineItems[index]
    return value?.value != null && item ? [{ value, sign: 1, shift: scaleOfLine(item, facing.statement) - scale }] : []
  })
  if (parts.length === 0 || parts.length !== other.length) return []
  const result = sumCheck('balance', statement.sheet, top.label, column.id, stated, parts, parts.length > 1 && scale > 0)
  // Total liabilities alone is the other side only where the file uses the words so.
  return !sure && !result.holds ? [] : [result]
}

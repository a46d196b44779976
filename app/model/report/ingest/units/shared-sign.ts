import type { ImportProblem, ImportStatement } from '../../import.ts'
import { eachVisible } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { shownFormat } from '../cells/shown-format.ts'
import { quoted } from '../cells/text.ts'

// `$` is the money of thirty countries, `¥` and `Rs` that of several. Where a sheet does not say whose, it is that of the company if it has
// such a sign, else that of the largest of these countries; a sheet that speaks of another one asks.

export const SHARED_SIGN = 'shared-sign'

interface Sign {
  /** As which a bare sign is read. */
  read: string
  called: string
  sign: RegExp
  /** What names the money of that one country in so many words, or by the country of a number format. */
  named: RegExp
  /** What is said where another country has money with this sign, and nowhere else. */
  elsewhere: RegExp
}

const SIGNS: readonly Sign[] = [
  {
    read: 'USD',
    called: 'US dollars',
    sign: /\$|(?<!\p{L})dollars?(?!\p{L})/iu,
    named: /USD|US ?\$|U\.S\.|united states|(?<!\p{L})US dollars?|d[óo]lar|\[\$\$-(?:0*409|en-US)\]/iu,
    elsewhere:
      /(?<!\p{L})(?:pty\.?(?: ltd)?|superannuation|PAYG|australia|GST(?:\/HST)?|HST|CRA|ontario|qu[ée]bec|canada|kiwisaver|new zealand|pte\.?(?: ltd)?|CPF|singapore|hong kong|MPF)(?!\p{L})/iu,
  },
  {
    read: 'JPY',
    called: 'yen',
    sign: /[¥￥]/,
    named: /JPY|(?<!\p{L})yen(?!\p{L})|[円\u3040-\u30ff]|\[\$[¥￥]-(?:0*411|ja)/iu,
    elsewhere: /[\u4e00-\u9fff]{2}|(?<!\p{L})(?:china|beijing|shanghai|shenzhen)(?!\p{L})/iu,
  },
  {
    read: 'INR',
    called: 'Indian rupees',
    sign: /(?<!\p{L})Rs(?!\p{L})|₨|(?<!\p{L})rupees?(?!\p{L})/iu,
    named: /INR|₹|(?<!\p{L})indian?(?!\p{L})/iu,
    elsewhere: /(?<!\p{L})(?:pakistan|karachi|lahore|islamabad|sri lanka|colombo|nepal|kathmandu|mauritius)(?!\p{L})/iu,
  },
]

/** So many cells in Spanish make a sheet of it. */
const SEVERAL = 3

const SPANISH =
  /(?<!\p{L})(?:ingresos?|egresos?|gastos?|ventas|costos?|costes?|utilidad(?:es)?|activos?|pasivos?|presupuesto|impuestos?|cuentas?|resultados?|efectivo|caja|saldo|sueldos?|pr[ée]stamos?|deudas?|inversi[óo]n(?:es)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{L})/iu

/** The sign by which a money is written at home: `$` of AUD as of USD. */
function signAtHome(currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

const hasSign = ({ read }: Sign, company: string): boolean =>
  company !== read && signAtHome(company) === (read === 'INR' ? 'Rs' : signAtHome(read))

/** A sign over or beside the figures of a sheet that several moneys have, and nothing that says whose: the company's money, or a question. */
export function settleSigns(grid: Grid, statements: readonly ImportStatement[], company: string | null, problems: ImportProblem[]): void {
  for (const sign of SIGNS) {
    const own = statements.filter(
      ({ unit, lineItems }) => unit.currency === sign.read || lineItems.some(({ currency }) => currency === sign.read),
    )
    const found = own.length > 0 ? signIn(grid, sign, own) : null
    if (!found) continue
    const tell = (severity: 'info' | 'warning', message: string): void => {
      problems.push({ severity, code: SHARED_SIGN, sheet: grid.name, cell: found.cell, message })
    }
    if (company && hasSign(sign, company)) {
      for (const { unit, lineItems } of own) for (const one of [unit, ...lineItems]) if (one.currency === sign.read) one.currency = company
      tell('info', `${quoted(found.text)} is read as ${company}, the currency of the company. Where it is another money, say which.`)
    } else if (found.elsewhere !== null)
      tell(
        'warning',
        `${quoted(found.text)} is read as ${sign.called}, and ${quoted(found.elsewhere)} is said where it is another money. Say which money it is.`,
      )
    else if (found.spanish >= SEVERAL)
      tell(
        'warning',
        `${quoted(found.text)} is read as US dollars, and in a sheet in Spanish it may as well be pesos. Say which money it is.`,
      )
  }
}

interface Found {
  cell: string
  text: string
  /** What speaks of another country, as it stands. */
  elsewhere: string | null
  spanish: number
}

/** Where a sheet first has a sign, and what speaks for another country; null where it has none, or says whose money it is. */
function signIn(grid: Grid, { read, sign, named, elsewhere }: Sign, statements: readonly ImportStatement[]): Found | null {
  if (named.test(grid.name)) return null
  // What a line is about (`Difference in rates, USD`, `Sales in Canada`) is not what it counts in.
  const lines = new Set(statements.flatMap(({ lineItems }) => lineItems.map(({ labelCell }) => labelCell)))
  const found: { cell: string | null; text: string; elsewhere: string | null; spanish: number } = {
    cell: null,
    text: '',
    elsewhere: elsewhere.exec(grid.name)?.[0] ?? null,
    spanish: 0,
  }
  let isNamed = false
  for (const row of grid.rows.keys()) {
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      if (isNamed) return
      const said = cell.kind === 'text' ? cellText(cell) : shownFormat(cell.format ?? '')
      const name = cellName(row, column)
      if (cell.kind === 'text') {
        if (read === 'USD' && SPANISH.test(said)) found.spanish++
        if (!lines.has(name)) found.elsewhere ??= elsewhere.exec(said)?.[0] ?? null
      }
      if (!lines.has(name) && named.test(said)) isNamed = true
      if (found.cell === null) {
        const [text] = sign.exec(cell.kind === 'number' ? said.replace(/\[\$-[^\]]*\]/g, '') : said) ?? []
        if (text !== undefined) Object.assign(found, { cell: name, text })
      }
    })
    if (isNamed) return null
  }
  return found.cell === null ? null : { ...found, cell: found.cell }
}

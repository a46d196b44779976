import type { ImportProblem, StatementType } from '../../import.ts'
import type { RowUnit } from './row-unit.ts'
import { currencyIn } from './currencies.ts'
import type { Row } from '../rows/rows.ts'
import { isOfWhich } from '../rows/total-words.ts'
import { scaleName } from './scale-telling.ts'
import { speaksOfMoney } from './money-words.ts'
import { shorten, someCells } from '../cells/text.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { namesCount, OF_RESULT } from './label-words.ts'
import { unitAlone } from './unit.ts'

// What is asked of lines of which no word says what they count. Each question names all of its lines, so that one answer does for them.

/** `422.6 | 42.9 | 0.77` under names: the first figure stands where the lines are named, and is none of the statement. */
export function tellNamedByFigure(rows: readonly Row[], sheet: string, problems: ImportProblem[]): void {
  for (const { label, labelCell, values } of rows)
    if (/^-?\d{2,}\.\d+$/.test(label) && values.some(({ value }) => value !== null))
      problems.push({
        severity: 'warning',
        code: 'named-by-figure',
        sheet,
        cell: labelCell,
        message: `The figure ${shorten(label, 30)} stands where the lines are named: it is read as a name. Put a name in front of it if it belongs to the report.`,
      })
}

/**
 * Lines of which nothing tells whether they are money, beside others that are, or where nothing at all speaks of what the lines count: where no
 * currency is named they are read as numbers.
 * @param titles what stands over them and their columns, which may say that they count something
 */
export function tellAssumed(
  rows: readonly Row[],
  units: readonly RowUnit[],
  titles: readonly string[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const isFilled = ({ values }: Row): boolean => values.some(({ value }) => value !== null && value !== '0')
  const filled = rows.flatMap((row, at) => (row.label !== '' && isFilled(row) ? [{ row, unit: units[at] }] : []))
  const assumed = filled.flatMap(({ row, unit }) => (unit?.assumed ? [row] : []))
  const asked = new Set(
    problems.flatMap(({ code, sheet: at, cell, cells }) => (code === 'row-unit' && at === sheet ? (cells ?? [cell]) : [])),
  )
  const costs = new Set(filled.flatMap(({ row, unit }) => (unit?.mayBeCost && !asked.has(row.labelCell) ? [row] : [])))
  // Words of a script that hardly any rule knows say nothing either way.
  const isUnread = ({ label }: Row): boolean => /\p{L}{2}/u.test(label) && !READ.test(label)
  const isMoney = rows.some((row, at) => isFilled(row) && units[at]?.unit === 'currency') || areWrittenAsMoney(assumed)
  // `0.0 "t"` writes a unit behind each figure.
  const isWritten = ({ values }: Row): boolean => values.some(({ format }) => /"[^"]*\p{L}/u.test(format))
  const unnamed = assumed.filter(
    row => (costs.has(row) || !namesCount(row.label)) && !namesTime(readHeader(row.label, null)) && (isMoney || !isWritten(row)),
  )
  // One line of people among many that say nothing makes no table of counts.
  const counted = filled.filter(({ unit }) => unit?.unit === 'count' && !unit.assumed)
  // `Headcount cost` may be what people cost, and `Top customers` what each of them brings.
  const saysCounted = (title: string): boolean => {
    const said = title.replace(DIVIDED, ' ')
    return (namesCount(said) || COUNTED.test(said)) && !COST_OF_PEOPLE.test(said)
  }
  const isCounted = titles.some(saysCounted) || counted.length * FEW > unnamed.length
  const isUnsaid =
    (unnamed.length > 1 || filled.length === 1) && unnamed.length === assumed.length && (!isCounted || unnamed.every(isUnread))
  const isAsked = problems.some(
    ({ code, sheet: at, cell }) => code === 'row-unit' && at === sheet && unnamed.some(row => row.labelCell === cell),
  )
  const open = isMoney || (isUnsaid && !isAsked) ? unnamed : unnamed.filter(({ label }) => KEPT.test(label) || MAY_BE_MONEY.test(label))
  const [first] = open
  if (!first) return
  const labels = open.slice(0, 6).map(({ label }) => `“${shorten(label, 40)}”`)
  const more = open.length > 6 ? ` and ${open.length - 6} more` : ''
  problems.push({
    severity: 'warning',
    code: 'row-unit',
    sheet,
    cell: first.labelCell,
    cells: open.map(({ labelCell }) => labelCell),
    message: `${labels.join(', ')}${more}: no word says whether ${open.length === 1 ? 'it is' : 'they are'} money. Read as plain numbers; say so where ${open.length === 1 ? 'it is' : 'they are'} money.`,
  })
}

/** `50,000.00 | 40,000.00` almost throughout: nobody writes cents of what is counted. */
function areWrittenAsMoney(rows: readonly Row[]): boolean {
  const isCents = ({ format, text }: Row['values'][number]): boolean => /[#0][.,]00(?!\d)/.test(format) || /\d[.,]\d\d$/.test(text.trim())
  const isLarge = ({ value }: Row['values'][number]): boolean => Math.abs(Number(value)) >= 1_000
  const filled = rows.flatMap(({ values }) => values.filter(({ value }) => value !== null && value !== '0'))
  return rows.length > 1 && filled.filter(isCents).length * 10 >= filled.length * 9 && filled.some(isLarge)
}

const COST_OF_PEOPLE =
  /(?<!\p{L})(?:head ?count|staff|people|personnel|employee|workforce|FTE)s?(?:['’]s?)? (?:costs?|expenses?|spend(?:ing)?|salar(?:y|ies)|pay|wages)(?!\p{L})/iu

/** What a table is divided by. */
const DIVIDED = /(?<!\p{L})(?:top|by|per|je|nach|par|por|pro)(?: \d+)? \p{L}+/giu

/** So many lines that say nothing are no more counted for one that is. */
const FEW = 4

/** What tables of people, pieces and time are called. */
const COUNTED =
  /(?<!\p{L})(?:staff|people|personnel|workforce|roster|persone|personale?|personas|effectifs?|plantilla|organico|volumes?|quantit(?:y|ies|és?)|menge[n]?|units|pieces|stück|tonn(?:e|age)s?|hours|stunden|heures|horas|ore|deliveries|lieferungen|orders|tickets|cases|incidents|posts|followers|visits|visites|besuche|production|produktion|producción|produzione|capacity|kapazität|capacité|tasks?|effort|aufwand in|schedule|roadmap|gantt)(?!\p{L})/iu

/** What a business pays, keeps or is left with, and what its customers and suppliers may be divided by as well. */
const MAY_BE_MONEY =
  /^(?:(?:gross|operating|contribution|net) margin|contribution|bonus(?:es)?|commissions?|(?:travel|insurance|utilities|advertising|freight|materials|subscriptions|surplus|deficit)|spenden|mitgliedsbeiträge|zuschüsse|fördermittel|investitionen|werbung|versicherungen|dons|cotisations|publicité|assurances|donaciones|seguros|publicidad|inversiones|contributi|investimenti|dotacje)(?!\p{L})/iu

/** Letters of scripts whose words for money are known. */
const READ = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u

const SALES = /\b(?:sales|sold|ventas|vendas|verkäufe|ventes|vendite)\b/gi

/** `2003 Sales` over colours or models, in whole numbers and without a currency: money, or pieces. */
export function tellSales(
  rows: readonly Row[],
  units: readonly RowUnit[],
  titles: string,
  names: (row: Row) => boolean,
  sheet: string,
  problems: ImportProblem[],
): void {
  if (speaksOfMoney(titles.replace(SALES, ' ')) || titles.replace(SALES, '') === titles) return
  const filled = rows.flatMap((row, at) => (row.values.some(({ value }) => value !== null) ? [{ row, unit: units[at] }] : []))
  const open = filled.filter(({ row, unit }) => unit?.unit === 'currency' && !unit.assumed && row.label !== '')
  const areWhole = open.every(({ row: { values } }) =>
    values.every(({ value, format }) => value === null || (/^-?\d+$/.test(value) && !/0[.,]0/.test(format))),
  )
  const [first] = open
  if (!first || !areWhole || filled.some(({ row }) => names(row))) return
  problems.push({
    severity: 'warning',
    code: 'row-unit',
    sheet,
    cell: first.row.labelCell,
    cells: open.map(({ row }) => row.labelCell),
    message: `“${shorten(titles.trim(), 60)}” names no currency: ${someCells(open.map(({ row }) => row.labelCell))} ${open.length === 1 ? 'is' : 'are'} read as money, and may be pieces as well. Say which it is.`,
  })
}

/** At least half of the lines of money are in sums: then the few that are in none and name no money may count anything. */
export function tellUnsummed(
  rows: readonly Row[],
  units: readonly RowUnit[],
  sums: readonly { parts: readonly { index: number }[] }[],
  names: (row: Row) => boolean,
  { scale, type }: { scale: number; type: StatementType },
  sheet: string,
  problems: ImportProblem[],
): void {
  const summed = new Set(sums.flatMap(({ parts }, at) => (parts.length === 0 ? [] : [at, ...parts.map(({ index }) => index)])))
  const money = rows.flatMap((row, at) => {
    const isFilled = row.values.some(({ value }) => value !== null)
    return isFilled && units[at]?.unit === 'currency' && units[at]?.scale === undefined && units[at]?.currency === undefined ? [at] : []
  })
  const asked = new Set(problems.flatMap(({ code, sheet: on, cell }) => (code === 'row-unit' && on === sheet ? [cell] : [])))
  // Among key figures any line may count anything, whatever their title says.
  const counted = rows.filter(({ label }, at) => units[at]?.unit === 'count' && !SHARES.test(label))
  const rates = rows.filter(({ label }, at) => ['percent', 'ratio'].includes(units[at]?.unit ?? '') && !OF_RESULT.test(label))
  const isMixed =
    type === 'kpi'
      ? units.filter(({ unit }) => unit !== 'currency').length > 1
      : type !== 'balance' && (counted.length > 1 || counted.length + rates.length >= SOME_RATES)
  const alone = money.filter(at => {
    const row = rows[at]
    const mayBeOther = row !== undefined && (mayBePercent(row) || (isMixed && isQuotient(row)))
    return (
      row &&
      !summed.has(at) &&
      !asked.has(row.labelCell) &&
      unitAlone(row.noted ?? row.note ?? '') !== 'money' &&
      (!names(row) || mayCount(row) || mayBeOther) &&
      currencyIn(row.label) === null &&
      ((!RESULT.test(row.label) && !isOfWhich(row.label)) || mayBeOther) &&
      !KEPT.test(row.label) &&
      row.values.every(({ currency, format }) => currency === null && !/[$€£¥]/.test(format))
    )
  })
  const isAsked = isMixed || ((money.length - alone.length) * 2 >= money.length && summed.size > 0)
  const open = isAsked || type === 'balance' ? alone : alone.filter(at => mayCount(rows[at]))
  const [first] = open
  if (first === undefined || (type === 'balance' && !isAsked)) return
  const labels = open.map(at => (rows[at]?.label ? `“${shorten(rows[at].label, 40)}”` : (rows[at]?.labelCell ?? '')))
  problems.push({
    severity: 'warning',
    code: 'row-unit',
    sheet,
    cell: rows[first]?.labelCell ?? null,
    cells: open.flatMap(at => rows[at]?.labelCell ?? []),
    message: `${labels.slice(0, 6).join(', ')}${labels.length > 6 ? ` and ${labels.length - 6} more` : ''}: in no sum, and no word says that ${labels.length === 1 ? 'it is' : 'they are'} money. Read in ${scaleName(scale)} like the rest; say so where ${labels.length === 1 ? 'it counts' : 'they count'} something else.`,
  })
}

/** `Members | 2100`, `Rooms | 540`: how many there are, or what they bring. */
const mayCount = (row: Row | undefined): boolean =>
  row !== undefined && MAY_COUNT.test(row.label.trim()) && row.values.every(({ value }) => value === null || /^\d+$/.test(value))

/** Shares are counted below any income statement: they make no table of key figures of it. */
const SHARES = /\b(?:shares?|stock|aktien|actions|acciones|azioni|ações|aktier|aandelen|akcj[ie])\b/iu

/** So many counts, or rates of other things than its results make key figures of a table. */
const SOME_RATES = 3
const MAY_COUNT =
  /^(?:(?:total|active|new|number of|our|permanent|temporary|other|junior|senior|sales|service|production|field|office|warehouse) )*(?:(?:engineer|developer|worker|driver|nurse|doctor|teacher|manager|analyst|technician|operator|apprentice|intern|trainee|designer|assistant|supervisor|planner|buyer|mechanic|pilot)s|sales ?people|rooms|vehicles|trucks|cars|machines|contracts|transactions|members(?:hips)?|locations|sites|branches|flights|shipments|deliveries|projects|events|tickets|partners|policies|units|seats|visits|calls|installations|licen[cs]es|shops|restaurants|franchises|hotels|clinics|schools|apartments|parking spaces|acres|cases|orders|shifts|clients|customers|accidents|complaints|patents|ratings?|scores?|ranks?|productivity|throughput|(?:\w+ )*lead time|(?:[\w-]+ )*index(?: \([^()]*\))?|kunden|aufträge|mitarbeitende|auszubildende|schichten|commandes|clients|pedidos|clientes|ordini|clienti)$/i

/** Of sales, or of staff. */
const TURNOVER = /^turn-?over(?: rate)?$/i

/** `PFN / Patrimonio netto | 0.5`: one amount in parts of another, whatever they are called. */
const isQuotient = ({ label, values }: Row): boolean =>
  (TURNOVER.test(label.trim()) || /^[^/]*\p{L}\.?\)? ?\/ ?\(?\p{L}[^/]*$/u.test(label)) &&
  values.every(({ value }) => value === null || (Number(value) >= 0 && Number(value) <= 100))

/** `Gross margin | 78 | 79`: money or percent. */
const mayBePercent = ({ label, values }: Row): boolean =>
  /^(?:(?:gross|contribution) margin|deckungsbeitrag(?: I{1,3}| \d)?|rohertrag|marge (?:brute|commerciale)|margen (?:bruto|operativo|de contribuci[óo]n)|margine (?:lordo|operativo)|margem (?:bruta|operacional|l[íi]quida)|(?:capacity |fleet |room |bed |staff |customer |employee )?(?:utili[sz]ation|occupancy|retention|churn)|attrition|absenteeism|satisfaction|(?:täcknings|dæknings|deknings)bidrag|brutomarge|marża(?: \p{L}+)?|маржа)$/iu.test(
    label.trim(),
  ) && values.every(({ value }) => value === null || Math.abs(Number(value)) <= 100)

/** What lines of money are called that stand beside the sums. */
const RESULT =
  /^(?:of which|thereof|davon|dont|waarvan|de (?:los|las) cuales)\b|\b(?:total|net|gross|balance|result|margin|income|loss|surplus|deficit|EBIT|funds|reserve|capital|opening|closing|check|change|variance|variation|other|summe|gesamt|saldo|ergebnis|différence|gewinn|verlust|überschuss|fehlbetrag|solde|résultat|resultado|resultaat)\w*/i
/** What a business has, owes and is ordered, which nobody counts in anything else beside a statement of money. */
const KEPT =
  /(?<!\p{L})(?:receivables?|payables?|debtors|creditors|inventor(?:y|ies)|provisions?|goodwill|intangibles?|property|deposits?|prepayments?|accruals?|deferred|grants?|donations?|premiums?|claims|backlog|bookings|billings|order (?:intake|book)|financing|investments?|repayments?|proceeds|facilit(?:y|ies)|headroom|overdrafts?|forderungen|vorräte|verbindlichkeiten|rückstellungen|auftrags(?:eingang|bestand)|créances|emprunts?|carnet de commandes|existencias|deudores|acreedores)(?!\p{L})/iu

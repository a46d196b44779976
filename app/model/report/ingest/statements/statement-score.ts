import type { ImportStatement } from '../../import.ts'
import { typeOfTitle } from '../sheets/statement-titles.ts'
import { anywhere } from '../cells/plain-twin.ts'

/** How much a statement looks like one of the main three: for the order in which a long workbook offers its sheets. */
export function scoreOf({ title, type, sheet, lineItems, columns }: ImportStatement): number {
  // A schedule with interest and profit among its lines may be longer than the statement that is called so.
  let score = typeOfTitle(title) === type ? 10 : 0
  const has = (pattern: RegExp): boolean => lineItems.some(({ label, values }) => pattern.test(label) && values.length > 0)
  if (type === 'income') score += has(/revenues?|sales|income/i) && has(/net (?:income|profit|loss|earnings)|profit/i) ? 40 : -40
  if (type === 'balance') score += has(/^total assets?(?:\s*\(?\w\)?)?$/i) && has(/equity|capital/i) ? 40 : -40
  if (type === 'cash flow') score += has(/operati(?:ng|ons)/i) && has(/financing/i) ? 40 : -40
  if (type === 'other' || type === 'kpi' || type === 'headcount') score += 5
  if (/parenthetical|\bdetails?\b|narrative|tables?\b|polic(?:y|ies)|schedule|note/i.test(`${title} ${sheet}`)) score -= 25
  if (/ - /.test(title)) score -= 10
  return score + Math.min(lineItems.length, 40) / 4 + Math.min(columns.length, 8)
}

/** Nothing else has both of these. */
const BALANCE = [
  anywhere(
    /^(?:total assets|(?:total )?aktiva|summe (?:der )?aktiva|bilanzsumme|total (?:de l['’])?actif|total (?:del |de )?activos?|totale (?:dell['’])?attiv(?:o|ità)|total(?:a|t)? (?:d[eo]s? )?ativos?|tota(?:al|le) activa|(?:summa|totala) tillgångar|aktiver,? i alt|sum eiendeler|(?:suma aktywów|aktywa razem|razem aktywa)|aktiva celkem|(?:vastaavaa|varat) yhteensä|(?:toplam varlıklar|varlıklar toplamı|aktif toplamı)|total activ[e]?|eszközök összesen)$/iu,
  ),
  anywhere(
    /liabilities and\b.*\bequity|equity and\b.*\bliabilities|summe (?:der )?passiva|^fremdkapital$|total (?:du )?passif|total (?:del )?pasivos? (?:y|\+|e) |total (?:capital|patrimonio)(?: neto)? y pasivos?|totale (?:del )?passivo|totale passività|totale patrimonio netto e passiv|total (?:d[eo]s? )?passivos? e |total (?:do )?patrim[ôo]nio l[íi]quido e passivos?|totaal passiva|eget kapital och\b.*skulder|passiver,? i alt|egenkapital og gjeld|suma pasywów|pasywa razem|razem pasywa|pasiva celkem|vastattavaa yhteensä|oma pääoma ja velat|toplam kaynaklar|kaynaklar toplamı|pasif toplamı|total pasiv|capitaluri (?:proprii )?și datorii|források összesen/iu,
  ),
]
const SALES = anywhere(
  /^(?:(?:total|net) )?(?:revenues?|sales|income|turnover)\b|umsatz|chiffre d|ingresos|ricavi|intäkter|receita|omzet|oms[äæe]tning(?!saktiv)|omsättning(?!stillg)|przychody|tržby|liikevaihto|hasılat|venituri|bevétel/iu,
)

/** Whether lines are those of a balance sheet, whatever stands over them: a title may be that of the statement beside it. */
export const isBalanceSheet = (has: (pattern: Pick<RegExp, 'test'>) => boolean): boolean => BALANCE.every(has) && !has(SALES)

const OF_BALANCE =
  /assets?\b|liabilit|equity|capital|payables?\b|receivables?\b|\bcash\b|inventor|reserves?\b|\bloans?\b|deposits?\b|aktiva|passiva|actif|passif|activo|pasivo/i
const OF_INCOME = [/\b(?:interest|operating|net|commission|other) income\b|revenue|\bsales\b/i, /\bexpenses?\b|\bcosts?\b/i]

const OF_FLOWS = [/\b(?:in-?flows?|receipts)\b/i, /\b(?:out-?flows?|payments|disbursements)\b/i]

/** Income and expenses under the name of a balance sheet, and nothing that one holds: the name is that of another sheet. `As of` says a day all the same. */
export const isIncomeInstead = (title: string, has: (pattern: RegExp) => boolean): boolean =>
  !/\bas (?:of|at)\b/i.test(title) &&
  ((!has(OF_BALANCE) && OF_INCOME.every(has)) || (OF_FLOWS.every(has) && !has(/assets?\b|liabilit|equity/i)))

/** Each in one way only, and a few of them: labels of any length are held against it. */
const KIND_OF =
  "(?:(?:total|net|gross|current|non-?current|fixed|tangible|intangible|financial|trade|account|other|bank|cash|closing|ending|end|year-?end|month-?end|loan|debt|credit|saving|mortgage|customer|supplier|client|long-?term|short-?term|share(?:holder|owner)|stock(?:holder|owner)|owner|raw material|finished good|deposit|principal|remaining|unpaid|gesamt|kassen|sonstige|kurzfristige|langfristige)[’'s]{0,2}[ _]|&[ _]|and[ _]){0,5}"
/** What is there on a day, and what is owed on it; an opening balance is of another day than its month's last, and a purchase of
 * assets or what a country's trade leaves is of none. */
const OF_A_DAY = anywhere(
  new RegExp(
    `^(?!(?:trade|current[ _]account|budget|fiscal|external)[ _]balance)${KIND_OF}(?:balances?|(?:receivables?|payables?|inventor(?:y|ies)|assets|liabilities|equity|net[ _]worth|net[ _]debt|cash(?:[ _](?:at[ _]bank|in[ _]hand|and[ _](?:cash[ _])?equivalents))?|loans?)(?:[ _](?:outstanding|balance))?|outstanding(?:[ _](?:loans?|debts?|principal|balances?))?|(?:konto|darlehens|kassen|schluss|end)(?:stand|saldo|bestand)|bestand|bankguthaben|forderungen|verbindlichkeiten|eigenkapital|vorräte|encours|créances|dettes|stocks?)$`,
    'iu',
  ),
)
/** Of these at least one: `Cash` and `Loans` may be what came in. */
const CLEARLY_OF_A_DAY =
  /\bbalances?$|outstanding|receivables?|payables?|inventor|\b(?:assets|liabilities|equity)$|net[ _](?:worth|debt)|(?:saldo|kontostand|endbestand)$|forderungen|verbindlichkeiten|eigenkapital|\bsoldes?$|encours|créances/iu

/** Whether all lines say what is there on a day, as `Date | Cash | Receivables | Total assets` or `Month | Closing balance` do. */
export const areOfADay = (labels: readonly string[]): boolean =>
  labels.length > 0 && labels.every(label => OF_A_DAY.test(label.trim())) && labels.some(label => CLEARLY_OF_A_DAY.test(label.trim()))

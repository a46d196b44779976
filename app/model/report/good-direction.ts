import { compare } from '../money.ts'
import type { ImportLineItem, ImportStatement } from './import.ts'

// What is good when it is more, and when it is less, in English, German, French and Spanish.
const letters = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')

const RESULTS =
  'profits?|assets?|earnings|margins?|ebit(?:da)?|\\p{L}*ergebnis(?:se)?|gewinn|\\p{L}*überschuss|bénéfices?|résultat|marge|beneficios?|resultado|margen|' +
  '(?:net|operating|trading|financial|annual|group|consolidated|underlying|ordinary|total) results?|results? (?:before|after|for|of|from)'
const GOOD_UP = letters(
  `${RESULTS}|revenues?|sales|turnover|income|cash|gains?|equity|receipts|retention|satisfaction|nps|customers|bookings|backlog|arr|mrr|output|yield|headcount growth|eps|dividends?|order intake|new orders|on[- ]time delivery|OEE|OTIF|utili[sz]ation|productivity|uptime|runway|surplus|` +
    'umsatz|umsätze|umsatzerlöse|erlöse|\\p{L}*erträge|\\p{L}*ertrag|eigenkapital|\\p{L}*vermögen|auftragseingang|auftragsbestand|liquide mittel|kundenzufriedenheit|auslastung|(?:liefer)?(?:termin)?treue|eigenkapitalquote|' +
    "chiffre d[’']affaires|produits?|ventes|trésorerie|capitaux propres|actifs?|ingresos|ventas|patrimonio(?: neto)?|activos?|tesorería",
)
const GOOD_DOWN = letters(
  '(?:cash|capital) tied up|cash conversion cycle|cash burn|costs?|cogs|expenses?|expenditures?|loss(?:es)?|tax(?:es)?|debts?|borrowings|liabilit(?:y|ies)|payables?|churn|attrition|turnover rate|sick|absence|absenteeism|defects?|scrap|rejects?|rework|downtime|payback|DSO|DIO|days (?:sales|inventory) outstanding|lead times?|cycle times?|overdue|returns|complaints|incidents|accidents|interest expense|depreciation|amorti[sz]ation|impairments?|wages|salar(?:y|ies)|payroll|rent|overheads?|fees|freight|marketing|administrative|research|' +
    '\\p{L}*aufwand|\\p{L}*aufwendungen|\\p{L}*kosten|abschreibungen|steuern|\\p{L}*steuer|verbindlichkeiten|\\p{L}*schulden|darlehen|löhne|gehälter|miete|fluktuation|krankenstand|ausschuss|reklamation(?:en|squoten?)|' +
    'charges?|dépenses?|coûts?|frais|impôts?|dettes?|emprunts?|amortissements?|pertes?|salaires?|loyers?|achats|gastos?|costes?|costos?|impuestos?|deudas?|préstamos?|pasivos?|pérdidas?|sueldos?|salarios|alquiler(?:es)?|amortizaci(?:ón|ones)|compras',
)
// Of a balance sheet only these: less property is no worse and more stock no better.
const BALANCE_UP = letters(
  'cash|equity|retained earnings|net assets|eigenkapital|liquide mittel|gewinnrücklagen|trésorerie|capitaux propres|patrimonio(?: neto)?|tesorería|efectivo',
)
const BALANCE_DOWN = letters('debts?|borrowings|overdrafts?|\\p{L}*schulden|darlehen|dettes|emprunts?|deudas?|préstamos?')
const ASSETS = letters('assets|aktiva|\\p{L}*vermögen|actifs?|activos?')
const BOTH_SIDES = letters('liabilit(?:y|ies)|verbindlichkeiten|passifs?|pasivos?')
const AFTER = letters('before|after|excluding|net of|less|per|from|vor|nach|avant|après|antes|después')
const RESULT = letters(RESULTS)
const CHANGE = letters(
  'changes?|(?:in|de)creases?|movements?|veränderung(?:en)?|zunahme|abnahme|variations?|augmentation|diminution|variación|aumento|disminución',
)
const LOSS = letters('loss(?:es)?|verluste?|\\p{L}*fehlbetrag|pertes?|pérdidas?')

/**
 * A proposal for what direction is good, by the words of the row and of those above it; null where words say nothing. Costs that the file
 * writes as negative numbers are good when they go up: in an income statement or cash flow all lines of money, where most of its costs are so.
 */
export function goodDirection(imported: Directed, at: number): 'up' | 'down' | null {
  const row = imported.lineItems[at]
  if (!row || (row.kind === 'heading' && row.values.length === 0)) return null
  const verdict = verdictOf(imported, row)
  if (verdict !== 'down') return verdict
  const { above, below } = signsOf(imported, row)
  // Depreciation that a cash flow adds back is no spending: more of it is neither good nor bad.
  const isCash = imported.type === 'cash flow' && isFlow(imported, row)
  if (isCash && above > 0 && below === 0 && (spendsBelowZero(imported) || isAdded(imported, at))) return null
  // What is owed more than before was not paid yet: what a change of it means for cash is in its sign.
  if (isCash && CHANGE.test(row.label)) return null
  // A loss below zero is one whatever the costs above it look like, and what one tonne costs is written above zero beside costs below it.
  const isOwn = LOSS.test(row.label) || (row.unit === 'per share' && above > 0 && below === 0)
  const ownBelow = (below > 0 && above === 0) || (LOSS.test(row.label) && isProfitAbove(imported, at))
  const negative = isFlow(imported, row) && !isOwn ? spendsBelowZero(imported) : ownBelow
  return negative ? 'up' : 'down'
}

/** Whether a line says by its own words what was spent, however it is signed: a gain among operating expenses is none. Null: they say nothing. */
export function isSpending(imported: Directed, at: number): boolean | null {
  const row = imported.lineItems[at]
  const said = row ? ofWords(row.label) : null
  if (!row || said === null) return null
  return said === 'down' && verdictOf(imported, row) === 'down' && !LOSS.test(row.label) && !CHANGE.test(row.label)
}

/**
 * Whether the sums say that a loss would be a profit above zero: a result adds it, or it adds revenue itself. A quarter in the black among
 * those of a start-up leaves "Net loss" with both signs.
 */
function isProfitAbove({ type, lineItems }: Directed, at: number): boolean {
  if (type === 'cash flow') return false
  const isGood = (row: ImportLineItem | undefined): boolean => row !== undefined && ofWords(row.label) === 'up'
  const adds = lineItems[at]?.parts.some(({ item, sign }) => sign === 1 && isGood(lineItems[item])) ?? false
  return adds || lineItems.some(row => isGood(row) && row.parts.some(({ item, sign }) => item === at && sign === 1))
}

const isAdded = ({ lineItems }: Directed, at: number): boolean =>
  lineItems.some(({ parts }) => parts.some(({ item, sign }) => item === at && sign === 1))

type Directed = Pick<ImportStatement, 'type' | 'columns' | 'lineItems'>

function verdictOf({ type, lineItems }: Directed, row: ImportLineItem): 'up' | 'down' | null {
  // More people in sales are no more sales.
  if (type === 'headcount' && countsPeople(lineItems, row)) return null
  if (type !== 'balance') return (spentIn(lineItems).has(row) ? 'down' : ofWords(row.label)) ?? ofAncestors(lineItems, row)
  // Debt securities that a bank holds are no debts of its own.
  const isHeld = ancestorsOf(lineItems, row).some(({ label }) => ASSETS.test(label))
  const down = BALANCE_DOWN.test(row.label) && !isHeld
  if (BOTH_SIDES.test(row.label)) return null
  return BALANCE_UP.test(row.label) === down ? null : down ? 'down' : 'up'
}

const SPENT_ON = letters('(?:costs?|expenses?) (?:of|for)')

const spentOf = new WeakMap<object, Set<ImportLineItem | undefined>>()

/** What sums of costs add: of "Sales" within the operating expenses and "Subscription revenue" within the cost of revenue the sum decides. */
function spentIn(rows: ImportLineItem[]): Set<ImportLineItem | undefined> {
  const known = spentOf.get(rows)
  if (known) return known
  const sums = rows.filter(({ label }) => GOOD_DOWN.test(label) && !LOSS.test(label) && (!GOOD_UP.test(label) || SPENT_ON.test(label)))
  const spent = new Set(sums.flatMap(({ parts }) => parts.filter(({ sign }) => sign === 1).map(({ item }) => rows[item])))
  spentOf.set(rows, spent)
  return spent
}

const countsPeople = (rows: ImportLineItem[], { unit, parent }: ImportLineItem): boolean =>
  unit === 'count' || (parent !== null && rows[parent]?.unit === 'count')

const isFlow = ({ type }: Directed, { unit }: ImportLineItem): boolean =>
  (type === 'income' || type === 'cash flow') && (unit === 'currency' || unit === 'per share')

/** How many figures of a line are above and below zero, without differences that the file gives. */
function signsOf({ columns }: Directed, row: ImportLineItem): { above: number; below: number } {
  const given = new Set(columns.flatMap(({ id, role }) => (role === 'variance' ? [id] : [])))
  const signs = row.values.flatMap(({ column, value }) => (value === null || given.has(column) ? [] : compare(value, '0')))
  return { above: signs.filter(sign => sign > 0).length, below: signs.filter(sign => sign < 0).length }
}

const belowZero = new WeakMap<object, boolean>()

function spendsBelowZero(imported: Directed): boolean {
  const known = belowZero.get(imported.lineItems)
  if (known !== undefined) return known
  let excess = 0
  for (const row of imported.lineItems)
    if (isFlow(imported, row) && verdictOf(imported, row) === 'down') {
      const { above, below } = signsOf(imported, row)
      // In a cash flow what is written above zero is added back, as soon as anything is spent below it.
      if (imported.type === 'cash flow' && below > above) excess = Number.POSITIVE_INFINITY
      excess += below - above
    }
  belowZero.set(imported.lineItems, excess > 0)
  return excess > 0
}

/** `Net income (loss)`, `Other income (expense)`: what stands in brackets is what a minus means. */
const BELOW_ZERO = /\(\s*(?:net )?(?:loss(?:es)?|expenses?|expenditures?|costs?|charges?|deficits?|outflows?|used)\s*\)/i

function ofWords(label: string): 'up' | 'down' | null {
  if (BELOW_ZERO.test(label)) return 'up'
  const down = GOOD_DOWN.test(label)
  const up = GOOD_UP.test(label)
  // "Cost of revenue", "income tax expense": the cost decides. "Profit before tax", "net income after expenses": the profit does.
  if (up && down) return AFTER.test(label) || RESULT.test(label) ? 'up' : 'down'
  return up ? 'up' : down ? 'down' : null
}

function ofAncestors(rows: ImportLineItem[], row: ImportLineItem): 'up' | 'down' | null {
  for (const { label } of ancestorsOf(rows, row)) {
    const verdict = ofWords(label)
    if (verdict) return verdict
  }
  return null
}

/** The rows above it in the tree, the nearest first. */
function ancestorsOf(rows: ImportLineItem[], { parent }: ImportLineItem): ImportLineItem[] {
  const found: ImportLineItem[] = []
  for (
    let above = parent === null ? undefined : rows[parent];
    above && !found.includes(above);
    above = above.parent === null ? undefined : rows[above.parent]
  )
    found.push(above)
  return found
}

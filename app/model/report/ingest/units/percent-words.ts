// What a business counts in percent, by its name.

export const MARKET_SHARE = /\b(?:market share|marktanteil|parts? de march[ée]|cuota de mercado)\b/i
/** What a business and a bank count in percent only, whatever its size. */
export const ALWAYS_PERCENT =
  /\b(?:(?:net|gross) (?:revenue|dollar) retention|OEE|OTIF|NRR|GRR|NDR|NIM|CET ?1|CTR|LFL)\b|\brule of 40\b|\blike[- ]for[- ]likes?\b|\b(?:click[- ]through|quota attainment|uptime|service availability)\b|\bnet interest margin\b|\bcost ?(?:\/|:|[- ]to[- ]) ?income\b|\bloan[- ]to[- ](?:value|deposit)\b|^(?:gross|net|logo) retention$/i
/** Rates where their figures are broken; whole ones may be how many, or what it costs. */
export const BROKEN_PERCENT =
  /^(?:\w+ )?(?:occupancy|utili[sz]ation|attrition|churn|vacancy|conversion)$|\b(?:lapse|renewal|recovery|vacancy|participation|approval|refund|redemption|absence|sickness) rate$|\b(?:return|take|hit|bounce|open|click|cancellation|no-show|completion) rate$/i
/** What insurers and banks call a ratio and write in percent. */
const PERCENT_RATIO =
  /\b(?:loss|claims|expense|combined|cost|equity|solvency|capital|CET ?1|tier 1|NPL|NPE|efficiency|payout|income|liquidity coverage|stable funding|LCR|NSFR) ratio\b/i
/** Of what a bank lends hardly a hundredth is lost. */
const RATIO_OF_LOANS = /\b(?:NPL|NPE|stage 3|cost of risk|delinquency|arrears|charge-?off) ratio\b/i
const ANY_RATIO =
  /\bratio(?: ?\([^()]*\))?$|^(?!.*(?:profit|result|ergebnis|income|earnings|loss|debt|borrowing|leverage|schuld|skuld|dette|deuda|dívida|gjeld|gæld|\bPFN\b)).*\/ ?(?:adj(?:usted|\.)? ?)?EBITDA$|\bgearing\b|^likviditets?grad/i
/** What may be twenty times as much, or more, as something else. */
const MANIFOLD =
  /\b(?:P\/?E|pay|exchange|conversion|swap|gas|strip(?:ping)?|caseload|class|supervisor|service|inventory|interval|current|quick|acid|cash|price|earnings|multiple|turnover|turns|times|interest|coverage|cover|pupils?|students?|teachers?|staff|nurses?|patients?|child(?:ren)?|book|EV|CPI|index|LTV|CAC|span|member|employees?|managers?|users?|customers?|beds?|ticket|sharpe|compression|power|weight|gear)\b/i

/** What is owed over what is owned: nobody owes more than twenty times its equity, or twice its assets. */
export const DEBT_OVER_OWN =
  /(?:\b(?:debt|borrowings)|schuld(?:en)?|verschuldung|\bd[íi]vida|\bdeuda|\bdette|\bendettement|\bendeudamiento|\bindebitamento)(?: \p{L}+)?(?:[ -](?:to|sobre|sur|zu|su)[ -]| ?\/ ?)(?:(?:total|net) )?(?:equity|assets|capital|eigenkapital|patrim[ôo]nio|capitaux propres|fonds propres)(?![\p{L}])/iu

/** `Combined ratio | 95.2`, `Solvency ratio | 185`, `NPL ratio | 1.9`: what is called a ratio and, by its size, is written in percent. */
export function isPercentRatio(label: string, sizes: readonly number[]): boolean {
  const largest = Math.max(0, ...sizes)
  const smallest = Math.min(...sizes.filter(size => size > 0))
  if (largest === 0 || largest > 1_000) return false
  if (PERCENT_RATIO.test(label)) return largest > (RATIO_OF_LOANS.test(label) ? 1 : 10)
  if (DEBT_OVER_OWN.test(label)) return largest > (/(?:assets|capital)\W*$/i.test(label) ? 2 : 20)
  return RATIO_OF_LOANS.test(label) ? largest > 1 : ANY_RATIO.test(label) && !MANIFOLD.test(label) && smallest >= 20
}
/** What nobody counts in money or pieces, by its whole name. */
export const SURE_PERCENT =
  /^(?:capacity|resource|bed|fleet|machine|plant) utili[sz]ation$|^loan[- ]to[- ]value$|^(?:staff|employee|personnel|labou?r|workforce|(?:in)?voluntary) turnover$|^(?:R&D|capex|capital|marketing|personnel|labou?r) intensity$|^(?:operating )?cash conversion(?: rate)?$|^(?:net |gross |project |equity |(?:un)?levered )*IRR$|^SLAs? (?:met|compliance|adherence)$/i
/** Margins that nobody counts in money; a gross or contribution margin may be either. */
export const MARGIN =
  /\b(?:EBIT(?:DA\w{0,3}|A)?|A?FFO|GOP|NOI|PBT|PAT|NOPAT|underwriting|operating|net|profit|pre-?tax|FCF|net interest) margin\b|\b(?:EBIT(?:DA)?|bedrijfs|winst|umsatz|netto)[- ]?marge\b|\bmarge (?:op[ée]rationnelle|nette|EBITDA)|\bmargen (?:operativo|neto|EBITDA)|\bmargem (?:operacional|l[íi]quida|EBITDA)/i
/** What capital costs is a rate wherever it is no line of a main statement. */
export const COST_OF_CAPITAL = /\bWACC\b|\bcost of (?:equity|capital|debt)\b/i
/** What a pension plan's assets earn is money; the rate that is expected of them is none. */
export const RETURN =
  /\breturn on\b(?! (?:plan|scheme) assets)|^returns? of (?:(?:total |net )?assets|equity|capital employ\p{L}*)$|\brate of return\b|\bRO(?:E|A|I|CE|IC)\b/iu
/** What customers bring of what they brought before, which may be more than all of it. */
export const RETENTION = /\b(?:net|gross) (?:revenue|dollar) retention\b/i

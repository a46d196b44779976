import { isClosing } from './opening-closing.ts'
import { anywhere } from '../cells/plain-twin.ts'

// What totals and results of a statement are called.

const TOTAL =
  /^(?:grand |sub-?)?totals?\b|\btotals?$|^sum\b|^subtotal\b|^(?:zwischen)?summe\b|^gesamt(?:summe|betrag)?\b|\b(?:gesamt|insgesamt|summe)$|^sous-total\b|^suma\b|(?:合[计計]|总[计額额]|總計|小[计計]|총계|합계|소계)$/i
/** Italian, Dutch, Turkish, Polish, Scandinavian, Finnish, Hungarian, Romanian, Russian, Czech, Indonesian, Greek. */
const TOTAL_ABROAD = anywhere(
  /^(?:sub-?)?(?:totale|totaal|totalt|toplam|razem|ogółem|summa|sum|итого|всего|разом|усього|celkem|spolu|összesen|jumlah|tổng(?: cộng)?|σύνολο|yhteensä|i alt|ara toplam|(?:del|väli)summa|delsum|mezisoučet|soma|kokku|kopā|iš viso|skupaj|ukupno|общо|tot\.|ttl|[Σ∑])(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:totaal|totale|totalt|toplam[ıi]?|razem|ogółem|summa|итого|всего|celkem|összesen|yhteensä|i alt)$/iu,
)

/** What totals and results are called in English, German, French, Spanish and East Asia. */
const RESULT =
  /^(?:grand |sub-?)?totals?\b|\btotals?$|^net (?:(?:ordinary|operating|other) )?(?:income|profit|loss|earnings|sales|revenues?|cash|assets|increase|decrease|result|interest)|^(?:consolidated )?net income|^gross (?:profit|margin)|^operating (?:income|profit|loss|result)|\b(?:profit|income|earnings?|loss)\b.*\b(?:before|after)\b|^(?:profit|loss) for the|^EBITD?A?\b|^(?:ending|closing) |at end of|^result\b|liabilities and .*equity|^net change in cash|^(?:zwischen)?summe\b|^gesamt|\bgesamt$|^rohergebnis|^rohertrag|^betriebsergebnis|^(?:jahres|konzern)(?:überschuss|ergebnis|fehlbetrag)|^ergebnis\b|^r[ée]sultat\b|^marge brute|^sous-total|^resultado\b|^margen bruto|^beneficio\b|(?:合[计計]|总[计額额]|總計|小[计計]|利[润益潤]总?[额額]?|損益|총계|합계|이익)$/i

/** The same of results that fewer English statements have: lines that are so called may be others' parts, so that figures must tell. */
const MORE =
  /^(?:\w+[ -]){0,2}(?:gross|operating|departmental|underwriting|technical|trading|segment|net|pre-?tax|retained|branch|store|site|project) (?:profit|margin|result|income|surplus|contribution|loss)(?: [(/].*)?$|^(?:\w+[ -]){0,2}(?:profit|surplus|deficit|result|contribution(?: margin)?|CM|NOI|GOP)(?: ?(?:I{1,3}|IV|[1-5]))?$|^(?:surplus|deficit|excess|contribution)\b|^net (?:(?:fee|commission|trading|premium|insurance|written|earned|working|current|fee and commission)s? )+(?:income|result|revenue|premiums?|capital|assets|liabilities)|^net (?:debt|change|movement|finance|financial|proceeds|turnover|claims)\b|^(?:total )?.* less .*$|^(?:net )?(?:change|increase|decrease|movement) in (?:cash|net assets|fund|equity)|^(?:end|year[- ]end|period[- ]end)(?:ing)? (?:balance|cash)|\b(?:balance|cash|fund balance|net assets|equity)[ ,–-]+(?:at )?(?:the )?end(?:ing)?\b|^(?:income|earnings) before\b|^(?:PBT|PAT|EBTD?A?)\b|^(?:profit|result|income) from operations\b/i
/** What the sections of a cash flow end with, what working capital and fixed assets come to, and what a time ends with. */
const OF_SECTIONS =
  /^(?:(?:total|net|consolidated) )?cash (?:flows? )?(?:inflows?|outflows?|\(?(?:used|generated|provided|absorbed)|from|before|after|available)\b|^(?:(?:net|adjusted|levered|unlevered) )?(?:operating|investing|investment|financing|free|net) cash ?flows?(?: (?:before|after|pre|post)\b.*)?(?: [(/].*)?$|^cash ?flows? (?:from|used in|before|after)\b|^(?:FFO|funds from operations|net cash ?flow|net (?:in|out)flow)s?\b|^(?:net )?(?:cash movement|movement|movement in (?:net )?(?:cash|funds|debt))$|^(?:(?:net|trade|net trade|operating|net operating) )?working capital$|^(?:NWC|TWC|NBV)$|^net book (?:value|amount)s?\b|^carrying (?:amount|value)s?\b|^gross (?:debt|borrowings)\b|^cash conversion cycle\b|^CCC\b/i
/** What the sections of a cash flow end with, in further languages. */
const OF_SECTIONS_ABROAD = anywhere(
  /^(?:(?:årets|periodens|summa|nett?o|netto-) ?)?(?:kassaflöde(?:t)?|cash-?flow (?:aus|van|uit|de)|kasstroom|mittel(?:zu|ab)fluss|flux (?:nets? )?de trésorerie|flujos? (?:netos? )?de (?:efectivo|caja)|fluxos? de caixa|fluss[oi] (?:di cassa|monetari[oi]?)|przepływy (?:pieniężne )?(?:netto )?z|pengestrøm(?:me)?|kontantstrøm|(?:netto)?rahavirta|liiketoiminnan rahavirta|peněžní tok|чистый денежный поток|денежный поток|nakit akışı)(?!\p{L}+ ?prognos)/iu,
)

/** Results in German, French, Spanish, Portuguese, Italian, Dutch, Turkish, Polish, Scandinavian, Czech and Russian. */
const ABROAD = anywhere(
  /^(?:deckungsbeitrag|DB|betriebsergebnis|finanzergebnis|zinsergebnis|provisionsergebnis|rohgewinn|reingewinn|bilanzgewinn|nettoumsatz|nettoerlöse|gesamtleistung|überschuss|fehlbetrag|schlussbestand|endbestand)(?!\p{L})|^\p{L}*(?:ergebnis|überschuss)(?: (?:vor|nach) .*)?$|^(?:exc[ée]dent brut|EBE|valeur ajout[ée]e|b[ée]n[ée]fice|marge (?:commerciale|op[ée]rationnelle|sur)|produit net bancaire|PNB|capacité d['’]autofinancement|tr[ée]sorerie nette|variation de (?:la )?tr[ée]sorerie)(?!\p{L})|^(?:utilidad|excedente|ganancia|p[ée]rdida|ventas netas|ingresos netos|margen)(?!\p{L})|^(?:lucro|preju[íi]zo|receita l[íi]quida|margem|super[áa]vit|d[ée]ficit)(?!\p{L})|^(?:risultato|utile|perdita|margine|differenza|valore aggiunto|MOL|ricavi netti)(?!\p{L})|^(?:(?:bruto|netto)?(?:winst|marge)|\p{L}*resultaat|saldo)(?!\p{L})|(?<!\p{L})(?:k[âa]r[ıi]?|zarar[ıi]?)(?: ?[/(].*)?$|^(?:zysk|strata|wynik)(?!\p{L})|^\p{L}*resultat(?:et)?(?: (?:före|efter|før|etter) .*)?$|^(?:hospodářský )?výsled\p{L}*|^(?:валовая |чистая |операционная )?(?:прибыль|убыток)(?!\p{L})/iu,
)

/** `Total costs`, `Totale attivo`, `Toplam varlıklar`; not `Total assets less current liabilities`, which takes away. */
export const isTotalLabel = (label: string): boolean => (TOTAL.test(label) || TOTAL_ABROAD.test(label)) && !LESS.test(label)

const LESS = / (?:less|minus|abzüglich|net of) /i

/** What a line is called that sums up or is left over: a total, a result, a closing balance. */
export const isResultLabel = (label: string): boolean => RESULT.test(label) || TOTAL_ABROAD.test(label) || ABROAD.test(label)

/** What a section of a cash flow is called by its result. */
export const isOfSection = (label: string): boolean => OF_SECTIONS.test(label) || OF_SECTIONS_ABROAD.test(label)

/** The same, and what is mostly called so. */
export const mayBeResult = (label: string): boolean => isResultLabel(label) || MORE.test(label) || isOfSection(label) || isClosing(label)

import { anywhere } from '../cells/plain-twin.ts'

// What is one figure divided by another, by its name.

/** Multiples, rates of accidents and turns; a ratio that is written in percent is in percent-words.ts. */
export const RATIO =
  /\b(?:discount|PV) factors?\b|\b(?:ICR|DSCR|MOIC|TVPI|DPI)\b|\bcash[- ]on[- ]cash (?:return|multiple)\b(?!.*%)|^(?:(?:un)?levered |equity |asset )?beta(?: \(.*\))?$|\bbook[- ]to[- ]bill\b(?!.*%)|\bratio\b|\w+ turnover\b(?<!\b(?:total|net|gross|group|annual|other|export|domestic|external|sales|staff|employees?|personnel|labou?r|workforce|people|voluntary|involuntary|team|volunteer|driver|nurse|agent|crew|teacher|tenant) turnover)|\bturnover (?:days|times)\b|\b(?:stock|asset|inventory|receivables?|payables?) turns\b|\b(?:LTI?FR|LTIR|TRIR|TRIFR)\b|\bfrequency rate\b|\bmagic number\b|\bmultipl(?:e|ier)\b|\btimes\b|\bcoverage\b|\bdebt(?:[ -]to[ -]| ?\/ ?)(?:eq(?:uity)?|assets|capital)\b|\bEV\/|^[x×] (?:adj(?:usted|\.)? ?)?(?:EBITDAR?|EBIT|revenues?|sales|ARR)$|\b(?:debt|borrowings|leverage|EV|enterprise value)[ -]+to[ -]+(?:adj(?:usted|\.)? ?)?EBITDAR?\b|\bP\/B\b|\bprice ?(?:\/|-?to-?) ?(?:earnings?|book(?: value)?|sales|(?:free )?cash ?flow)\b|^(?:(?:free|operating|net) )*cash ?flow (?:to|\/) (?:net )?(?:income|debt|profit|earnings)(?: ratio)?$|\bcap(?:ital )?ex(?:penditures?)? ?(?:\/|to) ?(?:D&A|depreciation)\b|\bLTV ?(?::|to) ?CAC\b|\bz[- ]score\b|\b(?:dividend|asset) cover\b|^(?:(?:headline|core|annual) )?CPI(?: index)?$|^(?:consumer|retail) price index$|\bgearing\b(?!.*%)|\bzinsdeckung(?:sgrad)?\b|\b(?:ränte|rente)(?:täcknings|dæknings|deknings)grad\b|\binterest cover\b|\bleverage\b|\b(?:P\/E|EV\/EBITDA)\b|^(?:(?:forward|trailing|adjusted) )?PE(?: multiple)?(?: \(.*\))?$|\/ ?(?:adj(?:usted|\.)? ?)?(?:EBITDA|EBIT|CAC)(?: ?\([^()]*\))?$|\((?:x|times|multiple)\)$|^коэфф?(?:ициент|\.| )/i
/** What there is to pay with over what has to be paid, and what is earned over its interest, in other languages. */
export const RATIO_ABROAD = anywhere(
  /^(?:liquidez (?:corriente|corrente|seca|imediata|geral|general|ácida)|prueba ácida|liquidità (?:corrente|immediata)|indice di (?:liquidità|disponibilità)|liquidité (?:générale|réduite|immédiate)|płynność (?:bieżąca|szybka|gotówkowa)|(?:běžná|pohotová|hotovostní|okamžitá) likvidita|likviditets?grad(?: \d)?|(?:cari|likidite) oran|\p{L}*(?:omsætnings|omsättnings|omløps)hastighe[dt](?: \p{L}+)?|(?:lagerets|varelagerets|lagrets|debitorernes) (?:omsætnings|omsättnings|omløps)hastighe[dt]|ränte?täckning|rentedækning|cobertura de (?:intereses|juros)|copertura degli interessi|couverture des intérêts|pokrycie odsetek|úrokové krytí)$/iu,
)
/** `EBE / CA`, `Masse salariale / CA`: in percent of what is sold, where the figures are broken and small. */
export const OF_SALES =
  /^(?!.*(?:revenue|sales|umsatz|ventas|fatturato|ricavi|omzet|\bCA)\b.*\/)[\p{L}&.'’ ]{2,40}\S ?\/ ?(?:CA|chiffre d['’]affaires|ventes|umsatz(?:erlöse)?|ventas|fatturato|ricavi|omzet|(?:net |total )?(?:revenues?|sales))$/iu
/** `NWC / sales`: what is divided by what is sold or owned. `Umsatz / Revenue` says one thing in two languages. */
export const SHARE_OF_SALES =
  /^(?:(?:net|trade|total|average) )*(?:working capital|NWC|TWC|capex|opex|(?:staff|personnel|operating)? ?costs?|R&D|SG&A|G&A|debt|inventor(?:y|ies)|receivables|payables) ?(?:\/|÷|to) ?(?:net |total )?(?:sales|revenues?|turnover|equity|assets)\b/i

// What is one figure divided by another, by its name.

/** Multiples, rates of accidents and turns; a ratio that is written in percent is in percent-words.ts. */
export const RATIO =
  /\b(?:discount|PV) factors?\b|\b(?:ICR|DSCR|MOIC|TVPI|DPI)\b|\bcash[- ]on[- ]cash (?:return|multiple)\b(?!.*%)|^(?:(?:un)?levered |equity |asset )?beta(?: \(.*\))?$|\bbook[- ]to[- ]bill\b(?!.*%)|\bratio\b|\w+ turnover\b(?<!\b(?:total|net|gross|group|annual|other|export|domestic|external|sales|staff|employees?|personnel|labou?r|workforce|people|voluntary|involuntary|team|volunteer) turnover)|\bturnover (?:rate|days|times)\b|\b(?:stock|asset|inventory|receivables?|payables?) turns\b|\b(?:LTI?FR|LTIR|TRIR|TRIFR)\b|\bfrequency rate\b|\bmagic number\b|\bmultipl(?:e|ier)\b|\btimes\b|\bcoverage\b|\bdebt[ -](?:to[ -]|\/) ?(?:equity|assets|capital)\b|\bdebt\/ ?(?:equity|assets|capital)\b|\bEV\/|\bP\/B\b|\bprice ?(?:\/|-?to-?) ?(?:earnings?|book(?: value)?|sales|cash ?flow)\b|\bgearing\b(?!.*%)|\binterest cover\b|\bleverage\b|\b(?:P\/?E|EV\/EBITDA)\b|\/ ?(?:adj(?:usted|\.)? ?)?(?:EBITDA|EBIT|CAC)(?: ?\([^()]*\))?$|\((?:x|times|multiple)\)$|^коэфф?(?:ициент|\.| )/i
/** `NWC / sales`: what is divided by what is sold or owned. `Umsatz / Revenue` says one thing in two languages. */
export const SHARE_OF_SALES =
  /^(?:(?:net|trade|total|average) )*(?:working capital|NWC|TWC|capex|opex|(?:staff|personnel|operating)? ?costs?|R&D|SG&A|G&A|debt|inventor(?:y|ies)|receivables|payables) ?(?:\/|÷|to) ?(?:net |total )?(?:sales|revenues?|turnover|equity|assets)\b/i

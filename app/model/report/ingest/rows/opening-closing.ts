import { residueOf } from '../scenarios/entity.ts'

// From what there was to what there is: an opening figure, what changed it, a closing one.

const OPENING =
  /^(?:opening|beginning|starting)\b|\b(?:at|as of|as at) (?:the )?(?:start|beginning)\b|^start of\b|\b(?:opening|beginning) (?:balance|head ?count|staff|employees|FTEs?)\b|^anfangs(?:bestand|saldo|wert)|\bd['’]ouverture\b|\b(?:solde|saldo) ini[ct]ial\b/i
const CLOSING =
  /^(?:closing|ending)\b|\b(?:at|as of|as at) (?:the )?end\b|^end of\b|\b(?:closing|ending) (?:balance|head ?count|staff|employees|FTEs?)\b|^(?:end|schluss)(?:bestand|saldo|wert)|\bde clôture\b|\b(?:solde|saldo) final\b/i

const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const OF_DAY = '(?:at|as at|as of|balance(?: at)?)'
/** Carried over from the time before, or as of the first day of one. */
const BROUGHT = new RegExp(
  `\\b(?:brought|carried) forward from\\b|\\bbrought (?:forward|down)\\b|\\bb\\/[fd]\\b|\\b${OF_DAY} (?:0?1(?:st)? ${MONTH}|${MONTH} 0?1)\\b|\\b(?:stand|bestand|saldo) (?:am |zum |per )?0?1\\.0?1\\.|\\bau 1er janvier\\b|\\bal 1[°º]? (?:de )?(?:enero|gennaio)\\b`,
  'i',
)
/** Carried over into the time behind, or as of the last day of one. */
const CARRIED = new RegExp(
  `\\bcarried (?:forward|down)\\b(?! from)|\\bc\\/[fd]\\b|\\b${OF_DAY} (?:(?:28|29|30|31)(?:st|th)? ${MONTH}|${MONTH} (?:28|29|30|31))\\b|\\b(?:stand|bestand|saldo) (?:am |zum |per )?3[01]\\.\\d{1,2}\\.|\\bau 31 décembre\\b|\\bal 31 (?:de )?(?:diciembre|dicembre)\\b`,
  'i',
)

export const isOpening = (label: string): boolean => OPENING.test(label) || BROUGHT.test(label)

export const isClosing = (label: string): boolean => CLOSING.test(label) || CARRIED.test(label)

/** Whether one line opens what the other closes: `Opening net debt … Closing net debt`, `EBITDA Q3 25 … EBITDA Q3 26`, `Budget … Actual` of one thing. */
export function opensAndCloses(first: string, last: string): boolean {
  if (isOpening(first) && isClosing(last)) return true
  const name = residueOf([first]).toLowerCase()
  // `Stand 1.1.2026 … Stand 30.9.2026`: nothing is left of either but the days.
  const isNamed = name !== '' || (/\d{4}/.test(first) && /\d{4}/.test(last))
  return first !== last && isNamed && name === residueOf([last]).toLowerCase()
}

import { residueOf } from './entity.ts'

// From what there was to what there is: an opening figure, what changed it, a closing one.

const OPENING =
  /^(?:opening|beginning|starting)\b|\b(?:at|as of|as at) (?:the )?(?:start|beginning)\b|^start of\b|\b(?:opening|beginning) (?:balance|head ?count|staff|employees|FTEs?)\b|^anfangs(?:bestand|saldo|wert)|\bd['’]ouverture\b|\b(?:solde|saldo) ini[ct]ial\b/i
const CLOSING =
  /^(?:closing|ending)\b|\b(?:at|as of|as at) (?:the )?end\b|^end of\b|\b(?:closing|ending) (?:balance|head ?count|staff|employees|FTEs?)\b|^(?:end|schluss)(?:bestand|saldo|wert)|\bde clôture\b|\b(?:solde|saldo) final\b/i

export const isOpening = (label: string): boolean => OPENING.test(label)

export const isClosing = (label: string): boolean => CLOSING.test(label)

/** Whether one line opens what the other closes: `Opening net debt … Closing net debt`, `EBITDA Q3 25 … EBITDA Q3 26`, `Budget … Actual` of one thing. */
export function opensAndCloses(first: string, last: string): boolean {
  if (isOpening(first) && isClosing(last)) return true
  const name = residueOf([first]).toLowerCase()
  // `Stand 1.1.2026 … Stand 30.9.2026`: nothing is left of either but the days.
  const isNamed = name !== '' || (/\d{4}/.test(first) && /\d{4}/.test(last))
  return first !== last && isNamed && name === residueOf([last]).toLowerCase()
}

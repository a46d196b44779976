import { anywhere } from '../cells/plain-twin.ts'
import { residueOf } from '../scenarios/entity.ts'

// From what there was to what there is: an opening figure, what changed it, a closing one.

const OPENING =
  /^(?:opening|beginning|starting)\b|\b(?:at|as of|as at) (?:the )?(?:start|beginning)\b|^start of\b|\b(?:start|beginning) of (?:the )?(?:period|year|quarter|month|week)$|\b(?:opening|beginning) (?:balance|head ?count|staff|employees|FTEs?)\b|^anfangs(?:bestand|saldo|wert)|\bd['’]ouverture\b|\b(?:solde|saldo) ini[ct]ial\b/i
const CLOSING =
  /^(?:closing|ending)\b|\b(?:at|as of|as at) (?:the )?end\b|^end of\b|\bend of (?:the )?(?:period|year|quarter|month|week)$|\b(?:closing|ending) (?:balance|head ?count|staff|employees|FTEs?)\b|^(?:end|schluss)(?:bestand|saldo|wert)|\bde clôture\b|\b(?:solde|saldo) final\b/i

/** In further languages, each pair in one order. */
const OPENING_ABROAD = anywhere(
  /^(?:ing(?:ående|å?ende\.)|inngående|primo|begin(?:saldo|stand|balans)|alku(?:saldo|kassa)|açılış|nyitó|saldo iniziale|cassa iniziale|(?:saldo|stan) początkow|počáteční|začiatočn|sold(?:ul)? ini[țt]ial|caixa inicial|saldo de abertura|期初|期首|기초)(?!\p{Ll})|(?:počáteční|saldo początkowe|stan początkowy)(?!\p{L})|(?<!\p{L})(?:inicial(?:es)?|iniziali|initiale)$|(?<!\p{L})(?:al inicio|no início|all['’]inizio|na początek|na początku|na začátku|dönem başı|kauden alussa|vid (?:årets|periodens) början|ved (?:årets|periodens) begynnelse|на начало|на початок|la începutul)(?!\p{L})/iu,
)
const CLOSING_ABROAD = anywhere(
  /^(?:utg(?:ående|å?ende\.)|ultimo|eind(?:saldo|stand|balans)|loppu(?:saldo|kassa)|kapanış|záró|saldo finale|cassa finale|konečn[ýá]|sold(?:ul)? final|caixa final|saldo de fechamento|期末|기말)(?!\p{Ll})|(?:saldo końcowe|stan końcowy)(?!\p{L})|(?<!\p{L})(?:finales|finali)$|(?<!\p{L})(?:al final|no (?:fim|final)|alla fine|na koniec|na konci|dönem sonu|kauden lopussa|vid (?:årets|periodens) slut|ved (?:årets|periodens) (?:slutning|slutt)|на конец|на кінець|la sfârșitul)(?!\p{L})/iu,
)

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

export const isOpening = (label: string): boolean => OPENING.test(label) || OPENING_ABROAD.test(label) || BROUGHT.test(label)

export const isClosing = (label: string): boolean => CLOSING.test(label) || CLOSING_ABROAD.test(label) || CARRIED.test(label)

/** Whether one line opens what the other closes: `Opening net debt … Closing net debt`, `EBITDA Q3 25 … EBITDA Q3 26`, `Budget … Actual` of one thing. */
export function opensAndCloses(first: string, last: string): boolean {
  if (isOpening(first) && isClosing(last)) return true
  const name = residueOf([first]).toLowerCase()
  // `Stand 1.1.2026 … Stand 30.9.2026`: nothing is left of either but the days.
  const isNamed = name !== '' || (/\d{4}/.test(first) && /\d{4}/.test(last))
  return first !== last && isNamed && name === residueOf([last]).toLowerCase()
}

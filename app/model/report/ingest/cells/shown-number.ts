import { remembered } from './remember.ts'

// What a number format writes beside a whole number: 2025 under `0"E"` is read by people as 2025E, and 1 under `"Q"0` as Q1.

interface Around {
  before: string
  after: string
  /** As many digits are shown at least. */
  digits: number
}

const LITERALS = String.raw`((?:"[^"]*"|\\.|[-' ()])*)`
const WHOLE = new RegExp(`^${LITERALS}(General|#*0*)${LITERALS}$`, 'i')

/** What stands in front of numbers that count periods. */
const OF_TIME =
  /^(?:(?:F|C)YE?|year|yr|period|quarter|qtr|half|month|week|wk|[QHMPW]|GJ|jahr|quartal|monat|halbjahr|KW|trimestre|semestre|mois|mes|ann[ée]e|a[ñn]o)[ .'’-]*$|^['’]$/i

const aroundOf = remembered((format: string): Around | null => {
  const section = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, part => (/^["\\]/.test(part) ? part : ''))
  const [, before = '', digits = '', after = ''] = WHOLE.exec(section) ?? []
  const bare = (text: string): string => text.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '')
  const around = { before: bare(before), after: bare(after), digits: digits.match(/0/g)?.length ?? 0 }
  return digits !== '' && /[\p{L}'’*¹²³]/u.test(around.before + around.after) ? around : null
})

/**
 * A whole number with the words that its format writes around it, where it names a time: a year (`2025E`, `Budget 2026`), or what stands behind
 * `Q`, `FY` or `Week`. Anything else is a figure, and stays as it is.
 */
export function shownNumber(value: string, format: string): string {
  if (value.length > 4 || !/^\d+$/.test(value)) return value
  const around = aroundOf(format)
  if (!around) return value
  const isYear = /^(?:199\d|20\d\d|2100)$/.test(value)
  const isNumbered = value.length < 3 && (OF_TIME.test(around.before) || (around.before === '' && /^ ?[QH](?!\p{L})/u.test(around.after)))
  return isYear || isNumbered ? `${around.before}${value.padStart(around.digits, '0')}${around.after}`.trim() : value
}

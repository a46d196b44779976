import { monthEnd } from '../../period.ts'
import type { DayOrder } from './dates.ts'
import type { Cell } from './grid.ts'
import type { HeaderFacts } from './header.ts'
import { headerOfDate, readHeader } from './header.ts'
import { scenarioOfLetter } from './scenario-letters.ts'

/**
 * What a date cell says as a header, as its format shows it: 1 December under `mmm-yy` is the month, 1 January under `yyyy` the year, and what
 * the format writes beside the date (`yyyy"E"`, `"Budget" mmm-yy`) is its scenario.
 */
export function headOfDate({ value, format = '' }: Extract<Cell, { kind: 'date' }>, order: DayOrder): HeaderFacts {
  const facts = headerOfDate(value)
  if (format === '') return facts
  const words = [...format.matchAll(/"([^"]*)"|\\([A-Z])/g)].map(([, quoted, letter]) => quoted ?? letter ?? '').join(' ')
  const letter = words.trim().length === 1 ? scenarioOfLetter(words.trim()) : null
  const scenario = words === '' ? null : (letter ?? readHeader(words, order).scenario)
  const said = scenario ? { ...facts, scenario } : facts
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  // Another day than the first was meant: a year that ends on 31 March stays one under `yyyy`.
  if (/d/i.test(bare) || !value.startsWith('01', 8)) return said
  const [year, month] = [Number(value.slice(0, 4)), Number(value.slice(5, 7))]
  if (/m/i.test(bare)) return { ...said, end: monthEnd(year, month), monthOnly: true }
  return month === 1 ? { ...said, end: null, year } : said
}

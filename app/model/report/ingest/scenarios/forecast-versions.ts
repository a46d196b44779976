import type { ImportProblem } from '../../import.ts'
import type { DayOrder } from '../time/dates.ts'
import { type HeaderFacts, joinHeaders, namesTime, readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

/** A forecast that is called after the quarter in which it was made, also `Q2F`. */
export const OF_QUARTER = /\bQ[1-4] ?(?:(?:re)?-?(?:forecast|fcst|outlook|estimate|review)|F)\b/i

/**
 * `Q2 Forecast | Budget` under `Full year` or `FY2026`, `FY26 Q2 Forecast | FY26 Budget`: what was expected of that year at its second quarter. Under a
 * year only where what stands beside it there names no part of one, which is said.
 */
export function withoutVersions(columns: TableColumn[], order: DayOrder, sheet: string, problems: ImportProblem[]): TableColumn[] {
  if (!columns.some(({ texts }) => texts.some(text => OF_QUARTER.test(text)))) return columns
  const read = columns.map(({ texts }): Read => {
    const above = texts.slice(0, -1)
    return { above, over: joinHeaders(above.map(text => ({ ...readHeader(text, order) }))), own: readHeader(texts.at(-1) ?? '', order) }
  })
  const tell = (column: TableColumn): void => {
    problems.push({
      severity: 'warning',
      code: 'forecast-of-quarter',
      sheet,
      cell: column.headerCells.at(-1) ?? null,
      message: `“${shorten(column.label, 60)}” is read as the year’s forecast, made in that quarter. Choose the quarter where it is of that alone.`,
    })
  }
  return columns.map((column, at) => {
    const { facts, texts } = column
    const { above, over, own } = read[at] ?? { above: [], over: facts, own: facts }
    if (!OF_QUARTER.test(texts.at(-1) ?? '')) return column
    const ofYear = { ...column, facts: { ...facts, quarter: null } }
    if (facts.months === 12) return ofYear
    if (above.length === 0) {
      const beside = read.filter(other => other !== read[at] && other.own.year === own.year)
      const isVersion =
        own.year !== null && beside.some(isPlanOfYear) && !read.some(other => other !== read[at] && other.own.quarter !== null)
      if (isVersion) tell(column)
      return isVersion ? ofYear : column
    }
    if (own.year !== null || own.end !== null || over.quarter !== null || over.half !== null || !namesTime(over)) return column
    const beside = besideAt(read, at)
    const isLong = (over.toDate ?? over.end ?? over.month) !== null
    const isVersion = isLong || (beside.some(other => isBareScenario(other.own)) && !beside.some(other => other.own.quarter !== null))
    if (isVersion && !isLong) tell(column)
    return isVersion ? { ...column, facts: { ...over, scenario: own.scenario ?? over.scenario } } : column
  })
}

interface Read {
  above: readonly string[]
  over: HeaderFacts
  own: HeaderFacts
}

/** What stands under the same heads: those without any are of the ones before them. */
function besideAt(read: readonly Read[], at: number): Read[] {
  const own = read[at]?.above.join('\n')
  const isSame = ({ above }: Read): boolean => above.length === 0 || above.join('\n') === own
  const end = read.findIndex((other, place) => place > at && !isSame(other))
  const start = read.findLastIndex((other, place) => place < at && other.above.join('\n') !== own)
  return read.slice(start + 1, end < 0 ? undefined : end).filter(other => other !== read[at])
}

/** `FY26 Budget`: of the year as a whole. */
const isPlanOfYear = ({ own }: Read): boolean =>
  own.year !== null && own.scenario !== null && !own.variance && own.quarter === null && own.end === null

const isBareScenario = (facts: HeaderFacts): boolean => facts.scenario !== null && !namesTime(facts)

import { monthEnd, parsePeriod, periodBefore, periodEnding, type PeriodKey, periodKey, periodRange } from '../../period.ts'
import type { ImportColumn, ImportProblem, ImportStatement, Scenario } from '../import.ts'
import { SCENARIOS } from '../section.ts'
import type { ColumnCorrection } from './corrections.ts'
import { columnsAsked } from './settled.ts'

/** What a person may answer to a question about columns, where one word answers it for all of them. */
export type Answer =
  | { is: 'scenario'; scenario: Scenario }
  | { is: 'months' }
  | { is: 'years' }
  | { is: 'last days' }
  | { is: 'first months' }

/** An answer with the corrections that it means, by the place of the statement. */
export interface Answering {
  answer: Answer
  columns: { at: number; column: ColumnCorrection }[]
}

const OF_SCENARIO = new Set(['scenario-unknown', 'scenario-of-title', 'scenario-of-place', 'scenario-differs'])

/** The answers that a problem offers; none where it asks for something else. */
export function answersTo(problem: ImportProblem, statements: readonly ImportStatement[], firstMonth: number): Answering[] {
  const asked = columnsAsked(problem, statements).filter(({ column }) => column.role === 'period')
  if (asked.length === 0) return []
  const all = (answer: Answer, part: (column: ImportColumn) => Omit<ColumnCorrection, 'id'> | null): Answering[] => {
    const columns = asked.flatMap(({ at, column }) => {
      const said = part(column)
      return said ? [{ at, column: { id: column.id, ...said } }] : []
    })
    return columns.length === asked.length ? [{ answer, columns }] : []
  }
  const placed =
    (as: (key: PeriodKey) => PeriodKey | null) =>
    ({ period }: ImportColumn): { period: PeriodKey } | null => {
      const key = period === null ? null : as(period)
      return key === null ? null : { period: key }
    }
  if (OF_SCENARIO.has(problem.code)) return SCENARIOS.flatMap(scenario => all({ is: 'scenario', scenario }, () => ({ scenario })))
  if (problem.code === 'month-or-year')
    return [
      ...all(
        { is: 'years' },
        placed(key => key),
      ),
      ...all(
        { is: 'months' },
        placed(key => lastMonth(key, firstMonth)),
      ),
    ]
  if (problem.code === 'first-days') return all({ is: 'last days' }, placed(before))
  if (problem.code === 'quarter-months')
    return all(
      { is: 'first months' },
      placed(key => quarterFrom(key, firstMonth)),
    )
  return []
}

/** The month that a period ends with. */
function lastMonth(key: PeriodKey, firstMonth: number): PeriodKey | null {
  const period = parsePeriod(key)
  if (!period || period.kind === 'instant') return null
  const [year = 0, month = 0] = periodRange(period, firstMonth).to.split('-').map(Number)
  return periodKey({ kind: 'month', year, month })
}

function before(key: PeriodKey): PeriodKey | null {
  const period = parsePeriod(key)
  return period && period.kind !== 'instant' && period.kind !== 'ytd' ? periodKey(periodBefore(period)) : null
}

/** The three months that begin with the last one of a quarter. */
function quarterFrom(key: PeriodKey, firstMonth: number): PeriodKey | null {
  const period = parsePeriod(key)
  if (!period || period.kind === 'instant') return null
  const [year = 0, month = 0] = periodRange(period, firstMonth).to.split('-').map(Number)
  const last = month + 1
  return periodKey(periodEnding(monthEnd(year + Math.floor(last / 12), (last % 12) + 1), 3, firstMonth))
}

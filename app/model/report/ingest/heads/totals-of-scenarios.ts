import { formatPeriod, periodKey, periodOfDays } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { shorten } from '../cells/text.ts'
import { isTotal } from '../rows/total-words.ts'
import type { Row } from '../rows/rows.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import { isYearWord } from './head-words.ts'
import { isUnitLine } from '../units/unit-line.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { areSums, lengthOf, spanOf, YEAR_TOTAL } from './total-column.ts'

/** What a total is called over a column, beyond the words for one in front of a line. */
const TOTAL_HEAD = /^(?:FY|totale|totaal|totalt|totais|razem|yhteensä|i alt|celkem)$/i

/** `Total Budget`, `Full year` over `Forecast`: a scenario of the whole, and no time by itself. */
function isTotalOfScenario({ facts, texts }: TableColumn): boolean {
  if (facts.scenario === null || facts.variance || namesTime(facts)) return false
  const rest = texts.map(text => readScenario(text).rest.trim()).filter(text => text !== '' && !isUnitLine(text))
  return rest.length > 0 && rest.every(text => isTotal(text) || TOTAL_HEAD.test(text) || YEAR_TOTAL.test(text) || isYearWord(text))
}

/**
 * `Jan Actual | … | Dec Forecast | Total Forecast | Total Budget`: beside times of their own a title's time is not that of the whole. It is the
 * time of what the figures add up, and the next such column's; of which time it is otherwise, is asked.
 */
export function placeTotalsOfScenarios(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  rows: readonly Row[],
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  const isTotalAt = (at: number): boolean => columns[at]?.role === 'period' && heads[at] !== undefined && isTotalOfScenario(heads[at])
  const timed = columns.filter(
    ({ role, period }, at) => role === 'period' && period !== null && heads[at] !== undefined && namesTime(heads[at].facts),
  )
  const parts = timed.filter(column => lengthOf(column) === lengthOf(timed[0] ?? column))
  if (parts.length < 2) return
  const span = spanOf(parts, firstMonth)
  const whole = span && periodOfDays(span.from, span.to, firstMonth)
  let placed = false
  for (const [at, column] of columns.entries()) {
    if (!isTotalAt(at)) continue
    placed ||= whole !== null && areSums(rows, parts, column)
    column.period = placed && whole ? periodKey(whole) : null
    if (placed && whole)
      problems.push({
        severity: 'info',
        code: 'total-column',
        sheet,
        cell: column.headerCells.at(-1) ?? null,
        message: `“${shorten(column.label, 60)}” is read as ${formatPeriod(whole)}, ${column.scenario}: the time of the ${parts.length} columns beside it.`,
      })
  }
}

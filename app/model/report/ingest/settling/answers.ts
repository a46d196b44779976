import { monthEnd, parsePeriod, periodBefore, periodEnding, type PeriodKey, periodKey, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportLineItem, ImportPlan, ImportProblem, ImportStatement, Scenario } from '../../import.ts'
import { SCENARIOS } from '../../section.ts'
import type { PlanCorrection } from './correct-plan.ts'
import type { ColumnCorrection, RowCorrection } from './corrections.ts'
import { PERCENT_SCALE } from '../rows/row-evidence.ts'
import { cellsOf, columnsAsked } from './settled.ts'

/** What a person may answer to a question, where one word answers all of it. */
export type Answer =
  | { is: 'scenario'; scenario: Scenario }
  | { is: 'side'; side: 'planned' | 'actual' }
  | { is: 'whole'; whole: 1 | 100 }
  | { is: 'linked by'; by: string }
  | { is: 'unit'; unit: 'currency' | 'count' }
  | { is: 'like the rest' }
  | { is: 'months' | 'years' | 'days' | 'periods' | 'last days' | 'first months' }

/** An answer with the corrections that it means, by the places of the statements, or of the plan. */
export interface Answering {
  answer: Answer
  columns: { at: number; column: ColumnCorrection }[]
  rows?: { at: number; row: RowCorrection }[]
  plan?: { at: number; part: PlanAnswer }
}

/** What is said of a plan by one answer. */
export type PlanAnswer = Pick<PlanCorrection, 'stated' | 'whole' | 'linkedBy'> | { side: NonNullable<PlanCorrection['sides']>[number] }

/** What questions about plans need of them. */
export interface AskedPlan extends Pick<ImportPlan, 'sheet' | 'stated' | 'undecided'> {
  at: number
  /** What progress counts in, where it has no percent sign. */
  progress: 1 | 100 | 'unknown' | null
  links?: { cell: string; by: string[] } | undefined
}

/** The answers that a problem of a plan offers. */
export function answersOfPlan(problem: ImportProblem, plans: readonly AskedPlan[]): Answering[] {
  const here = plans.filter(({ sheet }) => sheet === problem.sheet)
  const one = (test: (plan: AskedPlan) => boolean): AskedPlan | undefined => {
    const found = here.filter(test)
    return found.length === 1 ? found[0] : undefined
  }
  const answer = (plan: AskedPlan | undefined, given: Answer, part: PlanAnswer): Answering[] =>
    plan ? [{ answer: given, columns: [], plan: { at: plan.at, part } }] : []
  const sides = ['planned', 'actual'] as const
  if (problem.code === 'planned-or-actual') {
    const plan = one(({ stated }) => stated !== undefined)
    return sides.flatMap(side => answer(plan, { is: 'side', side }, { stated: side }))
  }
  if (problem.code === 'planned-or-actual-kind') {
    const plan = one(({ undecided }) => undecided?.some(({ cell }) => cell === problem.cell) === true)
    const text = plan?.undecided?.find(({ cell }) => cell === problem.cell)?.text ?? ''
    return sides.flatMap(side => answer(plan, { is: 'side', side }, { side: { text, side } }))
  }
  if (problem.code === 'progress-scale') {
    const plan = one(({ progress }) => progress === 'unknown')
    return ([100, 1] as const).flatMap(whole => answer(plan, { is: 'whole', whole }, { whole }))
  }
  if (problem.code === 'dependency-ids' || problem.code === 'dependency-lines') {
    const plan = one(({ links }) => links?.cell === problem.cell)
    return (plan?.links?.by ?? []).flatMap(by => answer(plan, { is: 'linked by', by }, { linkedBy: by }))
  }
  return []
}

const OF_SCENARIO = new Set(['scenario-unknown', 'scenario-of-title', 'scenario-of-place', 'scenario-differs'])

const OF_LINES = new Set(['row-unit', 'mixed-scale', PERCENT_SCALE])

/** The answers that a problem offers; none where it asks for something else. */
export function answersTo(problem: ImportProblem, statements: readonly ImportStatement[], firstMonth: number): Answering[] {
  // What names a single figure asks for that figure.
  if (problem.cells && OF_LINES.has(problem.code)) {
    const ofLines = answersOfLines(problem, statements)
    if (ofLines.length > 0) return ofLines
  }
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
        // Of two months half a year apart the longer times are halves.
        { is: asked.every(({ column }) => parsePeriod(column.period ?? '')?.kind === 'year') ? 'years' : 'periods' },
        placed(key => key),
      ),
      ...all(
        { is: 'months' },
        placed(key => lastMonth(key, firstMonth)),
      ),
    ]
  // What is read as days already may end times of several lengths: which, only the period says.
  const areDays = asked.every(({ column }) => parsePeriod(column.period ?? '')?.kind === 'instant')
  if (problem.code === 'day-or-period' && !areDays)
    return [
      ...all(
        { is: 'periods' },
        placed(key => key),
      ),
      ...all(
        { is: 'days' },
        placed(key => lastDay(key, firstMonth)),
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

/** What lines count in, where that is what is asked: such a problem names them all, by their labels or by a figure of theirs. */
function answersOfLines(problem: ImportProblem, statements: readonly ImportStatement[]): Answering[] {
  const cells = new Set(cellsOf(problem))
  const isAsked = ({ labelCell, values }: ImportLineItem): boolean => cells.has(labelCell) || values.some(({ cell }) => cells.has(cell))
  const rows = statements.flatMap(({ sheet, suggested, lineItems }, at) =>
    sheet === problem.sheet && suggested
      ? lineItems.flatMap(item => (isAsked(item) ? [{ at, unit: item.unit, row: { labelCell: item.labelCell } }] : []))
      : [],
  )
  const all = (answer: Answer, said: Omit<RowCorrection, 'labelCell'>): Answering => ({
    answer,
    columns: [],
    rows: rows.map(({ at, row }) => ({ at, row: { ...row, ...said } })),
  })
  if (rows.length === 0) return []
  if (problem.code === 'mixed-scale') return [all({ is: 'like the rest' }, { unit: 'currency', scale: null })]
  if (problem.code === PERCENT_SCALE)
    return rows.every(({ unit }) => unit === 'percent')
      ? ([100, 1] as const).map(whole => all({ is: 'whole', whole }, { unit: 'percent', whole }))
      : []
  return (['currency', 'count'] as const).map(unit => all({ is: 'unit', unit }, { unit }))
}

/** The day that a period ends on. */
function lastDay(key: PeriodKey, firstMonth: number): PeriodKey | null {
  const period = parsePeriod(key)
  return period && periodKey({ kind: 'instant', date: periodRange(period, firstMonth).to })
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

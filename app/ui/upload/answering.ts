import { isPeriodKey } from '#app/model/period.ts'
import type { ImportProblem } from '#app/model/report/import.ts'
import type { Answering, PlanAnswer } from '#app/model/report/ingest/settling/answers.ts'
import type { PlanCorrection } from '#app/model/report/ingest/settling/correct-plan.ts'
import type { ColumnCorrection, Corrections, RowCorrection, StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import { isConfirmed } from '#app/model/report/ingest/settling/settled.ts'

// What a press beside a problem changes of the corrections.

const statementOf = ({ statements }: Corrections, at: number): StatementCorrection =>
  statements.find(({ statement }) => statement === at) ?? { statement: at }

const columnOf = (corrections: Corrections, at: number, id: string): ColumnCorrection =>
  statementOf(corrections, at).columns?.find(column => column.id === id) ?? { id }

const rowOf = (corrections: Corrections, at: number, labelCell: string): RowCorrection =>
  statementOf(corrections, at).rows?.find(row => row.labelCell === labelCell) ?? { labelCell }

const saidOf = ({ id: _, ...said }: ColumnCorrection): [keyof ColumnCorrection, unknown][] =>
  Object.entries(said) as [keyof ColumnCorrection, unknown][]

const saidOfRow = ({ labelCell: _, ...said }: RowCorrection): [keyof RowCorrection, unknown][] =>
  Object.entries(said) as [keyof RowCorrection, unknown][]

const withStatement = (corrections: Corrections, at: number, change: Partial<StatementCorrection>): Corrections => ({
  ...corrections,
  statements: [...corrections.statements.filter(other => other.statement !== at), { ...statementOf(corrections, at), ...change }],
})

export const planOf = ({ plans }: Corrections, at: number): PlanCorrection => plans.find(({ plan }) => plan === at) ?? { plan: at }

const isSaid = (plan: PlanCorrection, part: PlanAnswer): boolean =>
  'side' in part
    ? plan.sides?.some(({ text, side }) => text === part.side.text && side === part.side.side) === true
    : Object.entries(part).every(([name, value]) => plan[name as keyof PlanCorrection] === value)

function withPlan(corrections: Corrections, at: number, part: PlanAnswer, on: boolean): Corrections {
  const plan = planOf(corrections, at)
  const others = 'side' in part ? (plan.sides ?? []).filter(({ text }) => text !== part.side.text) : []
  const change =
    'side' in part
      ? { sides: on ? [...others, part.side] : others }
      : on
        ? part
        : Object.fromEntries(Object.keys(part).map(name => [name, undefined]))
  return { ...corrections, plans: [...corrections.plans.filter(other => other.plan !== at), { ...plan, ...change }] }
}

/** Whether the corrections say what the answer says, of all of its columns and lines. */
export const isAnswered = (corrections: Corrections, { columns, rows = [], plan }: Answering): boolean =>
  (plan === undefined || isSaid(planOf(corrections, plan.at), plan.part)) &&
  rows.every(({ at, row }) => {
    const own = rowOf(corrections, at, row.labelCell)
    return saidOfRow(row).every(([name, value]) => own[name] === value)
  }) &&
  columns.every(({ at, column }) => {
    const own = columnOf(corrections, at, column.id)
    return saidOf(column).every(([name, value]) => own[name] === value)
  })

/** With an answer, or without it. */
export function withAnswer(corrections: Corrections, { columns, rows = [], plan }: Answering, on: boolean): Corrections {
  if (plan) return withPlan(corrections, plan.at, plan.part, on)
  const ofLines = rows.reduce((before, { at, row }) => {
    const { labelCell } = row
    const part = on ? row : Object.fromEntries(saidOfRow(row).map(([name]) => [name, undefined]))
    const own = { ...rowOf(before, at, labelCell), ...part, labelCell }
    const others = (statementOf(before, at).rows ?? []).filter(row => row.labelCell !== labelCell)
    return withStatement(before, at, { rows: [...others, own] })
  }, corrections)
  return columns.reduce((before, { at, column }) => {
    const statement = statementOf(before, at)
    const part = on ? column : { id: column.id, ...Object.fromEntries(saidOf(column).map(([name]) => [name, undefined])) }
    const own = { ...columnOf(before, at, column.id), ...part }
    return withStatement(before, at, { columns: [...(statement.columns ?? []).filter(({ id }) => id !== column.id), own] })
  }, ofLines)
}

/** With problems left as they are, or asked again. */
export function withLeft(
  corrections: Corrections,
  problems: readonly Pick<ImportProblem, 'code' | 'sheet' | 'cell' | 'message'>[],
  on: boolean,
) {
  const others = (corrections.confirmed ?? []).filter(problem => !isConfirmed(problem, problems))
  const more = problems.map(({ code, sheet, cell, message }) => ({ code, sheet, cell, message }))
  return { ...corrections, confirmed: on ? [...others, ...more] : others }
}

/** With a day in the place of a text that is none, or without one. */
export function withDay(corrections: Corrections, at: number, cell: string, day: string | null): Corrections {
  const plan = planOf(corrections, at)
  const others = (plan.days ?? []).filter(other => other.cell !== cell)
  const days = day !== null && isPeriodKey(day) ? [...others, { cell, day }] : others
  return { ...corrections, plans: [...corrections.plans.filter(other => other.plan !== at), { ...plan, days }] }
}

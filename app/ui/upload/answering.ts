import type { ImportProblem } from '#app/model/report/import.ts'
import type { Answering } from '#app/model/report/ingest/answers.ts'
import type { ColumnCorrection, Corrections, StatementCorrection } from '#app/model/report/ingest/corrections.ts'
import { isConfirmed } from '#app/model/report/ingest/settled.ts'

// What a press beside a problem changes of the corrections.

const statementOf = ({ statements }: Corrections, at: number): StatementCorrection =>
  statements.find(({ statement }) => statement === at) ?? { statement: at }

const columnOf = (corrections: Corrections, at: number, id: string): ColumnCorrection =>
  statementOf(corrections, at).columns?.find(column => column.id === id) ?? { id }

const saidOf = ({ id: _, ...said }: ColumnCorrection): [keyof ColumnCorrection, unknown][] =>
  Object.entries(said) as [keyof ColumnCorrection, unknown][]

/** Whether the corrections say what the answer says, of all of its columns. */
export const isAnswered = (corrections: Corrections, { columns }: Answering): boolean =>
  columns.every(({ at, column }) => {
    const own = columnOf(corrections, at, column.id)
    return saidOf(column).every(([name, value]) => own[name] === value)
  })

/** With an answer, or without it. */
export function withAnswer(corrections: Corrections, { columns }: Answering, on: boolean): Corrections {
  return columns.reduce((before, { at, column }) => {
    const statement = statementOf(before, at)
    const part = on ? column : { id: column.id, ...Object.fromEntries(saidOf(column).map(([name]) => [name, undefined])) }
    const own = { ...columnOf(before, at, column.id), ...part }
    return {
      ...before,
      statements: [
        ...before.statements.filter(other => other.statement !== at),
        { ...statement, columns: [...(statement.columns ?? []).filter(({ id }) => id !== column.id), own] },
      ],
    }
  }, corrections)
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

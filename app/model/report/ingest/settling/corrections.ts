import { z } from 'zod'
import { isDecimal } from '../../../money.ts'
import { periodOfText } from '../../../period-text.ts'
import { COLUMN_ROLES, importProblem } from '../../import.ts'
import { LINE_KINDS, SCENARIOS, STATEMENT_KINDS, UNITS } from '../../section.ts'
import { planCorrection } from './correct-plan.ts'

/** What a person settles in the preview. Everything is optional: what is not named stays as it was understood. */

const cell = z.string().max(12)

/** A period as its key, however a person typed it. */
function typedPeriod(text: string, context: z.RefinementCtx): string {
  const key = periodOfText(text)
  if (key === null) context.addIssue({ code: 'custom', message: `“${text}” must be a period` })
  return key ?? text
}

const columnCorrection = z.object({
  id: z.string().max(8),
  label: z.string().trim().min(1).max(200).optional(),
  period: z.string().max(40).transform(typedPeriod).nullable().optional(),
  scenario: z.enum(SCENARIOS).optional(),
  entity: z.string().trim().max(200).nullable().optional(),
  /** What it was taken for, corrected: a difference that is a period after all. */
  role: z.enum(COLUMN_ROLES).optional(),
  ignore: z.boolean().optional(),
})

const rowCorrection = z.object({
  /** Names the row: the cell of its label. */
  labelCell: cell,
  label: z.string().trim().max(500).optional(),
  kind: z.enum(LINE_KINDS).optional(),
  level: z.number().int().min(0).max(20).optional(),
  /** Label cell of the row that it belongs to; null for none. */
  parent: cell.nullable().optional(),
  unit: z.enum(UNITS).optional(),
  /** Percent only: the stored value that means 100 %. */
  whole: z.union([z.literal(1), z.literal(100)]).optional(),
  /** Which direction is good; null: neither. */
  good: z.enum(['up', 'down']).nullable().optional(),
  /** Where the row's figures are in another power of ten or currency than the statement's; null: they are not. */
  scale: z.number().int().min(0).max(12).nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three letters, like EUR')
    .nullable()
    .optional(),
  drop: z.boolean().optional(),
  /** Which line over all reports it is: the id of a series, or 'new'. */
  series: z.string().min(1).max(64).optional(),
  /** Which line of the section whose place the statement takes: its id, or null for a new one. */
  sameAs: z.string().min(1).max(64).nullable().optional(),
})

const statementCorrection = z.object({
  /** Index in the import's `statements`. */
  statement: z.number().int().min(0),
  /** Its name, `Sheet!A1` by the top left cell: where given it counts, wherever in the list the statement stands. */
  at: z.string().max(300).optional(),
  take: z.boolean().optional(),
  title: z.string().trim().min(1).max(200).optional(),
  type: z.enum(STATEMENT_KINDS).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three letters, like EUR')
    .nullable()
    .optional(),
  scale: z.number().int().min(0).max(12).optional(),
  unitLabel: z.string().trim().max(200).optional(),
  /** Company or segment of the whole statement; null: of all. What is said of a single column counts more. */
  entity: z.string().trim().max(200).nullable().optional(),
  /** Which section of the report its file was dropped on it takes the place of; null: it is a new one. Left out: the one that is most like it. */
  replaces: z.string().min(1).max(64).nullable().optional(),
  columns: z.array(columnCorrection).max(200).optional(),
  rows: z.array(rowCorrection).max(5_000).optional(),
  /** Figures that could not be decided, settled by a person. null: there is none. */
  values: z
    .array(z.object({ cell, value: z.string().max(200).refine(isDecimal, 'must be a number').nullable() }))
    .max(5_000)
    .optional(),
})

/** A problem by all that it says: told anew with other amounts, it is another one. */
const confirmedProblem = importProblem.pick({ code: true, sheet: true, cell: true }).extend({ message: z.string().max(4_000) })

export const corrections = z.object({
  statements: z.array(statementCorrection).max(500).default([]),
  plans: z.array(planCorrection).max(500).default([]),
  /** Indices of plans that are not taken. */
  leavePlans: z.array(z.number().int().min(0)).max(500).default([]),
  /** What was found right as it was read, or is left as it is: not asked again as long as it says the same. */
  confirmed: z.array(confirmedProblem).max(2_500).optional(),
})
export type Corrections = z.infer<typeof corrections>
export type ConfirmedProblem = z.infer<typeof confirmedProblem>
export type StatementCorrection = z.infer<typeof statementCorrection>
export type ColumnCorrection = z.infer<typeof columnCorrection>
export type RowCorrection = z.infer<typeof rowCorrection>

import { z } from 'zod'
import { broughtReport } from '#app/model/report/brought.ts'
import { importProblem } from '#app/model/report/import.ts'
import { REPORT_STATUSES } from '#app/model/report/report.ts'
import { checkSchema } from '#app/model/report/section.ts'
import type { BroughtState } from '../use/reports/brought.ts'

// What the API says and takes, in zod: the description for programmers is made of these, and tests hold answers against them.

/** Line items under another type of body would be read as a workbook: whoever forgot the type finds out here. */
const NO_NAME =
  'Say the name of the workbook, like ?name=board.xlsx. Line items need no name, but the header Content-Type: application/json.'

/** What may stand in the address when a workbook is sent. */
export const workbookQuery = z.strictObject({
  name: z
    .string({ error: ({ input }) => (input === undefined ? NO_NAME : undefined) })
    .trim()
    .min(1, NO_NAME)
    .max(200, 'Use at most 200 characters.')
    .meta({ description: 'Name of the file, as people see it; percent-encoded, like everything after the question mark.' }),
  title: broughtReport.shape.title.optional().meta({ description: 'Title of the report. Left out: it names the period.' }),
  period: broughtReport.shape.period
    .optional()
    .meta({ description: 'Period of the report, like FY2026-Q3. Left out: the latest one with actual figures.' }),
})

/** A key of one's own for one bringing: repeated with the same content it gives the same draft. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'An Idempotency-Key is 1 to 200 visible ASCII characters.')

const problem = importProblem.meta({ id: 'ImportProblem' })

const check = z
  .strictObject({
    statement: z.string(),
    kind: checkSchema.shape.kind,
    holds: z.boolean(),
    line: z.string().nullable(),
    column: z.string().nullable(),
    stated: z.string(),
    computed: z.string(),
    difference: z.string().meta({ description: 'stated − computed' }),
  })
  .meta({ id: 'Check' })

/** A draft that was brought. */
export const draftAnswer = z
  .strictObject({
    reportId: z.string(),
    url: z.string().meta({ description: 'Where people go on with the draft.' }),
    preview: z.string().nullable().meta({ description: 'What was understood of the workbook, for people; null for line items.' }),
    title: z.string(),
    period: z.string(),
    status: z.enum(REPORT_STATUSES),
    problems: z.array(problem).meta({ description: 'What is doubtful, with sheet and cell; the gravest first.' }),
    checks: z
      .array(check)
      .meta({ description: 'What was checked: sums, balances; those that fail first. Nothing is ever changed so that it holds.' }),
    left: z.strictObject({ problems: z.int(), checks: z.int() }).meta({ description: 'How many further ones are not listed.' }),
  })
  .meta({ id: 'Draft' }) satisfies z.ZodType<BroughtState>

/** Why nothing was done: RFC 9457. */
export const problemAnswer = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do, in plain words.' }),
    errors: z
      .array(
        z.strictObject({
          path: z.string().meta({ description: 'A JSON pointer into what was sent; empty: the whole.' }),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'What is wrong where, at most 50.' }),
    problems: z.array(problem).optional().meta({ description: 'What was found in a workbook of which no draft could be made.' }),
  })
  .meta({ id: 'Problem' })
export type ProblemAnswer = z.infer<typeof problemAnswer>

import { z } from 'zod'
import { isDecimal } from '../money.ts'

const id = z.string().min(1).max(64)
const decimalText = z.string().max(200).refine(isDecimal, 'must be a number')
const day = z.iso.date()

/** What a line item counts in. A statement's scale applies to `currency` alone. */
export const UNITS = ['currency', 'count', 'percent', 'ratio', 'per share'] as const
export const SCENARIOS = ['actual', 'budget', 'forecast'] as const
export const LINE_KINDS = ['heading', 'item', 'subtotal', 'total'] as const
export const STATEMENT_KINDS = ['income', 'balance', 'cash flow', 'kpi', 'headcount', 'other'] as const
export type Unit = (typeof UNITS)[number]
export type Scenario = (typeof SCENARIOS)[number]
export type LineKind = (typeof LINE_KINDS)[number]

export const columnSchema = z.object({
  id,
  label: z.string().max(200),
  /** Key of app/model/period.ts; null where a column is no period. */
  period: z.string().max(40).nullable(),
  scenario: z.enum(SCENARIOS),
  entity: z.string().max(200).nullable(),
  /** A variance that the file gives: between which two columns, in what. Kept as it is, checked, and compared with nothing. */
  variance: z
    .object({
      of: id,
      against: id,
      as: z.enum(['absolute', 'relative']),
      /** Relative only: the stored value that means 100 %. */
      whole: z.union([z.literal(1), z.literal(100)]).optional(),
    })
    .optional(),
})
export type Column = z.infer<typeof columnSchema>

export const valueSchema = z.object({
  /** As stored in the file, not scaled. Null: there is none (`text` says what stands there). */
  value: decimalText.nullable(),
  /** What the cell shows where it holds no number: '', '—', 'n/a', '#DIV/0!'. */
  text: z.string().max(200),
  /** A1 notation, or null when a person typed it. */
  cell: z.string().max(20).nullable(),
  /** Why it is doubtful, or null. */
  flag: z.string().max(200).nullable(),
  /** What stands in the cell, for those who work on reports. Readers never get it. */
  formula: z.string().max(2_000).optional(),
})

export const lineItemSchema = z.object({
  id,
  seriesId: id.nullable(),
  label: z.string().max(500),
  level: z.number().int().min(0).max(20),
  parent: id.nullable(),
  kind: z.enum(LINE_KINDS),
  unit: z.enum(UNITS),
  /** Percent only: the stored value that means 100 % (0.26 → 1; 26 → 100). 100 when left out. */
  whole: z.union([z.literal(1), z.literal(100)]).optional(),
  good: z.enum(['up', 'down']).nullable(),
  note: z.string().max(5_000),
  squadId: id.nullable(),
  labelCell: z.string().max(20).nullable(),
  /** What it is the sum of, and with which sign. Left out where nobody knows. */
  parts: z
    .array(z.object({ id, sign: z.union([z.literal(1), z.literal(-1)]) }))
    .max(2_000)
    .optional(),
  /** Where they differ from the statement's: a row in millions among thousands, one in euros among dollars. */
  scale: z.number().int().min(0).max(12).optional(),
  currency: z.string().max(8).optional(),
  /** By column id. A column without an entry is an empty cell. */
  values: z.record(z.string(), valueSchema),
})
export type LineItem = z.infer<typeof lineItemSchema>

export const checkSchema = z.object({
  kind: z.enum(['foots', 'balances', 'ties', 'recomputes', 'bridges', 'agrees', 'sums up']),
  holds: z.boolean(),
  lineItemId: id.nullable(),
  columnId: id.nullable(),
  stated: decimalText,
  computed: decimalText,
  difference: decimalText,
})
export type Check = z.infer<typeof checkSchema>

export const statementSchema = z.object({
  kind: z.literal('statement'),
  statement: z.enum(STATEMENT_KINDS),
  /** `scale` is a power of ten: 3 means that values are in thousands. `label` is what readers see: "USD thousands". */
  unit: z.object({ currency: z.string().max(8).nullable(), scale: z.number().int().min(0).max(12), label: z.string().max(200) }),
  columns: z.array(columnSchema).max(200),
  /** The column that is looked at and the one that it is compared with, at first. */
  comparison: z.object({ column: id, against: id }).nullable(),
  lineItems: z.array(lineItemSchema).max(5_000),
  checks: z.array(checkSchema).max(10_000),
  source: z.object({ fileId: id, sheet: z.string().max(200) }).nullable(),
  /** Why an actual of an earlier period is not what an earlier report said, in the writer's words. */
  restatements: z
    .array(z.object({ lineItemId: id, columnId: id, why: z.string().max(1_000) }))
    .max(5_000)
    .optional(),
  /** How it is revealed in a meeting: at once, level by level, or line by line. */
  reveal: z.enum(['whole', 'by level', 'by line']),
})
export type Statement = z.infer<typeof statementSchema>

/** waterfall: lines of one column as steps; bridge: from a total in one column to the same in another by its parts; multiples: a small chart a line. */
export const CHART_FORMS = ['column', 'line', 'area', 'stacked', 'combined', 'waterfall', 'bridge', 'multiples'] as const
export const chartSchema = z.object({
  kind: z.literal('chart'),
  form: z.enum(CHART_FORMS),
  /** The section that holds the statement. */
  statementId: id,
  lineItemIds: z.array(id).min(1, 'Choose at least one line.').max(20, 'Choose at most 20 lines.'),
  columnIds: z.array(id).min(1, 'Choose at least one column.').max(60, 'Choose at most 60 columns.'),
  caption: z.string().max(1_000),
  /** How it is revealed in a meeting: at once (also when left out), or point by point: column by column, in a waterfall bar by bar. */
  reveal: z.enum(['whole', 'by point']).optional(),
  /** Combined: the lines that are drawn as lines, the others as columns. Left out: the last one. */
  asLine: z.array(id).max(20).optional(),
  /** A line to reach: a line item of the statement, or one typed figure in the unit and scale of the first line. */
  target: z.object({ lineItemId: id.nullable(), value: decimalText.nullable(), label: z.string().max(200) }).optional(),
  /** Remarks at points, `<lineItemId>:<columnId>`. */
  notes: z
    .array(z.object({ pointId: z.string().min(3).max(130), text: z.string().max(300) }))
    .max(12)
    .optional(),
})
export type Chart = z.infer<typeof chartSchema>

/** unknown: nobody said, or in a word that nobody settled. */
export const PLAN_STATUSES = ['not started', 'on track', 'at risk', 'late', 'done', 'stopped', 'unknown'] as const
export const planItemSchema = z.object({
  id,
  /** Hierarchy number as written: '1', '1.1', '10'. */
  number: z.string().max(40),
  label: z.string().max(500),
  owner: z.string().max(200),
  from: day.nullable(),
  to: day.nullable(),
  status: z.enum(PLAN_STATUSES),
  /** Whole percent. */
  progress: z.number().int().min(0).max(100).nullable(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  note: z.string().max(5_000),
  /** The item that it is a part of, and how deep it lies; left out where the file does not say. */
  parent: id.nullable().optional(),
  level: z.number().int().min(0).max(20).optional(),
  /** Items that it waits for; what names none of them stays as text. */
  dependsOn: z.array(z.string().max(200)).max(200).optional(),
  /** Further columns of the file. */
  more: z
    .array(z.object({ label: z.string().max(200), text: z.string().max(2_000) }))
    .max(60)
    .optional(),
})
export type PlanItem = z.infer<typeof planItemSchema>
export const volumeSchema = z.object({
  id,
  label: z.string().max(200),
  unit: z.string().max(60),
  period: z.string().max(40),
  planned: decimalText.nullable(),
  actual: decimalText.nullable(),
  /** Further columns of the file. */
  more: z
    .array(z.object({ label: z.string().max(200), text: z.string().max(2_000) }))
    .max(60)
    .optional(),
  /** Which of the two was removed for good. */
  removed: z
    .array(z.enum(['planned', 'actual']))
    .max(2)
    .optional(),
})
export type Volume = z.infer<typeof volumeSchema>
export const planSchema = z.object({
  kind: z.literal('plan'),
  items: z.array(planItemSchema).max(2_000),
  volumes: z.array(volumeSchema).max(2_000),
})
export type Plan = z.infer<typeof planSchema>

export const narrativeSchema = z.object({ kind: z.literal('narrative'), markdown: z.string().max(100_000) })

export const figuresSchema = z.object({
  kind: z.literal('figures'),
  figures: z
    .array(z.object({ id, label: z.string().max(200), statementId: id, lineItemId: id, columnId: id, against: id.nullable() }))
    .max(5),
})
export type Figures = z.infer<typeof figuresSchema>

export const pictureSchema = z.object({
  kind: z.literal('picture'),
  fileId: id,
  alt: z.string().trim().min(1, 'Say what it shows.').max(1_000),
  caption: z.string().max(1_000),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
export type Picture = z.infer<typeof pictureSchema>

export const WITHHELD_REASONS = ['legal', 'personal data', 'third party', 'undecided'] as const
export const withheldSchema = z.object({ kind: z.literal('withheld'), reason: z.enum(WITHHELD_REASONS), lookAgainOn: day })
export type Withheld = z.infer<typeof withheldSchema>

export const sectionBodySchema = z.discriminatedUnion('kind', [
  statementSchema,
  chartSchema,
  planSchema,
  narrativeSchema,
  figuresSchema,
  pictureSchema,
  withheldSchema,
])
export type SectionBody = z.infer<typeof sectionBodySchema>

/** A part of a report that is presented as one. `notes` are the presenter's own. */
export interface Section {
  id: string
  title: string
  notes: string
  minutes: number
  body: SectionBody
}

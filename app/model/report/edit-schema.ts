import { z } from 'zod'
import { isPeriodKey } from '../period.ts'
import { sentenceSchema } from './report.ts'
import {
  chartSchema,
  columnSchema,
  figuresSchema,
  narrativeSchema,
  pictureSchema,
  planSchema,
  STATEMENT_KINDS,
  statementSchema,
  sectionBodySchema,
  withheldSchema,
} from './section.ts'
import { MOST_PICTURES } from './pictures.ts'

const id = z.string().min(1).max(64)
const title = z.string().trim().min(1, 'Give it a title.').max(200, 'Keep it under 200 characters.')
export const reportTitle = title
export const reportPeriod = z.string().refine(isPeriodKey, 'Choose a period, like Q3 of 2026.')
const minutes = z.coerce
  .number({ error: 'Whole minutes, from 0 to 240.' })
  .int('Whole minutes.')
  .min(0, 'From 0 minutes.')
  .max(240, 'At most 240 minutes.')

/** One intent of a person at the editor. Everything that a form can send passes here; unknown fields fall off. */
export const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name report'), title, period: reportPeriod }),
  z.object({ kind: z.literal('write sentences'), sentences: z.array(sentenceSchema).max(5) }),
  /** `after`: id of the section before it; null puts it first, left out puts it last. */
  z.object({ kind: z.literal('add section'), title, after: id.nullish(), body: sectionBodySchema }),
  /** Pages of a PDF, each a picture and a section of its own, behind the others. */
  z.object({
    kind: z.literal('add pictures'),
    pictures: z.array(pictureSchema.extend({ title })).min(1).max(MOST_PICTURES),
  }),
  z.object({ kind: z.literal('name section'), sectionId: id, title }),
  /** `to`: its place afterwards, from 0. */
  z.object({ kind: z.literal('move section'), sectionId: id, to: z.coerce.number().int().min(0).max(500) }),
  z.object({ kind: z.literal('remove section'), sectionId: id }),
  z.object({ kind: z.literal('write notes'), sectionId: id, notes: z.string().max(20_000, 'Keep it under 20,000 characters.'), minutes }),
  /** A field that is left out stays as it is. */
  z.object({
    kind: z.literal('describe lines'),
    sectionId: id,
    lineItemIds: z.array(id).min(1, 'Choose at least one line.').max(5_000),
    note: z.string().max(5_000, 'Keep it under 5,000 characters.').optional(),
    squadId: id.nullable().optional(),
    good: z.enum(['up', 'down']).nullable().optional(),
  }),
  z.object({
    kind: z.literal('set statement'),
    sectionId: id,
    statement: z.enum(STATEMENT_KINDS).optional(),
    comparison: z.object({ column: id, against: id }).nullable().optional(),
    reveal: statementSchema.shape.reveal.optional(),
    columns: z
      .array(columnSchema.pick({ id: true, label: true }))
      .max(200)
      .optional(),
  }),
  /** Why actuals of earlier periods are not what earlier reports said. Empty takes a reason back. */
  z.object({
    kind: z.literal('explain restatements'),
    sectionId: id,
    whys: z
      .array(z.object({ lineItemId: id, columnId: id, why: z.string().trim().max(1_000, 'Keep it under 1,000 characters.') }))
      .max(5_000),
  }),
  /** The whole of a section that people write themselves. It keeps its kind. */
  z.object({
    kind: z.literal('write section'),
    sectionId: id,
    body: z.discriminatedUnion('kind', [chartSchema, planSchema, narrativeSchema, figuresSchema, pictureSchema, withheldSchema]),
  }),
  /** Its content leaves the draft: what is withheld is not kept here. */
  z.object({
    kind: z.literal('withhold section'),
    sectionId: id,
    title,
    reason: withheldSchema.shape.reason,
    lookAgainOn: z.iso.date('Choose a date.'),
  }),
])
export type Edit = z.infer<typeof editSchema>
export type EditKind = Edit['kind']

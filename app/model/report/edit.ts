import { z } from 'zod'
import { MOST_STEPS, wantedSteps } from '../meeting/steps.ts'
import { isPeriodKey } from '../period.ts'
import { lostFigure, wrongInChart } from './chart-rules.ts'
import { showsLinesOf } from './live-figure.ts'
import { itemAstray } from './plan-tree.ts'
import { type Sentence, sentenceSchema } from './report.ts'
import { explain } from './restate.ts'
import {
  chartSchema,
  columnSchema,
  figuresSchema,
  narrativeSchema,
  pictureSchema,
  planSchema,
  type Section,
  type SectionBody,
  STATEMENT_KINDS,
  type Statement,
  statementSchema,
  sectionBodySchema,
  withheldSchema,
} from './section.ts'
import { hasVariance, NO_VARIANCE } from './value-columns.ts'

/** What an edit works on: the draft of a report. */
export interface Draft {
  title: string
  /** Key of app/model/period.ts. */
  period: string
  sentences: Sentence[]
  sections: Section[]
}

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

/** `sectionId`: the section that was added or changed. `fields`: what is wrong, by field. */
export type Edited =
  | { kind: 'edited'; draft: Draft; sectionId: string | null }
  | { kind: 'gone' }
  | { kind: 'invalid'; fields: Record<string, string> }

const invalid = (field: string, message: string): Edited => ({ kind: 'invalid', fields: { [field]: message } })

/** Applies one edit to a draft; neither is changed. `newId` gives an id for a section that is added. */
export function applyEdit(draft: Draft, edit: Edit, newId: () => string): Edited {
  switch (edit.kind) {
    case 'name report':
      return { kind: 'edited', draft: { ...draft, title: edit.title, period: edit.period }, sectionId: null }
    case 'write sentences':
      return { kind: 'edited', draft: { ...draft, sentences: edit.sentences.filter(sentence => sentence.text !== '') }, sectionId: null }
    case 'add section': {
      const wrong = faultOf(edit.body, draft, null)
      if (wrong) return wrong
      const body = edit.body.kind === 'statement' ? withoutSeries(edit.body) : edit.body
      return addSections(draft, [{ id: newId(), title: edit.title, notes: '', minutes: 3, body }], edit.after)
    }
    case 'name section':
      return change(draft, edit.sectionId, section => ({ ...section, title: edit.title }))
    case 'move section':
      return move(draft, edit.sectionId, edit.to)
    case 'remove section':
      return remove(draft, edit.sectionId)
    case 'write notes':
      return change(draft, edit.sectionId, section => ({ ...section, notes: edit.notes, minutes: edit.minutes }))
    case 'describe lines':
      return changeStatement(draft, edit.sectionId, statement => describeLines(statement, edit))
    case 'set statement':
      return setStatement(draft, edit)
    case 'explain restatements':
      return changeStatement(draft, edit.sectionId, statement => explain(statement, edit.whys))
    case 'write section': {
      const section = draft.sections.find(candidate => candidate.id === edit.sectionId)
      if (!section || section.body.kind !== edit.body.kind) return { kind: 'gone' }
      return faultOf(edit.body, draft, section.id) ?? change(draft, section.id, before => ({ ...before, body: edit.body }))
    }
    case 'withhold section': {
      const { reason, lookAgainOn } = edit
      const used = usersOf(draft, edit.sectionId)
      if (used.length) return invalid('', `${namesOf(used)} shows lines of this section. Remove that first.`)
      return change(draft, edit.sectionId, section => ({
        ...section,
        title: edit.title,
        notes: '',
        body: { kind: 'withheld', reason, lookAgainOn },
      }))
    }
  }
}

/** Puts sections into a draft after the one named; null: first; undefined, or when that one is gone: last. */
export function addSections(draft: Draft, added: Section[], after?: string | null): Edited & { kind: 'edited' } {
  const found = after === null ? -1 : draft.sections.findIndex(section => section.id === after)
  const at = after === null ? 0 : found === -1 ? draft.sections.length : found + 1
  return { kind: 'edited', draft: { ...draft, sections: draft.sections.toSpliced(at, 0, ...added) }, sectionId: added[0]?.id ?? null }
}

function change(draft: Draft, sectionId: string, how: (section: Section) => Section): Edited {
  const at = draft.sections.findIndex(section => section.id === sectionId)
  const section = draft.sections[at]
  if (!section) return { kind: 'gone' }
  return { kind: 'edited', draft: { ...draft, sections: draft.sections.with(at, how(section)) }, sectionId }
}

function changeStatement(draft: Draft, sectionId: string, how: (statement: Statement) => Statement): Edited {
  const body = draft.sections.find(section => section.id === sectionId)?.body
  return body?.kind === 'statement' ? change(draft, sectionId, section => ({ ...section, body: how(body) })) : { kind: 'gone' }
}

function move(draft: Draft, sectionId: string, to: number): Edited {
  const section = draft.sections.find(candidate => candidate.id === sectionId)
  if (!section) return { kind: 'gone' }
  const others = draft.sections.filter(candidate => candidate !== section)
  return { kind: 'edited', draft: { ...draft, sections: others.toSpliced(Math.min(to, others.length), 0, section) }, sectionId }
}

function remove(draft: Draft, sectionId: string): Edited {
  if (!draft.sections.some(section => section.id === sectionId)) return { kind: 'gone' }
  const used = usersOf(draft, sectionId)
  if (used.length) return invalid('', `${namesOf(used)} shows lines of this section. Remove that first.`)
  return { kind: 'edited', draft: { ...draft, sections: draft.sections.filter(section => section.id !== sectionId) }, sectionId: null }
}

/** Charts, key figures and texts with live figures that show lines of a section. */
export function usersOf({ sections }: Pick<Draft, 'sections'>, sectionId: string): Section[] {
  const statement = sections.find(({ id }) => id === sectionId)?.body
  return sections.filter(
    ({ body }) =>
      (body.kind === 'chart' && body.statementId === sectionId) ||
      (body.kind === 'figures' && body.figures.some(figure => figure.statementId === sectionId)) ||
      (body.kind === 'narrative' && statement?.kind === 'statement' && showsLinesOf(body.markdown, statement)),
  )
}

const namesOf = (sections: Section[]): string => sections.map(section => `“${section.title}”`).join(' and ')

/** Which lines over all reports these are is found out here: whoever writes a statement does not say it by an id. */
const withoutSeries = (statement: Statement): Statement => ({
  ...statement,
  lineItems: statement.lineItems.map(item => ({ ...item, seriesId: null })),
})

function describeLines(statement: Statement, edit: Edit & { kind: 'describe lines' }): Statement {
  const chosen = new Set(edit.lineItemIds)
  const { note, squadId, good } = edit
  return {
    ...statement,
    lineItems: statement.lineItems.map(item =>
      chosen.has(item.id)
        ? {
            ...item,
            ...(note === undefined ? {} : { note }),
            ...(squadId === undefined ? {} : { squadId }),
            ...(good === undefined ? {} : { good }),
          }
        : item,
    ),
  }
}

function setStatement(draft: Draft, edit: Edit & { kind: 'set statement' }): Edited {
  const body = draft.sections.find(section => section.id === edit.sectionId)?.body
  if (body?.kind !== 'statement') return { kind: 'gone' }
  const known = new Set(body.columns.map(column => column.id))
  const { comparison } = edit
  if (comparison && !(known.has(comparison.column) && known.has(comparison.against)))
    return invalid('comparison', 'Choose two columns of this statement.')
  if (comparison && comparison.column === comparison.against) return invalid('comparison', 'Choose two different columns.')
  if (comparison && hasVariance(body.columns, [comparison.column, comparison.against])) return invalid('comparison', NO_VARIANCE)
  const steps = wantedSteps({ body: { ...body, reveal: edit.reveal ?? body.reveal } })
  if (edit.reveal && steps > MOST_STEPS)
    return invalid('reveal', `That would be ${steps} steps. A section has at most ${MOST_STEPS}: show it level by level, or at once.`)
  const labels = new Map(edit.columns?.map(column => [column.id, column.label]))
  return changeStatement(draft, edit.sectionId, statement => ({
    ...statement,
    statement: edit.statement ?? statement.statement,
    comparison: comparison === undefined ? statement.comparison : comparison,
    reveal: edit.reveal ?? statement.reveal,
    columns: statement.columns.map(column => ({ ...column, label: labels.get(column.id) ?? column.label })),
  }))
}

/** What is wrong with a section's content in this draft, beyond its shape; `own` is the section's id when it is in the draft already. */
function faultOf(body: SectionBody, draft: Draft, own: string | null): Edited | null {
  const statementOf = (sectionId: string): Statement | null => {
    const found = draft.sections.find(section => section.id === sectionId)?.body
    return found?.kind === 'statement' ? found : null
  }
  switch (body.kind) {
    case 'chart': {
      const statement = statementOf(body.statementId)
      if (!statement) return invalid('statementId', 'Choose a statement of this report.')
      const wrong = wrongInChart(body, statement)
      return wrong && invalid(wrong.field, wrong.message)
    }
    case 'figures': {
      const lost = lostFigure(body, statementOf)
      return lost && invalid(lost.field, lost.message)
    }
    case 'statement': {
      if (body.source) return invalid('source', 'Statements from a file come in by uploading it.')
      const taken = new Set(
        draft.sections.flatMap(section =>
          section.id !== own && section.body.kind === 'statement' ? section.body.lineItems.map(item => item.id) : [],
        ),
      )
      for (const item of body.lineItems) {
        if (taken.has(item.id)) return invalid('lineItems', `Two line items have the id ${item.id}.`)
        taken.add(item.id)
      }
      return null
    }
    case 'plan': {
      const upsideDown = body.items.findIndex(item => item.from && item.to && item.from > item.to)
      if (upsideDown !== -1) return invalid(`items.${upsideDown}.to`, 'It ends before it begins.')
      const astray = itemAstray(body.items)
      return astray === -1 ? null : invalid(`items.${astray}.label`, 'What it is a part of is not in this plan, or is a part of it.')
    }
    default:
      return null
  }
}

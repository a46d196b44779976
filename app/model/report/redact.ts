import { z } from 'zod'
import { type Draft, usersOf } from './edit.ts'
import { REMOVED } from './removed.ts'
import type { LineItem, Plan, Section, SectionBody, Statement } from './section.ts'

const id = z.string().min(1).max(64)

/** What to remove for good. A passage of text goes wherever it stands in the report. */
export const removalTargetSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('value'), sectionId: id, lineItemId: id, columnId: id }),
  z.object({ what: z.literal('volume'), sectionId: id, volumeId: id, side: z.enum(['planned', 'actual']) }),
  z.object({ what: z.literal('line item'), sectionId: id, lineItemId: id }),
  z.object({ what: z.literal('section'), sectionId: id }),
  z.object({
    what: z.literal('text'),
    text: z.string().trim().min(3, 'Give at least 3 characters.').max(5_000, 'Keep it under 5,000 characters.'),
  }),
  z.object({ what: z.literal('file'), fileId: id }),
  z.object({ what: z.literal('report') }),
])
export type RemovalTarget = z.infer<typeof removalTargetSchema>

export interface Redacted {
  state: Draft
  /** Sections whose content changed or went. */
  touched: string[]
  /** Files that hold what was removed: the workbook that a value came from, the picture of a removed section. */
  files: string[]
  /** Series of removed or renamed line items. */
  series: string[]
}

/**
 * Takes the target out of one state of a report (the draft or a revision). Charts and key figures keep the ids of lines that are gone and
 * show what is left; ids say nothing.
 */
export function redact(state: Draft, target: RemovalTarget): Redacted {
  switch (target.what) {
    case 'value':
      return redactStatement(state, target.sectionId, statement => removeValue(statement, target.lineItemId, target.columnId), [])
    case 'volume':
      return redactVolume(state, target.sectionId, target.volumeId, target.side)
    case 'line item': {
      const series = lineSeries(state, target.sectionId, target.lineItemId)
      return redactStatement(state, target.sectionId, statement => removeLine(statement, target.lineItemId), series)
    }
    case 'section': {
      const section = state.sections.find(candidate => candidate.id === target.sectionId)
      if (!section) return untouched(state)
      return {
        state: { ...state, sections: state.sections.filter(candidate => candidate !== section) },
        touched: [section.id, ...usersOfStatement(state, section.id)],
        files: filesOf(section.body),
        series: section.body.kind === 'statement' ? section.body.lineItems.flatMap(item => item.seriesId ?? []) : [],
      }
    }
    case 'text':
      return redactText(state, target.text)
    case 'file': {
      const kept = state.sections.filter(section => !(section.body.kind === 'picture' && section.body.fileId === target.fileId))
      const gone = state.sections.filter(section => !kept.includes(section)).map(section => section.id)
      return { state: { ...state, sections: kept }, touched: gone, files: [target.fileId], series: [] }
    }
    case 'report':
      return {
        state: { ...state, title: REMOVED, sentences: [], sections: [] },
        touched: state.sections.map(section => section.id),
        files: state.sections.flatMap(section => filesOf(section.body)),
        series: state.sections.flatMap(({ body }) =>
          body.kind === 'statement' ? body.lineItems.flatMap(item => item.seriesId ?? []) : [],
        ),
      }
  }
}

const untouched = (state: Draft): Redacted => ({ state, touched: [], files: [], series: [] })

function filesOf(body: SectionBody): string[] {
  if (body.kind === 'picture') return [body.fileId]
  return body.kind === 'statement' && body.source ? [body.source.fileId] : []
}

const usersOfStatement = (state: Draft, sectionId: string): string[] => usersOf(state, sectionId).map(({ id }) => id)

function lineSeries(state: Draft, sectionId: string, lineItemId: string): string[] {
  const body = state.sections.find(section => section.id === sectionId)?.body
  return body?.kind === 'statement' ? body.lineItems.flatMap(item => (item.id === lineItemId && item.seriesId ? [item.seriesId] : [])) : []
}

function redactStatement(state: Draft, sectionId: string, how: (statement: Statement) => Statement | null, series: string[]): Redacted {
  const section = state.sections.find(candidate => candidate.id === sectionId)
  if (section?.body.kind !== 'statement') return untouched(state)
  const body = how(section.body)
  if (!body) return untouched(state)
  const sections = state.sections.map(candidate =>
    candidate === section ? { ...section, body } : withoutNotes(candidate, sectionId, body),
  )
  return {
    state: { ...state, sections },
    touched: [sectionId, ...usersOfStatement(state, sectionId)],
    files: filesOf(section.body),
    series,
  }
}

/** What is said at a point of a chart goes with the figure that it is said of. */
function withoutNotes(section: Section, statementId: string, { lineItems }: Statement): Section {
  const { body } = section
  if (body.kind !== 'chart' || body.statementId !== statementId || !body.notes) return section
  const stands = ({ pointId }: { pointId: string }): boolean =>
    lineItems.some(({ id, values }) =>
      Object.entries(values).some(([column, { value }]) => value !== null && pointId === `${id}:${column}`),
    )
  const notes = body.notes.filter(stands)
  return notes.length === body.notes.length ? section : { ...section, body: { ...body, notes } }
}

function redactVolume(state: Draft, sectionId: string, volumeId: string, side: 'planned' | 'actual'): Redacted {
  const section = state.sections.find(candidate => candidate.id === sectionId)
  if (section?.body.kind !== 'plan') return untouched(state)
  const volume = section.body.volumes.find(candidate => candidate.id === volumeId)
  if (!volume || volume[side] === null) return untouched(state)
  const less = { ...volume, [side]: null, removed: [...(volume.removed ?? []), side] }
  const body: Plan = { ...section.body, volumes: section.body.volumes.map(candidate => (candidate === volume ? less : candidate)) }
  const sections = state.sections.map(candidate => (candidate === section ? { ...section, body } : candidate))
  return { state: { ...state, sections }, touched: [sectionId], files: [], series: [] }
}

/** Checks go with the value, because stated and computed amounts would tell it. */
function removeValue(statement: Statement, lineItemId: string, columnId: string): Statement | null {
  const item = statement.lineItems.find(candidate => candidate.id === lineItemId)
  const gone = item?.values[columnId]
  if (!item || !gone) return null
  const values = { ...item.values, [columnId]: { value: null, text: REMOVED, cell: gone.cell, flag: null } }
  return {
    ...statement,
    lineItems: statement.lineItems.map(candidate => withoutFormulas(candidate === item ? { ...item, values } : candidate, gone.value)),
    checks: statement.checks.filter(
      check => check.columnId !== columnId || !(check.lineItemId === lineItemId || isAncestor(statement, check.lineItemId, lineItemId)),
    ),
    ...withoutWhy(statement, why => why.lineItemId === lineItemId && why.columnId === columnId),
  }
}

/** Why a figure changed may tell the figure. */
const withoutWhy = (
  { restatements }: Statement,
  isGone: (why: NonNullable<Statement['restatements']>[number]) => boolean,
): Pick<Statement, 'restatements'> => (restatements ? { restatements: restatements.filter(why => !isGone(why)) } : {})

/** A formula may spell the figure out: `=48213.57-6173.91`. */
function withoutFormulas(item: LineItem, figure: string | null): LineItem {
  if (figure === null || !Object.values(item.values).some(({ formula }) => formula?.includes(figure))) return item
  const values = Object.entries(item.values).map(([column, { formula, ...value }]) => [
    column,
    formula === undefined || formula.includes(figure) ? value : { ...value, formula },
  ])
  return { ...item, values: Object.fromEntries(values) as LineItem['values'] }
}

function removeLine(statement: Statement, lineItemId: string): Statement | null {
  const item = statement.lineItems.find(candidate => candidate.id === lineItemId)
  if (!item) return null
  return {
    ...statement,
    lineItems: statement.lineItems
      .filter(candidate => candidate !== item)
      .map(candidate => (candidate.parent === lineItemId ? { ...candidate, parent: item.parent } : candidate)),
    checks: statement.checks.filter(check => check.lineItemId !== lineItemId && !isAncestor(statement, check.lineItemId, lineItemId)),
    ...withoutWhy(statement, why => why.lineItemId === lineItemId),
  }
}

/** Whether `above` is the line, or one above it: its check counts the line in. A check of no line may count anything in. */
function isAncestor(statement: Statement, above: string | null, lineItemId: string): boolean {
  if (above === null) return true
  const seen = new Set<string>()
  for (let at: string | null = lineItemId; at !== null && !seen.has(at); ) {
    if (at === above) return true
    seen.add(at)
    at = statement.lineItems.find(item => item.id === at)?.parent ?? null
  }
  return false
}

/** Fields that hold what people wrote. Everything else is ids, words of ours, dates and numbers. */
const TEXT_FIELDS = new Set([
  'title',
  'notes',
  'label',
  'note',
  'markdown',
  'caption',
  'alt',
  'text',
  'owner',
  'unit',
  'entity',
  'sheet',
  'formula',
  'dependsOn',
  'number',
  'why',
])

function redactText(state: Draft, passage: string): Redacted {
  const sections = state.sections.map(section => replaceIn(section, passage))
  const touched = sections.filter((section, at) => section !== state.sections[at])
  return {
    state: { ...state, title: replaceIn({ title: state.title }, passage).title, sentences: replaceIn(state.sentences, passage), sections },
    touched: touched.map(section => section.id),
    files: touched.flatMap(section => (section.body.kind === 'statement' ? filesOf(section.body) : [])),
    series: sections.flatMap((section, at) => renamedSeries(state.sections[at], section)),
  }
}

function renamedSeries(before: Section | undefined, after: Section): string[] {
  if (before?.body.kind !== 'statement' || after.body.kind !== 'statement' || before === after) return []
  const old = before.body.lineItems
  return after.body.lineItems.flatMap((item, at) => (item.seriesId && item.label !== old[at]?.label ? [item.seriesId] : []))
}

/** The same object where the passage does not occur; letter case does not matter. */
function replaceIn<T>(thing: T, passage: string, field = ''): T {
  if (typeof thing === 'string') return (TEXT_FIELDS.has(field) ? removeText(thing, passage) : thing) as T
  if (Array.isArray(thing)) {
    const replaced = thing.map(each => replaceIn(each, passage, field))
    return (replaced.some((each, at) => each !== thing[at]) ? replaced : thing) as T
  }
  if (typeof thing !== 'object' || thing === null) return thing
  const entries = Object.entries(thing).map(([key, value]) => [key, replaceIn(value as unknown, passage, key)] as const)
  const record = thing as Record<string, unknown>
  return entries.some(([key, value]) => value !== record[key]) ? (Object.fromEntries(entries) as T) : thing
}

/** A text without a passage, wherever it stands; letter case and line breaks do not matter. */
export function removeText(text: string, passage: string): string {
  const pattern = new RegExp(passage.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'gi')
  return text.replace(pattern, REMOVED)
}

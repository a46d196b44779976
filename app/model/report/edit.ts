import { MOST_STEPS, wantedSteps } from '../meeting/steps.ts'
import { lostFigure, wrongInChart } from './chart-rules.ts'
import type { Edit } from './edit-schema.ts'
import { showsLinesOf } from './live-figure.ts'
import { itemAstray } from './plan-tree.ts'
import type { Sentence } from './report.ts'
import { explain } from './restate.ts'
import type { Section, SectionBody, Statement } from './section.ts'
import { hasVariance, NO_VARIANCE } from './value-columns.ts'

/** What an edit works on: the draft of a report. */
export interface Draft {
  title: string
  /** Key of app/model/period.ts. */
  period: string
  sentences: Sentence[]
  sections: Section[]
}

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
    case 'add pictures': {
      const added = edit.pictures.map(({ title, ...body }) => ({ id: newId(), title, notes: '', minutes: 3, body }))
      return addSections(draft, added, undefined)
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

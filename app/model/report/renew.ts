import { compareStatements, type StatementComparison } from './compare.ts'
import { likeness } from './likeness.ts'
import { figuresIn } from './live-figure.ts'
import type { Decided } from './pairing.ts'
import { redact } from './redact.ts'
import { REMOVED } from './removed.ts'
import type { LineItem, Section, SectionBody, Statement } from './section.ts'
import { normalLabel, statementName } from './series.ts'

// A new version of a file takes the place of what an earlier one brought, and what people added to that stays.

export type StatementSection = Section & { body: Statement }

/**
 * A chart, key figures or a text, and which lines and columns of theirs the new version no longer has; or a line that goes (its name is the
 * title), and what somebody wrote about it.
 */
export interface Loss {
  id: string
  title: string
  kind: 'chart' | 'figures' | 'narrative' | 'line'
  labels: string[]
}

export const isStatement = (section: Section): section is StatementSection => section.body.kind === 'statement'

/**
 * Which section of a draft each new statement takes the place of, one to one: by the names of the lines, then title, sheet and kind. Null:
 * none is like it. In the order of `fresh`.
 */
export function proposeTargets(sections: readonly Section[], fresh: readonly StatementSection[]): (string | null)[] {
  const known = sections.filter(isStatement)
  const found = known.flatMap(before =>
    fresh.flatMap((after, at) => {
      const score = fitOf(before, after)
      return score >= 0.5 ? [{ id: before.id, at, score }] : []
    }),
  )
  const targets: (string | null)[] = fresh.map(() => null)
  const taken = new Set<string>()
  for (const { id, at } of found.sort((a, b) => b.score - a.score)) {
    if (targets[at] !== null || taken.has(id)) continue
    targets[at] = id
    taken.add(id)
  }
  return targets
}

function fitOf(before: StatementSection, after: StatementSection): number {
  const counts = new Map<string, number>()
  for (const { label } of before.body.lineItems) counts.set(normalLabel(label), (counts.get(normalLabel(label)) ?? 0) + 1)
  let common = 0
  for (const { label } of after.body.lineItems) {
    const left = counts.get(normalLabel(label)) ?? 0
    if (left > 0) common++
    counts.set(normalLabel(label), left - 1)
  }
  const share = (2 * common) / Math.max(1, before.body.lineItems.length + after.body.lineItems.length)
  const nameOf = ({ title, body }: StatementSection) => statementName(title, body.statement, false)
  const sheets = before.body.source !== null && before.body.source.sheet === after.body.source?.sheet
  return (
    0.6 * share +
    0.2 * likeness(nameOf(before), nameOf(after)) +
    (sheets ? 0.1 : 0) +
    (before.body.statement === after.body.statement ? 0.1 : 0)
  )
}

/** What the new version would change of a section, and which charts, key figures, texts and notes of the draft lose something by it. */
export function compareRenewal(
  sections: readonly Section[],
  before: StatementSection,
  fresh: StatementSection,
  decided?: Decided,
): { comparison: StatementComparison; losses: Loss[] } {
  const comparison = compareStatements(before.body, fresh.body, decided)
  return { comparison, losses: lossesOf(sections, before, comparison) }
}

function lossesOf(sections: readonly Section[], before: StatementSection, { removed, columnsRemoved }: StatementComparison): Loss[] {
  const gone = new Map([...removed, ...columnsRemoved].map(({ id, label }) => [id, label]))
  const shown = sections.flatMap(({ id, title, body }): Loss[] => {
    const labels = [...new Set(idsUsed(body, before.id).flatMap(each => gone.get(each) ?? []))]
    const { kind } = body
    return labels.length > 0 && (kind === 'chart' || kind === 'figures' || kind === 'narrative') ? [{ id, title, kind, labels }] : []
  })
  const noted = before.body.lineItems.flatMap(({ id, label, note }): Loss[] =>
    gone.has(id) && note.trim() ? [{ id, title: label, kind: 'line', labels: [note.trim()] }] : [],
  )
  return [...shown, ...noted]
}

/** Ids of the lines and columns of a statement's section that a chart or key figures show, and those of any that a text shows. */
function idsUsed(body: SectionBody, statementId: string): string[] {
  if (body.kind === 'chart') return body.statementId === statementId ? [...body.lineItemIds, ...body.columnIds] : []
  const figures =
    body.kind === 'narrative'
      ? figuresIn(body.markdown)
      : body.kind === 'figures'
        ? body.figures.filter(figure => figure.statementId === statementId)
        : []
  return figures.flatMap(({ lineItemId, columnId, against }) => [lineItemId, columnId, ...(against === null ? [] : [against])])
}

/** Lines and columns that charts and key figures name and that are no longer there: how many, by section. */
export function lostIn(sections: readonly Section[]): { title: string; count: number }[] {
  return sections.flatMap(({ title, body }) => {
    const statementIds =
      body.kind === 'chart' ? [body.statementId] : body.kind === 'figures' ? body.figures.map(figure => figure.statementId) : []
    const lost = [...new Set(statementIds)].flatMap(statementId => {
      const statement = sections.find(section => section.id === statementId)
      const there = new Set(
        statement && isStatement(statement) ? [...statement.body.lineItems, ...statement.body.columns].map(({ id }) => id) : [],
      )
      return [...new Set(idsUsed(body, statementId))].filter(id => !there.has(id))
    })
    return lost.length > 0 ? [{ title, count: lost.length }] : []
  })
}

/**
 * The section with the new version's figures, labels, tree and checks. Ids of the section, of lines and of columns stay where they are the
 * same, and with them charts, key figures and questions; so do title, notes, minutes, kind, owners, notes on lines, series, reveal and
 * comparison, and good directions, which turn with the sign in which a line is written. What was removed for good stays removed.
 */
export function renewSection(before: StatementSection, fresh: StatementSection, decided?: Decided): StatementSection {
  const { lines, columns, turned } = compareStatements(before.body, fresh.body, decided)
  const withOtherSign = new Set(turned.map(({ id }) => id))
  const lineOf = new Map(lines.map(pair => [pair.after, pair.before]))
  const columnOf = new Map(columns.map(pair => [pair.after, pair.before]))
  const line = (id: string): string => lineOf.get(id) ?? id
  const column = (id: string): string => columnOf.get(id) ?? id
  const known = new Map(before.body.lineItems.map(item => [item.id, item]))
  const knownColumns = new Map(before.body.columns.map(each => [each.id, each]))
  const lineItems = fresh.body.lineItems.map((item): LineItem => {
    const renamed = {
      ...item,
      id: line(item.id),
      parent: item.parent && line(item.parent),
      values: Object.fromEntries(Object.entries(item.values).map(([id, value]) => [column(id), value])),
      ...(item.parts && { parts: item.parts.map(part => ({ ...part, id: line(part.id) })) }),
    }
    const kept = known.get(renamed.id)
    if (!kept) return renamed
    // A direction goes by the figures as they are written. Where the words of the file propose the same one as before, a wrong sign was mended.
    const good = withOtherSign.has(item.id) && item.good !== kept.good ? opposite(kept.good) : kept.good
    return { ...renamed, seriesId: kept.seriesId ?? item.seriesId, good, note: kept.note || item.note, squadId: kept.squadId }
  })
  const newColumns = fresh.body.columns.map(each => {
    const id = column(each.id)
    return {
      ...each,
      id,
      // A person may have said what the file does not.
      period: each.period ?? knownColumns.get(id)?.period ?? null,
      ...(each.variance && { variance: { ...each.variance, of: column(each.variance.of), against: column(each.variance.against) } }),
    }
  })
  const there = new Set(newColumns.map(({ id }) => id))
  const { comparison } = before.body
  const proposed = fresh.body.comparison && { column: column(fresh.body.comparison.column), against: column(fresh.body.comparison.against) }
  const body: Statement = {
    ...fresh.body,
    statement: before.body.statement,
    reveal: before.body.reveal,
    columns: newColumns,
    comparison: comparison === null || (there.has(comparison.column) && there.has(comparison.against)) ? comparison : proposed,
    lineItems,
    checks: fresh.body.checks.map(check => ({
      ...check,
      lineItemId: check.lineItemId && line(check.lineItemId),
      columnId: check.columnId && column(check.columnId),
    })),
    ...(before.body.restatements && {
      restatements: before.body.restatements.filter(
        ({ lineItemId, columnId }) => there.has(columnId) && lineItems.some(({ id }) => id === lineItemId),
      ),
    }),
  }
  return withoutRemoved(before, { ...before, body })
}

const opposite = (good: LineItem['good']): LineItem['good'] => (good === null ? null : good === 'up' ? 'down' : 'up')

/** Values that were removed for good do not come back with the next version of the file, nor do the sums that would tell them. */
function withoutRemoved(before: StatementSection, section: StatementSection): StatementSection {
  const gone = before.body.lineItems.flatMap(item =>
    Object.entries(item.values).flatMap(([columnId, { value, text }]) =>
      value === null && text === REMOVED ? [{ lineItemId: item.id, columnId }] : [],
    ),
  )
  let state = { title: '', period: '', sentences: [], sections: [section as Section] }
  for (const { lineItemId, columnId } of gone)
    state = { ...state, sections: redact(state, { what: 'value', sectionId: section.id, lineItemId, columnId }).state.sections }
  const [less] = state.sections
  return less && isStatement(less) ? less : section
}

import { compareStatements, isSame, type StatementComparison } from './compare.ts'
import { figuresBeside } from './figures-beside.ts'
import type { Decided } from './pairing.ts'
import { isStatement, proposeTargets, type StatementSection } from './renew.ts'
import { comparePlans, isPlan, type PlanComparison } from './renew-plan.ts'
import type { Column, Plan, Section, SectionBody, Statement } from './section.ts'
import { normalLabel } from './series.ts'
import { type SideBySide, sideBySide, type TwoReports } from './side-by-side.ts'
import { rowOf } from './take-over-charts.ts'

/** What became of one section between two states of a report, or between two reports. */
export type SectionChange = { id: string; title: string; body: SectionBody['kind'] } & (
  | { kind: 'added' | 'removed' | 'same' }
  | {
      kind: 'changed'
      /** Its title before, where it is another. */
      from: string | null
      /** Of a statement; of everything else but plans only that it is not the same. */
      comparison: Omit<StatementComparison, 'lines' | 'columns'> | null
      /** Of a statement in two revisions: reasons for restated figures, by the line and column that they are about. */
      reasons?: { label: string; from: string; to: string }[]
      /** Of a production plan. */
      plan?: PlanComparison
      /** Of statements and key figures of two reports: each report's figures for its own period. */
      beside?: SideBySide
    }
)

/**
 * Sections in the order of the state after, those that are gone last. What is the presenter's own is not looked at. `reports`: that they are
 * two reports of different periods, which say different figures because time went on.
 */
export function compareSections(before: readonly Section[], after: readonly Section[], reports: TwoReports | null = null): SectionChange[] {
  const pairs = pairSections(before, after)
  const kept = new Set([...pairs.values()].map(({ id }) => id))
  return [
    ...after.map((section): SectionChange => {
      const was = pairs.get(section.id)
      if (!was) return { ...headOf(section), kind: 'added' }
      const change = changeOf(was, section, reports)
      if (!reports || was.body.kind !== 'figures' || section.body.kind !== 'figures') return change
      const view = figuresBeside({ figures: was.body, sections: before }, { figures: section.body, sections: after }, reports)
      return view && change.kind === 'changed' ? { ...change, beside: { kind: 'figures', view, before: {}, again: [] } } : change
    }),
    ...before.filter(({ id }) => !kept.has(id)).map((section): SectionChange => ({ ...headOf(section), kind: 'removed' })),
  ]
}

const headOf = ({ id, title, body }: Section) => ({ id, title, body: body.kind })

function changeOf(was: Section, section: Section, reports: TwoReports | null): SectionChange {
  const from = was.title === section.title ? null : was.title
  if (isStatement(was) && isStatement(section)) {
    const {
      lines,
      columns: _,
      ...found
    } = compareStatements(was.body, section.body, reports ? knownAsNew(was.body, section.body) : undefined)
    const beside = reports && sideBySide(was.body, section.body, lines, reports)
    const comparison = reports ? leaveOutTime(found, was.body, section.body, beside) : found
    const same = isSame({ ...comparison, lines: [], columns: [] })
    const reasons = reports ? [] : reasonsOf(was.body, section.body)
    const looksSame = reports !== null || JSON.stringify(alsoSeen(was.body)) === JSON.stringify(alsoSeen(section.body))
    if (same && from === null && !beside && reasons.length === 0 && looksSame) return { ...headOf(section), kind: 'same' }
    return {
      ...{ ...headOf(section), kind: 'changed', from, comparison: same ? null : comparison },
      ...(beside && { beside }),
      ...(reasons.length > 0 && { reasons }),
    }
  }
  if (isPlan(was) && isPlan(section)) {
    const plan = comparePlans(was.body, section.body)
    const told = Object.values(plan).some(list => list.length > 0)
    const same = !told && saidBy(was.body) === saidBy(section.body)
    if (same && from === null) return { ...headOf(section), kind: 'same' }
    return { ...headOf(section), kind: 'changed', from, comparison: null, ...(told && { plan }) }
  }
  const same = JSON.stringify(was.body) === JSON.stringify(section.body)
  return same && from === null ? { ...headOf(section), kind: 'same' } : { ...headOf(section), kind: 'changed', from, comparison: null }
}

/**
 * Lines of a published report whose series the earlier one does not have: whoever published it had them told apart from those of before, so
 * that no likeness of name or figures makes one of them.
 */
function knownAsNew(before: Statement, after: Statement): Decided {
  const known = new Set(before.lineItems.flatMap(({ seriesId }) => seriesId ?? []))
  const fresh = known.size === 0 ? [] : after.lineItems.filter(({ seriesId }) => seriesId !== null && !known.has(seriesId))
  return new Map(fresh.map(({ id }) => [id, null]))
}

/** What was said of restated figures, where it is not the same in both. */
function reasonsOf(before: Statement, after: Statement): { label: string; from: string; to: string }[] {
  const saidIn = ({ restatements = [] }: Statement) =>
    new Map(restatements.map(({ lineItemId, columnId, why }) => [`${lineItemId} ${columnId}`, why]))
  const [old, fresh] = [saidIn(before), saidIn(after)]
  return after.lineItems.flatMap(item =>
    after.columns.flatMap(column => {
      const [from, to] = [old, fresh].map(said => said.get(`${item.id} ${column.id}`) ?? '') as [string, string]
      return from === to ? [] : [{ label: `${item.label}, ${column.label}`, from, to }]
    }),
  )
}

/** What readers see of a statement beside its lines, figures and notes: what is good, who owns a line, which columns are compared. Ids may be others. */
const alsoSeen = ({ lineItems, columns, comparison }: Statement) => [
  [comparison?.column, comparison?.against].map(chosen => columns.findIndex(({ id }) => id === chosen)),
  lineItems.map(({ good, squadId }) => [good, squadId]),
]

/** Without what is another only because time went on: columns of the same kind, and restated figures that stand in the table. */
function leaveOutTime(
  found: Omit<StatementComparison, 'lines' | 'columns'>,
  before: Statement,
  after: Statement,
  beside: SideBySide | null,
): Omit<StatementComparison, 'lines' | 'columns'> {
  const kinds = (columns: readonly Column[]) => new Map(columns.map(column => [column.id, rowOf(column) ?? normalLabel(column.label)]))
  const [old, fresh] = [kinds(before.columns), kinds(after.columns)]
  const within = (kind: string | undefined, others: Map<string, string>) => [...others.values()].some(other => other === kind)
  const told = new Set(beside?.kind === 'figures' ? beside.again : [])
  return {
    ...found,
    columnsAdded: found.columnsAdded.filter(({ id }) => !within(fresh.get(id), old)),
    columnsRemoved: found.columnsRemoved.filter(({ id }) => !within(old.get(id), fresh)),
    values: found.values.filter(({ columnId, restates }) => !restates || !told.has(columnId)),
  }
}

/** What readers see of a plan: another file gives the same items other ids. */
const saidBy = ({ items, volumes }: Plan): string =>
  JSON.stringify([
    items.map(({ number, label, note, confidence, more }) => [number, label, note, confidence, more]),
    volumes.map(({ label, unit, period, planned, actual }) => [label, unit, period, planned, actual]),
  ])

/** The section before, by the id of the one after: by id, statements by what is in them, everything else by kind and title. */
function pairSections(before: readonly Section[], after: readonly Section[]): Map<string, Section> {
  const pairs = new Map<string, Section>()
  const used = new Set<string>()
  const pair = (one: Section | undefined, other: Section) => {
    if (!one || used.has(one.id) || pairs.has(other.id)) return
    used.add(one.id)
    pairs.set(other.id, one)
  }
  for (const section of after)
    pair(
      before.find(({ id }) => id === section.id),
      section,
    )
  const open = after.filter((section): section is StatementSection => isStatement(section) && !pairs.has(section.id))
  const targets = proposeTargets(
    before.filter(({ id }) => !used.has(id)),
    open,
  )
  for (const [at, section] of open.entries())
    pair(
      before.find(({ id }) => id === targets[at]),
      section,
    )
  for (const section of after)
    if (!isStatement(section))
      pair(
        before.find(
          ({ id, body, title }) => !used.has(id) && body.kind === section.body.kind && normalLabel(title) === normalLabel(section.title),
        ),
        section,
      )
  return pairs
}

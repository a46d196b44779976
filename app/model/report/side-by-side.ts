import { comparePeriods, parsePeriod, type PeriodKey, periodLabel, periodMonths, periodRange } from '../period.ts'
import { NOT_MEANINGFUL } from '../format.ts'
import { isSameFigure } from '../dust.ts'
import { compare } from '../money.ts'
import { inTermsOf } from './compare.ts'
import type { Pair } from './pairing.ts'
import { REMOVED } from './removed.ts'
import type { RestatedView } from './restate.ts'
import type { Column, LineItem, Statement } from './section.ts'
import { normalLabel } from './series.ts'
import { lookedAtOf } from './trend.ts'
import { costsOf } from './variance.ts'
import { type StatementView, type ViewSources, viewStatement } from './views.ts'

// Two reports beside each other: of each statement the figures that either report is about, as one statement that reads like every other.

/** Which two reports are compared: the earlier one first. */
export interface TwoReports {
  before: { reportId: string; period: PeriodKey }
  after: { reportId: string; period: PeriodKey }
  /** First month of the fiscal year, 1 to 12. */
  firstMonth: number
  squad: ViewSources['squad']
}

/** What the earlier report said of a line beside its figure, where it is not what the later one says. */
export interface SaidBefore {
  /** Its name there. */
  label: string | null
  note: string
}
export type SideBySide =
  | {
      kind: 'figures'
      view: StatementView
      /** By line. */
      before: Record<string, SaidBefore>
      /** Columns of the later report that say the earlier period again: what they restate stands in the view. */
      again: string[]
    }
  /** Nothing that could stand beside each other: only periods of different length, or costs with a minus in one and without in the other. */
  | { kind: 'lengths' | 'signs' }

export type Dated = Column & { period: string }
/** The same thing in both reports: the column that the earlier one is about, and that of the later one. */
interface Beside {
  was: Dated
  is: Dated
}

/** What stands for a line that one of the reports does not have. */
export const NO_LINE = 'no line'

/**
 * One statement as two reports tell it, each for the period that it is about. A figure that the later report says otherwise than the earlier
 * one did stands as it says it now, marked as restated. Null where both are about the same period, or one about none.
 */
export function sideBySide(before: Statement, after: Statement, lines: readonly Pair[], reports: TwoReports): SideBySide | null {
  const looked = [before, after].map(statement => lookedAtOf(statement, reports.firstMonth))
  const beside = pairOf(before, after, looked, reports.firstMonth)
  if (!beside) return looked.every(column => column !== null) && !sameTime(looked) ? { kind: 'lengths' } : null
  if (!sameCosts(before, after)) return { kind: 'signs' }
  const columns = [beside, ...entitiesBeside(before, after, beside)]
  const pairs = new Map(lines.map(pair => [pair.after, pair.before]))
  const restated = new Map<string, RestatedView>()
  const said: Record<string, SaidBefore> = {}
  const old = new Map(before.lineItems.map(item => [item.id, item]))
  const here = after.lineItems.map(item => {
    const was = old.get(pairs.get(item.id) ?? '')
    const [label, note] = [was && was.label !== item.label ? was.label : null, was && was.note !== item.note ? was.note : '']
    if (label !== null || note !== '') said[item.id] = { label, note }
    const values: LineItem['values'] = {}
    for (const { was: column, is } of columns) {
      const now = item.values[is.id]
      if (now) values[is.id] = now
      const found = valueBefore({ item: was, of: before, column }, { item, of: after }, reports)
      if (found) values[wasId(is)] = found.value
      if (found?.restated) restated.set(`${item.id} ${wasId(is)}`, found.restated)
    }
    return { ...item, values }
  })
  const statement: Statement = {
    ...after,
    columns: columns.flatMap(({ was, is }) => [
      { ...is, id: wasId(is), period: was.period, label: periodLabel(was.period) },
      { ...is, label: periodLabel(is.period) },
    ]),
    comparison: { column: beside.is.id, against: wasId(beside.is) },
    lineItems: withGone(here, before, new Map([...pairs].map(([now, then]) => [then, now])), columns, after),
    checks: [],
  }
  const view = viewStatement(statement, { squad: reports.squad, restated: (line, column) => restated.get(`${line} ${column}`) })
  return { kind: 'figures', view, before: said, again: columns.flatMap(({ was }) => againOf(after, was)?.id ?? []) }
}

/** The column of the earlier report's figures; no two columns share a name. */
const wasId = ({ id }: Column): string => `was ${id}`

/** What both reports are about, if it is of one length; else what the earlier one is about and the later one says too, or the other way round. */
function pairOf(before: Statement, after: Statement, [was, is]: (Dated | null)[], firstMonth: number): Beside | null {
  if (!was || !is) return null
  const latest = (statement: Statement, like: Dated) =>
    actualsOf(statement)
      .filter(column => isAlike(column, like))
      .sort((a, b) => comparePeriods(b.period, a.period, firstMonth))[0]
  const found: (readonly [Dated | undefined, Dated | undefined])[] = isAlike(was, is)
    ? [[was, is]]
    : [
        [was, latest(after, was)],
        [latest(before, is), is],
      ]
  for (const [one, other] of found)
    if (one && other && comparePeriods(one.period, other.period, firstMonth) < 0) return { was: one, is: other }
  return null
}

const sameTime = ([was, is]: (Dated | null)[]): boolean => !!was && !!is && sameLength(was.period, is.period)

/** The same two periods of other companies and segments that both reports tell. */
const entitiesBeside = (before: Statement, after: Statement, { was, is }: Beside): Beside[] =>
  actualsOf(after)
    .filter(({ id, period }) => id !== is.id && period === is.period)
    .flatMap(column => {
      const other = actualsOf(before).find(({ period, entity }) => period === was.period && sameEntity(entity, column.entity))
      return other && !sameEntity(column.entity, is.entity) ? [{ was: other, is: column }] : []
    })

const actualsOf = ({ columns }: Statement): Dated[] =>
  columns.filter((column): column is Dated => column.scenario === 'actual' && column.period !== null && !column.variance)

const isAlike = (a: Dated, b: Dated): boolean => sameEntity(a.entity, b.entity) && sameLength(a.period, b.period)
const sameEntity = (a: string | null, b: string | null): boolean =>
  a === null ? b === null : b !== null && normalLabel(a) === normalLabel(b)

/** A quarter of thirteen weeks is as long as one of fourteen; three months are not as long as a year. */
export function sameLength(a: PeriodKey, b: PeriodKey): boolean {
  const [one, other] = [parsePeriod(a), parsePeriod(b)]
  if (!one || !other) return false
  const months = [periodMonths(one), periodMonths(other)]
  if (months.every(each => each !== null)) return months[0] === months[1]
  const [left, right] = [one, other].map(period => daysOf(periodRange(period))) as [number, number]
  return Math.abs(left - right) <= 7
}

const daysOf = ({ from, to }: { from: string; to: string }): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/** Costs with a minus in one and without in the other have no difference that says anything. */
export const sameCosts = (before: Statement, after: Statement): boolean =>
  !spends(before) || !spends(after) || costsOf(before) === costsOf(after)

const spends = ({ columns, lineItems }: Statement): boolean =>
  lineItems.some(
    ({ good, unit, values }) =>
      good === 'down' &&
      (unit === 'currency' || unit === 'per share') &&
      columns.some(({ id, variance }) => !variance && compare(values[id]?.value ?? '0', '0') !== 0),
  )

type Value = LineItem['values'][string]
export const nothing = (text: string): Value => ({ value: null, text, cell: null, flag: null })

/** The column of the later report that says what this one of the earlier report said. */
const againOf = (after: Statement, { period, entity }: Dated): Dated | undefined =>
  actualsOf(after).find(column => column.period === period && sameEntity(column.entity, entity))

/** What stands now for a line in the earlier period: the later report's own word, else that of the earlier one, in the later one's terms. */
export function valueBefore(
  { item: was, of, column }: { item: LineItem | undefined; of: Statement; column: Dated },
  { item, of: after }: { item: LineItem; of: Statement },
  { before }: TwoReports,
): { value: Value; restated?: RestatedView } | undefined {
  const again = againOf(after, column)
  const now = again && item.values[again.id]
  if (!was) return now ? { value: now } : item.kind === 'heading' ? undefined : { value: nothing(NO_LINE) }
  const told = was.values[column.id]
  const then = told?.value ? inTermsOf(told.value, { item: was, of }, { item, of: after }) : null
  if (now?.value && again) {
    if (then === null || isSameFigure(then, now.value)) return { value: now }
    const why = after.restatements?.find(each => each.lineItemId === item.id && each.columnId === again.id)?.why ?? ''
    return { value: now, restated: { was: then, reportId: before.reportId, reportPeriod: before.period, why } }
  }
  // What was removed for good from the later report does not come back out of the earlier one.
  if (now?.text === REMOVED) return { value: now }
  if (!told) return undefined
  if (then !== null) return { value: { ...told, value: then } }
  return { value: told.value === null ? told : nothing(NOT_MEANINGFUL) }
}

/** With the lines of the earlier report that the later one does not have, each behind the line that it stood behind, in its own scale. */
function withGone(
  here: readonly LineItem[],
  before: Statement,
  afterOf: ReadonlyMap<string, string>,
  columns: readonly Beside[],
  after: Statement,
): LineItem[] {
  const placed = new Map(here.map(item => [item.id, item]))
  const old = new Map(before.lineItems.map(item => [item.id, item]))
  const behind = new Map<string, LineItem[]>()
  let last = ''
  for (const item of before.lineItems) {
    const kept = afterOf.get(item.id)
    if (kept !== undefined) last = kept
    else {
      const above = old.get(item.parent ?? '')
      const under = placed.get(afterOf.get(item.parent ?? '') ?? item.parent ?? '')
      const { parts: _, ...told } = item
      const currency = item.currency ?? (before.unit.currency === after.unit.currency ? null : before.unit.currency)
      const gone: LineItem = {
        ...told,
        ...(item.unit === 'currency' && { scale: item.scale ?? before.unit.scale }),
        ...(currency !== null && { currency }),
        parent: under ? under.id : null,
        level: Math.max(0, item.level + (above && under ? under.level - above.level : 0)),
        values: Object.fromEntries(
          columns.flatMap(({ was, is }): [string, Value][] => {
            const value = item.values[was.id]
            if (!value || item.kind === 'heading') return []
            return [
              [wasId(is), value],
              [is.id, nothing(NO_LINE)],
            ]
          }),
        ),
      }
      placed.set(gone.id, gone)
      behind.set(last, [...(behind.get(last) ?? []), gone])
    }
  }
  return [...(behind.get('') ?? []), ...here.flatMap(item => [item, ...(behind.get(item.id) ?? [])])]
}

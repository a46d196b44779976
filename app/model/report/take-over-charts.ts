import { parsePeriod, periodLabel, periodMonths } from '../period.ts'
import { inOrderOfTime } from './chart-order.ts'
import { wrongInChart } from './chart-rules.ts'
import { laterPeriods, samePeriod } from './later-period.ts'
import { isStatement } from './renew.ts'
import type { Chart, Column, Figures, LineItem, Section, Statement } from './section.ts'
import type { Reported, TakenOver } from './take-over.ts'

// Charts and key figures of an earlier report, for the lines and periods of a new one.

export type Place = { section: Section & { body: Statement }; item: LineItem }
export interface Pairs {
  before: Reported
  now: Reported
  firstMonth: number
  statement(sectionId: string): Statement | undefined
  /** Lines of the new report that go on from a line of the earlier one; a series has one in a report. */
  place(lineItem: LineItem): Place | undefined
}

/** Which line and statement of the new report goes on from which of the earlier one. */
export function pairsOf(before: Reported, now: Reported, firstMonth: number): Pairs {
  const places = placesOf(now)
  return {
    before,
    now,
    firstMonth,
    statement: sectionId => before.sections.filter(isStatement).find(({ id }) => id === sectionId)?.body,
    place: ({ seriesId }) => (seriesId === null ? undefined : places.get(seriesId)),
  }
}

/** A report's lines by their series. */
export const placesOf = ({ sections }: Reported): Map<string, Place> =>
  new Map(
    sections
      .filter(isStatement)
      .flatMap(section => section.body.lineItems.flatMap(item => (item.seriesId === null ? [] : [[item.seriesId, { section, item }]]))),
  )

/** The column that says in the new statement what `column` said in the earlier one. */
function columnAgain(column: Column, statement: Statement, { before, now, firstMonth }: Pairs): Column | undefined {
  const alike = statement.columns.filter(each => !each.variance && each.scenario === column.scenario && each.entity === column.entity)
  if (column.period === null) return alike.find(({ period, label }) => period === null && plain(label) === plain(column.label))
  const wanted = laterPeriods(column.period, { before: before.period, after: now.period, firstMonth })
  for (const key of wanted) {
    const found = alike.find(({ period }) => period !== null && samePeriod(period, firstMonth) === key)
    if (found) return found
  }
  return undefined
}

const plain = (label: string): string => label.trim().toLocaleLowerCase('en')

/** Columns of one kind, which go on from report to report: a chart that shows all quarters of a statement is to show all of the next one. */
export const rowOf = ({ scenario, entity, period, variance }: Column): string | null => {
  const parsed = period === null || variance ? null : parsePeriod(period)
  return parsed && JSON.stringify([scenario, entity, parsed.kind === 'ytd' ? 'to date' : periodMonths(parsed)])
}

function columnsAgain(ids: readonly string[], from: Statement, to: Statement, pairs: Pairs) {
  const chosen = ids.flatMap(id => from.columns.find(column => column.id === id) ?? [])
  const whole = new Set(
    chosen.map(rowOf).filter(row => {
      const all = from.columns.filter(column => rowOf(column) === row)
      return row !== null && all.length > 2 && all.every(({ id }) => ids.includes(id))
    }),
  )
  const found: { was: string; is: string; column: Column }[] = []
  const lost: string[] = []
  for (const column of chosen) {
    const row = rowOf(column)
    if (row !== null && whole.has(row)) continue
    const again = columnAgain(column, to, pairs)
    if (again && !found.some(each => each.column.id === again.id)) found.push({ was: column.label, is: again.label, column: again })
    else lost.push(column.label)
  }
  const inTime = (columns: readonly Column[], row: string | null, { columns: all }: Statement): Column[] => {
    const ids = columns.filter(column => rowOf(column) === row).map(({ id }) => id)
    return inOrderOfTime(ids, all, pairs.firstMonth).flatMap(id => all.find(column => column.id === id) ?? [])
  }
  for (const row of whole) {
    // In order of time on both sides, however a chart or a file has them: the latest goes on as the latest.
    const was = inTime(chosen, row, from)
    const is = inTime(to.columns, row, to)
    if (is.length === 0) lost.push(...was.map(({ label }) => label))
    is.forEach((column, at) => found.push({ was: was.at(at - is.length)?.label ?? '', is: column.label, column }))
  }
  return { found, lost }
}

/** Nothing where the chart's statement is not in the earlier report any more. */
export function chartAgain(section: Section, chart: Chart, pairs: Pairs): TakenOver | [] {
  const from = pairs.statement(chart.statementId)
  if (!from) return []
  const wanted = chart.lineItemIds.flatMap(id => from.lineItems.find(item => item.id === id) ?? [])
  const target = from.lineItems.find(({ id }) => id === chart.target?.lineItemId)
  const placed = wanted.map(item => ({ item, place: pairs.place(item) }))
  // A chart shows one statement: that in which most of its lines are.
  const counts = new Map<Place['section'], number>()
  for (const { place } of placed) if (place) counts.set(place.section, (counts.get(place.section) ?? 0) + 1)
  const [to] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  const again = new Map(placed.flatMap(({ item, place }) => (place && place.section === to ? [[item.id, place.item] as const] : [])))
  const lostLines = wanted.filter(({ id }) => !again.has(id)).map(({ label }) => label)
  const base = { sectionId: section.id, kind: 'chart', lines: [...again.values()].map(({ label }) => label) } as const
  if (!to) return { ...base, title: section.title, body: null, columns: [], lost: lostLines, wrong: NO_LINE, there: false }
  const { found, lost } = columnsAgain(chart.columnIds, from, to.body, pairs)
  const goal = target && pairs.place(target)
  const here = (id: string): string[] => {
    const item = again.get(id)
    return item ? [item.id] : []
  }
  const body: Chart = {
    kind: 'chart',
    form: chart.form,
    statementId: to.id,
    lineItemIds: chart.lineItemIds.flatMap(here),
    columnIds: inOrderOfTime(
      found.map(({ column }) => column.id),
      to.body.columns,
      pairs.firstMonth,
    ),
    caption: '',
    ...(chart.reveal && { reveal: chart.reveal }),
    ...(chart.asLine && { asLine: chart.asLine.flatMap(here) }),
    ...(chart.target &&
      (chart.target.lineItemId === null
        ? { target: chart.target }
        : goal && goal.section === to && { target: { ...chart.target, lineItemId: goal.item.id } })),
  }
  if (target && !(goal && goal.section === to)) lostLines.push(target.label)
  const columns = found.map(({ was, is }) => ({ was, is }))
  const wrong = found.length === 0 ? NO_COLUMN : (wrongInChart(body, to.body)?.message ?? null)
  return {
    ...base,
    title: titleAgain(section.title, columns, pairs),
    body: wrong === null ? body : null,
    columns,
    lost: [...lostLines, ...lost],
    wrong,
    there: pairs.now.sections.some(({ body: other }) => other.kind === 'chart' && showsSame(other, body)),
  }
}

const NO_LINE = 'None of its lines goes on in this report.'
const NO_COLUMN = 'This report has none of its columns.'

const showsSame = (a: Chart, b: Chart): boolean =>
  a.form === b.form && sameIds(a.lineItemIds, b.lineItemIds) && sameIds(a.columnIds, b.columnIds)
const sameIds = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every(id => b.includes(id))

/** As many of the figures as go on. */
export function figuresAgain(section: Section, { figures }: Figures, pairs: Pairs): TakenOver {
  const lost: string[] = []
  const columns = new Map<string, string>()
  const lines: string[] = []
  const again = figures.flatMap((figure): Figures['figures'] => {
    const from = pairs.statement(figure.statementId)
    const item = from?.lineItems.find(({ id }) => id === figure.lineItemId)
    const place = item && pairs.place(item)
    const column = from?.columns.find(({ id }) => id === figure.columnId)
    const now = place && column && columnAgain(column, place.section.body, pairs)
    if (!from || !place || !now) {
      // Of a line that the earlier report itself had lost there is nothing to say.
      const name = figure.label || item?.label
      if (name) lost.push(name)
      return []
    }
    const old = from.columns.find(({ id }) => id === figure.against)
    const against = old && columnAgain(old, place.section.body, pairs)
    columns.set(column.label, now.label)
    if (old && against) columns.set(old.label, against.label)
    else if (old) lost.push(old.label)
    lines.push(figure.label || place.item.label)
    return [
      {
        ...figure,
        statementId: place.section.id,
        lineItemId: place.item.id,
        columnId: now.id,
        against: against && against.id !== now.id ? against.id : null,
      },
    ]
  })
  const pairsOfLabels = [...columns].map(([was, is]) => ({ was, is }))
  const renamed = again.map(figure => ({ ...figure, label: titleAgain(figure.label, pairsOfLabels, pairs) }))
  const key = ({ lineItemId, columnId }: Figures['figures'][number]): string => `${lineItemId} ${columnId}`
  const shown = new Set(pairs.now.sections.flatMap(({ body }) => (body.kind === 'figures' ? body.figures.map(key) : [])))
  return {
    sectionId: section.id,
    kind: 'figures',
    title: titleAgain(section.title, pairsOfLabels, pairs),
    body: again.length ? { kind: 'figures', figures: renamed } : null,
    lines,
    columns: pairsOfLabels,
    lost: [...new Set(lost)],
    wrong: again.length ? null : 'None of its figures goes on in this report.',
    there: again.length > 0 && again.every(figure => shown.has(key(figure))),
  }
}

/** A title that names a period or a column of the earlier report names the one that stands for it now. */
function titleAgain(title: string, columns: readonly { was: string; is: string }[], { before, now }: Pairs): string {
  const names = [{ was: periodLabel(before.period), is: periodLabel(now.period) }, ...columns]
    .filter(({ was, is }) => was.trim().length > 3 && was !== is)
    .sort((a, b) => b.was.length - a.was.length)
  const name = names.find(({ was }) => title.includes(was))
  return name ? title.replace(name.was, () => name.is).slice(0, 200) : title
}

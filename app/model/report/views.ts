import type { Decimal } from '../money.ts'
import type { Debt } from '../question/debt.ts'
import { type MaterialityRule, markMaterial } from './materiality.ts'
import type { Clearance, ReportStatus, Sentence } from './report.ts'
import type { Chart, Check, Column, LineItem, PlanItem, Scenario, Section, Statement, Unit, Volume, Withheld } from './section.ts'
import type { RestatedView } from './restate.ts'
import type { TrendsView } from './trend.ts'
import { type ValueView, viewValues } from './value-view.ts'
import { type Costs, costsOf } from './variance.ts'
import { viewChart } from './view-chart.ts'

// What readers may see of a section: built by naming every field, so that a field added to the data is not shown by accident.
// Not in here: file, sheet, formulas, flag texts, presenter's notes. Leaders and preparers get file and formulas beside it (SourcesView).

export interface LineItemView {
  id: string
  seriesId: string | null
  label: string
  level: number
  parent: string | null
  kind: LineItem['kind']
  unit: Unit
  /** Percent only, see lineItemSchema. */
  whole?: 1 | 100
  good: LineItem['good']
  note: string
  squad: string | null
  /** Its variance in the statement's own comparison is above what the company lets pass without an explanation. */
  material?: true
  /** Labels of the lines that it is the sum of, in order; empty when it is not a sum. */
  sumOf: string[]
  /** Lines that it is the sum of, with their signs; left out where nobody knows, or where one of them is not shown. */
  parts?: LineItem['parts']
  /** Where they differ from the statement's, see lineItemSchema. */
  scale?: number
  currency?: string
  values: Record<string, ValueView>
}
export interface StatementView {
  kind: 'statement'
  statement: Statement['statement']
  unit: Statement['unit']
  columns: Column[]
  comparison: Statement['comparison']
  lineItems: LineItemView[]
  checks: Check[]
}
export interface ChartPoint {
  /** '<lineItemId>:<columnId>' */
  id: string
  value: Decimal | null
}
export interface ChartView {
  kind: 'chart'
  form: Chart['form']
  caption: string
  unit: Statement['unit']
  /** One series a line item, one point a column; a waterfall has one column. */
  columns: { id: string; label: string; scenario: Scenario; period: string | null }[]
  series: {
    id: string
    label: string
    unit: Unit
    whole?: 1 | 100
    good: LineItem['good']
    kind: LineItem['kind']
    points: ChartPoint[]
    /** Waterfall: what a sum is where it is no level, and where a level begins anew; see chart-roles.ts. */
    step?: 'change' | 'told' | 'anew'
    /** Waterfall: the direction in which the level is good that a change leads to. */
    towards?: LineItem['good']
    /** An early step of a waterfall: whether a bar draws its figure the other way round. */
    turned?: boolean
    /** Combined: drawn as a line, not as columns. */
    asLine?: boolean
    /** Bridge: whether the part is added to the total or taken away. */
    sign?: 1 | -1
  }[]
  /** Remarks at points whose figure is shown. */
  notes?: { pointId: string; text: string }[]
  /** One value a column. */
  target?: { label: string; unit: Unit; whole: 1 | 100 | undefined; values: (Decimal | null)[] } | undefined
}
export interface PlanView {
  kind: 'plan'
  items: PlanItem[]
  volumes: Volume[]
}
export interface NarrativeView {
  kind: 'narrative'
  /** Sanitised by the server. */
  html: string
}
export interface FigureView {
  id: string
  label: string
  unit: Unit
  whole?: 1 | 100
  scale: number
  currency: string | null
  good: LineItem['good']
  costs: Costs
  value: Decimal | null
  text: string
  columnLabel: string
  against: { value: Decimal | null; columnLabel: string } | null
}
export interface FiguresView {
  kind: 'figures'
  figures: FigureView[]
}
export interface PictureView {
  kind: 'picture'
  /** Address of the re-encoded picture; in a meeting a data: address, since it travels sealed in the part. */
  src: string
  alt: string
  caption: string
  width: number
  height: number
}
export type WithheldView = Withheld
export type BodyView = StatementView | ChartView | PlanView | NarrativeView | FiguresView | PictureView | WithheldView

export interface SectionView {
  id: string
  title: string
  body: BodyView
}

/** The report's page. Times are milliseconds since the epoch. */
export interface ReportView {
  id: string
  title: string
  /** Key of app/model/period.ts. */
  period: string
  status: ReportStatus
  sentences: Sentence[]
  clearance: Clearance | null
  /** Null in a draft that nobody was shown. */
  revision: { number: number; at: number; reason: string } | null
  sections: SectionView[]
  /** That something was removed for good, when and why; never what it was. */
  removals: { what: string; reason: string; at: number }[]
}

/** What a published report's page says of its lines beyond the statement: how they went over all reports, and what was asked about them. */
export interface LinesView {
  /** By section id. */
  trends: Record<string, TrendsView>
  /** Values of key figures over the same periods, oldest first, by figure id. */
  figures: Record<string, (Decimal | null)[]>
  /** Questions that everybody reads, by line item id; only of lines that the page shows. */
  questions: Record<string, LineQuestion[]>
  /** Open questions about a line that earlier reports have left, by line item id: carried on, with the quarters since. */
  carried: Record<string, (LineQuestion & { quarters: number })[]>
  /** What is owed in all; null in what is not published. */
  debt: Debt
  /** Id of the round in which readers may ask about it now: the report's own, else the one that is open; null when none is. */
  asking: string | null
}
export interface LineQuestion {
  id: string
  roundId: string
  text: string
  state: 'open' | 'answered'
}

/** What a view cannot know by itself: other sections, names, rendered Markdown and picture addresses. */
export interface ViewSources {
  section(id: string): Section | undefined
  squad(id: string): string | undefined
  markdown(source: string): string
  /** From when the company wants a variance explained; null or left out: never. */
  materiality?: MaterialityRule | null
  picture(fileId: string): string
  /** On pages that stand beside earlier reports. */
  restated?(lineItemId: string, columnId: string): RestatedView | undefined
}

type LineSources = Pick<ViewSources, 'squad' | 'materiality' | 'restated'>

/** What readers see of a section. A chart or figure whose lines are gone shows what is left of it. */
export function viewSection(section: Section, sources: ViewSources): SectionView {
  return { id: section.id, title: section.title, body: viewBody(section, sources) }
}

function viewBody({ body }: Section, sources: ViewSources): BodyView {
  switch (body.kind) {
    case 'statement':
      return viewStatement(body, sources)
    case 'chart':
      return viewChart(body, statementOf(sources, body.statementId))
    case 'plan':
      return { kind: 'plan', items: body.items, volumes: body.volumes }
    case 'narrative':
      return { kind: 'narrative', html: sources.markdown(body.markdown) }
    case 'figures':
      return { kind: 'figures', figures: body.figures.flatMap(figure => viewFigure(figure, sources)) }
    case 'picture':
      return {
        kind: 'picture',
        src: sources.picture(body.fileId),
        alt: body.alt,
        caption: body.caption,
        width: body.width,
        height: body.height,
      }
    case 'withheld':
      return { kind: 'withheld', reason: body.reason, lookAgainOn: body.lookAgainOn }
  }
}

/** A statement as readers see it. */
export function viewStatement(body: Statement, sources: LineSources): StatementView {
  const lines = body.lineItems.map(item => viewLineItem(item, body, sources))
  return {
    kind: 'statement',
    statement: body.statement,
    unit: body.unit,
    columns: body.columns,
    comparison: body.comparison,
    lineItems: markMaterial(lines, body, sources.materiality),
    checks: body.checks,
  }
}

function viewLineItem(item: LineItem, statement: Statement, sources: LineSources): LineItemView {
  const isSum = item.kind === 'subtotal' || item.kind === 'total'
  const parts = partsAmong(item.parts, statement.lineItems)
  return {
    id: item.id,
    seriesId: item.seriesId,
    label: item.label,
    level: item.level,
    parent: item.parent,
    kind: item.kind,
    unit: item.unit,
    whole: item.whole,
    good: item.good,
    note: item.note,
    squad: (item.squadId && sources.squad(item.squadId)) || null,
    sumOf: isSum ? statement.lineItems.filter(child => child.parent === item.id).map(child => child.label) : [],
    ...(parts && { parts }),
    ...(item.scale !== undefined && { scale: item.scale }),
    ...(item.currency !== undefined && { currency: item.currency }),
    values: viewValues(item, sources.restated),
  }
}

/** What a sum is made of, where all of it is among these lines: a part that is gone or comes later is named to nobody. */
export function partsAmong(parts: LineItem['parts'], lines: readonly { id: string }[]): LineItem['parts'] {
  if (!parts?.length) return undefined
  const ids = new Set(lines.map(({ id }) => id))
  return parts.every(({ id }) => ids.has(id)) ? parts.map(({ id, sign }) => ({ id, sign })) : undefined
}

function statementOf(sources: ViewSources, id: string): Statement | undefined {
  const body = sources.section(id)?.body
  return body?.kind === 'statement' ? body : undefined
}

function viewFigure(
  figure: { id: string; label: string; statementId: string; lineItemId: string; columnId: string; against: string | null },
  sources: ViewSources,
): FigureView[] {
  const statement = statementOf(sources, figure.statementId)
  const item = statement?.lineItems.find(line => line.id === figure.lineItemId)
  if (!statement || !item) return []
  const column = (id: string) => statement.columns.find(candidate => candidate.id === id)?.label ?? ''
  const value = item.values[figure.columnId]
  return [
    {
      id: figure.id,
      label: figure.label || item.label,
      unit: item.unit,
      whole: item.whole,
      scale: item.unit === 'currency' ? (item.scale ?? statement.unit.scale) : 0,
      currency: item.unit === 'currency' || item.unit === 'per share' ? (item.currency ?? statement.unit.currency) : null,
      good: item.good,
      costs: costsOf(statement),
      value: value?.value ?? null,
      text: value?.text ?? '',
      columnLabel: column(figure.columnId),
      against: figure.against ? { value: item.values[figure.against]?.value ?? null, columnLabel: column(figure.against) } : null,
    },
  ]
}

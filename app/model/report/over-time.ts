import { rescale } from '../format.ts'
import { isSameFigure } from '../dust.ts'
import type { Decimal } from '../money.ts'
import { comparePeriods, parsePeriod, periodMonths } from '../period.ts'
import type { Scenario, Unit } from './section.ts'

// A line over all reports: what stands for each period, and what earlier reports said instead.

/** A figure as one report says it. Percentages in percent. */
export interface SaidFigure {
  reportId: string
  /** Key of the report's own period. */
  reportPeriod: string
  period: string
  scenario: Scenario
  entity: string | null
  unit: Unit
  scale: number
  currency: string | null
  value: Decimal
  /** Why it is not what an earlier report said; empty: nobody said. */
  why: string
}
export interface StandingFigure {
  value: Decimal
  reportId: string
  reportPeriod: string
  /** What earlier reports said otherwise, latest first. `why`: in the words of the report that changed it. */
  was: { value: Decimal; reportId: string; reportPeriod: string; why: string }[]
}
export interface FigureRow {
  period: string
  figures: Partial<Record<Scenario, StandingFigure>>
}
/** Figures that belong beside each other: of one entity, over periods of one length. */
export interface FigureGroup {
  entity: string | null
  /** In months; 0: points in time; null: other spans. */
  months: number | null
  /** Oldest first. */
  rows: FigureRow[]
}
export interface SeriesFigures {
  unit: Unit
  currency: string | null
  /** The power of ten that all values are in. */
  scale: number
  groups: FigureGroup[]
  /** How many figures reports give in another unit or currency: they do not compare. */
  others: number
}

/** For each period, scenario and entity the figure of the report of the latest period that says it, in the terms of the latest report. */
export function seriesFigures(said: readonly SaidFigure[], firstMonth: number): SeriesFigures {
  const byReport = (a: SaidFigure, b: SaidFigure) => comparePeriods(b.reportPeriod, a.reportPeriod, firstMonth)
  const ordered = said.toSorted(byReport)
  const [latest] = ordered
  if (!latest) return { unit: 'count', currency: null, scale: 0, groups: [], others: 0 }
  const { unit, currency, scale } = latest
  const money = unit === 'currency' || unit === 'per share'
  const alike = ordered.filter(figure => figure.unit === unit && (!money || figure.currency === currency))
  const groups = new Map<string, FigureGroup>()
  for (const figure of alike) {
    const { entity, period, scenario } = figure
    const parsed = parsePeriod(period)
    const months = parsed ? periodMonths(parsed) : null
    const key = JSON.stringify([entity, months])
    const group = groups.get(key) ?? { entity, months, rows: [] }
    groups.set(key, group)
    let row = group.rows.find(each => each.period === period)
    if (!row) group.rows.push((row = { period, figures: {} }))
    const value = rescale(figure.value, figure.scale, scale)
    const standing = row.figures[scenario]
    const { reportId, reportPeriod } = figure
    if (!standing) row.figures[scenario] = { value, reportId, reportPeriod, was: [] }
    else {
      const before = standing.was.at(-1) ?? standing
      // What one report says twice, perhaps rounded in one place, it did not change.
      if (before.reportId !== reportId && !isSameFigure(before.value, value)) {
        // The reason stands in the report that says the later figure.
        const changer = alike.findLast(
          other => other.entity === entity && other.period === period && other.scenario === scenario && byReport(other, figure) < 0,
        )
        standing.was.push({ value, reportId, reportPeriod, why: changer?.why ?? '' })
      }
    }
  }
  for (const group of groups.values()) group.rows.sort((a, b) => comparePeriods(a.period, b.period, firstMonth))
  const weight = ({ entity, rows }: FigureGroup) => (entity === null ? 1_000_000 : 0) + rows.length
  return {
    unit,
    currency,
    scale,
    groups: [...groups.values()].sort((a, b) => weight(b) - weight(a)),
    others: ordered.length - alike.length,
  }
}

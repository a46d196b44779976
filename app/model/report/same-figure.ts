import type { Column, Scenario, Section, Statement } from './section.ts'
import { seriesPaths } from './series.ts'

/** One figure, whichever report says it: a line over all reports, in one period and scenario, of one entity. */
export interface Figure {
  seriesId: string
  /** By which a draft that was never published will be recognised. */
  path: string | null
  period: string
  scenario: Scenario
  entity: string | null
}

const isOf = (figure: Figure, { period, scenario, entity }: Column): boolean =>
  period === figure.period && scenario === figure.scenario && (entity === null || figure.entity === null || entity === figure.entity)

/** The figure of a value. Null where it is none that another report could say: no period, or a line that was never published. */
export function figureOf(statement: Statement, lineItemId: string, columnId: string): Omit<Figure, 'path'> | null {
  const item = statement.lineItems.find(({ id }) => id === lineItemId)
  const column = statement.columns.find(({ id }) => id === columnId)
  if (!item?.seriesId || !column?.period) return null
  return { seriesId: item.seriesId, period: column.period, scenario: column.scenario, entity: column.entity }
}

/** Where a section says one of these figures. */
export function placesOfFigures(
  { title, body }: Pick<Section, 'title' | 'body'>,
  figures: readonly Figure[],
): { lineItemId: string; columnId: string; label: string }[] {
  if (body.kind !== 'statement') return []
  // A draft does not know how its report will be read beside others: both of the paths that a statement can have count.
  const [alone, among] = [true, false].map(way => seriesPaths(title, body, way)) as [string[], string[]]
  return body.lineItems.flatMap((item, at) =>
    body.columns.flatMap(column => {
      const says = figures.some(
        figure =>
          isOf(figure, column) &&
          (item.seriesId ? item.seriesId === figure.seriesId : figure.path !== null && [alone[at], among[at]].includes(figure.path)),
      )
      const value = item.values[column.id]?.value
      return says && value !== null && value !== undefined
        ? [{ lineItemId: item.id, columnId: column.id, label: `${item.label}, ${column.label}` }]
        : []
    }),
  )
}

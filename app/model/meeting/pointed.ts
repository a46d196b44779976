import type { SectionView } from '../report/views.ts'

/**
 * What readers call a thing that can be pointed at: a line, a line of a chart with the column of its point, a plan item, a key figure.
 * Undefined where the section shows no such thing.
 */
export function nameOf({ body }: SectionView, id: string): string | undefined {
  switch (body.kind) {
    case 'statement':
      return body.lineItems.find(item => item.id === id)?.label
    case 'plan':
      return body.items.find(item => item.id === id)?.label
    case 'figures':
      return body.figures.find(figure => figure.id === id)?.label
    case 'chart': {
      const whole = body.series.find(series => series.id === id)
      const series = whole ?? body.series.find(({ points }) => points.some(point => point.id === id))
      // Of one column alone every bar is: it goes without saying.
      const column = whole || body.columns.length < 2 ? undefined : body.columns[series?.points.findIndex(point => point.id === id) ?? -1]
      return series && [series.label, column?.label].filter(Boolean).join(', ')
    }
    default:
      return undefined
  }
}

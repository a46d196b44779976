import type { Formats } from '#app/model/format.ts'
import { spokenValue } from '#app/model/format.ts'
import type { Target } from '#app/model/meeting/catalogue.ts'
import type { SectionView } from '#app/model/report/views.ts'
import { rowName } from '../statement/sentence.ts'
import { words } from '../words.ts'
import { meeting } from '../words/meeting.ts'

/** So many are said one by one; of more, how many others there are. */
const MOST_SAID = 4

/** What is pointed at, for a screen reader: each by its name and figure. '' when nothing is. */
export function spokenSpotlight(view: SectionView, spotlight: readonly Target[], formats: Formats): string {
  const said = spotlight.map(target => spokenOf(view, target, formats)).filter(Boolean)
  const more = said.length - MOST_SAID
  return [...said.slice(0, MOST_SAID), ...(more > 0 ? [meeting.follow.more(more)] : [])].join('; ')
}

function spokenOf({ body }: SectionView, { id }: Target, formats: Formats): string {
  switch (body.kind) {
    case 'statement': {
      const item = body.lineItems.find(line => line.id === id)
      const column = (columnId: string | undefined) => body.columns.find(each => each.id === columnId)
      return item
        ? rowName(item, body, column(body.comparison?.column ?? body.columns[0]?.id), column(body.comparison?.against), formats)
        : ''
    }
    case 'chart': {
      const series = body.series.find(each => each.points.some(point => point.id === id))
      const at = series?.points.findIndex(point => point.id === id) ?? -1
      const value = series?.points[at]?.value
      if (!series || value === null || value === undefined) return series?.label ?? ''
      return [series.label, body.columns[at]?.label, spokenValue(value, series, body.unit.scale, formats)].filter(Boolean).join(', ')
    }
    case 'plan': {
      const item = body.items.find(each => each.id === id)
      return item ? `${item.label}, ${words.report.plan.statuses[item.status]}` : ''
    }
    case 'figures': {
      const figure = body.figures.find(each => each.id === id)
      if (!figure) return ''
      return [figure.label, figure.value === null ? figure.text : spokenValue(figure.value, figure, figure.scale, formats)].join(', ')
    }
    default:
      return ''
  }
}

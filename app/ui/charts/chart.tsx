import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { unitLine } from '#app/model/format.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { heard } from '../below-zero.ts'
import { useFormats } from '../formats.tsx'
import { inReadableScale } from '../scale.ts'
import type { Size } from '../size.ts'
import { words } from '../words.ts'
import { ChartTable } from './chart-table.tsx'
import { colourOf } from './marks.tsx'
import type { PictureProps } from './picture.tsx'
import { type Drawn, drawnOf } from './shape.ts'

const NONE: readonly string[] = []
/** Forms whose lines are named where they stand. */
const UNKEYED = new Set<ChartView['form']>(['waterfall', 'bridge', 'multiples'])

export interface ChartProps {
  /** Names the figure; the heading itself stands outside. */
  title: string
  view: ChartView
  size?: Size
  /** Ids of points ('<lineItemId>:<columnId>') or of whole line items that are pointed at. */
  spotlight?: readonly string[]
  /** When given, a press on a point calls this (the presenter points). */
  onPoint?: (pointId: string) => void
}

/**
 * A chart in a box of fixed height. The table behind it is in the server's HTML; the picture, with the library that draws it, comes after
 * the page works and moves nothing.
 */
export function Chart({ title, view: given, size = 'page', spotlight = NONE, onPoint }: ChartProps) {
  const formats = useFormats()
  const view = useMemo(() => inReadableScale(given), [given])
  const drawn = useMemo(() => drawnOf(view, formats), [view, formats])
  const Picture = usePicture()
  if (view.series.length === 0) return <p className="chart-empty">{words.chart.empty}</p>
  const isDrawn = drawn.series.some(({ points }) => points.some(({ at }) => at !== null))
  const hasMoney = view.series.some(line => line.unit === 'currency')
  // Nothing else says of which column the steps are.
  const of = view.form === 'waterfall' ? view.columns[0]?.label : drawn.of
  const unit = [of, hasMoney ? unitLine(view.unit, formats) : undefined].filter(Boolean).join(': ')
  return (
    <figure className={`chart at-${size}`} data-form={view.form}>
      {unit && <p className="unit-line">{unit}</p>}
      {isDrawn && ((!UNKEYED.has(drawn.form) && drawn.series.length > 1) || drawn.target) && (
        <p className="chart-key" data-target={drawn.target ? '' : undefined}>
          {!UNKEYED.has(drawn.form) &&
            drawn.series.map((series, at) => (
              <span key={series.id}>
                <i style={{ background: colourOf(at) }} data-line={series.asLine ? '' : undefined} aria-hidden="true" />
                {series.label}
              </span>
            ))}
          {drawn.target && (
            <span>
              <i className="target" aria-hidden="true" />
              {`${drawn.target.label} ${drawn.target.last}`}
            </span>
          )}
        </p>
      )}
      {isDrawn ? (
        <div
          className="chart-box"
          style={{ ['--names' as string]: drawn.names.length, ['--series' as string]: drawn.series.length }}
          role="img"
          aria-label={nameOf(title, drawn, view)}
        >
          {Picture && <Picture drawn={drawn} size={size} spotlight={spotlight} onPoint={onPoint} />}
        </div>
      ) : (
        // A frame without anything in it looks like a picture that did not come.
        <p className="chart-empty">{words.chart.noFigures}</p>
      )}
      {view.notes && <Notes view={view} />}
      {view.caption && <figcaption>{view.caption}</figcaption>}
      {size !== 'stage' && <ChartTable title={title} view={view} spotlight={spotlight} />}
    </figure>
  )
}

/** Remarks by the numbers that stand at their points, which only those who see the picture know. */
function Notes({ view: { notes, series, columns } }: { view: ChartView }) {
  return (
    <ol className="chart-notes" aria-label={words.chart.notes}>
      {notes?.map(({ pointId, text }) => {
        const at = [series.find(({ id }) => pointId.startsWith(`${id}:`)), columns.find(({ id }) => pointId.endsWith(`:${id}`))]
        return (
          <li key={pointId}>
            <span className="sr-only">{at.flatMap(of => of?.label ?? []).join(', ')}: </span>
            {text}
          </li>
        )
      })}
    </ol>
  )
}

/** What a screen reader says of the picture: each series from its first to its last figure, and where they stand. The table says the rest. */
function nameOf(title: string, { form, series }: Drawn, { columns, series: lines }: ChartView): string {
  const steps = form === 'waterfall' || form === 'bridge'
  const said = series.map(({ label, points }) => {
    const told = points.filter(point => point.label)
    const [first, last] = [told[0], told.at(-1)]
    if (!first || !last) return label
    const of = (point: typeof first) => {
      const column = columns.find(({ id }) => point.id.endsWith(`:${id}`))
      const line = form === 'waterfall' && lines.find(({ id }) => point.id.startsWith(`${id}:`))
      return [heard(point.label), (line || column)?.label].filter(Boolean).join(', ')
    }
    const name = form === 'bridge' ? (lines[0]?.label ?? label) : label
    return first === last && !steps ? `${name} ${of(first)}` : words.chart.trend(name, of(first), of(last))
  })
  return [title, ...said].join('; ')
}

/** Fetches what draws; a page that must go on without the server calls this while there is one. */
export const loadPicture = () => import('./picture.tsx')

/** The drawing, once its chunk is here. Null on the server and before. */
function usePicture(): ComponentType<PictureProps> | null {
  const [loaded, setLoaded] = useState<{ Picture: ComponentType<PictureProps> } | null>(null)
  useEffect(() => {
    let gone = false
    loadPicture().then(
      module => {
        if (!gone) setLoaded({ Picture: module.Picture })
      },
      // Without the picture the table is still there.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [])
  return loaded?.Picture ?? null
}

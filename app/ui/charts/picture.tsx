import { type ComponentType, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PAPER } from '../paper.ts'
import type { Size } from '../size.ts'
import { Areas } from './areas.tsx'
import { Bridge } from './bridge.tsx'
import { Columns } from './columns.tsx'
import { Combined } from './combined.tsx'
import { Lines } from './lines.tsx'
import { Multiples } from './multiples.tsx'
import { withPlaces } from './places.ts'
import type { Drawn } from './shape.ts'
import { Stacked } from './stacked.tsx'

export interface PictureProps {
  drawn: Drawn
  size: Size
  spotlight: readonly string[]
  onPoint?: (pointId: string) => void
}
export interface FormProps extends PictureProps {
  width: number
  height: number
  /** Size of the writing in pixels. */
  type: number
  /** Base of the ids inside this picture. */
  base: string
  /** Whether something is pointed at, and whether it is this. */
  lit: (pointId: string, seriesId: string) => 'lit' | 'dim' | 'plain'
}

const FORMS: Record<Drawn['form'], ComponentType<FormProps>> = {
  column: Columns,
  line: Lines,
  area: Areas,
  stacked: Stacked,
  combined: Combined,
  waterfall: Bridge,
  bridge: Bridge,
  multiples: Multiples,
}

/** The drawing of a chart, of the size of its box. The only module that leads to recharts: it is a chunk of its own. */
export function Picture(props: PictureProps) {
  const box = useRef<HTMLDivElement>(null)
  const base = useId().replaceAll(':', '')
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    // Paper has a width of its own, and what is printed is what stands there when this event is over.
    const onPaper = () => flushSync(() => setRoom({ width: PAPER, height: element.clientHeight }))
    const onScreen = () => setRoom({ width: element.clientWidth, height: element.clientHeight })
    addEventListener('beforeprint', onPaper)
    addEventListener('afterprint', onScreen)
    return () => {
      watch.disconnect()
      removeEventListener('beforeprint', onPaper)
      removeEventListener('afterprint', onScreen)
    }
  }, [])
  const { size, spotlight } = props
  const drawn = useMemo(() => withPlaces(props.drawn), [props.drawn])
  const any = drawn.series.some(series => spotlight.includes(series.id) || series.points.some(point => spotlight.includes(point.id)))
  const lit: FormProps['lit'] = (point, series) =>
    !any ? 'plain' : spotlight.includes(point) || spotlight.includes(series) ? 'lit' : 'dim'
  // Columns beside a target are columns with a line.
  const Form = drawn.form === 'column' && drawn.target ? Combined : FORMS[drawn.form]
  const type = size === 'stage' ? Math.max(18, Math.round((room?.width ?? 0) / 70)) : 13
  return (
    <div ref={box} className="chart-picture" aria-hidden="true">
      {room && room.width > 0 && <Form {...props} drawn={drawn} {...room} type={type} base={base} lit={lit} />}
    </div>
  )
}

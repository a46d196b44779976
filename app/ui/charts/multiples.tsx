import { Columns } from './columns.tsx'
import type { FormProps } from './picture.tsx'

/** A small chart for each line. Lines of one unit share a scale, so that their heights can be compared. */
export function Multiples(props: FormProps) {
  const { drawn, width, height, type } = props
  const across = Math.max(1, Math.min(drawn.series.length, Math.floor(width / (type > 14 ? 420 : 200))))
  const down = Math.ceil(drawn.series.length / across)
  const box = { width: width / across - 12, height: Math.max(type * 8, height / down - type * 2.2) }
  const all = drawn.series.flatMap(({ points }) => points.flatMap(({ at }) => at ?? []))
  const range: [number, number] | undefined = drawn.alike ? [Math.min(0, ...all), Math.max(0, ...all)] : undefined
  return (
    <div className="multiples" style={{ gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))` }}>
      {drawn.series.map(one => (
        <div key={one.id}>
          <p style={{ fontSize: type }}>{one.label}</p>
          <Columns {...props} {...box} drawn={{ ...drawn, series: [one] }} {...(range && { range })} />
        </div>
      ))}
    </div>
  )
}

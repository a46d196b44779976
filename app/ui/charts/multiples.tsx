import { sharedAxis } from './axis.ts'
import { words } from '../words.ts'
import { Columns, labelSize } from './columns.tsx'
import type { FormProps } from './picture.tsx'

/**
 * How many small charts stand beside each other, in rows of equal length: six are three and three where five have room.
 * @param width in CSS pixels
 * @param type size of the text in CSS pixels: on a stage it is large
 */
export function acrossOf(count: number, width: number, type: number): number {
  // A narrow box is low as well, and has no room for another row.
  const least = type > 14 ? 420 : width < 720 ? 200 : 240
  const room = Math.max(1, Math.floor(width / least))
  return Math.max(1, Math.ceil(count / Math.max(1, Math.ceil(count / room))))
}

/** A small chart for each line. Lines of one unit share a scale, so that their heights can be compared. */
export function Multiples(props: FormProps) {
  const { drawn, width, height, type } = props
  const across = acrossOf(drawn.series.length, width, type)
  const down = Math.ceil(drawn.series.length / across)
  const box = { width: width / across - 12, height: Math.max(type * 8, height / down - type * 2.2) }
  const all = drawn.series.flatMap(({ points }) => points.flatMap(({ at }) => at ?? []))
  const shared = drawn.alike ? sharedAxis(all) : undefined
  // Bars stand at the same height in all of them: where one has no room for its figures, none carries them.
  const longest = Math.max(...drawn.series.flatMap(({ points }) => points.map(({ label }) => label.length)))
  const bare = labelSize(box.width / Math.max(1, drawn.names.length), 1, longest, type) === 0
  return (
    <div className="multiples" style={{ gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))` }}>
      {drawn.series.map(one => (
        <div key={one.id}>
          <p style={{ fontSize: type }}>{one.label}</p>
          {one.points.some(({ at }) => at !== null) ? (
            <Columns {...props} {...box} drawn={{ ...drawn, series: [one] }} {...(shared && { shared, bare })} />
          ) : (
            <p className="chart-empty">{words.chart.noneHere}</p>
          )}
        </div>
      ))}
    </div>
  )
}

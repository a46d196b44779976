import type { Mark } from '../scenario.ts'

/** The pattern of a forecast's hatching in a colour. */
export const hatchId = (base: string, colour: number) => `${base}-hatch-${colour}`
export function Hatches({ base, colours }: { base: string; colours: readonly string[] }) {
  return (
    <defs>
      {colours.map((colour, at) => (
        <pattern key={colour} id={hatchId(base, at)} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--paper)" />
          <rect width="2.2" height="6" fill={colour} />
        </pattern>
      ))}
    </defs>
  )
}

/** Fill and outline of a bar: actual solid, an earlier period lighter, budget outlined, forecast hatched. */
export function paintOf(mark: Mark, colour: string, hatch: string): { fill: string; stroke: string; fillOpacity?: number } {
  switch (mark) {
    case 'actual':
      return { fill: colour, stroke: colour }
    case 'earlier':
      return { fill: `color-mix(in oklab, ${colour} 45%, var(--paper))`, stroke: 'none' }
    case 'budget':
      return { fill: 'var(--paper)', stroke: colour }
    case 'forecast':
      return { fill: `url(#${hatch})`, stroke: colour }
  }
}

const SERIES = 6
export const colourOf = (at: number): string => `var(--series-${(at % SERIES) + 1})`
export const SERIES_COLOURS: readonly string[] = Array.from({ length: SERIES }, (_, at) => colourOf(at))

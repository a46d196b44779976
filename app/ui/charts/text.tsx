/** Breaks a name into lines of about `room` pixels at its spaces. Estimated: Inter's letters are 0.56 of their size wide. */
export function linesOf(name: string, room: number, type: number, most: number): string[] {
  const fits = Math.max(3, Math.floor(room / (type * 0.56)))
  const lines: string[] = []
  for (const word of briefly(name, fits).split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < fits) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const shown = lines.slice(0, most).map(line => (line.length > fits + 1 ? `${line.slice(0, fits - 1)}…` : line))
  return lines.length > most ? shown.with(-1, `${shown.at(-1)}…`) : shown
}

/** Where a year does not fit it says its last two digits. */
const briefly = (name: string, fits: number): string =>
  fits >= 7
    ? name
    : name.replace(/\b(FY ?)?(?:19|20)(\d\d)\b/g, (_, fiscal: string | undefined, year: string) => (fiscal ? `FY${year}` : `’${year}`))

interface Tick {
  x?: number
  y?: number
  index?: number
  payload?: { value?: unknown }
  /** Pixels that the name has. */
  room: number
  type: number
}

/** As large as a name fits its room; smaller than this nobody reads it. */
const LEAST = 9

/** So many stand all along an axis, however small; of more, those that have room: the others are told apart by where they stand. */
const ALL_NAMED = 12
const GAP = 5

/** Of many names along an axis each second, third … is written, so that none runs into the next. */
export function everyNth(names: readonly string[], room: number, type: number): number {
  if (names.length <= ALL_NAMED) return 1
  const fits = (step: number) => {
    const width = widthOf(step, room)
    return names.every(name => nameLines(name, width, type).every(line => !line.endsWith('…') && line.length * LEAST * 0.72 <= width))
  }
  return [1, 2, 3, 4, 6].find(fits) ?? 12
}

/** Pixels of a name that has the room of those that are left out before it, too. */
const widthOf = (step: number, room: number): number => (room + GAP) * step - GAP

/** A name along the axis, the last one always. Beside many others on a small phone it is smaller, so that none runs into the next. */
export function AxisName({ x = 0, y = 0, index = 0, payload, names, room, type }: Tick & { names: readonly string[] }) {
  const step = everyNth(names, room, type)
  if ((names.length - 1 - index) % step !== 0) return null
  const name = String(payload?.value ?? '')
  const width = widthOf(step, room)
  const lines = nameLines(name, width, type)
  const longest = Math.max(1, ...lines.map(line => line.length))
  const size = Math.max(LEAST, Math.min(type, width / (longest * 0.62)))
  return (
    <text y={y + type * 1.1} textAnchor="middle" fontSize={size} fill="var(--ink-soft)">
      {lines.map((line, at) => (
        <tspan key={line} x={x} dy={at === 0 ? 0 : size * 1.15}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/**
 * The lines of a name along the axis. Before a word is cut off it is written as small as one can read, and then without its scenario,
 * which the look of the bar says.
 */
export function nameLines(name: string, room: number, type: number): string[] {
  const found = [type, LEAST].map(size => linesOf(name, room, size, 3)).find(lines => !lines.some(line => line.endsWith('…')))
  return found ?? linesOf(withoutScenario(name), room, LEAST, 3)
}
const SCENARIO = /^(?:actuals?|budget|plan|forecast)\s+|\s+(?:actuals?|budget|plan|forecast)$/i
const withoutScenario = (name: string): string => (/\d/.test(name) ? name.replace(SCENARIO, '') : name)

/** A name to the left of a horizontal bar. */
export function RowName({ x = 0, y = 0, payload, room, type }: Tick) {
  const lines = linesOf(String(payload?.value ?? ''), room, type, 2)
  return (
    <text y={y - ((lines.length - 1) * type * 1.1) / 2} fontSize={type} fill="var(--ink)" dominantBaseline="central">
      {lines.map((line, at) => (
        <tspan key={line} x={x - room} dy={at === 0 ? 0 : type * 1.1}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** The number of a remark, at its point. */
export function NoteMark({ x, y, note, type }: { x: number; y: number; note: number | undefined; type: number }) {
  if (note === undefined) return null
  const radius = type * 0.72
  return (
    <g className="note-mark">
      <circle cx={x} cy={y} r={radius} fill="var(--paper)" stroke="var(--ink)" strokeWidth={1.25} />
      <text x={x} y={y} textAnchor="middle" dominantBaseline="central" fontSize={type * 0.85} fill="var(--ink)">
        {note}
      </text>
    </g>
  )
}

const STEPS = [1, 2, 2.5, 5, 10]
const MOST = 5

/** Where a value axis begins and ends, and what stands along it: round figures that hold zero and all of these. `room`: how much higher it reaches. */
export function axisOf(values: readonly number[], room = 1): { domain: [number, number]; ticks: number[] } {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values) * room
  return high === low ? { domain: [0, 1], ticks: [0] } : between(low, high)
}

/** The axis of several pictures beside each other: round figures up to the highest; below zero it reaches as far as the lowest figure, which leaves room for bars that are all short. */
export function sharedAxis(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const { domain, ticks } = axisOf(values)
  const low = Math.min(0, ...values)
  return { domain: [low, domain[1]], ticks: ticks.filter(tick => tick >= low) }
}

/**
 * The axis of lines, whose heights are told by where they stand and not by how far they reach: it need not hold zero. Lines that are all below
 * zero hang from it where they do not lie much closer to each other than to it.
 */
export function lineAxisOf(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0 || (low === 0 && high === 0)) return axisOf([])
  if (high < 0 && high - low >= -low / 2) return between(low, 0)
  // What never changes runs in the middle.
  return low < high ? between(low, high) : between(low - Math.abs(low) / 2, high + Math.abs(high) / 2)
}

function between(low: number, high: number): { domain: [number, number]; ticks: number[] } {
  const rough = (high - low) / MOST
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find(each => each * power >= rough * 0.999) ?? 10) * power
  // Whole steps are counted, not added up: 0.1 + 0.2 is no 0.3.
  const [from, to] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * step).toPrecision(12)))
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks }
}

/** The names of periods along the bottom, in every picture. */
export const nameAxis = (type: number) => ({ dataKey: 'name', interval: 0, height: type * 3.6, tickLine: false, axisLine: false }) as const

/** Figures along the side, in every picture. */
export const valueAxis = (type: number, tickFormatter: (value: number) => string) =>
  ({
    width: 'auto',
    interval: 0,
    tickFormatter,
    tickLine: false,
    axisLine: false,
    tick: { fontSize: type, fill: 'var(--ink-soft)' },
  }) as const

import type { Decimal } from '#app/model/money.ts'

const WIDTH = 120
const HEIGHT = 32
const PAD = 3

/**
 * A word-sized line of a few values in order of time, the last one marked. Drawn by hand: it stands in the server's HTML and needs no
 * library. Null leaves a gap. The figures stand beside it, so it says nothing to screen readers unless it has a `label`.
 */
export function Sparkline({ values, label }: { values: readonly (Decimal | null)[]; label?: string }) {
  // Pixels, not figures.
  const sizes = values.map(value => (value === null ? null : Number(value)))
  const present = sizes.filter(size => size !== null)
  // Dots far from each other are no line that anybody could follow.
  if (!sizes.some((size, at) => size !== null && (sizes[at + 1] ?? null) !== null)) return null
  const low = Math.min(...present)
  const reach = Math.max(...present) - low || 1
  const x = (at: number) => PAD + (at / (sizes.length - 1)) * (WIDTH - 2 * PAD)
  const y = (size: number) => HEIGHT - PAD - ((size - low) / reach) * (HEIGHT - 2 * PAD)
  let pen = 'M'
  const path = sizes.map((size, at) => {
    if (size === null) {
      pen = 'M'
      return ''
    }
    // A figure alone between two gaps is a dot.
    const alone = (sizes[at - 1] ?? null) === null && (sizes[at + 1] ?? null) === null
    const step = `${pen}${x(at).toFixed(1)} ${y(size).toFixed(1)}${alone ? 'h0' : ''}`
    pen = 'L'
    return step
  })
  const last = sizes.findLastIndex(size => size !== null)
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={path.join('')} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={x(last)} cy={y(sizes[last] ?? low)} r="2.6" fill="currentColor" />
    </svg>
  )
}

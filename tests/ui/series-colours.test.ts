import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

/** In OKLab, of #rrggbb. */
function lab(colour: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** Of #rrggbb, or of oklch() of whatever colour a company has. */
const lightness = (colour: string): number => {
  const said = /oklch\(from var\(--accent\) ([\d.]+)/.exec(colour)?.[1]
  return said ? Number(said) : lab(colour)[0]
}
const coloursOf = (half: number): string[] =>
  [...css.matchAll(/--series-\d: light-dark\((.+)\);/g)].map(([, both = '']) => both.split(/, (?=#|oklch)/)[half] ?? '')

test.each([0, 1])('neighbours among the series of a chart differ in lightness, for eyes and prints without colour (%i)', half => {
  const series = coloursOf(half).map(lightness)
  expect(series).toHaveLength(6)
  for (const [at, one] of series.entries()) if (at > 0) expect(Math.abs(one - (series[at - 1] ?? 0))).toBeGreaterThan(0.1)
  // Most charts have up to three: each of them is apart from both others.
  expect(Math.abs((series[0] ?? 0) - (series[2] ?? 0))).toBeGreaterThan(0.1)
})

test.each([0, 1])('no two series of a chart have nearly one colour (%i)', half => {
  const own = coloursOf(half).filter(colour => colour.startsWith('#'))
  expect(own).toHaveLength(5)
  for (const [at, one] of own.entries())
    for (const other of own.slice(at + 1))
      expect(Math.hypot(...lab(one).map((value, of) => value - (lab(other)[of] ?? 0)))).toBeGreaterThan(0.09)
})

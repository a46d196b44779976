// Drawing-office lettering, made of single strokes: the pictures look the same on a machine that has no fonts.

interface Glyph {
  width: number
  path: string
}

const glyph = (width: number, path: string): Glyph => ({ width, path })

/** Capitals are 6 high, from y = 0 at the top to y = 6 on the line. */
const GLYPHS: Record<string, Glyph> = {
  A: glyph(4, 'M0 6L2 0L4 6M.7 4H3.3'),
  B: glyph(3.7, 'M0 0V6H2.1A1.55 1.55 0 0 0 2.1 2.9H0M0 0H2A1.45 1.45 0 0 1 2 2.9'),
  C: glyph(3.8, 'M3.8 1.2A2 2 0 0 0 2 0A2 2 0 0 0 0 2V4A2 2 0 0 0 2 6A2 2 0 0 0 3.8 4.8'),
  D: glyph(3.8, 'M0 0V6H1.6A2.2 2.2 0 0 0 3.8 3.8V2.2A2.2 2.2 0 0 0 1.6 0Z'),
  E: glyph(3.1, 'M3.1 0H0V6H3.1M0 3H2.6'),
  F: glyph(3.1, 'M3.1 0H0V6M0 3H2.6'),
  G: glyph(3.9, 'M3.8 1.2A2 2 0 0 0 2 0A2 2 0 0 0 0 2V4A2 2 0 0 0 2 6A1.9 1.9 0 0 0 3.9 4.1V3.3H2.4'),
  H: glyph(3.7, 'M0 0V6M3.7 0V6M0 3H3.7'),
  I: glyph(0.4, 'M.2 0V6'),
  J: glyph(2.6, 'M2.6 0V4.5A1.4 1.5 0 0 1 0 4.7'),
  K: glyph(3.5, 'M0 0V6M3.4 0L0 3.7M1.3 2.5L3.5 6'),
  L: glyph(2.9, 'M0 0V6H2.9'),
  M: glyph(4.4, 'M0 6V0L2.2 3.8L4.4 0V6'),
  N: glyph(3.7, 'M0 6V0L3.7 6V0'),
  O: glyph(4, 'M2 0A2 2 0 0 0 0 2V4A2 2 0 0 0 4 4V2A2 2 0 0 0 2 0Z'),
  P: glyph(3.5, 'M0 6V0H1.9A1.6 1.6 0 0 1 1.9 3.2H0'),
  Q: glyph(4.1, 'M2 0A2 2 0 0 0 0 2V4A2 2 0 0 0 4 4V2A2 2 0 0 0 2 0ZM2.6 4.4L4.1 6.2'),
  R: glyph(3.6, 'M0 6V0H1.9A1.6 1.6 0 0 1 1.9 3.2H0M1.7 3.2L3.6 6'),
  S: glyph(3.4, 'M3.2 1.1A1.6 1.5 0 0 0 1.7 0A1.5 1.45 0 0 0 1.7 2.9A1.65 1.55 0 0 1 1.7 6A1.7 1.6 0 0 1 0 4.8'),
  T: glyph(3.6, 'M0 0H3.6M1.8 0V6'),
  U: glyph(3.7, 'M0 0V4.1A1.85 1.85 0 0 0 3.7 4.1V0'),
  V: glyph(4, 'M0 0L2 6L4 0'),
  W: glyph(5.4, 'M0 0L1.35 6L2.7 1L4.05 6L5.4 0'),
  X: glyph(3.6, 'M0 0L3.6 6M3.6 0L0 6'),
  Y: glyph(3.6, 'M0 0L1.8 3L3.6 0M1.8 3V6'),
  Z: glyph(3.5, 'M0 0H3.5L0 6H3.5'),
  '0': glyph(3.4, 'M1.7 0A1.7 1.7 0 0 0 0 1.7V4.3A1.7 1.7 0 0 0 3.4 4.3V1.7A1.7 1.7 0 0 0 1.7 0Z'),
  '1': glyph(1.6, 'M0 1.3L1.4 0V6'),
  '2': glyph(3.3, 'M.1 1.5A1.6 1.55 0 0 1 3.3 1.6C3.3 3 1.6 4 0 6H3.3'),
  '3': glyph(3.3, 'M.2 0H3.1L1.5 2.4A1.75 1.8 0 0 1 1.5 6A1.7 1.6 0 0 1 0 5'),
  '4': glyph(3.6, 'M2.6 6V0L0 4.4H3.6'),
  '5': glyph(3.3, 'M3 0H.4L.2 2.8A1.9 1.8 0 0 1 1.4 2.4A1.8 1.8 0 0 1 1.4 6A1.7 1.6 0 0 1 0 5.1'),
  '6': glyph(3.4, 'M2.7 0C1.2.9 0 2.6 0 4.2A1.7 1.8 0 0 0 3.4 4.2A1.7 1.7 0 0 0 0 4.2'),
  '7': glyph(3.2, 'M0 0H3.2L1.2 6'),
  '8': glyph(3.4, 'M1.7 0A1.4 1.4 0 0 0 1.7 2.8A1.6 1.6 0 0 0 1.7 6A1.6 1.6 0 0 0 1.7 2.8A1.4 1.4 0 0 0 1.7 0Z'),
  '9': glyph(3.4, 'M.7 6C2.2 5.1 3.4 3.4 3.4 1.8A1.7 1.8 0 0 0 0 1.8A1.7 1.7 0 0 0 3.4 1.8'),
  '.': glyph(0.4, 'M.2 5.9h.02'),
  ',': glyph(0.5, 'M.4 5.7L.1 6.9'),
  ':': glyph(0.4, 'M.2 2.2h.02M.2 5.6h.02'),
  '-': glyph(1.8, 'M0 3.2H1.8'),
  '–': glyph(2.6, 'M0 3.2H2.6'),
  '+': glyph(2.6, 'M0 3.2H2.6M1.3 1.9V4.5'),
  '/': glyph(2.2, 'M0 6.5L2.2-.5'),
  '·': glyph(0.4, 'M.2 3.2h.02'),
  '×': glyph(2.4, 'M0 2L2.4 4.6M2.4 2L0 4.6'),
  '°': glyph(1.4, 'M.7 0A.7.7 0 0 0 .7 1.4A.7.7 0 0 0 .7 0Z'),
  ' ': glyph(1.9, ''),
}
const GAP = 1.15

/** The width of a text at a capital height of `size`. */
export const widthOf = (text: string, size: number): number =>
  ([...text.toUpperCase()].reduce((sum, letter) => sum + (GLYPHS[letter]?.width ?? 0) + GAP, -GAP) * size) / 6

export interface Lettering {
  /** Height of the capitals. */
  size?: number
  anchor?: 'start' | 'middle' | 'end'
  ink?: string
  /** Width of the stroke, as a share of the height. */
  weight?: number
  /** Degrees, around the point. */
  turn?: number
}

/** A line of text in capitals as SVG; `y` is the line that the letters stand on. */
export function letters(x: number, y: number, text: string, style: Lettering = {}): string {
  const { size = 14, anchor = 'start', ink = '#22303a', weight = 0.12, turn = 0 } = style
  const shift = anchor === 'start' ? 0 : anchor === 'middle' ? -widthOf(text, size) / 2 : -widthOf(text, size)
  let at = 0
  const paths: string[] = []
  for (const letter of text.toUpperCase()) {
    const found = GLYPHS[letter]
    if (!found) throw new RangeError(`no letter for ${letter}`)
    if (found.path) paths.push(`<path transform="translate(${at.toFixed(2)} 0)" d="${found.path}"/>`)
    at += found.width + GAP
  }
  const scale = size / 6
  return `<g transform="translate(${x} ${y}) rotate(${turn}) translate(${shift.toFixed(2)} ${-size}) scale(${scale.toFixed(4)})" fill="none" stroke="${ink}" stroke-width="${(weight * 6).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`
}

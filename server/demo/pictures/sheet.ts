import sharp from 'sharp'
import { letters } from './lettering.ts'

export const WIDTH = 1600
export const HEIGHT = 1000

export const INK = '#22303a'
export const SOFT = '#8b979c'
export const PAPER = '#fbfaf6'
export const ACCENT = '#1f6f78'
export const TINT = '#dcebea'
export const WARM = '#c2542d'
export const SAND = '#efe9dc'

/** A sheet of drawing paper with a frame and a title block, as in the drawing office. */
export function drawing({ title, detail, number, body }: { title: string; detail: string; number: string; body: string }): string {
  const block = { x: WIDTH - 30 - 470, y: HEIGHT - 30 - 96, width: 470, height: 96 }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="100%" height="100%" fill="${PAPER}"/>
<rect x="30" y="30" width="${WIDTH - 60}" height="${HEIGHT - 60}" fill="none" stroke="${INK}" stroke-width="2"/>
${body}
<rect x="${block.x}" y="${block.y}" width="${block.width}" height="${block.height}" fill="${PAPER}" stroke="${INK}" stroke-width="2"/>
<path d="M${block.x} ${block.y + 52}h${block.width}M${block.x + 350} ${block.y + 52}v44" stroke="${INK}" stroke-width="1"/>
${letters(block.x + 18, block.y + 36, title, { size: 19, weight: 0.14 })}
${letters(block.x + 18, block.y + 80, detail, { size: 12, ink: SOFT })}
${letters(block.x + 366, block.y + 80, number, { size: 12 })}
</svg>`
}

/** An arrow along a path: the head lies at the end of the last straight piece. */
export function arrow(points: readonly (readonly [number, number])[], ink = ACCENT, width = 4): string {
  const end = points.at(-1) as readonly [number, number]
  const before = points.at(-2) as readonly [number, number]
  const angle = (Math.atan2(end[1] - before[1], end[0] - before[0]) * 180) / Math.PI
  const path = points.map(([x, y], at) => `${at ? 'L' : 'M'}${x} ${y}`).join('')
  return `<path d="${path}" fill="none" stroke="${ink}" stroke-width="${width}" stroke-linejoin="round"/><path transform="translate(${end[0]} ${end[1]}) rotate(${angle})" d="M4 0L-${width * 3.4} ${-width * 1.7}L-${width * 3.4} ${width * 1.7}Z" fill="${ink}"/>`
}

/** A dimension line between two points that lie on one horizontal or vertical, with the measure beside it. */
export function dimension(from: readonly [number, number], to: readonly [number, number], measure: string): string {
  const [x1, y1] = from
  const [x2, y2] = to
  const upright = x1 === x2
  const tick = (x: number, y: number) => `M${x - 5} ${y + 5}L${x + 5} ${y - 5}`
  const label = upright
    ? letters(x1 - 9, (y1 + y2) / 2, measure, { size: 13, anchor: 'middle', turn: -90 })
    : letters((x1 + x2) / 2, y1 - 9, measure, { size: 13, anchor: 'middle' })
  return `<path d="M${x1} ${y1}L${x2} ${y2}${tick(x1, y1)}${tick(x2, y2)}" fill="none" stroke="${INK}" stroke-width="1.4"/>${label}`
}

export const box = (x: number, y: number, width: number, height: number, fill = 'none', stroke = INK, more = '', line = 2): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${stroke}" stroke-width="${line}" ${more}/>`

/** PNG bytes of a drawing. */
export const png = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()

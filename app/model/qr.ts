import { create } from 'qrcode'

/** A QR code as one SVG path over a square of `size` units, without its quiet zone. */
export interface QrPath {
  size: number
  path: string
}

/** Rows of dark modules become flat rectangles: a third of the length of one square for each. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let run = 0
      while (x + run < size && data[y * size + x + run]) run++
      if (run === 0) continue
      path += `M${x} ${y}h${run}v1h-${run}z`
      x += run
    }
  return { size, path }
}

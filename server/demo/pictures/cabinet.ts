import { letters } from './lettering.ts'
import { ACCENT, box, dimension, drawing, INK, PAPER, SAND, SOFT, TINT, WARM } from './sheet.ts'

const PARTS = [
  ['1', 'Two sensors, one as witness of the other'],
  ['2', 'Vacuum panels in all six sides'],
  ['3', 'Cold store: 9 hours without power'],
  ['4', 'Compressor, two sources since the recall'],
  ['5', 'Watch unit with its own battery and SIM'],
  ['6', 'Lock that names who opened'],
] as const

/** The Tarn 400 from the front and in section, with its parts numbered. */
export function cabinetDrawing(number: string): string {
  const front = { x: 190, y: 150, width: 330, height: 680 }
  const side = { x: 690, y: 150, width: 300, height: 680 }
  const body = [
    frontView(front),
    sectionView(side),
    dimension([front.x, 112], [front.x + front.width, 112], '720'),
    dimension([side.x, 112], [side.x + side.width, 112], '650'),
    dimension([140, front.y], [140, front.y + front.height], '1 960'),
    letters(front.x + front.width / 2, 890, 'Front', { size: 14, anchor: 'middle', ink: SOFT }),
    letters(side.x + side.width / 2, 890, 'Section', { size: 14, anchor: 'middle', ink: SOFT }),
    balloon('1', [side.x + 120, side.y + 215], [1080, 250]),
    balloon('2', [side.x + side.width - 14, side.y + 95], [1080, 170]),
    balloon('3', [side.x + 150, side.y + 548], [1080, 620]),
    balloon('4', [side.x + 185, side.y + 628], [1080, 740]),
    balloon('5', [side.x + 60, side.y + 40], [620, 130]),
    balloon('6', [front.x + front.width - 34, front.y + 330], [600, 470]),
    ...PARTS.flatMap(([mark, text], at) => [
      `<circle cx="1160" cy="${344 + at * 44}" r="14" fill="none" stroke="${ACCENT}" stroke-width="2"/>`,
      letters(1160, 350 + at * 44, mark, { size: 12, anchor: 'middle', ink: ACCENT }),
      letters(1186, 350 + at * 44, text, { size: 11.5 }),
    ]),
    letters(1146, 300, '2 °C – 8 °C', { size: 30, ink: ACCENT, weight: 0.13 }),
    letters(90, 940, 'Measures in millimetres', { size: 12, ink: SOFT }),
  ].join('\n')
  return drawing({ title: 'Tarn 400 hospital cabinet', detail: 'Front and section, series 3', number, body })
}

function frontView({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const door = { x: x + 26, y: y + 90, width: width - 52, height: 480 }
  const shelves = [0, 1, 2, 3, 4].map(at => door.y + 80 + at * 88)
  return [
    box(x, y, width, height, PAPER, INK, 'rx="14"'),
    box(x + 26, y + 24, width - 52, 46, INK, INK, 'rx="8"'),
    letters(x + 44, y + 57, '4.6 °C', { size: 20, ink: '#9fe0d2', weight: 0.14 }),
    `<circle cx="${x + width - 52}" cy="${y + 47}" r="7" fill="#9fe0d2"/>`,
    box(door.x, door.y, door.width, door.height, TINT, INK, 'rx="8"'),
    box(door.x + 14, door.y + 14, door.width - 28, door.height - 28, '#eef6f5', SOFT, 'rx="4"'),
    ...shelves.map((top, at) => shelf(door.x + 14, top, door.width - 28, at)),
    box(x + width - 42, y + 290, 12, 90, PAPER, INK, 'rx="6"'),
    box(x + 26, y + 590, width - 52, 64, SAND, INK, 'rx="6"'),
    ...Array.from({ length: 9 }, (_, at) => `<path d="M${x + 52 + at * 29} ${y + 604}v36" stroke="${INK}" stroke-width="2"/>`),
    `<path d="M${x + 20} ${y + height}v16h44v-16M${x + width - 64} ${y + height}v16h44v-16" fill="${INK}"/>`,
  ].join('')
}

/** Boxes of medicine on a shelf: widths and heights repeat in an order that does not look like one. */
function shelf(x: number, y: number, width: number, row: number): string {
  const things: string[] = []
  for (let at = x + 10, index = 0; at < x + width - 34; index++) {
    const wide = 18 + ((index * 7 + row * 5) % 4) * 6
    const high = 26 + ((index * 5 + row * 3) % 5) * 6
    const fill = [PAPER, '#b9d8d4', SAND, PAPER, '#d7e4ea'][(index + row * 2) % 5]
    things.push(`<rect x="${at}" y="${y - high}" width="${wide}" height="${high}" fill="${fill}" stroke="${SOFT}" stroke-width="1.3"/>`)
    at += wide + 5
  }
  return `${things.join('')}<path d="M${x} ${y}h${width}" stroke="${INK}" stroke-width="2.4"/>`
}

function sectionView({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const hatch = `<defs><pattern id="hatch" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V10" stroke="${ACCENT}" stroke-width="1.6" opacity=".55"/></pattern></defs>`
  const inside = { x: x + 34, y: y + 98, width: width - 68, height: 420 }
  return [
    hatch,
    box(x, y, width, height, PAPER, INK, 'rx="14"'),
    `<path d="M${x + 8} ${y + 78}H${x + width - 8}V${y + 540}H${x + 8}Z M${inside.x} ${inside.y}V${inside.y + inside.height}H${inside.x + inside.width}V${inside.y}Z" fill="url(#hatch)" fill-rule="evenodd" stroke="${INK}" stroke-width="1.5"/>`,
    box(inside.x, inside.y, inside.width, inside.height, '#eef6f5', INK),
    ...[0, 1, 2, 3].map(
      at => `<path d="M${inside.x + 10} ${inside.y + 90 + at * 88}h${inside.width - 40}" stroke="${INK}" stroke-width="2"/>`,
    ),
    // Air: down behind the shelves, up in front.
    `<path d="M${inside.x + inside.width - 16} ${inside.y + 30}V${inside.y + inside.height - 40}" stroke="${ACCENT}" stroke-width="2.5" stroke-dasharray="10 6"/>`,
    `<path d="M${inside.x + inside.width - 16} ${inside.y + inside.height - 28}l-7 -15h14z" fill="${ACCENT}"/>`,
    `<circle cx="${x + 120}" cy="${y + 215}" r="7" fill="${WARM}"/><circle cx="${x + 150}" cy="${y + 215}" r="7" fill="none" stroke="${WARM}" stroke-width="2.5"/>`,
    box(x + 40, y + 532, width - 80, 32, TINT, INK, 'rx="4"'),
    `<path d="M${x + 48} ${y + 548}q12 -10 24 0t24 0t24 0t24 0t24 0t24 0t24 0t24 0" fill="none" stroke="${ACCENT}" stroke-width="2.5"/>`,
    box(x + 34, y + 24, 92, 38, INK, INK, 'rx="6"'),
    `<path d="M${x + 60} ${y + 43}a10 10 0 0 1 20 0M${x + 54} ${y + 43}a16 16 0 0 1 32 0" fill="none" stroke="#9fe0d2" stroke-width="2.5"/><circle cx="${x + 70}" cy="${y + 46}" r="3.5" fill="#9fe0d2"/>`,
    box(x + 140, y + 590, 110, 66, SAND, INK, 'rx="26"'),
    `<circle cx="${x + 195}" cy="${y + 623}" r="17" fill="none" stroke="${INK}" stroke-width="2"/><path d="M${x + 140} ${y + 610}h-40v-60M${x + 250} ${y + 610}h22v-70" fill="none" stroke="${ACCENT}" stroke-width="3"/>`,
    `<path d="M${x + 20} ${y + height}v16h44v-16M${x + width - 64} ${y + height}v16h44v-16" fill="${INK}"/>`,
  ].join('')
}

function balloon(mark: string, from: readonly [number, number], to: readonly [number, number]): string {
  return `<path d="M${from[0]} ${from[1]}L${to[0]} ${to[1]}" stroke="${ACCENT}" stroke-width="1.6"/><circle cx="${from[0]}" cy="${from[1]}" r="3.5" fill="${ACCENT}"/><circle cx="${to[0]}" cy="${to[1]}" r="17" fill="${PAPER}" stroke="${ACCENT}" stroke-width="2"/>${letters(to[0], to[1] + 7, mark, { size: 14, anchor: 'middle', ink: ACCENT })}`
}

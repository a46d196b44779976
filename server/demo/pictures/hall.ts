import { letters } from './lettering.ts'
import { ACCENT, arrow, box, dimension, drawing, INK, PAPER, SAND, SOFT, TINT, WARM } from './sheet.ts'

export interface HallPlan {
  /** How far Hall 2 is: drawn in dashes while it is planned, with its line when it runs. */
  hallTwo: 'planned' | 'shell' | 'first step'
  number: string
}

const STATIONS = ['Body', 'Foaming', 'Cooling', 'Electronics', 'Cold test', 'Packing']

/** The floor plan of both halls: the way of a cabinet from the steel to the dock. */
export function hallPlan({ hallTwo, number }: HallPlan): string {
  const hallOne = { x: 90, y: 120, width: 1000, height: 330 }
  const second = { x: 90, y: 500, width: 760, height: 290 }
  const docks = { x: 1090, y: 120, width: 300, height: 670 }
  const built = hallTwo !== 'planned'
  const runs = hallTwo === 'first step'
  const body = [
    // Stores and docks, shared by both halls.
    box(docks.x, docks.y, docks.width, docks.height, SAND),
    letters(docks.x + 24, docks.y + 40, 'Stores and docks', { size: 16, weight: 0.14 }),
    ...[0, 1, 2, 3].map(at => box(docks.x + docks.width - 8, docks.y + 110 + at * 140, 16, 84, PAPER)),
    ...[0, 1, 2, 3].map(at => letters(docks.x + docks.width + 24, docks.y + 159 + at * 140, `D${at + 1}`, { size: 14, ink: SOFT })),
    ...racks(docks.x + 40, docks.y + 250),
    // Hall 1.
    box(hallOne.x, hallOne.y, hallOne.width, hallOne.height, PAPER, INK, '', 5),
    letters(hallOne.x + 24, hallOne.y + 40, 'Hall 1', { size: 20, weight: 0.15 }),
    letters(hallOne.x + 128, hallOne.y + 40, 'Line A · Tarn 120 and Tarn Go', { size: 13, ink: SOFT }),
    ...line(hallOne.x + 40, hallOne.y + 100, 155, STATIONS, 'A', TINT, ACCENT),
    benches(hallOne.x + 40, hallOne.y + 250, 14),
    letters(hallOne.x + 40, hallOne.y + 312, 'Pre-assembly and harnesses', { size: 12, ink: SOFT }),
    arrow([
      [hallOne.x + 955, hallOne.y + 145],
      [docks.x + 60, hallOne.y + 145],
      [docks.x + 60, hallOne.y + 190],
      [docks.x + docks.width - 40, hallOne.y + 190],
    ]),
    // Hall 2.
    box(
      second.x,
      second.y,
      second.width,
      second.height,
      built ? PAPER : 'none',
      INK,
      built ? '' : 'stroke-dasharray="14 10"',
      built ? 5 : 2,
    ),
    letters(second.x + 24, second.y + 40, 'Hall 2', { size: 20, weight: 0.15, ink: built ? INK : SOFT }),
    letters(second.x + 128, second.y + 40, HALL_TWO[hallTwo], { size: 13, ink: runs ? SOFT : WARM }),
    ...line(
      second.x + 40,
      second.y + 100,
      170,
      runs ? ['Body', 'Foaming', 'Cooling', 'Cold test'] : ['', '', '', ''],
      'B',
      runs ? TINT : 'none',
      runs ? ACCENT : SOFT,
      !runs,
    ),
    runs
      ? arrow([
          [second.x + 712, second.y + 145],
          [docks.x + 60, second.y + 145],
          [docks.x + 60, second.y + 192],
          [docks.x + docks.width - 40, second.y + 192],
        ])
      : '',
    // The corridor for cabinets that come back, and measures.
    `<path d="M850 560H1090M850 700H1090" stroke="${INK}" stroke-width="2" stroke-dasharray="4 7"/>`,
    letters(970, 600, 'Returns and repair', { size: 12, anchor: 'middle', ink: SOFT }),
    dimension([hallOne.x, 92], [hallOne.x + hallOne.width, 92], '96 m'),
    dimension([66, hallOne.y], [66, hallOne.y + hallOne.height], '32 m'),
    dimension([66, second.y], [66, second.y + second.height], '28 m'),
    dimension([second.x, 820], [second.x + second.width, 820], '73 m'),
    compass(1500, 110),
    scaleBar(90, 900),
  ].join('\n')
  return drawing({ title: 'Deventer plant, ground floor', detail: 'Halls 1 and 2 · way of a cabinet', number, body })
}

const HALL_TWO = {
  planned: 'Planned · Line B · Tarn 400',
  shell: 'Shell stands · Line B comes in two steps',
  'first step': 'Line B, first step · Tarn 400',
}

function line(x: number, y: number, pitch: number, names: string[], mark: string, fill: string, ink: string, empty = false): string[] {
  const width = pitch - 35
  return names.flatMap((name, at) => [
    box(x + at * pitch, y, width, 90, fill, ink, `rx="6" ${empty ? 'stroke-dasharray="6 6"' : ''}`),
    letters(x + at * pitch + 12, y + 30, `${mark}${at + 1}`, { size: 16, ink, weight: 0.15 }),
    name ? letters(x + at * pitch + 12, y + 68, name, { size: 11.5, ink: INK }) : '',
    at < names.length - 1
      ? arrow(
          [
            [x + at * pitch + width + 5, y + 45],
            [x + (at + 1) * pitch - 6, y + 45],
          ],
          ink,
          3,
        )
      : '',
  ])
}

function benches(x: number, y: number, count: number): string {
  return Array.from({ length: count }, (_, at) => box(x + at * 64, y, 48, 24, PAPER, SOFT, 'rx="3"')).join('')
}

function racks(x: number, y: number): string[] {
  return Array.from({ length: 4 }, (_, at) => {
    const top = y + at * 52
    const fields = Array.from({ length: 5 }, (_unused, field) => `M${x + field * 40} ${top}v28`).join('')
    return `${box(x, top, 200, 28, PAPER, SOFT)}<path d="${fields}" stroke="${SOFT}" stroke-width="1.5"/>`
  })
}

const compass = (x: number, y: number): string =>
  `<circle cx="${x}" cy="${y}" r="30" fill="none" stroke="${INK}" stroke-width="1.5"/><path d="M${x} ${y - 40}L${x + 11} ${y + 12}L${x} ${y + 3}L${x - 11} ${y + 12}Z" fill="${INK}"/>${letters(x, y - 48, 'N', { size: 13, anchor: 'middle' })}`

function scaleBar(x: number, y: number): string {
  const unit = 104
  return [0, 1, 2, 3]
    .map(at => box(x + at * unit, y, unit, 9, at % 2 ? PAPER : INK))
    .concat(
      [0, 10, 20, 30, 40].map((metres, at) =>
        letters(x + at * unit, y + 30, `${metres}${at === 4 ? ' m' : ''}`, { size: 12, anchor: 'middle' }),
      ),
    )
    .join('')
}

import { letters } from './lettering.ts'
import { ACCENT, box, drawing, INK, PAPER, SOFT, WARM } from './sheet.ts'

/** Cabinets of the recalled batch. */
export const RECALLED = 412

const ACROSS = 34
const PITCH = 43

/**
 * Every recalled cabinet as one sign: a full one is repaired, an outlined one still stands at a customer, a marked one lost medicine.
 * @param repaired how many have their new compressor
 * @param lost at how many customers medicine had to be thrown away
 */
export function recallChart({ repaired, lost, asOf, number }: { repaired: number; lost: number; asOf: string; number: string }): string {
  const signs = Array.from({ length: RECALLED }, (_, at) => {
    const x = 92 + (at % ACROSS) * PITCH
    const y = 268 + Math.floor(at / ACROSS) * PITCH
    const done = at < repaired
    // The lost ones lie spread over the field, as they were spread over the country.
    const marked = lost > 0 && at % Math.floor(RECALLED / lost) === 5 && Math.floor(at / Math.floor(RECALLED / lost)) < lost
    const ink = marked ? WARM : done ? ACCENT : SOFT
    return box(x, y, 24, 32, done ? ink : marked ? '#f6ded4' : PAPER, ink, 'rx="4"')
  })
  const body = [
    letters(90, 132, `${repaired} of ${RECALLED}`, { size: 54, ink: ACCENT, weight: 0.12 }),
    letters(90, 196, `Cabinets of batch 0412 with a new compressor on ${asOf}`, { size: 18 }),
    ...signs,
    legend(92, 876, ACCENT, ACCENT, 'Repaired'),
    legend(322, 876, PAPER, SOFT, 'Still to do'),
    legend(588, 876, '#f6ded4', WARM, `Medicine was lost: ${lost} customers`),
  ].join('\n')
  return drawing({ title: 'Recall of batch 0412', detail: 'One sign is one cabinet', number, body })
}

const legend = (x: number, y: number, fill: string, ink: string, text: string): string =>
  `${box(x, y, 24, 32, fill, ink, 'rx="4"')}${letters(x + 40, y + 24, text, { size: 14, ink: INK })}`

import type { ImportVolume } from '../import.ts'
import { cellName } from './grid.ts'
import { readHeader } from './header.ts'
import type { Say } from './plan-values.ts'
import { shorten } from './text.ts'
import type { Quantity, VolumeColumns } from './volume-columns.ts'

/** What two volumes must have in common to be of one thing and time. */
export const keyOf = ({ what, period, when, unit }: ImportVolume): string => JSON.stringify([what, period, when, unit])

/** Two volumes that nothing tells apart. */
export function tellDoubles(volumes: readonly ImportVolume[], say: Say): void {
  const seen = new Map<string, string>()
  for (const volume of volumes) {
    const { cell, planned, actual, more } = volume
    const key = JSON.stringify([keyOf(volume), planned === null, actual === null, more.map(({ label, text }) => [label, text])])
    const before = seen.get(key)
    if (before === undefined) seen.set(key, cell)
    else say('warning', 'double-volume', cell, `“${shorten(volume.what, 40)}” of the same time stands in ${before} too. Both were kept.`)
  }
}

/** What was decided of whole columns and kinds of rows, each once. */
export function tellColumns({ quantities, sums, kinds, kind, rows, stated, titled, guessed, side: other }: VolumeColumns, say: Say): void {
  const first = quantities[0]
  if (guessed && first)
    say(
      'warning',
      'quantity-unknown',
      first.cell,
      `Nothing says what “${shorten(first.label, 40)}” counts. It was read as quantities of products.`,
    )
  for (const { label, cell } of sums as Quantity[])
    say(
      'info',
      'total-column',
      cell,
      `“${shorten(label, 40)}” sums up the columns beside it. It is kept with each product, not as a quantity of its own.`,
    )
  const at = kind === null ? '' : cellName(rows[0] ?? 0, kind)
  for (const [text, { side, follows }] of kinds) {
    if (follows) say('info', 'follows', at, `Lines “${shorten(text, 40)}” follow from the quantities. They were left out.`)
    else if (side === null)
      say(
        'warning',
        'planned-or-actual-kind',
        at,
        `Nothing says whether “${shorten(text, 40)}” is planned or actual. It stands under ${other}.`,
      )
  }
  if (stated === null && kind === null)
    for (const { label, cell, side, measure } of quantities)
      if (side === null && (measure !== '' || !titled))
        say(
          'warning',
          'planned-or-actual-kind',
          cell,
          `Nothing says whether “${shorten(label, 40)}” is planned or actual. It stands under ${other}.`,
        )
  const lost = quantities.find(({ when }) => when !== '' && readHeader(when, null).week === null)
  if (lost)
    say(
      'warning',
      'period-unknown',
      lost.cell,
      `Nothing says which year “${shorten(lost.when, 40)}” is in. The columns keep their names: write the year over them.`,
    )
}

import type { ImportPlan, ImportVolume } from '../../import.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { readHeader } from '../heads/header.ts'
import type { Say } from '../plans/plan-values.ts'
import { shorten } from '../cells/text.ts'
import { NUMBERED } from './volume-making.ts'
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

type Undecided = NonNullable<ImportPlan['undecided']>[number]

/** The words beside rows, or over columns, that say neither planned nor actual, each where it stands first. */
export function undecidedOf({ quantities, kinds, kind, rows, stated, titled, side }: VolumeColumns, grid: Grid): Undecided[] {
  if (kind !== null)
    return [...kinds].flatMap(([text, own]) => {
      const row = rows.find(at => cellText(grid.rows[at]?.[kind]) === text)
      return own.side === null && !own.follows && row !== undefined ? [{ text, cell: cellName(row, kind), side }] : []
    })
  if (stated !== null) return []
  return quantities.flatMap(({ label, cell, side: own, measure }) =>
    own === null && (measure !== '' || !titled) ? [{ text: label, cell, side }] : [],
  )
}

/** Weeks or months of no year that stand in the rows: they are kept as they are written, and the year can be said. */
export function tellYearless(volumes: readonly ImportVolume[], { times }: VolumeColumns, say: Say): void {
  const [time] = times
  const found = volumes.find(({ period, when }) => {
    const facts = period === null && when !== undefined ? readHeader(when, null) : null
    return facts !== null && facts.year === null && (facts.week ?? facts.month ?? facts.quarter) !== null
  })
  if (!time || !found) return
  const row = Number(/\d+$/.exec(found.cell)?.[0] ?? 1) - 1
  say(
    'warning',
    'year-unknown',
    cellName(row, time.index),
    `Nothing says which year “${shorten(found.when ?? '', 40)}” is in. Say it under “Read the file in another way”; until then times are kept as they are written.`,
  )
}

/** What was decided of whole columns and kinds of rows, each once. */
export function tellColumns(columns: VolumeColumns, undecided: readonly Undecided[], say: Say): void {
  const { quantities, sums, follows, kinds, kind, rows, guessed } = columns
  const first = quantities[0]
  if (guessed && first)
    say(
      'warning',
      'quantity-unknown',
      first.cell,
      `Nothing says what “${shorten(first.label, 40)}” counts. It was read as quantities of products.`,
    )
  for (const { column, is } of follows)
    say(
      'info',
      'follows',
      column.cell,
      `“${shorten(column.label, 40)}” is ${is === 'share' ? 'the actual as a share of the plan' : 'the difference of planned and actual'} in every line: it is kept with each product, not as a quantity of its own.`,
    )
  for (const { label, cell } of sums as Quantity[])
    say(
      'info',
      'total-column',
      cell,
      `“${shorten(label, 40)}” sums up the columns beside it. It is kept with each product, not as a quantity of its own.`,
    )
  const at = kind === null ? '' : cellName(rows[0] ?? 0, kind)
  for (const [text, { follows }] of kinds) {
    if (follows) say('info', 'follows', at, `Lines “${shorten(text, 40)}” follow from the quantities. They were left out.`)
  }
  for (const { text, cell, side } of undecided)
    say(
      'warning',
      'planned-or-actual-kind',
      cell,
      `Nothing says whether “${shorten(text, 40)}” is planned or actual. It stands under ${side}.`,
    )
  const carried = quantities.find(({ timeOf }) => timeOf !== undefined)
  if (carried)
    say(
      'info',
      'time-carried',
      carried.cell,
      `“${shorten(carried.label, 40)}” stands under no time of its own: it was read as that of “${shorten(carried.timeOf ?? '', 40)}” to its left, and so on.`,
    )
  const lost = quantities.find(({ when }) => when !== '')
  if (lost)
    say(
      'warning',
      NUMBERED.test(lost.when) ? 'period-unknown' : 'year-unknown',
      lost.cell,
      NUMBERED.test(lost.when)
        ? `Nothing says when “${shorten(lost.when, 40)}” is: columns of times by their number keep these names.`
        : `Nothing says which year “${shorten(lost.when, 40)}” is in. Say it under “Read the file in another way”; until then the columns keep their names.`,
    )
}

import type { Grid } from './grid.ts'
import { isEastAsianSheet } from './script.ts'

// `▲9,000` is a minus in Japanese; elsewhere ▲ and ▼ show what rose and fell.

/** So many rows tell which of them a sheet has. */
const ROWS = 300

const BEGINS = /^\s*[△▲▽▼]\s*(?=\d)/
/** `▲ +3.2%`, `▼ -4.7%`: the sign is written, and the triangle shows it once more. */
const SIGNED = /^\s*[△▲▽▼]\s*(?=[+−–-]\s?\d)/
const UP = /^\s*[△▲]/
const DOWN = /^\s*[▽▼]/

const known = new WeakMap<Grid, boolean>()

/** Whether a sheet has figures behind both: then one is a rise and the other a fall. */
function hasBoth(grid: Grid): boolean {
  const before = known.get(grid)
  if (before !== undefined) return before
  const texts = grid.rows
    .slice(0, ROWS)
    .flatMap(row => row?.flatMap(cell => (cell?.kind === 'text' && BEGINS.test(cell.value) ? [cell.value] : [])) ?? [])
  const has = texts.some(text => UP.test(text)) && texts.some(text => DOWN.test(text))
  known.set(grid, has)
  return has
}

/**
 * A text with the sign that its triangle means on this sheet, and whether that must be said; null where nothing tells what the triangle means: the text
 * is no figure then.
 */
export function withArrow(text: string, grid: Grid): { text: string; isSaid: boolean } | null {
  if (SIGNED.test(text)) return { text: text.replace(SIGNED, ''), isSaid: false }
  if (!BEGINS.test(text)) return { text, isSaid: false }
  if (isEastAsianSheet(grid)) return { text: text.replace('▲', '△'), isSaid: false }
  if (!hasBoth(grid)) return null
  return { text: text.replace(BEGINS, DOWN.test(text) ? '-' : ''), isSaid: true }
}

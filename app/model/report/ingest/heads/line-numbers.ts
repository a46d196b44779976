import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'

// What only numbers the lines of a table is no figure of theirs.

const LINE_NUMBER = /^(?:#|line|zeile|ligne|(?:line|row|item|sl|s)?\.? ?(?:no|nr|num(?:ber)?)\.?|n[°º]\.?|lfd\.? ?nr\.?|pos\.?|行次|序号)$/i

const ORDER = /^(?:s(?:r|l)\.?|ref\.?|ordn(?:ung)?\.?|nr\. ?crt\.?)$/i

/** Whether what stands in a column of words numbers the lines by what stands over it: nothing, a word for numbers, or what is also over the names. */
export const ordersLines = (
  { grid, headerRows, labelColumns }: { grid: Grid; headerRows: readonly number[]; labelColumns: readonly number[] },
  column: number,
): boolean => {
  const over = (at: number | undefined): string =>
    headerRows.map(row => cellText(at === undefined ? undefined : grid.rows[row]?.[at]).trim()).join('')
  const own = over(column)
  return own === '' || LINE_NUMBER.test(own) || ORDER.test(own) || over(labelColumns.find(at => at > column)) === ''
}

/** What is said of the numbers of lines alone, which go on where lines are hidden or left out. */
const NUMBER_OF_LINE = /^(?:(?:line|row)\.? ?(?:no|nr|num(?:ber)?)\.?|lfd\.? ?nr\.?|zeile|ligne|行次|序号)$/i

/** 1, 2, 3 …, or 10, 20, 30 …, beside the lines, under nothing or under a word for it: they count the lines and are no figures of theirs. */
export function countsLines(grid: Grid, head: readonly number[], body: readonly number[], column: number): boolean {
  const named = head.map(row => cellText(grid.rows[row]?.[column])).filter(text => text !== '')
  const own = named.at(-1)?.trim() ?? ''
  const isTold = NUMBER_OF_LINE.test(own)
  // Below the heading of a time that goes over it (`Sep 2026` over `Line no. | Plan`).
  if (named.some(text => !LINE_NUMBER.test(text.trim())) && !isTold) return false
  const cells = body.map(row => grid.rows[row]?.[column]).filter(cell => !isBlank(cell))
  if (cells.length < 4 || cells.some(cell => cell?.kind === 'date')) return false
  const texts = cells.map(cellText)
  if (isTold) return texts.every((text, at) => /^\d{1,3}$/.test(text) && Number(text) > Number(texts[at - 1] ?? 0))
  const step = named.length > 0 && texts[0] === '10' ? 10 : 1
  return texts.every((text, at) => text === String((at + 1) * step))
}

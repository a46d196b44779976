import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import type { List } from '../sheets/list.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { isPercentFormat } from '../cells/shown-format.ts'
import { shownId } from './plan-values.ts'
import { ORDER } from './plan-words.ts'

// What stands in a column of a plan, where its name alone does not say what it is.

const filledOf = (list: List, column: number): Cell[] =>
  list.rows.flatMap(row => list.grid.rows[row]?.[list.columns[column]?.index ?? -1] ?? []).filter(cell => !isBlank(cell))

/** Words and hardly a figure: progress that is told in words. */
export function inWords(list: List, column: number): boolean {
  const cells = filledOf(list, column)
  const worded = cells.filter(cell => cell.kind === 'text' && !/\d/.test(cell.value))
  return cells.length > 0 && cells.every(({ kind }) => kind === 'text') && worded.length * 5 >= cells.length * 4
}

export function inPercent(list: List, column: number): boolean {
  const cells = filledOf(list, column)
  const isShare = (cell: Cell): boolean =>
    cell.kind === 'number' ? isPercentFormat(cell.format ?? '') : /^\d+(?:[.,]\d+)? ?%$/.test(cellText(cell))
  return cells.length > 0 && cells.every(isShare)
}

/** Whether a column names the same many times: the code of a group, which its members share, is no id of theirs, and its name is not theirs. */
export function repeats(list: List, column: number): boolean {
  const said = filledOf(list, column).map(cellText)
  return new Set(said).size * 4 < said.length * 3
}

/** Whether ids are a hierarchy: most of those with a part behind a dot or a dash stand below one that is there. */
export function isTree(list: List, column: number): boolean {
  const ids = new Set(filledOf(list, column).map(cell => shownId(cell).replace(/\.$/, '')))
  const parted = [...ids].filter(id => /^[a-z]{0,4}\d+(?:[-._]\d+)+$/i.test(id))
  const placed = parted.filter(id => {
    const above = id.replace(/[-._]\d+$/, '')
    return ids.has(above) || ids.has(`${above}.0`)
  })
  return placed.length > 0 && placed.length * 2 > parted.length && parted.length * 2 >= ids.size
}

/** Whether some cell may be a day or name a time: a date, a number that a spreadsheet keeps for one, a text with words or marks of one. */
export const mayBeDays = (list: List, column: number): boolean =>
  list.rows.some(row => {
    const cell = list.grid.rows[row]?.[list.columns[column]?.index ?? -1]
    return cell?.kind === 'date' || /^(?:\d{5}|\d{8})$|\d ?[-/.] ?\d+ ?[-/.] ?\d|\p{L}{3}.*\d|\d.*\p{L}{3}|[QHW] ?\d/u.test(cellText(cell))
  })

/** Whether all that stands in a column are days or other times: `2026-03`, `Q2 2026`, `KW 12`. */
export const holdsTimes = (list: List, column: number): boolean => {
  const cells = filledOf(list, column)
  return cells.length > 0 && cells.every(cell => cell.kind === 'date' || (cell.kind === 'text' && namesTime(readHeader(cell.value, null))))
}

/** Whether all that stands in a column are days: when something was done, not how far it is. */
export function holdsDays(list: List, column: number): boolean {
  const cells = filledOf(list, column)
  const isDay = (cell: Cell): boolean =>
    cell.kind === 'date' || (cell.kind === 'text' && /\d{4}-\d\d-\d\d|\d[/.]\d{1,2}[/.]\d|\p{L}{3}.*\d{4}/u.test(cell.value))
  return cells.length > 0 && cells.every(isDay)
}

/** `Yes`, `No`: an answer, and nobody's name. */
function isYesOrNo(list: List, column: number): boolean {
  const cells = filledOf(list, column)
  return (
    cells.length > 0 &&
    cells.every(cell => cell.kind === 'boolean' || /^(?:yes|no|y|n|true|false|x|ja|nein|oui|non|s[íi]|n[ãa]o)$/i.test(cellText(cell)))
  )
}

/** Whether a column only counts: `1`, `5`, `12` are weeks or periods of the plan's own, and no days. */
export function onlyCounts(list: List, column: number): boolean {
  const cells = filledOf(list, column)
  return cells.length > 0 && cells.every(cell => /^\d{1,3}(?:\.\d{1,2})?$/.test(cellText(cell)))
}

/** Whether hardly any line has something there. */
export const isSparse = (list: List, column: number): boolean => filledOf(list, column).length * 2 < list.rows.length

/** Whether one column holds something in more lines in which another holds nothing than the other way round. */
export function holdsMore(list: List, column: number, than: number): boolean {
  const [index, other] = [column, than].map(at => list.columns[at]?.index ?? -1)
  const more = list.rows.reduce((count, row) => {
    const cells = list.grid.rows[row]
    return count + Number(isBlank(cells?.[other ?? -1])) - Number(isBlank(cells?.[index ?? -1]))
  }, 0)
  return column !== than && more > 0
}

/** Whether a column of orders says how much of them is made, and not which they are: numbers of orders differ, and none is nought. */
function areQuantities(list: List, column: number): boolean {
  const cells = filledOf(list, column)
  const texts = cells.map(cell => cellText(cell))
  return cells.length > 1 && cells.every(({ kind }) => kind === 'number') && texts.includes('0') && new Set(texts).size < texts.length
}

/** Whether a column that may name the tasks by its own name, does not by what it holds. */
export const namesNoTask = (list: List, column: number, name: string): boolean =>
  isYesOrNo(list, column) || (ORDER.test(name) && areQuantities(list, column))

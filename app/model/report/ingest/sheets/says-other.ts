import type { Scenario } from '../../import.ts'
import { type Reading, visibleCells } from '../cells/figure.ts'
import { cellText } from '../cells/grid.ts'
import { readHeader } from '../heads/header.ts'
import { currencyIn } from '../units/currencies.ts'
import type { Table } from './table.ts'
import { sameMoney, unitOfLabel, unitOfTitles } from '../units/unit.ts'

/**
 * What stands alone right above a header that comes again, where it says another scenario (`Actual`, the first stands under `Budget` or
 * nothing), another currency (`Average pay (EUR)` below people) or another name over the figures than the titles: what follows is another table, of the same columns.
 */
export function saysOther(table: Table, left: number, right: number, reading: Reading): boolean {
  const cells = visibleCells(table.grid, table.body.at(-1) ?? -1, left, right)
  const [alone] = cells
  if (cells.length !== 1 || alone?.cell.kind !== 'text') return false
  if (isNamedAnew(table, alone.column, cellText(alone.cell))) return true
  const [here, titles] = [[cellText(alone.cell)], table.titles.map(({ text }) => text)]
  const [said, money] = [scenarioOf(here, reading), moneyOf(here)]
  return (said !== null && said !== scenarioOf(titles, reading)) || (money !== null && isOther(money, moneyOf([...titles, table.corner])))
}

/** `After` over the figures, where `Before` stands over those of the first header, in the same column: what follows is called otherwise. */
function isNamedAnew({ titles, headerRows, labelColumns }: Table, column: number, text: string): boolean {
  const title = titles.at(-1)
  return (
    title !== undefined &&
    title.row + 1 === headerRows[0] &&
    title.columns[0] === column &&
    !labelColumns.includes(column) &&
    title.text !== text
  )
}

const isOther = (money: string, before: string | null): boolean => before === null || !sameMoney(money, before)

const scenarioOf = (texts: readonly string[], { order }: Reading): Scenario | null =>
  texts.map(text => readHeader(text, order).scenario).findLast(found => found !== null) ?? null

const moneyOf = (texts: string[]): string | null =>
  unitOfTitles(texts).currency ??
  texts.map(text => unitOfLabel(text).currency ?? currencyIn(inBrackets(text))).findLast(found => found !== null) ??
  null

/** `Average pay (EUR per month)` */
const inBrackets = (text: string): string => /\(([^()]*)\)\s*$/.exec(text)?.[1] ?? ''

import type { ImportProblem } from '../../import.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { writtenBehind } from '../cells/shown-format.ts'
import { quoted, someCells } from '../cells/text.ts'

// `10,00,000.00 Cr` and `3,50,000.00 Dr`: a ledger's balances, whose signs are words.

/** Grouped, with decimals, or of five digits and more: `2025 Dr` heads a column, and `250 Cr` are crores. */
const BALANCE = /^((?:[$€£₹]|Rs\.?)?\s?(?:\d[\d ]*[.,'’][\d.,'’ ]*\d|\d{5,}))\s?(dr|cr)\.?$/i

interface Balance {
  row: number
  column: number
  cell: Cell
  /** The figure without the word, of a text. */
  figure: string
  isCredit: boolean
}

function balanceOf(cell: Cell | undefined): Pick<Balance, 'figure' | 'isCredit'> | null {
  if (cell?.kind === 'text') {
    const { value } = cell
    // Asked of every text: few end so.
    if (value.length > 40 || !/r\.?\s*$/i.test(value)) return null
    const [, figure, word] = BALANCE.exec(value.trim()) ?? []
    return figure && word ? { figure: figure.trim(), isCredit: /c/i.test(word) } : null
  }
  const word = cell?.kind === 'number' && cell.format ? writtenBehind(cell.format) : ''
  return /^[dc]r\.?$/i.test(word) ? { figure: '', isCredit: /c/i.test(word) } : null
}

/**
 * The sheet with its debits above zero and its credits below, where texts say so and both are there: `250 Cr` alone are crores. A number that its
 * format shows as one or the other stays as it is stored. Both are said.
 */
export function withDebitsAndCredits(grid: Grid, problems: ImportProblem[]): Grid {
  const found = grid.rows.flatMap((row, at): Balance[] =>
    (row ?? []).flatMap((cell, column) => {
      const balance = balanceOf(cell)
      return cell && balance ? [{ row: at, column, cell, ...balance }] : []
    }),
  )
  if (!found.some(({ isCredit }) => isCredit) || found.every(({ isCredit }) => isCredit)) return grid
  const texts = found.filter(({ cell }) => cell.kind === 'text')
  const numbers = found.filter(({ cell }) => cell.kind === 'number')
  const say = (of: readonly Balance[], severity: 'warning' | 'info', message: (cells: string) => string): void => {
    const cells = of.map(({ row, column }) => cellName(row, column))
    if (cells.length > 0)
      problems.push({ severity, code: 'debit-credit', sheet: grid.name, cell: cells[0] ?? null, cells, message: message(someCells(cells)) })
  }
  const credit = texts.find(({ isCredit }) => isCredit)
  say(
    texts,
    'info',
    cells =>
      `Balances say that they are a debit (Dr) or a credit (Cr): debits were read as above zero and credits as below${credit ? `, ${quoted(cellText(credit.cell))} as −${credit.figure}` : ''} (${cells}).`,
  )
  say(
    numbers,
    'warning',
    cells =>
      `Figures are shown as a debit (Dr) or a credit (Cr) by their format alone, and stored without a sign: they were imported as stored (${cells}). Where credits are to be below zero, change their signs in the file.`,
  )
  if (texts.length === 0) return grid
  const rows = grid.rows.slice()
  for (const { row, column, cell, figure, isCredit } of texts) {
    if (cell.kind !== 'text') continue
    if (rows[row] === grid.rows[row]) rows[row] = rows[row]?.slice() ?? []
    const line = rows[row]
    if (line) line[column] = { ...cell, value: isCredit && /[1-9]/.test(figure) ? `-${figure}` : figure }
  }
  return { ...grid, rows }
}

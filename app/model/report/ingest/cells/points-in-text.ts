import Big from 'big.js'
import { decimal } from '../../../money.ts'
import type { ImportColumn, ImportProblem, ImportStatement } from '../../import.ts'
import { numberOf, type Reading } from './figure.ts'
import { shorten, someCells } from './text.ts'

const POINTS =
  /^(?<number>[-+−–(]?.*\d\)?) ?(?:(?<hundredths>bps?|basis points?)|(?:%[- ]?)?(?:p\.?p\.?|ppts?|pts?|points?|pkt|punkte)|percentage points?|prozentpunkte|n\.p\.)\.?\)?$/i

/**
 * `1.5 pp` and `110 bps` as the change of a percentage: points, of which a basis point is a hundredth. Anywhere else such a text says what it
 * counts in, and stays a text that is told.
 */
export function readPointTexts(
  lineItems: ImportStatement['lineItems'],
  columns: readonly ImportColumn[],
  sheet: string,
  reading: Reading,
  problems: ImportProblem[],
): void {
  const differences = new Set(columns.flatMap(({ id, role }) => (role === 'variance' ? [id] : [])))
  const read: { cell: string; text: string; value: string }[] = []
  for (const { unit, values } of lineItems) {
    if (unit !== 'percent') continue
    for (const value of values) {
      if (value.flag !== 'unreadable' || !differences.has(value.column)) continue
      const found = POINTS.exec(value.text.trim())?.groups
      const isBracketed = found?.number?.startsWith('(') && !found.number.endsWith(')')
      const number = found?.number ? numberOf(isBracketed ? `${found.number})` : found.number, reading) : null
      if (!found || number?.is !== 'number' || number.percent || number.currency !== null) continue
      value.value = found.hundredths ? decimal(new Big(number.value).div(100).toFixed()) : number.value
      value.flag = 'text-number'
      read.push({ cell: value.cell, text: value.text, value: value.value })
    }
  }
  const [first, ...more] = read
  if (!first) return
  const cells = read.map(({ cell }) => cell)
  const also = more.length > 0 ? ` The same goes for ${someCells(cells.slice(1))}.` : ''
  problems.push({
    severity: 'warning',
    code: 'number-as-text',
    sheet,
    cell: first.cell,
    ...(more.length > 0 && { cells }),
    message: `The file stores ${shorten(first.text, 30)} as text. It is read as ${first.value} points of a percentage.${also}`,
  })
}

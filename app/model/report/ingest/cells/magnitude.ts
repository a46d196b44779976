import Big from 'big.js'
import type { Decimal } from '../../../money.ts'
import { decimal } from '../../../money.ts'
import type { ImportProblem } from '../../import.ts'
import { CURRENCY_SIGN } from '../units/currencies.ts'
import { type DecimalMark, type NumberText, parseNumber } from './number.ts'
import type { RowUnit } from '../units/row-unit.ts'
import type { Row, RowValue } from '../rows/rows.ts'
import { scaleName } from '../units/scale-telling.ts'
import { shorten, someCells } from './text.ts'

// `€3.4M`, `100k`, `12.5 bn`: texts that say their thousands or millions themselves.

/** What stands behind the digits, with the power of ten that it says. */
const POWERS: [RegExp, number][] = [
  [/^(?:lakhs?|lacs?)$/i, 5],
  [/^(?:crores?|cr)$/i, 7],
  [/^(?:k|tsd|thousands?|tausend)$/i, 3],
  [/^(?:mn|mio|mln|mm?|millions?|millionen|millones)$/i, 6],
  [/^(?:bn|b|mrd|billions?|milliarden?|milliards?)$/i, 9],
]

const SIZED = new RegExp(
  `^(?<digits>.*\\d\\)?)\\s?(?<before>${CURRENCY_SIGN})?\\s?(?<size>lakhs?|lacs?|crores?|cr|k|tsd|thousands?|tausend|mn|mio|mln|mm?|millions?|millionen|millones|bn|b|mrd|billions?|milliarden?|milliards?)\\.?\\s?(?<after>${CURRENCY_SIGN})?(?<close>\\))?$`,
  'i',
)

/** Letters that mean something else beside anything but money: metres and months, millimetres, bytes, a credit. */
const ONLY_OF_MONEY = /^(?:mm?|b|cr)$/i

/** The number that a cell's text means, with what it says of thousands and millions behind its digits (`power`). */
export function parseFigure(text: string, mark: DecimalMark): NumberText {
  const parsed = parseNumber(text, mark)
  if (parsed.is !== 'text' || text.length > 60 || !/\d.*[a-z.)€$£¥]\s*$/i.test(text)) return parsed
  return sized(text.replace(/[\u00a0\s]+/g, ' ').trim(), mark) ?? parsed
}

function sized(text: string, mark: DecimalMark): NumberText | null {
  const { digits = '', before = '', size = '', after = '', close = '' } = SIZED.exec(text)?.groups ?? {}
  const power = POWERS.find(([words]) => words.test(size))?.[1]
  // `2026 mars` is March, and no millions of pesos.
  if (power === undefined || /\d ?mars$/i.test(text)) return null
  const read = parseNumber(`${before || after}${digits}${close}`, mark)
  const full = (value: Decimal): Decimal => decimal(new Big(value).times(new Big(10).pow(power)).toFixed())
  if (read.is === 'ambiguous') return { is: 'ambiguous', readings: [full(read.readings[0]), full(read.readings[1])] }
  if (read.is !== 'number' || read.percent || read.multiple || read.footnote !== null) return null
  if (read.currency !== null || !ONLY_OF_MONEY.test(size)) return { ...read, value: full(read.value), power }
  // `9M` are nine months, `5 mm` a width; `1.2m` is a figure, of which its line must tell what it is.
  return size.length === 1 && read.value.includes('.') ? { is: 'ambiguous', readings: [read.value, full(read.value)], sized: true } : null
}

/**
 * What such texts are in a statement: in the power of ten in which its line is stored. `1.2m` without a currency is a million where the line is one of
 * money, and is asked elsewhere. What each text was taken for is said.
 */
export function settleSizes(
  rows: readonly Row[],
  units: readonly RowUnit[],
  unit: { currency: string | null; scale: number },
  sheet: string,
  isMoney: (row: Row) => boolean,
  problems: ImportProblem[],
): void {
  for (const [at, row] of rows.entries()) {
    const own = units[at]
    const power = own?.unit === 'currency' ? (own.scale ?? unit.scale) : 0
    const taken: RowValue[] = []
    const open: RowValue[] = []
    for (const value of row.values) {
      const { size } = value
      if (!size) continue
      const isKnown = value.value !== null
      if (!isKnown && !(own?.unit === 'currency' && (isMoney(row) || row.values.some(({ currency }) => currency !== null)))) {
        open.push(value)
        continue
      }
      value.value = decimal(new Big(size.full).div(new Big(10).pow(power)).toFixed())
      value.flag = 'text-number'
      taken.push(value)
    }
    tellOpen(open, sheet, problems)
    tellTaken(row, taken, power, sheet, problems)
  }
}

function tellOpen(open: readonly RowValue[], sheet: string, problems: ImportProblem[]): void {
  const [first, ...more] = open
  if (!first) return
  problems.push({
    severity: 'error',
    code: 'unclear-size',
    sheet,
    cell: first.cell,
    ...(more.length > 0 && { cells: open.map(({ cell }) => cell) }),
    message: `“${shorten(first.text, 40)}” may be ${first.size?.full}, or metres or months: say which figure it is.${more.length > 0 ? ` The same goes for ${someCells(more.map(({ cell }) => cell))}.` : ''}`,
  })
}

function tellTaken(row: Row, taken: readonly RowValue[], power: number, sheet: string, problems: ImportProblem[]): void {
  const [first, ...more] = taken
  if (!first) return
  const inScale = power > 0 ? ` in ${scaleName(power)}, as the rest of the statement` : ''
  problems.push({
    severity: 'warning',
    code: 'number-as-text',
    sheet,
    cell: first.cell,
    ...(more.length > 0 && { cells: taken.map(({ cell }) => cell) }),
    message: `“${shorten(row.label, 60)}” says “${shorten(first.text, 40)}” as text. It is read as ${first.value}${inScale}.${more.length > 0 ? ` The same goes for ${someCells(more.map(({ cell }) => cell))}.` : ''}`,
  })
}

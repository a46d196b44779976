import { parsePeriod, type Period } from '../../../period.ts'
import type { ImportCheck, ImportStatement } from '../../import.ts'
import { isClosing, isOpening } from '../rows/opening-closing.ts'
import { checkedColumns, sumCheck, type Values } from './checks.ts'

type Column = ImportStatement['columns'][number]
type Statement = Pick<ImportStatement, 'sheet' | 'type' | 'columns' | 'lineItems'>

/** So many figures of a period must be the sum of its parts before another one that is not is worth a word. */
const ENOUGH = 2

/**
 * The figures of a year, half or quarter against the sum of the shorter periods that fill it, where an income or cash flow statement has
 * both. Only where most of a column is such a sum: then what is not deserves a look, unless it is the figure of the first or the last part
 * or their mean, as those of balances and averages are.
 */
export function yearChecks(statement: Statement, values: Values): ImportCheck[] {
  if (statement.type !== 'income' && statement.type !== 'cash flow') return []
  const columns = checkedColumns(statement).flatMap(column => {
    const period = column.period ? parsePeriod(column.period) : null
    return period ? [{ column, period }] : []
  })
  return columns.flatMap(({ column, period }) => {
    for (const parts of fillings(column, period, columns)) {
      const lines = additive(statement, values, column, parts)
      const checks = lines.map(({ label, stated, found }) =>
        sumCheck(
          'year',
          statement.sheet,
          label,
          column.id,
          stated,
          found.map(value => ({ value, sign: 1 })),
          true,
        ),
      )
      const holding = checks.filter(({ holds }) => holds).length
      if (holding >= ENOUGH && 2 * holding >= checks.length) return checks
    }
    return []
  })
}

interface Dated {
  column: Column
  period: Period
}

/** The columns that fill a period, in time's order: quarters, halves, or months, of which nobody knows here with which the year begins. */
function fillings(whole: Column, period: Period, columns: readonly Dated[]): Column[][] {
  const wanted: Period[][] = []
  const months = (year: number, first: number, count: number): Period[] =>
    Array.from({ length: count }, (_, at) => ({
      kind: 'month',
      year: year + Math.floor((first - 1 + at) / 12),
      month: ((first - 1 + at) % 12) + 1,
    }))
  /** Twelve ways to begin a fiscal year, which is named after the calendar year in which it ends. */
  const begins = Array.from({ length: 12 }, (_, at) => ({ first: at + 1, back: at === 0 ? 0 : 1 }))
  if (period.kind === 'year') {
    const { year } = period
    wanted.push(([1, 2, 3, 4] as const).map(quarter => ({ kind: 'quarter', year, quarter })))
    wanted.push(([1, 2] as const).map(half => ({ kind: 'half', year, half })))
    for (const { first, back } of begins) wanted.push(months(year - back, first, 12))
  } else if (period.kind === 'half') {
    const { year, half } = period
    wanted.push(([1, 2] as const).map(at => ({ kind: 'quarter', year, quarter: (2 * half - 2 + at) as 1 | 2 | 3 | 4 })))
  } else if (period.kind === 'quarter')
    for (const { first, back } of begins) wanted.push(months(period.year - back, first + 3 * (period.quarter - 1), 3))
  return wanted.flatMap(parts => {
    const found = parts.map(part => {
      const fitting = columns.filter(other => samePeriod(other.period, part) && fits(other.column, whole))
      return fitting.length === 1 ? fitting[0]?.column : undefined
    })
    return found.every(column => column !== undefined) ? [found] : []
  })
}

const samePeriod = (a: Period, b: Period): boolean =>
  a.kind === b.kind && Object.entries(b).every(([key, value]) => a[key as keyof Period] === value)

/** A forecast of a year begins with what has been; an actual or a budget is of its own kind alone. */
const fits = (part: Column, whole: Column): boolean =>
  part.entity === whole.entity && (part.scenario === whole.scenario || (whole.scenario === 'forecast' && part.scenario === 'actual'))

/** Lines of money with a figure for the whole and each part, but for those that plainly are no sum. */
function additive(statement: Statement, values: Values, whole: Column, parts: readonly Column[]) {
  return statement.lineItems.flatMap(({ label, unit }, index) => {
    const stated = values[index]?.get(whole.id)
    const found = parts.flatMap(({ id }) => values[index]?.get(id) ?? [])
    if (unit !== 'currency' || stated?.value == null || found.length !== parts.length) return []
    // What there was at the end of each half is no part of what there is at the end of the year.
    if (isOpening(label) || isClosing(label)) return []
    if (found.some(({ value, flag }) => value === null && flag !== 'missing')) return []
    const numbers = found.map(({ value }) => Number(value ?? 0))
    const figure = Number(stated.value)
    const sum = numbers.reduce((total, number) => total + number, 0)
    // What is held may be valued a little otherwise at the end of the year than at that of its last part.
    const isFar = Math.abs(sum - figure) > Math.abs(figure) * 0.5
    const isOf = (part: number | undefined): boolean =>
      part !== undefined && (figure === part || (isFar && Math.abs(figure - part) <= Math.abs(figure) * 0.001))
    const isOneOf = figure !== 0 && (isOf(numbers[0]) || isOf(numbers.at(-1)))
    const isMean = figure !== 0 && Math.abs(figure - sum / parts.length) <= Math.abs(figure) * 0.005
    return sum !== figure && (isOneOf || isMean) ? [] : [{ label, stated, found }]
  })
}

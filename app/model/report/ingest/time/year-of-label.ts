import type { ImportProblem, ImportStatement } from '../../import.ts'
import { formatPeriod, parsePeriod, type Period, periodMonths, periodRange } from '../../../period.ts'
import { firstOf, quoted, someCells } from '../cells/text.ts'

/** `FY2029E revenue`, `FY29 EBITDA`, `2029E`: a year as the label of a figure of that year names it. */
const YEAR = /(?<![\p{L}\d])(?:[FC]Y\s?['’]?(?:(20\d\d)|(\d\d))(?:[AEFPB])?|(20\d\d)[AEFP])(?![\p{L}\d])/gu

/** `Growth since FY2024`, `vs FY2024`: what the figure is held against, which is of another year. */
const AGAINST = /\b(?:vs\.?|versus|since|from|against|over|compared|base|until|through|to)\b|[-–/]\s?(?:FY|CY|20\d\d)/i

/**
 * `FY2029E revenue` with one figure, under a column of 2026: the label says of which year it is, the column another. It is read as the column says,
 * and that is told.
 */
export function tellYearOfLabel({ sheet, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const periods = new Map(columns.flatMap(({ id, role, period }) => (role === 'period' && period ? [[id, period] as const] : [])))
  const found = lineItems.flatMap(({ label, labelCell, values }) => {
    const figures = values.filter(({ column, value }) => value !== null && periods.has(column))
    const [figure] = figures
    const years = new Set([...label.matchAll(YEAR)].map(([, full, short, bare]) => Number(full ?? bare ?? `20${short}`)))
    const [year] = years
    const period = parsePeriod(periods.get(figure?.column ?? '') ?? '')
    if (!figure || figures.length > 1 || year === undefined || years.size > 1 || !period || AGAINST.test(label)) return []
    const { from, to } = periodRange(period)
    return Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4)) ? [] : [{ label, labelCell, figure }]
  })
  const [first] = found
  if (!first) return
  problems.push({
    severity: 'warning',
    code: 'year-of-label',
    sheet,
    cell: first.labelCell,
    cells: found.map(({ labelCell }) => labelCell),
    message: `${firstOf(found.map(({ label }) => quoted(label)))} ${found.length === 1 ? 'has its only figure' : 'have their only figures'} under another year than the label names (${someCells(found.map(({ figure }) => figure.cell))}). The column counts. Leave out what is of no such period, or say which it is.`,
  })
}

/** What a label says of how long its figures run, and which periods are as long. What stands at a day has no length. */
const LENGTHS: readonly { said: RegExp; fits: (period: Period) => boolean }[] = [
  {
    said: /(?<![\p{L}\d])(?:YTD|year[- ]to[- ]date|kumuliert|kum\.|(?:acumulad|cumulat)[oa] (?:del )?a(?:ño|nno)|cumul annuel)(?!\p{L})/iu,
    // The first quarter and half of a year run from its beginning.
    fits: period =>
      period.kind === 'ytd' || (period.kind === 'quarter' && period.quarter === 1) || (period.kind === 'half' && period.half === 1),
  },
  { said: /(?<![\p{L}\d])(?:QTD|quarter[- ]to[- ]date)(?!\p{L})/iu, fits: period => period.kind === 'quarter' },
  { said: /(?<![\p{L}\d])(?:MTD|month[- ]to[- ]date)(?!\p{L})/iu, fits: period => period.kind === 'month' },
  {
    said: /(?<![\p{L}\d])(?:LTM|TTM|(?:last|trailing|rolling) (?:12|twelve) months)(?!\p{L})/iu,
    fits: period => periodMonths(period) === 12,
  },
]

/**
 * `Revenue YTD` beside `Revenue` under October: the label says how long its figures run, and the column says otherwise. They are read as of the column,
 * and that is told.
 */
export function tellLengthOfLabel({ sheet, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const periods = new Map(
    columns.flatMap(({ id, role, period }) => {
      const read = role === 'period' && period !== null ? parsePeriod(period) : null
      return read && read.kind !== 'instant' ? [[id, read] as const] : []
    }),
  )
  const found = lineItems.flatMap(({ label, labelCell, values }) => {
    const length = LENGTHS.find(({ said }) => said.test(label))
    const other =
      length &&
      values.find(({ column, value }) => {
        const period = periods.get(column)
        return value !== null && period !== undefined && !length.fits(period)
      })
    const period = other && periods.get(other.column)
    return period ? [{ label, labelCell, period }] : []
  })
  const [first] = found
  if (!first) return
  problems.push({
    severity: 'warning',
    code: 'length-of-label',
    sheet,
    cell: first.labelCell,
    cells: found.map(({ labelCell }) => labelCell),
    message: `${firstOf(found.map(({ label }) => quoted(label)))} ${found.length === 1 ? 'says' : 'say'} how long ${found.length === 1 ? 'its' : 'their'} figures run, and the columns say otherwise: ${found.length === 1 ? 'they are' : 'all are'} read as of the columns (${formatPeriod(first.period)}). Leave out what is of no such period.`,
  })
}

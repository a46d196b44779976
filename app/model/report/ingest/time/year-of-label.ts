import type { ImportProblem, ImportStatement } from '../../import.ts'
import { parsePeriod, periodRange } from '../../../period.ts'
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

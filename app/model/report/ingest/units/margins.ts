import type { Row } from '../rows/rows.ts'

/** What is left of sales after more than the cost of goods, in percent of them. */
const OTHER_MARGIN = /\b(?:EBIT(?:DA)?|operating|pre-?tax|net(?: income| profit)?) margin$/i

/**
 * Which lines are in percent of sales though their name may be that of an amount: beside gross profit a gross margin is, and among other
 * margins where it is as small as they are.
 */
export function sharesOfSales(rows: readonly Row[]): (row: Row) => boolean {
  const hasProfit = rows.some(({ label }) => /^(?:total )?gross (?:profit|income)\b(?!.*(?:margin|%))/i.test(label))
  const hasMargins = rows.filter(({ label }) => OTHER_MARGIN.test(label)).length >= 2
  return ({ label, values }) =>
    /^gross margin$/i.test(label.trim()) &&
    (hasProfit || (hasMargins && values.every(({ value }) => value === null || Math.abs(Number(value)) <= 100)))
}

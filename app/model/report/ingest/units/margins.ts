import type { Row } from '../rows/rows.ts'
import { PEOPLE_ABROAD } from './count-words.ts'

/** What is left of sales after more than the cost of goods, in percent of them. */
const OTHER_MARGIN = /\b(?:EBIT(?:DA)?|operating|pre-?tax|net(?: income| profit)?) margin$/i

const PEOPLE = /\b(?:head ?count|employees|staff|FTEs?|workforce|personnel|colleagues|effectifs?|ETP|collaborateurs|salariés)\b/i

/** What a page about people means by turnover, in French on any page about them: who left. */
const TURNOVER = /^turn-?over(?: rate)?$/i

const isSmall = ({ values }: Row): boolean => values.every(({ value }) => value === null || Math.abs(Number(value)) <= 100)

/**
 * Which lines are in percent though their name may be that of an amount: beside gross profit a gross margin is, among other margins where it
 * is as small as they are, and so is turnover beside people where nothing speaks of money, `names` of a line.
 */
export function namedLikeMoney(rows: readonly Row[], hasMoney: boolean, names: (row: Row) => boolean): (row: Row) => boolean {
  const hasProfit = rows.some(({ label }) => /^(?:total )?gross (?:profit|income)\b(?!.*(?:margin|%))/i.test(label))
  const hasMargins = rows.filter(({ label }) => OTHER_MARGIN.test(label)).length >= 2
  const isTurnover = ({ label }: Row): boolean => TURNOVER.test(label.trim())
  const isOther = ({ label, values }: Row): boolean => values.length > 0 && !/\bturn-?over\b/i.test(label)
  const ofPeople =
    !hasMoney &&
    rows.some(isTurnover) &&
    rows.some(({ label }) => PEOPLE.test(label) || PEOPLE_ABROAD.test(label)) &&
    !rows.some(row => isOther(row) && names(row))
  return row =>
    (/^gross margin$/i.test(row.label.trim()) && (hasProfit || (hasMargins && isSmall(row)))) ||
    (ofPeople && isTurnover(row) && isSmall(row))
}

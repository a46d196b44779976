import type { Reading } from './figure.ts'
import { type HeaderFacts, joinHeaders, namesTime, readHeader } from './header.ts'

/** Plans that are no scenario: what a company promises its people or buys by, and what a filing counts beside money (`USD ($)plan`). */
const OTHER_PLANS =
  /\b(?:pensions?|benefits?|stock|options?|incentives?|savings|compensation|retirement|shares?|awards?|purchase|contributions?|postretirement|project)\b.{0,60}\bplans?\b|\bplans?\b.{0,20}\bassets\b|(?<=\(\S{1,3}\))plans?\b/gi

/** `September 2026 and year to date`: what the columns are of in part. */
export const AND_TO_DATE =
  /(?:\band(?: the)?|&|\+|\/|\bplus(?: the)?|\bwith) ?(?:fiscal |financial )?(?:year[- ]to[- ]date|YTD|cumulative(?: to date)?)(?!\p{L})/iu

/** What the titles say about time and scenario. Long titles describe; their words are no scenario. */
export function titleFactsOf(lines: readonly string[], reading: Reading): HeaderFacts {
  const said = lines.map(line => {
    const facts = { ...readHeader(line.replace(OTHER_PLANS, ' ').replace(AND_TO_DATE, ' '), reading.order), relation: null, dated: false }
    return line.length > 100 ? { ...facts, scenario: null } : facts
  })
  const facts = joinHeaders(said.filter(one => namesTime(one) || one.asOf !== null || one.scenario !== null))
  // "Budget vs. actual" over a table names no scenario of its columns.
  return facts.variance ? { ...facts, scenario: null } : facts
}

import type { ImportCheck, ImportLineItem, ImportStatement, ImportValue } from '../../import.ts'
import type { Part, Values } from './checks.ts'
import { sumCheck } from './checks.ts'
import { isClosing, isOpening } from '../rows/opening-closing.ts'

const PEOPLE = /\b(?:head ?count|employees|staff|FTEs?|people|workforce|personnel|team members|colleagues)\b/i
const LEAVERS =
  /\b(?:leavers?|exits?|attrition|departures?|resignations?|terminations?|separations?|retirements?|redundanc(?:y|ies)|lay-?offs?|transfers? out|quits?|leaving)\b/i
const JOINERS = /\b(?:joiners?|(?:new )?hires?|hired|starters?|additions?|recruit(?:s|ed|ment)|transfers? in|joining|acquired)\b/i
const NET = /\bnet (?:change|movement|additions?|hires?)\b/i

/** Opening headcount, joiners and leavers against the closing headcount, for every column that has them. */
export function bridgeChecks(statement: Pick<ImportStatement, 'sheet' | 'type' | 'columns' | 'lineItems'>, values: Values): ImportCheck[] {
  const { lineItems, columns, sheet, type } = statement
  const counts = (item: ImportLineItem): boolean => item.unit === 'count' && item.values.length > 0
  const checks: ImportCheck[] = []
  let opening = -1
  for (const [index, item] of lineItems.entries()) {
    if (!counts(item)) continue
    const people = type === 'headcount' || PEOPLE.test(item.label)
    if (people && isOpening(item.label)) opening = index
    if (opening < 0 || opening === index || !people || !isClosing(item.label)) continue
    const moves = movesBetween(lineItems, opening, index, counts)
    if (moves.some(at => JOINERS.test(lineItems[at]?.label ?? '') || LEAVERS.test(lineItems[at]?.label ?? '')))
      for (const { id, role } of columns) {
        const stated = values[index]?.get(id)
        const start = values[opening]?.get(id)
        if (role !== 'period' || stated?.value == null || start?.value == null) continue
        const parts = [{ value: start, sign: 1 as const }, ...moves.flatMap(at => partOf(lineItems[at], values[at]?.get(id)))]
        if (parts.every(({ value }) => value.value !== null || value.flag === 'missing'))
          checks.push(sumCheck('headcount', sheet, item.label, id, stated, parts, false))
      }
    opening = -1
  }
  return checks
}

/** The rows that lead from the opening to the closing: without those that another one of them sums, and without a net of the others. */
function movesBetween(items: ImportLineItem[], from: number, to: number, counts: (item: ImportLineItem) => boolean): number[] {
  const between = items.map((_, at) => at).filter(at => at > from && at < to && counts(items[at] as ImportLineItem))
  const summed = new Set(between.flatMap(at => (items[at]?.parts ?? []).map(({ item }) => item)))
  const open = between.filter(at => !summed.has(at))
  const gross = open.filter(at => !NET.test(items[at]?.label ?? ''))
  return gross.length > 0 ? gross : open
}

/** Leavers are taken away, however the file writes them. */
function partOf(item: ImportLineItem | undefined, value: ImportValue | undefined): Part[] {
  if (!item || !value) return []
  return [{ value, sign: LEAVERS.test(item.label) && !value.value?.startsWith('-') ? -1 : 1 }]
}

import type { ImportColumn } from '../import.ts'
import { OF_MONEY, residueOf, WHOLE } from './entity.ts'
import { type HeaderFacts, namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { rolls } from './roll-forward.ts'
import type { Row } from './rows.ts'

// Columns of one time that are no companies and no scenarios: each is what its heading says.

const saysNothing = ({ facts }: TableColumn): boolean => !namesTime(facts) && facts.scenario === null && !facts.variance && !facts.relative

/**
 * Ids of columns that are told apart by their whole headings. `Budget | Volume | Price | FX | Actual`: what stands between leads in every row from
 * the one to the other. `Approved | Spent to date | Forecast to complete`: what was promised and given for each project, which is no forecast of a
 * period. And, of a time that stands down the side (`span`), the parts of what changed: `Share capital | Reserves | Total`.
 */
export function ownNamed(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  rows: readonly Row[],
  ofSpan: boolean,
): Set<string> {
  const named = new Set<string>()
  if (ofSpan && columns.filter(({ role }) => role === 'period').length > 1)
    for (const { role, id, label } of columns) if (role === 'period' && !WHOLE.test(label.trim())) named.add(id)
  if (areMeasuresOfMoney(heads)) for (const { role, id } of columns) if (role === 'period') named.add(id)
  let opening = -1
  for (const [at, head] of heads.entries()) {
    if (columns[at]?.role !== 'period' || saysNothing(head)) continue
    const from = heads[opening]
    const between = heads.slice(opening + 1, at)
    const isMove = from && between.every((one, place) => one.label !== '' && columns[opening + 1 + place]?.role === 'period')
    if (
      isMove &&
      isOther(from.facts, head.facts) &&
      rolls(
        rows,
        from.index,
        between.map(({ index }) => index),
        head.index,
      )
    )
      for (const { id } of columns.slice(opening + 1, at)) named.add(id)
    opening = at
  }
  return named
}

const isOther = (a: HeaderFacts, b: HeaderFacts): boolean =>
  a.scenario !== b.scenario ||
  a.year !== b.year ||
  a.quarter !== b.quarter ||
  a.month !== b.month ||
  a.end !== b.end ||
  a.relation !== b.relation

/** Whether a header without a time speaks of money that was promised and given, in two columns or more. */
export const areMeasuresOfMoney = (heads: readonly TableColumn[]): boolean =>
  heads.every(({ facts }) => !namesTime({ ...facts, toDate: null })) &&
  heads.filter(({ texts, facts }) => facts.scenario === null && OF_MONEY.test(residueOf(texts))).length >= 2

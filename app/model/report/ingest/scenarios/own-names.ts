import type { ImportColumn } from '../../import.ts'
import { isMeasureOfMoney, OF_MONEY, residueOf, WHOLE } from './entity.ts'
import { type HeaderFacts, namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { rolls } from '../rows/roll-forward.ts'
import type { Row } from '../rows/rows.ts'

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
  if (areMeasuresOfMoney(heads))
    for (const { role, id, label } of columns) if (role === 'period' && !WHOLE.test(label.trim())) named.add(id)
  for (const id of [...earlierForecasts(columns, heads), ...firstVersions(columns, heads)]) named.add(id)
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

/** `FY26 3+9 | FY26 6+6 | FY26 9+3`: forecasts of one period by their number, of which the last one counts. */
function earlierForecasts(columns: readonly ImportColumn[], heads: readonly TableColumn[]): string[] {
  const versions = new Map<string, { id: string; number: number | null }[]>()
  for (const [at, { id, role, period, scenario, label }] of columns.entries()) {
    if (role !== 'period' || period === null || scenario !== 'forecast' || heads[at]?.facts.scenario !== 'forecast') continue
    const found = VERSION.exec(label)
    versions.set(period, [...(versions.get(period) ?? []), { id, number: found ? Number(found[1] ?? found[2]) : null }])
  }
  return [...versions.values()].flatMap(list => {
    const numbers = list.flatMap(({ number }) => number ?? [])
    if (list.length < 2 || new Set(numbers).size < list.length) return []
    return list.flatMap(({ id, number }) => (number === Math.max(...numbers) ? [] : [id]))
  })
}

/** `Original budget | Revised budget`: what was decided first is told apart by its name, and the one that holds now counts. */
function firstVersions(columns: readonly ImportColumn[], heads: readonly TableColumn[]): string[] {
  const versions = new Map<string, { id: string; isFirst: boolean; isNow: boolean }[]>()
  for (const [at, { id, role, period, scenario, label }] of columns.entries()) {
    if (role !== 'period' || period === null || scenario === 'actual' || heads[at]?.facts.scenario !== scenario) continue
    const key = `${period} ${scenario}`
    versions.set(key, [...(versions.get(key) ?? []), { id, isFirst: FIRST.test(label), isNow: NOW.test(label) }])
  }
  return [...versions.values()].flatMap(list => {
    const first = list.filter(({ isFirst }) => isFirst)
    const [now, ...others] = list.filter(({ isFirst }) => !isFirst)
    return first.length === 1 && now?.isNow && others.length === 0 ? first.map(({ id }) => id) : []
  })
}

const FIRST =
  /\b(?:original|initial(?:e|ly)?|adopted|first|ursprünglich\p{L}*|primiti(?:f|ve|eve)|inicial|iniziale|previsione iniziale)(?!\p{L})/iu
const NOW =
  /\b(?:revised|current|latest|amended|updated|final|working|adjusted|angepasst\p{L}*|aktuell\p{L}*|aktualisiert\p{L}*|fortgeschrieben\p{L}*|r[ée]vis[ée]e?|rectifi[ée]e?|modifi[ée]e?|actualis[ée]e?|modificado|definitivo|vigente|revisado|atualizad[oa]|assestat[oa]|rivist[oa]|definitiv[oa]|na wijziging|bijgesteld\p{L}*|herzien\p{L}*)(?!\p{L})/iu

const VERSION =
  /(?<!\d)(\d{1,2}) ?\+ ?\d{1,2}(?!\d)|\b(?:FC|RF|LE|F|fore?cast|fcst|reforecast|prognose|outlook|hochrechnung)[ #-]?(\d{1,2})(?!\d)/i

const isOther = (a: HeaderFacts, b: HeaderFacts): boolean =>
  a.scenario !== b.scenario ||
  a.year !== b.year ||
  a.quarter !== b.quarter ||
  a.month !== b.month ||
  a.end !== b.end ||
  a.relation !== b.relation

/** Whether a header without a time speaks of money that was promised and given, in two columns or more, or of three measures. */
export function areMeasuresOfMoney(heads: readonly TableColumn[]): boolean {
  if (!heads.every(({ facts }) => !namesTime({ ...facts, toDate: null }))) return false
  const names = heads.flatMap(({ texts, facts }) => (facts.scenario === null && !facts.variance ? residueOf(texts) : []))
  return names.filter(name => OF_MONEY.test(name)).length >= 2 || new Set(names.filter(isMeasureOfMoney)).size >= 3
}

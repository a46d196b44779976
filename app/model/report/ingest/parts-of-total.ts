import type { ImportColumn } from '../import.ts'
import { residueOf, WHOLE } from './entity.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { makes } from './near.ts'
import { showsPercent } from './row-unit.ts'
import type { Row } from './rows.ts'
import { beginsTotal } from './total-words.ts'

/** So many parts stand in front of their total at most, and so many lines must show that they are some. */
const MOST_PARTS = 12
const LEAST_LINES = 2

/**
 * `Unrestricted funds | Restricted funds | Total funds 2026 | Total funds 2025`: what names no time and adds up, line for line, to the total
 * behind it is of the total's time. Sets their period; returns their ids, by which they stay apart under their names.
 */
export function placeParts(columns: ImportColumn[], heads: readonly TableColumn[], rows: readonly Row[]): Set<string> {
  const placed = new Set<string>()
  for (const [at, total] of columns.entries()) {
    if (total.role !== 'period' || total.period === null || !isWhole(total, heads[at])) continue
    let from = at
    while (from > 0 && at - from < MOST_PARTS && isPart(columns[from - 1], heads[from - 1])) from--
    const parts = columns.slice(from, at)
    if (parts.length < 2 || !addUp(parts, total, rows)) continue
    for (const part of parts) {
      part.role = 'period'
      part.period = total.period
      part.scenario = total.scenario
      placed.add(part.id)
    }
  }
  return placed
}

const isWhole = ({ label }: ImportColumn, head: TableColumn | undefined): boolean =>
  beginsTotal(label) || WHOLE.test(residueOf(head?.texts ?? []))

const isPart = (column: ImportColumn | undefined, head: TableColumn | undefined): boolean =>
  column?.role === 'other' && head !== undefined && head.label !== '' && !namesTime(head.facts) && head.facts.scenario === null

function addUp(parts: readonly ImportColumn[], total: ImportColumn, rows: readonly Row[]): boolean {
  const lines = rows.flatMap(({ values }) => {
    // No percentage is a sum of others.
    if (values.some(value => value.percent || showsPercent(value))) return []
    const at = (id: string) => values.find(({ column }) => column === id)?.value ?? null
    const stated = at(total.id)
    return stated === null ? [] : [{ stated, own: parts.map(({ id }) => at(id) ?? '0') }]
  })
  return lines.length >= LEAST_LINES && lines.every(({ stated, own }) => makes(own, () => 1, stated, own.length))
}

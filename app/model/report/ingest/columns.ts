import type { Period } from '../../period.ts'
import { periodKey } from '../../period.ts'
import type { ImportColumn, ImportProblem, StatementType } from '../import.ts'
import { cellName } from './grid.ts'
import type { HeaderFacts } from './header.ts'
import { namesTime, resolvePeriod, spacingOf } from './header.ts'
import type { TableColumn } from './heads.ts'
import type { Row } from './rows.ts'
import { columnId } from './rows.ts'
import type { StatementOptions } from './statement.ts'
import type { Table } from './table.ts'
import { shorten } from './text.ts'

/** Columns without a header whose figures the formulas of another column sum. */
export function detailColumns(table: Table, rows: Row[]): Set<number> {
  const details = new Set<number>()
  const bare = new Set(table.columns.filter(({ label }) => label === '').map(({ index }) => index))
  for (const { values, row } of rows)
    for (const { sum, index } of values)
      for (const term of sum?.terms ?? [])
        if (term.sheet === null && term.column < index && term.row !== row && bare.has(term.column)) details.add(term.column)
  return details
}

interface ColumnContext {
  type: StatementType
  titleFacts: HeaderFacts
  details: Set<number>
  options: StatementOptions
}

export function buildColumns(
  table: Table,
  rows: Row[],
  { type, titleFacts, details, options }: ColumnContext,
  problems: ImportProblem[],
): ImportColumn[] {
  const used = table.columns.filter(({ index }) => rows.some(({ values }) => values.some(value => value.index === index)))
  const ends = used.flatMap(({ facts }) => (facts.end && !facts.variance ? [facts.end] : []))
  const spacing = spacingOf(ends)
  const firstMonth = options.fiscalFirstMonth ?? yearStart(used, spacing) ?? 1
  const title = table.head === 'periods' ? titleFacts : { ...titleFacts }
  const columns = used.map((column): ImportColumn => {
    const role = roleOf(column, rows, table, details)
    const facts =
      namesTime(column.facts) || column.facts.relative || role !== 'period'
        ? column.facts
        : { ...title, scenario: column.facts.scenario ?? title.scenario }
    const period: Period | null =
      role === 'other' || (role === 'variance' && !namesTime(column.facts))
        ? null
        : resolvePeriod(role === 'detail' ? title : facts, { firstMonth, spacing, type, title })
    return {
      id: columnId(column.index),
      label: column.label || (role === 'period' && period === null ? columnId(column.index) : ''),
      period: period ? periodKey(period) : null,
      scenario: column.facts.scenario ?? titleFacts.scenario ?? 'actual',
      entity: null,
      headerCells: column.headerCells,
      role,
    }
  })
  const unknown = columns.filter(({ role, period }) => role === 'period' && period === null)
  const first = unknown[0]
  if (first) {
    const source = used.find(({ index }) => columnId(index) === first.id)
    const names = unknown.map(({ label, id, headerCells }) => (headerCells.length > 0 ? `“${shorten(label, 40)}”` : id))
    problems.push({
      severity: 'warning',
      code: source?.facts.ambiguousDate ? 'ambiguous-date' : 'period-unknown',
      sheet: table.grid.name,
      cell: first.headerCells[0] ?? cellName(rows[0]?.row ?? 0, source?.index ?? 0),
      message: `Nothing says which period ${unknown.length === 1 ? 'the column' : 'the columns'} ${names.slice(0, 8).join(', ')}${names.length > 8 ? ' …' : ''} ${unknown.length === 1 ? 'is' : 'are'}. Choose ${unknown.length === 1 ? 'one' : 'them'}.`,
    })
  }
  return columns
}

/**
 * Where the fiscal year begins in this file: columns a year long that all end in one month tell it, and so do columns of six or nine
 * months beside quarters, which run from its beginning.
 */
function yearStart(columns: TableColumn[], spacing: number | null): number | null {
  const ended = columns.flatMap(({ facts }) => {
    const months = facts.months ?? spacing
    return facts.end && months && !facts.variance ? [{ month: Number(facts.end.slice(5, 7)), months }] : []
  })
  const longest = Math.max(0, ...ended.map(({ months }) => months))
  const [first, ...others] = ended.filter(({ months }) => months === longest)
  if (
    !first ||
    longest < 6 ||
    (longest < 12 && !ended.some(({ months }) => months < longest)) ||
    others.some(({ month }) => month !== first.month)
  )
    return null
  return ((first.month - longest + 12) % 12) + 1
}

function roleOf(column: TableColumn, rows: Row[], table: Table, details: Set<number>): ImportColumn['role'] {
  if (details.has(column.index)) return 'detail'
  if (column.facts.variance) return 'variance'
  if (namesTime(column.facts) || column.facts.relative || column.facts.scenario !== null) return 'period'
  if (table.head === 'periods') return 'other'
  const values = rows.flatMap(row => row.values.filter(({ index }) => index === column.index))
  return values.filter(({ value, flag }) => value !== null || flag === 'missing' || flag === 'ambiguous').length * 2 >= values.length
    ? 'period'
    : 'other'
}

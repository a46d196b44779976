import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Table } from '../sheets/table.ts'
import { shorten } from '../cells/text.ts'

/** A projection, or actuals as if a purchase had been made before. */
const PRO_FORMA = /\bpro[ -]?forma\b/i

/** Columns without a scenario of their own take that of the title: said, because a word of a title may mean something else, and so may `Pro forma`. */
export function tellTitleScenario(
  columns: ImportColumn[],
  heads: TableColumn[],
  title: HeaderFacts,
  table: Table,
  asked: readonly ImportColumn[],
  problems: ImportProblem[],
): void {
  const proForma = table.titles.find(({ text }) => PRO_FORMA.test(text))?.text
  if (title.scenario === 'actual' || (title.scenario === null && proForma === undefined)) return
  // A year that is not over yet was asked about before.
  const unknown = new Set(
    problems.flatMap(({ code, sheet, cell, cells }) =>
      code === 'scenario-unknown' && sheet === table.grid.name ? (cells ?? [cell ?? '']) : [],
    ),
  )
  const taken = columns.filter(
    (column, at) =>
      column.role === 'period' &&
      column.scenario === (title.scenario ?? 'actual') &&
      heads[at]?.facts.scenario == null &&
      !asked.includes(column) &&
      !column.headerCells.some(cell => unknown.has(cell)),
  )
  const first = taken[0]
  if (!first) return
  const [names, them] = taken.length === 1 ? ['A column names', 'it'] : [`${taken.length} columns name`, 'them']
  problems.push({
    severity: 'warning',
    code: title.scenario === null ? 'scenario-unknown' : 'scenario-of-title',
    sheet: table.grid.name,
    ...headsOf(taken),
    message:
      title.scenario === null
        ? `${names} no scenario under “${shorten(proForma ?? '', 60)}”, which may be a projection: taken as actual. Say so where ${taken.length === 1 ? 'it is a forecast' : 'they are forecasts'}.`
        : `${names} no scenario: the title makes ${them} a ${title.scenario}. Say so if that is wrong.`,
  })
}

import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure } from '../cells/figure.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Table } from '../sheets/table.ts'

// `Month | Target | Actual | Variance | Attainment % | Status`: beside the plan and the actual of a period stands how far it was reached, its
// number, a light, a remark, or what there was up to it.

/** What is reckoned from the plan and the actual. */
const RECKONED =
  /^\(?%\)?$|%\s*(?:of|vs\.?|von|der|du|de|del|di)(?!\p{L})|(?<!\p{L})(?:achiev|attain|erreich|erf[üu]ll|r[ée]alisation|cumplimiento|atingimento)\p{L}*|(?<!\p{L})(?:gap|met)(?!\p{L})/iu

/** What only marks the periods, or says something of them. */
const REMARK =
  /(?<!\p{L})(?:status|rag|rank|owner|responsible|verantwortlich|comments?|remarks?|notes?|bemerkung(?:en)?|kommentare?|commentaires?|observaci(?:ón|ones)|observa[çc](?:ão|ões))(?!\p{L})/iu
const PERIOD_NUMBER = /^(?:month|period|quarter|week|year)[ _]?(?:#|no\.?|nr\.?|num(?:ber)?)$/i
const LIGHT = /^(?:g|a|r|green|amber|red|yellow|ok|on track|off track|behind|ahead|met|missed|yes|no|above|below|[^\p{L}\p{N}]{1,3})$/iu

/** The period against the one before it, and not against its plan. */
const GROWTH = /growth|\b[mqy]o[mqy]\b|\bprev(?:ious)?\b|\bprior\b|\blast\b|wachstum|vormonat|vorjahr|croissance|crecimiento|crescimento/i

/** Columns of a table with its periods down the side that are neither plan nor actual nor their difference. */
export function columnsAside({ grid, columns, body }: Pick<Table, 'grid' | 'columns' | 'body'>, reading: Reading): TableColumn[] {
  const said = (column: TableColumn): string => column.texts.join(' ').trim()
  // `Actual as % of target` beside `Actual`.
  const isSecond = (column: TableColumn): boolean =>
    columns.some(other => other !== column && other.facts.scenario === column.facts.scenario && !RECKONED.test(said(other)))
  const areLights = (index: number): boolean =>
    body.every(row => {
      const cell = grid.rows[row]?.[index]
      return isBlank(cell) || (!isFigure(cell, reading) && LIGHT.test(cellText(cell)))
    })
  return columns.filter(column => {
    const { facts, index } = column
    const text = said(column)
    if (facts.toDate === 'year') return true
    if (facts.variance) return text.includes('%') && GROWTH.test(text)
    if (namesTime({ ...facts, relation: null })) return false
    if (RECKONED.test(text)) return facts.scenario === null || isSecond(column)
    return facts.scenario === null && (REMARK.test(text) || PERIOD_NUMBER.test(text) || areLights(index))
  })
}

/** They stay out of the report, and that is said: what there was up to a period is a figure of its own. */
export function tellAside({ grid, body }: Pick<Table, 'grid' | 'body'>, asides: readonly TableColumn[], problems: ImportProblem[]): void {
  for (const { texts, facts, index, headerCells } of asides) {
    const cells = body.flatMap(row => (isBlank(grid.rows[row]?.[index]) ? [] : [cellName(row, index)]))
    const [first] = cells
    if (first === undefined) continue
    problems.push({
      severity: facts.toDate === 'year' ? 'warning' : 'info',
      code: 'column-left-out',
      sheet: grid.name,
      cell: headerCells.at(-1) ?? first,
      message: `“${shorten(texts.join(' '), 60)}” is ${facts.toDate === 'year' ? 'of the year up to each period down the side' : 'neither plan nor actual of the periods down the side'}: ${cells.length === 1 ? `its cell ${first} stays` : `its ${cells.length} cells (${firstOf(cells)}) stay`} out of the report.`,
    })
  }
}

import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure } from '../cells/figure.ts'
import { cellName, isBlank } from '../cells/grid.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Table } from '../sheets/table.ts'

// `Month | Target | Actual | Variance | Attainment % | Status`: beside the plan and the actual of a period stands how far it was reached, its
// number, a light, a remark, or what there was up to it.

/** What is reckoned from the plan and the actual, or only numbers and marks the periods. */
const ASIDE =
  /%|\bpct\b|\bper ?cent|achievement|attain(?:ment|ed)|utili[sz]ation|erreichung|erf[üu]llung|r[ée]alisation|cumplimiento|atingimento|^(?:(?:month|period|quarter|week|year)[ _]?)?(?:#|no\.?|nr\.?|num(?:ber)?)$|\bstatus\b|\brag\b|\brank\b|comments?$|remarks?$|notes?$|bemerkung|kommentar|commentaire|observaci|observa[çc]/i

/** The period against the one before it, and not against its plan. */
const GROWTH = /growth|\b[mqy]o[mqy]\b|\bprev(?:ious)?\b|\bprior\b|\blast\b|wachstum|vormonat|vorjahr|croissance|crecimiento|crescimento/i

/** Columns of a table with its periods down the side that are neither plan nor actual nor their difference. */
export function columnsAside({ grid, columns, body }: Pick<Table, 'grid' | 'columns' | 'body'>, reading: Reading): TableColumn[] {
  return columns.filter(({ facts, texts, index }) => {
    const text = texts.join(' ').trim()
    if (facts.toDate === 'year') return true
    if (facts.variance) return text.includes('%') && GROWTH.test(text)
    if (facts.scenario !== null || namesTime({ ...facts, relation: null })) return false
    return ASIDE.test(text) || !body.some(row => isFigure(grid.rows[row]?.[index], reading))
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

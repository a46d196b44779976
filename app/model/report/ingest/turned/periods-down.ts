import Big from 'big.js'
import type { ImportProblem } from '../../import.ts'
import { residueOf } from '../scenarios/entity.ts'
import type { Reading } from '../cells/figure.ts'
import { headOf, isFigure, valueOf } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { namesTime } from '../heads/header.ts'
import { near } from '../cells/near.ts'
import type { BuiltStatement, StatementOptions } from '../statements/statement.ts'
import { titleAreas } from '../statements/statement-telling.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Table } from '../sheets/table.ts'
import { isTotal } from '../rows/total-words.ts'
import { columnsAside, tellAside } from './columns-aside.ts'
import { readTurned, turnedOf } from './turned.ts'

// `Month | Budget | Actual | Variance` with a period in each row: every row holds several columns of a statement with one line.

const MOST_COLUMNS = 200

/**
 * The statement of a table with its periods down the side and its scenarios across: a column for each period in each scenario. Null where a
 * table is not of that kind. Every cell keeps its own name.
 */
export function readPeriodsDown(
  whole: Table,
  reading: Reading,
  options: StatementOptions,
  problems: ImportProblem[],
): BuiltStatement | null {
  const asides = columnsAside(whole, reading)
  const table = { ...whole, columns: whole.columns.filter(column => !asides.includes(column)) }
  const { grid, labelColumns, columns } = table
  const [label, ...others] = labelColumns
  if (label === undefined || others.length > 0) return null
  const across = columns.filter(({ facts }) => facts.scenario !== null || facts.variance)
  const scenarios = new Set(columns.flatMap(({ facts }) => (facts.variance || facts.scenario === null ? [] : [facts.scenario])))
  if (across.length < columns.length || scenarios.size < 2 || columns.some(({ facts }) => namesTime({ ...facts, relation: null })))
    return null
  // Two columns of one scenario would be one figure: `Budget | Revised budget`.
  const places = columns.map(column => `${kindOf(column)} ${measureOf(column.texts)}`)
  const isNamed = columns.some(({ facts, texts }) => !facts.variance && measureOf(texts) !== '')
  const isPartly = isNamed && columns.some(({ facts, texts }) => !facts.variance && measureOf(texts) === '')
  if (isPartly || new Set(places).size < places.length) return null
  const rows = table.body.filter(row => columns.some(({ index }) => !isBlank(grid.rows[row]?.[index])))
  const totals = rows.filter(row => isTotal(cellText(grid.rows[row]?.[label])))
  const periods = rows.filter(row => !totals.includes(row))
  const dated = periods.every(row => {
    const facts = headOf(grid.rows[row]?.[label], reading)
    return facts !== null && namesTime(facts) && !facts.variance
  })
  if (!dated || periods.length < 2 || periods.length * columns.length > MOST_COLUMNS) return null
  const { turned, back } = turn(table, label, periods)
  const built = readTurned(turned, { titles: table.titles, context: table.context }, back, reading, options, problems)
  if (!built) return null
  for (const row of totals) tellTotal(table, row, periods, reading, problems)
  tellAside(whole, asides, problems)
  const used = {
    rows: new Set([...table.headerRows, ...table.body]),
    columns: new Set([label, ...whole.columns.map(({ index }) => index)]),
  }
  return { ...built, used: [used, ...titleAreas(table)] }
}

const DIFFERENCE =
  /(?<!\p{L})(?:var(?:iance)?s?|diff(?:erence)?|change|delta|gap|shortfall|abw(?:eichung)?|[ée]carts?|desv(?:iaci[óo]n)?|vs|to|in|of)(?!\p{L})\.?/giu

/** What a heading names besides its scenario: `Revenue` of `Revenue budget`. */
const measureOf = (texts: readonly string[]): string => residueOf(texts).replace(DIFFERENCE, ' ').replace(/\s+/g, ' ').trim()

/** Columns of one kind in every period, whatever their measure. */
const kindOf = ({ facts, texts }: TableColumn): string =>
  `${facts.variance ? `difference ${/%|\bpct\b/i.test(texts.join(' '))}` : facts.scenario}`

/** The table with a line for each measure (`Revenue` of `Revenue budget | Revenue actual`) and a column for each period and scenario. */
function turn(
  { grid, columns, titles, corner, headerRows }: Table,
  label: number,
  periods: readonly number[],
): { turned: Grid; back: (cell: string) => string } {
  const { turned, put, back } = turnedOf(grid)
  const head = headerRows.at(-1) ?? 0
  const title = titles.at(-1)
  const measures = [...new Set(columns.map(({ texts }) => measureOf(texts)))]
  const named = measures.filter(measure => measure !== '')
  const lines = named.length > 0 ? named : ['']
  for (const [at, measure] of lines.entries()) {
    const heads = columns.find(({ texts }) => measureOf(texts) === measure)
    const text =
      measure || (title?.text ?? (/^(?:months?|periods?|quarters?|years?|dates?|monat|mois|mes)?$/i.test(corner) ? grid.name : corner))
    const from = measure ? heads?.headerCells.at(-1) : title && cellName(title.row, title.columns[0] ?? label)
    put(at + 2, 0, { kind: 'text', value: text }, from ?? cellName(head, label))
  }
  let place = 0
  for (const row of periods)
    for (const kind of new Set(columns.map(kindOf))) {
      const filled = columns.filter(column => kindOf(column) === kind).filter(({ index }) => !isBlank(grid.rows[row]?.[index]))
      const [first] = filled
      if (!first) continue
      place++
      put(0, place, asText(grid.rows[row]?.[label]), cellName(row, label))
      put(
        1,
        place,
        { kind: 'text', value: first.texts.join(' ').replace(measureOf(first.texts), '').trim() },
        first.headerCells.at(-1) ?? cellName(head, first.index),
      )
      for (const { index, texts } of filled)
        put(2 + Math.max(0, lines.indexOf(measureOf(texts))), place, grid.rows[row]?.[index], cellName(row, index))
    }
  return { turned, back }
}

/** A year as a number heads columns where it is written out. */
const asText = (cell: Cell | undefined): Cell | undefined => (cell?.kind === 'number' ? { kind: 'text', value: cellText(cell) } : cell)

/** The total below the periods is the sum of them all, and no period of its own: it stays out, and says so where it is another figure. */
function tellTotal(
  { grid, columns, labelColumns }: Table,
  row: number,
  periods: readonly number[],
  reading: Reading,
  problems: ImportProblem[],
): void {
  const label = cellText(grid.rows[row]?.[labelColumns[0] ?? 0])
  const wrong = columns.find(({ index, facts }) => {
    const stated = facts.variance || !isFigure(grid.rows[row]?.[index], reading) ? null : valueOf(grid.rows[row]?.[index], reading)
    const parts = periods.map(at => valueOf(grid.rows[at]?.[index], reading) ?? new Big(0))
    return (
      stated !== null &&
      !near(
        parts.reduce((sum, part) => sum.plus(part), new Big(0)),
        stated.toFixed(),
        parts.length,
        parts,
      )
    )
  })
  problems.push({
    severity: wrong ? 'warning' : 'info',
    code: 'total-row',
    sheet: grid.name,
    cell: cellName(row, wrong?.index ?? labelColumns[0] ?? 0),
    message: wrong
      ? `“${label}” is not the sum of the periods above it. It stays out of the report, which has the periods.`
      : `“${label}” is the sum of the periods above it. It stays out of the report, which has the periods.`,
  })
}

import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure, visibleCells } from '../cells/figure.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { isOnlyTime } from './entity.ts'
import { readHeader } from '../heads/header.ts'
import { underOwnTimes } from '../time/own-time.ts'
import { remembered } from '../cells/remember.ts'
import { scenarioApart } from './scenario-apart.ts'
import { readScenario } from './scenario-words.ts'
import type { Table } from '../sheets/table.ts'
import { firstOf, shorten } from '../cells/text.ts'

import { isCase, LONGEST } from './case-words.ts'

// The same lines once more for another case, scenario or time, below each other under one header.

interface Block {
  title: Table['titles'][number] | null
  rows: number[]
  /** Of its lines with figures. */
  labels: Set<string>
}

/** Each case, or scenario, as a table of its own; the table as it is where its lines are those of one. */
export function casesOf(given: Table, reading: Reading, problems: ImportProblem[]): Table[] {
  const beside = blocksBeside(given, reading)
  const blocks = beside?.blocks ?? blocksOf(given, reading)
  const table = beside?.table ?? given
  const named = blocks.filter(({ title }) => title !== null)
  const [first, ...others] = named
  if (!first || others.length === 0 || !others.every(({ labels }) => areAlike(first.labels, labels))) return [given]
  // `Volume growth` and `Price change` over the same products drive the lines above: nothing that they would be the differences of is named.
  if (named.every(({ title }) => isDifference(title?.text ?? ''))) return [given]
  const context = [...table.titles.map(({ text }) => text), ...table.context].filter(text => text !== first.title?.text)
  const parts = blocks.filter(({ title, labels }) => labels.size > 0 && !isDifference(title?.text ?? ''))
  tell(table, named, problems)
  const own = parts.map(({ title, rows }) => ({
    ...table,
    body: rows,
    headings: table.headings.filter(row => rows.includes(row)),
    titles: title ? [title] : table.titles,
    ...(title && {
      grid: withoutCorner(table),
      corner: '',
      context,
      name: [...context.slice(0, 1), title.text].join(': '),
      ...(isOnlyTime(title.text) && { ownTime: title }),
      columns: inScenarioOf(title.text, table.columns),
    }),
  }))
  return underOwnTimes(own, reading)
}

/** Columns that name no scenario, in the one at an end of a heading: `Production prévue` names none wherever it stands. */
function inScenarioOf(heading: string, columns: Table['columns']): Table['columns'] {
  const meaning = scenarioApart(heading)?.meaning
  const scenario = meaning === 'budget' || meaning === 'forecast' || meaning === 'actual' ? meaning : null
  return columns.map(column => (column.facts.scenario === null ? { ...column, facts: { ...column.facts, scenario } } : column))
}

/** What stands over the labels calls the first of them, and no other. */
function withoutCorner({ grid, headerRows, labelColumns }: Table): Table['grid'] {
  const rows = grid.rows.slice()
  for (const row of headerRows) rows[row] = (rows[row] ?? []).map((cell, column) => (labelColumns.includes(column) ? undefined : cell))
  return { ...grid, rows }
}

function tell({ grid, left }: Table, named: readonly Block[], problems: ImportProblem[]): void {
  const cellOf = ({ title }: Block): string => cellName(title?.row ?? 0, title?.columns[0] ?? left)
  const [first] = named
  const titles = named.map(block => `“${shorten(block.title?.text ?? '', 40)}” (${cellOf(block)})`)
  const gone = named.filter(({ title }) => isDifference(title?.text ?? ''))
  if (!first) return
  problems.push({
    severity: 'warning',
    code: 'several-cases',
    sheet: grid.name,
    cell: cellOf(first),
    message: `The same lines stand below each other under ${firstOf(titles)}: each is read as a statement of its own${gone.length > 0 ? `, but for ${gone.map(block => `“${shorten(block.title?.text ?? '', 40)}”`).join(' and ')}: the report works out its own differences` : ''}. Leave out those that the report does not need.`,
  })
}

/**
 * `Scenario | Line | 2026`: the case stands beside each of its lines, or beside the first; or `Line | Scenario | 2026`, where the line is written
 * beside each of its cases, or beside the first. With it the table of the lines alone.
 */
function blocksBeside(table: Table, reading: Reading): { blocks: Block[]; table: Table } | null {
  for (const column of table.labelColumns) {
    const others = table.labelColumns.filter(other => other !== column)
    const rest = { ...table, labelColumns: others, left: Math.min(...others) }
    const lines = column === table.labelColumns[0] ? rest : filledDown(rest)
    const blocks = others.length > 0 ? blocksIn(lines, column, reading) : null
    if (blocks) return { blocks, table: lines }
  }
  return null
}

/** Each line under the name that stands beside the first of its cases. */
function filledDown(table: Table): Table {
  const rows = table.grid.rows.slice()
  for (const column of table.labelColumns)
    for (const [at, row] of table.body.entries()) {
      const [above, cells] = [rows[table.body[at - 1] ?? -1]?.[column], rows[row]]
      if (above && cells && isBlank(cells[column])) rows[row] = Object.assign([...cells], { [column]: above })
    }
  return { ...table, grid: { ...table.grid, rows } }
}

function blocksIn(table: Table, column: number, reading: Reading): Block[] | null {
  const blocks = new Map<string, Block>()
  let text = ''
  for (const row of table.body) {
    const own = cellText(table.grid.rows[row]?.[column])
    // Only what stands before its lines goes for all of them.
    text = own || (column < (table.labelColumns[0] ?? 0) ? text : '')
    if (!tellsApart(text)) return null
    const block = blocks.get(text) ?? { title: { row, text, columns: [column] }, rows: [], labels: new Set<string>() }
    blocks.set(text, block)
    block.rows.push(row)
    for (const label of filledLabel(table, row, reading)) block.labels.add(label)
  }
  return blocks.size > 1 ? [...blocks.values()] : null
}

function blocksOf(table: Table, reading: Reading): Block[] {
  // Columns that name their years are of these, whatever stands between their lines.
  const timeless = table.columns.every(({ facts }) => facts.year === null && facts.end === null)
  const parts = scenariosOfOne(table)
  const calls = (text: string): boolean => tellsApart(text) || parts.has(text) || (timeless && isOnlyTime(text))
  const over = [...table.titles, cornerTitle(table)].findLast(title => title !== null && calls(title.text))
  const blocks: Block[] = [{ title: over ?? null, rows: [], labels: new Set() }]
  for (const row of table.body) {
    const title = titleAt(table, row, calls)
    const last = blocks.at(-1)
    if (title) blocks.push({ title, rows: [], labels: new Set() })
    else if (last) {
      last.rows.push(row)
      for (const label of filledLabel(table, row, reading)) last.labels.add(label)
    }
  }
  return blocks.filter(({ rows }) => rows.length > 0)
}

/** `Plan production` and `Actual production`, each alone in its row: headings that differ in nothing but their scenario. */
function scenariosOfOne(table: Table): Set<string> {
  const found = new Map<string, { text: string; meaning: string }[]>()
  for (const row of table.body) {
    const text = titleAt(table, row, () => true)?.text ?? ''
    const apart = text === '' ? null : scenarioApart(text)
    if (!apart) continue
    const list = found.get(apart.of) ?? []
    found.set(apart.of, list)
    list.push({ text, meaning: apart.meaning })
  }
  const several = [...found.values()].filter(list => new Set(list.map(({ meaning }) => meaning)).size > 1)
  return new Set(several.flat().map(({ text }) => text))
}

/** What stands alone in its row, or over the labels of a repeated header, and calls a case, a scenario or a time. */
function titleAt(table: Table, row: number, calls: (text: string) => boolean): Table['titles'][number] | null {
  const cells = visibleCells(table.grid, row, table.left, table.right)
  const [cell] = cells
  if (cell === undefined || (cells.length > 1 && !table.headings.includes(row))) return null
  const text = cellText(cell.cell)
  return calls(text) ? { row, text, columns: [cell.column] } : null
}

function cornerTitle({ grid, headerRows, labelColumns, corner }: Table): Table['titles'][number] | null {
  const row = headerRows.find(at => labelColumns.some(column => cellText(grid.rows[at]?.[column]) === corner))
  return corner === '' || row === undefined ? null : { row, text: corner, columns: labelColumns.slice(0, 1) }
}

/** What the line of a row is called, in small letters; none where it has no name or no figure. */
export function filledLabel(table: Table, row: number, reading: Reading): string[] {
  const label = labelAt(table, row)
  return label !== '' && table.columns.some(({ index }) => isFigure(table.grid.rows[row]?.[index], reading)) ? [label] : []
}

function labelAt({ grid, labelColumns }: Table, row: number): string {
  for (const column of labelColumns) {
    const text = grid.hiddenColumns.has(column) ? '' : cellText(grid.rows[row]?.[column])
    if (text !== '') return text.trim().toLowerCase()
  }
  return ''
}

/** `Budget`, `Forecast 2026`, `Base case`: and not `Planned maintenance`. */
const tellsApart = remembered((text: string): boolean => {
  if (text.length > LONGEST) return false
  if (isCase(text) || isDifference(text)) return true
  const said = readScenario(text)
  return said.scenario !== null && !/\p{L}{3}/u.test(said.rest.replace(/\b(?:figures|values|case|version|year|fiscal)\b/giu, ''))
})

function isDifference(text: string): boolean {
  const facts = readHeader(text, null)
  return facts.variance && facts.scenario === null && text.split(/\s+/).length <= 4
}

/** So many lines of ten are the same. */
const ALIKE = 6

/** Whether two tables hold the same lines, or nearly so. */
export function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const common = [...one].filter(label => other.has(label)).length
  return common >= 2 && common * 10 >= Math.max(one.size, other.size) * ALIKE
}

import type { LineKind } from '../../import.ts'
import type { Row } from './rows.ts'
import type { NumberAt } from './sums.ts'
import { byCashSections, byChangeInCash } from './cash-sections.ts'
import { byIndentedTops } from './indented-tops.ts'
import { outlineParent, summariesAbove } from './outline.ts'
import { byLadder } from './ladder.ts'
import { byNamedSections } from './named-sections.ts'
import { byResultsBetween } from './results-between.ts'
import { byRolls } from './rolls.ts'
import { byOneColumn } from './skipped.ts'
import { bySigns } from './sign-sums.ts'
import { byTops } from './totals.ts'
import { byArithmetic, byDetails, byFormula, bySingles, dropPlugs } from './sums.ts'
import { indentedByOrdinals, withoutOrdinal } from './ordinals.ts'
import { isResultLabel, isTotalLabel } from './result-words.ts'
import { isOfWhich } from './total-words.ts'

export interface Part {
  index: number
  sign: 1 | -1
}

/** Where a row stands in the tree, and what its figures were found to add up. */
export interface Node {
  parent: number | null
  level: number
  kind: LineKind
  /** Rows (by index) whose figures make this row's, with their sign. Empty for plain items. */
  parts: Part[]
  /** Columns (by id) whose figure the file computes in another way. */
  unchecked: string[]
  /** Cells (by column id, row and column) that its formulas add up and that are no lines. */
  outside: { column: string; row: number; index: number }[]
  /** What tells: a formula, or that the figures add up in every column. */
  evidence: 'formula' | 'figures' | 'words' | null
}

/**
 * The tree of a table's rows: formulas first, then arithmetic (with or without words such as "Total"), then headings and indentation, and
 * what the indented lines below a figure add up to.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 * @param details columns whose figures the next column sums
 * @param columns ids of those whose figures add up: differences and percentages of the file itself do not
 * @param numberAt whether a cell of the sheet holds a number, also a hidden one
 */
export function buildTree(
  given: Row[],
  additive: boolean[],
  details: ReadonlySet<number>,
  columns: ReadonlySet<string>,
  numberAt: NumberAt,
): Node[] {
  const rows = withoutIndentedTotals(indentedByOrdinals(given).map(row => ({ ...row, label: withoutOrdinal(row.label) })))
  // Of people or shops that are called by a number, one without figures heads none of the others.
  const filled = rows.filter(({ values }) => values.length > 0)
  const areCoded = filled.filter(({ label }) => A_CODE.test(label)).length * 4 > filled.length * 3
  const nodes: Node[] = rows.map(({ values, label }) => ({
    parent: null,
    level: 0,
    kind: values.length === 0 && !(areCoded && A_CODE.test(label)) ? 'heading' : 'item',
    parts: [],
    unchecked: [],
    outside: [],
    evidence: null,
  }))
  byFormula(rows, nodes, details, numberAt)
  bySingles(rows, nodes, additive)
  dropPlugs(nodes)
  const within = ofWhich(rows, nodes)
  const counts = additive.map((adds, at) => adds && !within.has(at))
  // Where the file has formulas, a row without one is no sum, unless it says so.
  const adding = rows.map(row => ({ ...row, values: row.values.filter(({ column }) => columns.has(column)) }))
  const indented = new Set(rows.filter(({ label }) => label !== '').map(({ indent }) => indent)).size > 1
  if (!indented && nodes.every(({ evidence }) => evidence !== 'formula'))
    byTops(adding, nodes, counts, label => isTotalLabel(label) || isResultLabel(label))
  if (indented && nodes.every(({ evidence }) => evidence !== 'formula')) byIndentedTops(adding, nodes, counts)
  byRolls(adding, nodes, counts)
  byNamedSections(adding, nodes, counts)
  byCashSections(adding, nodes, counts)
  byArithmetic(
    adding,
    nodes,
    counts,
    nodes.some(({ evidence }) => evidence === 'formula'),
  )
  bySigns(adding, nodes, counts)
  byChangeInCash(adding, nodes, counts)
  byResultsBetween(adding, nodes, counts)
  byLadder(adding, nodes, counts)
  byOneColumn(adding, nodes, counts)
  claim(rows, nodes)
  byHeadings(rows, nodes)
  for (const [index, above] of within) if (!isAbove(nodes, above, index)) (nodes[index] as Node).parent = above
  byDetails(adding, nodes, additive)
  kindsAndLevels(rows, nodes)
  return nodes
}

const A_CODE = /^\s*\d+\s*$/

/** What a total or a result is called besides what every statement calls it. */
const A_RESULT = /^(?:total|net|gross|operating|EBITD?A?|EBT|earnings|income|profit|loss)\b|\btotal$/i

/**
 * Data services indent totals and nothing else (`Receivables`, `Inventory`, and further in `  Total current assets`): nothing stands under the
 * line above them, so that their indents say nothing.
 */
function withoutIndentedTotals(rows: Row[]): Row[] {
  const named = rows.filter(({ label, values }) => label !== '' && values.length > 0)
  const least = Math.min(...named.map(({ indent }) => indent))
  const within = named.filter(({ indent }) => indent > least)
  const isTotal = (row: Row): boolean => {
    if (A_RESULT.test(row.label.trim()) || isTotalLabel(row.label)) return true
    const above = named.slice(0, named.indexOf(row)).findLast(({ indent }) => indent < row.indent)
    return (
      above !== undefined &&
      row.values.every(({ column, value }) => isLess(above.values.find(other => other.column === column)?.value, value))
    )
  }
  const totals = within.filter(isTotal).length
  return totals >= LEAST_TOTALS && totals * 10 >= within.length * 9 && within.length * 2 < named.length
    ? rows.map(row => ({ ...row, indent: 0 }))
    : rows
}

const LEAST_TOTALS = 3

const isLess = (one: string | null | undefined, other: string | null): boolean => Math.abs(Number(one ?? 0)) < Math.abs(Number(other ?? 0))

/** Lines that say what a line above them holds (`of which bonuses`), by their place: they count once more in no sum, unless a formula has them. */
function ofWhich(rows: readonly Row[], nodes: readonly Node[]): Map<number, number> {
  const summed = new Set(nodes.flatMap(({ parts }) => parts.map(({ index }) => index)))
  const within = new Map<number, number>()
  let above = -1
  for (const [index, { label, values }] of rows.entries()) {
    if (values.length === 0 || !isOfWhich(label) || summed.has(index) || nodes[index]?.parts.length)
      above = values.length === 0 ? -1 : index
    else if (above >= 0) within.set(index, above)
  }
  return within
}

/** A sum's parts become its children where the row contains them; a running result (profit before tax) contains nothing. */
function claim(rows: Row[], nodes: Node[]): void {
  const leavesOf = memo(index => leavesUnder(nodes, index))
  for (const [index, node] of nodes.entries()) {
    const positive = node.parts.every(({ sign }) => sign === 1)
    if (node.parts.length === 0 || !positive) continue
    const runs = node.parts.some(({ index: part }) => nodes[part]?.parts.some(({ sign }) => sign === -1))
    if (runs && !isTotalLabel(rows[index]?.label ?? '')) continue
    const leaves = new Set(node.parts.flatMap(({ index: part }) => leavesOf(part)))
    const isWithin = memo((root: number) => leavesOf(root).every(leaf => leaves.has(leaf)))
    for (const { index: part } of node.parts) {
      const root = rootOf(nodes, part)
      // A row that another total shares with this one only in part stays where it was claimed first.
      if (root !== part && !isWithin(root)) continue
      if (root !== index && !isAbove(nodes, index, root)) (nodes[root] as Node).parent = index
    }
  }
}

const DEEP = 50

/** The rows that a row adds up in the end. Totals may share rows with each other, each with all before it: every row is gone through once. */
function leavesUnder(nodes: Node[], index: number): number[] {
  const leaves: number[] = []
  const seen = new Set([index])
  let level = [index]
  for (let depth = 0; level.length > 0; depth++) {
    const next: number[] = []
    for (const at of level) {
      const parts = depth > DEEP ? [] : (nodes[at]?.parts ?? [])
      if (parts.length === 0) leaves.push(at)
      for (const { index: part } of parts)
        if (!seen.has(part)) {
          seen.add(part)
          next.push(part)
        }
    }
    level = next
  }
  return leaves.length > 0 ? leaves : [index]
}

function memo<T>(find: (index: number) => T): (index: number) => T {
  const found = new Map<number, T>()
  return index => {
    const known = found.get(index)
    if (known !== undefined) return known
    const value = find(index)
    found.set(index, value)
    return value
  }
}

function rootOf(nodes: Node[], index: number): number {
  let at = index
  for (let guard = 0; guard < nodes.length; guard++) {
    const parent = nodes[at]?.parent
    if (parent === null || parent === undefined) return at
    at = parent
  }
  return at
}

/** Whether `index` lies somewhere under `top`. */
function isAbove(nodes: Node[], index: number, top: number): boolean {
  let at: number | null | undefined = index
  for (let guard = 0; at !== null && at !== undefined && guard <= nodes.length; guard++) {
    if (at === top) return true
    at = nodes[at]?.parent
  }
  return false
}

/** Rows that no sum holds: under the heading or less indented row before them, or under the summary row of their outline. */
function byHeadings(rows: Row[], nodes: Node[]): void {
  const indented = new Set(rows.filter(({ label }) => label !== '').map(({ indent }) => indent)).size > 1
  const outlined = rows.some(({ outline }) => outline > 0)
  const above = outlined && summariesAbove(rows)
  let heading: number | null = null
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node) continue
    if (node.parent === null && outlined && row.outline > 0) setParent(nodes, index, outlineParent(rows, index, above))
    if (node.parent === null && indented && row.label !== '') setParent(nodes, index, indentParent(rows, nodes, index))
    if (node.kind === 'heading') {
      heading = index
      continue
    }
    const within = heading
    if (within === null) continue
    if (node.parent === null && !closes(node, within) && !indented && !isResultLabel(row.label)) setParent(nodes, index, within)
    // The total of the rows under a heading ends that heading's reach; so does a row that stands no further in than the heading.
    if (closes(node, within) || isTotalLabel(row.label) || (indented && row.indent <= (rows[within]?.indent ?? 0))) heading = null
  }
}

/** Whether a row sums rows that stand below the heading, and so ends it. */
const closes = (node: Node, heading: number): boolean => node.parts.some(({ index }) => index > heading)

function setParent(nodes: Node[], index: number, parent: number | null): void {
  const node = nodes[index]
  if (node && parent !== null && parent !== index && !isAbove(nodes, parent, index)) node.parent = parent
}

function indentParent(rows: Row[], nodes: Node[], index: number): number | null {
  const own = rows[index]?.indent ?? 0
  for (let back = index - 1; back >= 0; back--) {
    const row = rows[back]
    if (row && row.label !== '' && row.indent < own && !isAbove(nodes, back, index)) return back
  }
  return null
}

function kindsAndLevels(rows: Row[], nodes: Node[]): void {
  const summed = new Set(nodes.flatMap(({ parts }) => parts.map(({ index }) => index)))
  const depth = (index: number, guard = 0): number => {
    const parent = nodes[index]?.parent
    return parent === null || parent === undefined || guard > 100 ? 0 : depth(parent, guard + 1) + 1
  }
  for (const [index, node] of nodes.entries()) {
    node.level = Math.min(20, depth(index))
    const row = rows[index]
    if (!row || node.kind === 'heading') continue
    const sums = node.parts.length > 0
    if (!sums && !isTotalLabel(row.label) && !(isResultLabel(row.label) && nodes.some(({ parent }) => parent === index))) continue
    // "Total inventory" that nothing adds up to and that is itself part of a sum is an item by another name.
    if (!sums && summed.has(index)) continue
    if (!sums) node.evidence = 'words'
    node.kind =
      summed.has(index) || (node.parent !== null && nodes[node.parent]?.kind !== 'heading' && (nodes[node.parent]?.parts.length ?? 0) > 0)
        ? 'subtotal'
        : 'total'
  }
  // A heading without children is on a level with the total that ends it.
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'heading' || nodes.some(({ parent }) => parent === index)) continue
    const end = nodes.findIndex((other, at) => at > index && other.parts.some(part => part.index > index))
    const first = nodes.findIndex((other, at) => at > index && other.kind !== 'heading')
    if (end > 0 && first > 0 && nodes[first]?.parent !== null && isAbove(nodes, first, end) && node.parent === null) {
      node.parent = nodes[end]?.parent ?? null
      node.level = nodes[end]?.level ?? 0
    }
  }
}

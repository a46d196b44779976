import Big from 'big.js'
import type { LineKind } from '../import.ts'
import type { Row, RowValue } from './rows.ts'

interface Part {
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
  /** What tells: a formula, or that the figures add up in every column. */
  evidence: 'formula' | 'figures' | 'words' | null
}

const TOTAL = /^(?:grand |sub-?)?totals?\b|\btotals?$|^sum\b|^subtotal\b/i
const RESULT =
  /^(?:grand |sub-?)?totals?\b|\btotals?$|^net (?:income|profit|loss|earnings|sales|revenues?|cash|assets|increase|decrease|result|interest)|^(?:consolidated )?net income|^gross (?:profit|margin)|^operating (?:income|profit|loss|result)|\b(?:profit|income|earnings?|loss)\b.*\b(?:before|after)\b|^(?:profit|loss) for the|^EBITD?A?\b|^(?:ending|closing) |at end of|^result\b|liabilities and .*equity|^net change in cash/i
const MAX_BACK = 80
const MAX_SIGNS = 11

/**
 * The tree of a table's rows: formulas first, then arithmetic (with or without words such as "Total"), then headings and indentation.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 * @param details columns whose figures the next column sums
 */
export function buildTree(rows: Row[], additive: boolean[], details: ReadonlySet<number>): Node[] {
  const nodes: Node[] = rows.map(({ values }) => ({
    parent: null,
    level: 0,
    kind: values.length === 0 ? 'heading' : 'item',
    parts: [],
    unchecked: [],
    evidence: null,
  }))
  byFormula(rows, nodes, details)
  // Where the file has formulas, a row without one is no sum, unless it says so.
  byArithmetic(
    rows,
    nodes,
    additive,
    nodes.some(({ evidence }) => evidence === 'formula'),
  )
  bySigns(rows, nodes, additive)
  claim(rows, nodes)
  byHeadings(rows, nodes)
  kindsAndLevels(rows, nodes)
  return nodes
}

const isTotalLabel = (label: string): boolean => TOTAL.test(label)
const figure = (row: Row | undefined, column: number): RowValue | undefined => row?.values.find(({ index }) => index === column)

/**
 * A row whose formula adds up other rows of its own column. Its columns may reach over different rows (a budget line that starts later):
 * the parts are all of them, and a column whose formula adds up anything else is named as such.
 */
function byFormula(rows: Row[], nodes: Node[], details: ReadonlySet<number>): void {
  const at = new Map(rows.map(({ row }, index) => [row, index]))
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node) continue
    const columns = row.values
      .filter(({ computed }) => computed)
      .map(value => ({ value, parts: partsOfFormula(rows, at, row, value, details) }))
    const longest = columns.reduce<Part[]>((best, { parts }) => (parts && parts.length > best.length ? parts : best), [])
    if (longest.length === 0) continue
    const union = new Map(longest.map(part => [part.index, part]))
    for (const { parts } of columns) for (const part of parts ?? []) if (!union.has(part.index)) union.set(part.index, part)
    node.parts = [...union.values()].sort((a, b) => a.index - b.index)
    node.evidence = 'formula'
    node.unchecked = columns.flatMap(({ value, parts }) =>
      parts && agrees(rows, node.parts, parts, value.index, details) ? [] : [value.column],
    )
  }
}

/** Whether a column's formula adds up just those parts that have a figure in that column. */
function agrees(rows: Row[], all: Part[], own: Part[], column: number, details: ReadonlySet<number>): boolean {
  const signs = new Map(own.map(({ index, sign }) => [index, sign]))
  return all.every(({ index, sign }) => {
    const has = rows[index]?.values.some(value => value.index === column || details.has(value.index)) ?? false
    return has ? signs.get(index) === sign : true
  })
}

/** The rows that a formula adds up, or null when it does anything else or leaves the table. */
function partsOfFormula(
  rows: Row[],
  at: Map<number, number>,
  row: Row,
  { sum, index: column }: RowValue,
  details: ReadonlySet<number>,
): Part[] | null {
  if (!sum?.terms.every(term => term.sheet === null && (term.column === column || details.has(term.column)) && term.row !== row.row))
    return null
  const parts: Part[] = []
  for (const { row: from, column: where, sign } of sum.terms) {
    const part = at.get(from)
    const value = figure(part === undefined ? undefined : rows[part], where)
    // SUBTOTAL leaves out other SUBTOTALs.
    if (part !== undefined && value && !(sum.subtotal && value.sum?.subtotal)) parts.push({ index: part, sign })
  }
  return parts.length > 0 ? parts : null
}

/** Without formulas: a row that equals the sum of the rows right above it, in every column. The shortest run that fits counts. */
function byArithmetic(rows: Row[], nodes: Node[], additive: boolean[], onlyTotals: boolean): void {
  const open: number[] = []
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node || node.kind === 'heading' || !additive[index]) continue
    if (node.parts.length > 0) {
      for (const part of node.parts) drop(open, part.index)
    } else {
      const run = onlyTotals && !isTotalLabel(row.label) ? null : runThatAdds(rows, open, row)
      if (run) {
        node.parts = run.map(part => ({ index: part, sign: 1 as const }))
        node.evidence = 'figures'
        for (const part of run) drop(open, part)
      }
    }
    open.push(index)
  }
}

function drop(list: number[], value: number): void {
  const at = list.lastIndexOf(value)
  if (at >= 0) list.splice(at, 1)
}

function runThatAdds(rows: Row[], open: number[], row: Row): number[] | null {
  const goals = row.values.filter(({ value }) => value !== null)
  if (goals.length === 0 || goals.every(({ value }) => new Big(value ?? 0).eq(0))) return null
  const total = isTotalLabel(row.label)
  // One figure that happens to be the sum of its neighbours proves nothing without the word.
  if (goals.length < 2 && !total) return null
  // Floats find the candidates fast; exact decimals decide.
  const goal = goals.find(({ value }) => !new Big(value ?? 0).eq(0)) ?? goals[0]
  const wanted = Number(goal?.value ?? 0)
  let sum = 0
  let filled = 0
  const run: number[] = []
  for (let back = open.length - 1; back >= Math.max(0, open.length - MAX_BACK); back--) {
    const index = open[back] ?? 0
    run.unshift(index)
    sum += Number(figure(rows[index], goal?.index ?? 0)?.value ?? 0)
    if (Number(figure(rows[index], goal?.index ?? 0)?.value ?? 0) !== 0) filled++
    if (run.length < 2 || (filled < 2 && !total) || Math.abs(sum - wanted) > Math.abs(wanted) * 1e-6 + (total ? 3 : 1e-6)) continue
    if (goals.every(({ index: column, value }) => near(sumOf(rows, run, column), value ?? '0', total ? run.length : 0))) return run
  }
  return null
}

const sumOf = (rows: Row[], run: number[], column: number): Big =>
  run.reduce((sum, index) => sum.plus(figure(rows[index], column)?.value ?? 0), new Big(0))

/** Equal but for float dust; with `parts`, also for what rounding each part to its last shown digit can do. */
export function near(computed: Big, stated: string, parts: number): boolean {
  const difference = computed.minus(stated).abs()
  if (difference.lte(new Big(stated).abs().plus(computed.abs()).times('1e-10'))) return true
  const decimals = /\.(\d+)$/.exec(stated)?.[1]?.length ?? 0
  return (
    parts > 0 &&
    decimals <= 2 &&
    difference.lte(
      new Big(10)
        .pow(-decimals)
        .times(Math.min(parts + 1, 6))
        .div(2),
    )
  )
}

/** Results such as gross profit or income before tax: the rows since the result before, some added, some taken away. */
function bySigns(rows: Row[], nodes: Node[], additive: boolean[]): void {
  let start = 0
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node || node.kind === 'heading' || !additive[index]) continue
    const isResult = RESULT.test(row.label)
    if (node.parts.length === 0 && isResult) {
      const claimed = new Set(
        nodes.flatMap(({ parts }, at) =>
          at < index ? parts.filter(({ sign }) => sign === 1 && nodes[at]?.evidence === 'figures').map(part => part.index) : [],
        ),
      )
      const candidates = rows
        .map((_, at) => at)
        .filter(at => at >= start && at < index && nodes[at]?.kind !== 'heading' && additive[at] && !claimed.has(at))
      const signs = signsThatAdd(rows, candidates, row)
      if (signs) {
        node.parts = candidates.map((at, place) => ({ index: at, sign: signs[place] ?? 1 }))
        node.evidence = 'figures'
      }
    }
    if (node.parts.length > 0 || isResult) start = index
  }
}

function signsThatAdd(rows: Row[], parts: number[], row: Row): (1 | -1)[] | null {
  const goals = row.values.filter(({ value }) => value !== null)
  if (parts.length < 2 || parts.length > MAX_SIGNS || goals.length === 0) return null
  // With one column, only the usual shape is believed: the first row less all others.
  const masks = goals.length === 1 ? [(1 << (parts.length - 1)) - 1] : range(1 << (parts.length - 1))
  const table = goals.map(goal => parts.map(part => new Big(figure(rows[part], goal.index)?.value ?? 0)))
  if (table.some(values => values.every(value => value.eq(0)))) return null
  // Rounded figures are off by one here and there; over many columns the shape is certain all the same.
  const rounded = goals.length >= 4
  for (const mask of masks.reverse()) {
    const signs = parts.map((_, place) => (place > 0 && mask & (1 << (place - 1)) ? -1 : 1) as 1 | -1)
    if (
      goals.every((goal, at) =>
        near(
          (table[at] ?? []).reduce((sum, value, place) => (signs[place] === -1 ? sum.minus(value) : sum.plus(value)), new Big(0)),
          goal.value ?? '0',
          rounded ? 2 : 0,
        ),
      )
    )
      return signs
  }
  return null
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** A sum's parts become its children where the row contains them; a running result (profit before tax) contains nothing. */
function claim(rows: Row[], nodes: Node[]): void {
  for (const [index, node] of nodes.entries()) {
    const positive = node.parts.every(({ sign }) => sign === 1)
    if (node.parts.length === 0 || !positive) continue
    const runs = node.parts.some(({ index: part }) => nodes[part]?.parts.some(({ sign }) => sign === -1))
    if (runs && !isTotalLabel(rows[index]?.label ?? '')) continue
    const leaves = new Set(node.parts.flatMap(({ index: part }) => leavesOf(nodes, part)))
    for (const { index: part } of node.parts) {
      const root = rootOf(nodes, part)
      // A row that another total shares with this one only in part stays where it was claimed first.
      if (root !== part && !leavesOf(nodes, root).every(leaf => leaves.has(leaf))) continue
      if (root !== index && !isAbove(nodes, index, root)) (nodes[root] as Node).parent = index
    }
  }
}

function leavesOf(nodes: Node[], index: number, guard = 0): number[] {
  const parts = nodes[index]?.parts ?? []
  return parts.length === 0 || guard > 50 ? [index] : parts.flatMap(({ index: part }) => leavesOf(nodes, part, guard + 1))
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
  let heading: number | null = null
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node) continue
    if (node.parent === null && outlined && row.outline > 0) setParent(nodes, index, outlineParent(rows, index))
    if (node.parent === null && indented && row.label !== '') setParent(nodes, index, indentParent(rows, nodes, index))
    if (node.kind === 'heading') {
      heading = index
      continue
    }
    const within = heading
    if (within === null) continue
    if (node.parent === null && !closes(node, within) && !indented && !RESULT.test(row.label)) setParent(nodes, index, within)
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

/** Excel's summary rows stand below their details. */
function outlineParent(rows: Row[], index: number): number | null {
  const own = rows[index]?.outline ?? 0
  for (let next = index + 1; next < rows.length; next++)
    if ((rows[next]?.outline ?? 0) < own) return (rows[next]?.values.length ?? 0) > 0 ? next : null
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
    if (!sums && !isTotalLabel(row.label) && !(RESULT.test(row.label) && nodes.some(({ parent }) => parent === index))) continue
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

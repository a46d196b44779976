import type { Decimal } from '../../../money.ts'
import { isNought, makes } from '../cells/near.ts'
import { opensAndCloses } from './opening-closing.ts'
import type { Row, RowValue } from './rows.ts'
import { isOfSection, isTotalLabel, mayBeResult } from './result-words.ts'
import { isTelling, netOf, runThatShould } from './totals.ts'
import { headingOfTotal } from './total-words.ts'
import type { Node, Part } from './tree.ts'
import { takeButOne } from './skipped.ts'
import { runToClose, runWithSlip, sumOf } from './slips.ts'
import { partsBeside, partsOfFormula } from './formula-parts.ts'
import { exactRun, plainAfterAll } from './whole-runs.ts'

const MAX_BACK = 80

/** The figure of a row in a column. */
export const figure = (row: Row | undefined, column: number): RowValue | undefined => row?.values.find(({ index }) => index === column)

/**
 * A row whose formula adds up other rows of its own column. Its columns may reach over different rows (a budget line that starts later):
 * the parts are all of them, and a column whose formula adds up anything else is named as such.
 */
export function byFormula(rows: Row[], nodes: Node[], details: ReadonlySet<number>, numberAt: NumberAt): void {
  const at = new Map(rows.map(({ row }, index) => [row, index]))
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node) continue
    const columns = row.values
      .filter(({ computed }) => computed)
      .map(value => ({ value, parts: partsOfFormula(rows, at, row, value, details) }))
    node.outside = columns.flatMap(({ value, parts }) => (parts ? outsideOf(rows, at, value, numberAt) : []))
    const longest = columns.reduce<Part[]>((best, { parts }) => (parts && parts.length > best.length ? parts : best), [])
    if (longest.length === 0) continue
    const union = new Map(longest.map(part => [part.index, part]))
    for (const { parts } of columns) for (const part of parts ?? []) if (!union.has(part.index)) union.set(part.index, part)
    node.parts = [...union.values()].sort((a, b) => a.index - b.index)
    node.evidence = 'formula'
    const isWhole = (value: RowValue, parts: Part[] | null): boolean =>
      parts !== null && agrees(rows, node.parts, parts, value.index, details) && !node.outside.some(({ column }) => column === value.column)
    const other = columns.filter(({ value, parts }) => !isWhole(value, parts))
    const slipped = other.filter(({ value, parts }) => parts === null && isWhole(value, partsBeside(rows, at, row, value)))
    const isSlip = slipped.length < columns.length - other.length
    node.unchecked = other.filter(one => !isSlip || !slipped.includes(one)).map(({ value }) => value.column)
    for (const value of row.values) if (!value.computed && isTypedIn(rows, node.parts, value)) node.unchecked.push(value.column)
  }
}

/** A figure that is typed in where none of what the formula of other columns adds up is given, or one of several: history without its details. */
function isTypedIn(rows: Row[], parts: Part[], { index: column }: RowValue): boolean {
  const given = parts.filter(({ index }) => figure(rows[index], column) !== undefined).length
  return given === 0 || (given === 1 && parts.length > 2)
}

/** Whether a cell of the sheet, seen or hidden, holds a number other than zero. */
export type NumberAt = (row: number, column: number) => boolean

/**
 * Of two rows that are each computed from the other (`Closing = Opening + Added`, `Added = Closing − Opening`), the one that only adds is the sum;
 * the other was found by what was missing.
 */
export function dropPlugs(nodes: Node[]): void {
  const takesAway = ({ parts }: Node): boolean => parts.some(({ sign }) => sign === -1)
  for (const [index, node] of nodes.entries()) {
    const sums = node.parts.some(({ index: part }) => {
      const other = nodes[part]
      return other !== undefined && !takesAway(other) && other.parts.some(({ index: back }) => back === index)
    })
    if (!sums || !takesAway(node)) continue
    node.parts = []
    node.evidence = null
    node.unchecked = []
    node.outside = []
  }
}

/** Cells that a formula adds up and that are no lines of the table: hidden ones, a year in the header. A sum of those cannot be checked. */
function outsideOf(rows: Row[], at: Map<number, number>, { sum, column }: RowValue, numberAt: NumberAt): Node['outside'] {
  return (sum?.terms ?? []).flatMap(({ row, column: where }) => {
    const line = at.get(row)
    const known = line !== undefined && figure(rows[line], where) !== undefined
    return !known && numberAt(row, where) ? [{ column, row, index: where }] : []
  })
}

/** Whether a column's formula adds up just those parts that have a figure in that column. */
function agrees(rows: Row[], all: Part[], own: Part[], column: number, details: ReadonlySet<number>): boolean {
  const signs = new Map(own.map(({ index, sign }) => [index, sign]))
  return all.every(({ index, sign }) => {
    const has = rows[index]?.values.some(value => value.index === column || details.has(value.index)) ?? false
    return has ? signs.get(index) === sign : true
  })
}

/**
 * A section of one line: its sum is computed, is a part of another sum, and says in every column what the line right above it says, which
 * nothing else adds up. A single reference alone (`=B10`) may as well bring a figure from elsewhere.
 */
export function bySingles(rows: Row[], nodes: Node[], additive: boolean[]): void {
  const summed = new Set(nodes.flatMap(({ parts }) => parts.map(({ index }) => index)))
  for (const index of summed) {
    const [row, above] = [rows[index], rows[index - 1]]
    const [node, line] = [nodes[index], nodes[index - 1]]
    if (!row || !above || !node || !line || node.parts.length > 0 || summed.has(index - 1)) continue
    if (line.kind === 'heading' || line.parts.length > 0 || !additive[index] || !additive[index - 1]) continue
    const isCopy = row.values.every(
      ({ index: column, value, computed, sum }) => computed && sum === null && figure(above, column)?.value === value,
    )
    if (!isCopy || !row.values.some(({ value }) => value !== null && value !== '0')) continue
    node.parts = [{ index: index - 1, sign: 1 }]
    node.evidence = 'formula'
  }
}

/** Without formulas: a row that equals the sum of the rows right above it, in every column. The shortest run that fits counts. */
export function byArithmetic(rows: Row[], nodes: Node[], additive: boolean[], onlyTotals: boolean): void {
  const open: number[] = []
  /** Sums with a slip, by what they are made of; and the rows as they would be without. */
  const slips = new Map<number, number[]>()
  let mended = rows
  // What a figure above sums is in no total below but through it.
  const under = new Set(nodes.flatMap(({ parts }, at) => parts.flatMap(part => (part.index > at && part.sign === 1 ? [part.index] : []))))
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node || node.kind === 'heading' || !additive[index] || under.has(index)) continue
    if (node.parts.length > 0) {
      for (const part of node.parts) drop(open, part.index)
    } else {
      const contra = onlyTotals ? null : netOf(rows, open, row)
      if (contra) {
        node.parts = contra
        node.evidence = 'figures'
        for (const part of contra) drop(open, part.index)
        open.push(index)
        continue
      }
      const total = isTotalLabel(row.label)
      // `Total costs` below the heading `Costs` sums what stands between them, were it a single line, and nothing above the heading.
      const heading = total ? headingOfTotal(rows, nodes, index) : -1
      // Asked of every line of a long list: only a total's own section is picked out of it.
      const within = heading < 0 ? open : open.filter(at => at > heading)
      const near = within.length > 0 ? within : open
      const exact =
        onlyTotals && !total
          ? null
          : (onlyLine(rows, heading < 0 ? ownLine(rows, nodes, open, index) : within, row) ??
            runThatAdds(rows, nodes, additive, near, row) ??
            (total ? plainAfterAll(rows, nodes, additive, index) : null))
      const taken = total && !exact ? takeButOne(rows, nodes, near, index) : null
      if (taken) {
        for (const part of taken) drop(open, part)
        open.push(index)
        continue
      }
      const isOpen = !exact && (!onlyTotals || total)
      const slip = isOpen && !total ? (runWithSlip(rows, open, row) ?? runToClose(rows, open, row)) : null
      const without = isOpen && !slip && slips.size > 0 ? runThatAdds(mended, nodes, additive, near, row) : null
      if (slip) {
        slips.set(index, slip)
        mended = mended.with(index, { ...row, values: row.values.map(value => ({ ...value, value: sumOf(rows, slip, value.index) })) })
      }
      const found = without
        ? { run: without.flatMap(at => slips.get(at) ?? [at]), evidence: 'figures' as const }
        : slip
          ? { run: slip, evidence: 'figures' as const }
          : exact
            ? { run: withNoughts(rows, nodes, near, exact, row), evidence: 'figures' as const }
            : total
              ? runThatShould(rows, nodes, near, row)
              : null
      if (found) {
        node.parts = found.run.map(part => ({ index: part, sign: 1 as const }))
        node.evidence = found.evidence
        for (const part of without ?? found.run) drop(open, part)
      }
    }
    open.push(index)
  }
}

/** A run with the lines right above it that say nought wherever the total is filled and stand as far in: they belong to it, and add nothing. */
function withNoughts(rows: Row[], nodes: readonly Node[], open: readonly number[], run: number[], row: Row): number[] {
  const [first = 0] = run
  const above = open.at(open.indexOf(first) - 1)
  const line = above === first - 1 && open.indexOf(first) > 0 ? rows[above] : undefined
  if (!line || nodes[first - 1]?.parts.length !== 0 || line.indent !== rows[first]?.indent || line.values.length === 0) return run
  const isNone = row.values.every(({ index }) => isNought(figure(line, index)?.value ?? '1'))
  return isNone ? withNoughts(rows, nodes, open, [first - 1, ...run], row) : run
}

/** The line of a section that has no other, where its total says in every column what it says. */
function onlyLine(rows: Row[], within: readonly number[], row: Row): number[] | null {
  const [line, another] = within
  if (line === undefined || another !== undefined || row.values.length === 0) return null
  const isCopy = row.values.every(({ index, value }) => value !== null && figure(rows[line], index)?.value === value)
  return isCopy && row.values.some(({ value }) => !isNought(value ?? '0')) ? [line] : null
}

/** The line of a cash flow's section that has no other and no heading: `Investments | −2,377`, and right below it what investing comes to. */
function ownLine(rows: Row[], nodes: readonly Node[], open: readonly number[], index: number): number[] {
  const [above, row] = [rows[index - 1], rows[index]]
  const isPlain = open.at(-1) === index - 1 && nodes[index - 1]?.parts.length === 0 && !mayBeResult(above?.label ?? '')
  return isPlain && row?.values.some(({ value }) => isTelling(value ?? '0')) && isOfSection(row.label) ? [index - 1] : []
}

function drop(list: number[], value: number): void {
  const at = list.lastIndexOf(value)
  if (at >= 0) list.splice(at, 1)
}

/** So many lines are a section; the more are tried, the sooner some add up by chance. */
const FEW = 20
/** In longer lists two of them do. */
const MANY = 100

function runThatAdds(rows: Row[], nodes: Node[], additive: boolean[], open: number[], row: Row): number[] | null {
  const goals = row.values.filter(({ value }) => value !== null)
  if (goals.every(({ value }) => isNought(value ?? '0'))) return null
  const total = isTotalLabel(row.label)
  // One figure that happens to be the sum of its neighbours proves nothing without the word, nor does it beside noughts or a second time, unless
  // it closes what the first of them opens, or has too many digits for chance.
  const figures = new Set(goals.flatMap(({ value }) => (Number(value) === 0 ? [] : [Number(value)])))
  const isAlone = figures.size < 2 && !total
  // Floats find the candidates fast; exact decimals decide.
  const goal = goals.find(({ value }) => !isNought(value ?? '0')) ?? goals[0]
  const wanted = Number(goal?.value ?? 0)
  let sum = 0
  let filled = 0
  let isDense = true
  const run: number[] = []
  for (let back = open.length - 1; back >= Math.max(0, open.length - MAX_BACK); back--) {
    const index = open[back] ?? 0
    run.unshift(index)
    sum += Number(figure(rows[index], goal?.index ?? 0)?.value ?? 0)
    if (Number(figure(rows[index], goal?.index ?? 0)?.value ?? 0) !== 0) filled++
    // Figures here and there, as in a statement of equity, are of other things.
    isDense &&= figure(rows[index], goal?.index ?? 0) !== undefined
    if (run.length < 2 || Math.abs(sum - wanted) > Math.abs(wanted) * 1e-6 + (total ? 3 : 1e-6)) continue
    const isOneFigure = filled < 2 && !total
    const isProof = filled > 1 && run.length <= FEW && isDense && isTelling(goal?.value ?? '0', filled > 2 || rows.length <= MANY ? 4 : 5)
    if ((isAlone ? !isProof : isOneFigure) && !((!isAlone || run.length > 2) && opensAndCloses(rows[index]?.label ?? '', row.label)))
      continue
    if (goals.every(({ index: column, value }) => adds(rows, run, column, value ?? '0', total)))
      return total ? exactRun(rows, nodes, additive, run, goals) : run
  }
  return null
}

export function adds(rows: Row[], run: number[], column: number, stated: Decimal, total: boolean): boolean {
  const values = run.map(index => figure(rows[index], column)?.value ?? '0')
  return makes(values, () => 1, stated, total ? run.length : 0)
}

/**
 * A figure above its details: the lines that are indented below it, where they add up to it in every column, or in most of several. Where
 * they do so in none they may be a part of it only, and nothing is said. The last of them is a detail, though it is also what the others leave.
 */
export function byDetails(rows: Row[], nodes: Node[], additive: boolean[]): void {
  const below = new Map<number, number[]>()
  for (const [at, { parent, kind }] of nodes.entries())
    if (parent !== null && parent < at && kind !== 'heading' && additive[at]) {
      const list = below.get(parent)
      if (list) list.push(at)
      else below.set(parent, [at])
    }
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    const details = (below.get(index) ?? []).filter(at => (rows[at]?.indent ?? 0) > row.indent)
    if (!node || node.kind === 'heading' || node.parts.length > 0 || details.length < 2 || !additive[index]) continue
    const goals = row.values.filter(({ value }) => value !== null && !isNought(value))
    if (goals.length === 0) continue
    const fitting = (rounded: boolean) =>
      goals.filter(({ index: column, value }) => adds(rows, details, column, value ?? '0', rounded)).length
    const fits = fitting(true)
    if (fitting(false) * 2 < goals.length || (fits < goals.length && (fits < 2 || fits * 3 < goals.length * 2))) continue
    node.parts = details.map(at => ({ index: at, sign: 1 as const }))
    node.evidence = 'figures'
    for (const detail of details.map(at => nodes[at]))
      if (detail?.parts.some(part => part.index === index)) Object.assign(detail, { parts: [], evidence: null })
  }
}

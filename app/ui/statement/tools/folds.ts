import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import type { ShownRow } from '../layout.ts'
import type { StatementTools } from '../tools.ts'

// Lines that belong to a line are put away and shown again. Whose a line is, its parent says; where a total stands below its lines they go
// from above it.

interface Tree {
  parents: Map<string, string | null>
  foldable: Set<string>
  /** How many steps each line stands under others. The parts of a result stand beside it, and are no step further in. */
  steps: Map<string, number>
}
const known = new WeakMap<readonly LineItemView[], Tree>()

function treeOf({ lineItems }: StatementView) {
  const found = known.get(lineItems)
  if (found) return found
  const parents = new Map(lineItems.map(({ id, parent }) => [id, parent]))
  const foldable = new Set(lineItems.flatMap(({ parent }) => (parent !== null && parents.has(parent) ? [parent] : [])))
  const levels = new Map(lineItems.map(({ id, level }) => [id, level]))
  const made: Tree = { parents, foldable, steps: new Map() }
  for (const { id } of lineItems) {
    const line = [id, ...linesAbove(parents, id)]
    const deeper = line.filter((each, at) => at + 1 < line.length && (levels.get(each) ?? 0) > (levels.get(line[at + 1] ?? '') ?? 0))
    made.steps.set(id, deeper.length)
  }
  known.set(lineItems, made)
  return made
}

function linesAbove(parents: Tree['parents'], id: string): string[] {
  const found: string[] = []
  for (let at = parents.get(id) ?? null; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at)
  return found
}

/** Lines above a line, nearest first. */
export const above = (view: StatementView, id: string): string[] => linesAbove(treeOf(view).parents, id)

/** How many levels of lines there are. */
export const depthOf = (view: StatementView): number => Math.max(0, ...treeOf(view).steps.values()) + 1

/** What is put away so that the first `levels` levels stay. */
export function closedBelow(view: StatementView, levels: number): Set<string> {
  const { parents, steps } = treeOf(view)
  return new Set(
    [...parents].flatMap(([id, parent]) => (parent !== null && parents.has(parent) && (steps.get(id) ?? 0) >= levels ? [parent] : [])),
  )
}

/** How many levels stay with these put away; null where that is no whole number of levels. */
export function levelsOf(view: StatementView, closed: ReadonlySet<string>): number | null {
  const depth = depthOf(view)
  if (closed.size === 0) return depth
  for (let levels = 1; levels < depth; levels++) {
    const below = closedBelow(view, levels)
    if (below.size === closed.size && [...below].every(id => closed.has(id))) return levels
  }
  return null
}

export const foldable: StatementTools['foldable'] = view => treeOf(view).foldable

export const unfolded: StatementTools['unfolded'] = (rows, view, closed) => {
  if (closed.size === 0) return [...rows]
  const hidden = (row: ShownRow) =>
    above(view, row.item.id).some(id => closed.has(id)) || (row.rounding === true && closed.has(row.item.id))
  const { foldable } = treeOf(view)
  // A heading over nothing but lines that are put away says nothing.
  const empty = ({ item }: ShownRow, at: number): boolean => {
    if (item.kind !== 'heading' || foldable.has(item.id)) return false
    const end = rows.findIndex((row, index) => index > at && row.item.level <= item.level)
    const under = rows.slice(at + 1, end < 0 ? undefined : end)
    return under.length > 0 && under.every(hidden)
  }
  return rows.filter((row, at) => !hidden(row) && !empty(row, at))
}

/** As in every tree: left puts the lines of a line away, or goes to the line that it belongs to; right shows them. */
export const foldByKey: StatementTools['foldByKey'] = (event, view, { closed }, onArrange) => {
  const opens = event.key === 'ArrowRight'
  if ((event.key !== 'ArrowLeft' && !opens) || event.ctrlKey || event.metaKey || event.altKey) return false
  const cell = event.target instanceof Element ? event.target.closest('th[scope="row"]') : null
  const id = cell?.closest<HTMLElement>('tr[data-line]')?.dataset.line
  if (id === undefined) return false
  const folds = treeOf(view).foldable.has(id)
  if (folds && closed.has(id) === opens) {
    event.preventDefault()
    onArrange({ closed: toggled(closed, id) })
    return true
  }
  const parent = opens ? undefined : above(view, id)[0]
  const row = parent === undefined ? null : event.currentTarget.querySelector(`tr[data-line="${CSS.escape(parent)}"]`)
  const target = row?.querySelector<HTMLElement>('th > button:not(.fold)') ?? row?.querySelector<HTMLElement>('th')
  if (!target) return false
  event.preventDefault()
  target.tabIndex = -1
  target.focus()
  return true
}

export function toggled(closed: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(closed)
  if (!next.delete(id)) next.add(id)
  return next
}

export const kept: StatementTools['kept'] = (pinned, id) => (pinned.includes(id) ? pinned.filter(each => each !== id) : [...pinned, id])

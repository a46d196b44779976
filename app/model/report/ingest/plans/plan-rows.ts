import type { Cell } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import type { List } from '../sheets/list.ts'
import { isGroup, isNamed, type PlanRoles, type Role } from './plan-roles.ts'
import type { Say } from './plan-values.ts'
import { firstOf } from '../cells/text.ts'
import { isTotal } from '../rows/total-words.ts'

export interface Row {
  row: number
  /** The column in which its name stands. */
  what: number
  /** Named left of where tasks are: it heads those below it. */
  heads: boolean
  cell(role: Role): Cell | undefined
  /** The name of the cell, also where nothing stands in it. */
  name(role: Role): string
}

export const cellIn = (list: List, row: number, column: number): Cell | undefined =>
  list.grid.rows[row]?.[list.columns[column]?.index ?? -1]
const nameAt = (list: List, row: number, column: number): string => cellName(row, list.columns[column]?.index ?? 0)

/** Rows that name a task; the others that hold something are told, those that follow each other at once. */
export function namedRows(list: List, roles: PlanRoles, say: Say): Row[] {
  const nameless: { row: number; name: string }[][] = []
  const headedBy = headRows(list, roles)
  const heads: string[] = []
  const named = list.rows.flatMap(row => {
    const known = roles.whats.findLast(at => !isBlank(cellIn(list, row, at)))
    const head = headedBy.get(row) ?? null
    const what = known ?? head ?? roles.of.get('what') ?? -1
    const at = (role: Role): number => (role === 'what' ? what : (roles.of.get(role) ?? -1))
    // What names a group is none of its own ids or dates.
    const cell = (role: Role): Cell | undefined => (role !== 'what' && at(role) === head ? undefined : cellIn(list, row, at(role)))
    const name = (role: Role): string => nameAt(list, row, at(role))
    if (isTotal(cellText(cell('what'))) && isBlank(cell('ref'))) {
      say('info', 'total-row', name('what'), `“${cellText(cell('what'))}” sums up the tasks: it is none. It was left out.`)
      return []
    }
    if (head !== null) heads.push(name('what'))
    if (repeatsHeader(list, row)) return []
    if (!isBlank(cell('what')) && !namesColumns(list, row)) return [{ row, what, heads: head !== null, cell, name }]
    if (list.columns.some(({ index }) => !isBlank(list.grid.rows[row]?.[index]))) {
      const run = nameless.at(-1)
      if (run?.at(-1)?.row === row - 1) run.push({ row, name: name('what') })
      else nameless.push([{ row, name: name('what') }])
    }
    return []
  })
  const [first] = heads
  if (first !== undefined)
    say(
      'info',
      'headings',
      first,
      heads.length === 1
        ? 'What stands left of the names of tasks heads those below it.'
        : `What stands left of the names of tasks heads those below it (${heads.length} lines: ${firstOf(heads)}).`,
    )
  for (const run of nameless) {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) continue
    const lines =
      run.length === 1 ? `Line ${first.row + 1} names no task. It was` : `Lines ${first.row + 1} to ${last.row + 1} name no task. They were`
    say('warning', 'no-name', first.name, `${lines} left out.`)
  }
  return named
}

/** The names of the columns once more, over the next tasks below each other. */
function repeatsHeader(list: List, row: number): boolean {
  const again = list.columns.filter(({ index, label }) => {
    const cell = list.grid.rows[row]?.[index]
    return cell?.kind === 'text' && label !== '' && cell.value.trim().toLowerCase() === label.trim().toLowerCase()
  })
  return again.length >= 2
}

/** `Subitems`, `Name`, `Owner`, `Status` amid the tasks: names of columns for lines that are listed in another way. */
function namesColumns(list: List, row: number): boolean {
  const texts = list.columns.flatMap(({ index }) => {
    const cell = list.grid.rows[row]?.[index]
    return isBlank(cell) ? [] : [cell?.kind === 'text' ? cellText(cell) : '']
  })
  return texts.length >= 3 && texts.every(text => isNamed(text) || /^(?:sub-?items?|date|datum|priorit\p{L}*)$/iu.test(text))
}

/** Rows that head tasks, with the column in which they are named: a task comes next, but for more that heads it. */
function headRows(list: List, roles: PlanRoles): Map<number, number> {
  const heads = new Map<number, number>()
  let beforeTask = false
  for (const row of list.rows.toReversed()) {
    const isTask = roles.whats.some(at => !isBlank(cellIn(list, row, at)))
    const head = isTask ? null : headIn(list, roles, row)
    if (head === null) beforeTask = isTask
    else if (beforeTask) heads.set(row, head)
  }
  return heads
}

/**
 * The column left of the tasks in which a row names a group: alone in a column of ids, of groups or without a name, or as words in the
 * column of ids, as Primavera lays out its folders. Only words are a name: an id alone is a line that nobody filled in.
 */
function headIn(list: List, { of, whats }: PlanRoles, row: number): number | null {
  const first = whats[0] ?? -1
  const filled = list.columns.flatMap((_, at) => (isBlank(cellIn(list, row, at)) ? [] : [at]))
  const [at] = filled
  if (at === undefined || at >= first) return null
  const cell = cellIn(list, row, at)
  const text = cell?.kind === 'text' ? cell.value.trim() : ''
  const label = list.columns[at]?.label.trim() ?? ''
  const inIds = at === of.get('ref')
  if (!/\p{L}{2}/u.test(text) || text.length > 120) return null
  if (filled.length === 1) return label === '' || isGroup(label) || (inIds && /\s/.test(text)) ? at : null
  return inIds && /\S {2,}\p{L}/u.test(text) ? at : null
}

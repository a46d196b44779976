import { cellName, cellText, isBlank } from '../cells/grid.ts'
import type { List } from '../sheets/list.ts'
import { isGroup, type PlanRoles } from './plan-roles.ts'
import { circlesOf, type Dependency, dependenciesOf, meantBy, Names } from './plan-tree.ts'
import { type Say, shownId } from './plan-values.ts'
import { shorten } from '../cells/text.ts'

interface Called {
  row: number
  ref: string
  /** What it may be called, each in the place that `placesOf` counts. */
  names: string[]
}

/** Where among a row's names its ids stand, a plain number before one whose dots are a hierarchy: predecessors name that one. */
export const placesOf = ({ ids, of }: PlanRoles, rows: readonly Called[]): number[] => [
  ...ids
    .map((column, at) => ({ place: at + 1, isTree: column === of.get('ref') }))
    .sort((a, b) => Number(a.isTree) - Number(b.isTree))
    .map(({ place }) => place),
  // The numbers in front of names, behind ids of a column.
  ...(ids.length > 0 && rows.some(({ names }) => names[0] !== '') ? [0] : []),
]

/** What dependencies were read by, and what they are read by something else that they may mean. */
interface Links {
  links: Dependency[][]
  choice?: { cell: string; by: string; others: { by: string; links: Dependency[][] }[] }
}

/** What each item waits for: by the columns that say so, and by those that say what waits for an item. Names that nobody has are told. */
export function linksOf(list: List, roles: PlanRoles, rows: readonly Called[], say: Say): Links {
  const said = (columns: readonly number[]): { at: number; cell: string; text: string }[] =>
    rows.flatMap(({ row }, at) =>
      columns.flatMap(column => {
        const index = list.columns[column]?.index ?? 0
        const cell = list.grid.rows[row]?.[index]
        // Each on a line of its own.
        const text = cell?.kind === 'text' && cell.value.includes('\n') ? cell.value.trim() : shownId(cell)
        return text === '' ? [] : [{ at, cell: cellName(row, index), text }]
      }),
    )
  const links: Dependency[][] = rows.map(() => [])
  let choice: Links['choice']
  const read = (columns: readonly number[], link: (at: number, found: Dependency) => void): void => {
    const cells = said(columns)
    const texts: string[] = rows.map(() => '')
    for (const { at, text } of cells) texts[at] = [texts[at], text].filter(other => other !== '').join(', ')
    const counted = countsLines(roles, rows, texts)
    const byLine = counted?.alone ? counted.lines : null
    const readBy = (names: Names): Dependency[][] => {
      const found: Dependency[][] = rows.map(() => [])
      for (const { at, text } of cells) found[at]?.push(...dependenciesOf(text, at, names))
      return found
    }
    const { first, others, twofold } = meantBy(texts, rows, placesOf(roles, rows))
    const names = byLine ? new Names(byLine) : new Names(rows, first)
    const labelOf = (place: number | null): string =>
      place === 0 ? 'the numbers of the names' : (list.columns[roles.ids[(place ?? 0) - 1] ?? -1]?.label ?? '')
    const column = labelOf(first)
    const either = counted && !counted.alone ? counted.lines : null
    const told = byLine || either ? cells[0]?.cell : cells.find(({ at }) => at === twofold?.at)?.cell
    if (columns === roles.dependsOn && roles.blocks.length === 0 && told !== undefined)
      choice = {
        cell: told,
        by: byLine ? LINES : column,
        others: byLine
          ? [
              { by: ROWS, links: readBy(new Names(rows.map(({ row }) => ({ names: [String(row + 1)] })))) },
              ...(roles.ids.length > 0 ? [{ by: labelOf(1), links: readBy(new Names(rows)) }] : []),
            ]
          : [
              ...others.map(place => ({ by: labelOf(place), links: readBy(new Names(rows, place)) })),
              ...(either ? [{ by: LINES, links: readBy(new Names(either)) }] : []),
            ],
      }
    if (byLine)
      say(
        'warning',
        'dependency-lines',
        told ?? '',
        roles.ids.length === 0
          ? 'Dependencies are numbers, and no task has an id: they were read as lines of the table, with the first task on line 1.'
          : `Dependencies are numbers that “${shorten(labelOf(1), 40)}” has not all of: they were read as lines of the table, with the first task on line 1.`,
      )
    if (either)
      say(
        'warning',
        'dependency-ids',
        told ?? '',
        `Dependencies are numbers that may be those under “${shorten(column, 40)}” or lines of the table. All of them were read by “${shorten(column, 40)}”.`,
      )
    if (twofold)
      say(
        'warning',
        'dependency-ids',
        told ?? '',
        `“${shorten(twofold.part, 40)}” is one task by “${shorten(column, 40)}” and another by another column of ids. All of them were read by “${shorten(column, 40)}”.`,
      )
    for (const { at, cell, text } of cells)
      for (const found of dependenciesOf(text, at, names)) {
        link(at, found)
        if (found.item !== null) continue
        const itself = names.find(found.text, -1) === at
        say(
          'warning',
          'unknown-dependency',
          cell,
          itself
            ? `“${shorten(found.text, 40)}” is the task itself: the dependency stays a text.`
            : `No task is called “${shorten(found.text, 40)}”: the dependency stays a text.`,
        )
      }
  }
  read(roles.dependsOn, (at, found) => links[at]?.push(found))
  // Told from the other side: once, where both say it.
  read(roles.blocks, (at, { item, plain }) => {
    const own = item === null ? undefined : links[item]
    if (own && !own.some(known => known.item === at))
      own.push({ text: rows[at]?.ref || (rows[at]?.names.findLast(name => name !== '') ?? ''), item: at, plain })
  })
  for (const at of circlesOf(links.map(own => own.map(({ item }) => item)))) {
    const column = list.columns[roles.dependsOn[0] ?? roles.blocks[0] ?? -1]?.index ?? 0
    say(
      'warning',
      'circular-dependency',
      cellName(rows[at]?.row ?? 0, column),
      'The task waits for itself, by way of the tasks that it waits for.',
    )
  }
  return { links, ...(choice && { choice }) }
}

/** What numbers may count where tasks have no ids. */
const LINES = 'lines of the table'
const ROWS = 'rows of the sheet'

/**
 * Rows by the number of their line, where all dependencies are such numbers and tasks have no ids, or none but those of a hierarchy (`1.2`): MS
 * Project counts lines beside its outline. `alone`: they can be nothing else.
 */
function countsLines(
  { ids, of }: PlanRoles,
  rows: readonly Called[],
  texts: readonly string[],
): { lines: { names: string[] }[]; alone: boolean } | null {
  const first = rows[0]?.row ?? 0
  const lines = rows.map(({ row }) => ({ names: [String(row - first + 1)] }))
  if (texts.every(text => text === '')) return null
  const readBy = (names: Names): Dependency[] => texts.flatMap((text, at) => dependenciesOf(text, at, names))
  const all = (found: Dependency[]): boolean => found.every(({ item, text }) => item !== null && !/\d\.\d/.test(text))
  const isOutline = ids.length === 1 && ids[0] === of.get('ref') && rows.some(({ ref }) => /\d\.\d/.test(ref))
  const isFree = ids.length === 0 && !rows.some(({ names }) => names.some(name => /^\d+$/.test(name)))
  if (!(isFree || isOutline)) return null
  const [byLines, byIds] = [readBy(new Names(lines)), readBy(new Names(rows))]
  if (!all(byLines)) return null
  const alone = isFree || !all(byIds)
  return alone || byIds.some(({ item }, at) => item !== byLines[at]?.item) ? { lines, alone } : null
}

/**
 * Rows with nothing but a name, where the first of a plan is one and no column or indent says what belongs where: groups with their tasks
 * below them.
 */
export function headingsIn(list: List, roles: PlanRoles, all: readonly { row: number; heads: boolean }[], say: Say): Set<number> {
  if (list.heads) return new Set(list.heads)
  const rows = all.filter(({ heads }) => !heads)
  const what = list.columns[roles.of.get('what') ?? -1]?.index ?? -1
  const bare = ({ row }: { row: number }): boolean =>
    list.columns.every(({ index }) => index === what || isBlank(list.grid.rows[row]?.[index]))
  const found = rows.filter(bare)
  const [first] = found
  const tells = (['parent', 'epic', 'level'] as const).some(role => {
    const column = list.columns[roles.of.get(role) ?? -1]?.index ?? -1
    return rows.some(({ row }) => !isBlank(list.grid.rows[row]?.[column]))
  })
  if (!first || first !== rows[0] || tells || roles.whats.length > 1 || found.length * 2 > rows.length) return new Set()
  const indented = rows.some(({ row }) => {
    const cell = list.grid.rows[row]?.[what]
    return (cell?.indent ?? 0) > 0 || (cell?.kind === 'text' && /^\s/.test(cell.value)) || list.grid.outline.has(row)
  })
  if (indented) return new Set()
  const names = found.map(({ row }) => `“${shorten(cellText(list.grid.rows[row]?.[what]), 40)}”`)
  say(
    'info',
    'headings',
    cellName(first.row, what),
    `${names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more lines` : names.join(', ')} ${names.length === 1 ? 'has' : 'have'} nothing but a name: the tasks below were taken as ${names.length === 1 ? 'its' : 'their'} parts.`,
  )
  return new Set(found.map(({ row }) => row))
}

/**
 * `Design` once, for the tasks below it: a column of groups in which a name stands only where it begins. By column and row: the row in which
 * its name stands.
 */
export function groupsAbove(
  list: List,
  roles: PlanRoles,
  rows: readonly { row: number; what: number; heads: boolean }[],
  say: Say,
): Map<number, Map<number, number>> {
  const groups = new Map<number, Map<number, number>>()
  const taken = new Set(roles.of.values())
  for (const [column, { index, label, cell }] of list.columns.entries()) {
    if (!isGroup(label) || taken.has(column) || rows.some(({ heads, what }) => heads && what === column)) continue
    const texts = rows.map(({ row }) => cellText(list.grid.rows[row]?.[index]))
    const repeats = texts.some((text, at) => text !== '' && text === texts[at - 1])
    if (texts[0] === '' || repeats || !texts.includes('')) continue
    let above = rows[0]?.row ?? 0
    const found = new Map<number, number>()
    for (const [at, { row }] of rows.entries()) {
      if (texts[at] !== '') above = row
      else found.set(row, above)
    }
    groups.set(column, found)
    say('info', 'carried-down', cell, `An empty cell under “${shorten(label, 40)}” was read as the name above it.`)
  }
  return groups
}

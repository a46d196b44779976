import { compare } from '../../../money.ts'
import type { ImportPlan, ImportPlanItem, ImportProblem } from '../../import.ts'
import { areLetters, statusOfWords } from '../../plan-status.ts'
import { MONTH_WORD } from '../time/dates.ts'
import type { Reading } from '../cells/figure.ts'
import { barsOf } from './gantt-bars.ts'
import type { Cell } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import type { List } from '../sheets/list.ts'
import { titleOf } from './plan-title.ts'
import { planRoles, type PlanRoles, type Role } from './plan-roles.ts'
import { isTree, onlyCounts } from './plan-columns.ts'
import { cellIn, namedRows, type Row } from './plan-rows.ts'
import { groupsAbove, headingsIn, linksOf, placesOf } from './plan-links.ts'
import { bareName, isNothing, levelsOfParents, MARKS, meantBy, nameAlone, Names, numbersOf, parentsOf } from './plan-tree.ts'
import { daysOf } from './plan-days.ts'
import { percentDone, type ProgressCell, progressCell, type Say, shownId, wholeOf } from './plan-values.ts'
import { shorten } from '../cells/text.ts'

/** Plan items from a list of tasks. What cannot be decided stays open and is a problem with its cell; nothing is left out in silence. */
export function buildPlan(list: List, reading: Reading, problems: ImportProblem[], firstMonth = 1): ImportPlan {
  const say: Say = (severity, code, cell, message) => problems.push({ severity, code, sheet: list.grid.name, cell, message })
  const roles = planRoles(list)
  tellCounts(list, roles, say)
  const rows = namedRows(list, roles, say)
  // Beside plain ids the numbers in front of the names still say what is a part of what.
  const numbers = isTree(list, roles.of.get('ref') ?? -1) ? [] : numbersOf(rows.map(({ cell }) => cellText(cell('what'))))
  const heads = headingsIn(list, roles, rows, say)
  const tree = rows.map(({ row, what, heads: isHead, cell }, at) => ({
    row,
    names: [
      numbers[at] ?? '',
      ...roles.ids.map(at => shownId(cellIn(list, row, at))),
      cellText(cell('what')),
      bareName(cellText(cell('what')), numbers[at] ?? ''),
      // Its stories say the epic's name too: only the epic is called so.
      ...(/^epic$/i.test(cellText(cellIn(list, row, roles.type))) ? [cellText(cellIn(list, row, roles.epicName))] : []),
    ],
    ref: numbers[at] ?? shownId(cell('ref')),
    parent: isNothing(shownId(cell('parent'))) ? '' : nameAlone(shownId(cell('parent'))),
    epic: cellText(cell('epic')),
    level: levelIn(cell('level')),
    indent: roles.whats.indexOf(what) * 1_000 + indentOf(cell('what'), list.grid.outline.get(row) ?? 0),
    heads: isHead || heads.has(row),
  }))
  const lost = new Set<number>()
  const parents = parentsOf(
    tree,
    new Names(
      tree,
      meantBy(
        tree.map(({ parent }) => parent),
        tree,
        placesOf(roles, tree),
      ).first,
    ),
    at => {
      lost.add(at)
      const { name, cell } = rows[at] as Row
      say('warning', 'unknown-parent', name('parent'), `No task is called “${shorten(shownId(cell('parent')), 40)}”: it stands by itself.`)
    },
    at =>
      say(
        'warning',
        'circular-parent',
        rows[at]?.name('parent') ?? '',
        'The task is a part of itself, by way of its parents: it stands by itself.',
      ),
  )
  const levels = levelsOfParents(parents)
  const { links, choice } = linksOf(list, roles, tree, say)
  const progress = rows.map(({ cell, name }) => progressCell(cell('progress'), name('progress'), reading))
  const { whole } = tellProgress(progress, say)
  const groups = groupsAbove(list, roles, rows, say)
  const openDays: NonNullable<ImportPlan['openDays']> = []
  const items = rows.map((entry, at): ImportPlanItem => {
    const { row, cell, name } = entry
    const days = daysOf(entry, { reading, firstMonth, say })
    const { from, to } = days
    for (const side of ['from', 'to'] as const)
      if (days[side] === null && days.unsaid.includes(side)) openDays.push({ cell: name(side), item: at, side })
    if (from && to && from > to) say('warning', 'ends-before-it-begins', name('to'), `It ends on ${to}, before it begins on ${from}.`)
    const done = progress[at]
    const kept = new Set<number>(
      [...roles.of.entries()].flatMap(([role, column]) => (isKept(role, lost.has(at), parents[at] !== null) ? [column] : [])),
    )
    for (const column of roles.dependsOn) kept.add(column)
    kept.delete(roles.of.get('what') ?? -1)
    kept.add(entry.what)
    const own = links[at] ?? []
    // What a role cannot say in full is told as it stands.
    if (own.some(({ plain }) => !plain)) for (const column of roles.dependsOn) kept.delete(column)
    for (const role of days.unsaid) kept.delete(roles.of.get(role) ?? -1)
    if (done && (done.percent ?? done.stored) === null) kept.delete(roles.of.get('progress') ?? -1)
    return {
      ref: shownId(cell('ref')),
      what: cellText(cell('what')),
      level: levels[at] ?? 0,
      parent: parents[at] ?? null,
      squad: isNothing(cellText(cell('squad'))) ? '' : cellText(cell('squad')),
      from,
      to,
      status: cellText(cell('status')),
      ...(isBlank(cell('status')) ? {} : { statusCell: name('status') }),
      progress: done ? percentDone(done, whole) : null,
      ...(done?.stored != null && { progressStored: done.stored }),
      ...(done && { progressCell: done.name }),
      dependsOn: own.map(({ text }) => text),
      ...(own.length > 0 && { waitsFor: own.map(({ item }) => item) }),
      cell: name('what'),
      more: list.columns.flatMap(({ index, label }, column) => {
        const own = list.grid.rows[row]?.[index]
        const above = isBlank(own) ? groups.get(column)?.get(row) : undefined
        const more = above === undefined ? own : list.grid.rows[above]?.[index]
        return kept.has(column) || !more || isBlank(more) || list.grid.hiddenColumns.has(index)
          ? []
          : [{ label, cell: cellName(above ?? row, index), text: cellText(more) }]
      }),
    }
  })
  tellIds(list, rows, roles, say)
  tellStatus(items, say)
  if (items.every(({ from, to }) => from === null && to === null)) tellUndated(list, rows, say)
  if (items.length === 0) say('info', 'no-rows', list.columns[0]?.cell ?? 'A1', 'The plan has a header, but no rows yet.')
  return {
    sheet: list.grid.name,
    title: titleOf(list),
    items,
    volumes: [],
    whole,
    anchor: list.columns[0]?.cell ?? 'A1',
    ...(openDays.length > 0 && { openDays }),
    ...(choice && {
      links: {
        ...choice,
        others: choice.others.map(({ by, links: other }) => ({
          by,
          items: other.map(own => ({ dependsOn: own.map(({ text }) => text), waitsFor: own.map(({ item }) => item) })),
        })),
      },
    }),
  }
}

/** Whether what stands in the column is said in full by the item's own fields. */
function isKept(role: Role, lost: boolean, hasParent: boolean): boolean {
  if (role === 'parent') return !lost
  return role !== 'level' && (role !== 'epic' || (hasParent && !lost))
}

function indentOf(cell: Cell | undefined, outline: number): number {
  const text = cell?.kind === 'text' ? cell.value : ''
  const spaces = /^\s*/.exec(text)?.[0].length ?? 0
  // `- Survey`, `-- Site`: marks at the front, each further in than none.
  const marks = (MARKS.exec(text)?.[0] ?? '').replace(/\s/g, '').length
  return spaces + marks * 3 + (cell?.indent ?? 0) * 3 || outline
}

function levelIn(cell: Cell | undefined): number | null {
  const text = cellText(cell)
  return /^\d{1,2}$/.test(text) ? Number(text) : null
}

/** Says how progress was read where no percent sign said it, and asks where nothing tells. */
function tellProgress(cells: readonly (ProgressCell | null)[], say: Say): { whole: 1 | 100 | null } {
  const given = cells.filter(cell => cell !== null)
  const { whole, mixed } = wholeOf(given)
  const plain = given.filter(({ stored }) => stored !== null)
  for (const cell of given) {
    const { name, text, readable } = cell
    const percent = percentDone(cell, whole)
    if (!readable) say('warning', 'unreadable-progress', name, `“${shorten(text, 40)}” says no progress in percent.`)
    else if (percent !== null && (compare(percent, '0') < 0 || compare(percent, '100') > 0))
      say('warning', 'progress-range', name, `A progress of ${percent} % is not between 0 and 100: the item has none.`)
  }
  const first = plain[0]
  if (!first) return { whole }
  if (whole === null)
    say(
      'warning',
      'progress-scale',
      (plain.find(cell => percentDone(cell, null) === null) ?? first).name,
      mixed
        ? 'Some progress is a part of one, some is over one: nothing says whether 0.4 is 40 % or 0.4 %. Say which.'
        : 'Nothing says whether a progress of 1 is all of it or 1 %. Say which.',
    )
  else if (whole === 1) say('info', 'progress-scale', first.name, 'Progress was read as a part of one: 0.4 is 40 %.')
  return { whole }
}

/** A start or an end that only counts is told once, and stays a column like any other. */
function tellCounts(list: List, roles: PlanRoles, say: Say): void {
  for (const role of ['from', 'to'] as const) {
    const column = roles.of.get(role) ?? -1
    if (!onlyCounts(list, column)) continue
    const { label, cell, index } = list.columns[column] ?? { label: '', cell: 'A1', index: 0 }
    const first = list.rows.map(row => list.grid.rows[row]?.[index]).find(found => !isBlank(found))
    say(
      'warning',
      'counted-days',
      cell,
      `“${shorten(label, 40)}” counts (${shorten(cellText(first), 10)} …) and names no day of the calendar: the tasks have no ${role === 'from' ? 'first' : 'last'} day by it. It is kept with them.`,
    )
    roles.of.delete(role)
  }
}

/** Bars under `Week 1`, `M T W` draw when tasks are, but on no day that is known. */
function tellUndated({ grid, columns }: List, rows: readonly Row[], say: Say): void {
  const free = columns.map(({ index }) => index).filter(index => rows.every(({ row }) => isBlank(grid.rows[row]?.[index])))
  const { bars } = barsOf(
    grid,
    rows.map(({ row }) => row),
    free,
  )
  const [first] = bars
  if (first && bars.size * 3 > rows.length)
    say(
      'warning',
      'drawn-without-days',
      cellName(first[0], first[1][0] ?? 0),
      'Coloured cells draw when the tasks are, but what stands over them names no day of the calendar: the tasks have no days. Write a start and an end, or dates over the columns.',
    )
}

/** `1.2` as spreadsheets show it once they took it for a day: `2-Jan`, `01. Feb`, `4/1`, `2026-02-01 0:00:00`. */
const LIKE_A_DATE = new RegExp(
  `^(?:\\d{1,2}[-. ]{1,2}(?:${MONTH_WORD})|(?:${MONTH_WORD})[-. ]{1,2}\\d{1,2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{4}-\\d{2}-\\d{2}.*)$`,
  'i',
)

/** Ids that Excel changed, or that stand twice. */
function tellIds(list: List, rows: readonly Row[], roles: PlanRoles, say: Say): void {
  const seen = new Map<string, string>()
  const numbered = rows.filter(({ cell }) => /^\d+(?:\.\d+)*\.?$/.test(shownId(cell('ref')))).length
  for (const { cell, name } of rows) {
    const ref = cell('ref')
    const id = shownId(ref)
    if (id === '' || !roles.of.has('ref')) continue
    if (ref?.kind === 'text' && numbered * 2 > rows.length && LIKE_A_DATE.test(id))
      say(
        'warning',
        'id-is-a-date',
        name('ref'),
        `The id “${shorten(id, 40)}” looks like a date among numbers: a spreadsheet may have changed it. Write it as text in the file.`,
      )
    if (ref?.kind === 'date')
      say(
        'warning',
        'id-is-a-date',
        name('ref'),
        `The id is stored as the date ${id}: the spreadsheet changed it. Write it as text in the file.`,
      )
    const before = seen.get(id)
    if (before === undefined) seen.set(id, name('ref'))
    else
      say(
        'warning',
        'double-id',
        name('ref'),
        `The id ${shorten(id, 40)} stands in ${before} too.${/^\d+\.\d$/.test(id) && ref?.kind === 'number' ? ` A number cell cannot tell ${id} from ${id}0.` : ''}`,
      )
  }
}

/** Each word for a status that is not understood, once. */
function tellStatus(items: readonly ImportPlanItem[], say: Say): void {
  const letters = areLetters(items.map(({ status }) => status))
  const unknown = new Map<string, { cell: string; count: number }>()
  for (const { status, statusCell } of items) {
    // A formula that answers nothing, or whose answer is not in the file, says nothing: the latter is told of the sheet.
    if (!statusCell || isNothing(status) || statusOfWords(status, letters)) continue
    const known = unknown.get(status)
    if (known) known.count++
    else unknown.set(status, { cell: statusCell, count: 1 })
  }
  for (const [status, { cell, count }] of unknown)
    say(
      'warning',
      'unknown-status',
      cell,
      `“${shorten(status, 40)}” is no status that is understood (${count === 1 ? '1 item' : `${count} items`}). Say what it means; until then they have none.`,
    )
}

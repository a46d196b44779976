import type { ImportPlan, ImportPlanItem, ImportProblem } from '../../import.ts'
import { isFigure, isMissingMark, type Reading, visibleCells } from '../cells/figure.ts'
import { type Bucket, bucketsOf } from './gantt.ts'
import { type Cell, cellName, cellText, type Grid, isBlank } from '../cells/grid.ts'
import { nameOf } from './plan-names.ts'
import { ROLES } from './plan-words.ts'
import type { Say } from './plan-values.ts'
import { titleOf } from './plan-title.ts'
import { shorten, someCells } from '../cells/text.ts'

/** The header stands within so many rows. */
const HEADER_WITHIN = 30

/** A bucket of a calendar is a week at least: names under single days are a roster. */
const WEEK = 6 * 86_400_000

/**
 * A roadmap: words under quarters, months or years, by team or theme. Each cell is an item that lasts as long as what it stands under, one
 * that is merged over several as long as these. Null for anything else, also for a table with figures.
 */
export function readRoadmap(grid: Grid, reading: Reading, firstMonth: number): { plan: ImportPlan; problems: ImportProblem[] } | null {
  const titles: string[] = []
  for (let row = 0; row < Math.min(grid.rows.length, HEADER_WITHIN); row++) {
    const seen = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    const said = bucketsOf(grid, row, reading, firstMonth, titles)
    // Any year shows that they are quarters; which one it is, is asked.
    const buckets =
      said.length > 0 || reading.year !== undefined ? said : bucketsOf(grid, row, { ...reading, year: 2000 }, firstMonth, titles)
    const left = buckets[0]?.column ?? 0
    const beside = seen.filter(({ column }) => column < left)
    if (buckets.length >= 3 && seen.length === beside.length + buckets.length && buckets.every(isLong))
      return itemsUnder(grid, { row, buckets, dated: said.length > 0, titles }, reading)
    if (seen.length === 1) titles.push(cellText(seen[0]?.cell))
  }
  return null
}

const isLong = ({ from, to }: Bucket): boolean => Date.parse(to) - Date.parse(from) >= WEEK

interface Head {
  row: number
  buckets: readonly Bucket[]
  /** Whether the year is known. */
  dated: boolean
  titles: string[]
}

function itemsUnder(grid: Grid, head: Head, reading: Reading): ReturnType<typeof readRoadmap> {
  const { row: top, buckets, dated, titles } = head
  const left = buckets[0]?.column ?? 0
  const labels = labelsOf(grid, top, left)
  const items: ImportPlanItem[] = []
  const apart: string[] = []
  const places = new Set<number>()
  let above: Above = { texts: [], parent: null }
  for (let row = top + 1; row < grid.rows.length; row++) {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    const marked = cells.filter(({ column }) => column >= left)
    if (marked.some(({ cell }) => cell.kind !== 'text' || isFigure(cell, reading))) return null
    const own = labels.map(({ column }) => cellText(grid.rows[row]?.[column]))
    above = under(above, own, labels)
    if (marked.length === 0) {
      apart.push(...cells.map(({ column }) => cellName(row, column)))
      continue
    }
    for (const { column, cell } of marked) {
      const at = buckets.findIndex(bucket => bucket.column === column)
      const first = buckets[at]
      if (!first) return null
      if (isMissingMark(cell, reading)) continue
      const last = lastUnder(grid, row, column, buckets) ?? first
      places.add(at)
      if (above.parent === null) above.parent = groupOf(grid, labels, above.texts, row, items)
      for (const what of textsIn(cell))
        items.push({
          ...itemAt(what, cellName(row, column)),
          level: above.parent === null ? 0 : 1,
          parent: above.parent,
          squad: labels.flatMap(({ isOwner }, place) => (isOwner ? (above.texts[place] ?? '') : [])).join(', '),
          ...(dated && { from: first.from, to: last.to }),
          more: [
            ...(dated ? [] : [{ label: 'When', cell: cellName(top, column), text: spanOf(grid, top, first, last) }]),
            ...labels.flatMap(({ column: index, label, isGroup, isOwner }, place) =>
              isGroup || isOwner || !above.texts[place] ? [] : [{ label, cell: cellName(row, index), text: above.texts[place] }],
            ),
          ],
        })
    }
  }
  const said = items.filter(({ level, parent }) => level === (labels.some(({ isGroup }) => isGroup) ? 1 : 0) || parent !== null)
  if (said.length < 3 || places.size < 2 || !areItems(said.map(({ what }) => what))) return null
  const problems: ImportProblem[] = []
  const say: Say = (severity, code, cell, message) => problems.push({ severity, code, sheet: grid.name, cell, message })
  tell(
    grid,
    head,
    apart.filter(cell => !items.some(item => item.cell === cell)),
    say,
  )
  return {
    plan: { sheet: grid.name, title: titleOf({ titles, grid }), items, volumes: [], anchor: cellName(top, labels[0]?.column ?? left) },
    problems,
  }
}

/** What the names beside a row say, and the item that their group is. */
interface Above {
  texts: string[]
  parent: number | null
}

/** A name stands once, beside the rows that it is about or over them: one further to the right goes on under it. */
function under(above: Above, own: readonly string[], labels: readonly Label[]): Above {
  const first = own.findIndex(text => text !== '')
  if (first < 0) return above
  const texts = own.map((text, at) => (at < first ? (above.texts[at] ?? '') : text))
  return { texts, parent: first > labels.findIndex(({ isGroup }) => isGroup) ? above.parent : null }
}

interface Label {
  column: number
  label: string
  isOwner: boolean
  /** The first that names no owner: what its items are parts of. */
  isGroup: boolean
}

function labelsOf(grid: Grid, top: number, left: number): Label[] {
  const used = new Set<number>()
  for (let row = top; row < grid.rows.length; row++) for (const { column } of visibleCells(grid, row, 0, left - 1)) used.add(column)
  const labels = [...used]
    .sort((a, b) => a - b)
    .map(column => {
      const label = cellText(grid.rows[top]?.[column])
      return { column, label, isOwner: ROLES.squad.some(pattern => pattern.test(nameOf(label))) }
    })
  const group = labels.findIndex(({ isOwner }) => !isOwner)
  return labels.map((label, at) => ({ ...label, isGroup: at === group }))
}

/** The item that a row's name heads, made when the first of its parts comes; null where nothing but an owner stands there. */
function groupOf(grid: Grid, labels: readonly Label[], texts: readonly string[], row: number, items: ImportPlanItem[]): number | null {
  const at = labels.findIndex(({ isGroup }) => isGroup)
  const { column } = labels[at] ?? { column: 0 }
  if (!texts[at]) return null
  let from = row
  while (from > 0 && isBlank(grid.rows[from]?.[column])) from--
  items.push({ ...itemAt(cellText(grid.rows[from]?.[column]), cellName(from, column)), level: 0, parent: null })
  return items.length - 1
}

const itemAt = (what: string, name: string): ImportPlanItem => ({
  ref: '',
  what: what.replace(/^[-–•*]\s+/, ''),
  level: 0,
  parent: null,
  squad: '',
  from: null,
  to: null,
  status: '',
  progress: null,
  dependsOn: [],
  cell: name,
  more: [],
})

/** A line each where every line of the cell begins something; a sentence that was broken to fit is one. */
function textsIn(cell: Cell): string[] {
  const lines = cell.kind === 'text' ? cell.value.split(/\r?\n/).map(line => line.trim().replace(/\s+/g, ' ')) : []
  const said = lines.filter(line => line !== '')
  return said.length > 1 && said.every(line => /^(?:[-–•*]\s|\d+[.)]\s|\p{Lu}|\p{Lo})/u.test(line)) ? said : [cellText(cell)]
}

/** The last bucket that a merged cell lies under. */
function lastUnder({ merges }: Grid, row: number, column: number, buckets: readonly Bucket[]): Bucket | undefined {
  const merge = merges.find(({ top, left }) => top === row && left === column)
  return merge && buckets.findLast(bucket => bucket.column <= merge.right)
}

function spanOf(grid: Grid, top: number, first: Bucket, last: Bucket): string {
  const [from, to] = [first, last].map(({ column }) => cellText(grid.rows[top]?.[column]))
  return from === to ? (from ?? '') : `${from} – ${to}`
}

/** Words, mostly of one's own: `A`, `Yes`, `high` under quarters are marks or ratings. */
function areItems(texts: readonly string[]): boolean {
  const worded = texts.filter(text => /\p{L}{2}.*[\s-].*\p{L}|\p{L}{7}|[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]{3}/u.test(text))
  return worded.length * 5 >= texts.length * 3 && new Set(texts).size * 3 >= texts.length * 2
}

function tell(grid: Grid, { row, buckets, dated }: Head, apart: readonly string[], say: Say): void {
  const [first, last] = [buckets[0], buckets.at(-1)].map(bucket => cellName(row, bucket?.column ?? 0))
  const head = shorten(cellText(grid.rows[row]?.[buckets[0]?.column ?? 0]), 40)
  if (dated)
    say(
      'info',
      'roadmap',
      first ?? 'A1',
      `Each text under ${first} to ${last} was read as an item that lasts as long as what it stands under.`,
    )
  else
    say(
      'warning',
      'year-unknown',
      first ?? 'A1',
      `Nothing says which year “${head}” is in. Say it under “Read the file in another way”; until then the items of this roadmap say “${head}” and have no days.`,
    )
  if (apart.length > 0) say('info', 'left-out', apart[0] ?? 'A1', `Names without an item under them were left out: ${someCells(apart)}.`)
}

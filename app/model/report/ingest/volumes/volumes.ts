import type { ImportPlan, ImportProblem, ImportVolume } from '../../import.ts'
import { numberOf, type Reading } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { titleOf } from '../plans/plan-title.ts'
import type { Say } from '../plans/plan-values.ts'
import type { Table } from '../sheets/table.ts'
import type { Area } from '../telling.ts'
import { shorten } from '../cells/text.ts'
import { type Quantity, type VolumeColumns, volumeColumns } from './volume-columns.ts'
import { daySerial, periodOfCells, periodOfTitle } from './volume-period.ts'
import { isTotal } from '../rows/total-words.ts'
import { type CountedRow, totalRows } from './volume-totals.ts'
import { groupNames, mergedFrom, type NamedRow, namedRows } from './volume-groups.ts'
import { keyOf, tellColumns, tellDoubles, tellYearless, undecidedOf } from './volume-telling.ts'
import { shownUnit, textWithUnit } from './volume-units.ts'
import { countedIn, type Side } from './volume-words.ts'

/**
 * Quantities of products, planned and actual: a row for each product and period, or a column for each period. Null for any other table.
 * Each quantity column keeps its figures: what is neither planned nor actual of the same quantity becomes a volume of its own.
 */
export function buildVolumes(table: Table, reading: Reading, problems: ImportProblem[], firstMonth = 1): Built | null {
  const columns = volumeColumns(table, reading, firstMonth)
  if (!columns) return null
  const say: Say = (severity, code, cell, message) => problems.push({ severity, code, sheet: table.grid.name, cell, message })
  const undecided = undecidedOf(columns, table.grid)
  const open = new Set(undecided.map(({ text }) => text))
  const counted = namedRows(table, columns, say)
  const totals = totalRows(
    counted.flatMap(named => countedRow(named, table, columns, { reading, firstMonth, open, say: () => {} })),
    say,
  )
  const volumes: ImportVolume[] = []
  const byName = new Map<string, ImportVolume>()
  for (const named of counted)
    for (const volume of totals.has(named.row) ? [] : volumesOfRow(named, table, columns, { reading, firstMonth, open, say })) {
      // Planned and actual in two rows of one product and period are two sides of one volume.
      const twin = columns.kind === null && named.side === null ? undefined : byName.get(keyOf(volume))
      if (twin && completes(twin, volume)) Object.assign(twin, joined(twin, volume))
      else {
        volumes.push(volume)
        byName.set(keyOf(volume), volume)
      }
    }
  problems.push(...columns.told)
  tellColumns(columns, undecided, say)
  tellYearless(volumes, columns, say)
  tellDoubles(volumes, say)
  tellSerials(table, columns, say)
  const stated =
    columns.stated && columns.kind === null && counted.some(({ side }) => side === null)
      ? columns.quantities.find(({ side }) => side === null)
      : undefined
  if (stated)
    say(
      'warning',
      'planned-or-actual',
      stated.cell,
      `Nothing says whether “${shorten(stated.label, 40)}” is planned or actual. It was taken as ${columns.stated}${columns.stated === 'actual' ? ', since losses stand beside it' : ''}: say so if that is wrong.`,
    )
  if (volumes.length === 0) say('info', 'no-rows', columns.quantities[0]?.cell ?? 'A1', 'The plan has a header, but no rows yet.')
  return {
    plan: {
      sheet: table.grid.name,
      title: titleOf({ titles: table.titles.map(({ text }) => text), grid: table.grid }),
      items: [],
      volumes,
      anchor: cellName(table.headerRows[0] ?? 0, table.left),
      ...(stated && columns.stated && { stated: columns.stated }),
      ...(undecided.length > 0 && { undecided }),
    },
    used: usedBy(table, columns),
  }
}

function tellSerials({ grid }: Table, { times, rows }: VolumeColumns, say: Say): void {
  for (const { index, label } of times) {
    const found = rows.filter(row => daySerial(grid.rows[row]?.[index], label) !== null)
    const [first] = found
    if (first === undefined) continue
    const cell = grid.rows[first]?.[index]
    say(
      'warning',
      'date-number',
      cellName(first, index),
      `“${cellText(cell)}”${found.length === 1 ? '' : ` and ${found.length - 1} more under “${shorten(label, 40)}”`} stand there as numbers, without the format of a date. They were read as the days that a spreadsheet keeps so: ${daySerial(cell, label)}.`,
    )
  }
}

/** A row as it is held against its sums; none where it has no figures. */
function countedRow({ row, what, cell }: NamedRow, table: Table, columns: VolumeColumns, context: Context): CountedRow[] {
  const figures = new Map<number, string>()
  for (const column of columns.quantities) {
    const figure = figureOf(row, column, table, context)
    if (figure !== null) figures.set(column.index, figure)
  }
  const text = (index: number): string => cellText(table.grid.rows[row]?.[index])
  const kind = columns.kind === null ? '' : text(columns.kind)
  const times = columns.times.map(({ index }) => text(index))
  const ofTime = times.some(time => isTotal(time) || /^(?:ytd|year to date|full year|fy|kumuliert|gesamtjahr)$/i.test(time))
  const made = ofTime ? [...what, ...times] : what
  return figures.size === 0
    ? []
    : [{ row, made, cell, like: [...times, kind].join('|'), ofTime, across: [...what, kind].join('|'), figures }]
}

interface Built {
  plan: ImportPlan
  used: Area[]
}

/** Headers, and the rows with quantities: a row without any is no volume. */
function usedBy({ grid, headerRows, repeats, ...table }: Table, { rows, quantities }: VolumeColumns): Area[] {
  const counted = rows.filter(row => quantities.some(({ index }) => !isBlank(grid.rows[row]?.[index])))
  const columns = [...table.labelColumns, ...table.columns.map(({ index }) => index)]
  const lines = [...groupNames({ grid, headerRows, repeats, ...table }).values()].map(({ row }) => row)
  return [{ rows: new Set([...headerRows, ...repeats, ...lines, ...counted]), columns: new Set(columns) }]
}

interface Context {
  reading: Reading
  firstMonth: number
  /** Words that say neither planned nor actual. */
  open: ReadonlySet<string>
  say: Say
}

function volumesOfRow(named: NamedRow, table: Table, columns: VolumeColumns, context: Context): ImportVolume[] {
  const { grid } = table
  const { row, what, cell: first } = named
  const at = (column: number): Cell | undefined => grid.rows[row]?.[column] ?? mergedFrom(table, row, column)
  const isFilled = (column: Quantity | undefined): column is Quantity => column !== undefined && !isBlank(grid.rows[row]?.[column.index])
  if (!columns.quantities.some(isFilled)) return []
  if (what.length === 0 && !columns.alone) {
    context.say('warning', 'no-name', first, `Line ${row + 1} has quantities, but names no product. It was left out.`)
    return []
  }
  const kind = columns.kind === null ? undefined : columns.kinds.get(cellText(at(columns.kind)))
  if (kind?.follows) return []
  const { period, when, ambiguous } = periodOfCells(
    columns.times.map(({ index, label }) => ({ cell: at(index), label })),
    columns.title,
    context,
  )
  if (ambiguous)
    context.say(
      'warning',
      'ambiguous-date',
      cellName(row, columns.times[0]?.index ?? 0),
      `“${shorten(when, 40)}” may be day first or month first. Choose one.`,
    )
  const ofAll = periodOfTitle(columns, context)
  const unit = columns.unit === null ? '' : cellText(at(columns.unit) ?? grid.rows[named.unitRow]?.[columns.unit])
  const more = [...columns.others, ...columns.sums].flatMap(({ index, label }) => {
    const cell = grid.rows[row]?.[index]
    return !cell || isBlank(cell) ? [] : [{ label, cell: cellName(row, index), text: textWithUnit(cell) }]
  })
  // What the columns are called does not hang on which of them a row fills.
  const groups = groupsOf(columns.quantities, kind?.side ?? named.side ?? columns.stated ?? columns.side)
  const ofKind = columns.kind === null ? '' : cellText(at(columns.kind))
  return groups
    .filter(({ planned, actual }) => isFilled(planned) || isFilled(actual))
    .map(({ head, ...sides }): ImportVolume => {
      const [planned, actual] = [sides.planned, sides.actual].map(side => (isFilled(side) ? side : undefined))
      const figure = (column: Quantity | undefined): string | null => (column ? figureOf(row, column, table, context) : null)
      const own = head.period ?? (head.when === '' ? (period ?? ofAll) : null)
      const written = [when, head.when].filter(text => text !== '').join(' ')
      const counted = head.unit || unit || shownUnit(row, [planned, actual], table, context) || columns.countedIn
      const word = [ofKind, planned?.label, actual?.label].find(text => text !== undefined && context.open.has(text))
      return {
        what:
          [...what, kind?.name ?? '', head.measure].filter(text => text !== '').join(' · ') ||
          titleOf({ titles: table.titles.map(({ text }) => text), grid }),
        period: own,
        ...(own === null && written !== '' && { when: written }),
        ...(counted !== '' && { unit: counted }),
        planned: figure(planned),
        actual: figure(actual),
        cell: cellName(row, (planned ?? actual ?? head).index),
        ...(planned && actual && { actualCell: cellName(row, actual.index) }),
        ...(word !== undefined && { undecided: word }),
        more,
      }
    })
}

interface Group {
  head: Quantity
  planned?: Quantity
  actual?: Quantity
}

/** The planned and the actual column of the same quantity and period; a third of one kind stands by itself. */
function groupsOf(quantities: readonly Quantity[], side: Side): Group[] {
  const groups: Group[] = []
  for (const column of quantities) {
    const own = column.side ?? side
    const alike = ({ head }: Group): boolean =>
      head.period === column.period && head.when === column.when && head.counted === column.counted && head.unit === column.unit
    const group = groups.find(other => alike(other) && !other[own])
    if (group) {
      group[own] = column
      // Planned and actual scrap are one thing: scrap.
      if (group.head.measure !== '' && group.planned && group.actual) group.head = { ...group.head, measure: countedIn(group.head.label) }
    } else groups.push({ head: groups.some(alike) ? { ...column, measure: column.label } : { ...column }, [own]: column })
  }
  return groups
}

function figureOf(row: number, column: Quantity, { grid }: Table, { reading, say }: Context): string | null {
  const cell = grid.rows[row]?.[column.index]
  if (!cell || isBlank(cell) || cell.kind === 'uncached') return null
  if (cell.kind === 'number') return cell.value
  const parsed = cell.kind === 'text' ? numberOf(cell.value, reading) : null
  if (parsed?.is === 'number' && !parsed.percent) return parsed.value
  const name = cellName(row, column.index)
  const text = shorten(cellText(cell), 40)
  if (parsed?.is === 'ambiguous')
    say(
      'error',
      'ambiguous-number',
      name,
      `“${text}” may be ${parsed.readings[0]} or ${parsed.readings[1]}: say which mark stands before decimals. Until then there is no quantity.`,
    )
  else say(parsed?.is === 'missing' ? 'info' : 'warning', 'text-among-figures', name, `“${text}” is no quantity that is understood.`)
  return null
}

const completes = (a: ImportVolume, b: ImportVolume): boolean =>
  (a.planned === null && a.actual !== null && b.planned !== null && b.actual === null) ||
  (a.actual === null && a.planned !== null && b.actual !== null && b.planned === null)

function joined(a: ImportVolume, b: ImportVolume): Partial<ImportVolume> {
  const [planned, actual] = a.planned !== null ? [a, b] : [b, a]
  return {
    planned: planned.planned,
    actual: actual.actual,
    cell: planned.cell,
    actualCell: actual.cell,
    ...((a.undecided ?? b.undecided) !== undefined && { undecided: a.undecided ?? b.undecided }),
    more: [...a.more, ...b.more.filter(({ label, text }) => !a.more.some(other => other.label === label && other.text === text))],
  }
}

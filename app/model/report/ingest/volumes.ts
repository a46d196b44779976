import type { ImportPlan, ImportProblem, ImportVolume } from '../import.ts'
import type { Reading } from './figure.ts'
import type { Cell } from './grid.ts'
import { cellName, cellText, isBlank } from './grid.ts'
import { parseNumber } from './number.ts'
import { titleOf } from './plan.ts'
import type { Say } from './plan-values.ts'
import type { Table } from './table.ts'
import type { Area } from './telling.ts'
import { shorten } from './text.ts'
import { type Quantity, type VolumeColumns, volumeColumns, type Side, sideOfWord } from './volume-columns.ts'
import { periodOfCells } from './volume-period.ts'

/**
 * Quantities of products, planned and actual: a row for each product and period, or a column for each period. Null for any other table.
 * Each quantity column keeps its figures: what is neither planned nor actual of the same quantity becomes a volume of its own.
 */
export function buildVolumes(table: Table, reading: Reading, problems: ImportProblem[], firstMonth = 1): Built | null {
  const columns = volumeColumns(table, reading, firstMonth)
  if (!columns) return null
  const say: Say = (severity, code, cell, message) => problems.push({ severity, code, sheet: table.grid.name, cell, message })
  const volumes: ImportVolume[] = []
  const byName = new Map<string, ImportVolume>()
  for (const row of columns.rows)
    for (const volume of volumesOfRow(row, table, columns, { reading, firstMonth, say })) {
      // Planned and actual in two rows of one product and period are two sides of one volume.
      const twin = columns.kind === null ? undefined : byName.get(keyOf(volume))
      if (twin && completes(twin, volume)) Object.assign(twin, joined(twin, volume))
      else {
        volumes.push(volume)
        byName.set(keyOf(volume), volume)
      }
    }
  const open = columns.stated && columns.kind === null ? columns.quantities.find(({ side }) => side === null) : undefined
  if (open)
    say(
      'warning',
      'planned-or-actual',
      open.cell,
      `Nothing says whether “${shorten(open.label, 40)}” is planned or actual. It was taken as planned: say so if that is wrong.`,
    )
  if (volumes.length === 0) say('info', 'no-rows', columns.quantities[0]?.cell ?? 'A1', 'The plan has a header, but no rows yet.')
  return {
    plan: {
      sheet: table.grid.name,
      title: titleOf({ titles: table.titles.map(({ text }) => text), grid: table.grid }),
      items: [],
      volumes,
      anchor: cellName(table.headerRows[0] ?? 0, table.left),
      ...(open && { stated: 'planned' as const }),
    },
    used: usedBy(table, columns),
  }
}

interface Built {
  plan: ImportPlan
  used: Area[]
}

/** Headers, and the rows with quantities: a row without any is no volume. */
function usedBy({ grid, headerRows, repeats, ...table }: Table, { rows, quantities }: VolumeColumns): Area[] {
  const counted = rows.filter(row => quantities.some(({ index }) => !isBlank(grid.rows[row]?.[index])))
  const columns = [...table.labelColumns, ...table.columns.map(({ index }) => index)]
  return [{ rows: new Set([...headerRows, ...repeats, ...counted]), columns: new Set(columns) }]
}

interface Context {
  reading: Reading
  firstMonth: number
  say: Say
}

function volumesOfRow(row: number, table: Table, columns: VolumeColumns, context: Context): ImportVolume[] {
  const { grid } = table
  const at = (column: number): Cell | undefined => grid.rows[row]?.[column] ?? mergedFrom(table, row, column)
  const what = columns.made.map(({ index }) => cellText(at(index))).filter(text => text !== '')
  const filled = columns.quantities.filter(({ index }) => !isBlank(grid.rows[row]?.[index]))
  if (filled.length === 0) return []
  const first = cellName(row, columns.made[0]?.index ?? table.left)
  if (what.length === 0) {
    context.say('warning', 'no-name', first, `Line ${row + 1} has quantities, but names no product. It was left out.`)
    return []
  }
  const kind = columns.kind === null ? null : sideOfWord(cellText(at(columns.kind)))
  const { period, when } = periodOfCells(
    columns.times.map(({ index, label }) => ({ cell: at(index), label })),
    columns.title,
    context,
  )
  const unit = columns.unit === null ? '' : cellText(at(columns.unit))
  const more = columns.others.flatMap(({ index, label }) => {
    const cell = grid.rows[row]?.[index]
    return !cell || isBlank(cell) ? [] : [{ label, cell: cellName(row, index), text: cellText(cell) }]
  })
  return groupsOf(filled, kind ?? columns.stated ?? columns.side).map(({ planned, actual, head }): ImportVolume => {
    const figure = (column: Quantity | undefined): string | null => (column ? figureOf(row, column, table, context) : null)
    const own = head.period ?? period
    return {
      what: [...what, ...(head.measure === '' ? [] : [head.measure])].join(' · '),
      period: own,
      ...(own === null && when !== '' && { when }),
      ...((unit || head.unit) && { unit: unit || head.unit }),
      planned: figure(planned),
      actual: figure(actual),
      cell: cellName(row, (planned ?? actual ?? head).index),
      ...(planned && actual && { actualCell: cellName(row, actual.index) }),
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
    const group = groups.find(({ head, ...sides }) => head.period === column.period && head.measure === column.measure && !sides[own])
    if (group) group[own] = column
    else
      groups.push({
        head: groups.some(({ head }) => head.period === column.period && head.measure === column.measure)
          ? { ...column, measure: column.label }
          : column,
        [own]: column,
      })
  }
  return groups
}

function figureOf(row: number, column: Quantity, { grid }: Table, { reading, say }: Context): string | null {
  const cell = grid.rows[row]?.[column.index]
  if (!cell || isBlank(cell)) return null
  if (cell.kind === 'number') return cell.value
  const parsed = cell.kind === 'text' ? parseNumber(cell.value, reading.mark) : null
  if (parsed?.is === 'number' && !parsed.percent) return parsed.value
  const name = cellName(row, column.index)
  const text = shorten(cell.kind === 'uncached' ? 'formula without a result' : cellText(cell), 40)
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

const keyOf = ({ what, period, when, unit }: ImportVolume): string => JSON.stringify([what, period, when, unit])
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
    more: [...a.more, ...b.more.filter(({ label, text }) => !a.more.some(other => other.label === label && other.text === text))],
  }
}

/** A name that is merged over several rows counts for each of them. */
function mergedFrom({ grid }: Table, row: number, column: number): Cell | undefined {
  const merge = grid.merges.find(({ top, left, bottom, right }) => top < row && bottom >= row && left <= column && right >= column)
  return merge && grid.rows[merge.top]?.[merge.left]
}

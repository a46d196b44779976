import { isFigure, isHead, visibleCells } from '../cells/figure.ts'
import type { Reading } from '../cells/figure.ts'
import { cellText } from '../cells/grid.ts'
import { isColumnHead } from '../heads/header.ts'
import { hasBothSides } from '../heads/ledger-heads.ts'
import type { List } from './list.ts'
import { ISO } from '../units/currencies.ts'
import { areUnits } from '../heads/beside-lines.ts'
import { NOTES } from '../heads/column-counts.ts'
import { holdsUnits, PIVOT_LABELS } from '../heads/head-rows.ts'
import { countsUp } from '../plans/plan-heads.ts'
import { countsTimes, isTimeColumn } from './records.ts'
import type { Table } from './table.ts'
import { unitAlone } from '../units/unit.ts'
import { isTotal } from '../rows/total-words.ts'

/** Values that are mostly words: the cover page of a filing, not a statement. */
export function wordsAmongFigures(table: Table, reading: Reading): boolean {
  let words = 0
  let figures = 0
  for (const row of table.body)
    for (const { index } of table.columns) {
      const cell = table.grid.rows[row]?.[index]
      if (!cell || cellText(cell) === '') continue
      if (isFigure(cell, reading)) figures++
      else if (cell.kind === 'text' && /\p{L}{2}/u.test(cell.value)) words++
    }
  return words > figures
}

/** A table whose only line of figures counts up by one is a calendar over names: `KW`, 40, 41, 42. */
export function countsWeeks({ grid, body, columns, left, right }: Table, reading: Reading): boolean {
  const hasFigures = (row: number): boolean => columns.some(({ index }) => isFigure(grid.rows[row]?.[index], reading))
  const only = body.length < 3 ? undefined : body.find(hasFigures)
  // Of an ordinary table two lines are looked at.
  if (only === undefined || body.some(row => row > only && hasFigures(row))) return false
  const cells = visibleCells(grid, only, left, right).filter(({ cell }) => isFigure(cell, reading))
  return cells.length >= 4 && countsUp(cells, 4)
}

/** 1, 2, 3 … beside names, as the only figures: what the file holds, in order. */
export function isContents({ grid, body, columns, labelColumns }: Table, reading: Reading): boolean {
  const held = columns.filter(({ index }) => body.some(row => isFigure(grid.rows[row]?.[index], reading)))
  const [only] = held
  if (!only || held.length > 1 || isColumnHead(only.facts)) return false
  const lines = body.filter(row => isFigure(grid.rows[row]?.[only.index], reading))
  const isNamed = (row: number): boolean => labelColumns.some(column => cellText(grid.rows[row]?.[column]) !== '')
  return lines.length >= 3 && lines.every((row, at) => cellText(grid.rows[row]?.[only.index]) === String(at + 1) && isNamed(row))
}

/** A pivot table by the words that Excel writes over one, where no column of it is a period or a scenario. */
export function isPivot({ grid, headerRows, body, columns }: Table): boolean {
  if (columns.some(({ facts }) => isColumnHead(facts))) return false
  return [...headerRows, ...body.slice(0, 4)].some(row =>
    (grid.rows[row] ?? []).some(cell => cell?.kind === 'text' && PIVOT_LABELS.test(cellText(cell))),
  )
}

const CODE = /^(?=.*\d)(?=.*[A-Z])[A-Z\d][A-Z\d_./-]{2,19}$/

const CURRENCY = new RegExp(`^(?:${ISO})$`)

/** What names a column of codes, whatever they look like. */
const OF_CODES =
  /^(?:sku|(?:sku|item|product|material|part|article|artikel|supplier|vendor|customer|employee|stock)[ _-]?(?:codes?|ids?|no\.?|numbers?|nr\.?|#))$/i

/**
 * Lines that are called by codes alone (`EC347N`), under no period and no scenario: products or people, and no statement. So are those below `SKU`, and
 * currencies with their rates.
 */
export function isOfCodes({ grid, headerRows, body, labelColumns, columns }: Table, reading: Reading): boolean {
  if (columns.some(({ facts }) => isColumnHead(facts))) return false
  const [label = -1] = labelColumns
  // A total makes them lines that a finance person added up.
  const areProducts = labelColumns.length === 1 && OF_CODES.test(cellText(grid.rows[headerRows.at(-1) ?? -1]?.[label]).trim())
  if (areProducts && !body.some(row => isTotal(cellText(grid.rows[row]?.[label])))) return true
  const called = body.flatMap(row => {
    const labels = labelColumns.flatMap(column => grid.rows[row]?.[column] ?? []).filter(cell => cellText(cell) !== '')
    return labels.length === 0 || !columns.some(({ index }) => isFigure(grid.rows[row]?.[index], reading)) ? [] : [labels]
  })
  const coded = called.filter(labels => labels.every(cell => CODE.test(cellText(cell)) && !isHead(cell, reading)))
  if (coded.length >= 3 && coded.length * 4 > called.length * 3) return true
  const names = called.map(labels => labels.map(cellText).join(' '))
  return (
    names.length >= 3 && names.every(name => /^[A-Z]{3}$/.test(name)) && names.filter(name => CURRENCY.test(name)).length * 2 > names.length
  )
}

/** A ledger or tidy data, or null for what is neither. */
export function listKind(list: List, table: Table, reading: Reading): 'ledger' | 'tidy' | null {
  if (isPivot(table) || isOfCodes(table, reading)) return 'tidy'
  const labels = list.columns.map(({ label }) => label.replace(/_/g, ' '))
  const has = (pattern: RegExp): boolean => labels.some(label => pattern.test(label))
  if (hasBothSides(labels)) return 'ledger'
  if (
    has(/^(?:posting |transaction |entry |value )?date$/i) &&
    has(/^amount$/i) &&
    has(/description|account|memo|reference/i) &&
    !has(/budget|target|plan/i)
  )
    return 'ledger'
  const rows = list.rows.length
  // With its time in each row it is a record, whatever else is a figure.
  if (list.columns.length >= 3 && list.columns.some(({ index, label }) => isTimeColumn(list.grid, list.rows, index, label, reading)))
    return 'tidy'
  if (countsTimes(table)) return 'tidy'
  // Names to the right of their figures: columns of their own, not labels.
  if ((table.labelColumns[0] ?? 0) > (table.columns[0]?.index ?? 0)) return 'tidy'
  const filled = list.columns.map(({ index }) => list.rows.map(row => list.grid.rows[row]?.[index]).filter(cell => cellText(cell) !== ''))
  // `| North | South | Comment`: under nothing stand what lines are called by, and beside those a remark of each or what it counts in.
  const isOfLines = table.head === 'texts' && labels.filter(label => label !== '').length > 2
  const name = isOfLines ? list.columns.findIndex(({ label, index }) => label === '' && table.labelColumns.includes(index)) : -1
  const last = name < 0 ? -1 : (table.columns.findLast(({ index }) => holdsFigure(table, index, reading))?.index ?? -1)
  const isBeside = (at: number): boolean => {
    const { index = -1 } = list.columns[at] ?? {}
    const label = labels[at]?.trim() ?? ''
    const isRemark = index > last && (label === '' || BESIDE_KEY_FIGURES.test(label))
    return name >= 0 && at > name && (isRemark || (label === '' && areUnits(list.grid, list.rows, index)))
  }
  // Letters of footnotes in a column of notes make no records of lines, nor do units.
  const wordy = filled.filter(
    (cells, at) =>
      !NOTES.test(labels[at] ?? '') &&
      !isBeside(at) &&
      !(at > 0 && holdsUnits(table, list.columns[at]?.index ?? -1) && cells.every(cell => unitAlone(cellText(cell)) !== null)) &&
      cells.length > 0 &&
      cells.length * 2 >= rows &&
      cells.filter(cell => !isFigure(cell, reading)).length * 2 > cells.length,
  ).length
  if (rows === 0 || wordy >= 2) return wordy >= 2 && isLabelAndRemark(table, labels) ? null : 'tidy'
  const figures = filled.some(cells => cells.some(cell => isFigure(cell, reading)))
  return !figures || wordy === 0 ? 'tidy' : null
}

/** Whether a column holds a figure at all. */
const holdsFigure = ({ grid, body }: Table, column: number, reading: Reading): boolean =>
  body.some(row => isFigure(grid.rows[row]?.[column], reading))

/** Label, figures under scenarios, and a remark: a table of key figures rather than records. So it is with a unit, a light and a trend of each. */
function isLabelAndRemark(table: Table, labels: readonly string[]): boolean {
  const heads = table.columns.filter(({ facts }) => isColumnHead(facts)).length
  const isOfKeyFigures =
    labels.some(label => KEY_FIGURE.test(label.trim())) ||
    table.columns.some(({ index }) => holdsUnits(table, index)) ||
    table.labelColumns.some(column => holdsUnits(table, column))
  const besides = isOfKeyFigures ? labels.filter(label => BESIDE_KEY_FIGURES.test(label.trim())).length : 0
  return heads >= 2 && labels.length - besides <= heads + 2
}

const KEY_FIGURE =
  /^(?:kpis?|metrics?|(?:key )?indicators?|measures?|key figures?|kennzahl(?:en)?|indicateurs?|indicador(?:es)?|indicator[ei]|指標)$/i

/** What stands beside a key figure and is none of its figures. */
const BESIDE_KEY_FIGURES =
  /^(?:units?|uom|einheit|unités?|unidad|rag(?: status)?|status|statut|estado|ampel|sem[áa]foro|trend|tendance|tendencia|[↑↓→▲▼ ]+|owner|responsible|verantwortlich|responsable|comments?|notes?|remarks?|kommentar|bemerkung|commentaires?|comentarios?)$/i

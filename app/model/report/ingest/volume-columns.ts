import { periodKey } from '../../period.ts'
import type { Reading } from './figure.ts'
import { isFigure, isMissingMark } from './figure.ts'
import { cellName, cellText, isBlank } from './grid.ts'
import type { HeaderFacts } from './header.ts'
import { joinHeaders, namesTime, readHeader } from './header.ts'
import { listOf } from './list.ts'
import { currencyIn } from './number.ts'
import { nameOf } from './plan-roles.ts'
import { resolvePeriod, spacingOf } from './resolve.ts'
import type { Table } from './table.ts'

export type Side = 'planned' | 'actual'

export interface Quantity {
  index: number
  cell: string
  label: string
  /** What is counted beyond planned and actual: `Scrap`; empty for the quantity itself. */
  measure: string
  unit: string
  side: Side | null
  /** Where periods stand over the columns. */
  period: string | null
}

interface Named {
  index: number
  label: string
}

export interface VolumeColumns {
  rows: number[]
  made: Named[]
  times: Named[]
  others: Named[]
  quantities: Quantity[]
  unit: number | null
  /** A column that says of each row whether it is planned or actual. */
  kind: number | null
  /** Of quantities that do not say it themselves, from the title; */
  side: Side
  /** or, where not even that says it, where they are put. */
  stated: Side | null
  title: HeaderFacts
}

const MADE =
  /\b(?:plants?|materials?|skus?|products?|production line|articles?|machines?|work ?cent(?:er|re)s?|part(?: (?:no\.?|number|id))?|models?|site|factory)\b/i
const LINE = /^(?:line|item(?: (?:no\.?|code|number))?)$/i
const TIME =
  /^(?:(?:fiscal |calendar |production |plan(?:ned)? |due |delivery |posting )?(?:period|month|week|quarter|year|date|day)|week (?:ending|commencing|no\.?)|cw|kw)$/i
const UNIT = /^(?:unit|uom|unit of measure|base unit)$/i
const KIND = /^(?:type|scenario|measure|version|kind|plan ?\/ ?actual|figure)$/i
const AMOUNT = /quantit(?:y|ies)|\bqty\b|\bvolumes?\b|\boutput\b|\bunits\b|\bpieces\b|\bpcs\b|\bproduced\b|\btonnes?\b|\btons\b/i
const SPEAKS = new RegExp(
  `${AMOUNT.source}|\\bproduction (?:plan|schedule|volumes?|programme)|\\bbuild plan\\b|\\bdemand\\b|\\bkg\\b|\\blitres?\\b`,
  'i',
)
const MONEY = /\b(?:amount|debits?|credits?|balance|price|cost|revenue|turnover|margin|profit|value|sales)\b/i
const PLANNED = /\b(?:planned|plan|target|scheduled?|required|demand|budget|forecast)\b/i
const ACTUAL = /\b(?:actuals?|produced|completed|confirmed|delivered|good|made)\b/i

/** Whether a word says planned or actual; null for neither, and for both. */
export function sideOfWord(word: string): Side | null {
  const planned = PLANNED.test(word)
  return planned === ACTUAL.test(word) ? null : planned ? 'planned' : 'actual'
}

/** Which column of a table is what, where it lists quantities of products; null where it does not. */
export function volumeColumns(table: Table, reading: Reading, firstMonth: number): VolumeColumns | null {
  const { grid, headerRows } = table
  if (table.head === 'none') return null
  const rows = table.head === 'texts' ? listOf(table).rows : table.body
  const facts = new Map(table.columns.map(column => [column.index, column]))
  const named = [...new Set([...table.labelColumns, ...facts.keys()])]
    .sort((a, b) => a - b)
    .map(
      (index): Named => ({
        index,
        label:
          facts.get(index)?.label ||
          headerRows
            .map(row => cellText(grid.rows[row]?.[index]))
            .filter(text => text !== '')
            .join(' '),
      }),
    )
  const titles = [...table.titles.map(({ text }) => text), ...table.context, grid.name.replace(/_/g, ' ')]
  const names = named.map(({ label }) => nameOf(label))
  if (names.some(name => MONEY.test(name)) || [...titles, ...named.map(({ label }) => label)].some(text => currencyIn(text) !== null))
    return null
  const title = joinHeaders(titles.map(text => readHeader(text, reading.order)).filter(found => namesTime(found)))
  const spacing = spacingOf(table.columns.flatMap(column => (column.facts.end ? [column.facts.end] : [])))
  const quantities: Quantity[] = []
  const left: Named[] = []
  for (const [at, column] of named.entries()) {
    const name = names[at] ?? ''
    const head = facts.get(column.index)?.facts
    const timed = head !== undefined && namesTime(head)
    const own = AMOUNT.test(name) || timed || (name !== '' && sideOfWord(name) !== null && !TIME.test(name))
    if (!own || UNIT.test(name) || !countsIn(table, column.index, rows, reading)) {
      left.push(column)
      continue
    }
    const period = timed && head ? resolvePeriod(head, { firstMonth, spacing, type: 'other', title }) : null
    quantities.push({
      index: column.index,
      cell: facts.get(column.index)?.headerCells[0] ?? cellName(headerRows.at(-1) ?? 0, column.index),
      label: column.label,
      measure: timed ? '' : measureOf(column.label),
      unit: /[([]([^()[\]]{1,12})[)\]]\s*$/.exec(column.label)?.[1] ?? '',
      side: head?.scenario === 'actual' ? 'actual' : head?.scenario ? 'planned' : sideOfWord(name),
      // A day or an unknown header is still what distinguishes the column.
      period: period ? periodKey(period) : timed && head?.end ? head.end : null,
    })
  }
  const pick = (test: (name: string) => boolean): Named[] => left.filter(({ label }) => test(nameOf(label)))
  const times = pick(name => TIME.test(name))
  const made = pick(name => !TIME.test(name) && (MADE.test(name) || LINE.test(name)))
  const unit = pick(name => UNIT.test(name))[0]?.index ?? null
  const kind =
    pick(name => KIND.test(name)).find(({ index }) => {
      const said = rows.map(row => cellText(grid.rows[row]?.[index])).filter(text => text !== '')
      return said.length > 0 && said.every(text => sideOfWord(text) !== null)
    })?.index ?? null
  const speaks = SPEAKS.test([...titles, ...names].join(' | '))
  if (
    quantities.length === 0 ||
    made.length === 0 ||
    !speaks ||
    quantities.some(({ period, index }) => period === null && isTimed(facts.get(index)?.facts))
  )
    return null
  if (made.every(({ label }) => LINE.test(nameOf(label))) && !quantities.some(({ label }) => AMOUNT.test(nameOf(label)))) return null
  const said = sideOfWord(titles.join(' '))
  const used = new Set([...made, ...times].map(({ index }) => index))
  return {
    rows,
    made,
    times,
    others: left.filter(({ index }) => !used.has(index) && index !== unit && index !== kind),
    quantities,
    unit,
    kind,
    side: said ?? 'planned',
    stated:
      said === null &&
      quantities.some(({ side }) => side === null) &&
      !quantities.some(({ side, measure }) => side !== null && measure === '')
        ? 'planned'
        : null,
    title,
  }
}

const isTimed = (facts: HeaderFacts | undefined): boolean => facts !== undefined && namesTime(facts)

/** What a header counts, without the words for quantity, planned and actual and without its unit. */
function measureOf(label: string): string {
  const rest = label
    .replace(/[([][^()[\]]*[)\]]/g, ' ')
    .replace(/_/g, ' ')
    .replace(new RegExp(`${AMOUNT.source}|${PLANNED.source}|${ACTUAL.source}`, 'gi'), ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return rest === '' ? '' : label.replace(/_/g, ' ').trim()
}

/** Mostly figures, without a currency. */
function countsIn({ grid }: Table, index: number, rows: readonly number[], reading: Reading): boolean {
  const cells = rows.flatMap(row => grid.rows[row]?.[index] ?? []).filter(cell => !isBlank(cell))
  const figures = cells.filter(cell => isFigure(cell, reading) || isMissingMark(cell, reading))
  return (
    cells.length > 0 &&
    figures.length * 2 > cells.length &&
    !cells.some(cell => cell.format !== undefined && currencyIn(cell.format) !== null)
  )
}

import { periodKey } from '../../../period.ts'
import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigureOrMark } from '../cells/figure.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { joinHeaders, namesTime, readHeader } from '../heads/header.ts'
import { listOf } from '../sheets/list.ts'
import { currencyIn } from '../units/currencies.ts'
import { monthsOverYears } from '../time/months-over-years.ts'
import { nameOf } from '../plans/plan-names.ts'
import { inYear, resolvePeriod, spacingOf, yearsFrom } from '../time/resolve.ts'
import { moneyOfFormat } from '../units/format-money.ts'
import type { Table } from '../sheets/table.ts'
import { beginsTotal, isTotal } from '../rows/total-words.ts'
import { isQuantityUnit, unitIn, withoutQuantityUnit } from '../units/quantity-units.ts'
import { kindColumn, type Kinds, kindsOf } from './volume-kinds.ts'
import { type Follows, workedOut } from './volume-follows.ts'
import { cornersOf } from '../heads/table-titles.ts'
import { madeBelow, namesMaking, NUMBERED } from './volume-making.ts'
import { mayNameProducts } from './volume-names.ts'
import { carryTimes, isDataOfDays } from './volume-times.ts'
import { countsByFormats } from './volume-units.ts'
import {
  AMOUNT,
  countedIn,
  FOLLOWS,
  LIMITS,
  LINE,
  MADE,
  MAKING,
  MONEY,
  OF_PARTS,
  SHIFT,
  type Side,
  sideOfTitle,
  sideOfWord,
  SPEAKS,
  TIME,
  UNIT,
} from './volume-words.ts'

export interface Quantity {
  index: number
  cell: string
  label: string
  /** What is counted beyond planned and actual: `Scrap`; empty for the quantity itself. */
  measure: string
  /** The same without the words for planned and actual: by this two columns are the two sides of one. */
  counted: string
  unit: string
  side: Side | null
  /** Where periods stand over the columns. */
  period: string | null
  /** What stands there, where it names a time that has no place in the calendar. */
  when: string
  /** Whether that time is a calendar week, or a period by its number. */
  isWeek: boolean
  /** The column to the left whose time counts for this one, which stands under none of its own. */
  timeOf?: string
}

interface Named {
  index: number
  label: string
}

export interface VolumeColumns {
  rows: number[]
  /** No column names a product: the rows are the periods of one, or of those that the headers name. */
  alone: boolean
  /** Nothing says that quantities are counted, only that products have plan and actual. */
  guessed: boolean
  made: Named[]
  times: Named[]
  others: Named[]
  quantities: Quantity[]
  unit: number | null
  /** A column that says of each row whether it is planned or actual, and what its words mean. */
  kind: number | null
  kinds: Kinds
  /** What arithmetic shows to follow from planned and actual: kept with each product. */
  follows: Follows[]
  /** Sums over the columns beside them: kept as they stand. */
  sums: Named[]
  /** Of quantities that do not say it themselves, from the title; */
  side: Side
  titled: boolean
  /** or, where not even that says it, where they are put. */
  stated: Side | null
  title: HeaderFacts
  /** What all of it is counted in, where a title or the name over the products says so. */
  countedIn: string
  /** What was decided about its times. */
  told: ImportProblem[]
}

/** Which column of a table is what, where it lists quantities of products; null where it does not. */
export function volumeColumns(table: Table, reading: Reading, firstMonth: number): VolumeColumns | null {
  const { grid, headerRows } = table
  if (table.head === 'none') return null
  const rows = (table.head === 'texts' ? listOf(table).rows : table.body).filter(
    row => !table.headings.includes(row) && !table.repeats.includes(row),
  )
  const titles = [
    ...cornersOf(table).filter(namesMaking),
    ...table.titles.map(({ text }) => text),
    ...table.context,
    grid.name.replace(/_/g, ' '),
  ]
  const title = joinHeaders(titles.map(text => readHeader(text, reading.order)).filter(found => namesTime(found)))
  const told: ImportProblem[] = []
  const { columns } = monthsOverYears(table.columns, { title, companys: firstMonth, sheet: grid.name }, told)
  const facts = new Map(columns.map(column => [column.index, column]))
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
  const names = named.map(({ label }) => nameOf(label))
  const all = titles.join(' | ')
  if (
    names.some(name => MONEY.test(name)) ||
    (MONEY.test(all) && !SPEAKS.test(all)) ||
    [...titles, ...named.map(({ label }) => label)].some(text => currencyIn(text) !== null)
  )
    return null
  // Neither products nor times: nothing of which quantities could be.
  const below = madeBelow(table, rows, titles, countsByFormats(table.columns, rows, grid))
  const isOfThings = ({ label }: Named): boolean => [TIME, MADE, LINE].some(words => words.test(calledBy(label)))
  if (below === null && !named.some(isOfThings)) return null
  const spacing = spacingOf(columns.flatMap(column => (column.facts.end ? [column.facts.end] : [])))
  const years = yearsFrom(
    reading.year,
    named.map(({ index }) => facts.get(index)?.facts),
  )
  const quantities: Quantity[] = []
  const left: Named[] = []
  for (const [at, column] of named.entries()) {
    const name = names[at] ?? ''
    const head = facts.get(column.index)?.facts
    const [numbered] = NUMBERED.exec(column.label) ?? []
    const timed = numbered !== undefined || (head !== undefined && namesTime(head))
    // `Material (units)` names materials.
    const isNamed = MADE.test(calledBy(column.label)) && !AMOUNT.test(calledBy(column.label))
    const own =
      (AMOUNT.test(name) && !isNamed) || MAKING.test(name) || timed || (name !== '' && sideOfWord(name) !== null && !TIME.test(name))
    if (!own || FOLLOWS.test(column.label) || LIMITS.test(name) || UNIT.test(name) || !countsIn(table, column.index, rows, reading)) {
      left.push(column)
      continue
    }
    const period = timed && head ? resolvePeriod(head, { firstMonth, spacing, type: 'other', title: inYear(title, years[at]) }) : null
    quantities.push({
      index: column.index,
      cell: facts.get(column.index)?.headerCells[0] ?? cellName(headerRows.at(-1) ?? 0, column.index),
      label: column.label,
      measure: timed || countedIn(column.label) === '' ? '' : column.label.replace(/_/g, ' ').trim(),
      counted: timed ? '' : countedIn(column.label).toLowerCase(),
      unit: unitIn(column.label),
      side: head?.scenario === 'actual' ? 'actual' : head?.scenario ? 'planned' : sideOfWord(name),
      // A day or an unknown header is still what distinguishes the column.
      period: period ? periodKey(period) : timed && head?.end && !head.ambiguousDate ? head.end : null,
      when: period || !timed || (head?.end && !head.ambiguousDate) ? '' : (numbered ?? (countedIn(column.label) || column.label)),
      isWeek: head?.week != null || numbered !== undefined,
    })
  }
  carryTimes(quantities, table)
  // `Output | Target`: what came out, beside what was to.
  const [out, ...more] = quantities.filter(({ side, measure }) => side === null && measure === '')
  if (out && more.length === 0 && OUTPUT.test(nameOf(out.label)) && quantities.every(({ side }) => side !== 'actual'))
    if (quantities.some(({ side, measure, unit }) => side === 'planned' && measure === '' && unit === out.unit)) out.side = 'actual'
  const follows = workedOut(quantities, rows, grid, reading)
  for (const { column } of follows) {
    quantities.splice(quantities.indexOf(column), 1)
    left.push(column)
  }
  const pick = (test: (name: string) => boolean): Named[] => left.filter(({ label }) => test(calledBy(label)))
  const times = left.filter(({ index, label }) => TIME.test(nameOf(label)) || isDataOfDays(label, index, rows, grid))
  const called = pick(name => !TIME.test(name) && (MADE.test(name) || LINE.test(name))).filter(({ index, label }) =>
    mayNameProducts(
      label,
      rows.map(row => grid.rows[row]?.[index]),
    ),
  )
  const made = called.length > 0 || times.length > 0 ? called : left.filter(({ index }) => index === below)
  // `Product | Quantity | Product | Quantity`: tables beside each other, of which one row is no one thing.
  const isTwice = ({ index, label }: Named, at: number): boolean =>
    made.slice(at + 1).some(other => other.label === label && quantities.some(column => column.index > index && column.index < other.index))
  if (made.some(isTwice)) return null
  const unit = pick(name => UNIT.test(name))[0]?.index ?? null
  const kind = kindColumn(left, made, rows, grid)
  const kinds: Kinds = kind === null ? new Map() : kindsOf(rows.map(row => cellText(grid.rows[row]?.[kind])))
  const inTitle = [...titles.map(text => unitIn(text, true)), ...made.map(({ label }) => unitIn(label))].find(text => text !== '') ?? ''
  const units = unit === null ? [] : rows.map(row => cellText(grid.rows[row]?.[unit])).filter(text => text !== '')
  const isShifts = names.some(name => SHIFT.test(name))
  const says =
    SPEAKS.test([...titles, ...names, ...kinds.keys()].join(' | ')) ||
    quantities.some(({ label }) => MAKING.test(nameOf(label))) ||
    isShifts ||
    (units.length > 0 && units.every(isQuantityUnit)) ||
    countsByFormats(quantities, rows, grid) ||
    inTitle !== '' ||
    (kind !== null && /(?<!\p{L})produ[ck]tion(?!\p{L})/iu.test(all))
  // Plan and actual of products by month or week, of nothing that is money.
  const sided = (one: Side): boolean =>
    quantities.some(({ side }) => side === one) || (kind !== null && [...kinds.values()].some(({ side }) => side === one))
  const isWeekly = quantities.length > 1 && quantities.every(({ isWeek }) => isWeek)
  const isNamed = called.length === 0 || times.length > 0 || isWeekly || titles.some(namesMaking)
  const bySides = made.length > 0 && isNamed && sided('planned') && sided('actual')
  const timeless = quantities.filter(({ period, when }) => period === null && when === '')
  const isTimed = timeless.length < quantities.length
  const hasSides = quantities.some(({ side }) => side !== null)
  if (!isTimed && times.length === 0 && !hasSides && names.some(name => OF_PARTS.test(name))) return null
  const sums = isTimed || times.length > 0 ? timeless.filter(({ label }) => sumsUp(label)) : []
  const counted = quantities.filter(column => !sums.includes(column))
  // A week is kept as it is written. That a table of anything else without a year is one of quantities, it must say itself.
  const unplaced = counted.some(({ when }) => when !== '' && readHeader(when, null).week === null)
  const used = new Set([...made, ...times].map(({ index }) => index))
  const others = left.filter(({ index }) => !used.has(index) && index !== unit && index !== kind)
  const hasBoth = (['planned', 'actual'] as const).every(one => counted.some(({ side }) => side === one))
  // Planned and actual by month, and nothing else: the quantities of what the title names.
  const alone = made.length === 0 && times.length > 0 && hasBoth && others.every(({ label }) => FOLLOWS.test(label))
  if (
    counted.length === 0 ||
    (made.length === 0 && !alone) ||
    !(says || bySides) ||
    (unplaced && kind === null && !AMOUNT.test(all) && !titles.some(namesMaking))
  )
    return null
  if (
    made.length > 0 &&
    !isShifts &&
    made.every(({ label }) => LINE.test(calledBy(label))) &&
    !quantities.some(({ label }) => AMOUNT.test(nameOf(label)))
  ) {
    const lines = rows.flatMap(row => made.map(({ index }) => cellText(grid.rows[row]?.[index])))
    if (!(AMOUNT.test(all) || SPEAKS.test(all)) || lines.some(text => MONEY.test(text))) return null
  }
  // The title right over the table counts before what stands over others and on the tab.
  const own = table.titles.map(({ text }) => text)
  const said = sideOfWord(own.join(' ')) ?? own.map(sideOfTitle).findLast(side => side !== null) ?? sideOfWord(titles.join(' '))
  return {
    rows,
    alone,
    guessed: !says,
    made,
    times,
    others,
    quantities: counted,
    sums,
    follows,
    unit,
    kind,
    kinds,
    side: said ?? 'planned',
    titled: said !== null,
    stated:
      said === null && counted.some(({ side }) => side === null) && !counted.some(({ side, measure }) => side !== null && measure === '')
        ? [...others, ...quantities].some(({ label }) => LOSSES.test(label))
          ? 'actual'
          : 'planned'
        : null,
    title: inYear(title, reading.year),
    countedIn: inTitle,
    told,
  }
}

/** `Line (t)` is called Line. */
const calledBy = (label: string): string => nameOf(withoutQuantityUnit(label))

/** What is made, by a word that is mostly said of what was. */
const OUTPUT = /^(?:total |net |good )?(?:output|production|ausbringung|produktion|producci[óo]n|produzione)(?!\p{L})/iu

/** What only comes of what was made: nobody plans defects of a day. */
const LOSSES =
  /(?<!\p{L})(?:defects?|defective|scrap(?:ped)?|rejects?|rejected|downtime|rework|ausschuss|stillstand(?:szeit)?|rebuts?|merma|scart[oi]|refugo|fire|duruş|брак|простой)(?!\p{L})|不良|不合格|停机|불량/iu

/** `Total plan`: a sum of what stands in the columns beside it. */
const sumsUp = (label: string): boolean => beginsTotal(countedIn(label)) || isTotal(countedIn(label))

/** Mostly figures, without a currency. */
function countsIn({ grid }: Table, index: number, rows: readonly number[], reading: Reading): boolean {
  const cells = rows.flatMap(row => grid.rows[row]?.[index] ?? []).filter(cell => !isBlank(cell))
  const figures = cells.filter(cell => isFigureOrMark(cell, reading))
  return (
    cells.length > 0 &&
    figures.length * 2 > cells.length &&
    !cells.some(cell => cell.format !== undefined && moneyOfFormat(cell.format).isMoney)
  )
}

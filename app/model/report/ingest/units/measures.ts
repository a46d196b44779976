import type { ImportProblem } from '../../import.ts'
import { SHARE, saysInPercent, unitOfHead } from './column-unit.ts'
import { OF_MONEY, residueOf } from '../scenarios/entity.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure } from '../cells/figure.ts'
import { cellName } from '../cells/grid.ts'
import { isColumnHead, namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { operatingUnit } from './operating-units.ts'
import { isQuantityUnit } from './quantity-units.ts'
import { columnId } from '../rows/rows.ts'
import type { Table } from '../sheets/table.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { speaksOfUnits, unitAlone } from './unit.ts'
import { anywhere } from '../cells/plain-twin.ts'

// `Units | Hours | Cost €k | Scrap %` over one table: a line of a report counts in one thing, so each of them is a statement.

/** What is counted, where a header says nothing else: neither `Stores` nor `Customers`, which may be a channel and a segment. */
const THINGS = anywhere(
  /^(?:(?:un)?planned |target |actual )?(?:counts?|deals|customers|clients|transactions|contracts|anzahl|nombre|n[úu]mero|liczba|(?:no\.|number|nr\.?|anzahl|nombre|n[úu]mero) (?:of |de )?\S.*|# ?\S.*|units?(?: (?:sold|produced|shipped|made))?|(?:copies|tickets|seats|rooms|room nights|cars|vehicles|homes|tonnes|tons) (?:sold|produced|available)|room nights|passengers|flights|covers|pieces|pcs|qty|quantit(?:y|ies)|(?:man|labou?r|machine|working|billable|overtime)?[- ]?(?:hours|hrs)|(?:(?:allocated|available|booked|logged|scheduled|worked|tracked|spent|remaining|total|net|capacity) ){1,2}(?:hours|hrs|time)|(?:\p{L}[\p{L}-]+ ){0,2}days|(?:average )?head ?counts?|heads|(?:average )?FTEs?|(?:average )?employees|stück|stk|menge|(?:arbeits|maschinen)?stunden|mitarbeitende|mitarbeiter(?:innen|zahl)?|VZÄ|quantité|heures|effectifs?|ETP|cantidad|unidades|horas|plantilla|quantità|quantidades?|aantal|antal|ilość|množství|mennyiség|miktarı?|adet|количество|кол-во|кількість|(?:销售|生产|生產|銷售|販売|库存|庫存|期初|期末)?(?:数|數)量|[产產销銷]量|(?:人|件|台|個|个)数|工时|工數|工数|(?:판매|생산|재고)?수량|판매량|생산량|인원(?:수)?|tonnes|tons|kg|litres|[kMG]Wh|m²|sqm|km)$/iu,
)

/** `Sales units`, `Total shortage qty`, `Order count`: of those only the last word says it, and `Business units` are none. */
const COUNTS = anywhere(
  /^(?!.*(?:business|operating|reporting|generating|other|per|price|cost))(?:[\p{L}\d-]+ ){1,4}(?:(units|qty|quantit(?:y|ies)|pcs|pieces)|counts?)$|^(qty|quantity|units) (?!of\b|per\b|prices?\b|costs?\b)(?:[\p{L}-]+ ?){1,2}$/iu,
)

/** What a column counts in: `money` of a currency and scale that its own header states, or a thing. Null where its header does not say. */
interface Measure {
  key: string
  isMoney: boolean
  isThing?: boolean
  words: string
}

/** A table in parts by what their columns count in, each with the same lines; the table as it is where all count in one, or nothing says. */
export function measuresOf(table: Table, reading: Reading, problems: ImportProblem[]): Table[] {
  // Beside periods, what names none (a note, a code) stays out of the report anyway.
  const isPeriod = ({ facts }: TableColumn): boolean => table.head !== 'periods' || isColumnHead(facts)
  const held = table.columns.filter(
    column => isPeriod(column) && table.body.some(row => isFigure(table.grid.rows[row]?.[column.index], reading)),
  )
  const measures = new Map(held.map(column => [column.index, measureOf(column) ?? measureBesideMoney(column, held)]))
  joinSpent(held, measures)
  const own = held.filter(({ facts, texts }) => !facts.variance && !texts.some(text => saysInPercent(text) || SHARE.test(text.trim())))
  const silent = own.filter(({ index }) => measures.get(index) === null)
  const isApart = silent.some(({ texts }) => residueOf(texts) !== '') && !statesUnit(table)
  const money = own.flatMap(({ index }) => measures.get(index) ?? []).filter(({ isMoney }) => isMoney)
  // `Q3 2026 (EUR m) | Q2 2026`: what says nothing but a time counts in the same.
  const joins = silent.length > 0 && money.length > 0 && !isApart ? money[0]?.key : namedByTitle(table, own, measures)
  const keys = new Set(own.map(({ index }) => measures.get(index)?.key ?? joins ?? ''))
  // A percentage beside what names no unit (`Annual value | Probability %`) is none of those.
  for (const { index, facts } of held) {
    const measure = facts.variance ? null : measures.get(index)
    if (measure && !measure.isMoney && !measure.isThing) keys.add(measure.key)
  }
  if (keys.size < 2) return [table]
  // Two amounts of money alone are told apart, and asked about, by their currency and scale.
  if (!isApart && [...keys].every(key => key === '' || key.startsWith(MONEY))) return [table]
  const groups = new Map<string, TableColumn[]>()
  let last = measures.get(own[0]?.index ?? -1)?.key ?? joins ?? ''
  for (const column of held) {
    // Differences, and shares of what stands before them, stay with that.
    const follows = column.facts.variance || column.texts.some(text => SHARE.test(text.trim()))
    last = follows ? last : (measures.get(column.index)?.key ?? joins ?? '')
    groups.set(last, [...(groups.get(last) ?? []), column])
  }
  if (groups.size > MOST) {
    tellMany(table, [...groups.values()], problems)
    return [table]
  }
  const kindOf = (columns: TableColumn[]): 'things' | 'money' | undefined => {
    const own = columns.flatMap(({ index }) => measures.get(index) ?? [])
    return own.some(({ isThing }) => isThing) ? 'things' : own.some(({ isMoney }) => isMoney) ? 'money' : undefined
  }
  const [first] = groups.values()
  const parts = [...groups].map(([key, columns]): Table => {
    const said = columns.flatMap(({ index, facts }) => (facts.variance ? [] : (measures.get(index)?.words ?? [])))
    // Periods of one measure are called by the first of them; several measures by all of their names.
    const areApart = columns.every(({ facts }) => !namesTime(facts))
    const words = areApart ? shorten([...new Set(said)].join(', '), 100) : (said[0] ?? '')
    const taken = new Set(columns.map(({ index }) => index))
    const others = held.flatMap(({ index }) => (taken.has(index) ? [] : [index]))
    const title = table.name ?? table.titles[0]?.text ?? table.grid.name
    return {
      ...table,
      columns: table.columns.filter(({ index }) => taken.has(index) || (columns === first && !measures.has(index))),
      elsewhere: columns === first ? others : [...others, ...table.columns.flatMap(({ index }) => (measures.has(index) ? [] : [index]))],
      ...(kindOf(columns) && { of: kindOf(columns) }),
      ...(key !== '' && { name: `${title}: ${words}` }),
      ...(columns !== first && { anchor: cellName(table.body[0] ?? 0, columns[0]?.index ?? 0) }),
    }
  })
  tell(table, parts, problems)
  return parts
}

/** `Budget €k | Cost €k | Spent to date`: money like the rest, where that is of one kind. */
function joinSpent(held: readonly TableColumn[], measures: Map<number, Measure | null>): void {
  const money = [...measures.values()].flatMap(measure => (measure?.isMoney ? [measure] : []))
  const [first] = money
  if (!first || money.some(({ key }) => key !== first.key)) return
  for (const column of held)
    if (measures.get(column.index) === null && OF_MONEY.test(residueOf(column.texts))) measures.set(column.index, first)
}

/** Nobody presents more statements of one table. */
const MOST = 16

const MONEY = 'money '

function measureOf(column: TableColumn): Measure | null {
  const { currency, scale, text } = unitOfHead(column)
  const words = shorten(column.texts.filter(one => residueOf([one]) !== '' || one === text).join(' ') || column.label, 60)
  if (currency !== null || scale !== null) return { key: `${MONEY}${currency} ${scale}`, isMoney: true, words }
  for (const one of column.texts) {
    // `Units Actual` and `Units Budget` are of one thing.
    const said = /%/.test(one) ? one.trim() : residueOf([one])
    const inside = /\p{L}.*?\s*[([]([^()[\]]+)[)\]]$/u.exec(one.trim())?.[1] ?? ''
    // `1-30 days` and `Over 90 days` are ages.
    const isThing = THINGS.test(said) && !/^\P{L}*\d|\d\+? ?days/iu.test(one.replace(A_TIME, ''))
    const counted = COUNTS.exec(said.replace(/_/g, ' ').trim())
    const counts = (unitAlone(inside) === 'other' || operatingUnit(one).counted || isQuantityUnit(inside)) && !/pp|bps|^x$/i.test(inside)
    if (isPercent(one)) return { key: said.toLowerCase(), isMoney: false, words: shorten(said, 60) }
    if (counted) {
      const quantity = counted[1] ?? counted[2]
      return { key: quantity ? 'quantity' : said.toLowerCase(), isMoney: false, isThing: true, words: shorten(said, 60) }
    }
    if (counts || isThing) return { key: said.toLowerCase(), isMoney: false, isThing: true, words: shorten(said, 60) }
  }
  return null
}

/** `2025 FTE`, `Q1 2025 Days`, `Jan-25 Hours`: the time in front of what is counted is no age. */
const A_TIME = /^(?:\p{L}{1,9}\.?\d?[-'’ ]?)?(?:(?:19|20)\d{2}|(?<=[-'’])\d{2})\b/u

/**
 * `HC`, `Volume` and `Tonnage` of a time, where what stands beside them is what it cost or fetched: in a bridge `Volume` is a part of what a result
 * changed by, and has no time.
 */
function measureBesideMoney(column: TableColumn, held: readonly TableColumn[]): Measure | null {
  const said = column.texts.map(one => residueOf([one])).find(one => SHORT_THINGS.test(one))
  if (said === undefined || !namesTime(column.facts)) return null
  const isBeside = held.some(({ texts, facts }) => namesTime(facts) && texts.some(one => COSTS_OR_FETCHES.test(residueOf([one]))))
  return isBeside ? { key: said.toLowerCase(), isMoney: false, isThing: true, words: shorten(said, 60) } : null
}

const SHORT_THINGS = /^(?:HC|(?:sales |sold |total )?(?:volumes?|tonnage)(?: sold)?)$/i
const COSTS_OR_FETCHES = /\b(?:costs?|pay(?:roll)?|salar(?:y|ies)|wages|revenues?|(?:net |gross )?sales|turnover|amount|fees|billings)\b/i

const isPercent = (text: string): boolean => saysInPercent(text) && !SHARE.test(text.trim())

/** `Joiners` beside `Effectif au 30/06` under `Effectifs par service`: what the title names is what all of it counts in. */
function namedByTitle({ titles, grid }: Table, columns: readonly TableColumn[], measures: Map<number, Measure | null>): string | undefined {
  const keys = new Set(columns.flatMap(({ index }) => measures.get(index)?.key ?? []))
  const things = columns.flatMap(({ index }) => measures.get(index) ?? []).filter(({ isThing }) => isThing)
  const said = [...titles.map(({ text }) => text), grid.name].join(' ').toLowerCase()
  const [thing] = things
  return keys.size === 1 && thing && thing.key.length >= 4 && said.includes(thing.key) ? thing.key : undefined
}

/** Whether titles or the corner state the unit of the whole table. */
const statesUnit = ({ titles, corner, context }: Table): boolean =>
  [...titles.map(({ text }) => text), corner, ...context].some(speaksOfUnits)

const namesOf = (groups: readonly (readonly TableColumn[])[]): string =>
  firstOf(
    groups.map(columns => columns.map(({ label, index }) => `“${shorten(label || columnId(index), 40)}”`).join(', ')),
    4,
    '; ',
  )

function tellMany({ grid }: Table, groups: readonly (readonly TableColumn[])[], problems: ImportProblem[]): void {
  problems.push({
    severity: 'warning',
    code: 'measures-apart',
    sheet: grid.name,
    cell: groups[1]?.[0]?.headerCells.at(-1) ?? null,
    message: `The columns count in ${groups.length} different things: ${namesOf(groups)}. These are too many for a statement each, so all are read in one unit. Leave those out that count in another.`,
  })
}

function tell({ grid }: Table, parts: readonly Table[], problems: ImportProblem[]): void {
  const [first] = parts[1]?.columns ?? []
  problems.push({
    severity: 'info',
    code: 'measures-apart',
    sheet: grid.name,
    cell: first?.headerCells.at(-1) ?? null,
    message: `The columns count in different things: ${namesOf(parts.map(({ columns }) => columns))}. A statement has one unit for each line, so each is read as a statement of its own.`,
  })
}

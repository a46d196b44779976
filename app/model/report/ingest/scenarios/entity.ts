import type { ImportColumn, ImportProblem } from '../../import.ts'
import { isYearWord } from '../heads/head-words.ts'
import { isCase } from './case-words.ts'
import { headsOf } from '../heads/column-cells.ts'
import { MONTH_WORD, withoutDates } from '../time/dates.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { columnId } from '../rows/rows.ts'
import { readScenario } from './scenario-words.ts'
import { remembered } from '../cells/remember.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'
import { inEnglish } from '../time/time-words.ts'
import { speaksOfUnits, withoutUnits } from '../units/unit.ts'
import { anywhere } from '../cells/plain-twin.ts'

// Columns that say the same period and scenario are of different companies or segments, or nobody knows what tells them apart.

const TIME = anywhere(
  new RegExp(
    `\\b(?:${MONTH_WORD})(?![a-z])|\\b(?:FY|CY)? ?['’]?(?:19|20)?\\d{2}(?:[/-]\\d{2,4})?[ (]?[AEFBPH]?\\)?(?![\\p{L}\\d])|\\b(?:FY|CY|Q[1-4]|[1-4]Q|H[12]|[12]H|[YQM]TD|[LT]TM|fiscal|financial|calendar|years?|quarters?|months?|half|weeks?|WK?\\d{1,2}|full|ended|ending|period|date|trailing|last|first|second|third|fourth|one|two|three|six|nine|twelve|stand)\\b|(?!(?<=\\b[A-GI-PR-Z])2[A-Z]\\b)\\d+`,
    'giu',
  ),
)

/** Little words beside a time belong to it (`as of`, `for the year`), and those between the words of a name to that (`Rest of World`). */
const LITTLE =
  /(?:^|\u0001)[\s,(]*(?:as|for|the|of|at|to|through|until|in|zum|per|bis|am|au|le|al|el|de|del|der|des|du|na)(?=[\s\u0001)]|$)/giu
const LITTLE_BEFORE =
  /(?:^|\s)(?:as|for|the|of|at|to|through|until|in|zum|per|bis|am|au|le|al|el|de|del|der|des|du|na)[\s,(]*(?=\u0001|$)/giu

/** Longer texts are no names. */
const LONGEST_NAME = 200

function withoutTime(text: string): string {
  const isOf = (found: string): boolean => {
    const word = found.replace(/[^\p{L}]/gu, '')
    return !COUNTRY.test(word) || (!/\p{Ll}/u.test(text) && word !== text.trim())
  }
  let rest = text.replace(TIME.in(text), '\u0001')
  for (let before = ''; before !== rest && rest.length <= LONGEST_NAME; ) {
    before = rest
    for (const little of [LITTLE, LITTLE_BEFORE]) rest = rest.replace(little, found => (isOf(found) ? '\u0001' : found))
  }
  return rest
}

/** `Acme DE` is a company in Germany, and so is `DE` alone; in a longer text all in capitals it is a word. */
const COUNTRY = /^(?:DE|AU|AT|IN)$/

/** What a header says besides time, scenario and unit: `Q3 2026 Europe` is `Europe`. Empty where nothing is left. */
export function residueOf(texts: readonly string[]): string {
  return texts
    .map(text =>
      withoutTime(withoutDates(readScenario(withoutUnits(inEnglish(text.replace(/_/g, ' ')))).rest))
        .replace(/(?!(?<=\b[A-GI-PR-Z])2[A-Z]\b)[^\p{L}&.'’ -]/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[\s.'’&-]+|[\s'’&-]+$/g, ''),
    )
    .filter(text => /\p{L}{2}|\p{L} ?& ?\p{L}|[A-Z]2[A-Z]/u.test(text) && !isYearWord(text))
    .join(' ')
}

/** `Plant 2` of `Actual` over it, and of `Plant 2 Actual`. */
const withoutScenarios = (texts: readonly string[]): string =>
  texts
    .map(text => {
      const { rest, scenario } = readScenario(text)
      return scenario === null ? text : rest.replace(EDGES, '')
    })
    .join(' ')
    .trim()

/** What is left of headings without the time that all of them begin or end with; null where it does not tell them apart. */
function besideTime(texts: readonly string[]): string[] | null {
  const words = texts.map(text => text.split(/\s+/))
  const shortest = Math.min(...words.map(({ length }) => length))
  for (const isEnd of [true, false])
    for (let length = shortest - 1; length > 0; length--) {
      const shared = words.map(list => (isEnd ? list.slice(-length) : list.slice(0, length)).join(' '))
      if (new Set(shared).size > 1 || timeSaid(shared[0] ?? '') === null) continue
      const names = words.map(list => (isEnd ? list.slice(0, -length) : list.slice(length)).join(' ').replace(EDGES, ''))
      if (new Set(names).size < names.length) break
      return names.every(name => /\p{L}{2}/u.test(name)) ? names : null
    }
  return null
}

const EDGES = /^[\s|:,/–-]+|[\s|:,/–-]+$/g

/** So long is a title that says when, at most. */
const LONGEST_TIME = 100

/**
 * The time that a title names, as a text that is the same for the same time; null: none, or one of several. `Year to date` and `Month` are times
 * of whatever the report is of.
 */
export const timeSaid = remembered((text: string): string | null => {
  if (text.length > LONGEST_TIME) return null
  const bare = bareTime(text)
  if (bare !== null) return bare
  const facts = readHeader(text, null)
  if (facts.variance || facts.spans || facts.relative || facts.relation !== null) return null
  if (!namesTime(facts) && facts.toDate === null && facts.asOf === null) return null
  const { asOf, end, half, month, months, quarter, start, toDate, trailing, week, year } = facts
  return JSON.stringify([asOf, end, half, month, months, quarter, start, toDate, trailing, week, year])
})

/** Whether a title says when, and nothing else: `FY2025`, `Year to date`, `Nine months ended 30 September 2025`. */
export const isOnlyTime = (text: string): boolean =>
  timeSaid(text) !== null && (bareTime(text) !== null || (residueOf([text]) === '' && readScenario(text).scenario === null))

/** `month` of `Current month`, `Monat`: a time by its kind alone. */
function bareTime(text: string): string | null {
  const [, kind = '', year] = (text.length <= LONGEST_BARE && BARE_TIME.exec(inEnglish(text).trim())) || []
  return year === undefined && !isYearWord(text) ? kind.toLowerCase().replace(' ', '-') || null : 'year'
}

const LONGEST_BARE = 30

const BARE_TIME = /^(?:(?:current|this|the|in) )?(month|quarter|half[- ]year|(?:full |whole |financial |fiscal )?(year))[:.]?$/i

/** Measures and versions of a figure: what they head is not a company. */
export const NO_ENTITY =
  /\b(?:restated|reported|adjusted|pro ?forma|constant|like[- ]for[- ]like|preliminary|revised|original|(?:un)?audited|draft|final|version|qty|quantity|price|amount|rate|units?|volume|hours?|count|number|value|shares?|weight|score|debits?|credits?|balance|ratio|margin|percent(?:age)?|per|change|average|mix|notes?|ref|comments?|remarks?|status|type|code|id)\b/i

/** What money was asked, promised or given: columns of these are no companies. */
export const OF_MONEY =
  /^(?:(?:probability[- ])?weighted|invoiced|billed|paid|received|backlog|spen[td]|remaining|committed|approved|ordered|costs?|gewichtet|berechnet|bezahlt|ausgegeben|genehmigt|rest)$/i

/** What a deal, an order or a project is worth: told apart under its own name, though nobody is called so. */
const WORTH =
  /^(?:(?:(?:annual|contract|deal|order|gross|net|expected|total|remaining|weighted) )?(?:value|amount)|wert|betrag|montant|valor)$/i

/** What a line of a report is called: as columns of one time they are no companies either (`Revenue | COGS | Gross margin` by product). */
const MEASURE = anywhere(
  /\b(?:revenues?|sales|turnover|COGS|costs?|expenses?|(?:gross|operating|net|contribution|trading) (?:profit|margin|income|result|loss)|EBITD?A?|profit|income|earnings|capex|opex|order intake|orders|backlog|bookings|billings|[AM]RR|debt|limits?|drawn|undrawn|available|headroom|utili[sz]ed|principal|interest|carrying (?:amount|value)|book value|accumulated|umsatz(?:erlöse)?|erlöse|kosten|aufwand|aufwendungen|ergebnis|rohertrag|deckungsbeitrag|auftragseingang|auftragsbestand|chiffre d['’]affaires|charges|résultat|marge brute|ventas|costes?|ingresos|gastos|resultado)\b/iu,
)

/** A margin is money where its own heading says so; else it may be a percentage. */
const isMeasure = (name: string, head: TableColumn | undefined): boolean =>
  MEASURE.test(name) && (!/\bmarg(?:in|e|en)\b/i.test(name) || (head?.texts.some(speaksOfUnits) ?? false))

/** What money is called as a column: `Revenue`, `Approved`, `Contract value`. */
export const isMeasureOfMoney = (name: string): boolean => WORTH.test(name) || OF_MONEY.test(name) || MEASURE.test(name)

/** The whole company beside its parts. */
export const WHOLE =
  /^(?:(?:grand )?total|(?:the )?group(?: total)?|grp|consol(?:idated)?|all (?:plants|entities|companies|regions|segments|divisions|stores|sites|funds|countries|units)|company|konzern|gesamt|summe|groupe|total groupe|consolidé|grupo|consolidado|totalt|totaal|totale|i alt|razem|celkem|spolu|összesen|yhteensä|toplam|итого|всего|разом|всього|σύνολο|koncern(?:en)?|konsern(?:et)?|konserni|groep|gruppo|grup|группа|група|όμιλος|合[計计]|합계|集团|集團|연결|連結)\.?$/i

/** `Group`; `Total funds` beside `General fund`. */
function isWhole(name: string, names: readonly string[]): boolean {
  const part = /^(?:(?:grand )?total|all) (\p{L}+?)s?$/iu.exec(name)?.[1]?.toLowerCase()
  const isPart = (other: string): boolean => other !== name && (other.endsWith(` ${part}`) || other.endsWith(` ${part}s`))
  return WHOLE.test(name) || (part !== undefined && names.some(other => isPart(other.toLowerCase())))
}

/**
 * Gives an entity to columns of one period and scenario whose headers differ in nothing but a name. Where one of them names a scenario and
 * another does not, the name may be a scenario in words that are not known: then nothing is guessed, and `doubleColumns` asks.
 */
export function readEntities(
  columns: ImportColumn[],
  heads: TableColumn[],
  /** Ids of columns that are told apart by their whole headings. */
  own: ReadonlySet<string>,
  sheet: string,
  problems: ImportProblem[],
): void {
  const head = new Map(heads.map(column => [columnId(column.index), column]))
  const groups = new Map<string, ImportColumn[]>()
  for (const column of columns) {
    const facts = head.get(column.id)?.facts
    // Without a time in their headings they are of one, whichever a person will say.
    if (column.role !== 'period' || own.has(column.id) || (column.period === null && (!facts || facts.relative || namesTime(facts))))
      continue
    const key = `${column.period ?? ''} ${column.scenario}`
    groups.set(key, [...(groups.get(key) ?? []), column])
  }
  const names = new Map(columns.map(({ id }) => [id, residueOf(head.get(id)?.texts ?? [])]))
  // `1-30 days | 31-60 days` differ in nothing but their numbers, which are no time.
  for (const group of groups.values()) {
    const labels = group.map(({ id }) => withoutUnits(withoutScenarios(head.get(id)?.texts ?? [])).trim())
    const timeless = group.every(({ id }) => {
      const facts = head.get(id)?.facts
      return facts !== undefined && !namesTime(facts)
    })
    if (
      timeless &&
      new Set(labels).size === group.length &&
      (isOpen(group, head) || new Set(group.map(({ id }) => names.get(id))).size < group.length)
    )
      for (const [at, { id }] of group.entries()) names.set(id, labels[at] ?? '')
    // `30 Sep 2026 | | ` over `Stage 1 | Stage 2`: so do they below their time.
    const below = group.map(({ id }) => withoutScenarios((head.get(id)?.texts ?? []).filter(text => !namesTime(readHeader(text, null)))))
    const isNumbered = group.every(({ id }) => names.get(id) !== '') && new Set(group.map(({ id }) => names.get(id))).size < group.length
    if (!timeless && isNumbered && new Set(below).size === group.length)
      for (const [at, { id }] of group.entries()) names.set(id, below[at] ?? '')
    // `Plant 1 Q3 2025 | Plant 2 Q3 2025`: in what stands beside the time in one heading.
    else if (!timeless && new Set(group.map(({ id }) => names.get(id))).size < group.length)
      for (const [at, name] of (besideTime(group.map(({ id }) => withoutScenarios(head.get(id)?.texts ?? []))) ?? []).entries())
        names.set(group[at]?.id ?? '', name)
  }
  const nameOf = ({ id }: ImportColumn): string => names.get(id) ?? ''
  for (const column of columns) if (own.has(column.id)) column.entity = shorten(withoutUnits(column.label).trim() || column.label, 200)
  const told = [...groups.values()].filter(group => group.length > 1 && tellApart(group, nameOf, head))
  if (told.length === 0) {
    tellOwn(
      columns.filter(({ id }) => own.has(id)),
      sheet,
      problems,
    )
    return
  }
  const entities = new Set(told.flat().map(nameOf))
  for (const column of columns) {
    const name = nameOf(column)
    if (column.role === 'other' || own.has(column.id) || name === '' || !entities.has(name)) continue
    // Of `Total salary` and `Total cost` neither is the whole of the other columns.
    const isAnother = (other: ImportColumn): boolean => nameOf(other) === '' || (!WHOLE.test(name) && isWhole(nameOf(other), [...entities]))
    const whole = isWhole(name, [...entities]) && !columns.some(other => other !== column && sameMoment(other, column) && isAnother(other))
    column.entity = whole ? null : shorten(name, 200)
  }
  const list = [...entities].filter(name => name !== '')
  const areMeasures = list.every(name => isMeasureOfMoney(name) || isCase(name))
  const areOpen = told.every(group => isOpen(group, head))
  problems.push({
    severity: areMeasures || areOpen || (told.length > 1 && list.length > 1) ? 'info' : 'warning',
    code: 'entity-columns',
    sheet,
    ...headsOf(told.flat(), 0),
    message: `Columns of one period are told apart by ${firstOf(list.map(quoted))}. They ${areMeasures || areOpen ? 'stay apart under these names' : 'are read as companies or segments'}.`,
  })
}

function tellOwn(columns: ImportColumn[], sheet: string, problems: ImportProblem[]): void {
  if (columns.length === 0) return
  const names = columns.slice(0, 8).map(({ label, entity }) => `“${shorten(entity ?? label, 40)}”`)
  problems.push({
    severity: 'info',
    code: 'entity-columns',
    sheet,
    ...headsOf(columns, 0),
    message: `Columns of one period are told apart by ${names.join(', ')}${columns.length > 8 ? ' …' : ''}. They stay apart under these names.`,
  })
}

const sameMoment = (a: ImportColumn, b: ImportColumn): boolean => a.role === b.role && a.period === b.period && a.scenario === b.scenario

/** Columns of which nothing says when and what: whatever their names are, they will be of one time. */
const isOpen = (group: readonly ImportColumn[], heads: ReadonlyMap<string, TableColumn>): boolean =>
  group.every(({ id, period }) => period === null && heads.get(id)?.facts.scenario == null)

function tellApart(group: ImportColumn[], nameOf: (column: ImportColumn) => string, heads: Map<string, TableColumn>): boolean {
  const names = group.map(nameOf)
  const explicit = group.map(({ id }) => heads.get(id)?.facts.scenario != null)
  if (new Set(names).size < names.length) return false
  if (isOpen(group, heads)) return names.every(name => name !== '')
  return (
    group.every(column => {
      const name = nameOf(column)
      return name.length <= 60 && (WORTH.test(name) || isMeasure(name, heads.get(column.id)) || !NO_ENTITY.test(name))
    }) && explicit.every(one => one === explicit[0])
  )
}

/**
 * Columns of a statement that say the same period, scenario and entity. Readers could not tell them apart, and one of them may be something
 * that was not understood (a budget, another company): always asked.
 */
export function doubleColumns(statement: { sheet: string; suggested: boolean; columns: ImportColumn[] }): ImportProblem[] {
  const seen = new Map<string, ImportColumn>()
  return statement.columns.flatMap((column): ImportProblem[] => {
    if (column.role !== 'period' || column.period === null) return []
    const key = `${column.period} ${column.scenario} ${column.entity ?? ''}`
    const before = seen.get(key)
    if (!before) {
      seen.set(key, column)
      return []
    }
    return [
      {
        severity: statement.suggested ? 'error' : 'warning',
        code: SAME_COLUMN,
        sheet: statement.sheet,
        cell: column.headerCells.at(-1) ?? `${column.id}1`,
        message: `${named(before)} and ${named(column)} both say ${column.period} ${column.scenario}${column.entity ? ` of ${column.entity}` : ''}. Say what tells them apart (scenario, period or entity), or leave one out.`,
      },
    ]
  })
}

export const SAME_COLUMN = 'same-column'

const named = ({ label, id }: ImportColumn): string => (label ? `“${shorten(label, 60)}” (${id})` : `Column ${id}`)

import { compare, type Decimal, isNegative, negate } from '../money.ts'
import { parsePeriod, periodRange } from '../period.ts'
import type { ImportProblem, ImportStatement } from './import.ts'
import { type Anywhere, anywhere } from './ingest/cells/plain-twin.ts'
import type { Section, Statement, Unit } from './section.ts'

/** Fewer people than these can be told apart by who knows them: the same bound as for polls. */
const FEW = '5'

/** In English, German, French and Spanish. A word of theirs may begin or end with an accent, which \b does not know. */
const wordsOf = (words: string): Anywhere => anywhere(new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu'))

const PEOPLE = wordsOf(
  'head ?counts?|heads|employees?|staff|ftes?|full[- ]time(?: equivalents?)?|people|persons?|workers?|workforce|joiners?|leavers?|hires?|new starters?|mitarbeiter(?:innen|zahl|anzahl)?|mitarbeitende[nr]?|beschäftigte[nr]?|belegschaft|personalbestand|köpfe|vzä|vollzeit(?:kräfte|äquivalente?|stellen)?|arbeitskräfte|effectifs?|salariée?s?|employée?s?|personnes|collaborateurs|etp|plantilla|emplead[oa]s?|trabajador(?:es|as)?|personas',
)
const PAY = wordsOf(
  'pay(?:roll)?|salar(?:y|ies)|wages?|compensation|remuneration|bonus(?:es)?|(?:personnel|staff|employee|people) (?:costs?|expenses?)|gehalt|gehälter|(?:grund|jahres)gehalt|löhne?|lohn(?:kosten)?|vergütung(?:en)?|bezüge|boni|tantiemen?|personal(?:kosten|aufwand|aufwendungen)|salaires?|rémunérations?|appointements|primes?|masse salariale|(?:charges|frais|coûts?) de personnel|nóminas?|sueldos?|salarios?|retribución|retribuciones|remuneraciones|(?:gastos|costes?) de personal',
)
/** What departments cost beside how many people they have. */
const COST = wordsOf('costs?|expenses?|kosten|aufwand|co[uû]ts?|charges|costes?|gastos?')
/** What people do, have and think, by the hour, the year or the point: no number of them, as those on zero hours or with 40 of them are. */
const OF_PEOPLE = wordsOf(
  "tenure|scores?|ratings?|index|span of control|(?:absence|sick|training|working|lost) days|(?<!zero |[0-9] )hours|time to (?:hire|fill)|betriebszugehörigkeit|(?:kranken|fehl|schulungs|arbeits)tage|(?<![0-9] )(?:stunden|heures|horas)|überstunden|zufriedenheit|ancienneté|jours (?:d['’]absence|de formation)|antigüedad|días (?:de )?(?:baja|formación)",
)
const FILLER = anywhere(
  /(?<![\p{L}\p{N}])(?:total|average|avg|mean|median|number|no|count|of|in|for|per|the|and|at|end|period|closing|gross|base|gesamt|summe|durchschnitt(?:lich)?|anzahl|ende|der|die|das|und|am|im|für|nombre|moyenn?e?|fin|de|des|du|la|le|les|et|en|número|media|medio|del|al|el|los|las|y)(?![\p{L}\p{N}])|[^\p{L}\p{N}]+/giu,
)

/** A line of a statement, of a report or of a workbook in the preview. */
interface Line {
  id: string
  label: string
  parent: string | null
  unit: Unit
  values: ReadonlyMap<string, { value: Decimal | null; cell: string | null }>
}
interface Column {
  id: string
  label: string
  /** Last day of the period and scenario, with and without the company or whatever else tells columns of one period apart. */
  says: string
  saysWhen: string
}
interface Table {
  /** Id of the section, or name of the sheet. */
  of: string
  headcount: boolean
  /** `Average pay by function` stands over all of its lines. */
  pay: boolean
  columns: readonly Column[]
  lines: readonly Line[]
}

/** A line with figures that stand for fewer than 5 people. */
interface FewPeople {
  of: string
  label: string
  what: 'headcount' | 'pay'
  /** The first such column, and in how many there are such figures. */
  column: string
  count: number
  cell: string | null
}

/** Pay and headcount in which single people can be recognised. Sums are lines, too. Nobody (0) is not somebody. */
function fewPeople(tables: readonly Table[]): FewPeople[] {
  const groups = headsOf(tables)
  if (groups.size === 0) return []
  return tables.flatMap(table => {
    const named = new Map(table.lines.map(line => [line.id, line]))
    return table.lines.flatMap((line): FewPeople[] => {
      const own = groupsOf(line, named)
      const whatIn = whatOf(line, table, named)
      const cells = table.columns.flatMap(column => {
        const what = whatIn(column.label)
        const value = line.values.get(column.id)
        if (!what || !value || value.value === null) return []
        const known = ({ says, saysWhen }: Column): Decimal | undefined =>
          own.flatMap(group => groups.get(`${group} ${says}`) ?? groups.get(`${group} ${saysWhen}`) ?? [])[0]
        const heads = what === 'headcount' ? value.value : known(column)
        return heads !== undefined && isFew(heads) ? [{ what, label: column.label, cell: value.cell }] : []
      })
      const [first] = cells
      return first
        ? [{ of: table.of, label: line.label, what: first.what, column: first.label, count: cells.length, cell: first.cell }]
        : []
    })
  })
}

function isFew(heads: Decimal): boolean {
  const size = isNegative(heads) ? negate(heads) : heads
  return compare(size, '0') > 0 && compare(size, FEW) < 0
}

/** How many people a group has in a period, by what it is called: `legal FY2026-Q3 actual`. The largest that is said wins. */
function headsOf(tables: readonly Table[]): Map<string, Decimal> {
  const heads = new Map<string, Decimal>()
  for (const table of tables) {
    const named = new Map(table.lines.map(line => [line.id, line]))
    for (const line of table.lines) {
      const whatIn = whatOf(line, table, named)
      for (const { id, label, says, saysWhen } of table.columns) {
        const value = line.values.get(id)?.value
        if (value === undefined || value === null || whatIn(label) !== 'headcount') continue
        for (const group of groupsOf(line, named))
          for (const key of new Set([`${group} ${says}`, `${group} ${saysWhen}`])) {
            const before = heads.get(key)
            if (before === undefined || compare(value, before) > 0) heads.set(key, value)
          }
      }
    }
  }
  return heads
}

/** What a line counts in a column of that name. */
function whatOf(line: Line, table: Table, named: ReadonlyMap<string, Line>): (column: string) => FewPeople['what'] | null {
  const over = above(line, named)
  const words = [line, ...over].map(({ label }) => label).join(' · ')
  const isOfPeople = table.headcount || has(PEOPLE, words)
  const isPay = table.pay || has(PAY, words)
  // What a number of people is made of are people, whatever unit a sheet with pay on it gave them.
  const isCounted = over.some(({ unit }) => unit === 'count')
  return column => {
    // `Heads | Gross pay`: what a column counts may stand over it alone.
    const people = isOfPeople || has(PEOPLE, column)
    if (line.unit === 'count') return people && !has(OF_PEOPLE, line.label) ? 'headcount' : null
    if (isPay || has(PAY, column) || (table.headcount && has(COST, column))) return 'pay'
    return people && isCounted ? 'headcount' : null
  }
}

function above(line: Line, named: ReadonlyMap<string, Line>): Line[] {
  const found: Line[] = []
  for (let at = line; at.parent !== null; ) {
    const next = named.get(at.parent)
    if (!next || next === line || found.includes(next)) break
    found.push(next)
    at = next
  }
  return found
}

/**
 * The team that a line is about: what is left of its label without the words for pay and people. Where nothing is left, that of a line above
 * it, or the whole company (empty): whichever is known.
 */
function groupsOf(line: Line, named: ReadonlyMap<string, Line>): string[] {
  const own = bare(line.label)
  return own ? [own] : [...above(line, named).flatMap(({ label }) => bare(label) || []), '']
}
const bare = (label: string): string =>
  [PAY, PEOPLE, FILLER]
    .reduce((rest, words) => rest.replaceAll(words.in(rest), ' '), label)
    .trim()
    .toLowerCase()
const has = (words: Anywhere, text: string): boolean => text.search(words.in(text)) !== -1

interface Told {
  id: string
  label: string
  period: string | null
  scenario: string
  entity: string | null
}

/** People are counted at a day and paid for a month: what ends on one day is said of the same people. */
function columnOf({ id, label, period, scenario, entity }: Told, firstMonth: number): Column {
  const read = period === null ? null : parsePeriod(period)
  const saysWhen = `${read ? periodRange(read, firstMonth).to : (period ?? label)} ${scenario} `
  return { id, label, says: saysWhen + (entity ?? ''), saysWhen }
}

/** In sections of a report. `firstMonth`: of the fiscal year. */
export const fewPeopleIn = (
  sections: readonly Pick<Section, 'id' | 'title' | 'body'>[],
  firstMonth: number,
): { sectionId: string; label: string }[] =>
  fewPeople(sections.flatMap(({ id, title, body }) => (body.kind === 'statement' ? [tableOf(id, title, body, firstMonth)] : []))).map(
    ({ of, label }) => ({
      sectionId: of,
      label,
    }),
  )

const tableOf = (of: string, title: string, { statement, columns, lineItems }: Statement, firstMonth: number): Table => ({
  of,
  headcount: statement === 'headcount',
  pay: statement !== 'headcount' && has(PAY, title),
  columns: columns.filter(({ variance }) => !variance).map(column => columnOf(column, firstMonth)),
  lines: lineItems.map(({ id, label, parent, unit, values }) => ({ id, label, parent, unit, values: new Map(Object.entries(values)) })),
})

/** In statements of a workbook that is being reviewed: with sheet and cell. */
export function fewPeopleProblems(statements: readonly ImportStatement[], firstMonth: number): ImportProblem[] {
  const tables = statements.map(
    ({ sheet, title, type, columns, lineItems }): Table => ({
      of: sheet,
      headcount: type === 'headcount',
      pay: type !== 'headcount' && has(PAY, title),
      columns: columns.filter(({ role }) => role === 'period').map(column => columnOf(column, firstMonth)),
      lines: lineItems.map(({ label, parent, unit, values }, at) => ({
        id: String(at),
        label,
        parent: parent === null ? null : String(parent),
        unit,
        values: new Map(values.map(({ column, value, cell }) => [column, { value, cell }])),
      })),
    }),
  )
  return fewPeople(tables).map(({ of, label, what, column, count, cell }) => ({
    severity: 'warning',
    code: FEW_PEOPLE,
    sheet: of,
    cell,
    message: `“${label}”, ${column}${count > 1 ? ` and ${count - 1} more column${count > 2 ? 's' : ''}` : ''}: ${what === 'pay' ? 'the pay' : 'a number'} of fewer than ${FEW} people. Who knows them can tell who they are; show a sum of several teams instead.`,
  }))
}

/** The code of its problems: they go when corrections make them anew. */
export const FEW_PEOPLE = 'few-people'

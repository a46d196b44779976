import { normalLabel } from '../../series.ts'
import type { ImportCheck, ImportLineItem, ImportProblem, ImportStatement } from '../../import.ts'
import { isCase } from './case-words.ts'
import type { Part } from '../checks/checks.ts'
import { scaleOfLine, sumCheck } from '../checks/checks.ts'
import { NO_ENTITY, WHOLE } from './entity.ts'
import { isCalledByTime } from '../time/sheet-months.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

// One sheet for each company: the same lines under the same columns, told apart by what the sheets are called.

/** Words of a sheet's name that say what stands on it, not of whom. */
const OF_NO_COMPANY =
  /^(?:(?:sheet|tabelle|blatt|feuille|feuil|hoja)\d*|summary|overview|data|final|copy|kopie|old|new|alt|neu|p&l|pl|pnl|guv|is|bs|cf|cfs|kpis?|income|statements?|balance|profit|loss|and|cash|flow|report|actuals?|budget|plan|planned|forecast|expenses?|variances?|differences?|st|stmts?|fy|schedules?|analys[ei]s|models?|inputs?|segments?|valuation|v?\d+|\(\d+\))$/i

/** `YR 1`, `Year 2`, `Quarters`: times, and no companies. */
const TIME = /^(?:yr|year|qtr|quarter|month|week|jahr|quartal|monat|woche|année|trimestre|mois|año|mes)(?:ly|s|e)?\.? ?\d*$/i

const keyOf = ({ period, scenario, label }: ImportStatement['columns'][number]): string => `${period ?? `“${label}”`} ${scenario}`
const figuresOf = ({ columns }: ImportStatement): ImportStatement['columns'] => columns.filter(({ role }) => role === 'period')
const labelsOf = ({ lineItems }: ImportStatement): string[] =>
  lineItems.flatMap(({ label, values }) => (values.length > 0 && label !== '' ? [normalLabel(label)] : []))

/** Statements that say the same lines under the same columns, of no company yet. */
function groupsOf(statements: readonly ImportStatement[], ofAny: boolean): ImportStatement[][] {
  const byColumns = new Map<string, ImportStatement[]>()
  for (const statement of statements) {
    const columns = figuresOf(statement)
    if (columns.length === 0 || (!ofAny && columns.some(({ entity }) => entity !== null))) continue
    const key = [statement.type, ...columns.map(keyOf).sort()].join('|')
    byColumns.set(key, [...(byColumns.get(key) ?? []), statement])
  }
  return [...byColumns.values()].flatMap(list => {
    const groups: { labels: Set<string>; members: ImportStatement[] }[] = []
    for (const statement of list) {
      const labels = new Set(labelsOf(statement))
      const common = (other: Set<string>): number => [...labels].filter(label => other.has(label)).length
      const group = groups.find(one => common(one.labels) * 10 >= Math.max(labels.size, one.labels.size) * 7 && common(one.labels) >= 2)
      if (group) group.members.push(statement)
      else groups.push({ labels, members: [statement] })
    }
    return groups.map(({ members }) => members).filter(({ length }) => length > 1)
  })
}

/** Gives the statements of sheets that differ in nothing but a name the company of that name, and says so. */
export function readEntitySheets(statements: readonly ImportStatement[], problems: ImportProblem[]): void {
  for (const group of groupsOf(statements, false)) {
    if (new Set(group.map(({ sheet }) => sheet)).size < group.length || sameFigures(group)) continue
    const names = namesOf(group.map(({ sheet }) => sheet)) ?? namesOf(group.map(({ title }) => title))
    if (!names) continue
    const titles = new Set(group.map(({ title }) => title))
    for (const [at, statement] of group.entries()) {
      const name = names[at] ?? ''
      if (WHOLE.test(name)) continue
      for (const column of statement.columns) if (column.role !== 'other') column.entity = shorten(name, 200)
      if (titles.size < group.length) statement.title = shorten(`${statement.title}: ${name}`, 200)
    }
    const [first] = group
    const companies = names.filter(name => !WHOLE.test(name))
    problems.push({
      severity: 'warning',
      code: 'entity-of-sheet',
      sheet: first?.sheet ?? null,
      cell: first ? (figuresOf(first)[0]?.headerCells[0] ?? null) : null,
      message: `${group.length} sheets hold the same lines and columns. They are read as those of ${firstOf(companies.map(quoted))}${companies.length < names.length ? ' and of all together' : ''}. Say so where that is wrong.`,
    })
  }
}

/** What tells names apart, one each; null where that is nothing that a company could be called. */
function namesOf(texts: string[]): string[] | null {
  const words = texts.map(text => text.split(/[\s_–—:-]+/).filter(word => word !== ''))
  const told = words.map(own => own.filter(word => !OF_NO_COMPANY.test(word) && !words.every(other => other.includes(word))).join(' '))
  // `Plant 1 | Plant 2 | Group`: by their numbers, where nothing else tells them apart.
  const numbered = words.map((own, at) =>
    told[at] !== '' && told.indexOf(told[at] ?? '') !== told.lastIndexOf(told[at] ?? '') ? own : null,
  )
  const names = told.map((name, at) => numbered[at]?.join(' ') ?? name)
  const plausible = names.every(
    name =>
      /\p{L}{2}/u.test(name) &&
      name.length <= 60 &&
      !TIME.test(name) &&
      !isCalledByTime(name) &&
      (WHOLE.test(name) || !NO_ENTITY.test(name)) &&
      !isCase(name),
  )
  const whole = names.filter(name => WHOLE.test(name)).length
  return plausible && whole <= 1 && names.length - whole >= 1 && new Set(names).size === names.length ? names : null
}

/** The same figures in every line that both have are one statement shown twice, though one of them has a line more. */
function sameFigures([first, ...others]: ImportStatement[]): boolean {
  if (first === undefined) return false
  const own = uniqueLines(first)
  const said = (item: ImportLineItem): string => item.values.map(({ value }) => value).join('|')
  return others.every(other => {
    const shared = [...uniqueLines(other)].flatMap(([label, item]) => {
      const same = own.get(label)
      return same ? [[same, item] as const] : []
    })
    return shared.length >= 2 && shared.every(([one, item]) => said(one) === said(item))
  })
}

/** The code of its problems: they go when corrections make them anew. */
export const SAME_STATEMENT = 'same-statement'

/** Statements that nothing tells apart: readers, and the next report, would take one for the other. */
export function sameStatements(statements: readonly ImportStatement[]): ImportProblem[] {
  const taken = statements.filter(({ suggested }) => suggested)
  return groupsOf(taken, true).flatMap(group => {
    const entityOf = (statement: ImportStatement): string =>
      figuresOf(statement)
        .map(({ entity }) => entity ?? '')
        .join('|')
    return group.flatMap((statement, at): ImportProblem[] => {
      const before = group.slice(0, at).find(other => entityOf(other) === entityOf(statement))
      // Cases below each other under one header were told where they begin, and so were things that columns of one table count.
      if (
        !before ||
        isOfOneTable(before, statement) ||
        areOfTimes(before, statement) ||
        areOfPeopleAndPay(before, statement) ||
        (before.sheet === statement.sheet && headOf(before) !== '' && headOf(before) === headOf(statement))
      )
        return []
      const copied = sameFigures([before, statement])
      return [
        {
          severity: 'warning',
          code: SAME_STATEMENT,
          sheet: statement.sheet,
          cell: figuresOf(statement)[0]?.headerCells[0] ?? statement.lineItems[0]?.labelCell ?? null,
          message: `The lines and columns are those of “${shorten(before.title, 60)}” on the sheet “${before.sheet}”${copied ? ', and so are the figures. Leave one of them out.' : '. Say which company or scenario each of them is of, or leave one out.'}`,
        },
      ]
    })
  })
}

/** `Jan` and `Feb`, whose year is asked. */
const areOfTimes = (one: ImportStatement, other: ImportStatement): boolean =>
  one.sheet !== other.sheet &&
  [one, other].every(({ sheet, columns }) => isCalledByTime(sheet) && columns.some(({ period }) => period === null))

/** People by department, and what they are paid. */
const areOfPeopleAndPay = (one: ImportStatement, other: ImportStatement): boolean =>
  [one, other].filter(counts).length === 1 && [one, other].every(({ lineItems }) => lineItems.length > 0)
const counts = ({ lineItems }: ImportStatement): boolean => lineItems.every(({ unit, kind }) => unit === 'count' || kind === 'heading')

const isOfOneTable = (one: ImportStatement, other: ImportStatement): boolean =>
  one.sheet === other.sheet && one.lineItems[0]?.labelCell === other.lineItems[0]?.labelCell

const headOf = ({ columns }: ImportStatement): string => columns.flatMap(({ headerCells }) => headerCells).join(' ')

interface Across {
  statement: ImportStatement
  check: ImportCheck
}

/** Of so many figures out of ten that add up, a sheet is the sum of the others. */
export const SUMS = 6

/** Whether the sheet of the whole company is what those of its parts add up to, where it mostly is; else that it is not is a problem of its own. */
export function entityChecks(statements: readonly ImportStatement[]): { checks: Across[]; problems: ImportProblem[] } {
  const checks: Across[] = []
  const problems: ImportProblem[] = []
  for (const group of groupsOf(statements, true)) {
    const one = (statement: ImportStatement): string | null | undefined => {
      const names = new Set(figuresOf(statement).map(({ entity }) => entity))
      return names.size === 1 ? [...names][0] : undefined
    }
    const whole = group.filter(statement => one(statement) === null)
    const parts = group.filter(statement => typeof one(statement) === 'string')
    const [total] = whole
    if (!total || whole.length > 1 || parts.length < 2) continue
    const found = sumsOver(total, parts)
    const holding = found.filter(({ check }) => check.holds).length
    if (holding * 10 >= found.length * SUMS) checks.push(...found)
    else {
      const off = found.find(({ check }) => !check.holds)?.check
      if (off)
        problems.push({
          severity: 'info',
          code: ENTITIES_NO_SUM,
          sheet: total.sheet,
          cell: off.cell,
          message: `“${shorten(total.title, 60)}” is not the sum of the sheets of its companies: ${off.label} is ${off.stated}, they add up to ${off.computed}. What they sell each other may be left out; it was not checked.`,
        })
    }
  }
  return { checks, problems }
}

export const ENTITIES_NO_SUM = 'entities-no-sum'

function sumsOver(total: ImportStatement, parts: readonly ImportStatement[]): Across[] {
  const lines = parts.map(part => ({ part, items: uniqueLines(part) }))
  const own = uniqueLines(total)
  return figuresOf(total).flatMap(column =>
    [...own].flatMap(([label, item]): Across[] => {
      const stated = item.values.find(value => value.column === column.id)
      if (!stated?.value || (item.unit !== 'currency' && item.unit !== 'count')) return []
      const scale = scaleOfLine(item, total)
      const terms = lines.flatMap(({ part, items }): Part[] => {
        const line = items.get(label)
        const same = figuresOf(part).find(other => keyOf(other) === keyOf(column))
        const value = same && line?.values.find(({ column: id }) => id === same.id)
        const alike = line?.unit === item.unit && (line.currency ?? part.unit.currency) === (item.currency ?? total.unit.currency)
        return line && value?.value && alike ? [{ value, sign: 1, shift: scaleOfLine(line, part) - scale, sheet: part.sheet }] : []
      })
      if (terms.length !== parts.length) return []
      return [{ statement: total, check: sumCheck('subtotal', total.sheet, item.label, column.id, stated, terms, scale > 0) }]
    }),
  )
}

/** Lines by their labels; two of one name say nothing. */
function uniqueLines({ lineItems }: ImportStatement): Map<string, ImportLineItem> {
  const counts = new Map<string, ImportLineItem[]>()
  for (const item of lineItems) {
    const label = normalLabel(item.label)
    if (label !== '' && item.values.length > 0) counts.set(label, [...(counts.get(label) ?? []), item])
  }
  return new Map([...counts].flatMap(([label, items]) => (items.length === 1 && items[0] ? [[label, items[0]] as const] : [])))
}

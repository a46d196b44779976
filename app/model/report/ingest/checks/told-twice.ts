import Big from 'big.js'
import { comparePeriods, formatPeriod, parsePeriod } from '../../../period.ts'
import type { ImportColumn, ImportLineItem, ImportProblem, ImportStatement, ImportValue, StatementType } from '../../import.ts'
import { scaleOfLine } from './checks.ts'
import { figuresAgain } from './figures-again.ts'
import { scaleName } from '../units/scale-telling.ts'
import { shorten } from '../cells/text.ts'

// One figure on two sheets of a workbook: EBITDA of the income statement and of the key figures. Where they differ, one of them is old or wrong.

/** Lines of which a company has one: a `Total` or `Other` may be of anything. */
const OF_THE_COMPANY =
  /^(?:(?:total |net |group )?(?:revenues?|sales|turnover)|gross (?:profit|margin)|(?:adjusted |adj\.? |reported )?EBITD?A?|operating (?:profit|income|result|loss)|(?:profit|income|loss|earnings) before (?:income )?tax(?:es)?|PBT|EBT|net (?:profit|income|loss|result|earnings)|(?:profit|loss|result) (?:for|of) the (?:period|year|quarter|month)|profit after tax|PAT|total assets|(?:total )?(?:shareholders['’]? )?equity|net (?:financial )?debt|(?:total )?(?:head ?count|FTEs?|employees)|order intake|order backlog|backlog|cap(?:ital )?ex(?:penditure)?|(?:free|operating) cash ?flow|umsatz(?:erlöse)?|rohertrag|betriebsergebnis|jahresüberschuss|konzernergebnis|bilanzsumme|eigenkapital|auftragseingang|auftragsbestand|mitarbeitende|chiffre d['’]affaires|marge brute|résultat (?:net|d['’]exploitation)|capitaux propres|total (?:de l['’])?actif|ingresos|ventas|resultado neto|patrimonio neto)$/i

export const TOLD_TWICE = 'told-twice'

const MAIN: ReadonlySet<StatementType> = new Set(['income', 'balance', 'cash flow', 'headcount'])

interface Said {
  /** The power of ten in which the figure is stored. */
  scale: number
  statement: ImportStatement
  item: ImportLineItem
  column: ImportColumn
  value: ImportValue & { value: string }
  /** In single units, with half of what its last shown digit stands for. */
  full: Big
  slack: Big
}

/**
 * Lines of one name, period and scenario that say different things in a main statement and elsewhere: told once for a line. Signs do not count,
 * costs are written either way; nor does what rounding to the digits that each shows can do. Where several main statements, or several others, say it
 * in different ways, they are of several companies or segments, and nothing is told. So is a table that holds a statement's figures and not its unit.
 */
export function toldTwice(statements: readonly ImportStatement[]): ImportProblem[] {
  const lines = new Map<string, Map<string, Said[]>>()
  // A sheet that names no currency speaks of the only one that the others name.
  const named = new Set(statements.flatMap(({ unit, lineItems }) => [unit.currency, ...lineItems.map(({ currency }) => currency ?? null)]))
  named.delete(null)
  const [only] = named.size === 1 ? named : []
  for (const statement of statements)
    for (const item of statement.lineItems) {
      const name = nameOf(item.label)
      const heading = item.parent === null ? null : statement.lineItems[item.parent]
      if (!OF_THE_COMPANY.test(name) || heading?.kind === 'heading') continue
      for (const value of item.values) {
        const column = statement.columns.find(({ id }) => id === value.column)
        if (column?.role !== 'period' || column.period === null || column.entity !== null || value.value === null) continue
        const what = `${name} ${item.unit} ${item.currency ?? statement.unit.currency ?? only ?? ''}`
        const moment = `${column.period} ${column.scenario}`
        const times = lines.get(what) ?? new Map<string, Said[]>()
        lines.set(what, times.set(moment, [...(times.get(moment) ?? []), said(statement, item, column, { ...value, value: value.value })]))
      }
    }
  const pairs = [...lines.values()].flatMap(times => {
    const differ = [...times.values()].flatMap(found => pairOf(found) ?? [])
    const [first, ...others] = differ.sort((a, b) => comparePeriods(b.own.column.period ?? '', a.own.column.period ?? ''))
    return first ? [{ pair: first, more: others.length }] : []
  })
  const sized = new Set(pairs.flatMap(({ pair: { own, main } }) => (own.scale === main.scale ? [] : [own.statement])))
  return [
    ...pairs.map(({ pair, more }) => tell(pair, more)),
    ...figuresAgain(statements, sized).map(
      ({ statement: { sheet }, cell, message }): ImportProblem => ({ severity: 'warning', code: TOLD_TWICE, sheet, cell, message }),
    ),
  ]
}

const nameOf = (label: string): string =>
  label
    .replace(/\s*[([][^()[\]]*[)\]]\s*/g, ' ')
    .replace(/[\u00b9\u00b2\u00b3*†:]+$/u, '')
    .replace(/,? (?:in )?(?:k|m|EUR|USD|GBP|CHF|[€$£])+$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

function said(statement: ImportStatement, item: ImportLineItem, column: ImportColumn, value: Said['value']): Said {
  const scale = scaleOfLine(item, statement)
  const decimals = /\.(\d+)$/.exec(value.value)?.[1]?.length ?? 0
  const unit = new Big(10).pow(scale)
  return {
    scale,
    statement,
    item,
    column,
    value,
    full: new Big(value.value).abs().times(unit),
    slack: unit.times(new Big(10).pow(-decimals)).div(2),
  }
}

interface Pair {
  main: Said
  own: Said
}

function pairOf(found: readonly Said[]): Pair | null {
  const sizes = found.flatMap(own => found.flatMap(main => (own.scale < main.scale && isSameFigure(own, main) ? { main, own } : [])))
  if (sizes[0]) return sizes[0]
  const mains = found.filter(({ statement }) => MAIN.has(statement.type))
  const [main, ...more] = mains
  const others = found.filter(({ statement }) => !MAIN.has(statement.type))
  if (!main) return null
  // An income statement and a cash flow that speak of one thing are two of the company; two income statements are two companies.
  const apart = more.filter(other => !agree(main, other))
  const [own, ...rest] = apart.length > 0 ? apart : others.filter(other => !agree(main, other))
  const isOne = rest.every(other => own && agree(own, other))
  return own && isOne && own.statement.type !== main.statement.type ? { main, own } : null
}

/** One figure as it is stored, of more digits than come by chance: where it counts in two sizes, one of its sheets does not say its own. */
const isSameFigure = ({ value: { value: one } }: Said, { value: { value: other } }: Said): boolean =>
  new Big(one).c.length > 2 && new Big(one).abs().eq(new Big(other).abs())

const agree = (a: Said, b: Said): boolean => a.full.minus(b.full).abs().lte(a.slack.plus(b.slack))

function tell({ main, own }: Pair, more: number): ImportProblem {
  const period = parsePeriod(own.column.period ?? '')
  const when = `${period ? formatPeriod(period) : own.column.period}, ${own.column.scenario}`
  return {
    severity: 'warning',
    code: TOLD_TWICE,
    sheet: own.statement.sheet,
    cell: own.value.cell,
    message: `“${shorten(own.item.label, 60)}” (${when}) is ${shown(own, main)} here and ${shown(main, own)} in “${shorten(main.statement.title, 60)}” (${main.statement.sheet === own.statement.sheet ? '' : `sheet ${shorten(main.statement.sheet, 40)}, `}${main.value.cell})${more > 0 ? `, and they differ in ${more} more ${more === 1 ? 'column' : 'columns'}` : ''}. Find out which of the two is right.`,
  }
}

/** A figure as it stands, and what it counts in where the other one counts in something else. */
const shown = ({ value: { text }, scale }: Said, other: Said): string =>
  `${shorten(text, 30)}${scale === other.scale ? '' : ` in ${scaleName(scale)}`}`

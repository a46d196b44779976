import type { ImportProblem, Scenario } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

/**
 * What the budgets of towns and states are called for short, by country: budget primitif and supplémentaire, compte administratif or financier
 * unique, décision modificative; Voranschlag, Nachtragsvoranschlag, Rechnungsabschluss, Hochrechnung.
 */
const INITIALS: readonly Partial<Record<string, Scenario>>[] = [
  { BP: 'budget', BS: 'budget', CA: 'actual', CFU: 'actual', DM: 'forecast' },
  { VA: 'budget', NVA: 'budget', RA: 'actual', HR: 'forecast' },
]

/** Letters in front of or behind a year, or alone. */
const ALONE = /^\s*(?:(?:20\d\d|\d\d)\s+)?([A-Z]{2,3})\.?(?:\s*['’]?(?:20\d\d|\d\d))?\s*$/

const lettersOf = ({ texts }: TableColumn): string | null => texts.flatMap(text => ALONE.exec(text)?.[1] ?? []).at(0) ?? null

/** `BP 2026 | CA 2025`, `VA 2026 | RA 2024`: initials are scenarios where all of a table's are of one country, and a budget stands beside what came of one. Said. */
export function budgetInitials(columns: readonly TableColumn[], sheet: string, problems: ImportProblem[]): TableColumn[] {
  const open = columns.filter(({ facts }) => facts.scenario === null && !facts.variance)
  const known = INITIALS.find(names => {
    const said = open.map(column => names[lettersOf(column) ?? ''])
    return said.every(scenario => scenario !== undefined) && said.includes('actual') && said.includes('budget')
  })
  if (!known) return [...columns]
  problems.push({
    severity: 'warning',
    code: 'scenario-of-place',
    sheet,
    ...headsOf(open),
    message: `${firstOf(open.map(({ label }) => quoted(shorten(label, 40))))} are read as scenarios: ${[...new Set(open.map(column => lettersOf(column) ?? ''))].map(name => `${name} as ${known[name]}`).join(', ')}. Say so where they are something else.`,
  })
  return columns.map(column => {
    const letters = lettersOf(column) ?? ''
    const scenario = open.includes(column) ? known[letters] : undefined
    if (!scenario) return column
    const texts = column.texts.map(text => text.replace(new RegExp(`\\b${letters}\\b\\.?`), '').trim()).filter(text => text !== '')
    return { ...column, texts, facts: { ...column.facts, scenario } }
  })
}

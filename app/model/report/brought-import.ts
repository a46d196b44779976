import type { BroughtLine, BroughtReport, BroughtStatement } from './brought.ts'
import { type DraftContext, sectionOfStatement } from './draft.ts'
import { IMPORT_VERSION, type ImportJson, type ImportLineItem, type ImportStatement, type ImportValue } from './import.ts'
import { correct } from './ingest/settling/correct.ts'
import type { Section } from './section.ts'

/** Sections of a draft made of line items that a program brought, checked as those of a workbook are. */
export function sectionsOfBrought(brought: BroughtReport, context: Omit<DraftContext, 'fileId'>): Section[] {
  const { import: checked } = correct(importOf(brought), { statements: [], plans: [], leavePlans: [] })
  return checked.statements.map((statement, at) => {
    const section = sectionOfStatement(statement, { ...context, fileId: '' })
    return withoutCells(section, brought.statements[at] as BroughtStatement)
  })
}

/**
 * The same as an import, so that one set of rules checks both. A sheet that nobody has stands behind it: figures are named by the cells
 * that they would be in.
 */
function importOf({ title, statements }: BroughtReport): ImportJson {
  return {
    version: IMPORT_VERSION,
    file: { name: title, sha256: '0'.repeat(64) },
    sheets: [],
    statements: statements.map(statementOf),
    plans: [],
    tables: [],
    prose: [],
    problems: [],
  }
}

function statementOf({ title, type, currency, scale, columns, lineItems }: BroughtStatement, at: number): ImportStatement {
  const places = new Map(lineItems.map(({ key }, place) => [key, place]))
  const named = new Map(lineItems.map(line => [line.key, line]))
  return {
    sheet: `Statement ${at + 1}`,
    title,
    type,
    suggested: true,
    unit: { currency, scale, label: '' },
    columns: columns.map(({ key, label, period, scenario, entity }, column) => ({
      id: key,
      label,
      period,
      scenario,
      entity: entity ?? null,
      headerCells: [cellOf(column, -1)],
      role: 'period',
    })),
    lineItems: lineItems.map((line, row): ImportLineItem => {
      const parts = partsOf(line, lineItems).flatMap(({ line: key, sign }) => {
        const item = places.get(key)
        return item === undefined ? [] : [{ item, sign }]
      })
      return {
        label: line.label,
        level: levelOf(line, named),
        parent: line.parent === undefined ? null : (places.get(line.parent) ?? null),
        kind: line.kind,
        unit: line.unit,
        whole: line.whole ?? null,
        labelCell: `A${row + 2}`,
        parts,
        unchecked: [],
        evidence: parts.length ? 'person' : null,
        note: line.note ?? null,
        values: columns.flatMap(({ key }, column): ImportValue[] => {
          // A column may have the name of something that every object has.
          const given = Object.hasOwn(line.values, key) ? line.values[key] : undefined
          if (given === undefined) return []
          const at = { column: key, cell: cellOf(column, row) }
          if (typeof given === 'string') return [{ ...at, value: given, text: given, flag: null }]
          return [{ ...at, value: null, text: given?.text ?? '', flag: 'missing' }]
        }),
      }
    }),
    checks: [],
  }
}

/** A percentage below a total is told there, not added. */
function partsOf(line: BroughtLine, lines: readonly BroughtLine[]): { line: string; sign: 1 | -1 }[] {
  if (line.kind !== 'subtotal' && line.kind !== 'total') return []
  return (
    line.parts ??
    lines
      .filter(({ parent, unit, kind }) => parent === line.key && unit === line.unit && kind !== 'heading')
      .map(({ key }) => ({ line: key, sign: 1 }))
  )
}

function levelOf(line: BroughtLine, named: ReadonlyMap<string, BroughtLine>): number {
  let level = 0
  for (let at = line; at.parent !== undefined && level < 20; level++) {
    const above = named.get(at.parent)
    if (!above) break
    at = above
  }
  return level
}

/** `B2` is the first figure; the line −1 holds the headers. */
function cellOf(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 2; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 2}`
}

/** Nobody has that sheet: nothing in the report may point there. What the program said of a line wins over what its words propose. */
function withoutCells(section: Section, brought: BroughtStatement): Section {
  if (section.body.kind !== 'statement') return section
  const lineItems = section.body.lineItems.map((item, at) => ({
    ...item,
    good: brought.lineItems[at]?.good ?? item.good,
    labelCell: null,
    values: Object.fromEntries(Object.entries(item.values).map(([column, value]) => [column, { ...value, cell: null }])),
  }))
  return { ...section, body: { ...section.body, source: null, lineItems } }
}

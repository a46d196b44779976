import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Big from 'big.js'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Grid } from '#app/model/report/ingest/cells/grid.ts'
import { cellPosition } from '#app/model/report/ingest/cells/grid.ts'
import type { ImportJson, ImportStatement, ImportTable } from '#app/model/report/import.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readXlsx } from '#server/ingest/xlsx.ts'
import { Inflater, readDirectory } from '#server/ingest/zip.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { importedAt, readPath } from './readFile.ts'

// Every fact that the index of the sample files states, for finance and nasty files: a new fact of a known kind is tested by adding it there,
// and a fact of an unknown kind fails. Without the samples the suite is not registered.

interface SheetFact {
  name: string
  dims: string
  state: string
  formulas: number
  merged: number
}
interface ValueFact {
  sheet: string
  cell: string
  label: string
  value: number | string
  formula?: string
}
interface Sample {
  file: string
  facts: Record<string, unknown> | null
}
/** What a test of a fact looks at. `grids`: the cells as they were read, of a workbook. */
interface Read {
  file: string
  json: ImportJson
  grids: Grid[]
}

const index = inputFile('index.json')
const samples = (index ? (JSON.parse(readFileSync(index, 'utf8')) as { files: Sample[] }).files : []).filter(
  ({ file, facts }) => /^(?:finance|nasty)\//.test(file) && facts !== null && Object.keys(facts).length > 0,
)

/** The index counts the lines that have a figure in the first column. */
const withValues = (statement: ImportStatement): ImportStatement['lineItems'] => {
  const first = periods(statement)[0]?.id
  return statement.lineItems.filter(({ values }) => values.some(({ column: id, value }) => id === first && value !== null))
}
const mainOf = ({ json }: Read, type: ImportStatement['type']): ImportStatement => {
  const found = json.statements.find(statement => statement.type === type && statement.suggested)
  if (!found) throw new Error(`no ${type} statement`)
  return found
}
const onlyStatement = ({ json: { statements } }: Read): ImportStatement => {
  if (statements.length !== 1 || !statements[0]) throw new Error(`${statements.length} statements`)
  return statements[0]
}
const onlyTable = ({ json: { tables } }: Read): ImportTable => {
  if (tables.length !== 1 || !tables[0]) throw new Error(`${tables.length} tables`)
  return tables[0]
}
const periods = ({ columns }: ImportStatement): ImportStatement['columns'] => columns.filter(({ role }) => role === 'period')
const sumOf = (cells: (string | null | undefined)[]): string => cells.reduce((sum, cell) => sum.plus(cell ?? 0), new Big(0)).toFixed()
const column = (table: ImportTable, label: RegExp): (string | null)[] => {
  const at = table.columns.findIndex(other => label.test(other.label))
  expect(at, String(label)).toBeGreaterThanOrEqual(0)
  return table.rows.map(({ cells }) => cells[at] ?? null)
}
const accountsOf = (read: Read): ImportTable => {
  const table = onlyTable(read)
  return { ...table, rows: table.rows.filter(({ cells }) => cells[0] !== null) }
}
const plainDigits = (text: string): string => text.replace(/[,%]/g, '')
/** Rows of a CSV without its header: lines of a statement or records of a list. */
const records = ({ json: { statements, tables } }: Read): number =>
  statements.reduce((sum, { lineItems }) => sum + lineItems.length, 0) + tables.reduce((sum, { rows }) => sum + rows.length, 0)

/** Every text that stands by a value: what its line, column or record is called. */
function namesAt({ statements, tables }: ImportJson, sheet: string, cell: string): string[] {
  for (const { sheet: own, lineItems, columns } of statements)
    for (const { label, note, values } of own === sheet ? lineItems : []) {
      const value = values.find(other => other.cell === cell)
      if (value) return [label, note ?? '', columns.find(({ id }) => id === value.column)?.label ?? '']
    }
  const row = tables.find(other => other.sheet === sheet)?.rows.find(other => `${other.row}` === cell.replace(/^[A-Z]+/, ''))
  return (row?.cells ?? []).filter(other => other !== null)
}

function sheetsStand(read: Read, facts: SheetFact[]): void {
  for (const { name, dims, state, formulas, merged } of facts) {
    expect([name, read.json.sheets.find(sheet => sheet.name === name)?.visibility]).toEqual([name, state])
    const grid = read.grids.find(other => other.name === name)
    const cells = grid?.rows.flatMap((row, at) => row.map((cell, where) => ({ cell, at, where }))) ?? []
    // A what-if table is counted as a formula, but has no text of one: its figures stand as plain numbers.
    const missing = formulas - cells.filter(({ cell }) => cell?.formula !== undefined).length
    expect([name, missing >= 0 && missing <= 2]).toEqual([name, true])
    expect([name, 'merged', grid?.merges.length]).toEqual([name, 'merged', merged])
    const last = cellPosition(dims.split(':').at(-1) ?? '')
    const beyond = cells.filter(({ cell, at, where }) => cell && (at > (last?.row ?? 0) || where > (last?.column ?? 0)))
    expect([name, 'beyond', beyond]).toEqual([name, 'beyond', []])
  }
}

/** How each kind of fact is tested. */
const FACTS: Record<string, (read: Read, fact: never) => void> = {
  values: ({ json }, facts: ValueFact[]) => {
    for (const { sheet, cell, label, value, formula } of facts) {
      const wanted = typeof value === 'number' ? new Big(value).toFixed() : plainDigits(value)
      expect([cell, importedAt(json, sheet, cell)]).toEqual([cell, wanted])
      expect([cell, namesAt(json, sheet, cell).some(name => name.includes(label))]).toEqual([cell, true])
      if (formula === undefined) continue
      const found = json.statements
        .filter(other => other.sheet === sheet)
        .flatMap(({ lineItems }) => lineItems.flatMap(({ values }) => values))
      expect([cell, found.find(other => other.cell === cell)?.formula]).toEqual([cell, formula.replace(/^=/, '')])
    }
  },
  sheet_count: ({ json }, count: number) => expect(json.sheets).toHaveLength(count),
  sheets: sheetsStand,
  sheets_first8: sheetsStand,
  income_line_items: (read, count: number) => expect(withValues(mainOf(read, 'income'))).toHaveLength(count),
  balance_line_items: (read, count: number) => expect(withValues(mainOf(read, 'balance'))).toHaveLength(count),
  periods: (read, fact: number | string[]) => {
    if (typeof fact === 'number') return expect(periods(onlyStatement(read))).toHaveLength(fact)
    const shown = periods(mainOf(read, 'income')).map(({ label }) =>
      label.replace(/^12 Months Ended /, '').replace(/^(\d+) Months Ended /, '$1M '),
    )
    expect(shown).toEqual(fact)
  },
  unit: (read, title: string) => {
    const { unit } = mainOf(read, 'income')
    expect(title.endsWith(unit.label)).toBe(true)
    expect([unit.currency, unit.scale]).toEqual(['USD', /\$ in Millions/.test(title) ? 6 : 3])
  },
  rows_with_values: (read, count: number) => expect(withValues(onlyStatement(read))).toHaveLength(count),
  first_period: (read, label: string) => expect(periods(onlyStatement(read))[0]?.label).toBe(label),
  last_period: (read, label: string) => expect(periods(onlyStatement(read)).at(-1)?.label).toBe(label),
  // With the header of a CSV; of a workbook, the lines that hold something.
  rows: (read, count: number) =>
    read.file.endsWith('.csv') ? expect(records(read)).toBe(count - 1) : expect(withValues(onlyStatement(read))).toHaveLength(count),
  data_rows: (read, count: number) => expect(records(read)).toBe(count),
  header: ({ json: { statements, tables } }, header: string[]) => {
    const labels = tables[0]?.columns.map(({ label }) => label) ?? ['', ...(statements[0]?.columns.map(({ label }) => label) ?? [])]
    // A date in a header is shown as that day.
    const day = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2')
    expect(labels.map(day)).toEqual(header.map(day))
  },
  widths: ({ json }, widths: Record<string, number>) => {
    expect(Object.keys(widths)).toHaveLength(1)
    expect(json.problems.filter(({ code }) => code === 'ragged-line')).toEqual([])
  },
  decode_used: ({ json }, encoding: string) => expect(json.problems.some(({ code }) => code === 'old-encoding')).toBe(encoding !== 'utf-8'),
  has_bom: ({ json }, _: boolean) => expect(JSON.stringify(json)).not.toMatch(/\ufeff/),
  eol: ({ json }, _: string) => expect(JSON.stringify([json.statements, json.tables])).not.toMatch(/\\r/),
  first: (read, cells: string[]) => expect(onlyTable(read).rows[0]?.cells).toEqual(cells.map(asRead)),
  last: (read, cells: string[]) => expect(onlyTable(read).rows.at(-1)?.cells).toEqual(cells.map(asRead)),
  first_and_last: (read, lines: Record<string, [string, string, string, string]>) => {
    const statement = onlyStatement(read)
    expect(statement.lineItems.map(({ label }) => label)).toEqual(Object.keys(lines))
    for (const [label, [first, firstValue, last, lastValue]] of Object.entries(lines)) {
      const item = statement.lineItems.find(other => other.label === label)
      const at = (head: string): string | null | undefined =>
        item?.values.find(value => value.column === statement.columns.find(other => other.label === head)?.id)?.value
      expect([label, at(first), at(last)]).toEqual([label, plainDigits(firstValue), plainDigits(lastValue)])
    }
  },
  net_income: (read, years: Record<string, string>) => {
    const statement = onlyStatement(read)
    const item = statement.lineItems.find(({ label }) => label === 'Net Income')
    expect(item?.values.map(({ value }) => value)).toEqual(Object.values(years))
    expect(periods(statement).map(({ period }) => period)).toEqual(Object.keys(years).map(day => `FY${day.slice(-4)}`))
  },
  accounts: (read, count: number) => expect(accountsOf(read).rows).toHaveLength(count),
  total_debits: (read, total: number) => expect(sumOf(column(accountsOf(read), /debit/i))).toBe(String(total)),
  total_credits: (read, total: number) => expect(sumOf(column(accountsOf(read), /credit/i))).toBe(String(total)),
  max_row: ({ json, grids }, row: number) => {
    const last = Math.max(...json.tables.flatMap(({ rows }) => rows.map(other => other.row)))
    expect(grids[0]?.rows.length).toBe(row)
    // What stands below the last record is told.
    const told = json.problems.flatMap(({ code, cell }) => (code === 'left-out' && cell ? [(cellPosition(cell)?.row ?? 0) + 1] : []))
    expect(last === row || told.some(other => other > last)).toBe(true)
  },
  actual_transactions: ({ json }, count: number) => expect(json.tables.find(({ sheet }) => sheet === 'Actual')?.rows).toHaveLength(count),
  actual_amount_sum: ({ json }, sum: number) => {
    const table = json.tables.find(({ sheet }) => sheet === 'Actual')
    expect(sumOf(table ? column(table, /amount/i) : [])).toBe(String(sum))
  },
}

/** `5/19/2006 0:00:00` is the day itself. */
const asRead = (text: string): string =>
  text.replace(
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}) 0:00:00$/,
    (_, month: string, day: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )

/** Facts of files that are no workbook: what they hold, not what is imported. */
const NO_WORKBOOK: Record<string, (text: string, facts: Record<string, unknown>) => void> = {
  'nasty/blns.json': (text, { count }) => expect(JSON.parse(text)).toHaveLength(count as number),
}

async function gridsOf(bytes: Uint8Array): Promise<Grid[]> {
  const entries = readDirectory(bytes, DEFAULT_LIMITS)
  const inflater = new Inflater(bytes.byteLength, DEFAULT_LIMITS)
  return (await readXlsx({ entries, inflater, hidden: false, progress: () => {} }, DEFAULT_LIMITS)).grids
}

describe.runIf(index !== undefined)('every fact of the sample files', () => {
  const reads = new Map<string, Read>()
  beforeAll(async () => {
    for (const { file } of samples.filter(sample => !NO_WORKBOOK[sample.file])) {
      const path = inputFile(file) ?? ''
      const json = await readPath(path)
      const grids = file.endsWith('.xlsx') ? await gridsOf(readFileSync(path)) : []
      reads.set(file, { file, json, grids })
    }
  }, 120_000)

  test.each(
    samples.flatMap(({ file, facts }) =>
      NO_WORKBOOK[file] ? [] : Object.entries(facts ?? {}).map(([kind, fact]) => ({ file, kind, fact })),
    ),
  )('$file: $kind', ({ file, kind, fact }) => {
    const read = reads.get(file)
    const check = FACTS[kind]
    if (!read || !check) throw new Error(`nobody knows how to test “${kind}” of ${basename(file)}`)
    check(read, fact as never)
  })

  test.each(Object.entries(NO_WORKBOOK))('%s holds what it says', (file, check) => {
    check(readFileSync(inputFile(file) ?? '', 'utf8'), samples.find(sample => sample.file === file)?.facts ?? {})
  })
})

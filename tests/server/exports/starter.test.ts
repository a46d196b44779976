import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { starterWorkbook } from '#server/exports/starter.ts'
import { readBytes } from '../ingest/readFile.ts'

// 15 May 2026: with a fiscal year from July the quarter that is over is the third, January to March.
const beginning = { company: 'Acme', currency: 'EUR', formats: { ...DEFAULT_FORMATS, fiscalYearStart: 7 }, at: Date.UTC(2026, 4, 15) }

describe('the starter workbook', () => {
  test('comes in as it stands: two statements, a plan, volumes, and nothing doubtful', async () => {
    const { bytes, name } = await starterWorkbook(beginning)
    const read = await readBytes(bytes, name, { fiscalFirstMonth: 7 })
    expect(read.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
    const [income, balance] = read.statements
    expect(read.statements.map(({ title, type, unit }) => [title, type, unit.currency, unit.scale])).toEqual([
      ['Income statement', 'income', 'EUR', 3],
      ['Balance sheet', 'balance', 'EUR', 3],
    ])
    expect(income?.columns.map(({ period, scenario }) => [period, scenario])).toEqual([
      ['FY2026-Q3', 'actual'],
      ['FY2026-Q3', 'budget'],
      ['FY2025-Q3', 'actual'],
    ])
    expect(balance?.columns.map(({ period }) => period)).toEqual(['2026-03-31', '2025-03-31'])
    const profit = income?.lineItems.find(({ label }) => label === 'Operating profit')
    expect(profit?.values.map(({ value }) => value)).toEqual(['1310', '1410', '1210'])
    expect(profit?.evidence).toBe('formula')
    const revenue = income?.lineItems.findIndex(({ label }) => label === 'Revenue')
    expect(income?.lineItems.filter(({ parent }) => parent === revenue).map(({ label }) => label)).toEqual(['Subscriptions', 'Services'])
    for (const statement of read.statements) expect(statement.checks.filter(({ holds }) => !holds)).toEqual([])
    expect(balance?.checks.some(({ kind }) => kind === 'balance')).toBe(true)

    expect(read.plans.map(({ items, volumes }) => [items.length, volumes.length])).toEqual([
      [4, 0],
      [0, 2],
    ])
    const [plan, volumes] = read.plans
    expect(plan?.items[2]).toMatchObject({ ref: '1.2', what: 'Build', parent: 0, squad: 'Product', status: 'at risk', progress: '25' })
    expect(plan?.items[0]).toMatchObject({ from: '2026-01-01', to: '2026-03-31' })
    expect(volumes?.volumes[0]).toMatchObject({ what: 'Product A', planned: '1200', actual: '1150' })
  })

  test('has sums that are formulas, and says what to do', async () => {
    const book = XLSX.read((await starterWorkbook(beginning)).bytes, { cellFormula: true })
    const formulas = Object.entries(book.Sheets['Income statement'] ?? {}).filter(([, cell]) => (cell as XLSX.CellObject).f)
    expect(formulas).toHaveLength(15)
    expect(XLSX.utils.sheet_to_csv(book.Sheets['How to use it'] ?? {})).toContain('Write your own over it')
  })
})

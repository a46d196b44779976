import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)
const told = ({ problems }: Understood, code: string): string => problems.find(problem => problem.code === code)?.message ?? ''

describe('what goes into nothing', () => {
  test('is told beside a statement, figures apart from texts', () => {
    const understood = understand(
      typed(
        grid('Income', [
          ['Income statement', '', '', 77],
          ['', 'FY2024', 'FY2025'],
          ['Rent', 1, 2],
          ['Power', 3, 4],
          [],
          ['checked by Kim'],
        ]),
      ),
    )
    expect(codes(understood)).toEqual(expect.arrayContaining(['warning left-out D1', 'info remark A6']))
  })

  test('a figure that its number format keeps out of sight is told', () => {
    const figure = (format: string, value: string): Given => ({ value, format })
    const read = (...formats: [string, string][]): Understood =>
      understand(
        typed(
          grid('Income', [
            ['', 'FY2024', 'FY2025'],
            ...formats.map(([format, value], at): Given[] => [`Line ${at}`, 1, figure(format, value)]),
            ['Rent', 3, 4],
          ]),
        ),
      )
    expect(codes(read([';;;', '7'], ['0;""', '-1'], ['"n/a";0', '5']))).toContain('warning unshown-figure C2')
    expect(told(read([';;;', '7'], ['0;""', '-1'], ['"n/a";0', '5']), 'unshown-figure')).toContain('C2, C3, C4')
    const shown = read(['0;;', '7'], ['#,##0;(#,##0);"–"', '-7'], [';;;', '0'], ['_-* #,##0 "Mio."_-', '3'], ['[<0]"";0', '-3'], ['@', '2'])
    expect(told(shown, 'unshown-figure')).toBe('')
  })

  test('is told in a file of texts too', () => {
    const understood = understand(
      texts('Costs', [
        ['Costs', '', '', '1,234.5'],
        ['Line', 'FY2024', 'FY2025'],
        ['Rent', '10.5', '11.5'],
        ['Power', '3.5', '4.5'],
      ]),
    )
    expect(codes(understood)).toEqual(['warning left-out D1'])
  })

  test('is told beside a plan or list', () => {
    const understood = understand(
      typed(
        grid('Plan', [
          ['Project plan', '', '', '', 99],
          ['Task', 'Owner', 'Start', 'Finish', 'Status'],
          ['Dig', 'Ann', '2026-01-02', '2026-02-03', 'done'],
          ['Build', 'Bob', '2026-02-04', '2026-03-05', 'late'],
        ]),
      ),
    )
    expect(understood.plans[0]?.items).toHaveLength(2)
    expect(codes(understood)).toEqual(['warning left-out E1'])
  })

  test('is told for a column that is no period', () => {
    const understood = understand(
      typed(
        grid('Income', [
          ['', 'Note', 'FY2024', 'FY2025'],
          ['Rent', 4, 1, 2],
          ['Power', 5, 3, 4],
        ]),
      ),
    )
    expect(told(understood, 'column-left-out')).toMatch(/“Note” is no period: its 2 cells \(B2, B3\) stay out/)
  })
})

test('cells among figures that are none are pointed at, one by one', () => {
  const row = (cell: Given): Understood =>
    understand(
      typed(
        grid('Income', [
          ['', 'FY2024', 'FY2025'],
          ['Rent', cell, 2],
          ['Power', 3, 4],
        ]),
      ),
    )
  expect(codes(row({ kind: 'boolean', value: 'TRUE' }))).toEqual(['warning not-a-number B2'])
  expect(codes(row({ kind: 'date', value: '2026-01-02', raw: '46024' }))).toEqual(['warning not-a-number B2'])
  expect(codes(row({ kind: 'duration', value: '1.5', raw: '1.5' }))).toEqual(['warning not-a-number B2'])
  expect(codes(row({ kind: 'uncached', formula: 'B1+1' }))).toEqual(['error no-stored-result B2'])
})

test('the same along a line is said once, with all of its cells', () => {
  const understood = understand(
    typed(
      grid('Income', [
        ['', 'FY2024', 'FY2025', 'FY2026'],
        ['Rent', '1,200.50', '1,300.50', '1,400.50'],
        ['Power', { kind: 'error', value: '#DIV/0!' }, { kind: 'error', value: '#DIV/0!' }, 4],
      ]),
    ),
  )
  expect(codes(understood)).toEqual(['warning number-as-text B2', 'warning error-value B3'])
  expect(told(understood, 'number-as-text')).toMatch(/1,200.50 as text.*The same goes for C2, D2\.$/)
})

test('formulas without results are told once a sheet, wherever they stand', () => {
  const sum: Given = { kind: 'uncached', formula: 'SUM(B2:B3)' }
  const understood = understand(
    typed(
      grid('Income', [
        ['', 'FY2024', 'FY2025'],
        ['Rent', 1, 2],
        ['Power', 3, 4],
        ['Total', sum, sum],
        ['', '', ''],
        ['', '', sum],
      ]),
    ),
  )
  expect(codes(understood).filter(code => code.includes('no-stored'))).toEqual(['error no-stored-result B4'])
  expect(told(understood, 'no-stored-result')).toMatch(/^3 cells hold formulas .* B4, C4, C6\./)
  expect(understood.statements[0]?.lineItems[2]?.values.map(({ flag }) => flag)).toEqual(['uncached', 'uncached'])
})

test('a list says what it turned into numbers and what it did not', () => {
  const understood = understand(
    typed(
      grid('Sales', [
        ['Customer', 'Region', 'Amount'],
        ['Ann', 'North', 1],
        ['Bob', 'South', '2.5'],
        ['Cid', 'South', '3.5'],
        ['Dan', 'North', '12%'],
        ['Eve', 'North', { kind: 'uncached', formula: 'B1' }],
        ['Fay', 'North', 7],
        ['Gus', 'West', 8],
      ]),
    ),
  )
  expect(understood.tables[0]?.rows.map(({ cells }) => cells[2])).toEqual(['1', '2.5', '3.5', '12%', null, '7', '8'])
  expect(codes(understood)).toEqual(['error no-stored-result C6', 'warning number-as-text C3', 'warning percent-as-text C5'])
  expect(told(understood, 'number-as-text')).toMatch(/and 1 more in this column/)
})

test('what is longer than a report keeps is said', () => {
  const understood = understand(
    typed(
      grid('Income', [
        ['', 'FY2024', 'FY2025'],
        ['x'.repeat(600), 1, 2],
        ['Rent', 1, 2],
        ['Heat', 1, 2],
        ['Power', 'y'.repeat(300), 4],
      ]),
    ),
  )
  expect(codes(understood).filter(code => code.includes('text-cut'))).toEqual(['warning text-cut A2', 'warning text-cut B5'])
})

test('a statement with its periods down the side keeps its formulas and its tree', () => {
  const understood = understand(
    typed(
      grid('Revenue', [
        ['Month', 'Product', 'Service', 'Total'],
        ['Jan 2026', 1, 2, { formula: 'SUM(B2:C2)', value: '3' }],
        ['Feb 2026', 3, 4, { formula: 'SUM(B3:C3)', value: '8' }],
      ]),
    ),
  )
  const statement = understood.statements[0]
  expect(statement?.lineItems[2]).toMatchObject({ evidence: 'formula', parts: [{ item: 0 }, { item: 1 }] })
  expect(statement?.lineItems[2]?.values.map(({ cell, formula }) => [cell, formula])).toEqual([
    ['D2', 'SUM(B2:C2)'],
    ['D3', 'SUM(B3:C3)'],
  ])
  expect(statement?.checks.map(({ cell, holds }) => [cell, holds])).toEqual([
    ['D2', true],
    ['D3', false],
  ])
})

test('a list of 150,000 rows is read, and its faults are counted', { timeout: 60_000 }, () => {
  const rows: Given[][] = [
    ['Customer', 'Region', 'Amount'],
    ...Array.from({ length: 150_000 }, (_, at): Given[] => [`Customer ${at % 90}`, 'North', at % 2 ? at : `${2_000 + (at % 500)}`]),
  ]
  const understood = understand(typed(grid('Sales', rows)))
  expect(understood.statements).toEqual([])
  expect(understood.tables[0]?.rows).toHaveLength(150_000)
  expect(told(understood, 'number-as-text')).toMatch(/and 74999 more in this column/)
})

test('a statement too large for a report is not proposed, and says so', () => {
  const rows: Given[][] = [['', 'FY2024', 'FY2025'], ...Array.from({ length: 5_001 }, (_, at): Given[] => [`Line ${at}`, at, at])]
  const understood = understand(typed(grid('Income', rows)))
  expect(understood.statements[0]?.suggested).toBe(false)
  expect(codes(understood)).toContain('error too-large null')
})

describe('the same doubt in many cells of a line', () => {
  test('is told once, with the cells', () => {
    const balance = understand(
      typed(
        grid('Balance', [
          ['Balance sheet', 'FY2022', 'FY2023', 'FY2024', 'FY2025'],
          ['Total assets', 1, 2, 3, 4],
          ['Total liabilities and equity', 1, 2, 3, 4],
          ['Check', 'OK', 'OK', 'OK', 'OK'],
          ['Remark', 'new', '', '', ''],
        ]),
      ),
    )
    expect(codes(balance)).toEqual(['warning text-among-figures B4', 'warning text-among-figures B5'])
    expect(told(balance, 'text-among-figures')).toBe('“OK” is no number, nor is what stands in C4, D4, E4. The line has no values there.')
    const exported = understand(
      texts('Cash', [
        ['Cash flow', 'FY2022', 'FY2023', 'FY2024', 'FY2025'],
        ['Net income', '1,500', '1,600', '1,700', '1,800'],
      ]),
    )
    expect(codes(exported)).toEqual(['error ambiguous-number B2'])
    expect(told(exported, 'ambiguous-number')).toContain('The same goes for C2, D2, E2.')
    expect(exported.statements[0]?.lineItems[0]?.values.every(({ flag }) => flag === 'ambiguous')).toBe(true)
  })
})

test('formulas that all store nought over figures were not reckoned, which is told once; a template of noughts is one', () => {
  const nought = (formula: string): Given => ({ formula, value: '0' })
  const told = (figures: number): (string | null)[] =>
    understand(
      typed(
        grid('P&L', [
          ['', '2026'],
          ['Sales', figures],
          ['Services', figures],
          ['Revenue', nought('SUM(B2:B3)')],
          ['Costs', 0],
          ['Profit', nought('B4-B5')],
        ]),
      ),
    ).problems.flatMap(({ code, cell }) => (code === 'no-stored-result' ? [cell] : []))
  expect(told(10)).toEqual(['B4'])
  expect(told(0)).toEqual([])
})

test('a sheet of nothing but such formulas says so itself', () => {
  const open = (formula: string): Given => ({ kind: 'uncached', formula })
  const { sheets } = understand(
    typed(
      grid('Income', [
        ['Income statement', '', ''],
        ['', 2024, 2025],
        ['Revenue', open('Inputs!B1'), open('Inputs!C1')],
        ['Costs', open('Inputs!B2'), open('Inputs!C2')],
        ['Profit', open('B3-B4'), open('C3-C4')],
      ]),
    ),
  )
  expect(sheets[0]?.reason).toBe('Formulas whose results are not stored in the file.')
})

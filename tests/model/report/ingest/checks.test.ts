import { describe, expect, test } from 'vitest'
import { sectionOfStatement } from '#app/model/report/draft.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { ImportCheck, ImportStatement } from '#app/model/report/import.ts'
import { type Statement, statementSchema } from '#app/model/report/section.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (name: string, ...rows: Given[][]): Understood => understand(typed(grid(name, rows)))
const statementOf = (understood: Understood): ImportStatement => understood.statements[0] as ImportStatement
const of = (kind: ImportCheck['kind'], understood: Understood): [cell: string, holds: boolean, computed: string][] =>
  statementOf(understood)
    .checks.filter(check => check.kind === kind)
    .map(({ cell, holds, computed }) => [cell, holds, computed])
const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)

describe('a sum', () => {
  test('that misses by less than a cent is told with the digits in which it shows', () => {
    const { problems } = read(
      'Shares',
      ['Line', 'FY2025'],
      ['A', 0.5001],
      ['B', 0.5072],
      ['Total', { formula: 'SUM(B2:B3)', value: '1.00731' }],
    )
    expect(problems.find(({ code }) => code === 'does-not-foot')?.message).toMatch(/1\.00731 against 1\.0073, a difference of 0\.00001\./)
  })

  test('of large figures is exact but for what binary floats lose', () => {
    const off = (by: string): boolean | undefined =>
      statementOf(
        read(
          'Income',
          ['Line', 'FY2025'],
          ['A', 60_000_000_000],
          ['B', 50_000_000_000],
          ['Total', { formula: 'SUM(B2:B3)', value: `110000000000${by}` }],
        ),
      ).checks[0]?.holds
    expect([off(''), off('.00001'), off('.01')]).toEqual([true, true, false])
    const twenty = read(
      'Income',
      ['Line', 'FY2025'],
      ['A', 60_000_000_000],
      ['B', 50_000_000_000],
      ['Total', { formula: 'SUM(B2:B3)', value: '110000000020' }],
    )
    expect(codes(twenty)).toEqual(['warning does-not-foot B4'])
  })

  test('of figures with fifteen digits, as LibreOffice writes them, may be off by what that cuts away', () => {
    const of = (cash: string, change: string, stated: string): boolean | undefined =>
      statementOf(read('Income', ['Line', 'FY2025'], ['A', cash], ['B', change], ['Total', { formula: 'SUM(B2:B3)', value: stated }]))
        .checks[0]?.holds
    expect(of('181829.297140581', '-17125.4726171733', '164703.824523407')).toBe(true)
    expect(of('181829.297140581', '-17125.4726171733', '164703.82452341')).toBe(true)
    expect(of('181829.297140581', '-17125.4726171733', '164703.82')).toBe(false)
    // Ten digits are what other programs write.
    expect(of('345972.6935', '-189.28265', '345783.4108')).toBe(true)
    expect(of('345972.6935', '-189.28265', '345783.41')).toBe(false)
    // Cents are cents, however many digits stand before them.
    expect(of('999999999999.99', '0.01', '999999999999.99')).toBe(false)
  })

  test('that holds hidden rows or a year of the header is not checked, and that is said', () => {
    const sheet = grid('Income', [
      ['Line', 2024, 2025],
      ['A', 1, 2],
      ['Hidden', 3, 4],
      ['B', 5, 6],
      ['Total', { formula: 'SUM(B2:B4)', value: '9' }, { formula: 'SUM(C2:C4)', value: '12' }],
    ])
    sheet.hiddenRows.add(2)
    const hidden = understand(typed(sheet))
    expect(of('subtotal', hidden)).toEqual([])
    expect(codes(hidden)).toContain('info adds-hidden B5')
    const header = read(
      'Income',
      ['Line', 2024, 2025],
      ['A', 1, 2],
      ['B', 5, 6],
      ['Total', { formula: 'SUM(B1:B3)', value: '2030' }, { formula: 'SUM(C2:C3)', value: '8' }],
    )
    expect(codes(header)).toEqual(['warning adds-others B4'])
  })
})

describe('headcount', () => {
  const bridge = (closing: number, leavers = 5): Understood =>
    read(
      'Headcount',
      ['', 'Q2 2026', 'Q3 2026'],
      ['Opening headcount', 100, 107],
      ['Joiners', 12, 9],
      ['Leavers', leavers, leavers],
      ['Transfers in', 0, 1],
      ['Closing headcount', 107, closing],
      ['Attrition rate', '4.1%', '3.9%'],
    )

  test('closes: opening and joiners less leavers, whichever sign the file gives them', () => {
    expect(of('headcount', bridge(112))).toEqual([
      ['B6', true, '107'],
      ['C6', true, '112'],
    ])
    expect(of('headcount', bridge(112, -5)).every(([, holds]) => holds)).toBe(true)
  })

  test('that does not close is said with both figures', () => {
    const understood = bridge(115)
    expect(codes(understood)).toContain('warning headcount-does-not-close C6')
    expect(understood.problems.find(({ code }) => code === 'headcount-does-not-close')?.message).toMatch(
      /115 against 112, a difference of 3/,
    )
  })
})

describe('ratios', () => {
  const head: Given[] = ['in millions of USD', 'FY2023', 'FY2024', 'FY2025']

  test('recompute from the lines that their names say, to their last digit', () => {
    const understood = read(
      'Income statement',
      head,
      ['Revenue', 912, 1043, 1200],
      ['Gross profit', 401, 433, 480],
      ['Gross margin', '44%', '41.5%', '41%'],
      ['Operating income', 90, 104, 120],
      ['Operating margin', { value: '0.0987', format: '0.0%' }, { value: '0.0997', format: '0.0%' }, { value: '0.1', format: '0.0%' }],
    )
    expect(of('ratio', understood).map(([cell, holds]) => [cell, holds])).toEqual([
      ['B4', true],
      ['C4', true],
      ['D4', false],
      ['B6', true],
      ['C6', true],
      ['D6', true],
    ])
    expect(codes(understood)).toContain('warning does-not-recompute D4')
  })

  test('per share recompute where the shares are there, in whatever scale', () => {
    const understood = read(
      'Income statement',
      ['$ in millions, shares in thousands, except per share', 'FY2023', 'FY2024', 'FY2025'],
      ['Net income', 1000, 1100, 1210],
      ['Basic shares outstanding', 500_000, 500_000, 484_000],
      ['Basic earnings per share', 2, 2.2, 2.6],
    )
    expect(of('ratio', understood).map(([cell, holds]) => [cell, holds])).toEqual([
      ['B4', true],
      ['C4', true],
      ['D4', false],
    ])
  })

  test('that the file divides itself are checked by its own formula', () => {
    const understood = read(
      'Income statement',
      ['', 'FY2024', 'FY2025'],
      ['Revenue', 100, 120],
      ['People', 10, 11],
      ['Some quota', { formula: 'B3/B2', value: '0.1', format: '0%' }, { formula: 'C3/C2', value: '0.2', format: '0%' }],
      ['Growth', '', { formula: 'C2/B2-1', value: '0.2', format: '0%' }],
    )
    expect(of('ratio', understood).map(([cell, holds]) => [cell, holds])).toEqual([
      ['B4', true],
      ['C4', false],
      ['C5', true],
    ])
  })

  test('of another definition are left alone', () => {
    const understood = read(
      'Income statement',
      head,
      ['Revenue', 900, 1000, 1100],
      ['Net income', 90, 100, 110],
      ['Net margin', '22%', '23%', '24%'],
    )
    expect(of('ratio', understood)).toEqual([])
  })
})

describe('differences that the file gives', () => {
  const rows: Given[][] = [
    ['in thousands of EUR', 'Actual Q3 2026', 'Budget Q3 2026', 'Var. abs.', 'Var. %'],
    ['Revenue', 1200, 1000, 200, { value: '0.2', format: '0%' }],
    ['Wages', 480, 500, -20, { value: '-0.04', format: '0%' }],
    ['Rent', 90, 100, -11, { value: '-0.1', format: '0%' }],
    ['Other', 30, 0, 30, 'n/a'],
  ]

  test('are kept, placed between their columns and checked', () => {
    const understood = read('Income statement', ...rows)
    expect(statementOf(understood).columns.map(({ role, variance }) => variance ?? role)).toEqual([
      'period',
      'period',
      { of: 'B', against: 'C', as: 'absolute' },
      { of: 'B', against: 'C', as: 'relative', whole: 1 },
    ])
    expect(of('variance', understood).filter(([, holds]) => !holds)).toEqual([['D4', false, '-10']])
    expect(codes(understood)).toContain('warning variance-does-not-agree D4')
  })

  test('signed by what is favourable are read as the file signs them', () => {
    const favourable = read(
      'Income',
      rows[0] as Given[],
      ['Revenue', 1200, 1000, 200, 0.2],
      ['Wages', 480, 500, 20, 0.04],
      ['Rent', 90, 100, 10, 0.1],
    )
    expect(of('variance', favourable).every(([, holds]) => holds)).toBe(true)
  })

  test('of which nobody knows what they compare stay out, and that is said', () => {
    const odd = read('Income', ['', 'FY2025', 'FY2024', 'Change'], ['A', 10, 20, 7], ['B', 11, 30, 9])
    expect(statementOf(odd).columns[2]?.variance).toBeUndefined()
    expect(codes(odd)).toContain('warning variance-unknown D1')
  })

  test('come into the report as differences, never as a period to compare with', () => {
    let made = 0
    const context = { fileId: 'f', firstMonth: 1, newId: () => `id${made++}` }
    const { body } = sectionOfStatement(statementOf(read('Income statement', ...rows)), context)
    const statement = statementSchema.parse(body) as Statement
    const [actual, budget, absolute, relative] = statement.columns
    expect(absolute?.variance).toEqual({ of: actual?.id, against: budget?.id, as: 'absolute' })
    expect(relative?.variance).toEqual({ of: actual?.id, against: budget?.id, as: 'relative', whole: 1 })
    expect(statement.comparison).toEqual({ column: actual?.id, against: budget?.id })
    expect(statement.checks[0]).toMatchObject({
      kind: 'agrees',
      holds: false,
      columnId: absolute?.id,
      lineItemId: statement.lineItems[2]?.id,
    })
  })
})

test('parts, own scales and currencies of lines come into the report', () => {
  let made = 0
  const understood = read(
    'Income statement',
    ['in thousands of USD', 'FY2025'],
    ['North', 10],
    ['South', 20],
    ['Returns', 5],
    ['Net sales', { formula: 'B2+B3-B4', value: '25' }],
    ['EBITDA (€m)', 3],
  )
  const { body } = sectionOfStatement(statementOf(understood), { fileId: 'f', firstMonth: 1, newId: () => `id${made++}` })
  const { lineItems } = statementSchema.parse(body) as Statement
  const [north, south, returns, net, ebitda] = lineItems
  expect(net?.parts).toEqual([
    { id: north?.id, sign: 1 },
    { id: south?.id, sign: 1 },
    { id: returns?.id, sign: -1 },
  ])
  expect(north).not.toHaveProperty('parts')
  expect(ebitda).toMatchObject({ scale: 6, currency: 'EUR' })
  expect(north).not.toHaveProperty('scale')
})

test('totals of SUBTOTAL count no line twice, and the rounded copy of a total balances nothing', () => {
  const of = (formula: string, value: string): Given => ({ formula, value })
  const balance = read(
    'Balance sheet',
    ['', '2025-12-31'],
    ['Current assets'],
    ['Bank', { value: '100.4' }],
    ['Total bank', of('SUBTOTAL(9,B3)', '100.4')],
    ['Stock', 50],
    ['Prepaid', 10],
    ['Total stock', of('SUBTOTAL(9,B5:B6)', '60')],
    ['Total current assets', of('SUBTOTAL(9,B3:B7)', '160.4')],
    ['Total assets', of('B8', '160.4')],
    ['Loans', { value: '60.4' }],
    ['Equity', 100],
    ['Total liabilities and equity', of('SUM(B10:B11)', '160.4')],
    ['Check'],
    ['= liabilities and equity', of('ROUND(B12,0)', '160')],
  )
  expect(codes(balance)).toEqual([])
  expect(statementOf(balance).checks.map(({ kind, cell, holds }) => `${kind} ${cell} ${holds}`)).toEqual([
    'subtotal B4 true',
    'subtotal B7 true',
    'subtotal B8 true',
    'subtotal B12 true',
    'balance B9 true',
  ])
})

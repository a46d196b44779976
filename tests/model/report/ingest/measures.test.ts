import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet', rows)))
  return {
    statements: statements.map(({ title, unit, columns, lineItems }) => ({
      title,
      unit: `${unit.currency} ${unit.scale} ${lineItems[0]?.unit}`,
      columns: columns.map(({ label, period, entity }) => `${label}: ${period} ${entity}`),
      first: lineItems[0]?.values.map(({ cell }) => cell).join(' '),
      note: lineItems[0]?.note,
    })),
    anchors: statements.map(({ anchor }) => anchor),
    problems: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  }
}

describe('columns that count in different things', () => {
  test('units, quantities and counts say so in their last word: they are no money beside it', () => {
    const { statements } = read(
      ['Region', 'Logistics Cost', 'Sales Units', 'total_shortage_qty', 'order_count'],
      ...['North', 'South'].map((region): Given[] => [region, { value: '38400', format: '$#,##0' }, 8858, 42, 3]),
    )
    expect(statements.map(({ unit, columns }) => [unit, columns.length])).toEqual([
      ['USD 0 currency', 1],
      ['null 0 count', 2],
      ['null 0 count', 1],
    ])
    const groups = read(['€k', 'Other business units', 'Main unit'], ['Revenue', 100, 200], ['Costs', -50, -80])
    expect(groups.statements).toHaveLength(1)
  })

  test('are a statement each, which counts in one: people are no thousands of euros', () => {
    const { statements, problems } = read(
      ['Staff October 2026'],
      [],
      ['Department', 'Opening', 'Joiners', 'Leavers', 'Closing', 'Cost €k'],
      ['Engineering', 150, 8, -6, 152, 1300],
      ['Sales', 80, 7, -5, 82, 790],
      ['Total', 230, 15, -11, 234, 2090],
    )
    expect(statements).toEqual([
      {
        title: 'Staff October 2026',
        unit: 'null 0 count',
        columns: ['Opening: 2026-10 Opening', 'Joiners: 2026-10 Joiners', 'Leavers: 2026-10 Leavers', 'Closing: 2026-10 Closing'],
        first: 'B4 C4 D4 E4',
        note: null,
      },
      { title: 'Staff October 2026: Cost €k', unit: 'EUR 3 currency', columns: ['Cost €k: 2026-10 null'], first: 'F4', note: null },
    ])
    expect(problems).toEqual(['info measures-apart F3', 'warning entity-columns B3'])
  })

  test('are things, money and percentages, each named by its own place in the file', () => {
    const { statements, anchors, problems } = read(
      ['Production October 2026'],
      ['Product', 'Units', 'Hours', 'Cost €k', 'Scrap %'],
      ['Bolts', 1500, 300, 20, 2.5],
      ['Nuts', 200, 33, 21, 1.6],
    )
    expect(statements.map(({ title, unit }) => `${title}, ${unit}`)).toEqual([
      'Production October 2026: Units, null 0 count',
      'Production October 2026: Hours, null 0 count',
      'Production October 2026: Cost €k, EUR 3 currency',
      'Production October 2026: Scrap %, null 0 percent',
    ])
    expect(anchors).toEqual([undefined, 'C3', 'D3', 'E3'])
    expect(problems).toEqual(['info measures-apart C2'])
  })

  test('keep their scenarios and differences together', () => {
    const { statements } = read(
      ['Q3 2026, €k'],
      ['Product', 'Units Actual', 'Units Budget', 'Revenue Actual', 'Revenue Budget', 'Var'],
      ['Bolts', 1500, 1400, 20, 18, 2],
      ['Nuts', 200, 250, 21, 22, -1],
    )
    expect(statements.map(({ title, first }) => `${title} ${first}`)).toEqual(['Q3 2026, €k: Units B3 C3', 'Q3 2026, €k D3 E3 F3'])
  })

  test('are one where a header states the unit for those that only name a time, and where channels are called like things', () => {
    expect(read(['', 'Q3 2026 (EUR m)', 'Q2 2026'], ['Revenue', 5, 4], ['Costs', 3, 2]).statements).toHaveLength(1)
    const channels = read(['Revenue Q3 2026, €k'], ['', 'Stores', 'Online', 'Total'], ['Food', 5, 4, 9], ['Home', 3, 2, 5])
    expect(channels.statements).toHaveLength(1)
  })
})

describe('a table without labels of its own to the right of another', () => {
  const names: Given[] = ['UK', 'DE', 'Group']
  const head = (gap: Given[]): Given[][] => [
    ['', 'October 2026', '', '', ...gap, 'YTD October 2026'],
    ['', ...names, ...gap, ...names],
    ['Revenue', 5, 4, 9, ...gap, 50, 40, 90],
    ['Costs', -3, -2, -5, ...gap, -30, -20, -50],
    ['Profit', 2, 2, 4, ...gap, 20, 20, 40],
  ]

  test.each([[[]], [['']]])('belongs to its lines, and names that come again under each period are of that period', gap => {
    const { statements, problems } = read(['Result by company, €k'], ...head(gap))
    expect(statements.map(({ columns }) => columns)).toEqual([
      [
        'October 2026 UK: 2026-10 UK',
        'October 2026 DE: 2026-10 DE',
        'October 2026 Group: 2026-10 null',
        'YTD October 2026 UK: FY2026-YTD10 UK',
        'YTD October 2026 DE: FY2026-YTD10 DE',
        'YTD October 2026 Group: FY2026-YTD10 null',
      ],
    ])
    expect(problems).toEqual(['info entity-columns B2'])
  })
})

test('a title as at a day gives that day to what no column dates, and ages are told apart by their numbers', () => {
  const { statements } = read(
    ['Aged debtors as at 31 October 2026, €k'],
    ['Customer', 'Current', '1-30 days', '31-60 days', 'Total'],
    ['Acme', 4, 5, 6, 15],
    ['Borealis', 1, 2, 3, 6],
  )
  expect(statements[0]?.columns).toEqual([
    'Current: 2026-10-31 Current',
    '1-30 days: 2026-10-31 1-30 days',
    '31-60 days: 2026-10-31 31-60 days',
    'Total: 2026-10-31 null',
  ])
})

test('things under titles of money are things, and their days are days', () => {
  const { statements } = read(
    ['Segments (EUR m)'],
    ['', 'Revenue', '', 'Employees', ''],
    ['Segment', 'Q3 2026', 'Q3 2025', '30 Sep 2026', '30 Sep 2025'],
    ['Automotive', 100, 90, 500, 480],
    ['Industrial', 80, 85, 400, 410],
  )
  expect(statements.map(({ unit, columns }) => [unit, columns[0]])).toEqual([
    ['EUR 6 currency', 'Revenue Q3 2026: FY2026-Q3 null'],
    ['null 0 count', 'Employees 30 Sep 2026: 2026-09-30 null'],
  ])
})

test('pay beside few people is pointed at, though both stand in columns', () => {
  const { problems } = read(
    ['October 2026'],
    ['Department', 'Heads', 'Gross pay (EUR)', 'Employer cost (EUR)'],
    ['Engineering', 150, 900000, 180000],
    ['Legal', 3, 30000, 6000],
    ['Total', 153, 930000, 186000],
  )
  expect(problems.filter(problem => problem.includes('few-people'))).toEqual(['warning few-people B4', 'warning few-people C4'])
})

describe('measures of money side by side', () => {
  test('stay apart under their own names, and nobody is asked', () => {
    const { statements, problems } = read(
      ['Order book at 31 Oct 2026, € thousands'],
      ['Customer', 'Order value', 'Invoiced', 'Backlog'],
      ['Alphabet', 1000, 400, 600],
      ['Bakery', 700, 700, 0],
    )
    expect(statements.map(({ columns }) => columns)).toEqual([
      ['Order value: 2026-10-31 Order value', 'Invoiced: 2026-10-31 Invoiced', 'Backlog: 2026-10-31 Backlog'],
    ])
    expect(problems).toEqual(['info entity-columns B2'])
    // Two amounts that are called alike are still asked about.
    expect(read(['Q3 2025'], ['', 'Reported', 'Restated'], ['Sales', 5, 4], ['Costs', 3, 2]).problems).toContain('error same-column C2')
  })

  test('what was spent counts like the budget beside it, and a probability is a percentage', () => {
    const { statements } = read(
      ['Projects October 2026'],
      ['Project', 'Budget €k', 'Cost €k', 'Spent to date'],
      ['ERP', 1200, 1100, 600],
      ['Hall', 3000, 3200, 2500],
    )
    expect(statements.map(({ unit, first }) => `${unit} ${first}`)).toEqual(['EUR 3 currency B3 C3 D3'])
    const { statements: parts } = read(['Contract', 'Annual value', 'Probability %'], ['A Ltd', 100, 90], ['B Ltd', 200, 70])
    expect(parts.map(({ unit, first }) => `${unit} ${first}`)).toEqual(['null 0 count B2', 'null 0 percent C2'])
  })
})

test('what the title names is what all columns count in', () => {
  const { statements, problems } = read(
    ['Effectifs par service'],
    [],
    ['Service', 'Effectif au 30/06', 'Entrées', 'Sorties', 'Effectif au 30/09'],
    ['Production', 62, 8, 7, 63],
    ['Ventes', 33, 9, 6, 36],
  )
  expect(statements.map(({ first }) => first)).toEqual(['B4 C4 D4 E4'])
  expect(problems).not.toContain('info measures-apart D3')
})

test('days that are no age are counted, beside money as well', () => {
  const { statements } = read(
    ["Project margin by client (GBP '000), Q3 2026"],
    [],
    ['Client', 'Fees', 'Direct cost', 'Contribution', 'Unbilled days'],
    ['Alpha', 320, 180, 140, 12],
    ['Beta', 210, 150, 60, 38],
  )
  expect(statements.map(({ unit, first }) => `${unit} ${first}`)).toEqual(['GBP 3 currency B4 C4 D4', 'null 0 count E4'])
  const ages = read(
    ['Debtors, GBP k, 30 Sep 2026'],
    [],
    ['Client', 'Current', '1-30 days', 'Over 30 days'],
    ['Alpha', 320, 180, 140],
    ['Beta', 1, 2, 3],
  )
  expect(ages.statements.map(({ unit, first }) => `${unit} ${first}`)).toEqual(['GBP 3 currency B4 C4 D4'])
})

test('hours that were allocated and hours that there are are no money, and no companies', () => {
  const { statements } = read(
    ['Daily planning'],
    ['Resource', 'Week 16 2026', null, 'Week 17 2026', null],
    [null, 'Allocated Time', 'Available Hours', 'Allocated Time', 'Available Hours'],
    ['Sales desk: quotes 2026', 20, 40, 19, 40],
    ['Sales desk: budget talks', 12, 40, 21, 32],
  )
  expect(statements.map(({ title, unit }) => [title, unit])).toEqual([
    ['Daily planning: Allocated Time', 'null 0 count'],
    ['Daily planning: Available Hours', 'null 0 count'],
  ])
  expect(statements[0]?.columns).toEqual([
    'Week 16 2026 Allocated Time: 2026-04-13..2026-04-19 null',
    'Week 17 2026 Allocated Time: 2026-04-20..2026-04-26 null',
  ])
})

test('one year over the first of several names is of all of them, and a total of their kind is the whole', () => {
  const { statements, problems } = read(
    ['Statement of activities, £'],
    ['', 'FY2024', '', '', ''],
    ['', 'General fund', 'Restricted fund', 'Endowment', 'Total funds'],
    ['Income'],
    ['Donations', 100, 200, 50, 350],
    ['Grants', 300, 400, 0, 700],
  )
  expect(statements.map(({ columns }) => columns)).toEqual([
    [
      'FY2024 General fund: FY2024 General fund',
      'FY2024 Restricted fund: FY2024 Restricted fund',
      'FY2024 Endowment: FY2024 Endowment',
      'FY2024 Total funds: FY2024 null',
    ],
  ])
  expect(problems).toEqual(['warning entity-columns B2'])
})

test('names under one day that are measures are asked about, and none of their columns is left out', () => {
  const { problems } = read(
    ['Balance sheet, £'],
    ['Item', '31 Dec 2024', '', ''],
    ['', 'Amount', 'Rate', 'Collateral'],
    ['Loan A', 10, 0.05, 5],
    ['Loan B', 20, 0.06, 14],
  )
  expect(problems).toEqual(['error same-column C3', 'error same-column D3'])
})

describe('the column of the whole beside those of its companies', () => {
  const group = (...costs: number[]): Given[][] => [
    ['Result by company, €k'],
    ['', 'FY2024', 'FY2024', 'FY2024'],
    ['', 'UK', 'DE', 'Group'],
    ['Revenue', 50, 40, 90],
    ['Wages', 20, 10, 30],
    ['Rent', ...costs],
    ['Price of a unit', 12, 10, 11],
  ]
  const checked = (rows: Given[][]): string[] => {
    const { statements, problems } = understand(typed(grid('Sheet', rows)))
    const across = statements.flatMap(({ checks }) => checks.filter(({ parts }) => parts.length === 2 && parts[0]?.cell[0] === 'B'))
    return [
      ...across.map(({ cell, holds }) => `${cell} ${holds}`),
      ...problems.flatMap(({ code, cell }) => (/foot|sum/.test(code) ? [`${code} ${cell}`] : [])),
    ]
  }

  test('is their sum, line by line; what is not is said, and a figure that lies among them is none', () => {
    expect(checked(group(7, 5, 12))).toEqual(['D4 true', 'D5 true', 'D6 true'])
    expect(checked(group(7, 5, 21))).toEqual(['D4 true', 'D5 true', 'D6 false', 'does-not-foot D6'])
  })

  test('is not checked where it mostly is not, and that is said', () => {
    const rows = group(7, 5, 21).map((row, at) => (at === 3 ? ['Revenue', 50, 40, 85] : at === 4 ? ['Wages', 20, 10, 25] : row))
    expect(checked(rows)).toEqual(['entities-no-sum D4'])
  })
})

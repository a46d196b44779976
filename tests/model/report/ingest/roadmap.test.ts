import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'
import { planOf, problem, sheet, table } from './plans.ts'

describe('words under quarters, months or years', () => {
  const ROWS = [
    ['Team', 'Q1 2026', 'Q2 2026', 'Q3 2026'],
    ['Platform', 'Single sign-on', 'Audit log', ''],
    ['Payments', 'Instant transfers', '', 'Refund flow'],
  ]

  test('are items that last as long as what they stand under, with their team', () => {
    const read = sheet([['Roadmap', '', '', ''], ...ROWS])
    expect(read.sheets[0]?.kind).toBe('plan')
    expect(planOf(read)).toMatchObject({ title: 'Roadmap', anchor: 'A2' })
    expect(planOf(read).items).toMatchObject([
      { what: 'Single sign-on', squad: 'Platform', from: '2026-01-01', to: '2026-03-31', cell: 'B3', level: 0, parent: null },
      { what: 'Audit log', squad: 'Platform', from: '2026-04-01', to: '2026-06-30' },
      { what: 'Instant transfers', squad: 'Payments', from: '2026-01-01', to: '2026-03-31' },
      { what: 'Refund flow', squad: 'Payments', from: '2026-07-01', to: '2026-09-30', cell: 'D4' },
    ])
    expect(planOf(table(ROWS)).items).toHaveLength(4)
  })

  test('follow the company’s fiscal year', () => {
    const made = understand(typed(grid('Plan', [['Team', 'Q1 FY2027', 'Q2 FY2027', 'Q3 FY2027'], ...ROWS.slice(1)])), {
      fiscalFirstMonth: 4,
    })
    expect(planOf(made).items[0]).toMatchObject({ from: '2026-04-01', to: '2026-06-30' })
  })

  test('are parts of a theme that stands once for several rows; a cell over two columns lasts for both, its lines are an item each', () => {
    const read = sheet(
      [
        ['Theme', 'Owner', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
        ['Growth', 'Ada', 'Referral programme', '', 'Pricing page\nPartner portal'],
        ['', 'Bo', '', 'Market study', ''],
        ['Trust', '', '', '', ''],
      ],
      ({ merges }) => void merges.push({ top: 1, bottom: 1, left: 2, right: 3 }),
    )
    expect(planOf(read).items).toMatchObject([
      { what: 'Growth', from: null, cell: 'A2', level: 0 },
      { what: 'Referral programme', squad: 'Ada', from: '2026-01-01', to: '2026-02-28', parent: 0, level: 1 },
      { what: 'Pricing page', from: '2026-03-01', cell: 'E2' },
      { what: 'Partner portal', from: '2026-03-01', cell: 'E2' },
      { what: 'Market study', squad: 'Bo', parent: 0, from: '2026-02-01' },
    ])
    expect(problem(read, 'left-out')).toMatchObject([{ message: expect.stringContaining('A4') }])
  })

  test('of no year keep the name of their quarter until somebody says the year', () => {
    const rows = [['Team', 'Q1', 'Q2', 'Q3'], ...ROWS.slice(1)]
    const read = table(rows)
    expect(planOf(read).items[1]).toMatchObject({
      what: 'Audit log',
      from: null,
      to: null,
      more: [{ label: 'When', cell: 'C1', text: 'Q2' }],
    })
    expect(problem(read, 'year-unknown')).toMatchObject([{ severity: 'warning', cell: 'B1' }])
    expect(planOf(table(rows, { year: 2026 })).items[1]).toMatchObject({ from: '2026-04-01', to: '2026-06-30', more: [] })
  })

  test('are none where they are ratings, marks, figures, or names under single days', () => {
    const head = ['', 'Q1 2026', 'Q2 2026', 'Q3 2026']
    const none = [
      [head, ['Rating', 'A', 'B', 'A'], ['Outlook', 'high', 'low', 'high']],
      [head, ['Mood', 'good', 'good', 'good'], ['Weather', 'good', 'fair', 'good']],
      [
        ['', '2026-01-05', '2026-01-06', '2026-01-07'],
        ['Early', 'Ada Lovelace', 'Bo Diddley', 'Cy Young'],
        ['Late', 'Bo Diddley', 'Cy Young', 'Ada Lovelace'],
      ],
    ]
    for (const rows of none) expect(sheet(rows).plans).toEqual([])
    expect(sheet([head, ['Revenue', 'see note seven', 'see note eight', 7_100_000], ['Costs', 12, 'see note nine', 14]]).plans).toEqual([])
  })
})

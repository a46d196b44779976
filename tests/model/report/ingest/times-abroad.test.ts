import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

function read(heads: string[], options = {}): { columns: string[]; told: string[] } {
  const lines = [
    ['Revenue', ...heads.map((_, at) => 100 + at)],
    ['Costs', ...heads.map((_, at) => 60 + at * 3)],
    ['Profit', ...heads.map((_, at) => 40 - at * 2)],
  ]
  const { statements, problems } = understand(typed(grid('Report', [['EUR', ...heads], ...lines])), options)
  return {
    columns: (statements[0]?.columns ?? []).map(({ period, scenario }) => `${period} ${scenario}`),
    told: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('parts of a year, as other languages call them', () => {
  test.each([
    [
      ['4. Çeyrek 2025', '2025 3. Çeyrek', '2Ç25'],
      ['FY2025-Q4', 'FY2025-Q3', 'FY2025-Q2'],
    ],
    [
      ['1 кв. 2025', 'II квартал 2025', '3 квартал 2025 г.', '4кв25'],
      ['FY2025-Q1', 'FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4'],
    ],
    [
      ['9 мес. 2025', '9 месяцев 2024 года'],
      ['FY2025-YTD9', 'FY2024-YTD9'],
    ],
    [
      ['I полугодие 2025', '1П2024'],
      ['FY2025-H1', 'FY2024-H1'],
    ],
    [
      ['январь 2025', 'февр. 2025', 'март 2025 г.'],
      ['2025-01', '2025-02', '2025-03'],
    ],
    [
      ['ІІІ квартал 2025', 'I півріччя 2024'],
      ['FY2025-Q3', 'FY2024-H1'],
    ],
    [
      ['січень 2025', 'лютий 2025'],
      ['2025-01', '2025-02'],
    ],
    [
      ['Triwulan I 2025', 'Kuartal 2 2025', 'TW III 2025', 'Semester I 2024'],
      ['FY2025-Q1', 'FY2025-Q2', 'FY2025-Q3', 'FY2024-H1'],
    ],
    [
      ['1. čtvrtletí 2025', '1. pololetí 2024'],
      ['FY2025-Q1', 'FY2024-H1'],
    ],
    [
      ['I. negyedév 2025', '2025. II. negyedév', '1. félév 2024'],
      ['FY2025-Q1', 'FY2025-Q2', 'FY2024-H1'],
    ],
    [
      ['2025. január', '2025. február', '2025. március'],
      ['2025-01', '2025-02', '2025-03'],
    ],
    [
      ['3. kvartal 2025', '2. kv. 2025', 'första kvartalet 2025', '1. halvår 2024'],
      ['FY2025-Q3', 'FY2025-Q2', 'FY2025-Q1', 'FY2024-H1'],
    ],
    [
      ['3e kwartaal 2025', 'kwartaal 2 2025', 'eerste kwartaal 2025'],
      ['FY2025-Q3', 'FY2025-Q2', 'FY2025-Q1'],
    ],
    [
      ['1 kw. 2025', 'I półrocze 2024', '9 miesięcy 2025'],
      ['FY2025-Q1', 'FY2024-H1', 'FY2025-YTD9'],
    ],
    [
      ['Trim. III 2025', 'Trimestrul II 2025', 'I semestre 2024'],
      ['FY2025-Q3', 'FY2025-Q2', 'FY2024-H1'],
    ],
    [
      ['3ο τρίμηνο 2025', '2ο τρίμηνο 2025'],
      ['FY2025-Q3', 'FY2025-Q2'],
    ],
    [
      ['Quý III/2025', 'Quý 2 năm 2025', 'Quý I/2025'],
      ['FY2025-Q3', 'FY2025-Q2', 'FY2025-Q1'],
    ],
    [
      ['Tháng 1/2025', 'Tháng 2/2025', 'Tháng 3/2025'],
      ['2025-01', '2025-02', '2025-03'],
    ],
    [
      ['الربع الثالث 2025', 'الربع الثاني 2025'],
      ['FY2025-Q3', 'FY2025-Q2'],
    ],
    [
      ['רבעון 3 2025', 'רבעון 2 2025'],
      ['FY2025-Q3', 'FY2025-Q2'],
    ],
    [
      ['2025年1-9月', '2024年前三季度'],
      ['FY2025-YTD9', 'FY2024-YTD9'],
    ],
    [
      ['2025M01', '2025-M02', 'M03 2025'],
      ['2025-01', '2025-02', '2025-03'],
    ],
    [
      ['9M/2025', '9M/2024'],
      ['FY2025-YTD9', 'FY2024-YTD9'],
    ],
    [
      ['FYE 31/12/2025', 'FYE 31/12/2024'],
      ['FY2025', 'FY2024'],
    ],
    [
      ['HJ1 2025', 'HJ2 2025'],
      ['FY2025-H1', 'FY2025-H2'],
    ],
    [
      ['MAT Sep 2025', 'MAT Jun 2025'],
      ['2024-10-01..2025-09-30', '2024-07-01..2025-06-30'],
    ],
  ])('%s', (heads, periods) => {
    expect(read(heads).columns).toEqual(periods.map(period => `${period} actual`))
  })

  test.each(['Откл.', 'Rozdíl', 'Selisih', 'Απόκλιση', 'Chênh lệch', 'הפרש', 'الفرق'])('%s is a difference', head => {
    const { statements } = understand(
      typed(
        grid('Report', [
          ['EUR', '2025', '2024', head],
          ['Revenue', 100, 90, 10],
          ['Costs', 60, 55, 5],
        ]),
      ),
    )
    expect(statements[0]?.columns[2]).toMatchObject({ role: 'variance', variance: { of: 'B', against: 'C' } })
  })

  test.each([
    ['Bütçe 2025', 'Gerçekleşen 2025'],
    ['Anggaran 2025', 'Realisasi 2025'],
    ['Plán 2025', 'Skutečnost 2025'],
    ['Terv 2025', 'Tény 2025'],
    ['Budjetti 2025', 'Toteuma 2025'],
    ['Buget 2025', 'Realizat 2025'],
    ['Προϋπολογισμός 2025', 'Απολογισμός 2025'],
    ['תקציב 2025', 'ביצוע 2025'],
  ])('%s is a budget, %s an actual', (budget, actual) => {
    expect(read([budget, actual]).columns).toEqual(['FY2025 budget', 'FY2025 actual'])
  })

  test('a year with a number that nobody knows is read as the year, which is told', () => {
    const { columns, told } = read(['K3 2025', 'K3 2024'])
    expect(columns).toEqual(['FY2025 actual', 'FY2024 actual'])
    expect(told).toContain('part-of-year B1')
    for (const heads of [
      ['2025', '2024'],
      ['FY2025', 'FY2024'],
      ['2024/25', '2023/24'],
      ['Group 2025', 'Group 2024'],
      ['2025 (EUR m)', '2024 (EUR m)'],
      ['FC1 2025', 'Budget v2 2025'],
      ['Year 2025', 'Year 2024'],
      ['31/12/2025 Year 2', '31/12/2024 Year 1'],
    ])
      expect(read(heads).told.filter(one => one.startsWith('part-of-year'))).toEqual([])
  })
})

test('the Thai word for a fiscal year is no budget, which is a part of it', () => {
  expect(read(['ปีงบประมาณ 2025', 'งบประมาณ 2026']).columns).toEqual([
    expect.stringContaining('FY2025 actual'),
    expect.stringContaining('FY2026 budget'),
  ])
})

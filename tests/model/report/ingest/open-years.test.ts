import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

/** What the last of four columns is read as, and whether it is asked. */
const lastOf = (heading: string) => {
  const { statements, problems } = understand(
    typed(
      grid('Works', [
        ['Income and costs of the works, EUR'],
        ['', '2025', '2026', '2027', heading],
        ['Revenue', 1, 2, 3, 14],
        ['Costs', 1, 2, 3, 4],
        ['Profit', 0, 0, 0, 10],
      ]),
    ),
    { today: '2026-11-29' },
  )
  const column = statements[0]?.columns.at(-1)
  const asked = problems.some(({ code, cell }) => code === 'period-unknown' && cell === 'E2')
  return `${column?.period ?? (asked ? 'asked' : 'silent')}`
}

test.each([
  'Years until 2018',
  'Up to 2024',
  'Prior to 2020',
  'Through FY24',
  '2030 and beyond',
  '2030 onwards',
  '2030+',
  'Due after 2029',
  'Since 2015',
  '2018 and earlier',
  '2018 & prior',
  'Bis 2018',
  'ab 2030',
  '2030 ff.',
  'Jusqu’en 2018',
  '2030 et au-delà',
  'hasta 2018',
  '2030 en adelante',
  'após 2029',
  'fino al 2018',
  'do 2018',
  'vanaf 2030',
  '2029 sonrası',
  '2030年以降',
  '2018年及以前',
  '>2030',
])('“%s” is no year: which years it has is asked', heading => {
  expect(lastOf(heading)).toBe('asked')
})

test.each(['2023 to 2024', '2023 and 2024', 'von 2023 bis 2024', 'FY24 to FY25', 'de 2023 à 2024'])(
  '“%s” is not the first of the two years',
  heading => {
    expect(lastOf(heading)).toBe('asked')
  },
)

test('a year so far is a year to date, and how far it has gone the title says or nobody', () => {
  expect(lastOf('2028 to date')).toBe('asked')
  const { statements } = understand(
    typed(
      grid('P&L', [
        ['Income statement, September 2026'],
        ['', '2025', '2026 to date'],
        ['Revenue', 12, 9],
        ['Costs', 10, 8],
        ['Profit', 2, 1],
      ]),
    ),
    { today: '2026-11-29' },
  )
  expect(statements[0]?.columns.at(-1)?.period).toBe('FY2026-YTD9')
})

test.each([
  ['Actual 2024', 'FY2024'],
  ['2023/24', 'FY2024'],
  ['Year to Dec 2024', 'FY2024'],
  ['12 months to 2024', 'FY2024'],
  ['Carried forward from 2024', 'FY2024'],
  ['Plan na 2024', 'FY2024'],
  ['up to June 2024', 'FY2024-H1'],
])('“%s” stays what it says: %s', (heading, period) => {
  expect(lastOf(heading)).toBe(period)
})

test('a title of several years gives its columns none of them', () => {
  const { statements, problems } = understand(
    typed(grid('Plan', [['Strategic plan to 2030, EUR k'], ['', 'Revenue', 'Costs'], ['North', 14, 4], ['South', 12, 3]])),
    { today: '2026-11-29' },
  )
  expect(statements.flatMap(({ columns }) => columns.map(({ period }) => period)).filter(period => period !== null)).toEqual([])
  expect(problems.some(({ code }) => code === 'period-unknown')).toBe(statements.length > 0)
})

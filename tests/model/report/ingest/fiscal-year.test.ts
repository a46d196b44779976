import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import { corrections } from '#app/model/report/ingest/settling/corrections.ts'
import type { ImportJson, ImportStatement } from '#app/model/report/import.ts'
import type { UnderstandOptions, Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const lines = (...heads: string[]): Given[][] => [
  ['', ...heads],
  ['Revenue', ...heads.map((_, at) => 100 + at)],
  ['Costs', ...heads.map((_, at) => 40 + at * 3)],
]
const read = (rows: Given[][], options: UnderstandOptions): Understood => understand(typed(grid('Income', rows)), options)
const asImport = (understood: Understood): ImportJson => ({ version: 1, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...understood })
const asked = ({ problems }: Understood): string[] =>
  problems.filter(({ code }) => code === 'fiscal-year').map(({ cell, message }) => `${cell} ${message}`)
const periodsOf = ({ statements }: Understood): (string | null)[] => statements[0]?.columns.map(({ period }) => period) ?? []

describe('a file whose year ends in another month than the company’s', () => {
  const titled: Given[][] = [['For the year ended March 31, 2026'], ...lines('FY2026', 'FY2025', 'Q1 FY2026')]

  test('is pointed out with the cell that says so, by a title or by its columns', () => {
    expect(asked(read(titled, { fiscalFirstMonth: 1 }))).toEqual([
      expect.stringMatching(
        /^A1 By “For the year ended March 31, 2026” a year ends in March; the company's fiscal year ends in December\./,
      ),
    ])
    expect(asked(read(lines('FY ended Mar 31, 2026', 'FY ended Mar 31, 2025'), { fiscalFirstMonth: 1 }))).toEqual([
      expect.stringMatching(/^B1 By “FY ended Mar 31, 2026” a year ends in March/),
    ])
    expect(
      asked(
        read(
          [
            ['', 'Year ended June 30,'],
            ['', 2026, 2025],
            ['Revenue', 5, 6],
          ],
          { fiscalFirstMonth: 1 },
        ),
      ),
    ).toHaveLength(1)
  })

  test('is asked about no longer when a person has said the periods that depend on it', () => {
    const given = asImport(read([['For the year ended March 31, 2026'], ...lines('FY2026', 'FY2025')], { fiscalFirstMonth: 1 }))
    const left = (...ids: string[]): number => {
      const columns = ids.map(id => ({ id, period: id === 'B' ? '2025-04-01..2026-03-31' : '2024-04-01..2025-03-31' }))
      const said = correct(given, corrections.parse({ statements: [{ statement: 0, columns }] })).import
      return said.problems.filter(({ code }) => code === 'fiscal-year').length
    }
    expect([left(), left('B'), left('B', 'C')]).toEqual([1, 1, 0])
  })

  test('is asked about once, however many sheets say it', () => {
    const book = typed(grid('One', titled), grid('Two', titled), grid('Three', titled))
    expect(asked(understand(book, { fiscalFirstMonth: 1 }))).toEqual([expect.stringMatching(/2 more sheets say so\.$/)])
  })

  test('says nothing new where both agree, where the company has no year yet, and of any twelve months', () => {
    expect(asked(read(titled, { fiscalFirstMonth: 4 }))).toEqual([])
    expect(asked(read(titled, {}))).toEqual([])
    expect(asked(read([['Sales of the 12 months to March 31, 2026'], ...lines('FY2026')], { fiscalFirstMonth: 1 }))).toEqual([])
  })

  test('is not told by a year to date beside that of the year before', () => {
    expect(asked(read(lines('YTD Jun 2026', 'YTD Jun 2025'), { fiscalFirstMonth: 1 }))).toEqual([])
    expect(periodsOf(read(lines('YTD Jun 2026', 'YTD Jun 2025'), {}))).toEqual(['FY2026-H1', 'FY2025-H1'])
  })

  test('has its own periods once a person says when its year begins, called as the company calls them', () => {
    const settled = read(titled, { fiscalFirstMonth: 1, fileFirstMonth: 4 })
    expect(asked(settled)).toEqual([])
    expect(periodsOf(settled)).toEqual(['2025-04-01..2026-03-31', '2024-04-01..2025-03-31', 'FY2025-Q2'])
    expect(periodsOf(read(titled, { fiscalFirstMonth: 1, fileFirstMonth: 1 }))).toEqual(['FY2026', 'FY2025', 'FY2026-Q1'])
  })
})

test('a cash flow of a half year ends at the balance sheet of that day, in a year that begins in July as well', () => {
  const balance: Given[][] = [
    ['Balance sheet', null, null, null],
    ['EUR thousands', '31 Dec 2025', '30 Jun 2025', '30 Jun 2026'],
    ['Cash and cash equivalents', 300, 420, 390],
    ['Receivables', 700, 600, 500],
    ['Total assets', 1000, 1020, 890],
    ['Equity', 1000, 1020, 890],
    ['Total equity and liabilities', 1000, 1020, 890],
  ]
  const flow: Given[][] = [
    ['Cash flow statement', null],
    ['EUR thousands', 'H1 FY2026'],
    ['Cash at beginning of period', 420],
    ['Net change in cash', -120],
    ['Cash at end of period', 300],
  ]
  const found = understand(typed(grid('Balance sheet', balance), grid('Cash flow', flow)), { fiscalFirstMonth: 7, today: '2026-08-01' })
  const ties = (statements: ImportStatement[]) =>
    statements.flatMap(({ checks }) => checks.filter(({ kind }) => kind === 'cash').map(({ computed, holds }) => [computed, holds]))
  expect(ties(found.statements)).toEqual([['300', true]])
  const given = { ...found, version: 1 as const, file: { name: 'a.xlsx', sha256: 'a'.repeat(64) } }
  expect(ties(correct(given, corrections.parse({})).import.statements)).toEqual([['300', true]])
})

test('a month that is the sixth period says when the year begins', () => {
  const given = typed(
    grid('Accounts', [
      ['Management accounts - period 6 (September 2026), £000'],
      [],
      ['', 'Month Actual', 'Year to date Actual'],
      ['Income', 10, 100],
      ['Costs', -8, -80],
    ]),
  )
  expect(understand(given).statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-09', 'FY2027-H1'])
  const { statements, problems } = understand(given, { fiscalFirstMonth: 1 })
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-09', 'FY2026-YTD9'])
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['fiscal-year A1'])
})

import { expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// What data services, filings and models of students write: codes beside labels, headers again under each title, shares among money.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Data', rows)))
const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
const shape = ({ statements }: Understood) => statements.map(({ type, columns }) => [type, ...columns.map(({ period }) => period)])
const unitsOf = ({ statements }: Understood) => statements.flatMap(({ lineItems }) => lineItems.map(({ unit }) => unit))

test('a title over the same header again begins another statement, whatever its lines are called', () => {
  const dates = ['Report date', day('2025-03-31'), day('2026-03-31')]
  const book = read(
    ['BALANCE SHEET'],
    dates,
    ['Reserves', 60, 70],
    ['Borrowings', 40, 50],
    ['Total', 100, 120],
    ['Net block', 70, 90],
    ['Other assets', 30, 30],
    ['Total', 100, 120],
    [],
    ['CASH FLOW:'],
    dates,
    ['Cash from operating activity', 20, 30],
    ['Cash from investing activity', -15, -20],
    ['Net cash flow', 5, 10],
  )
  expect(shape(book)).toEqual([
    ['balance', '2025-03-31', '2026-03-31'],
    ['cash flow', 'FY2025', 'FY2026'],
  ])
})

test('assets in one line are those of a balance sheet that stands below an income statement', () => {
  const book = read(
    ['Income statement'],
    [null, 'FY2025', 'FY2026'],
    ['Revenue', 100, 120],
    ['Costs', -80, -90],
    ['Net income', 20, 30],
    ['Balance sheet', null, null],
    ['Current assets', 40, 50],
    ['Fixed assets', 60, 60],
    ['Assets', 100, 110],
    ['Equity', 100, 110],
  )
  expect(shape(book)).toEqual([
    ['income', 'FY2025', 'FY2026'],
    ['balance', '2025-12-31', '2026-12-31'],
  ])
})

test('codes of one letter beside the lines are no units, and their headings leave the date its column', () => {
  const book = read(
    ['Balance sheet'],
    ['$ in mln', 'Code I', 'Code II', day('2026-12-31')],
    ['Receivables - Retail', 'R', 'A', 20.1],
    ['Payables - Retail', 'T', 'B', 15.8],
    ['Provisions', 'P', 'B', 4.5],
  )
  expect(book.statements[0]).toMatchObject({ unit: { currency: 'USD', scale: 6 }, columns: [{ period: '2026-12-31' }] })
  expect(unitsOf(book)).toEqual(['currency', 'currency', 'currency'])
  const units = read(['EUR', 'Code', day('2026-12-31')], ['Receivables', 'R', 20.1], ['Payables', 'T', 15.8], ['Equity', 'E', 4.5])
  expect(unitsOf(units)).toEqual(['currency', 'currency', 'currency'])
})

test('shares are counted, and what each of them gets in brackets makes no price of a dividend', () => {
  const book = read(
    ['Balance sheet (USD millions)'],
    [null, day('2026-12-31')],
    ['Total assets', 900],
    ['Common stock issued (shares)', 412000000],
    ['Adjusted equity shares in Cr', 1126.62],
    ['New bonus shares', 5000],
    ['Cash dividend ($0.36 per share)', -403],
    ['Dividends declared per share', 0.36],
    ['Expected return on plan assets', -30],
    ['Expected rate of return on plan assets', 6.5],
    ['EBIT margin', 25.8],
  )
  expect(unitsOf(book)).toEqual(['currency', 'count', 'count', 'count', 'currency', 'per share', 'currency', 'percent', 'percent'])
})

test('a balance sheet in percent of its total has no cash at which a cash flow ends', () => {
  const share = (value: string): Cell => ({ kind: 'number', value, raw: value, format: '0%' }) as never
  const sheet = (name: string, ...rows: Given[][]) => grid(name, rows)
  const book = understand(
    typed(
      sheet('Common size', ['Balance sheet'], [null, day('2026-12-31')], ['Cash', share('0.2')], ['Total assets', share('1')]),
      sheet('Balance', ['Balance sheet'], [null, day('2026-12-31')], ['Cash', 50], ['Total assets', 250], ['Equity', 250]),
      sheet('Cash', ['Cash flow'], [null, 'FY2026'], ['Operating activities', 10], ['Cash at end of year', 50]),
    ),
  )
  expect(book.problems.map(({ code }) => code)).not.toContain('cash-does-not-tie')
  expect(book.statements.flatMap(({ checks }) => checks).find(({ kind }) => kind === 'cash')).toMatchObject({ holds: true })
})

test('a kind and a code before the names of lines are notes, whatever stands over them', () => {
  const line = (at: number): Given[] => [
    'Article',
    10 + at / 1000,
    `000 1000${at}`,
    at % 3 === 0 ? 'Salaires' : `Subside ${at}`,
    100,
    110,
    120,
    130,
  ]
  const book = read(
    ['Type', 'Numéro', 'Alias', 'Libellé', 'Compte 2024', 'Budget 2025', 'Budget 2026', 'Budget 2027'],
    ...Array.from({ length: 12 }, (_, at) => line(at)),
  )
  expect(book.statements[0]?.columns.map(({ period, scenario }) => [period, scenario])).toEqual([
    ['FY2024', 'actual'],
    ['FY2025', 'budget'],
    ['FY2026', 'budget'],
    ['FY2027', 'budget'],
  ])
  expect(book.statements[0]?.lineItems.slice(0, 2).map(({ label, labelCell }) => [label, labelCell])).toEqual([
    ['Salaires', 'D2'],
    ['Subside 1', 'D3'],
  ])
})

test('2026/01 is a month, and so is 2026/27 none; 2008/09 is one beside other months', () => {
  const periodsOf = (...heads: string[]) =>
    read([null, ...heads], ['Revenue', ...heads.map(() => 10)], ['Costs', ...heads.map(() => -4)]).statements[0]?.columns.map(
      ({ period }) => period,
    )
  expect(periodsOf('2026/01', '2026/02')).toEqual(['2026-01', '2026-02'])
  expect(periodsOf('2008/08', '2008/09', '2008/10')).toEqual(['2008-08', '2008-09', '2008-10'])
  expect(periodsOf('2008/09', '2009/10', '2025/26')).toEqual(['FY2009', 'FY2010', 'FY2026'])
})

test('a table that tells when the year begins speaks for those that do not, where nobody else says it', () => {
  const years = grid('Years', [
    [null, day('2024-03-31'), day('2025-03-31'), day('2026-03-31')],
    ['Revenue', 10, 11, 12],
    ['Costs', -4, -5, -6],
  ])
  const quarters = grid('Quarters', [
    [null, day('2025-12-31'), day('2026-03-31')],
    ['Revenue', 3, 4],
    ['Costs', -1, -2],
  ])
  const periodsOf = ({ statements }: Understood) => statements.map(({ columns }) => columns.map(({ period }) => period))
  const own = understand(typed(quarters, years))
  expect(own.firstMonth).toBe(4)
  expect(periodsOf(own)).toEqual([
    ['FY2026-Q3', 'FY2026-Q4'],
    ['FY2024', 'FY2025', 'FY2026'],
  ])
  expect(periodsOf(understand(typed(quarters, years), { fiscalFirstMonth: 1 }))[0]).toEqual(['FY2025-Q4', 'FY2026-Q1'])
})

test('the year that a sheet says of itself does not head columns that have years of their own', () => {
  const book = read(
    [null, 'Exercice clos le', null, null, 2025],
    [],
    ['PASSIF', null, null, 2025, 2024],
    ['Capital', null, null, 90, 80],
    ['Dettes', null, null, 10, 20],
    ['Total du passif', null, null, 100, 100],
  )
  const [statement] = book.statements
  expect(statement?.columns.map(({ id, period }) => [id, period])).toEqual([
    ['D', '2025-12-31'],
    ['E', '2024-12-31'],
  ])
  expect(statement?.lineItems.map(({ values }) => values.map(({ value }) => value))).toEqual([
    ['90', '80'],
    ['10', '20'],
    ['100', '100'],
  ])
})

test('years without a word behind a budget are asked', () => {
  const asked = (...heads: string[]) =>
    read(['Dépenses', ...heads], ['Salaires', ...heads.map(() => 10)], ['Loyers', ...heads.map(() => 4)])
      .problems.filter(({ code }) => code === 'scenario-unknown')
      .map(({ cell }) => cell)
  expect(asked('Budget 2013', '2014', '2015')).toEqual(['C1'])
  expect(asked('Budget 2013', '2013')).toEqual([])
})

test('total assets over equity and liabilities are a balance sheet below a heading that speaks of another statement', () => {
  const book = read(
    ['Slutdatum resultaträkning', day('2025-12-31'), day('2024-12-31')],
    ['Varulager', 10, 9],
    ['Totala tillgångar', 30, 29],
    ['Eget kapital', 20, 19],
    ['Skulder', 10, 10],
    ['Totalt eget kapital och skulder', 30, 29],
  )
  expect(shape(book)).toEqual([['balance', '2025-12-31', '2024-12-31']])
})

test('shares below the words “shares used in computing earnings per share” are counted, and what is far too much for a share is none', () => {
  const book = read(
    ['Income statement'],
    [null, 'FY2025', 'FY2026'],
    ['Revenue', 9000, 9900],
    ['Common stock / share capital', 400, 400],
    ['Shares used in computing earnings per share:', null, null],
    ['Basic', 16215.9, 15000.2],
    ['Earnings per share', null, null],
    ['Basic', 1.2, 1.3],
    ['Net income (only for EPS calculation)', 2757.4, 2817.7],
  )
  expect(book.statements[0]?.lineItems.flatMap(({ unit, values }) => (values.length > 0 ? [unit] : []))).toEqual([
    'currency',
    'currency',
    'count',
    'per share',
    'currency',
  ])
})

test('what is only called a statement below two that are some stays with the one above it, and that is said', () => {
  const book = read(
    ['Balance sheet'],
    [null, 'FY2025', 'FY2026'],
    ['Cash', 5, 10],
    ['Total assets', 5, 10],
    ['Equity', 5, 10],
    ['Cash flow statement', null, null],
    ['Operating cash flow', 4, 5],
    ['Financing cash flow', 0, 0],
    ['Income statement', null, null],
    ['Tax rate assumed', 30, 30],
  )
  expect(shape(book)).toEqual([
    ['balance', '2025-12-31', '2026-12-31'],
    ['cash flow', 'FY2025', 'FY2026'],
  ])
  expect(book.statements[1]?.lineItems.map(({ label }) => label)).toContain('Tax rate assumed')
})

test('an estimated fair value is no forecast', () => {
  const book = read(['Estimated fair value of debt'], [null, day('2025-12-31'), day('2024-12-31')], ['Notes', 10, 9], ['Loans', 4, 5])
  expect(book.statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual'])
})

test('income and expenses under the name of a balance sheet are an income statement', () => {
  const book = read(
    ['Balance sheet 2026'],
    [null, 'Q1 2026', 'Q2 2026'],
    ['Interest income', 40, 50],
    ['Interest expense', -5, -8],
    ['Net interest income', 35, 42],
    ['Staff costs', -13, -16],
  )
  expect(shape(book)).toEqual([['income', 'FY2026-Q1', 'FY2026-Q2']])
})

test('the firsts of months over several years tell what stands first in their dates; over one year that is asked', () => {
  const months = (year: number) => Array.from({ length: 12 }, (_, at) => [`01/${String(at + 1).padStart(2, '0')}/${year}`, '10', '4'])
  const table = (...years: number[]) =>
    understand({
      cells: 'text',
      grids: [grid('Income statement', [['Date', 'Revenue', 'Costs'], ...years.flatMap(months)])],
      problems: [],
    })
  const periodsOf = ({ statements }: Understood) => statements[0]?.columns.slice(0, 2).map(({ period }) => period)
  expect(periodsOf(table(2024, 2025))).toEqual(['2024-01', '2024-02'])
  const open = table(2025)
  expect(periodsOf(open)?.[1]).toBe(null)
  expect(periodsOf(open)?.[0]).not.toBe('FY2025')
  expect(open.problems.map(({ code }) => code)).toContain('period-unknown')
})

test('what stands far below earnings per share is not per share', () => {
  const lines = Array.from({ length: 10 }, (_, at): Given[] => [`Item ${at}`, 20 + at, 30 + at])
  const book = read(
    [null, 'FY2025', 'FY2026'],
    ['Revenue', 90, 99],
    ['Net income', 9, 12],
    ['Earnings per share', null, null],
    ['Basic', 1, 2],
    ...lines,
  )
  expect(unitsOf(book).at(-1)).toBe('currency')
})

test('a day written month first behind a quarter is that day', () => {
  for (const heads of [
    ['3 months Q1 Mar-31-2026', '3 months Q2 Jun-30-2026'],
    ['3 months Mar-31-26', '3 months Jun-30-26'],
  ])
    expect(shape(read(['Income statement'], ['', ...heads], ['Revenue', 9, 8], ['Costs', 5, 5]))).toEqual([
      ['income', 'FY2026-Q1', 'FY2026-Q2'],
    ])
})

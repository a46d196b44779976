import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (unit: string) => {
  const { statements, problems } = understand(
    typed(grid('Sheet', [[`Income statement (${unit})`], ['', '2026', '2025'], ['Revenue', 500, 400], ['Costs', -300, -250]])),
  )
  return [statements[0]?.unit.currency ?? null, statements[0]?.unit.scale, problems.map(({ code }) => code)]
}

describe('what a title writes in brackets', () => {
  test.each([
    ['Md€', 'EUR', 9],
    ['ths. EUR', 'EUR', 3],
    ['in USD ths', 'USD', 3],
    ["USD'M", 'USD', 6],
    ['in hundred thousands of USD', 'USD', 5],
    ['IDR juta', 'IDR', 6],
    ['tuhansia euroja', 'EUR', 3],
    ['teur', 'EUR', 3],
  ])('%s: %s, 10 to the power of %s', (unit, currency, scale) => {
    expect(read(unit)).toEqual([currency, scale, []])
  })

  test.each(['Zd€', 'EUR qq', 'xx. USD'])('%s may be a size, which is asked about', unit => {
    expect(read(unit).at(-1)).toEqual(['scale-elsewhere'])
  })

  test.each(['EUR', 'EUR net', 'USD, actual', 'USD unaudited', 'EUR/t'])('%s says no size', unit => {
    expect(read(unit).slice(1)).toEqual([0, []])
  })
})

test.each(['kEUR', 'KEUR', 'TEUR', 'k€'])('a column of units that says %s is one of money, whatever the lines are called', unit => {
  const lines: [string, number, number][] = [
    ['Products', 500, 400],
    ['Services', 100, 90],
    ['Revenue', 600, 490],
    ['Materials', -300, -250],
    ['EBITDA', 300, 240],
  ]
  const { statements } = understand(
    typed(grid('Sheet', [['P&L 2026', 'Unit', 'Jan', 'Feb'], ...lines.map(([label, ...figures]) => [label, unit, ...figures])])),
  )
  expect(statements[0]?.lineItems.map(item => item.unit)).toEqual(lines.map(() => 'currency'))
  expect(statements[0]?.unit).toMatchObject({ currency: 'EUR', scale: 3 })
  expect(statements[0]?.checks.map(({ holds }) => holds)).toEqual([true, true, true, true])
})

describe('a unit alone above a column of no time', () => {
  const lines: [string, number, number, string][] = [
    ['Revenue', 1200, 1300, 'one new customer'],
    ['Costs', -700, -750, 'wages'],
    ['Gross profit', 500, 550, ''],
  ]
  const unit = (above: string, head: string, last: (line: (typeof lines)[number]) => string | number) => {
    const { statements } = understand(
      typed(
        grid('Sheet', [
          ['Income statement'],
          ['', '', '', above],
          ['', 'FY2026', 'FY2025', head],
          ...lines.map(line => [...line.slice(0, 3), last(line)]),
        ]),
      ),
    )
    return statements[0]?.unit
  }

  test.each([
    ['in TEUR', 'EUR', 3],
    ["£'000", 'GBP', 3],
    ['(in millions of USD)', 'USD', 6],
    ['单位：万元', 'CNY', 4],
    ['Đơn vị tính: VND', 'VND', 0],
  ])('%s is that of all: of remarks and of changes it says nothing', (above, currency, scale) => {
    expect(unit(above, 'Notes', ([, , , note]) => note)).toMatchObject({ currency, scale })
    expect(unit(above, 'Change', ([, now, before]) => now - before)).toMatchObject({ currency, scale })
  })

  test('that is a percentage is none of money', () => {
    expect(unit('%', 'Change', ([, now, before]) => (100 * (now - before)) / before)).toMatchObject({ currency: null, scale: 0 })
  })
})

describe('a size in words before the name of a money', () => {
  test.each([
    ['thousand euros', 'EUR', 3],
    ['million US dollars', 'USD', 6],
    ['billion of rupees', 'INR', 9],
  ])('%s', (unit, currency, scale) => {
    expect(read(unit)).toEqual([currency, scale, []])
    const { statements } = understand(
      typed(grid('Sheet', [['Acme'], ['', '2026', '2025'], [`Revenue (${unit})`, 500, 400], ['Customers', 30, 25]])),
    )
    expect(statements[0]?.lineItems[0]).toMatchObject({ unit: 'currency', scale })
  })

  test.each(['5 million euros', 'one million dollars', 'per thousand dollars', 'Thousand Oaks'])('%s is an amount, or a name', unit => {
    expect(read(unit)[1]).toBe(0)
  })
})

test.each([
  ['Unit: VND. Enter figures in yellow cells only. TK = account', 'VND'],
  ['Reporting currency: EUR; unaudited', 'EUR'],
  ['Moneda: MXN. Cifras sin auditar.', 'MXN'],
  ['Sales unit: Leeds', null],
])('%s: %s, wherever the sentence ends', (title, currency) => {
  const { statements } = understand(
    typed(grid('Sheet', [[title], ['', 'FY2026', 'FY2025'], ['Revenue', 500, 400], ['Costs', -300, -250], ['Profit', 200, 150]])),
  )
  expect(statements[0]?.unit).toMatchObject({ currency, scale: 0 })
})

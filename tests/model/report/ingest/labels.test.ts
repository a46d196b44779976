import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Which words of a row name its line, where there are several.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Balance sheet', rows)))
const labels = ({ statements }: Understood): string[] =>
  (statements[0]?.lineItems ?? []).map(({ label, note }) => [label, note].filter(Boolean).join(' | '))

describe('labels', () => {
  test('stay with their figures where a column of units stands between, with empty columns around it', () => {
    const found = read(
      ['', 'Balance sheet'],
      [],
      ['', '', '', '', '', '', 2025, 2026],
      ['', 'Fixed assets', '', '', 'USD', '', 30, 40],
      ['', '', 'Plant', '', 'USD', '', 20, 30],
      ['', '', 'Patents', '', 'USD', '', 10, 10],
      ['', 'Total assets', '', '', 'USD', '', 30, 40],
      ['', 'Total liabilities and equity', '', '', 'USD', '', 30, 40],
    )
    expect(labels(found)).toEqual([
      'Fixed assets | USD',
      'Plant | USD',
      'Patents | USD',
      'Total assets | USD',
      'Total liabilities and equity | USD',
    ])
    expect(found.statements[0]?.unit.currency).toBe('USD')
  })

  test('stand in the first column of figures, where a line has no name of its own and figures alone go on', () => {
    const found = read(
      ['Payroll', 'Salary', 2024, 2025, 2026],
      ['Engineers', 18_000, 2, 6, 8],
      ['Support', 6_000, 5, 5, 5],
      ['Overhead', 'n/a', 1, 1, 1],
      [null, 'Total personnel', 8, 12, 14],
      [null, 'n/a', 1, 1, 1],
    )
    expect(labels(found)).toEqual(['Engineers', 'Support', 'Overhead', 'Total personnel', ''])
    expect(found.statements[0]?.lineItems[3]?.values.map(({ cell, value }) => `${cell} ${value}`)).toEqual(['C5 8', 'D5 12', 'E5 14'])
    // It stands as far in as the others, and holds what it adds up. Numbers of days are no figures of a total.
    expect(found.statements[0]?.lineItems.map(({ level }) => level)).toEqual([1, 1, 1, 0, 0])
    const days = read(['Wages', 'Rate', 2025, 2026], [null, 'Total', 1, 2], ['Cleaner', 10, 20, 30], ['Driver', 12, 24, 36])
    expect(labels(days)).not.toContain('Total')
  })

  test('a unit in the corner of the sheet counts, though empty columns part it from the table', () => {
    const found = read(
      ['$ in Millions'],
      [],
      ['', '', '', '', 2025, 2026],
      ['', '', 'Total assets', '', 30, 40],
      ['', '', 'Total liabilities and equity', '', 30, 40],
    )
    expect(found.statements[0]?.unit).toEqual({ currency: 'USD', scale: 6, label: '$ in Millions' })
    expect(found.problems).toEqual([])
  })

  test('of letters with a sign between them, or of one letter, are no codes before a unit', () => {
    const found = read(
      ['', '', '', 2025, 2026],
      ['Revenue', '', 'USD', 90, 95],
      ['R&D', '', 'USD', 20, 30],
      ['', '- D&A', 'USD', 10, 12],
      ['A/R', '', 'USD', 40, 44],
      ['X', '', 'USD', 4, 5],
    )
    expect(labels(found)).toEqual(['Revenue | USD', 'R&D | USD', '- D&A | USD', 'A/R | USD', 'X | USD'])
  })

  test('of a department that stands over its accounts, once or in each row, are the accounts under it', () => {
    const accounts: Given[][] = [
      ['Sales', 'Salaries', 10, 11],
      ['', 'Travel', 5, 6],
      ['Total sales', '', 15, 17],
      ['Support', 'Salaries', 7, 8],
      ['', 'Travel', 1, 1],
      ['Total support', '', 8, 9],
    ]
    const once = read(['Department', 'Account', 2025, 2026], ...accounts)
    const tree = ({ statements }: Understood): string[] =>
      (statements[0]?.lineItems ?? []).map(({ label, labelCell, level, kind }) => `${'  '.repeat(level)}${label} ${labelCell} ${kind}`)
    expect(tree(once)).toEqual([
      'Sales A2 heading',
      '  Salaries B2 item',
      '  Travel B3 item',
      'Total sales A4 total',
      'Support A5 heading',
      '  Salaries B5 item',
      '  Travel B6 item',
      'Total support A7 total',
    ])
    expect(once.statements[0]?.lineItems[3]?.parts.map(({ item }) => item)).toEqual([1, 2])
    const each = read(
      ['Department', 'Account', 2025, 2026],
      ...accounts
        .filter(([group]) => !String(group).startsWith('Total'))
        .map(([group, ...rest], at) => [group || (at < 2 ? 'Sales' : 'Support'), ...rest]),
    )
    expect(tree(each).map(line => line.trim())).toEqual([
      'Sales A2 heading',
      'Salaries B2 item',
      'Travel B3 item',
      'Support A4 heading',
      'Salaries B4 item',
      'Travel B5 item',
    ])
  })

  test('that only two words together tell apart are both of them', () => {
    const found = read(
      ['Department', 'Account', 2025, 2026],
      ['Sales', 'Travel', 5, 6],
      ['Support', 'Travel', 1, 1],
      ['Sales', 'Salaries', 10, 11],
      ['Support', 'Salaries', 7, 8],
    )
    expect(labels(found)).toEqual(['Sales – Travel', 'Support – Travel', 'Sales – Salaries', 'Support – Salaries'])
  })

  test('beside units, codes and remarks stay what they are', () => {
    const found = read(
      ['Line', 'Unit', 'Code', 2025, 2026],
      ['Revenue', '€m', 'R', 5, 6],
      ['Costs', '€m', 'C', 1, 1],
      ['Margin', '€m', 'R', 10, 11],
      ['Cash', '€m', 'C', 7, 8],
    )
    expect(labels(found)).toEqual(['Revenue | €m · R', 'Costs | €m · C', 'Margin | €m · R', 'Cash | €m · C'])
  })

  test('keep the numbers of their accounts', () => {
    const accounts = read(['Code', 'Account', 2025, 2026], ['1000', 'Cash', 5, 6], ['2000', 'Debtors', 5, 6])
    expect(labels(accounts)).toEqual(['Cash | 1000', 'Debtors | 2000'])
    expect(accounts.problems).toEqual([])
  })
})

describe('words that stand in line after line', () => {
  test('name no line where the column beside them has a name for each', () => {
    const found = read(
      ['Assets', 'Current assets', 'Cash', 26],
      ['Assets', 'Current assets', 'Receivables', 20],
      ['Assets', 'Total current assets', 'Total current assets', 46],
      ['Assets', 'Equipment, net', 'Equipment, net', 55],
      ['Assets', 'Total assets', 'Total assets', 101],
      ['Liabilities and equity', 'Current liabilities', 'Payables', 64],
      ['Liabilities and equity', 'Equity', 'Share capital', 37],
      ['Liabilities and equity', 'Total liabilities and equity', 'Total liabilities and equity', 101],
    )
    expect(found.statements[0]?.lineItems.map(({ label, labelCell }) => `${label} ${labelCell}`).slice(0, 4)).toEqual([
      'Cash C1',
      'Receivables C2',
      'Total current assets C3',
      'Equipment, net C4',
    ])
    expect(found.statements[0]?.lineItems[0]?.note).toBe('Assets · Current assets')
  })

  test('carry the code of their account as a note, in whatever language that is headed', () => {
    for (const code of ['Mã số', 'Код строки', 'N° compte', 'Código de la cuenta', '科目编码']) {
      const found = read(['Item', code, 'Sum'], ['Cash', 110, 1200], ['Stock', 140, 3800], ['Plant', 220, 90])
      expect([code, labels(found)]).toEqual([code, ['Cash | 110', 'Stock | 140', 'Plant | 220']])
    }
  })
})

test('a cell that is merged down over several lines heads them, and its first line keeps its own name', () => {
  const sheet = grid('Actual and budget', [
    ['', '', 'Actual', 'Budget'],
    ['Total income', '', 700, 800],
    ['Key figures', '# of appointments', 72, 80],
    ['', '# of clients', 58, 60],
    ['', 'Hit rate %', 0.95, 0.9],
    ['Materials', '', -80, -90],
    ['Contractors', '', -120, -100],
    ['Total costs', '', -200, -190],
    ['Profit', '', 500, 610],
  ])
  sheet.merges.push({ top: 2, left: 0, bottom: 4, right: 0 })
  const lines = understand(typed(sheet)).statements[0]?.lineItems ?? []
  expect(lines.map(({ label, level, values }) => [label, level, values.length])).toEqual([
    ['Total income', 0, 2],
    ['Key figures', 0, 0],
    ['# of appointments', 1, 2],
    ['# of clients', 1, 2],
    ['Hit rate %', 1, 2],
    ['Materials', 1, 2],
    ['Contractors', 1, 2],
    ['Total costs', 0, 2],
    ['Profit', 0, 2],
  ])
  expect(lines.slice(2, 5).map(({ unit }) => unit)).toEqual(['count', 'count', 'percent'])
})

test('groups of groups are headed by both, as a pivot writes them', () => {
  const lines =
    understand(
      typed(
        grid('Sales by product', [
          ['Region', 'Kind', 'Product', '2024', '2025'],
          ['North', 'Coffee', 'Mocha', 13, 14],
          ['', '', 'Latte', 29, 30],
          ['', 'Tea', 'Green', 31, 33],
          ['', '', 'Black', 47, 49],
          ['South', 'Tea', 'Green', 53, 54],
          ['', '', 'Black', 61, 66],
          ['', 'Coffee', 'Mocha', 71, 79],
          ['', '', 'Latte', 83, 85],
          ['Grand total', '', '', 388, 410],
        ]),
      ),
    ).statements[0]?.lineItems ?? []
  // The same kind ends the one region and begins the other.
  expect(lines.map(({ label, note, values }) => [label, note, values[0]?.value ?? null])).toEqual([
    ['North', null, null],
    ['Coffee', null, null],
    ['Mocha', null, '13'],
    ['Latte', null, '29'],
    ['Tea', null, null],
    ['Green', null, '31'],
    ['Black', null, '47'],
    ['South', null, null],
    ['Tea', null, null],
    ['Green', null, '53'],
    ['Black', null, '61'],
    ['Coffee', null, null],
    ['Mocha', null, '71'],
    ['Latte', null, '83'],
    ['Grand total', null, '388'],
  ])
})

test.each(['I II III IV V', 'I.1 II.1 II.2 II.3.a III', 'I. II. III. IV. V.', '(i) (ii) (iii) (iv) (v)', 'i) ii) iii) iv) v)'])(
  'Roman numbers in a column of their own are not what the lines are called: %s',
  marks => {
    const [one, two, three, four, five] = marks.split(' ')
    const found = read(
      ['Sr.', 'Particulars', 'FY25', 'FY24'],
      [one ?? '', 'Revenue from operations', 100_000, 120_000],
      [two ?? '', 'Other income', 5000, 4000],
      [three ?? '', 'Total income (I + II)', 105_000, 124_000],
      [four ?? '', 'Expenses'],
      ['', 'Employee cost', 30_000, 25_000],
      [five ?? '', 'Profit before tax', 75_000, 99_000],
    )
    expect(found.statements[0]?.lineItems.map(({ label, note }) => [label, note])).toEqual([
      ['Revenue from operations', one],
      ['Other income', two],
      ['Total income (I + II)', three],
      ['Expenses', four],
      ['Employee cost', null],
      ['Profit before tax', five],
    ])
  },
)

test('Roman numbers under a name of their own are what the lines are called', () => {
  const found = read(['Reactor', 'State', 2024, 2025], ['I', 'running', 10, 11], ['II', 'running', 20, 21], ['III', 'stopped', 30, 0])
  expect(found.statements[0]?.lineItems.map(({ label }) => label)).toEqual(expect.arrayContaining(['II', 'III']))
})

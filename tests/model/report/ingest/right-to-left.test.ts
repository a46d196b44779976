import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, texts, typed } from './grids.ts'

const sheet = (rows: Given[][]): Understood => understand(typed(grid('Sheet1', rows)))
const valuesOf = ({ statements }: Understood): unknown[][] =>
  (statements[0]?.lineItems ?? []).map(({ label, unit, values }) => [label, unit, ...values.map(({ value }) => value)])
const columnsOf = ({ statements }: Understood): unknown[][] =>
  (statements[0]?.columns ?? []).map(({ label, period, scenario }) => [label, period, scenario])
const told = ({ problems }: Understood, code: string) =>
  problems.filter(found => found.code === code).map(({ severity, cell }) => [severity, cell])

describe('digits and marks of Arabic and Persian', () => {
  test('٬ groups thousands and ٫ parts decimals, whatever else is in the table, and years in such digits are heads', () => {
    const read = sheet([
      ['البند', '٢٠٢٤', '٢٠٢٥'],
      ['الإيرادات', '١٢٬٣٤٥', '١٣٬٤٥٦٫٥'],
      ['تكلفة المبيعات', '(٨٬١٠٠)', '(٨٬٩٠٠)'],
    ])
    expect(columnsOf(read).map(([, ...rest]) => rest)).toEqual([
      ['FY2024', 'actual'],
      ['FY2025', 'actual'],
    ])
    expect(valuesOf(read)).toEqual([
      ['الإيرادات', 'currency', '12345', '13456.5'],
      ['تكلفة المبيعات', 'currency', '-8100', '-8900'],
    ])
    expect(told(read, 'ambiguous-number')).toEqual([])
  })

  test('a decimal comma elsewhere changes nothing of them; groups of two are no number', () => {
    const read = understand(
      texts('t', [
        ['', '2024', '2025'],
        ['Revenue', '12,5', '١٢٬٣٤٥'],
        ['Costs', '8,25', '١٢٬٣٤'],
      ]),
    )
    expect(valuesOf(read)).toEqual([
      ['Revenue', 'currency', '12.5', '12345'],
      ['Costs', 'currency', '8.25', null],
    ])
    expect(told(read, 'text-among-figures')).toEqual([['warning', 'C3']])
  })
})

describe('a Persian statement', () => {
  test('has money by its words and its scale, and years of its calendar are heads whose periods are asked', () => {
    const read = sheet([
      ['صورت سود و زیان (میلیون ریال)'],
      ['شرح', 1402, 1403],
      ['درآمد فروش', 12345, 13456],
      ['بهای تمام شده', -8100, -8900],
      ['سود ناخالص', 4245, 4556],
    ])
    expect([read.statements[0]?.unit.scale, columnsOf(read)]).toEqual([
      6,
      [
        ['Year 1402', null, 'actual'],
        ['Year 1403', null, 'actual'],
      ],
    ])
    expect(valuesOf(read).map(([, unit, first]) => [unit, first])).toEqual([
      ['currency', '12345'],
      ['currency', '-8100'],
      ['currency', '4245'],
    ])
    expect(told(read, 'other-calendar')).toEqual([['warning', 'B2']])
    expect(told(read, 'period-unknown')).toHaveLength(1)
  })

  test('tells budget from what happened', () => {
    const read = sheet([
      ['شرح', 'بودجه 1403', 'عملکرد 1403', 'پیش‌بینی 1404'],
      ['درآمد فروش', 12345, 13456, 14000],
      ['بهای تمام شده', -8100, -8900, -9000],
    ])
    expect(columnsOf(read).map(([, , scenario]) => scenario)).toEqual(['budget', 'actual', 'forecast'])
  })

  test('1402 and 1403 amid plain letters stay figures', () => {
    const read = sheet([
      ['', '2024', '2025'],
      ['Employees', 1402, 1403],
      ['Revenue', 100, 110],
    ])
    expect(valuesOf(read)[0]).toEqual(['Employees', 'count', '1402', '1403'])
    expect(told(read, 'other-calendar')).toEqual([])
    const staff = texts('staff.csv', [
      ['قائمة الدخل', '2024', '2025'],
      ['الإيرادات', '1000', '1200'],
      ['عدد الموظفين', '1400', '1401'],
    ])
    expect(valuesOf(understand(staff))[1]?.slice(2)).toEqual(['1400', '1401'])
    expect(told(understand(staff), 'other-calendar')).toEqual([])
  })

  test('heads of such years that come again head again', () => {
    const read = understand(
      texts('years.csv', [
        ['صورت سود و زیان', '1402', '1403'],
        ['درآمد عملیاتی', '1000', '1200'],
        ['هزینه ها', '600', '700'],
        ['', '', ''],
        ['ترازنامه', '1402', '1403'],
        ['دارایی', '5000', '6000'],
        ['بدهی', '3000', '3500'],
      ]),
    )
    const lines = read.statements.flatMap(({ lineItems }) => lineItems.map(({ values }) => values.map(({ value }) => value)))
    expect(lines).toEqual([
      ['1000', '1200'],
      ['600', '700'],
      ['5000', '6000'],
      ['3000', '3500'],
    ])
    expect(told(read, 'other-calendar')).toEqual([['warning', 'B1']])
  })
})

test('lines named in a script whose words for money are not known are asked whether they are money', () => {
  const read = sheet([
    ['', 2024, 2025],
    ['შემოსავალი', 100, 110],
    ['ხარჯები', 60, 70],
  ])
  expect(told(read, 'row-unit')).toEqual([['warning', 'A2']])
})

test('names to the right of their figures make a list, and that it may be a statement is told', () => {
  const read = sheet([
    ['דוח רווח והפסד'],
    ['2025', '2024', 'סעיף'],
    [13456, 12345, 'הכנסות'],
    [-8900, -8100, 'עלות המכר'],
    [4556, 4245, 'רווח גולמי'],
  ])
  expect(read.sheets[0]?.kind).toBe('tidy')
  expect(told(read, 'names-right')).toEqual([['warning', 'C2']])
})

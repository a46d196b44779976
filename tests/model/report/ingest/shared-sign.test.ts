import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import { moneyOfFormat } from '#app/model/report/ingest/units/format-money.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const money = (value: number, format = '"$"#,##0'): Given => ({ value: String(value), format })
const read = (...rows: Given[][]): Understood => understand(typed(grid('Hoja1', rows)), {})
const asked = ({ problems }: Understood): (string | null)[] => problems.flatMap(({ code, cell }) => (code === 'shared-sign' ? cell : []))
const currencyOf = ({ statements }: Understood): string | null | undefined => statements[0]?.unit.currency

const lines = (format?: string): Given[][] => [
  ['', 2024, 2025],
  ['Ingresos por ventas', money(500, format), money(600, format)],
  ['Gastos de personal', 300, 350],
  ['Utilidad', money(200, format), money(250, format)],
]

describe('the dollar sign', () => {
  test('is asked in a sheet in Spanish, and settled by the money', () => {
    const understood = read(...lines())
    expect([currencyOf(understood), asked(understood)]).toEqual(['USD', ['B2']])
    const answered = correct(
      { version: 1, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...understood },
      { statements: [{ statement: 0, currency: 'CLP' }], plans: [], leavePlans: [] },
    )
    expect(JSON.stringify(answered)).not.toContain('shared-sign')
  })

  test('is that of the United States where the sheet or its formats say so, and in English', () => {
    expect(asked(read(['Cifras en US$'], ...lines()))).toEqual([])
    expect(asked(read(['Estado de resultados (dólares)'], ...lines()))).toEqual([])
    expect(asked(read(...lines('[$$-409]#,##0')))).toEqual([])
    expect(asked(read(['', 2024], ['Revenue', money(1)], ['Expenses', money(2)], ['Net income', money(3)]))).toEqual([])
    // What a line is about says nothing of what it counts in.
    expect(asked(read(...lines(), ['Diferencia de cambio USD', 1, 2]))).toEqual(['B2'])
  })

  test('is that of the country of its format, and of such formats beside it', () => {
    expect(
      ['[$$-C09]#,##0', '[$$-1009]#,##0', '[$$-080A]#,##0', '[$$-es-CL]#,##0', '[$$-409]#,##0', '[$$-en-US]0'].map(
        format => moneyOfFormat(format).currency,
      ),
    ).toEqual(['AUD', 'CAD', 'MXN', 'CLP', 'USD', 'USD'])
    const mixed = read(...lines(), ['Total', money(200, '[$$-380A]#,##0'), money(250, '[$$-380A]#,##0')])
    expect([currencyOf(mixed), asked(mixed)]).toEqual(['UYU', []])
    expect(mixed.problems.filter(({ code }) => code === 'mixed-currency')).toEqual([])
  })
})

test('what an empty line or one about exchange rates names is not the money of a statement', () => {
  const plain = lines('#,##0')
  expect(currencyOf(read(...plain, ['Corrección USD'], ['Reajustes'], ['Otros', 1, 2]))).toBeNull()
  expect(currencyOf(read(...plain, ['Diferencia tipo cambio USD', 1, 2]))).toBeNull()
  expect(currencyOf(read(...plain, ['Ventas (USD)', 1, 2]))).toBe('USD')
})

describe('a sign of several moneys', () => {
  test('is the money of the company where that has the sign, and said so', () => {
    const read = (currency: string, ...rows: Given[][]) => understand(typed(grid('P&L', rows)), { currency })
    const english = (format?: string): Given[][] => [
      ['', 2024, 2025],
      ['Revenue', money(500, format), money(600, format)],
      ['Foreign exchange gain (USD loan)', 3, 4],
    ]
    const told = ({ statements, problems }: Understood) => [
      statements[0]?.unit.currency,
      problems.flatMap(({ code, severity }) => (code === 'shared-sign' ? severity : [])),
    ]
    expect(told(read('CAD', ...english()))).toEqual(['CAD', ['info']])
    expect(told(read('CAD', ['in thousands of dollars'], ...english('#,##0')))).toEqual(['CAD', ['info']])
    expect(told(read('CNY', ...english('"¥"#,##0')))).toEqual(['CNY', ['info']])
    expect(told(read('PKR', ['Rs. in lakhs'], ...english('#,##0')))).toEqual(['PKR', ['info']])
    // Where the sheet says whose it is, and where the company has another sign.
    expect(told(read('CAD', ['in thousands of US dollars'], ...english()))).toEqual(['USD', []])
    expect(told(read('CAD', ...english('[$$-409]#,##0')))).toEqual(['USD', []])
    expect(told(read('EUR', ...english()))).toEqual(['USD', []])
  })

  test('is asked where the sheet speaks of another country', () => {
    const lines: Given[][] = [
      ['', 2024, 2025],
      ['Revenue', money(500), money(600)],
      ['Wages', money(300), money(350)],
    ]
    expect(asked(read(['Wattle Bakery Pty Ltd'], ...lines))).toEqual(['B3'])
    expect(asked(read(['利润表'], ['项目', 2024, 2025], ['营业收入', money(500, '"¥"#,##0'), money(600, '"¥"#,##0')]))).toEqual(['B3'])
    // What a company of the United States sells in Canada says nothing.
    expect(asked(read(...lines, ['Sales in Canada', money(1), money(2)]))).toEqual([])
  })
})

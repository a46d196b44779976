import { expect, test } from 'vitest'
import type { ImportJson } from '#app/model/report/import.ts'
import { number, ods, row, table, text } from './odss.ts'
import { type OldCell, oldWorkbook } from './biffs.ts'
import { readBytes } from './readFile.ts'
import { workbook } from './zips.ts'

// What-if tables (sensitivities) beside and below a statement, as each format keeps them: none of their figures is of a period.

/** A statement above; below it lines with one figure each, and the table beside them. */
const ROWS: (string | number | null)[][] = [
  ['in thousands of euros', 'FY2024', 'FY2025', 'FY2026'],
  ['Revenue', 1200, 1310, 1404],
  ['Costs', -900, -950, -1000],
  ['Operating profit', 300, 360, 404],
  [],
  ['Value of the company', null, 'Sensitivity of the value'],
  ['Free cash flow', 250, 4100, 0.07, 0.08],
  ['Terminal value', 3900, 0.01, 4400, 4000],
  ['Net debt', -50, 0.02, 4700, 4200],
]
/** Where the results are, their heads above and beside them. */
const isResult = (at: number, column: number): boolean => at >= 7 && column >= 3
const name = (at: number, column: number): string => `${'ABCDE'[column] ?? ''}${at + 1}`

const xlsx = (): Uint8Array =>
  workbook({
    Value: ROWS.map(
      (cells, at) =>
        `<row r="${at + 1}">${cells
          .map((cell, column) => {
            if (cell === null) return ''
            if (typeof cell === 'string') return `<c r="${name(at, column)}" t="inlineStr"><is><t>${cell}</t></is></c>`
            // The first of them says so for all.
            const f = name(at, column) === 'D8' ? '<f t="dataTable" ref="D8:E9" dt2D="1" dtr="1" r1="B20" r2="B21"/>' : ''
            return `<c r="${name(at, column)}">${f}<v>${cell}</v></c>`
          })
          .join('')}</row>`,
    ).join(''),
  })
const xls = (): Uint8Array =>
  oldWorkbook([
    {
      name: 'Value',
      cells: ROWS.flatMap((cells, at) =>
        cells.flatMap((value, column): OldCell[] => (value === null ? [] : [{ row: at, column, value, style: 'plain' }])),
      ),
      whatIf: [7, 8, 3, 4],
    },
  ])
const odsBook = (): Uint8Array =>
  ods(
    table(
      ROWS.map((cells, at) =>
        row(
          cells
            .map((cell, column) => {
              if (cell === null) return '<table:table-cell/>'
              if (typeof cell === 'string') return text(cell)
              return number(
                String(cell),
                isResult(at, column) ? `table:formula="of:=MULTIPLE.OPERATIONS([.$C$7];[.$B$20];[.$C${at + 1}])"` : '',
              )
            })
            .join(''),
        ),
      ).join(''),
      'table:name="Value"',
    ),
  )

const figuresOf = ({ statements }: ImportJson): Record<string, (string | null)[]> =>
  Object.fromEntries(statements.flatMap(({ lineItems }) => lineItems.map(({ label, values }) => [label, values.map(({ value }) => value)])))

test.each([
  ['.xlsx', xlsx],
  ['.xls', xls],
  ['.ods', odsBook],
])('are left out of the statement that they lie beside, which is said (%s)', async (ending, made) => {
  const read = await readBytes(made(), `value${ending}`)
  expect(figuresOf(read)).toMatchObject({
    Revenue: ['1200', '1310', '1404'],
    'Operating profit': ['300', '360', '404'],
    'Free cash flow': ['250'],
    'Terminal value': ['3900'],
    'Net debt': ['-50'],
  })
  expect(read.problems.filter(({ code }) => code === 'what-if')).toMatchObject([
    {
      severity: 'info',
      sheet: 'Value',
      cell: 'C7',
      message:
        'C7:E9 is a what-if table (“Sensitivity of the value”): what a result would be under other assumptions. Its figures are of no period, so it was left out.',
    },
  ])
  // Nothing else is asked of what is gone.
  expect(read.problems.filter(({ code }) => ['text-among-figures', 'percent-scale', 'row-unit', 'does-not-foot'].includes(code))).toEqual(
    [],
  )
})

const INCOME =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Euros</t></is></c><c r="B1" t="inlineStr"><is><t>FY2025</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Revenue</t></is></c><c r="B2"><v>12</v></c></row>'

test('what is reckoned from one, with the same assumptions on its left, is one too', async () => {
  const cell = (at: number, column: number, value: number, f = ''): string =>
    `<c r="${'ABCDEFGHIJ'[column] ?? ''}${at}">${f}<v>${value}</v></c>`
  const table = (at: number, left: number, scale: number, f = ''): string[] => [
    `${scale === 1 ? cell(at, left, 4100) : ''}${cell(at, left + 1, 0.07)}${cell(at, left + 2, 0.08)}`,
    ...[0.01, 0.02, 0.03].map((rate, down) =>
      [
        cell(at + down + 1, left, rate),
        cell(at + down + 1, left + 1, 4400 * scale, down === 0 ? f : ''),
        cell(at + down + 1, left + 2, 4000 * scale),
      ].join(''),
    ),
  ]
  const side = table(5, 5, 0.1)
  const rows = [
    ...table(5, 0, 1, '<f t="dataTable" ref="B6:C8" dt2D="1" dtr="1" r1="B20" r2="B21"/>').map((cells, at) => cells + (side[at] ?? '')),
    '',
    ...table(10, 0, 0.2),
  ]
  const years = `<c r="A2" t="inlineStr"><is><t>Euros</t></is></c>${[1, 2, 3, 4, 5, 6, 7].map(column => `<c r="${'ABCDEFGH'[column] ?? ''}2" t="inlineStr"><is><t>FY${2018 + column}</t></is></c>`).join('')}`
  const revenue = `<c r="A3" t="inlineStr"><is><t>Revenue</t></is></c>${[1, 2, 3, 4, 5, 6, 7].map(column => cell(3, column, 1000 + column)).join('')}`
  const data = `<row r="2">${years}</row><row r="3">${revenue}</row>${rows.map((cells, at) => `<row r="${at + 5}">${cells}</row>`).join('')}`
  const read = await readBytes(workbook({ Value: data }), 'twins.xlsx')
  expect(read.problems.filter(({ code }) => code === 'what-if').map(({ message }) => message.split(' ')[0])).toEqual([
    'A5:C8',
    'F5:H8',
    'A10:C13',
  ])
  expect(Object.keys(figuresOf(read))).toEqual(['Revenue'])
})

test('a line beside one keeps its name, and a column of years that goes on is no axis', async () => {
  const data = (cells: Record<string, string | number>, f: Record<string, string> = {}): string => {
    const rows = new Map<number, string>()
    for (const [at, value] of Object.entries(cells)) {
      const row = Number(at.slice(1))
      const cell =
        typeof value === 'number'
          ? `<c r="${at}">${f[at] ?? ''}<v>${value}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
      rows.set(row, (rows.get(row) ?? '') + cell)
    }
    return [...rows].map(([row, inside]) => `<row r="${row}">${inside}</row>`).join('')
  }
  const heads = { A1: 'Income statement EUR', B1: 'FY2024', C1: 'FY2025', D1: 'FY2026', E1: 'FY2027' }
  const table = { B6: 0.2, C6: 0.08, D6: 0.09, B7: 2026, C7: 0.21, D7: 0.2, B8: 2027, C8: 0.22, D8: 0.21, B9: 2028, C9: 0.23, D9: 0.22 }
  const loan = Object.fromEntries(
    [2025, 2026, 2027, 2028, 2029].flatMap((year, at) => [
      [`B${at + 12}`, year],
      [`C${at + 12}`, 1_000 - at * 100],
      [`D${at + 12}`, 900 - at * 100],
    ]),
  ) as Record<string, number>
  const f = { C7: '<f t="dataTable" ref="C7:D9" dt2D="1" dtr="1" r1="B20" r2="B21"/>' }
  const read = await readBytes(
    workbook({
      Model: data(
        {
          ...heads,
          A2: 'Revenue',
          B2: 100,
          C2: 110,
          D2: 120,
          E2: 130,
          A3: 'Costs',
          B3: 60,
          C3: 65,
          D3: 70,
          E3: 75,
          A4: 'Profit',
          B4: 40,
          C4: 45,
          D4: 50,
          E4: 55,
          ...table,
          A8: 'Net debt',
          E8: 55,
          A11: 'Loan EUR',
          B11: 'Year',
          C11: 'Opening',
          D11: 'Closing',
          ...loan,
        },
        f,
      ),
    }),
    'model.xlsx',
  )
  expect(read.problems.filter(({ code }) => code === 'what-if').map(({ message }) => message.split(' ')[0])).toEqual(['B6:D9'])
  expect(figuresOf(read)).toMatchObject({ Revenue: ['100', '110', '120', '130'], 'Net debt': ['55'] })
})

test('a sheet of nothing else says what it was', async () => {
  const only = workbook({
    Income: INCOME,
    Sensitivity:
      '<row r="1"><c r="A1"><v>4100</v></c><c r="B1"><v>0.07</v></c></row><row r="2"><c r="A2"><v>0.01</v></c><c r="B2"><f t="dataTable" ref="B2:B2"/><v>4400</v></c></row>',
  })
  const { sheets } = await readBytes(only, 'only.xlsx')
  expect(sheets.find(sheet => sheet.name === 'Sensitivity')).toMatchObject({ kind: 'nothing', reason: 'What-if tables only.' })
})

test('a file that tells of thousands that lie over each other tells of one', async () => {
  const told = Array.from({ length: 5_000 }, (_, at) => {
    const cell = `<c r="A${at + 1}"><f t="dataTable" ref="B2:XFD1048576"/><v>1</v></c>`
    return `<row r="${at + 1}">${cell}<c r="B${at + 1}"><v>2</v></c></row>`
  })
  const { problems } = await readBytes(workbook({ Income: INCOME, Value: told.join('') }), 'many.xlsx')
  expect(problems.filter(({ code }) => code === 'what-if')).toMatchObject([{ cell: 'A1' }])
})

import { expect, test } from 'vitest'
import { PASTED_TABLE } from '#app/model/report/pasted.ts'
import { gate } from '#server/ingest/gate.ts'
import { readCsv } from '#server/ingest/csv.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readBytes } from './readFile.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (bytes: Uint8Array | string, name = 'table.csv') => {
  const given = typeof bytes === 'string' ? utf8(bytes) : bytes
  expect(gate(given, DEFAULT_LIMITS)).toBe('text')
  return readCsv(given, name, DEFAULT_LIMITS)
}
const texts = (bytes: Uint8Array | string) =>
  read(bytes).grids[0]?.rows.map(cells => cells.map(cell => (cell?.kind === 'text' ? cell.value : '')))
const told = (bytes: string) => read(bytes).problems.map(({ code, message }) => `${code} ${/\d[\d, ]*/.exec(message)?.[0] ?? ''}`)

const TABLE = 'Line\tFY2025 €\nUmsätze\t1,5\n'

test('UTF-16 of either order is read, with a mark at its start or without', () => {
  const little = Buffer.from(TABLE, 'utf16le')
  const big = Buffer.from(little).swap16()
  for (const bytes of [little, big, Buffer.concat([Buffer.from([0xff, 0xfe]), little]), Buffer.concat([Buffer.from([0xfe, 0xff]), big])])
    expect(texts(bytes)).toEqual([
      ['Line', 'FY2025 €'],
      ['Umsätze', '1,5'],
    ])
})

test('what is not UTF-8 is Windows-1252, with its euros, dashes and quotation marks', () => {
  const bytes = Buffer.concat([
    Buffer.from('Line,'),
    Buffer.from([0x80]),
    Buffer.from('\n'),
    Buffer.from([0x93, 0xc4, 0x96, 0x94, 0x85]),
    Buffer.from(',1\n'),
  ])
  expect(texts(bytes)?.[0]).toEqual(['Line', '€'])
  expect(texts(bytes)?.[1]?.[0]).toBe('“Ä–”…')
  expect(read(bytes).problems.map(({ code }) => code)).toContain('old-encoding')
})

test('semicolons that cut every line alike part the fields, however many commas stand in figures and headings', () => {
  expect(texts('Line;Plan 2025, TEUR;Actual 2025, TEUR\nRevenue;1234,5;1100,25\nCosts;-600,0;-550,75\n')?.[1]).toEqual([
    'Revenue',
    '1234,5',
    '1100,25',
  ])
  expect(texts('Line,2024,Notes\nA,1,one; two\nB,2,three; four\n')?.[2]).toEqual(['B', '2', 'three; four'])
})

test('the first line may name the delimiter, and is no row', () => {
  expect(texts('sep=;\r\na,b;c\r\n1,5;2\r\n')).toEqual([
    ['a,b', 'c'],
    ['1,5', '2'],
  ])
  expect(texts('"sep=|"\na|b\n')).toEqual([['a', 'b']])
  // The rows count as Excel counts them, the lines as an editor does.
  expect(read('sep=;\na;b\n1\n').problems).toMatchObject([{ cell: 'A2', message: expect.stringMatching(/^Line 3 /) as string }])
})

test('line ends of several kinds in one file end lines alike', () => {
  const rows = [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ]
  for (const text of [
    'a,b\r\n1,2\n3,4\r\n5,6\r\n',
    'a,b\n1,2\r\n3,4\n5,6',
    'a,b\r\r\n1,2\r\r\n3,4\r\r\n5,6\r\r\n',
    'a,b\r1,2\r3,4\r\n5,6\r',
  ]) {
    expect(texts(text)).toEqual(rows)
    expect(told(text)).toEqual([])
  }
  // In the middle of a field: as Excel leaves it there, and as Excel on an old Mac writes a break within a cell.
  expect(texts('a\ra,b\r\n1\r1,2\r\n3,4\r\n')).toEqual([
    ['a\na', 'b'],
    ['1\n1', '2'],
    ['3', '4'],
  ])
  expect(texts('"a\na",b\r1,2\r')).toEqual([
    ['a\na', 'b'],
    ['1', '2'],
  ])
})

test('a title above a table, and a second table below it, make no line ragged', () => {
  expect(told('Income statement\nin thousands\n\nLine,2024,2025\nRevenue,1,2\nCost,3,4\n\nLine,Owner\nRevenue,Anna\n')).toEqual([])
  expect(told('Income statement,\nLine,2024,2025\nRevenue,1,2\nCost,3,4\n')).toEqual([])
})

test('a line with a field too many or too few is named, also when it is the first one', () => {
  expect(told('Line,2024,2025\nRevenue,1,2\nCost,3\nProfit,4,5,6\n')).toEqual(['ragged-line 3 ', 'ragged-line 4 '])
  expect(told('2024,2025\nRevenue,1,2\nCost,3,4\nProfit,5,6\n')).toEqual(['ragged-line 1 '])
})

test('of a thousand bad lines none is passed over', () => {
  const lines = Array.from({ length: 1_000 }, (_, at) => (at % 2 === 0 ? 'a,b,c' : 'a,b'))
  const { problems } = read(`x,y,z\n${lines.join('\n')}\n`)
  expect(problems).toHaveLength(51)
  expect(problems.at(-1)?.message).toMatch(/^The same holds for 450 more lines: 103, 105, .* and 250 more, the last of them 1001\.$/)
})

test('a pasted table says that its figures are as they were displayed', async () => {
  const { problems, statements } = await readBytes(
    utf8('EUR\tFY2024\tFY2025\nRevenue\t1,234.5\t2,345.5\nCost\t-1,000.0\t-2,000.0\n'),
    PASTED_TABLE,
  )
  expect(problems).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'pasted', sheet: 'Pasted table' }))
  expect(statements[0]?.lineItems[0]?.values.map(({ value }) => value)).toEqual(['1234.5', '2345.5'])
})

test('what an export guards from being taken for a number is what a spreadsheet shows of it', () => {
  const { grids, problems } = readCsv(Buffer.from('Account,FY2024,FY2025\n="0012",="5",6\n="a ""b""",7,8\n'), 'guarded.csv', DEFAULT_LIMITS)
  expect(grids[0]?.rows[1]?.map(cell => cell?.kind === 'text' && cell.value)).toEqual(['0012', '5', '6'])
  expect(problems.filter(({ code }) => code === 'broken-quotes').map(({ cell }) => cell)).toEqual(['A3'])
})

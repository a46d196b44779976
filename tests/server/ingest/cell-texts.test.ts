import { expect, test } from 'vitest'
import { readBytes } from './readFile.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readXlsx } from '#server/ingest/xlsx.ts'
import { Inflater, readDirectory } from '#server/ingest/zip.ts'
import { workbookParts, zip } from './zips.ts'

const sheet = (label: string): Record<string, Uint8Array> =>
  workbookParts({
    Income: `<row r="1"><c r="B1"><v>2025</v></c><c r="C1"><v>2026</v></c></row>
      <row r="2">${label}<c r="B2"><v>10</v></c><c r="C2"><v>11</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>Costs</t></is></c><c r="B3"><v>4</v></c><c r="C3"><v>5</v></c></row>`,
  })

test('a text that stands in its cell counts alone, whatever value stands beside it, before it or after it', async () => {
  for (const inside of ['<v>1.</v><is><t>Sales</t></is>', '<is><t>Sales</t></is><v>1.</v>']) {
    const { statements } = await readBytes(zip(sheet(`<c r="A2" t="inlineStr">${inside}</c>`)), 'income.xlsx')
    expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Sales', 'Costs'])
  }
})

test('a workbook that lacks a text which a sheet shows is damaged: the label would be gone without a word', async () => {
  await expect(readBytes(zip(sheet('<c r="A2" t="s"><v>7</v></c>')), 'income.xlsx')).rejects.toThrow('a text that a sheet shows is missing')
})

test('a formula whose result was left empty has no value and says so, whatever kind it would be of', async () => {
  const total = (type: string, value: string): Uint8Array =>
    zip(
      workbookParts({
        Income: `<row r="1"><c r="B1"><v>2025</v></c><c r="C1"><v>2026</v></c></row>
          <row r="2"><c r="A2" t="inlineStr"><is><t>Sales</t></is></c><c r="B2"><v>10</v></c><c r="C2"><v>11</v></c></row>
          <row r="3"><c r="A3" t="inlineStr"><is><t>Total</t></is></c><c r="B3"${type}><f>SUM(B2:B2)</f>${value}</c><c r="C3"><v>11</v></c></row>`,
      }),
    )
  for (const type of ['', ' t="n"', ' t="b"', ' t="e"', ' t="s"', ' t="d"'])
    for (const value of ['<v/>', '<v></v>', '<v> </v>', '']) {
      const { statements, problems } = await readBytes(total(type, value), 'income.xlsx')
      expect(statements[0]?.lineItems[1]?.values[0]).toMatchObject({ cell: 'B3', value: null, flag: 'uncached' })
      expect(problems).toContainEqual(expect.objectContaining({ code: 'no-stored-result', cell: 'B3' }))
    }
})

test('dates that stand as texts of ISO are the day that they round to; times of day and spans beside them are times', async () => {
  const days = (first: string, second: string): string =>
    `<row r="1"><c r="B1" t="d"><v>${first}</v></c><c r="C1" t="d"><v>${second}</v></c></row>
     <row r="2"><c r="A2" t="inlineStr"><is><t>Sales</t></is></c><c r="B2"><v>10</v></c><c r="C2"><v>11</v></c></row>
     <row r="3"><c r="A3" t="inlineStr"><is><t>Hours</t></is></c><c r="B3" t="d"><v>12:00:00.000</v></c><c r="C3" t="d"><v>PT36H0M0.000S</v></c></row>`
  const { statements } = await readBytes(
    zip(workbookParts({ Income: days('2025-12-30T23:59:59.99999979', '2026-12-31T00:00:00.0000001') })),
    'strict.xlsx',
  )
  expect(statements[0]?.columns.map(({ label }) => label)).toEqual(['2025-12-31', '2026-12-31'])
  const { grids } = await readXlsx(
    {
      entries: readDirectory(zip(workbookParts({ Times: days('2025-12-31', '2026-12-31') })), DEFAULT_LIMITS),
      inflater: new Inflater(1_000_000, DEFAULT_LIMITS),
      hidden: false,
      progress: () => {},
    },
    DEFAULT_LIMITS,
  )
  expect(grids[0]?.rows[2]?.slice(1)).toMatchObject([
    { kind: 'duration', value: '0.5' },
    { kind: 'duration', value: '1.5' },
  ])
})

import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surveyBiff } from '#server/ingest/biff.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readWorkbook } from '#server/ingest/read.ts'
import { Refusal } from '#server/ingest/refusal.ts'
import { readXls } from '#server/ingest/xls.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { keptBehind, oldFormat, type OldSheet, ole, oldStream, oldWorkbook } from './biffs.ts'
import { readBytes } from './readFile.ts'

const income: OldSheet = {
  name: 'Income',
  cells: [
    { row: 0, column: 0, value: 'in thousands of euros' },
    { row: 0, column: 1, value: 'FY2025' },
    { row: 1, column: 0, value: 'Product', style: 'indented' },
    { row: 1, column: 1, value: 10.1, style: 'money' },
    { row: 2, column: 0, value: 'Service', style: 'indented' },
    { row: 2, column: 1, value: -2.2, style: 'money' },
    { row: 3, column: 0, value: 'Total revenue', style: 'bold' },
    { row: 3, column: 1, value: 7.9, sum: [1, 2], style: 'money' },
  ],
}
const read = (bytes: Uint8Array, hidden = false) => readXls(bytes, DEFAULT_LIMITS, { hidden, progress: () => {} })
const refusal = (bytes: Uint8Array): Promise<Refusal> =>
  readBytes(bytes, 'old.xls').then(
    () => expect.fail('was read'),
    (fault: unknown) => (fault instanceof Refusal ? fault : expect.fail(String(fault))),
  )

describe('a workbook in the old Excel format', () => {
  test('comes with values, formulas, number formats, indents and weight', async () => {
    const { grids } = await read(oldWorkbook([income]))
    expect(grids[0]?.rows[1]?.[0]).toEqual({ kind: 'text', value: 'Product', indent: 2 })
    expect(grids[0]?.rows[1]?.[1]).toEqual({ kind: 'number', value: '10.1', raw: '10.1', format: '#,##0.00\\ "€"' })
    expect(grids[0]?.rows[3]).toMatchObject([{ bold: true }, { kind: 'number', value: '7.9', formula: 'SUM(B2:B3)' }])
    const { statements } = await readBytes(oldWorkbook([income]), 'old.xls')
    expect(statements[0]).toMatchObject({ unit: { currency: 'EUR', scale: 3 }, columns: [{ period: 'FY2025' }] })
    expect(statements[0]?.lineItems.map(({ parent }) => parent)).toEqual([2, 2, null])
    expect(statements[0]?.checks).toMatchObject([{ holds: true }])
  })

  test('keeps hidden sheets, rows and columns, merges, levels and dates apart', async () => {
    const sheet: OldSheet = {
      ...income,
      cells: [...income.cells, { row: 5, column: 2, value: 45_000, style: 'date' }],
      hiddenRows: [2],
      hiddenColumns: [4],
      outline: { 1: 1 },
      merge: [0, 0, 1, 2],
    }
    const secret: OldSheet = { name: 'Pay', state: 'very hidden', cells: [{ row: 0, column: 0, value: 'secret' }] }
    const { grids } = await read(oldWorkbook([sheet, secret]))
    expect(grids[0]).toMatchObject({
      hiddenRows: new Set([2]),
      hiddenColumns: new Set([4]),
      outline: new Map([[1, 1]]),
      merges: [{ top: 0, left: 1, bottom: 0, right: 2 }],
    })
    expect(grids[0]?.rows[5]?.[2]).toMatchObject({ kind: 'date', value: '2023-03-15' })
    expect(grids[1]).toMatchObject({ visibility: 'very hidden', rows: [], skipped: expect.stringContaining('Hidden') as string })
    expect((await read(oldWorkbook([sheet, secret]), true)).grids[1]?.rows[0]?.[0]).toMatchObject({ value: 'secret' })
  })

  test('says the same as its twin in the new format', async () => {
    const book = XLSX.read(boardWorkbook(), { cellNF: true })
    const said = async (type: 'biff8' | 'xlsx') => {
      const { statements } = await readBytes(XLSX.write(book, { type: 'buffer', bookType: type }) as Buffer, 'board')
      return statements.map(({ sheet, unit, columns, lineItems }) => [
        sheet,
        unit,
        columns.map(({ period, scenario }) => [period, scenario]),
        lineItems.map(({ label, labelCell, values }) => [label, labelCell, values.map(({ cell, value }) => [cell, value])]),
      ])
    }
    expect(await said('biff8')).toEqual(await said('xlsx'))
  })

  test('every float comes as its shortest decimal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 20 }), async numbers => {
        const cells = numbers.map((value, row) => ({ row, column: 0, value }))
        const { grids } = await read(oldWorkbook([{ name: 'A', cells }]))
        expect(grids[0]?.rows.map(row => Number(row[0]?.kind === 'number' ? row[0].value : Number.NaN))).toEqual(
          numbers.map(value => (Object.is(value, -0) ? 0 : value)),
        )
      }),
      { numRuns: 20 },
    )
  })

  test('is read by the process that can be ended', async () => {
    const answer = await readWorkbook({ source: { bytes: oldWorkbook([income]) }, name: 'old.xls' })
    expect(answer).toMatchObject({ ok: true, import: { statements: [{ sheet: 'Income' }] } })
  })

  test('is refused in plain words when it is encrypted, too large, broken or something else', async () => {
    expect(await refusal(oldWorkbook([income], { password: true }))).toMatchObject({
      code: 'password-protected',
      message: expect.stringContaining('Remove the password') as string,
    })
    expect(await refusal(ole({ EncryptedPackage: new Uint8Array(100), EncryptionInfo: new Uint8Array(100) }))).toMatchObject({
      code: 'password-protected',
    })
    expect(await refusal(ole({ WordDocument: new Uint8Array(5_000) }))).toMatchObject({
      message: expect.stringContaining('Word') as string,
    })
    expect(await refusal(ole({ 'PowerPoint Document': new Uint8Array(100) }))).toMatchObject({
      message: expect.stringContaining('PowerPoint') as string,
    })
    expect(await refusal(ole({ Something: new Uint8Array(100) }))).toMatchObject({ code: 'not-a-workbook' })
    expect(await refusal(ole({ Workbook: oldStream([income]).subarray(0, -20) }))).toMatchObject({ code: 'damaged' })
    expect(await refusal(oldWorkbook([income], { moreSheets: 1 }))).toMatchObject({ code: 'damaged' })
    expect(await refusal(Buffer.from('0904060000001000', 'hex'))).toMatchObject({ code: 'old-format' })
    const limits = { ...DEFAULT_LIMITS, maxCells: 5, maxSheets: 1 }
    await expect(readXls(oldWorkbook([income]), limits, { hidden: false, progress: () => {} })).rejects.toMatchObject({
      code: 'too-many-cells',
    })
    await expect(readXls(oldWorkbook([income, income]), limits, { hidden: false, progress: () => {} })).rejects.toMatchObject({
      code: 'too-many-sheets',
    })
  })

  test('of Excel 95 spells its number formats in the code page of the computer that wrote it', () => {
    const rouble = [0x30, 0x22, 0xf0, 0x2e, 0x22]
    const spelled = (page: number): string | undefined => surveyBiff(oldFormat(page, Buffer.from(rouble)), DEFAULT_LIMITS).styles[0]?.format
    expect([1251, 1252, 10_000, 9_999].map(spelled)).toEqual(['0"р."', '0"ð."', '0"\uf8ff."', '0"ð."'])
  })

  test('may keep behind its sheets what is none, and not list it; a sheet that is not listed would be lost', async () => {
    const { grids } = await read(oldWorkbook([income], { unlisted: keptBehind(0x1000) }))
    expect(grids.map(({ name }) => name)).toEqual(['Income'])
    const lost = [keptBehind(0x0010), keptBehind(0x1000, [{ row: 0, column: 0, value: 5 }])]
    for (const unlisted of lost) expect(await refusal(oldWorkbook([income], { unlisted }))).toMatchObject({ code: 'damaged' })
  })

  test('with a workbook inside of a document is that document', async () => {
    // Only what lies at the top counts.
    expect(await refusal(ole({ WordDocument: new Uint8Array(10), 'ObjectPool/Workbook': oldStream([income]) }))).toMatchObject({
      message: expect.stringContaining('Word') as string,
    })
  })

  test('with a chain of sectors that bites its tail ends at once', async () => {
    const bytes = oldWorkbook([{ ...income, cells: Array.from({ length: 2_000 }, (_, row) => ({ row, column: 0, value: row })) }])
    const table = (bytes.readUInt32LE(76) + 1) * 512
    for (let sector = 0; sector < 40; sector++) {
      const looped = Buffer.from(bytes)
      looped.writeUInt32LE(sector, table + sector * 4)
      const started = performance.now()
      await read(looped).then(
        () => undefined,
        (fault: unknown) => expect(fault).toBeInstanceOf(Refusal),
      )
      expect(performance.now() - started).toBeLessThan(1_000)
    }
  })
})

import { expect, test } from 'vitest'
import { readBytes } from './readFile.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readXlsx } from '#server/ingest/xlsx.ts'
import { Inflater, readDirectory } from '#server/ingest/zip.ts'
import { sheetData, workbook, workbookParts, zip } from './zips.ts'

// What programs write around the cells of an .xlsx.

const table = sheetData([
  ['', 'FY2024', 'FY2025'],
  ['Revenue', 10, 12],
  ['Costs', -4, -5],
])
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A workbook with some of its parts changed. */
function changed(changes: Record<string, (part: string) => string>, sheets: Record<string, string> = { Income: table }): Uint8Array {
  const parts = workbookParts(sheets)
  for (const [name, change] of Object.entries(changes)) parts[name] = utf8(change(new TextDecoder().decode(parts[name])))
  return zip(parts)
}

test('a sheet that names no part is left out, and said; one that names a part which is not there is damage', async () => {
  const named = (id: string): Uint8Array =>
    changed({ 'xl/workbook.xml': part => part.replace('</sheets>', `<sheet name="Module" sheetId="9" r:id="${id}"/></sheets>`) })
  const { sheets, statements } = await readBytes(named(''), 'modules.xlsx')
  expect(statements).toHaveLength(1)
  expect(sheets.find(({ name }) => name === 'Module')).toMatchObject({
    kind: 'nothing',
    reason: 'A sheet of which the file holds nothing but the name.',
  })
  await expect(readBytes(named('r99'), 'lost.xlsx')).rejects.toMatchObject({ code: 'damaged' })
})

test('where only hidden sheets hold figures, the refusal names them', async () => {
  const hidden = changed(
    { 'xl/workbook.xml': part => part.replace('name="Figures"', 'name="Figures" state="hidden"') },
    { Cover: '', Figures: table },
  )
  await expect(readBytes(hidden, 'hidden.xlsx')).rejects.toMatchObject({
    code: 'no-data',
    message: expect.stringContaining('("Figures" is hidden)') as string,
  })
  expect((await readBytes(hidden, 'hidden.xlsx', { hidden: true })).statements).toHaveLength(1)
})

test('dates that count from 1904 do so whatever a newer program adds about the workbook', async () => {
  const dated = (properties: string, extension: string): Uint8Array => {
    const parts = workbookParts({
      Income: `<row r="1"><c r="B1" s="1"><v>44196</v></c><c r="C1" s="1"><v>44561</v></c></row>${sheetData([['Revenue', 10, 12]]).replaceAll('1"', '2"')}`,
    })
    const edit = (name: string, change: (part: string) => string): void => {
      parts[name] = utf8(change(new TextDecoder().decode(parts[name])))
    }
    edit('xl/workbook.xml', part =>
      part
        .replace('<sheets>', `<workbookPr${properties}/><sheets>`)
        .replace('</workbook>', `<extLst><ext uri="{1}" xmlns:x15="urn:newer"><x15:workbookPr${extension}/></ext></extLst></workbook>`),
    )
    parts['xl/styles.xml'] = utf8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
    edit('xl/_rels/workbook.xml.rels', part =>
      part.replace('</Relationships>', '<Relationship Id="st" Type="urn:x/styles" Target="styles.xml"/></Relationships>'),
    )
    return zip(parts)
  }
  const lastDays = async (bytes: Uint8Array): Promise<(string | null | undefined)[]> =>
    (await readBytes(bytes, 'dates.xlsx')).statements.flatMap(({ columns }) => columns.map(({ label }) => label))
  expect(await lastDays(dated(' date1904="1"', ' chartTrackingRefBase="1"'))).toEqual(['2025-01-01', '2026-01-01'])
  expect(await lastDays(dated('', ' chartTrackingRefBase="1"'))).toEqual(['2020-12-31', '2021-12-31'])
})

test('a cell that stands twice, or nowhere, is damage: one figure would win without a word', async () => {
  const cell = (name: string): string => `<c r="${name}"><v>7</v></c>`
  for (const name of ['B2', '$D$9', 'ZZZ9', 'B0'])
    await expect(readBytes(workbook({ Income: `${table}<row r="9">${cell(name)}</row>` }), 'twice.xlsx')).rejects.toMatchObject({
      code: 'damaged',
    })
  expect((await readBytes(workbook({ Income: `${table}<row><c><v>7</v></c></row>` }), 'next.xlsx')).statements).toHaveLength(1)
})

test('parts may be in other encodings where they say so; letters that are in none are damage', async () => {
  const part = 'xl/worksheets/sheet0.xml'
  const labels = async (bytes: Uint8Array, stated: string): Promise<(string | null)[]> => {
    const parts = workbookParts({ Income: table })
    const text = Buffer.from(`<?xml version="1.0"${stated}?>`).toString('latin1') + Buffer.from(parts[part] ?? []).toString('latin1')
    parts[part] = new Uint8Array(Buffer.from(text.replace('Costs', Buffer.from(bytes).toString('latin1')), 'latin1'))
    return (await readBytes(zip(parts), 'encoded.xlsx')).statements.flatMap(({ lineItems }) => lineItems.map(({ label }) => label))
  }
  const old = new Uint8Array([0x47, 0x65, 0x62, 0xfc, 0x68, 0x72, 0x20, 0x80])
  expect(await labels(old, ' encoding="windows-1252"')).toContain('Gebühr €')
  expect(await labels(utf8('Gebühr €'), '')).toContain('Gebühr €')
  // As a program of .NET calls what it writes.
  expect(await labels(utf8('Gebühr €'), ' encoding="utf-16"')).toContain('Gebühr €')
  await expect(labels(old, '')).rejects.toMatchObject({ code: 'damaged' })
  await expect(labels(old, ' encoding="klingon"')).rejects.toMatchObject({ code: 'damaged' })
})

test('a zip whose contents are listed with 64 bits is read', async () => {
  const plain = Buffer.from(workbook({ Income: table }))
  const end = plain.length - 22
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(plain.readUInt16LE(end + 10)), 32)
  record.writeBigUInt64LE(BigInt(plain.readUInt32LE(end + 16)), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(end), 8)
  const last = Buffer.from(plain.subarray(end))
  last.writeUInt16LE(0xffff, 10)
  last.writeUInt32LE(0xffffffff, 16)
  const whole = Buffer.concat([plain.subarray(0, end), record, locator, last])
  expect((await readBytes(whole, 'streamed.xlsx')).statements).toHaveLength(1)
  locator.writeBigUInt64LE(2n ** 60n, 8)
  await expect(readBytes(Buffer.concat([plain.subarray(0, end), record, locator, last]), 'lost.xlsx')).rejects.toMatchObject({
    code: 'damaged',
  })
})

test('days in the formats of East Asian programs, which no file spells out, are days and no figures', async () => {
  const parts = workbookParts({ Income: '' })
  const sheet = [27, 31, 36, 57, 200].map((_, at) => `<c r="${'ABCDE'[at]}1" s="${at}"><v>45000</v></c>`).join('')
  parts['xl/worksheets/sheet0.xml'] = utf8(
    new TextDecoder().decode(parts['xl/worksheets/sheet0.xml']).replace('<sheetData>', `<sheetData><row r="1">${sheet}</row>`),
  )
  parts['xl/styles.xml'] = utf8(
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="200" formatCode="ggge&quot;年&quot;"/></numFmts><fonts><font/></fonts><cellXfs>${[27, 31, 36, 57, 200].map(id => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  )
  parts['xl/_rels/workbook.xml.rels'] = utf8(
    new TextDecoder()
      .decode(parts['xl/_rels/workbook.xml.rels'])
      .replace(
        '</Rel',
        '<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Rel',
      ),
  )
  const entries = readDirectory(zip(parts), DEFAULT_LIMITS)
  const { grids } = await readXlsx(
    { entries, inflater: new Inflater(1_000_000, DEFAULT_LIMITS), hidden: false, progress: () => {} },
    DEFAULT_LIMITS,
  )
  expect(grids[0]?.rows[0]?.map(cell => cell?.kind === 'date' && cell.value)).toEqual(Array.from({ length: 5 }, () => '2023-03-15'))
})

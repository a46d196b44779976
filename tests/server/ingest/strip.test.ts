import * as XLSX from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { Refusal } from '#server/ingest/refusal.ts'
import { withoutMacros } from '#server/ingest/strip.ts'
import { odsWithoutMacros } from '#server/ingest/strip-ods.ts'
import { xlsWithoutMacros } from '#server/ingest/strip-xls.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { ole, oldStream, oldWorkbook } from './biffs.ts'
import { number, ods, row, table, text } from './odss.ts'
import { readBytes } from './readFile.ts'
import { sheetData, workbookParts, zip } from './zips.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A workbook with everything that runs: a VBA project under an odd name, its signature, a ribbon, a sheet of old macros. */
function hostile(): Uint8Array {
  const parts = workbookParts({
    Data: sheetData([
      ['Line', 'FY2025'],
      ['Revenue', 10],
    ]),
    Auto: '<row r="1"><c r="A1"><f>EXEC("calc")</f></c></row>',
  })
  const replace = (name: string, from: RegExp | string, to: string): void => {
    parts[name] = utf8(strFromU8(parts[name] ?? expect.fail(name)).replace(from, to))
  }
  replace('[Content_Types].xml', 'openxmlformats-officedocument.spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main')
  replace('[Content_Types].xml', '</Types>', '<Default Extension="bin" ContentType="application/vnd.ms-office.vba&#80;roject"/></Types>')
  replace(
    'xl/_rels/workbook.xml.rels',
    `Id="s1" Type="${OFFICE}/worksheet"`,
    'Id="s1" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"',
  )
  replace(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vba&#80;roject" Target="hidden.bin"/></Relationships>',
  )
  replace(
    '_rels/.rels',
    '</Relationships>',
    '<Relationship Id="u" Type="http://schemas.microsoft.com/office/2006/relationships/ui/extensibility" Target="customUI/customUI.xml"/></Relationships>',
  )
  return zip({
    ...parts,
    'xl/hidden.bin': utf8('a VBA project'),
    'xl/_rels/hidden.bin.rels': utf8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="s" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature" Target="vbaProjectSignature.bin"/></Relationships>`,
    ),
    'xl/vbaProjectSignature.bin': utf8('a signature'),
    'customUI/customUI.xml': utf8('<customUI onLoad="run"/>'),
    'xl/printerSettings/printerSettings1.bin': utf8('a printer'),
  })
}

test('a workbook without macros is kept as it is', async () => {
  expect(await withoutMacros(boardWorkbook(), DEFAULT_LIMITS)).toBeNull()
})

test('a workbook with macros loses all that runs and nothing else', async () => {
  const before = hostile()
  const after = await withoutMacros(before, DEFAULT_LIMITS)
  if (!after) throw new Error('it was kept')
  const parts = unzipSync(after)
  expect(Object.keys(parts).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/printerSettings/printerSettings1.bin',
    'xl/workbook.xml',
    'xl/worksheets/sheet0.xml',
    'xl/worksheets/sheet1.xml',
  ])
  const everything = Object.values(parts)
    .map(part => strFromU8(part))
    .join('\n')
  expect(everything).not.toMatch(/vba|macro|customUI|EXEC|signature/i)
  expect(everything).toContain('spreadsheetml.sheet.main+xml')
  // Sheets keep their order; other readers open it too.
  expect(XLSX.read(after).SheetNames).toEqual(['Data', 'Auto'])
  const [kept, sent] = [await readBytes(after, 'a.xlsx'), await readBytes(before, 'a.xlsm')]
  expect(kept.statements).toEqual(sent.statements)
  expect(kept.statements).toHaveLength(1)
  expect(await withoutMacros(after, DEFAULT_LIMITS)).toBeNull()
})

describe('an OpenDocument workbook with macros', () => {
  const figures = table(row(text('Line') + text('FY2025')) + row(text('Revenue') + number('10')))
  const listed = (...paths: string[]) =>
    `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${paths
      .map(path => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
      .join('')}</manifest:manifest>`

  test('loses its libraries, in every language, their place on the list, and signatures', async () => {
    const macros = {
      'Basic/script-lc.xml': '<library/>',
      'Basic/Standard/Module1.xml': 'Sub Main: Shell "calc": End Sub',
      'Scripts/python/evil.py': 'import os',
      'Dialogs/Standard/Dialog1.xml': '<dialog/>',
      'Object 1/Basic/Standard/Module1.xml': 'Sub Main',
      'META-INF/macrosignatures.xml': '<signature/>',
    }
    const before = ods(figures, {
      parts: { ...macros, 'META-INF/manifest.xml': listed('/', 'content.xml', 'styles.xml', ...Object.keys(macros), 'Basic/') },
    })
    const after = await odsWithoutMacros(before, DEFAULT_LIMITS)
    if (!after) throw new Error('it was kept')
    const parts = unzipSync(after)
    expect(Object.keys(parts)).toEqual(['mimetype', 'META-INF/manifest.xml', 'styles.xml', 'content.xml'])
    expect(strFromU8(parts['META-INF/manifest.xml'] ?? expect.fail())).toBe(listed('/', 'content.xml', 'styles.xml'))
    expect((await readBytes(after, 'a.ods')).statements).toEqual((await readBytes(before, 'a.ods')).statements)
    expect(await odsWithoutMacros(after, DEFAULT_LIMITS)).toBeNull()
  })

  test('and one without is kept as it is', async () => {
    expect(await odsWithoutMacros(ods(figures), DEFAULT_LIMITS)).toBeNull()
  })
})

describe('an .xls with macros', () => {
  const cells = [
    { row: 0, column: 0, value: 'Line' },
    { row: 0, column: 1, value: 'FY2025' },
    { row: 1, column: 0, value: 'Revenue' },
    { row: 1, column: 1, value: 10 },
    { row: 2, column: 0, value: 'Costs' },
    { row: 2, column: 1, value: 4 },
    { row: 3, column: 0, value: 'Total' },
    { row: 3, column: 1, value: 14, sum: [1, 2] as [number, number] },
  ]

  test('loses its project, and sheets of macros run nothing and are out of sight', async () => {
    const stream = oldStream([
      { name: 'Data', cells },
      { name: 'Auto', cells, macros: true },
    ])
    const before = ole({
      Workbook: stream,
      '_VBA_PROJECT_CUR/VBA/dir': Buffer.from('x'.repeat(5_000)),
      '_VBA_PROJECT_CUR/PROJECT': Buffer.from('a project'),
      '_SX_DB_CUR/0001': Buffer.from('a pivot table'),
    })
    const after = await xlsWithoutMacros(before)
    if (!after) throw new Error('it was kept')
    const paths = XLSX.CFB.read(Buffer.from(after), { type: 'buffer' }).FullPaths as string[]
    expect(paths.join()).not.toMatch(/VBA|PROJECT/)
    expect(paths.join()).toContain('_SX_DB_CUR/0001')
    expect(Buffer.from(after).includes('a project')).toBe(false)
    const [kept, sent] = [await readBytes(after, 'a.xls'), await readBytes(before, 'a.xls')]
    expect(kept.statements).toEqual(sent.statements)
    expect(kept.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Data', 'visible'],
      ['Auto', 'very hidden'],
    ])
    const book = XLSX.read(after, { cellFormula: true })
    expect(book.Sheets.Data?.B4).toMatchObject({ v: 14, f: 'SUM(B2:B3)' })
    expect(book.Sheets.Auto?.B4?.f).toBe('0')
    expect(await xlsWithoutMacros(after)).toBeNull()
  })

  test('is damaged where the list of what lies beside its sheets is', async () => {
    const whole = ole({ Workbook: oldStream([{ name: 'Data', cells }]), '_VBA_PROJECT_CUR/VBA/dir': Buffer.from('x'.repeat(5_000)) })
    // Of each entry of the directory, where those beside and below it stand.
    const directory = (whole.readUInt32LE(48) + 1) * 512
    const verdicts = new Set<string>()
    for (let entry = 0; entry < 5; entry++)
      for (const link of [68, 72, 76])
        for (const to of [0, 1, 2, 3, 4, 77]) {
          const broken = Buffer.from(whole)
          broken.writeUInt32LE(to, directory + entry * 128 + link)
          verdicts.add(
            await xlsWithoutMacros(broken).then(
              () => 'written',
              (fault: unknown) => (fault instanceof Refusal ? fault.code : String(fault)),
            ),
          )
        }
    expect([...verdicts].sort()).toEqual(['damaged', 'written'])
  })

  test('and one without is kept as it is', async () => {
    expect(await xlsWithoutMacros(oldWorkbook([{ name: 'Data', cells }]))).toBeNull()
  })
})

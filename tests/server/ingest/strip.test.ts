import * as XLSX from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { withoutMacros } from '#server/ingest/strip.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
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

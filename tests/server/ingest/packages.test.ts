import { expect, test } from 'vitest'
import { readBytes } from './readFile.ts'
import { sheetData, workbookParts, zip } from './zips.ts'

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

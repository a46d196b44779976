import { expect, test } from 'vitest'
import { pageTexts } from '#server/ingest/boxes.ts'
import { readBytes } from './readFile.ts'
import { sheetData, workbookParts, zip } from './zips.ts'

// Texts that stand around the cells of an .xlsx: in boxes over them, and at the head of the printed page.

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const box = (text: string, { at = [0, 0], to = 2, attributes = '', hidden = false } = {}): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${at[1]}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${at[0]}</xdr:row></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:row>${to}</xdr:row></xdr:to><xdr:sp ${attributes}><xdr:nvSpPr><xdr:cNvPr id="2" name="Box"${hidden ? ' hidden="1"' : ''}/></xdr:nvSpPr><xdr:txBody>${text
    .split('\n')
    .map(line => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join('')}</xdr:txBody></xdr:sp></xdr:twoCellAnchor>`

/** A workbook of one sheet with a drawing and what else follows its cells. */
function drawn(rows: Parameters<typeof sheetData>[0], drawing: string, behind = ''): Uint8Array {
  const parts = workbookParts({ Income: sheetData(rows) })
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet0.xml'])
  parts['xl/worksheets/sheet0.xml'] = utf8(sheet.replace('</worksheet>', `${behind}<drawing xmlns:r="${OFFICE}" r:id="d1"/></worksheet>`))
  parts['xl/worksheets/_rels/sheet0.xml.rels'] = utf8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d1" Type="${OFFICE}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
  )
  parts['xl/drawings/drawing1.xml'] = utf8(drawing)
  return zip(parts)
}
const drawing = (...boxes: string[]): string => `<xdr:wsDr xmlns:xdr="x" xmlns:a="a">${boxes.join('')}</xdr:wsDr>`

const TABLE = [
  ['', '2024', '2025'],
  ['Revenue', 1000, 1200],
  ['Costs', -600, -700],
]

test('a box over the cells is their title, and says what the figures count in', async () => {
  const { statements, problems } = await readBytes(
    drawn([[], [], [], ...TABLE], drawing(box('Income statement\nin EUR thousands'))),
    'box.xlsx',
  )
  expect(statements).toMatchObject([{ title: 'Income statement', unit: { currency: 'EUR', scale: 3 } }])
  expect(problems).toMatchObject([{ severity: 'info', code: 'title-in-box', sheet: 'Income', cell: 'A1' }])
  expect(problems[0]?.message).toContain('“Income statement in EUR thousands” (A1)')
})

test('a box in the empty corner of the table is its corner', async () => {
  const { statements } = await readBytes(drawn(TABLE, drawing(box('CHF millions', { to: 0 }))), 'corner.xlsx')
  expect(statements).toMatchObject([{ unit: { currency: 'CHF', scale: 6 } }])
})

test('other boxes are left out, and said; what is hidden, shows a cell or is a button says nothing', async () => {
  const { statements, problems } = await readBytes(
    drawn(
      [[], [], [], ...TABLE],
      drawing(
        box('Costs rose in million steps because of the move', { at: [4, 5], to: 9 }),
        box('in USD millions', { hidden: true }),
        box('in GBP millions', { attributes: 'textlink="$B$4"' }),
        box('in JPY millions', { attributes: 'macro="Next"' }),
      ),
    ),
    'comment.xlsx',
  )
  expect(statements).toMatchObject([{ unit: { currency: null, scale: 0 }, lineItems: [{ label: 'Revenue' }, { label: 'Costs' }] }])
  expect(problems).toMatchObject([{ severity: 'info', code: 'remark', cell: 'F5' }])
  expect(problems[0]?.message).toContain('“Costs rose in million steps because of …” (F5)')
})

test('a drawing that is damaged takes no figures with it; one with definitions is refused', async () => {
  const { statements } = await readBytes(drawn(TABLE, '<xdr:wsDr><xdr:sp></wsDr>'), 'damaged.xlsx')
  expect(statements).toHaveLength(1)
  const unsafe = '<!DOCTYPE a [<!ENTITY b "c">]><xdr:wsDr/>'
  await expect(readBytes(drawn(TABLE, unsafe), 'unsafe.xlsx')).rejects.toMatchObject({ code: 'unsafe' })
})

const headed = (code: string): string => `<headerFooter><oddHeader>${code.replaceAll('&', '&amp;')}</oddHeader></headerFooter>`

test('the head of the printed page says when, and what the figures count in, where the sheet does not', async () => {
  const behind = headed('&L&"Arial,Bold"&12Group&CIncome statement, nine months to September 2026&R€ thousands')
  const table = [['', 'Actual', 'Budget'], ...TABLE.slice(1)]
  const { statements, problems } = await readBytes(drawn(table, drawing(), behind), 'head.xlsx')
  expect(statements).toMatchObject([
    {
      unit: { currency: 'EUR', scale: 3 },
      columns: [
        { period: 'FY2026-YTD9', scenario: 'actual' },
        { period: 'FY2026-YTD9', scenario: 'budget' },
      ],
    },
  ])
  expect(problems).toContainEqual(expect.objectContaining({ severity: 'info', code: 'page-head', sheet: 'Income' }))
  const said = [['Income statement 2024 in USD millions'], ['', 'Actual', 'Budget'], ...TABLE.slice(1)]
  const { statements: titled } = await readBytes(drawn(said, drawing(), behind), 'titled.xlsx')
  expect(titled).toMatchObject([{ unit: { currency: 'USD', scale: 6 }, columns: [{ period: 'FY2024' }, { period: 'FY2024' }] }])
})

test('when a page was made is no time of its figures', async () => {
  const { statements } = await readBytes(
    drawn([['', 'Actual', 'Budget'], ...TABLE.slice(1)], drawing(), headed('&C© 2019 Model, printed &D')),
    'old.xlsx',
  )
  expect(statements).toMatchObject([{ columns: [{ period: null }, { period: null }] }])
})

test('codes of a page head are no text', () => {
  expect(pageTexts('&L&"Arial,Bold"&12Smith && Sons&C&KFF0000Page &P of &N&R&D &T')).toEqual(['Smith & Sons', 'Page of'])
  expect(pageTexts('&C&A')).toEqual([])
  // Longer than any that Excel takes: what is beyond is not looked at.
  expect(pageTexts(`&C${'euros '.repeat(20_000)}`)[0]?.length).toBeLessThan(1_000)
})

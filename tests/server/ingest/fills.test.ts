import { expect, test } from 'vitest'
import { readBytes } from './readFile.ts'
import { workbookParts, zip } from './zips.ts'

const text = (name: string, value: string): string => `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`

test('a plan of an .xlsx that is drawn by colour alone has its days; white, no pattern and empty patterns are no colours', async () => {
  const parts = workbookParts({
    Plan: `<row r="1">${text('A1', 'Task')}${text('B1', 'Owner')}${text('C1', '5 Jan 2026')}${text('D1', '12 Jan 2026')}${text('E1', '19 Jan 2026')}</row>
      <row r="2">${text('A2', 'Design')}${text('B2', 'Ann')}<c r="C2" s="1"/><c r="D2" s="1"/><c r="E2" s="2"/></row>
      <row r="3">${text('A3', 'Build')}${text('B3', 'Ben')}<c r="C3" s="3"/><c r="D3"/><c r="E3" s="4"/></row>`,
  })
  const solid = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor ${colour}/></patternFill></fill>`
  parts['xl/styles.xml'] = new TextEncoder().encode(
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/></fonts><fills><fill><patternFill patternType="none"/></fill>${solid('rgb="FF4472C4"')}${solid('rgb="FFFFFFFF"')}<fill><patternFill patternType="none"><fgColor rgb="FF4472C4"/></patternFill></fill>${solid('theme="4" tint="0.4"')}</fills><cellXfs>${[0, 1, 2, 3, 4].map(fill => `<xf numFmtId="0" fontId="0" fillId="${fill}"/>`).join('')}</cellXfs></styleSheet>`,
  )
  parts['xl/_rels/workbook.xml.rels'] = new TextEncoder().encode(
    new TextDecoder()
      .decode(parts['xl/_rels/workbook.xml.rels'])
      .replace(
        '</Relationships>',
        '<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
      ),
  )
  const read = await readBytes(zip(parts), 'plan.xlsx')
  expect(read.plans[0]?.items.map(({ what, from, to }) => [what, from, to])).toEqual([
    ['Design', '2026-01-05', '2026-01-18'],
    ['Build', '2026-01-19', '2026-01-25'],
  ])
})

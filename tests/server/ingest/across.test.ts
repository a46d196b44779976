import { describe, expect, test } from 'vitest'
import { readBytes } from './readFile.ts'
import { workbookParts, zip } from './zips.ts'

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf/><xf applyAlignment="1"><alignment horizontal="centerContinuous"/></xf></cellXfs></styleSheet>'

const text = (name: string, said: string, style = 0): string => `<c r="${name}" s="${style}" t="inlineStr"><is><t>${said}</t></is></c>`
const figures = (row: number, ...given: number[]): string =>
  given.map((value, at) => `<c r="${'BCD'[at]}${row}"><v>${value}</v></c>`).join('')

describe('what is centred across a selection', () => {
  test('counts for all the cells that it is centred over', async () => {
    const sheet = [
      `<row r="1">${text('C1', 'Projected', 1)}<c r="D1" s="1"/></row>`,
      `<row r="2">${figures(2, 2025, 2026, 2027)}</row>`,
      `<row r="3">${text('A3', 'Sales')}${figures(3, 10, 11, 12)}</row>`,
      `<row r="4">${text('A4', 'Costs')}${figures(4, 4, 5, 6)}</row>`,
    ].join('')
    const parts = workbookParts({ Model: sheet })
    const rels = new TextDecoder()
      .decode(parts['xl/_rels/workbook.xml.rels'])
      .replace(
        '</Relationships>',
        '<Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
      )
    const bytes = zip({
      ...parts,
      'xl/_rels/workbook.xml.rels': new TextEncoder().encode(rels),
      'xl/styles.xml': new TextEncoder().encode(STYLES),
    })
    const { statements } = await readBytes(bytes, 'model.xlsx')
    expect(statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
      'FY2025 actual',
      'FY2026 forecast',
      'FY2027 forecast',
    ])
  })
})

import { describe, expect, test } from 'vitest'
import type { Grid } from '#app/model/report/ingest/cells/grid.ts'
import { gate } from '#server/ingest/gate.ts'
import { DEFAULT_LIMITS, type IngestLimits } from '#server/ingest/limits.ts'
import { r1c1Formula } from '#server/ingest/r1c1-formula.ts'
import { readXml2003 } from '#server/ingest/xml-2003.ts'
import { readBytes } from './readFile.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const document = (sheets: string, styles = ''): Uint8Array =>
  utf8(
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${styles}</Styles>${sheets}</Workbook>`,
  )
const sheet = (rows: string, options = ''): string =>
  `<Worksheet ss:Name="P&amp;L"><Table>${rows}</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">${options}</WorksheetOptions></Worksheet>`
const row = (...cells: string[]): string => `<Row>${cells.join('')}</Row>`
const cell = (type: string, value: string, more = ''): string => `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`

async function gridsOf(bytes: Uint8Array, { hidden = false, limits = DEFAULT_LIMITS }: { hidden?: boolean; limits?: IngestLimits } = {}) {
  return (await readXml2003(bytes, limits, { hidden, progress: () => {} })).grids
}
const first = async (rows: string, styles = ''): Promise<Grid | undefined> => (await gridsOf(document(sheet(rows), styles)))[0]
const codeOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => 'read',
    (fault: { code?: string }) => fault.code,
  )

describe('XML Spreadsheet 2003', () => {
  test('is read as a workbook, with its values as they are stored and the cells that they stand in', async () => {
    const bytes = document(
      sheet(
        row(cell('String', 'EUR'), cell('String', 'FY2024'), cell('String', 'FY2025')) +
          row(cell('String', 'Sales'), cell('Number', '1210.30'), cell('Number', '1300')) +
          row(cell('String', 'Costs'), cell('Number', '-910'), cell('Number', '-0.28999999999999998')) +
          row(cell('String', 'Result'), cell('Number', '300.3', ' ss:Formula="=SUM(R[-2]C:R[-1]C)"'), cell('Number', '1299.71')),
      ),
    )
    expect(gate(bytes, DEFAULT_LIMITS)).toBe('xml')
    const read = await readBytes(bytes, 'board.xls')
    expect(read.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2024', 'FY2025'])
    const values = read.statements[0]?.lineItems.flatMap(({ values: all }) => all.map(one => [one.cell, one.value]))
    expect(values).toEqual([
      ['B2', '1210.3'],
      ['C2', '1300'],
      ['B3', '-910'],
      ['C3', '-0.29'],
      ['B4', '300.3'],
      ['C4', '1299.71'],
    ])
  })

  test('places, merges and hidden rows and columns count', async () => {
    const read = await first(
      `<Column ss:Index="3" ss:Hidden="1" ss:Span="1"/><Row ss:Index="2">${cell('String', 'over two', ' ss:MergeAcross="1"')}${cell('Number', '1')}${cell('Number', '2', ' ss:Index="6"')}</Row><Row ss:Hidden="1" ss:Span="2"/><Row>${cell('Number', '3')}</Row>`,
    )
    expect(read?.rows[1]?.map(one => one && 'value' in one && one.value)).toEqual(['over two', undefined, '1', undefined, undefined, '2'])
    expect(read?.rows[5]?.[0]).toMatchObject({ value: '3' })
    expect(read?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }])
    expect([...(read?.hiddenColumns ?? [])]).toEqual([2, 3])
    expect([...(read?.hiddenRows ?? [])]).toEqual([2, 3, 4])
  })

  test('styles tell formats, indents and weight, and take them from their parents', async () => {
    const styles =
      '<Style ss:ID="Default"/><Style ss:ID="a"><Font ss:Bold="1"/><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="b" ss:Parent="a"><Alignment ss:Indent="2"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>'
    const read = await first(
      row(
        cell('Number', '0.5', ' ss:StyleID="b"'),
        cell('Number', '45658', ' ss:StyleID="d"'),
        cell('DateTime', '2026-03-31T00:00:00.000'),
        cell('Boolean', '1'),
        cell('Error', '#DIV/0!'),
        '<Cell ss:Formula="=RC[-1]"/>',
      ),
      styles,
    )
    expect(read?.rows[0]).toMatchObject([
      { kind: 'number', value: '0.5', format: '0.00%', bold: true, indent: 2 },
      { kind: 'date', value: '2025-01-01' },
      { kind: 'date', value: '2026-03-31' },
      { kind: 'boolean', value: 'TRUE' },
      { kind: 'error', value: '#DIV/0!' },
      { kind: 'uncached', formula: 'E1' },
    ])
  })

  test('comments are no part of a cell, marks of letters are', async () => {
    const read = await first(
      row(
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Net</B> sales</ss:Data><Comment><ss:Data><B>Check:</B> 99</ss:Data></Comment></Cell>',
      ),
    )
    expect(read?.rows[0]?.[0]).toMatchObject({ kind: 'text', value: 'Net sales' })
  })

  test('a hidden sheet is left out unless it is asked for', async () => {
    const bytes = document(sheet(row(cell('Number', '1')), '<Visible>SheetHidden</Visible>'))
    expect((await gridsOf(bytes))[0]).toMatchObject({ visibility: 'hidden', rows: [], skipped: 'Hidden in the workbook, so left out.' })
    expect((await gridsOf(bytes, { hidden: true }))[0]?.rows).toHaveLength(1)
  })

  test('definitions, cells beyond a sheet and too many of them are refused', async () => {
    const bomb = utf8(
      new TextDecoder().decode(document(sheet(row(cell('String', '&a;'))))).replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "a">]><Workbook'),
    )
    expect(await codeOf(gridsOf(bomb))).toBe('unsafe')
    expect(await codeOf(gridsOf(document(sheet(`<Row ss:Index="9000000">${cell('Number', '1')}</Row>`))))).toBe('damaged')
    expect(await codeOf(gridsOf(document(sheet(row(cell('Number', '1', ' ss:Index="4"'), cell('Number', '1', ' ss:Index="2"'))))))).toBe(
      'damaged',
    )
    const limits = { ...DEFAULT_LIMITS, maxCells: 2, maxSheets: 1 }
    const three = row(cell('Number', '1'), cell('Number', '2'), cell('Number', '3'))
    expect(await codeOf(gridsOf(document(sheet(three)), { limits }))).toBe('too-many-cells')
    expect(await codeOf(gridsOf(document(sheet('') + sheet('')), { limits }))).toBe('too-many-sheets')
    expect(await codeOf(gridsOf(document(sheet(three)).subarray(0, 400)))).toBe('damaged')
  })

  test.each([
    ['=SUM(R[-2]C:R[-1]C)', 'SUM(B2:B3)'],
    ['=R1C1*RC[1]', 'A1*C4'],
    ['=\'R1C1 plan\'!R2C&"R1C1"', '\'R1C1 plan\'!B2&"R1C1"'],
    ['=SUM(C[-1])+ROUND(R[1],2)', 'SUM(A:A)+ROUND(5:5,2)'],
    ['=R[-9]C', '#REF!'],
  ])('%s in B4 is %s', (formula, a1) => {
    expect(r1c1Formula(formula, 3, 1)).toBe(a1)
  })
})

import { expect, test } from 'vitest'
import { type OldCell, oldWorkbook } from './biffs.ts'
import { ods, row, table, text as shown } from './odss.ts'
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

test('so has one of an .ods, also where a bar is one repeated cell; what is coloured to the end of the sheet is none', async () => {
  const style = (name: string, colour: string): string =>
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:background-color="${colour}"/></style:style>`
  const cell = (name: string, repeated: number): string =>
    `<table:table-cell table:style-name="${name}" table:number-columns-repeated="${repeated}"/>`
  const file = ods(
    table(
      row(['Task', 'Owner', '5 Jan 2026', '12 Jan 2026', '19 Jan 2026'].map(name => shown(name)).join('')) +
        row(shown('Design') + shown('Ann') + cell('bar', 2) + cell('white', 1)) +
        row(shown('Build') + shown('Ben') + cell('none', 2) + cell('bar', 1) + cell('bar', 16_000)),
    ),
    { automatic: style('bar', '#4472c4') + style('white', '#ffffff') + style('none', 'transparent') },
  )
  const read = await readBytes(file, 'plan.ods')
  expect(read.plans[0]?.items.map(({ what, from, to }) => [what, from, to])).toEqual([
    ['Design', '2026-01-05', '2026-01-18'],
    ['Build', '2026-01-19', '2026-01-25'],
  ])
})

test('so has one of an .xls, and a heading that is centred over empty cells counts for all of them', async () => {
  const cells = [
    ['Task', 'Owner', '5 Jan 2026', '12 Jan 2026', '19 Jan 2026'],
    ['Design', 'Ann'],
    ['Build', 'Ben'],
  ].flatMap((texts, row) => texts.map((value, column): OldCell => ({ row, column, value })))
  const drawn = (row: number, column: number, style: 'blue' | 'white'): OldCell => ({ row, column, value: null, style })
  const bars = [drawn(1, 2, 'blue'), drawn(1, 3, 'blue'), drawn(1, 4, 'white'), drawn(2, 3, 'white'), drawn(2, 4, 'blue')]
  const plan = await readBytes(oldWorkbook([{ name: 'Plan', cells: [...cells, ...bars] }]), 'plan.xls')
  expect(plan.plans[0]?.items.map(({ what, from, to }) => [what, from, to])).toEqual([
    ['Design', '2026-01-05', '2026-01-18'],
    ['Build', '2026-01-19', '2026-01-25'],
  ])

  const figures = ['Revenue', 'Costs'].flatMap((value, line) =>
    [value, 4, 5, 6, 7].map((shown, column): OldCell => ({ row: line + 2, column, value: shown })),
  )
  const heads: OldCell[] = [
    { row: 0, column: 1, value: 'Actual', style: 'across' },
    { row: 0, column: 2, value: null, style: 'across' },
    { row: 0, column: 3, value: 'Budget', style: 'across' },
    { row: 0, column: 4, value: null, style: 'across' },
    ...[2024, 2025, 2024, 2025].map((value, at): OldCell => ({ row: 1, column: at + 1, value })),
  ]
  const { statements } = await readBytes(oldWorkbook([{ name: 'Income', cells: [...heads, ...figures] }]), 'income.xls')
  expect(statements[0]?.columns.map(({ scenario, period }) => [scenario, period])).toEqual([
    ['actual', 'FY2024'],
    ['actual', 'FY2025'],
    ['budget', 'FY2024'],
    ['budget', 'FY2025'],
  ])
})

test('a sheet that is coloured all over costs no more than one that is not', async () => {
  const wide = row('<table:table-cell table:style-name="bar" table:number-columns-repeated="400"/>', 'table:number-rows-repeated="400"')
  const file = ods(table(row(shown('Revenue') + shown('12')) + wide.repeat(5_000)), {
    automatic:
      '<style:style style:name="bar" style:family="table-cell"><style:table-cell-properties fo:background-color="#4472c4"/></style:style>',
  })
  const begun = performance.now()
  await readBytes(file, 'all.ods')
  expect(performance.now() - begun).toBeLessThan(3_000)
})

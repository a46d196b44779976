import { describe, expect, test } from 'vitest'
import type { Cell, Grid } from '#app/model/report/ingest/cells/grid.ts'
import { DEFAULT_LIMITS, type IngestLimits } from '#server/ingest/limits.ts'
import { readOds } from '#server/ingest/ods.ts'
import { a1Formula } from '#server/ingest/ods-formula.ts'
import { Refusal } from '#server/ingest/refusal.ts'
import { Inflater, readDirectory } from '#server/ingest/zip.ts'
import { number, ods, row, table, text } from './odss.ts'
import { readBytes } from './readFile.ts'

const read = async (bytes: Uint8Array, { hidden = false, limits = DEFAULT_LIMITS }: { hidden?: boolean; limits?: IngestLimits } = {}) =>
  readOds({ entries: readDirectory(bytes, limits), inflater: new Inflater(bytes.byteLength, limits), hidden, progress: () => {} }, limits)
const gridOf = async (...given: Parameters<typeof ods>): Promise<Grid> => (await read(ods(...given))).grids[0] ?? expect.fail('no grid')
const cellsOf = async (...given: Parameters<typeof ods>): Promise<(Cell | undefined)[][]> => (await gridOf(...given)).rows
const verdict = (bytes: Uint8Array): Promise<Refusal> =>
  readBytes(bytes, 'book.ods').then(
    () => expect.fail('was read'),
    (fault: unknown) => (fault instanceof Refusal ? fault : expect.fail(String(fault))),
  )

describe('an OpenDocument spreadsheet', () => {
  test('comes as a statement with its tree, its unit and its periods', async () => {
    const sum = (column: string, value: string) => number(value, `table:formula="of:=SUM([.${column}2:.${column}3])"`)
    const { statements } = await readBytes(
      ods(
        table(
          row(text('in thousands of euros') + text('FY2024') + text('FY2025')) +
            row(text('Product') + number('10') + number('12.5')) +
            row(text('Service') + number('5') + number('6')) +
            row(text('Total revenue') + sum('B', '15') + sum('C', '18.5')),
        ),
      ),
      'book.ods',
    )
    expect(statements[0]).toMatchObject({ unit: { currency: 'EUR', scale: 3 }, columns: [{ period: 'FY2024' }, { period: 'FY2025' }] })
    expect(statements[0]?.lineItems.map(({ parent }) => parent)).toEqual([2, 2, null])
    expect(statements[0]?.lineItems[2]?.values.map(({ cell, value }) => [cell, value])).toEqual([
      ['B4', '15'],
      ['C4', '18.5'],
    ])
  })

  test('keeps each kind of value, exact, and not as it is shown', async () => {
    const typed = (type: string, value: string) =>
      `<table:table-cell office:value-type="${type}" ${value}><text:p>shown</text:p></table:table-cell>`
    const cells =
      number('113622000000') +
      number('28261.039999999994') +
      typed('percentage', 'office:value="0.032"') +
      typed('currency', 'office:value="-5.5" office:currency="GBP"') +
      typed('date', 'office:date-value="2024-03-31"') +
      typed('date', 'office:date-value="2024-03-31T10:30:00.5"') +
      typed('time', 'office:time-value="PT36H00M00S"') +
      typed('boolean', 'office:boolean-value="true"') +
      `<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>` +
      `<table:table-cell table:formula="of:=[.A1]"/>`
    expect((await cellsOf(table(row(cells))))[0]).toEqual([
      { kind: 'number', value: '113622000000', raw: '113622000000' },
      { kind: 'number', value: '28261.039999999994', raw: '28261.039999999994' },
      { kind: 'number', value: '0.032', raw: '0.032', format: '0%' },
      { kind: 'number', value: '-5.5', raw: '-5.5', format: '[$GBP] #,##0.00' },
      { kind: 'date', value: '2024-03-31', raw: '2024-03-31' },
      { kind: 'date', value: '2024-03-31T10:30:00', raw: '2024-03-31T10:30:00.5' },
      { kind: 'duration', value: '1.5', raw: 'PT36H00M00S' },
      { kind: 'boolean', value: 'TRUE' },
      { kind: 'error', value: '#DIV/0!', formula: '1/0' },
      { kind: 'uncached', formula: 'A1' },
    ])
  })

  test('keeps blanks, breaks and tabs of a text, and nothing that lies on or beside it', async () => {
    const rich =
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Anna</dc:creator><text:p>a comment</text:p></office:annotation>' +
      '<text:p>   Wages<text:s text:c="2"/><text:span>and <text:a>salaries</text:a></text:span></text:p><text:p>second\n  line</text:p>' +
      '<draw:frame><draw:text-box><text:p>a picture’s text</text:p></draw:text-box></draw:frame></table:table-cell>'
    const changes = `<table:tracked-changes><table:cell-content-change>${row(text('deleted'))}</table:cell-content-change></table:tracked-changes>`
    const shapes = `<table:shapes><draw:frame><table:table>${row(text('in a chart'))}</table:table></draw:frame></table:shapes>`
    const { grids } = await read(ods(changes + table(shapes + row(rich))))
    expect(grids.map(({ rows }) => rows)).toEqual([[[{ kind: 'text', value: 'Wages  and salaries\nsecond line' }]]])
  })

  test('reads formats, indents and weight from its styles and from those that they build on', async () => {
    const automatic =
      '<number:number-style style:name="N2P0"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>' +
      '<number:number-style style:name="N2"><number:text>(</number:text><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/><number:text>)</number:text><style:map style:condition="value()&gt;=0" style:apply-style-name="N2P0"/></number:number-style>' +
      '<number:number-style style:name="N3"><number:number number:decimal-places="1" number:min-integer-digits="1" number:display-factor="1000000"/><number:text>m</number:text></number:number-style>' +
      '<number:currency-style style:name="N4"><number:currency-symbol>€</number:currency-symbol><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:currency-style>' +
      '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Strong" style:data-style-name="N2"/>' +
      '<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N3"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>' +
      '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N4"/>'
    const shared = '<style:style style:name="Strong" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
    const cells = number('1', 'table:style-name="ce1"') + number('2', 'table:style-name="ce2"') + number('3')
    const columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce3"/>'
    expect((await cellsOf(table(columns + row(cells)), { automatic, shared }))[0]).toMatchObject([
      { format: '#,##0;(#,##0)', bold: true },
      { format: '0.0,,"m"', indent: 2 },
      { format: '[$€]#,##0.00' },
    ])
  })

  test('tells hidden sheets, rows and columns, levels and merged cells', async () => {
    const automatic = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const open =
      '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>' +
      row(
        `<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Head</text:p></table:table-cell><table:covered-table-cell office:value-type="float" office:value="7"/>`,
      ) +
      `<table:table-row-group>${row(number('1'), 'table:visibility="filter"')}${row(number('2'), 'table:number-rows-repeated="2"')}</table:table-row-group>` +
      row(number('3'))
    const book = ods(table(open) + table(row(text('secret')), 'table:name="Pay" table:style-name="ta2"'), { automatic })
    const { grids, problems } = await read(book)
    expect(grids[0]).toMatchObject({
      hiddenRows: new Set([1]),
      hiddenColumns: new Set([1, 2]),
      outline: new Map([1, 2, 3].map(at => [at, 1])),
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
    })
    expect(grids[0]?.rows.map(cells => cells.map(cell => cell && 'value' in cell && cell.value))).toEqual([
      ['Head'],
      ['1'],
      ['2'],
      ['2'],
      ['3'],
    ])
    expect(problems).toMatchObject([{ code: 'covered-cells', cell: 'B1' }])
    expect(grids[1]).toMatchObject({ visibility: 'hidden', rows: [], skipped: expect.stringContaining('Hidden') as string })
    expect((await read(book, { hidden: true })).grids[1]?.rows).toMatchObject([[{ value: 'secret' }]])
  })

  test('costs by what it holds, whatever it says about repetition', async () => {
    const million = row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048576"')
    const empty = await gridOf(table(row(number('1', 'table:number-columns-repeated="3"')) + million))
    expect(empty.rows).toHaveLength(1)
    expect(empty.rows[0]).toHaveLength(3)
    const wide = table(row(number('1', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1000000"'))
    await expect(read(ods(wide))).rejects.toMatchObject({ code: 'too-many-cells' })
    for (const beyond of [row(number('1', 'table:number-columns-repeated="999999999"')), million + row(number('1'))])
      await expect(read(ods(table(beyond)))).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:damaged|too-many-cells)$/) as string,
      })
    await expect(read(ods(table('') + table('')), { limits: { ...DEFAULT_LIMITS, maxSheets: 1 } })).rejects.toMatchObject({
      code: 'too-many-sheets',
    })
  })

  test('is refused in plain words when it is encrypted, broken or another document', async () => {
    const encrypted =
      '<manifest:manifest xmlns:manifest="x"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect(
      await verdict(ods('', { parts: { 'META-INF/manifest.xml': encrypted, 'content.xml': new Uint8Array([1, 2, 3]) } })),
    ).toMatchObject({
      code: 'password-protected',
      message: expect.stringContaining('password') as string,
    })
    expect(await verdict(ods('', { parts: { mimetype: 'application/vnd.oasis.opendocument.text' } }))).toMatchObject({
      code: 'other-format',
      message: expect.stringContaining('text document') as string,
    })
    expect(await verdict(ods('', { parts: { 'content.xml': '<broken' } }))).toMatchObject({ code: 'damaged' })
    expect(await verdict(ods('', { parts: { 'content.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' } }))).toMatchObject({ code: 'unsafe' })
  })

  test('with macros of its own language is read without them', async () => {
    const library =
      '<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries/>'
    expect(await cellsOf(table(row(number('1'))), { parts: { 'Basic/script-lc.xml': library } })).toHaveLength(1)
    const dialog = '<!DOCTYPE dlg:window PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "dialog.dtd"><dlg:window/>'
    expect(await cellsOf(table(row(number('1'))), { parts: { 'Dialogs/Standard/Dialog1.xml': dialog } })).toHaveLength(1)
    const toolbar = '<!DOCTYPE toolbar:toolbar PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "toolbar.dtd"><toolbar:toolbar/>'
    expect(await cellsOf(table(row(number('1'))), { parts: { 'Configurations2/toolbar/own.xml': toolbar } })).toHaveLength(1)
  })
})

test('formulas are told in the notation of Excel, and addresses of other files stay out', () => {
  expect(a1Formula('of:=SUM([.B2:.B3];[.C4])')).toBe('SUM(B2:B3,C4)')
  expect(a1Formula("of:=[$'Profit and Loss'.$B$2]-[$Cash.C3:.C9]")).toBe("'Profit and Loss'!$B$2-Cash!C3:C9")
  expect(a1Formula('of:=IF([.A1]="a;[.B2]";[.B1]~[.B2])')).toBe('IF(A1="a;[.B2]",B1,B2)')
  expect(a1Formula('msoxl:=SUM(B2;B3)')).toBe('SUM(B2;B3)')
  expect(a1Formula("of:=['file:///home/anna/pay.ods'#$Sheet1.A1]+1")).toBe('#REF!+1')
})

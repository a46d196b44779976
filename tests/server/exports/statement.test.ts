import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS, inPercent } from '#app/model/format.ts'
import { decimal } from '#app/model/money.ts'
import { sectionOfStatement } from '#app/model/report/draft.ts'
import type { ImportStatement } from '#app/model/report/import.ts'
import { type LineItemView, type ReportView, type StatementView, viewSection } from '#app/model/report/views.ts'
import { exportReport } from '#server/exports/report.ts'
import { inputFiles } from '#tests/support/inputs.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { readBytes, readPath } from '../ingest/readFile.ts'

const exporting = { company: 'Acme', formats: DEFAULT_FORMATS, by: 'Lena Lead', at: Date.UTC(2026, 2, 2, 12) }

const reportOf = (...bodies: ReportView['sections'][number]['body'][]): ReportView => ({
  id: 'r',
  title: 'Board report Q3 2026',
  period: 'FY2026-Q3',
  status: 'published',
  sentences: [],
  clearance: null,
  revision: { number: 2, at: Date.UTC(2026, 2, 1), reason: '' },
  sections: bodies.map((body, at) => ({ id: `s${at}`, title: body.kind === 'statement' ? 'Income statement' : `Section ${at}`, body })),
  removals: [],
})

const exported = async (format: 'xlsx' | 'csv', ...bodies: ReportView['sections'][number]['body'][]) => {
  const file = await exportReport(reportOf(...bodies), undefined, format, exporting)
  if (!file) throw new Error('nothing was exported')
  return file
}
const opened = async (...bodies: ReportView['sections'][number]['body'][]) => {
  const { bytes } = await exported('xlsx', ...bodies)
  return XLSX.read(bytes, { cellFormula: true, cellNF: true, cellStyles: true })
}
const cells = (sheet: XLSX.WorkSheet): [string, XLSX.CellObject][] =>
  Object.entries(sheet).filter((entry): entry is [string, XLSX.CellObject] => /^[A-Z]+\d+$/.test(entry[0]))
const rowOf = (sheet: XLSX.WorkSheet, label: string): number =>
  Number(
    cells(sheet)
      .find(([, cell]) => cell.v === label)?.[0]
      .slice(1) ?? Number.NaN,
  )

const parts = (...ids: string[]): LineItemView['parts'] =>
  ids.map(id => ({ id: id.replace(/^-/, ''), sign: id.startsWith('-') ? (-1 as const) : (1 as const) }))
const lines = [
  lineItem({ id: 'licences', label: 'Licences', parent: 'revenue', level: 1, values: { actual: '123456789012345.678', budget: '30' } }),
  lineItem({ id: 'services', label: 'Services', parent: 'revenue', level: 1, values: { actual: '0.29', budget: '12.5' } }),
  lineItem({
    id: 'revenue',
    label: 'Revenue',
    kind: 'subtotal',
    parent: 'profit',
    level: 0,
    parts: parts('licences', 'services'),
    values: { actual: '123456789012345.968', budget: '42.6', before: '40' },
  }),
  lineItem({ id: 'cost', label: 'Cost of sales', parent: 'profit', values: { actual: '5', budget: '2.6', before: '—' } }),
  lineItem({
    id: 'profit',
    label: 'Gross profit',
    kind: 'total',
    parts: parts('revenue', '-cost'),
    values: { actual: '123456789012340.968', budget: '40', before: '40' },
  }),
  lineItem({ id: 'margin', label: 'Gross margin', unit: 'percent', whole: 1, values: { actual: '0.569', budget: '0.5973' } }),
  lineItem({ id: 'eps', label: 'Earnings per share', unit: 'per share', values: { actual: '-0.17', budget: '0.2' } }),
]
const view = statementView(lines)

describe('a statement as .xlsx', () => {
  test('holds numbers as numbers, with their digits, and shows them as the page does', async () => {
    const sheet = (await opened(view)).Sheets['Income statement']!
    const row = rowOf(sheet, 'Services')
    expect(sheet[`B${row}`]).toMatchObject({ t: 'n', v: 0.29, w: '0.3 ' })
    expect(sheet[`B${rowOf(sheet, 'Gross margin')}`]).toMatchObject({ t: 'n', v: 0.569, z: '#,##0.0%_);(#,##0.0%)' })
    expect(sheet[`B${rowOf(sheet, 'Earnings per share')}`]).toMatchObject({ t: 'n', v: -0.17, w: '(0.17)' })
    expect(sheet[`D${rowOf(sheet, 'Cost of sales')}`]).toMatchObject({ t: 's', v: '—' })
  })

  test('has formulas for sums that add up, with the signs of their parts, and the stated figure where they do not', async () => {
    const sheet = (await opened(view)).Sheets['Income statement']!
    const [licences, revenue, cost, profit] = ['Licences', 'Revenue', 'Cost of sales', 'Gross profit'].map(label =>
      rowOf(sheet, label),
    ) as [number, number, number, number]
    expect(sheet[`B${revenue}`]).toMatchObject({ f: `SUM(B${licences}:B${licences + 1})`, v: 123456789012345.97 })
    expect(sheet[`B${profit}`].f).toBe(`B${revenue}-B${cost}`)
    // 30 + 12.5 is not 42.6: it stands as it is stated.
    expect(sheet[`C${revenue}`].f).toBeUndefined()
    expect(sheet[`C${revenue}`].v).toBe(42.6)
    // A dash is no part of a sum.
    expect(sheet[`D${profit}`].f).toBe(`D${revenue}`)
  })

  test('a sum that misses its parts by the tail of binary floats alone is a formula', async () => {
    const sums = (stated: string) =>
      opened(
        statementView([
          lineItem({ id: 'a', label: 'A', values: { actual: '1100.4' } }),
          lineItem({ id: 'b', label: 'B', values: { actual: '33.4' } }),
          lineItem({ id: 'sum', label: 'Sum', kind: 'total', parts: parts('a', 'b'), values: { actual: stated } }),
        ]),
      ).then(book => book.Sheets['Income statement']?.[`B${rowOf(book.Sheets['Income statement']!, 'Sum')}`] as XLSX.CellObject)
    expect(await sums('1133.8000000000002')).toMatchObject({ f: expect.stringMatching(/^SUM\(B\d+:B\d+\)$/), v: 1133.8000000000002 })
    expect((await sums('1133.801')).f).toBeUndefined()
  })

  test('shows pieces of different kinds each with its own decimals', async () => {
    const sheet = (
      await opened(
        statementView([
          lineItem({ id: 'people', label: 'People', unit: 'count', values: { actual: '1240' } }),
          lineItem({ id: 'score', label: 'Score', unit: 'count', values: { actual: '7.5' } }),
        ]),
      )
    ).Sheets['Income statement']!
    expect(sheet[`B${rowOf(sheet, 'People')}`].w.trim()).toBe('1,240')
    expect(sheet[`B${rowOf(sheet, 'Score')}`].w.trim()).toBe('7.5')
  })

  test('says the fiscal year where the figures have no unit', async () => {
    const people = statementView([lineItem({ id: 'people', label: 'People', unit: 'count', values: { actual: '1240' } })], {
      unit: { currency: null, scale: 0, label: '' },
    })
    expect((await opened(people)).Sheets['Income statement']!.A3.v).toBe('Fiscal year ends 31 December')
  })

  test('a sum that is a part of itself gets no formula', async () => {
    const round = statementView([
      lineItem({ id: 'a', label: 'A', parts: parts('b'), values: { actual: '1' } }),
      lineItem({ id: 'b', label: 'B', parts: parts('a'), values: { actual: '1' } }),
    ])
    const sheet = (await opened(round)).Sheets['Income statement']!
    expect(cells(sheet).filter(([, cell]) => cell.f)).toEqual([])
  })

  test('says who exported it, when, from which report, and that it is confidential, on every sheet and at every foot', async () => {
    const { bytes, name } = await exported('xlsx', view)
    const book = XLSX.read(bytes, { bookFiles: true }) as XLSX.WorkBook & { files: Record<string, { content: Uint8Array }> }
    expect(book.SheetNames).toEqual(['About this file', 'Income statement'])
    for (const sheet of book.SheetNames.map(sheet => XLSX.utils.sheet_to_csv(book.Sheets[sheet]!))) {
      expect(sheet).toContain('Lena Lead')
      expect(sheet).toContain('2 March 2026 at 12:00')
      expect(sheet).toContain('Acme. Confidential')
      expect(sheet).toContain('Board report Q3 2026')
    }
    const part = new TextDecoder().decode(book.files['xl/worksheets/sheet2.xml']?.content)
    expect(part).toMatch(/<oddFooter>&amp;L&amp;8 Acme\. Confidential[^<]*\n[^<]*Lena Lead/)
    expect(part).toMatch(/<pane xSplit="1" ySplit="6" topLeftCell="B7" activePane="bottomRight" state="frozen"\/>/)
    expect(name).toBe('Acme, Board report Q3 2026, confidential.xlsx')
  })
})

/** An imported statement as readers see it, with what its sums are made of. */
function viewOf(imported: ImportStatement): StatementView {
  let id = 0
  const section = sectionOfStatement(imported, { fileId: 'file', firstMonth: 1, newId: () => `i${id++}` })
  const { body } = section
  if (body.kind !== 'statement') throw new Error('no statement')
  const lineItems = body.lineItems.map((item, at) => {
    const parts = imported.lineItems[at]?.parts.map(part => ({ id: body.lineItems[part.item]?.id ?? '', sign: part.sign })) ?? []
    return { ...item, ...(parts.length > 0 && { parts }) }
  })
  const sources = {
    section: () => undefined,
    squad: () => undefined,
    markdown: (source: string) => source,
    picture: (source: string) => source,
  }
  return viewSection({ ...section, body: { ...body, lineItems } }, sources).body as StatementView
}

/** What of a statement must be as it was, line by line; percentages as percent, whatever a file calls 100 %. */
const linesOf = ({ lineItems, columns }: StatementView) =>
  lineItems.map(({ label, level, parent, kind, unit, whole, values }) => ({
    label,
    level,
    parent: lineItems.find(({ id }) => id === parent)?.label ?? null,
    kind,
    unit,
    values: columns.map(({ id }) => {
      const value = values[id]?.value ?? null
      return value === null ? null : decimal(unit === 'percent' ? inPercent(value, whole) : value)
    }),
  }))
const figuresOf = (view: StatementView) => linesOf(view).map(({ label, values }) => ({ label, values }))
const periodsOf = ({ columns }: StatementView) => columns.map(({ period, scenario }) => `${period} ${scenario}`)

const again = async (format: 'xlsx' | 'csv', before: StatementView): Promise<StatementView> => {
  const { bytes, name } = await exported(format, before)
  const { statements } = await readBytes(bytes, name)
  expect(statements).toHaveLength(1)
  return viewOf(statements[0] as ImportStatement)
}

describe('our own importer', () => {
  test('reads what was exported as the same statement: figures, tree, units, periods', async () => {
    const { statements } = await readBytes(boardWorkbook(), 'board.xlsx')
    expect(statements).toHaveLength(3)
    for (const statement of statements) {
      const before = viewOf(statement)
      expect(before.lineItems.some(({ parts }) => parts)).toBe(true)
      const after = await again('xlsx', before)
      expect(linesOf(after)).toEqual(linesOf(before))
      expect(periodsOf(after)).toEqual(periodsOf(before))
      expect(after).toMatchObject({ statement: before.statement, unit: { currency: before.unit.currency, scale: before.unit.scale } })
    }
    const mixed = await again('xlsx', view)
    expect(figuresOf(mixed)).toEqual(figuresOf(view))
    expect(mixed.lineItems.map(({ unit }) => unit)).toEqual(view.lineItems.map(({ unit }) => unit))
    expect(periodsOf(mixed)).toEqual(periodsOf(view))
    expect(mixed.unit).toMatchObject({ currency: 'USD', scale: 3 })
  })

  const samples = inputFiles('finance').filter(path => /\.(xlsx|csv)$/.test(path))
  test('does so with every statement of the samples', { timeout: 120_000 }, async () => {
    let tried = 0
    let unread = 0
    for (const path of samples) {
      const { statements } = await readPath(path)
      for (const statement of statements.slice(0, 12)) {
        // Between columns of no period nothing but a formula says what a difference compares, and an export has none there: it is asked.
        if (statement.columns.some(({ role }) => role === 'variance') && statement.columns.every(({ period }) => period === null)) continue
        const before = viewOf(statement)
        const { bytes, name } = await exported('xlsx', before)
        const found = (await readBytes(bytes, name)).statements
        // Words with hardly a figure among them: with the words of the export they are taken for prose, and the reader says so.
        if (found.length === 0) unread++
        else {
          const after = viewOf(found[0] as ImportStatement)
          expect([path, statement.sheet, figuresOf(after)]).toEqual([path, statement.sheet, figuresOf(before)])
          // A day over figures of a filing's note is that day; in an export, which is no filing, it may be the year that ends on it.
          const isOfDays = statement.type === 'other' && statement.columns.some(({ period }) => /^\d{4}-\d\d-\d\d$/.test(period ?? ''))
          if (!isOfDays) expect([path, statement.sheet, periodsOf(after)]).toEqual([path, statement.sheet, periodsOf(before)])
          expect(after.unit.scale).toBe(before.unit.scale)
          tried++
        }
      }
    }
    expect(unread).toBeLessThanOrEqual(tried / 20)
    expect(tried).toBeGreaterThanOrEqual(samples.length)
  })

  test('the .csv has no tails of binary floats', async () => {
    const tailed = statementView([
      lineItem({ id: 'x', label: 'Sales', values: { actual: '1921.2000000000003', budget: '0.30000000000000004' } }),
    ])
    const { bytes } = await exported('csv', tailed)
    expect(Buffer.from(bytes).toString()).toContain('Sales,1921.2,0.3')
  })

  test('reads the .csv so, too: figures and periods', async () => {
    const { bytes } = await exported('csv', view)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const after = await again('csv', view)
    expect(figuresOf(after)).toEqual(figuresOf(view))
    expect(periodsOf(after)).toEqual(periodsOf(view))
    expect(after.unit).toMatchObject({ currency: 'USD', scale: 3 })
  })

  test('and the .csv of a company that writes a decimal comma', async () => {
    const german = { ...exporting, formats: { ...DEFAULT_FORMATS, locale: 'de-DE' } }
    const file = await exportReport(reportOf(view), undefined, 'csv', german)
    expect(Buffer.from(file?.bytes ?? []).toString()).toContain('"    Services";0,29;12,5')
    const { statements } = await readBytes(file?.bytes ?? new Uint8Array(), 'x.csv')
    expect(figuresOf(viewOf(statements[0] as ImportStatement))).toEqual(figuresOf(view))
  })
})

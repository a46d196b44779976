import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { PlanView, ReportView } from '#app/model/report/views.ts'
import { exportReport } from '#server/exports/report.ts'
import { starterWorkbook } from '#server/exports/starter.ts'
import { opened, shown, soffice } from '#tests/support/libreoffice.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'
import { readBytes } from '../ingest/readFile.ts'
import { ownWorkbook } from './own-workbook.ts'

// What people do with our files, in a program that people have. Where it is not installed this is skipped.
const where = soffice ? 'in LibreOffice' : 'in LibreOffice (skipped: no soffice on the PATH)'

const parts = (...ids: string[]) => ids.map(id => ({ id, sign: 1 as const }))
const statement = statementView([
  lineItem({ id: 'a', label: 'Licences', parent: 'revenue', level: 1, values: { actual: '1234567.5', budget: '40', before: '36' } }),
  lineItem({ id: 'b', label: '=1+1', parent: 'revenue', level: 1, values: { actual: '-67.25', budget: '7', before: '—' } }),
  lineItem({
    ...{ id: 'revenue', label: 'Revenue', kind: 'total', parts: parts('a', 'b') },
    values: { actual: '1234500.25', budget: '47', before: '36' },
  }),
  lineItem({ id: 'margin', label: 'Margin', unit: 'percent', whole: 1, values: { actual: '0.569', budget: '-0.025' } }),
  lineItem({ id: 'heads', label: 'People', unit: 'count', values: { actual: '1240', budget: '1200' } }),
  lineItem({ id: 'score', label: 'Score', unit: 'count', values: { actual: '7.5', budget: '8' }, note: '@SUM(1;1)' }),
])
const plan: PlanView = {
  kind: 'plan',
  items: [
    {
      ...{ id: 'i', number: '1.10', label: 'New hall', owner: 'Operations', from: '2026-01-05', to: '2026-09-30', status: 'on track' },
      ...{ progress: 65, confidence: 'high', level: 1, note: '' },
    },
  ],
  volumes: [{ id: 'v', label: 'Cabinets', period: 'FY2026-Q3', unit: 'pieces', planned: '2120', actual: '2105.5' }],
}
const report: ReportView = {
  ...{ id: 'r', title: 'Board report Q3 2026', period: 'FY2026-Q3', status: 'published', sentences: [], clearance: null, removals: [] },
  revision: { number: 2, at: Date.UTC(2026, 2, 1), reason: '' },
  sections: [
    { id: 's', title: 'Income statement', body: statement },
    { id: 'p', title: 'Production plan', body: plan },
  ],
}
const exporting = { company: 'Acme', formats: DEFAULT_FORMATS, by: 'Lena Lead', at: Date.UTC(2026, 2, 2, 12) }

/** The file with other results beside its formulas: only a program that computes them finds the right ones. */
function withoutResults(bytes: Uint8Array): { bytes: Uint8Array; formulas: number } {
  let formulas = 0
  const files = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    if (!name.includes('worksheets/')) return [name, part] as const
    const emptied = strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, (_, end: string) => {
      formulas++
      return `${end}<v>1</v>`
    })
    return [name, strToU8(emptied)] as const
  })
  return { bytes: zipSync(Object.fromEntries(files)), formulas }
}

/** .xls holds binary floats, the other formats fifteen digits of them. */
const fifteen = <T>(all: T): T =>
  JSON.parse(JSON.stringify(all).replace(/-?\d+\.\d{11,}/g, figure => String(Number(Number(figure).toPrecision(15))))) as T

/** What figures a reading came to, where they stand and whether they hold; what the file's kind says of itself, and dust, is left out. */
const figuresOf = ({ sheets, statements, plans, problems }: ImportJson) =>
  fifteen({
    sheets: sheets.map(({ name, visibility, kind }) => [name, visibility, kind]),
    statements: statements.map(statement => ({
      ...statement,
      checks: statement.checks.map(({ kind, holds, cell }) => ({ kind, holds, cell })),
    })),
    ...{ plans, problems },
  })

describe.skipIf(!soffice)(where, () => {
  test('an exported report opens, computes its sums to the figures that it states and shows them as the page does', async () => {
    const file = await exportReport(report, undefined, 'xlsx', exporting)
    const { bytes, formulas } = withoutResults(file?.bytes ?? new Uint8Array())
    expect(formulas).toBe(3)
    const sheets = await shown('report.xlsx', bytes)
    expect([...sheets.keys()].toSorted()).toEqual(
      ['About this file', 'Income statement', 'Production plan', 'Production plan volumes'].toSorted(),
    )
    const lines = (name: string) => sheets.get(name)?.map(line => line.split('\t').map(cell => cell.trim())) ?? []
    const line = (label: string) => lines('Income statement').find(([first]) => first === label)
    expect(line('Licences')?.slice(1, 4)).toEqual(['1,234,567.5', '40.0', '36.0'])
    expect(line('Revenue')?.slice(1, 4)).toEqual(['1,234,500.3', '47.0', '36.0'])
    expect(line('Margin')?.slice(1, 3)).toEqual(['56.9%', '(2.5%)'])
    expect(line('People')?.slice(1, 3)).toEqual(['1,240', '1,200'])
    expect(line('Score')?.slice(1, 3)).toEqual(['7.5', '8.0'])
    // No text was taken for a formula.
    expect(lines('Income statement').flat()).toEqual(expect.arrayContaining([expect.stringMatching(/^'?=1\+1$/), '(67.3)', '—']))
    expect(lines('Income statement').flat().join('\n')).toContain('@SUM(1;1)')
    expect(lines('Production plan')[4]).toEqual(
      expect.arrayContaining(['1.10', 'New hall', '2026-01-05', '2026-09-30', 'on track', '65%', 'sure']),
    )
    expect(lines('Production plan volumes')[4]).toEqual(['1', 'Cabinets', 'Q3 FY2026', 'pieces', '2120', '2105.5'])
    for (const text of [...sheets.values()].map(all => all.join('\n'))) {
      expect(text).toContain('Acme. Confidential')
      expect(text).toContain('Lena Lead')
      expect(text).toContain('2 March 2026 at 12:00')
    }
  }, 60_000)

  for (const format of ['xlsx', 'ods', 'xls'] as const)
    test(`the starter, saved there as .${format}, comes in with the same figures`, async () => {
      const { bytes } = await starterWorkbook({ ...exporting, currency: 'EUR' })
      const saved = (await opened('starter.xlsx', bytes, format)).get(`starter.${format}`) ?? new Uint8Array()
      const before = await readBytes(bytes, 'starter.xlsx')
      expect(before.statements.flatMap(({ lineItems }) => lineItems)).toHaveLength(20)
      expect(figuresOf(await readBytes(saved, `starter.${format}`))).toEqual(figuresOf(before))
    }, 60_000)

  test('a workbook made there means the same in each of its formats', async () => {
    const read = await Promise.all(
      (['ods', 'xls', 'xlsx', 'xlsx:Calc Office Open XML'] as const).map(async format => {
        const [[name, bytes] = ['', Buffer.alloc(0)]] = await opened('own.fods', Buffer.from(ownWorkbook()), format)
        return figuresOf(await readBytes(bytes, name))
      }),
    )
    for (const other of read.slice(1)) expect(other).toEqual(read[0])
    const [income, months] = read[0]?.statements ?? []
    const values = (statement: typeof income, label: string) =>
      statement?.lineItems.find(item => item.label === label)?.values.map(({ value, text }) => value ?? text)
    expect(values(income, 'Revenue')).toEqual(['47560.5', '47000', '41100'])
    expect(values(income, 'Operating margin')).toEqual(['0.524810504515302', '0.527659574468085', '0.510948905109489'])
    // A hidden row and a hidden column are left out.
    expect(values(income, 'Internal line')).toBeUndefined()
    expect(values(months, 'Net cash')).toEqual(['234.5', '99999.79'])
    expect(months?.columns.map(({ period }) => period)).toEqual(['2026-01', '2026-02'])
    expect(read[0]?.plans[0]?.items.map(({ from, to, progress }) => [from, to, progress])).toEqual([
      ['2026-01-05', '2026-09-30', '65'],
      ['2026-01-05', '2026-03-31', '100'],
    ])
    expect(read[0]?.sheets.at(-1)).toEqual(['Hidden', 'hidden', 'nothing'])
  }, 120_000)
})

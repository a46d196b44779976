import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { neutralText, withoutNeutral } from '#app/model/neutral.ts'
import type { PlanView, ReportView, SectionView } from '#app/model/report/views.ts'
import { exportReport } from '#server/exports/report.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'
import { readBytes } from '../ingest/readFile.ts'

const EVIL = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\u0000=1+1',
  '  =1+1',
  '\u00a0-2+3',
  '\ufeff=1+1',
  '＝1+1',
  'with\u0000nul',
  '=HYPERLINK("http://evil.example","x")',
  `=cmd|'/C calc'!A0`,
  '- of which wages',
  '_x003D_1+1',
  '"=1+1"',
  'a\n=1+1',
]
const payloads = inputFile('nasty/csv_injection_payloads.txt')
const naughty = inputFile('nasty/blns.json')
const all = [
  ...EVIL,
  ...(payloads ? readFileSync(payloads, 'utf8').split('\n').filter(Boolean) : []),
  ...(naughty ? (JSON.parse(readFileSync(naughty, 'utf8')) as string[]).filter(text => text !== '') : []),
]

/** Everything that a person can type into a report, hostile: labels, notes, names of squads and columns, titles, plans. */
function hostile(text: string): SectionView[] {
  const statement = statementView(
    [
      lineItem({ id: 'a', label: text, note: text, squad: text, values: { actual: '-5', budget: '5' } }),
      {
        ...lineItem({ id: 'b', label: 'Plain', kind: 'total' }),
        values: { actual: { value: '-5', text: '', cell: null }, budget: { value: null, text, cell: null } },
      },
    ],
    { columns: [...statementView([]).columns, { id: 'x', label: text, period: null, scenario: 'actual', entity: text }] },
  )
  const plan: PlanView = {
    kind: 'plan',
    items: [
      {
        ...{ id: 'i', number: text, label: text, owner: text, from: null, to: null, status: 'done', progress: null, confidence: null },
        note: text,
      },
    ],
    volumes: [{ id: 'v', label: text, unit: text, period: text, planned: '-5', actual: null }],
  }
  return [
    { id: 's', title: text, body: statement },
    { id: 'p', title: text, body: plan },
  ]
}
const reportOf = (title: string, sections: SectionView[]): ReportView => ({
  ...{ id: 'r', title, period: 'FY2026-Q3', status: 'published', sentences: [], clearance: null, revision: null, sections, removals: [] },
})
const fileOf = async (text: string, format: 'xlsx' | 'csv') => {
  const exporting = { company: text, formats: DEFAULT_FORMATS, by: text, at: 0 }
  const file = await exportReport(reportOf(text, hostile(text)), undefined, format, exporting)
  if (!file) throw new Error('nothing was exported')
  return file
}
const BEGINS_FORMULA = /^[\s\u0000]*[=+\-@]|^[\t\r\u0000]/

describe('no text of a report is taken for a formula', () => {
  test('the lists are there to try', () => expect(all.length).toBeGreaterThan(EVIL.length - 1))

  test('in .xlsx: no text cell begins like one, no cell has one that we did not write, and -5 is a number', {
    timeout: 60_000,
  }, async () => {
    for (const text of all) {
      const { bytes } = await fileOf(text, 'xlsx')
      const book = XLSX.read(bytes, { cellFormula: true })
      let numbers = 0
      for (const sheet of Object.values(book.Sheets))
        for (const [at, cell] of Object.entries(sheet) as [string, XLSX.CellObject][]) {
          if (at.startsWith('!')) continue
          if (cell.t === 'n' && cell.v === -5) numbers++
          else if (cell.t === 's') expect([text, String(cell.v)].join(' → ')).not.toMatch(/→ (?:[\s\u0000]*[=+\-@]|[\t\r\u0000])/)
          expect(cell.f).toBeUndefined()
        }
      expect([text, numbers]).toEqual([text, 3])
    }
  })

  test('in .csv: the same', () => {
    return Promise.all(
      all.map(async text => {
        const { bytes } = await fileOf(text, 'csv')
        const { data } = Papa.parse<string[]>(
          Buffer.from(bytes)
            .toString('utf8')
            .replace(/^\uFEFF/, ''),
          { delimiter: ',', newline: '\r\n' },
        )
        const cells = data.flat()
        expect(cells.filter(cell => cell === '-5')).toHaveLength(3)
        expect(cells.filter(cell => cell !== '-5' && BEGINS_FORMULA.test(cell))).toEqual([])
      }),
    )
  })

  test('in .csv: nor where another country’s program cuts a text in two', async () => {
    for (const text of ['a;=HYPERLINK("x")', 'a;  =1+1', 'a\t@SUM(1)', 'a,=1+1', "a;+cmd|'/C calc'!A1", 'a;-cmd()', 'a;＝1+1']) {
      const written = Buffer.from((await fileOf(text, 'csv')).bytes).toString('utf8')
      expect(written).toContain("'")
      for (const piece of written.split(/[;,\t\r\n]/)) expect(piece.replaceAll('"', '')).not.toMatch(/^\s*(?:[=@＝]|[+-]\s*[^\d\s.,])/)
    }
    const plain = Buffer.from((await fileOf('From 3, -2 to 1; 5 - 3, a = b', 'csv')).bytes).toString('utf8')
    expect(plain).toContain('From 3, -2 to 1; 5 - 3, a = b')
  })

  test('what cannot begin one stays as it is, byte by byte, and a minus before a label comes back as it was', async () => {
    for (const text of ['Revenue', 'Ångström', '😀 joy', 'a = b', '5 - 3', "'quoted'", '_x0041_', 'زر'])
      expect(neutralText(text)).toBe(text)
    for (const text of EVIL.filter(evil => !evil.includes('\u0000'))) expect(withoutNeutral(neutralText(text))).toBe(text)
    const { bytes } = await fileOf('- of which _x0041_ & <b>', 'xlsx')
    const { statements } = await readBytes(bytes, 'x.xlsx')
    expect(statements[0]?.lineItems[0]?.label).toBe('- of which _x0041_ & <b>')
  })
})

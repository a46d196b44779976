import { expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import type { PlanView, ReportView } from '#app/model/report/views.ts'
import { exportReport } from '#server/exports/report.ts'
import { readBytes } from '../ingest/readFile.ts'

const item = (number: string, label: string, rest: Partial<PlanView['items'][number]> = {}): PlanView['items'][number] => ({
  ...{ id: `i${number}`, number, label, owner: 'Assembly', from: '2026-07-01', to: '2026-12-31', status: 'on track' },
  ...{ progress: 40, confidence: null, note: '', ...rest },
})
const exported = async (format: 'xlsx' | 'csv', items: PlanView['items']) => {
  const body: PlanView = { kind: 'plan', items, volumes: [] }
  const report: ReportView = {
    ...{ id: 'r', title: 'Board report', period: 'FY2026-Q3', status: 'published', sentences: [], clearance: null, removals: [] },
    revision: { number: 1, at: Date.UTC(2026, 9, 1), reason: '' },
    sections: [{ id: 's', title: 'Production plan', body }],
  }
  const file = await exportReport(report, undefined, format, {
    ...{ company: 'Acme', formats: DEFAULT_FORMATS, by: 'Lena Lead', at: Date.UTC(2026, 9, 2, 12) },
  })
  if (!file) throw new Error('nothing was exported')
  return file
}

test.each(['xlsx', 'csv'] as const)('an exported .%s of a plan says what items wait for, and what else their file said', async format => {
  const { bytes, name } = await exported(format, [
    item('1', 'Line 3'),
    item('1.1', 'Install the oven', { dependsOn: ['i1'], more: [{ label: 'Supplier', text: 'Brandt' }] }),
    item('1.2', 'Commission it', { dependsOn: ['i1.1', 'a permit'] }),
  ])
  const [plan] = (await readBytes(bytes, name)).plans
  expect(plan?.items.map(({ what, dependsOn }) => [what.trim(), dependsOn])).toEqual([
    ['Line 3', []],
    ['Install the oven', ['1']],
    ['Commission it', ['1.1', 'a permit']],
  ])
  expect(JSON.stringify(plan?.items[1])).toContain('Brandt')
})

test('a plan whose items wait for nothing has no column for it', async () => {
  const { bytes } = await exported('csv', [item('1', 'Line 3')])
  expect(Buffer.from(bytes).toString()).toContain('Progress,Confidence,Remark\r\n1,Line 3')
})

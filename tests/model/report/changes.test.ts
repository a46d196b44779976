import { expect, test } from 'vitest'
import { compareSections } from '#app/model/report/changes.ts'
import { statementOf } from '#tests/support/over-time.ts'
import type { Plan, PlanItem, Section, Statement } from '#app/model/report/section.ts'

const item = (id: string, number: string, label: string, more: Partial<PlanItem> = {}): PlanItem => ({
  ...{
    id,
    number,
    label,
    owner: 'Plant',
    from: '2026-01-01',
    to: '2026-06-30',
    status: 'on track',
    progress: 40,
    confidence: null,
    note: '',
  },
  ...more,
})
const plan = (id: string, items: PlanItem[], volumes: Plan['volumes'] = []): Section => ({
  ...{ id, title: 'Projects', notes: '', minutes: 3 },
  body: { kind: 'plan', items, volumes },
})

test('a plan that another file brings again is the same, whatever its ids are', () => {
  const before = plan('s1', [item('a', '1', 'Line X4'), item('b', '1.1', 'Tools', { dependsOn: ['a'] })])
  const after = plan('s2', [item('c', '1', 'Line X4'), item('d', '1.1', 'Tools', { dependsOn: ['c'] })])
  expect(compareSections([before], [after])).toMatchObject([{ kind: 'same' }])
})

test('of a plan each item says what is another now', () => {
  const before = plan('s1', [item('a', '1', 'Line X4'), item('b', '2', 'Old hall')])
  const after = plan('s2', [item('c', '1', 'Line X4', { status: 'late', to: '2026-09-30' }), item('d', '3', 'New hall')])
  expect(compareSections([before], [after])).toMatchObject([
    {
      kind: 'changed',
      plan: {
        added: ['New hall'],
        removed: ['Old hall'],
        changed: [
          {
            label: 'Line X4',
            changes: [
              { what: 'status', from: 'on track', to: 'late' },
              { what: 'to', from: '2026-06-30', to: '2026-09-30' },
            ],
          },
        ],
      },
    },
  ])
  // A remark is none of these, and still not the same.
  const noted = plan('s2', [item('c', '1', 'Line X4', { note: 'The supplier is late.' }), item('d', '2', 'Old hall')])
  expect(compareSections([before], [noted])).toMatchObject([{ kind: 'changed', comparison: null }])
})

test('of two revisions a reason for a restated figure is told, and what is good about a line is no less seen', () => {
  const statement = statementOf({ Revenue: { 'FY2026-Q3': '90', 'FY2026-Q2': '80' } })
  const [lineItemId = '', columnId = ''] = [statement.lineItems[0]?.id, statement.columns[1]?.id]
  const section = (more: Partial<Statement>): Section => ({
    ...{ id: 's', title: 'Income', notes: '', minutes: 3 },
    body: { ...statement, ...more },
  })
  const reasoned = section({ restatements: [{ lineItemId, columnId, why: 'Freight is within revenue now.' }] })
  expect(compareSections([section({})], [reasoned])).toMatchObject([
    {
      kind: 'changed',
      comparison: null,
      reasons: [{ label: 'Revenue, FY2026-Q2', from: '', to: 'Freight is within revenue now.' }],
    },
  ])
  const other = section({ lineItems: statement.lineItems.map(line => ({ ...line, good: 'down' })) })
  expect(compareSections([section({})], [other])).toMatchObject([{ kind: 'changed', comparison: null }])
  expect(compareSections([section({})], [section({})])).toMatchObject([{ kind: 'same' }])
})

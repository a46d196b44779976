import { expect, test } from 'vitest'
import { compareSections } from '#app/model/report/changes.ts'
import type { Plan, PlanItem, Section } from '#app/model/report/section.ts'

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

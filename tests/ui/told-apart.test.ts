import { expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { toldApart } from '#app/ui/reports/told-apart.ts'

test('reports of one name and period are told apart in a list, the others only named', () => {
  const report = { title: 'Board report', period: 'FY2026-Q4', status: 'draft', updatedAt: Date.UTC(2026, 9, 1, 9) } as const
  const names = toldApart(
    [
      { ...report, id: 'new' },
      { ...report, id: 'old', status: 'published', updatedAt: Date.UTC(2026, 8, 1, 9) },
      { ...report, id: 'other', period: 'FY2026-Q3' },
    ],
    { ...DEFAULT_FORMATS, timeZone: 'UTC' },
  )
  expect(names.get('new')).toMatch(/^Board report \(Q4 FY2026, a draft, edited .*October.* 2026.*\)$/)
  expect(names.get('old')).toMatch(/^Board report \(Q4 FY2026, published, edited .*September.* 2026.*\)$/)
  expect(names.get('other')).toBe('Board report (Q3 FY2026)')
})

test('drafts that were edited in the same minute are told apart by their order', () => {
  const report = { title: 'Board report', period: 'FY2026-Q4', status: 'draft' } as const
  const at = Date.UTC(2026, 9, 1, 9)
  const names = toldApart(
    [at, at + 20_000, at + 20_000].map((updatedAt, id) => ({ ...report, id: String(id), updatedAt })),
    { ...DEFAULT_FORMATS, timeZone: 'UTC' },
  )
  expect(['0', '1', '2'].map(id => names.get(id)?.split(', ').at(-1))).toEqual(['the oldest of 3)', 'the newest of 3)', 'number 2 of 3)'])
})

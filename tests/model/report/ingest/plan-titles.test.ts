import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { texts } from './grids.ts'

const plan = (sheet: string, titles: string[]) =>
  understand(
    texts(sheet, [
      ...titles.map(title => [title]),
      ['Task', 'Start', 'End', 'Status'],
      ['Tooling', '2026-03-02', '2026-03-04', 'Completed'],
      ['Assembly', '2026-03-03', '2026-03-06', 'In Progress'],
      ['Delivery', '2026-03-05', '2026-03-09', 'Planned'],
    ]),
  ).plans[0]?.title

test('a plan is called as its sheet is, without the company above it', () => {
  expect(plan('Production plan', ['Bellwether Ltd', 'Production plan'])).toBe('Production plan')
  expect(plan('Plan volumes', ['Bellwether Ltd', 'Plan: volumes'])).toBe('Plan: volumes')
})

test('what stands below that name, and titles of which none is the sheet’s, all stay', () => {
  expect(plan('Production plan', ['Production plan', 'Line A'])).toBe('Production plan · Line A')
  expect(plan('Sheet1', ['Bellwether Ltd', 'Production plan'])).toBe('Bellwether Ltd · Production plan')
})

test('the name of a sheet that says nothing of a plan leaves the titles above it', () => {
  expect(plan('Nord', ['Production plan', 'Nord'])).toBe('Production plan · Nord')
  expect(plan('2026', ['Works A', '2026'])).toBe('Works A · 2026')
})

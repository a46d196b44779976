import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { comparePlans } from '#app/model/report/renew-plan.ts'
import type { Plan } from '#app/model/report/section.ts'
import { PlanChanges } from '#app/ui/reports/plan-changes.tsx'

const plan = (...volumes: [id: string, period: string, actual: string | null][]): Plan => ({
  kind: 'plan',
  items: [],
  volumes: volumes.map(([id, period, actual]) => ({ id, label: 'Cabinets', unit: 'pieces', period, planned: '1900', actual })),
})

test('volumes and periods that changed are written as everywhere else', () => {
  const changes = comparePlans(plan(['a', 'FY2026-Q4', null], ['b', 'FY2026-Q3', '5']), plan(['c', 'FY2026-Q4', '1920']))
  const page = renderToStaticMarkup(<PlanChanges comparison={changes} />)
  expect(page).toContain('Cabinets, Q4 FY2026: actual none → 1,920')
  expect(page).toContain('Cabinets, Q3 FY2026')
})

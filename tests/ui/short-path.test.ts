import { expect, test } from 'vitest'
import { shortPath } from '#app/ui/series/short-path.ts'

test('of many steps above a line the first and the last two are said, of few all', () => {
  const steps = ['Group', 'Europe', 'North', 'Retail', 'Stores', 'Flagship', 'Building', 'Energy', 'Power', 'Peak']
  expect(shortPath(steps)).toBe('Group / … / Power / Peak')
  expect(shortPath(steps.slice(0, 5))).toBe('Group / … / Retail / Stores')
  expect(shortPath(steps.slice(0, 4))).toBe('Group / Europe / North / Retail')
  expect(shortPath([])).toBe('')
})

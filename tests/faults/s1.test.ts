import { expect, test } from 'vitest'
import { killAtRandom } from './s1.ts'

test('killed in the middle of writes of every kind, of a start and of a migration, the server has lost nothing that it acknowledged (S1)', {
  timeout: 90_000,
}, async () => {
  const { acknowledged, lost, starting } = await killAtRandom(5)
  expect(lost).toEqual([])
  expect(starting).toBe(2)
  expect(acknowledged.moves).toBeGreaterThan(10)
  expect(acknowledged.edits).toBeGreaterThan(0)
})

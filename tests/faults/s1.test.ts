import { expect, test } from 'vitest'
import { freePort } from '../support/ports.ts'
import { killAtRandom, killWhileUpgrading } from './s1.ts'

test('killed in the middle of writes of every kind, of a start and of a migration, the server has lost nothing that it acknowledged (S1)', {
  timeout: 90_000,
}, async () => {
  const { acknowledged, lost, starting } = await killAtRandom(5)
  expect(lost).toEqual([])
  expect(starting).toBe(2)
  expect(acknowledged.moves).toBeGreaterThan(10)
  expect(acknowledged.edits).toBeGreaterThan(0)
})

test('killed while it brings a file of an earlier version up to date, the server finds every row at its next start and does the rest (S1)', {
  timeout: 60_000,
}, async () => {
  const port = await freePort()
  // Until one was killed midway; the moment is left to chance, because each must do. Too late once: sooner the next time, so that luck
  // cannot fail this (how long an upgrade takes is the machine's).
  let longest = 150
  for (let midway = false; !midway; longest /= 2) {
    expect(longest, 'no kill fell into the upgrade').toBeGreaterThan(1)
    const killed = await killWhileUpgrading(port, longest)
    expect(killed.lost).toEqual([])
    midway = killed.midway
  }
})

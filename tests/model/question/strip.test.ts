import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newcomers } from '#app/model/question/ranking.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { appealsOf, chanceOf, fairness } from '#tests/support/strip-round.ts'

const sample = inputFile('qa/votes_canada.csv')
/** Real votes where they are there, else questions of any appeal. */
const chance = chanceOf(7)
const appeals = sample ? appealsOf(readFileSync(sample, 'utf8')) : Array.from({ length: 174 }, () => 0.2 + 0.7 * chance())
const READERS = 448
const SEEDS = 40

test('early questions do not win by being early, and good ones are found: without the strip it is clearly otherwise', {
  timeout: 60_000,
}, () => {
  const without = fairness(appeals, READERS, SEEDS, null)
  const withStrip = fairness(appeals, READERS, SEEDS, newcomers)
  // The premise: a list by votes alone keeps those ahead that came first.
  expect(without.rho).toBeLessThan(-0.3)
  expect(Math.abs(withStrip.rho)).toBeLessThan(0.1)
  expect(withStrip.best).toBeGreaterThan(1.5 * without.best)
})

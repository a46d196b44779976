import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Means, openWallet } from '#app/live/questions/wallet.ts'
import { toBase64url } from '#app/model/base64url.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { readToken } from '#app/model/question/spent.ts'
import { type Token } from '#app/model/question/token.ts'
import { makeKey } from '#server/questions/keys.ts'
import { isSigned } from '#server/questions/verify.ts'
import { employee, NOON, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { memoryVault } from '#tests/support/vault.ts'

let folder: string
let house: QuestionHouse
let round: RoundView
let person = 0
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 12 })
  const seen = await house.use.rounds.view(employee(1), { roundId: house.roundId })
  if (!seen.ok) throw new Error('no round')
  round = seen.round
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => void person++)

const means = (change: Partial<Means> = {}): Means => ({
  random: length => new Uint8Array(randomBytes(length)),
  now: () => NOON,
  rest: async () => {},
  async issue(roundId, set) {
    const outcome = await house.use.rounds.issueTokens(employee(person), { roundId, ...set })
    return outcome.ok ? outcome : { ok: false, message: 'refused' }
  },
  ...change,
})

test('tokens are fetched once, are signed by the round, and are not used before the next tick', async () => {
  const vault = memoryVault()
  const first = await openWallet(vault, round, means())
  if (!first.ok) throw new Error(first.refusal)
  expect(first.wallet.asking).toHaveLength(5)
  expect(isSigned(readToken(first.wallet.asking[4] as string) as Token, house.keys.asking)).toBe(true)
  expect(isSigned(readToken(first.wallet.voting) as Token, house.keys.voting)).toBe(true)
  expect(first.wallet.usableFrom).toBe(NOON + 20_000)
  const again = await openWallet(vault, round, means({ issue: () => Promise.reject(new Error('asked twice')) }))
  expect(again).toEqual(first)
})

test('the seed is kept before anything is sent, and a lost answer costs nothing', async () => {
  const vault = memoryVault()
  const sent: unknown[] = []
  const lost = means({
    async issue(roundId, set) {
      expect(vault.kept.get('seed')).toHaveLength(32)
      sent.push(set)
      await house.use.rounds.issueTokens(employee(person), { roundId, ...set })
      return 'unreachable'
    },
  })
  expect(await openWallet(vault, round, lost)).toEqual({ ok: false, refusal: 'unreachable' })
  const found = await openWallet(
    vault,
    round,
    means({
      issue: (roundId, set) => {
        sent.push(set)
        return means().issue(roundId, set)
      },
    }),
  )
  expect(found.ok).toBe(true)
  expect(sent[1]).toEqual(sent[0])
})

test('a second key is refused, for asking and for voting, and nothing is sent under it', async () => {
  const vault = memoryVault()
  expect((await openWallet(vault, round, means())).ok).toBe(true)
  const other = toBase64url((await makeKey()).public)
  const silent = means({ issue: () => Promise.reject(new Error('something was sent')) })
  for (const purpose of ['asking', 'voting'] as const) {
    const marked = { ...round, keys: { ...round.keys!, [purpose]: other } }
    expect(await openWallet(vault, marked, silent)).toEqual({ ok: false, refusal: 'second key' })
  }
})

test('another browser of the same person is told that the tokens are elsewhere', async () => {
  expect((await openWallet(memoryVault(), round, means())).ok).toBe(true)
  expect(await openWallet(memoryVault(), round, means())).toMatchObject({ ok: false, refusal: 'elsewhere' })
})

test('an answer that is not signed by the round’s key gives no tokens', async () => {
  const vault = memoryVault()
  const wrong = means({
    async issue(_, set) {
      return { ok: true, asking: set.asking, voting: set.voting, tickIn: 1 }
    },
  })
  await expect(openWallet(vault, round, wrong)).rejects.toThrow('invalid signature')
  expect([...vault.kept.keys()].some(key => key.startsWith('tokens/'))).toBe(false)
})

test('after closing, a browser without tokens asks for none', async () => {
  const silent = means({ issue: () => Promise.reject(new Error('something was sent')) })
  expect(await openWallet(memoryVault(), { ...round, state: 'closed' }, silent)).toEqual({ ok: false, refusal: 'over' })
})

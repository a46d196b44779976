import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Afterwards, openAfterwards, type OwnAct, type OwnVerdict } from '#app/live/questions/afterwards.ts'
import { deliver } from '#app/live/questions/deliver.ts'
import { actPrefix, type Asked, askedPrefix, openOutbox, type Outbox, verdictPrefix } from '#app/live/questions/outbox.ts'
import { restCame } from '#app/live/questions/rest-of-asking.ts'
import type { Way } from '#app/live/questions/send.ts'
import type { Vault } from '#app/live/questions/vault.ts'
import { type Means, openWallet } from '#app/live/questions/wallet.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import { memoryVault } from '#tests/support/vault.ts'

let folder: string
let house: QuestionHouse
let round: RoundView
let mine: Browser
beforeAll(async () => {
  restCame(true)
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 30 })
  round = (await must(house.use.rounds.view(employee(1), { roundId: house.roundId }))).round
  for (let number = 20; number < 25; number++) await browser(number)
  mine = await browser(2)
  later(20_000)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Browser {
  vault: Vault
  outbox: Outbox
  afterwards: Afterwards
}
const means = (who: number): Means => ({
  random: length => new Uint8Array(randomBytes(length)),
  now: () => house.clock.now(),
  rest: async () => {},
  async issue(roundId, set) {
    const outcome = await house.use.rounds.issueTokens(employee(who), { roundId, ...set })
    return outcome.ok ? outcome : { ok: false, message: 'refused' }
  },
})
async function browser(who: number): Promise<Browser> {
  return withSeed(memoryVault(), who)
}
async function withSeed(vault: Vault, who: number): Promise<Browser> {
  const opened = await openWallet(vault, round, means(who))
  if (!opened.ok) throw new Error(opened.refusal)
  const boxes = [vault, opened.wallet, round.id, way()] as const
  return { vault, outbox: openOutbox(...boxes), afterwards: openAfterwards(...boxes) }
}
const way = (change: Partial<Way> = {}): Way => ({
  now: () => house.clock.now(),
  chance: () => 0,
  random: length => new Uint8Array(randomBytes(length)),
  post: async (path, body) => (await house.post(path, body)).answer,
  ...change,
})
const offline = way({ post: async () => ({ state: 'unreachable' }) })
const later = (ms: number) => house.clock.to(house.clock.now() + ms)

async function deliverAll({ vault }: Browser): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    const wait = await deliver(vault, way())
    if (wait === undefined) return
    later(wait)
    await house.desk.tick()
  }
  throw new Error('something still waits')
}
const acts = ({ vault }: Browser) => vault.list<OwnAct>(actPrefix(round.id))
const verdict = async ({ vault }: Browser) => (await vault.list<OwnVerdict>(verdictPrefix(round.id)))[0]
const view = async () => (await must(house.use.questions.ofRound(employee(1), { roundId: round.id }))).view

/** An own question that everybody sees, with its receipt here. */
async function asked(text: string): Promise<{ own: Asked; id: string }> {
  await mine.outbox.ask(text, null, null)
  await deliverAll(mine)
  await mine.outbox.follow(await view())
  const own = (await mine.vault.list<Asked>(askedPrefix(round.id))).find(one => one.text === text)!
  return { own, id: own.id! }
}

test('a verdict survives a lost network and a dying server, is changed by another tap, and is kept as stored', async () => {
  const { id } = await asked('Judged?')
  await house.use.questions.answer(leader, { questionId: id, text: 'So.' })
  await mine.afterwards.judge(id, 1, false)
  const wait = await deliver(mine.vault, offline)
  expect(await verdict(mine)).toMatchObject({ says: 1, sent: false })
  later(wait ?? 0)
  await deliver(mine.vault, way())
  await house.kill()
  await deliverAll(mine)
  expect(await verdict(mine)).toMatchObject({ says: 1, sent: true })
  const stored = async () => (await house.store.select().from(house.store.t.verdicts)).map(({ says }) => says)
  expect(await stored()).toEqual([1])
  // Changed while the first is on its way: what was tapped last is what counts.
  await mine.afterwards.judge(id, 0, false)
  const changing = way({
    post: async (path, body) => {
      await mine.afterwards.judge(id, 1, false)
      return way().post(path, body)
    },
  })
  await deliver(mine.vault, changing)
  await deliverAll(mine)
  expect(await stored()).toEqual([1])
  expect(await verdict(mine)).toMatchObject({ says: 1, sent: true })
})

test('what an asker adds, doubts and splits out is sent until it is stored, and forgotten with the receipt', async () => {
  const [{ own, id }, target] = [await asked('Mine?'), await asked('Another?')]
  // What is begun is there again after a reload, until it is sent or the receipt forgotten.
  const begun = async () => (await withSeed(mine.vault, 2)).afterwards.begun(own.index)
  await mine.afterwards.keepBegun(own.index, 'That is')
  expect(await begun()).toBe('That is')
  expect(await mine.afterwards.clarify(own, id, 'That is to say …')).toBe(true)
  expect(await begun()).toBe('')
  await mine.afterwards.keepBegun(own.index, 'And')
  await deliverAll(mine)
  expect((await view()).questions.find(question => question.id === id)?.after?.clarifications).toMatchObject([{ text: 'That is to say …' }])
  await house.use.questions.moderate(moderator, { questionId: id, verb: { kind: 'merge', into: target.id } })
  await mine.afterwards.split(own, id)
  await deliverAll(mine)
  expect((await view()).questions.find(question => question.id === id)?.state).toBe('open')
  await house.use.questions.answer(leader, { questionId: id, text: 'So.' })
  await mine.afterwards.doubt(own, id, 'not answered')
  await deliverAll(mine)
  expect((await view()).questions.find(question => question.id === id)?.after?.askerSays).toBe('not answered')
  expect((await acts(mine)).map(({ kind, state }) => [kind, state])).toEqual([
    ['clarification', 'stored'],
    ['doubt', 'stored'],
    ['split', 'stored'],
  ])
  await mine.outbox.forget(own)
  expect(await acts(mine)).toEqual([])
  expect(await begun()).toBe('')
})

test('what is added on two devices with one seed stands in two places, and nothing is lost', async () => {
  const { own, id } = await asked('Twice?')
  const vault = memoryVault()
  await vault.put('seed', await mine.vault.get('seed'))
  const other = await withSeed(vault, 2)
  await mine.afterwards.clarify(own, id, 'from here')
  await other.afterwards.clarify(own, id, 'from there')
  await deliver(mine.vault, way())
  await deliverAll(other)
  await deliverAll(mine)
  const { clarifications } = (await view()).questions.find(question => question.id === id)?.after ?? {}
  expect(clarifications).toMatchObject([{ text: 'from here' }, { text: 'from there' }])
  expect((await acts(other)).map(({ state }) => state)).toEqual(['stored'])
})

test('a fourth addition is not taken, and one to a question that is gone says so', async () => {
  const { own, id } = await asked('Gone?')
  for (const text of ['one', 'two', 'three']) expect(await mine.afterwards.clarify(own, id, text)).toBe(true)
  expect(await mine.afterwards.clarify(own, id, 'four')).toBe(false)
  await house.use.questions.moderate(moderator, { questionId: id, verb: { kind: 'remove', reason: 'legal' } })
  await deliverAll(mine)
  const refused = (await acts(mine)).filter(act => act.questionId === id)
  expect(refused.map(({ state, refusal }) => [state, refusal])).toEqual(Array.from({ length: 3 }, () => ['refused', 'question']))
})

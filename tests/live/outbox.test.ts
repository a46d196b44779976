import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deliver } from '#app/live/questions/deliver.ts'
import { type Asked, askedPrefix, openOutbox, type Outbox } from '#app/live/questions/outbox.ts'
import { restCame } from '#app/live/questions/rest-of-asking.ts'
import type { Way } from '#app/live/questions/send.ts'
import type { Vault } from '#app/live/questions/vault.ts'
import { type Vote, votePrefix } from '#app/live/questions/votes.ts'
import { type Means, openWallet, type Wallet } from '#app/live/questions/wallet.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { employee, moderator, NOON, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import { memoryVault } from '#tests/support/vault.ts'

let folder: string
let house: QuestionHouse
let round: RoundView
let person = 0
/** Some tick, minutes after that of the test before. */
let start = NOON
beforeAll(async () => {
  restCame(true)
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 30 })
  round = (await must(house.use.rounds.view(employee(1), { roundId: house.roundId }))).round
  for (let number = 20; number < 25; number++) await browser(number)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  person++
  start += 600_000
  house.clock.to(start)
})

interface Browser {
  vault: Vault
  wallet: Wallet
  outbox: Outbox
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
  const vault = memoryVault()
  const opened = await openWallet(vault, round, means(who))
  if (!opened.ok) throw new Error(opened.refusal)
  return { vault, wallet: opened.wallet, outbox: openOutbox(vault, opened.wallet, round.id, way()) }
}

/** The way to the real routes. */
const way = (change: Partial<Way> = {}): Way => ({
  now: () => house.clock.now(),
  chance: () => 0,
  random: length => new Uint8Array(randomBytes(length)),
  post: async (path, body) => (await house.post(path, body)).answer,
  ...change,
})
const offline = way({ post: async () => ({ state: 'unreachable' }) })

const later = (ms: number) => house.clock.to(house.clock.now() + ms)
const ticks = async (many: number) => {
  for (let i = 0; i < many; i++) await house.desk.tick()
}
const asked = ({ vault }: Browser) => vault.list<Asked>(askedPrefix(round.id))
const texts = async (text: string) => (await house.store.select().from(house.store.t.questions)).filter(row => row.text === text)

/** Runs what is due until nothing waits, with a tick of the server in each turn. */
async function deliverAll({ vault }: Browser, by = way()): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    const wait = await deliver(vault, by)
    if (wait === undefined) return
    later(wait)
    await house.desk.tick()
  }
  throw new Error('something still waits')
}

test('a question waits for its token, is held, and is repeated until it is stored; then nothing waits', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('Why?', null, null)
  const sent: string[] = []
  const noted = way({ post: (path, body) => (sent.push(path), way().post(path, body)) })
  expect(await deliver(mine.vault, noted)).toBe(mine.wallet.usableFrom - house.clock.now())
  expect(sent).toEqual([])
  later(20_000)
  const wait = await deliver(mine.vault, noted)
  expect(sent).toEqual(['/anonymous/questions'])
  expect((await asked(mine))[0]?.state).toBe('held')
  // Looked at before it is due, for another reason: nothing is sent.
  expect(await deliver(mine.vault, noted)).toBe(wait)
  expect(sent).toHaveLength(1)
  await deliverAll(mine)
  expect((await asked(mine))[0]?.state).toBe('stored')
  expect(await texts('Why?')).toHaveLength(1)
  expect(await deliver(mine.vault, noted)).toBeUndefined()
})

test('a server that dies while a question is held gets it again, and it appears exactly once', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('And after that?', null, null)
  later(20_000)
  const wait = await deliver(mine.vault, way())
  await house.kill()
  await ticks(3)
  expect(await texts('And after that?')).toHaveLength(0)
  later(wait ?? 0)
  await deliverAll(mine)
  expect(await texts('And after that?')).toHaveLength(1)
})

test('what was asked or voted without a network leaves when it is back', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('From the train', null, null)
  const [question] = await texts('Why?')
  await mine.outbox.vote(question?.id ?? '', 1)
  later(20_000)
  for (let i = 0; i < 3; i++) {
    expect(await deliver(mine.vault, offline)).toBe(5_000)
    later(5_000)
  }
  expect((await asked(mine))[0]?.state).toBe('waiting')
  await deliverAll(mine)
  expect(await texts('From the train')).toHaveLength(1)
  expect((await mine.vault.list<Vote>(votePrefix(round.id)))[0]?.sent).toBe(true)
})

test('two tabs that send at the same moment send one question', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('In two tabs', null, null)
  later(20_000)
  await Promise.all([deliver(mine.vault, way()), deliver(mine.vault, way())])
  await deliverAll(mine)
  expect(await texts('In two tabs')).toHaveLength(1)
  expect(await asked(mine)).toHaveLength(1)
})

test('what was forgotten while it was under way does not come back', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('Forget this', null, null)
  later(20_000)
  const slow = way({
    async post(path, body) {
      const answer = await way().post(path, body)
      await mine.outbox.forget((await asked(mine))[0] as Asked)
      return answer
    },
  })
  await deliver(mine.vault, slow)
  expect((await asked(mine)).map(({ text }) => text)).toEqual([''])
})

test('a text that is refused stays, says why, and can be taken back into the box', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('   ', null, null)
  later(20_000)
  await deliverAll(mine)
  const [refused] = await asked(mine)
  expect([refused?.state, refused?.refusal]).toEqual(['refused', 'text'])
  await mine.outbox.giveBack(refused as Asked)
  expect(await asked(mine)).toEqual([])
})

test('a question is withdrawn by the browser that asked it', async () => {
  const mine = await browser(person)
  await mine.outbox.ask('Not this', null, null)
  later(20_000)
  await deliverAll(mine)
  const [question] = await texts('Not this')
  await mine.outbox.withdraw((await asked(mine))[0] as Asked, question?.id ?? '')
  await deliverAll(mine)
  await ticks(3)
  const after = (await house.store.select().from(house.store.t.questions)).find(({ id }) => id === question?.id)
  expect([after?.state, (await asked(mine))[0]?.withdrawing]).toEqual(['withdrawn', undefined])
})

test('a vote that was changed too often for now is kept, and sent again', async () => {
  const mine = await browser(person)
  const [question] = await texts('From the train')
  later(20_000)
  await mine.outbox.vote(question?.id ?? '', 1)
  const hasty = way({ post: async () => ({ state: 'refused', code: 'too many changes', message: '' }) })
  expect(await deliver(mine.vault, hasty)).toBeGreaterThan(0)
  expect(await mine.vault.list<Vote>(votePrefix(round.id))).toMatchObject([{ choice: 1, sent: false }])
  await deliverAll(mine)
  expect(await mine.vault.list<Vote>(votePrefix(round.id))).toMatchObject([{ choice: 1, sent: true }])
})

test('a vote for a question that was merged is cast again on the target, also after the page was left', async () => {
  const mine = await browser(person)
  const [from] = await texts('From the train')
  const [to] = await texts('In two tabs')
  later(20_000)
  await mine.outbox.vote(from?.id ?? '', 1)
  await deliverAll(mine)
  await must(house.use.questions.moderate(moderator, { questionId: from?.id ?? '', verb: { kind: 'merge', into: to?.id ?? '' } }))
  const { view } = await must(house.use.questions.ofRound(employee(person), { roundId: round.id }))
  await openOutbox(mine.vault, mine.wallet, round.id, way({ chance: () => 0.5 })).follow(view)
  expect(await deliver(mine.vault, way())).toBe(30_000)
  later(30_000)
  await deliverAll(mine)
  expect(await mine.vault.list<Vote>(votePrefix(round.id))).toEqual([{ questionId: to?.id, choice: 1, sent: true, from: [from?.id] }])
})

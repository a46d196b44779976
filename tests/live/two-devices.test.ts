import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver } from '#app/live/questions/deliver.ts'
import { browserOf, type Browser, enough, viewOf, wayTo } from '#tests/support/asking-browsers.ts'
import { openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { memoryVault } from '#tests/support/vault.ts'

let folder: string
let house: QuestionHouse
let person = 1
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 30 })
  await enough(house)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Two browsers of one person with one seed, which know nothing else of each other. */
async function twoDevices(): Promise<[Browser, Browser]> {
  person++
  const first = await browserOf(house, person)
  const vault = memoryVault()
  await vault.put('seed', await first.vault.get('seed'))
  const second = await browserOf(house, person, vault)
  house.clock.to(house.clock.now() + 20_000)
  return [first, second]
}
const seen = async () => (await viewOf(house)).questions
/** What a browser shows as its own, as everybody reads it. */
const own = async ({ asked, outbox }: Browser) => {
  await outbox.follow(await viewOf(house))
  const mine = (await asked()).filter(({ text }) => text !== '')
  const questions = await seen()
  return mine.map(({ text, id, state }) => [state, text, questions.find(question => question.id === id)?.text])
}

test('two devices with one seed lose no question, and each finds its own again', async () => {
  const [phone, desk] = await twoDevices()
  await phone.outbox.ask('From the phone?', null, null)
  await phone.deliverAll()
  await desk.outbox.ask('From the desk?', null, null)
  await desk.deliverAll()
  expect(await own(phone)).toEqual([['stored', 'From the phone?', 'From the phone?']])
  expect(await own(desk)).toEqual([['stored', 'From the desk?', 'From the desk?']])
})

test('neither while the first one is held and nothing is stored yet', async () => {
  const [phone, desk] = await twoDevices()
  await desk.outbox.ask('Held from the desk?', null, null)
  await deliver(desk.vault, wayTo(house))
  expect((await desk.asked())[0]?.state).toBe('held')
  await phone.outbox.ask('Meanwhile from the phone?', null, null)
  await phone.deliverAll()
  await desk.deliverAll()
  expect(await own(phone)).toEqual([['stored', 'Meanwhile from the phone?', 'Meanwhile from the phone?']])
  expect(await own(desk)).toEqual([['stored', 'Held from the desk?', 'Held from the desk?']])
})

test('a question of before, which has no nonce, keeps its receipt', async () => {
  const [phone] = await twoDevices()
  await phone.outbox.ask('Of old?', null, null, '')
  await phone.deliverAll()
  const [{ id = '' } = {}] = await own(phone).then(() => phone.asked())
  const { nonce: _, ...old } = (await phone.asked())[0]!
  expect(id).not.toBe('')
  await phone.outbox.withdraw(old, id)
  await phone.deliverAll()
  expect((await viewOf(house)).unshown).toMatchObject([{ id, state: 'withdrawn' }])
})

test('a clock that was set back by a day holds nothing back', async () => {
  const [phone] = await twoDevices()
  await phone.outbox.ask('At what time?', null, null)
  const before = await deliver(phone.vault, wayTo(house))
  expect(before).toBeGreaterThan(0)
  const sent: string[] = []
  const yesterday = wayTo(house, {
    now: () => house.clock.now() - 86_400_000,
    post: (path, body) => (sent.push(path), wayTo(house).post(path, body)),
  })
  await deliver(phone.vault, yesterday)
  expect(sent).toEqual(['/anonymous/questions'])
})

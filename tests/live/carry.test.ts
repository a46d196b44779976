import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { carriedCode, takeOver } from '#app/live/questions/carry.ts'
import { openWallet } from '#app/live/questions/wallet.ts'
import { toBase64url } from '#app/model/base64url.ts'
import { readCarried, writeCarried } from '#app/model/question/carried.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { makeKey } from '#server/questions/keys.ts'
import { browserOf, enough, meansOf, viewOf } from '#tests/support/asking-browsers.ts'
import { employee, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import { memoryVault } from '#tests/support/vault.ts'

let folder: string
let house: QuestionHouse
let round: RoundView
let person = 1
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 30 })
  await enough(house)
  round = (await must(house.use.rounds.view(employee(1), { roundId: house.roundId }))).round
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
/** The browser of somebody new, who can ask. */
async function phoneOf() {
  const phone = await browserOf(house, ++person)
  house.clock.to(house.clock.now() + 20_000)
  return phone
}

test('a question that was asked on the phone is withdrawn on the desk, which asks with the tokens that are left', async () => {
  const phone = await phoneOf()
  const [first] = [await phone.askNow('From the phone?'), await phone.askNow('Forget me?')]
  await phone.outbox.forget((await phone.asked()).find(({ text }) => text === 'Forget me?')!)
  const code = (await carriedCode(phone.vault))!
  const vault = memoryVault()
  expect(await takeOver(vault, `${code.slice(0, 40)}\n ${code.slice(40)}`, [round])).toEqual({ ok: true })
  const desk = await browserOf(house, person, vault)
  house.clock.to(house.clock.now() + 20_000)
  await desk.outbox.follow(await viewOf(house))
  expect((await desk.asked()).map(({ id, receipt }) => [id, receipt !== ''])).toEqual([
    [first, true],
    [undefined, false],
  ])
  await desk.askNow('From the desk?')
  expect((await desk.asked()).map(({ index, text }) => [index, text])).toEqual([
    [0, ''],
    [1, ''],
    [2, 'From the desk?'],
  ])
  await desk.outbox.withdraw((await desk.asked())[0]!, first)
  await desk.deliverAll()
  const { questions, unshown } = await viewOf(house)
  expect(unshown).toMatchObject([{ id: first, state: 'withdrawn' }])
  expect(questions.map(({ text }) => text).sort()).toEqual(['Forget me?', 'From the desk?'])
  // What the phone asks meanwhile with a token that the desk has spent takes the next one.
  await phone.askNow('Again from the phone?')
  expect((await viewOf(house)).questions.map(({ text }) => text)).toContain('Again from the phone?')
})

test('a code with a slip, a part of one, and anything else is not taken, and changes nothing', async () => {
  const phone = await phoneOf()
  const code = (await carriedCode(phone.vault))!
  const vault = memoryVault()
  const flipped = code.slice(0, 50) + (code[50] === 'A' ? 'B' : 'A') + code.slice(51)
  for (const wrong of [flipped, code.slice(0, -4), code.slice(4), '', 'hello', `${code}AAAA`, '🤷'])
    expect(await takeOver(vault, wrong, [round]), wrong).toEqual({ ok: false, refusal: 'unreadable' })
  expect(vault.kept.size).toBe(0)
})

test('a browser that holds other tokens keeps them, and a key that differs between two devices is refused', async () => {
  const phone = await phoneOf()
  const code = (await carriedCode(phone.vault))!
  const other = await phoneOf()
  const before = new Map((other.vault as ReturnType<typeof memoryVault>).kept)
  expect(await takeOver(other.vault, code, [round])).toEqual({ ok: false, refusal: 'other tokens' })
  expect((other.vault as ReturnType<typeof memoryVault>).kept).toEqual(before)
  const marked: RoundView = { ...round, keys: { ...round.keys!, asking: toBase64url((await makeKey()).public) } }
  expect(await takeOver(memoryVault(), code, [marked])).toEqual({ ok: false, refusal: 'second key' })
})

test('a browser that was told that the tokens are elsewhere gets them by the code', async () => {
  const phone = await phoneOf()
  const vault = memoryVault()
  expect(await openWallet(vault, round, meansOf(house, person))).toMatchObject({ ok: false, refusal: 'elsewhere' })
  expect(await takeOver(vault, (await carriedCode(phone.vault))!, [round])).toEqual({ ok: true })
  const opened = await openWallet(vault, round, meansOf(house, person))
  expect(opened.ok && opened.wallet.asking).toEqual(phone.wallet.asking)
})

test('a code says the same again, with every way in which a token can be spent', () => {
  const nonce = toBase64url(Uint8Array.from({ length: 16 }, (_, at) => at))
  const carried = {
    seed: Uint8Array.from({ length: 32 }, (_, at) => at * 7),
    rounds: ['one', 'z'.repeat(26)].map(id => ({
      id,
      keys: '0123456789abcdef'.repeat(2),
      spent: [
        { state: 'unused' as const },
        { state: 'forgotten' as const },
        { state: 'asked' as const, nonce },
        { state: 'asked' as const, nonce: '' },
        { state: 'unused' as const },
      ],
    })),
  }
  expect(readCarried(writeCarried(carried))).toEqual(carried)
})

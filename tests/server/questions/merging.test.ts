import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SETTLES_AFTER_MS } from '#app/model/question/round.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { type Asker, crowd, employee, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 8, moderated: true })
  people = await crowd(house, 8)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const ticks = async () => {
  for (const _ of [1, 2, 3]) await house.desk.tick()
}
type Verb = Parameters<typeof house.use.questions.moderate>[1]['verb']
const decide = (questionId: string, verb: Verb) => house.use.questions.moderate(moderator, { questionId, verb })
let asked = 0
/** Asks, and gives the id of the question that waits, with its receipt's secret. */
async function ask(text: string) {
  const number = asked++
  const [who, index] = [people[number % 8] as Asker, Math.floor(number / 8)]
  await house.post('/anonymous/questions', who.question(index, text))
  await ticks()
  const { pending } = await must(house.use.questions.pending(moderator, { roundId: house.roundId }))
  return { id: pending.find(question => question.text === text)!.id, secret: who.secret(index) }
}
async function open(text: string) {
  const own = await ask(text)
  expect(await decide(own.id, { kind: 'approve' })).toEqual({ ok: true })
  return own
}
async function merge(from: { id: string }, into: { id: string }) {
  expect(await decide(from.id, { kind: 'merge', into: into.id })).toEqual({ ok: true })
}
const withdraw = async ({ id, secret }: { id: string; secret: string }) => {
  const send = async () => (await house.post('/anonymous/withdrawals', { questionId: id, secret })).answer.state
  const first = await send()
  await ticks()
  return [first, await send()]
}
const view = async () => (await must(house.use.questions.ofRound(employee(1), { roundId: house.roundId }))).view
const question = async (id: string): Promise<QuestionView | undefined> => (await view()).questions.find(one => one.id === id)
const record = async (id: string) =>
  (await must(house.use.questions.record(employee(1), { roundId: house.roundId }))).record.filter(line => line.questionId === id)
const stored = () =>
  readFileSync(join(folder, 'candor.db')).toString('latin1') + readFileSync(join(folder, 'candor.db-wal')).toString('latin1')

describe('what was merged into a question', () => {
  test('stands for itself again when that one is removed, with a line in the record by whom', async () => {
    const [target, one, other] = [await open('Target to remove?'), await open('First into it?'), await open('Second into it?')]
    await merge(one, target)
    await merge(other, target)
    expect(await question(one.id)).toMatchObject({ state: 'merged', into: target.id })
    house.clock.to(house.clock.now() + 1_000)
    expect(await decide(target.id, { kind: 'remove', reason: 'legal' })).toEqual({ ok: true })
    for (const { id } of [one, other]) {
      expect(await question(id)).toMatchObject({ state: 'open' })
      expect((await record(id)).map(({ act, by, at }) => [act, by, at])).toEqual([
        [{ kind: 'merged', into: target.id }, 'Person 1', house.clock.now() - 1_000],
        [{ kind: 'split', by: 'removal' }, 'Person 1', house.clock.now()],
      ])
    }
  })

  test('stands for itself again when that one is withdrawn; the line tells nothing of when its asker was there', async () => {
    const [target, one] = [await open('Target to withdraw?'), await open('Into a withdrawn one?')]
    await merge(one, target)
    const merged = (await record(one.id))[0]!.at
    house.clock.to(house.clock.now() + 60_000)
    expect(await withdraw(target)).toEqual(['held', 'stored'])
    expect(await question(one.id)).toMatchObject({ state: 'open' })
    expect((await record(one.id))[1]).toMatchObject({ act: { kind: 'split', by: 'withdrawal' }, by: 'Person 1', at: merged + 1 })
  })

  test('goes along when that one is merged itself, so that nobody has to follow a chain', async () => {
    const [a, b, c] = [await open('Chain A?'), await open('Chain B?'), await open('Chain C?')]
    await merge(a, b)
    house.clock.to(house.clock.now() + 1_000)
    await merge(b, c)
    expect([await question(a.id), await question(b.id)]).toMatchObject([{ into: c.id }, { into: c.id }])
    expect((await record(a.id)).map(({ act }) => act)).toEqual([
      { kind: 'merged', into: b.id },
      { kind: 'merged', into: c.id },
    ])
  })
})

describe('a text', () => {
  test('that was cut and then withdrawn is gone from the public record and from the file', async () => {
    const own = await open('Why did Zephyrine leave Quuxville?')
    expect(await decide(own.id, { kind: 'edit', text: 'Why did [name removed] leave Quuxville?' })).toEqual({ ok: true })
    expect(JSON.stringify(await record(own.id))).toContain('Quuxville')
    expect(await withdraw(own)).toEqual(['held', 'stored'])
    expect(await record(own.id)).toMatchObject([{ act: { kind: 'edited', text: '' } }])
    expect(stored()).not.toMatch(/Quuxville|Zephyrine/)
  })

  test('that was cut twice stands in the record as it is now: the first cut left a name', async () => {
    const own = await open('Ann or Bert?')
    expect(await decide(own.id, { kind: 'edit', text: '[name removed] or Bert?' })).toEqual({ ok: true })
    house.clock.to(house.clock.now() + 1_000)
    expect(await decide(own.id, { kind: 'edit', text: '[name removed] or [name removed]?' })).toEqual({ ok: true })
    expect((await record(own.id)).map(({ act }) => 'text' in act && act.text)).toEqual(['', '[name removed] or [name removed]?'])
  })

  test('that was declined or merged can be taken back by its asker', async () => {
    const [declined, merged, target] = [await ask('Declined Wumpus?'), await open('Merged Grue?'), await open('Target of it?')]
    expect(await decide(declined.id, { kind: 'decline', reason: 'off topic' })).toEqual({ ok: true })
    await merge(merged, target)
    expect(stored()).toMatch(/Wumpus[^]*Grue|Grue[^]*Wumpus/)
    expect(await withdraw(declined)).toEqual(['held', 'stored'])
    expect(await withdraw(merged)).toEqual(['held', 'stored'])
    expect(stored()).not.toMatch(/Wumpus|Grue/)
    expect((await view()).unshown.filter(({ id }) => id === declined.id || id === merged.id).map(({ state }) => state)).toEqual([
      'withdrawn',
      'withdrawn',
    ])
    expect(await question(target.id)).toMatchObject({ state: 'open', atLeast: false })
  })

  test('that was declined is erased when the round settles; what everybody reads stays', async () => {
    const [declined, kept] = [await ask('Declined Frobnitz?'), await open('Kept Foobar?')]
    const [late, later] = [await ask('Still Xyzzy?'), await ask('Never Plugh?')]
    expect(await decide(declined.id, { kind: 'decline', reason: 'insult' })).toEqual({ ok: true })
    house.clock.to(house.clock.now() + SETTLES_AFTER_MS + 86_400_000)
    // One step a tick: it closes, then it settles.
    await ticks()
    expect((await view()).state).toBe('settled')
    expect(stored()).not.toContain('Frobnitz')
    expect(await question(kept.id)).toMatchObject({ text: 'Kept Foobar?' })
    // What no moderator has decided on is not lost: everybody reads that it waits, its asker keeps the receipt, and it can be decided on.
    const { counts, unshown } = await view()
    expect(counts.pending).toBe(2)
    expect(
      unshown
        .filter(({ state }) => state === 'pending')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([late.id, later.id].toSorted())
    expect((await must(house.use.debt.all(employee(1)))).page.undecided).toBe(2)
    expect(await decide(late.id, { kind: 'approve' })).toEqual({ ok: true })
    expect((await must(house.use.debt.all(employee(1)))).page).toMatchObject({ undecided: 1 })
    expect((await must(house.use.debt.all(employee(1)))).page.open.map(({ text }) => text)).toContain('Still Xyzzy?')
    expect(await decide(later.id, { kind: 'decline', reason: 'legal' })).toEqual({ ok: true })
    expect(stored()).not.toContain('Plugh')
    expect((await view()).unshown.find(({ id }) => id === later.id)).toMatchObject({ state: 'declined', reason: 'legal' })
  })
})

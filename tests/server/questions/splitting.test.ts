import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuestionView } from '#app/model/question/views.ts'
import { type Asker, crowd, employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
const other = { ...moderator, personId: 'person-2' }
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
interface Own {
  id: string
  secret: string
}
const decide = ({ id }: Own, verb: Verb, actor = moderator) => house.use.questions.moderate(actor, { questionId: id, verb })
const decided = async (own: Own, verb: Verb) => expect(await decide(own, verb)).toEqual({ ok: true })
const merge = (from: Own, into: Own) => decided(from, { kind: 'merge', into: into.id })
let asked = 0
/** Asks, and gives the question that waits. */
async function ask(text: string): Promise<Own> {
  const number = asked++
  const [who, index] = [people[number % 8] as Asker, Math.floor(number / 8)]
  await house.post('/anonymous/questions', who.question(index, text))
  await ticks()
  const { pending } = await must(house.use.questions.pending(moderator, { roundId: house.roundId }))
  return { id: pending.find(question => question.text === text)!.id, secret: who.secret(index) }
}
async function open(text: string): Promise<Own> {
  const own = await ask(text)
  await decided(own, { kind: 'approve' })
  return own
}
const question = async ({ id }: Own): Promise<QuestionView | undefined> =>
  (await must(house.use.questions.ofRound(employee(3), { roundId: house.roundId }))).view.questions.find(one => one.id === id)
const record = async ({ id }: Own) =>
  (await must(house.use.questions.record(employee(3), { roundId: house.roundId }))).record.filter(line => line.questionId === id)
const stored = () =>
  readFileSync(join(folder, 'candor.db')).toString('latin1') + readFileSync(join(folder, 'candor.db-wal')).toString('latin1')
const later = () => house.clock.to(house.clock.now() + 1_000)

describe('a moderator splits a merged question off', () => {
  test('and it stands for itself again; the public record says who did it and when, and what else was merged stays', async () => {
    const [target, one, stays] = [await open('Target?'), await open('Not the same?'), await open('The same?')]
    await merge(one, target)
    await merge(stays, target)
    later()
    house.news.length = 0
    await decided(one, { kind: 'split' })
    expect(house.news).toContainEqual({ kind: 'questions changed', roundId: house.roundId })
    expect(await question(one)).toMatchObject({ state: 'open', text: 'Not the same?' })
    expect(await question(one)).not.toHaveProperty('into')
    expect(await question(stays)).toMatchObject({ state: 'merged', into: target.id })
    expect((await record(one)).map(({ act, by, at }) => [act, by, at])).toEqual([
      [{ kind: 'merged', into: target.id }, 'Person 1', house.clock.now() - 1_000],
      [{ kind: 'split', by: 'moderator' }, 'Person 1', house.clock.now()],
    ])
  })

  test('at the same moment as another one does: one is told that somebody was faster, and there is one line', async () => {
    const [target, one] = [await open('Race target?'), await open('Raced for?')]
    await merge(one, target)
    later()
    const both = await Promise.all([decide(one, { kind: 'split' }), decide(one, { kind: 'split' }, other)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ fault: { kind: 'conflict', message: expect.stringMatching(/^Somebody else/) } })
    expect((await record(one)).map(({ act }) => act.kind)).toEqual(['merged', 'split'])
    // And against its removal: whichever comes first, the text that was removed is not read again.
    const [gone, into] = [await open('Removed while split?'), target]
    await merge(gone, into)
    await Promise.all([decide(gone, { kind: 'remove', reason: 'legal' }), decide(gone, { kind: 'split' }, other)])
    expect(await question(gone)).toBeUndefined()
    expect(stored()).not.toContain('Removed while split')
  })

  test('and one that still waited when it was merged is open: everybody had read it since, and nothing of it is lost', async () => {
    const [target, waited] = [await open('What of the halls?'), await ask('What of Hall 9?')]
    expect(await question(waited)).toBeUndefined()
    await merge(waited, target)
    const merged = (await question(waited))!
    expect(merged).toMatchObject({ state: 'merged', text: 'What of Hall 9?' })
    later()
    await decided(waited, { kind: 'split' })
    const { into: _, ...before } = merged as QuestionView & { into: string }
    expect(await question(waited)).toEqual({ ...before, state: 'open' })
    const { pending } = await must(house.use.questions.pending(moderator, { roundId: house.roundId }))
    expect(pending.map(({ id }) => id)).not.toContain(waited.id)
    // Its asker still has it in hand.
    const withdraw = () => house.post('/anonymous/withdrawals', { questionId: waited.id, secret: waited.secret })
    expect((await withdraw()).answer.state).toBe('held')
    await ticks()
    expect((await withdraw()).answer.state).toBe('stored')
    expect(await question(waited)).toBeUndefined()
  })

  test('keeps what its asker added, read by everybody or still waiting', async () => {
    const [target, one] = [await open('Which plan?'), await open('Which Plan B?')]
    const add = (place: number, text: string) =>
      house.post('/anonymous/clarifications', { questionId: one.id, secret: one.secret, place, text })
    await add(1, 'The one of March.')
    await add(2, 'And its cost.')
    await ticks()
    await must(house.use.clarifications.moderate(moderator, { questionId: one.id, place: 1, verb: { kind: 'approve' } }))
    await merge(one, target)
    const clarifications = [
      { place: 1, state: 'open', text: 'The one of March.' },
      { place: 2, state: 'pending' },
    ]
    expect((await question(one))?.after).toEqual({ clarifications })
    await decided(one, { kind: 'split' })
    expect((await question(one))?.after).toEqual({ clarifications })
  })

  test('after the other one was answered, and it is open: that answer was none to it', async () => {
    const [target, one] = [await open('Will we hire?'), await open('Will we hire in Ghent?')]
    await merge(one, target)
    await must(house.use.questions.answer(leader, { questionId: target.id, text: 'Yes.' }))
    await decided(one, { kind: 'split' })
    expect(await question(one)).toMatchObject({ state: 'open', answers: [] })
    expect(await question(target)).toMatchObject({ state: 'answered' })
  })

  test('and the record that is taken away as a file tells that from what an asker did, under whose line a moderator’s name stands, too', async () => {
    const [target, one, own] = [
      await open('Which file?'),
      await open('Which file, by a moderator?'),
      await open('Which file, by its asker?'),
    ]
    await merge(one, target)
    await merge(own, target)
    await decided(one, { kind: 'split' })
    await house.post('/anonymous/splits', { questionId: own.id, secret: own.secret })
    await ticks()
    const { file } = await must(house.use.reading.exported(leader, { format: 'json', query: 'which file' }))
    const [round] = JSON.parse(Buffer.from(file.bytes).toString()) as [{ moderation: { act: string; by: string }[] }]
    const splits = round.moderation.filter(({ act }) => act.startsWith('split')).map(({ act, by }) => `${act}: ${by}`)
    expect(splits).toEqual(expect.arrayContaining(['split by moderator: Person 1', 'split by asker: Person 1']))
  })

  test('and only a moderator does, and only what is merged', async () => {
    const [target, one, declined] = [await open('Whose target?'), await open('Whose?'), await ask('Declined?')]
    await decided(declined, { kind: 'decline', reason: 'off topic' })
    await merge(one, target)
    for (const actor of [employee(3), leader])
      expect(await decide(one, { kind: 'split' }, actor)).toMatchObject({ fault: { kind: 'forbidden' } })
    expect(await question(one)).toMatchObject({ state: 'merged' })
    for (const never of [target, declined]) expect(await decide(never, { kind: 'split' })).toMatchObject({ fault: { kind: 'conflict' } })
    expect(await decide({ ...one, id: 'nothing' }, { kind: 'split' })).toMatchObject({ fault: { kind: 'not found' } })
  })
})

describe('a name in a text that everybody reads', () => {
  test('is cut out of a merged question, also of one that nobody had let pass before; it stays merged and the name is gone', async () => {
    const [target, one] = [await open('Why so late?'), await ask('Why is Grimhilde so late?')]
    await merge(one, target)
    expect(stored()).toContain('Grimhilde')
    later()
    await decided(one, { kind: 'edit', text: 'Why is [name removed] so late?' })
    expect(await question(one)).toMatchObject({ state: 'merged', into: target.id, text: 'Why is [name removed] so late?' })
    expect((await record(one)).at(-1)).toMatchObject({
      act: { kind: 'edited', reason: 'names a person', text: 'Why is [name removed] so late?' },
      by: 'Person 1',
      at: house.clock.now(),
    })
    expect(stored()).not.toContain('Grimhilde')
  })

  test('is cut out of an answered question, which keeps its answer', async () => {
    const own = await open('Did Ottokar and Brunhilde sign?')
    await must(house.use.questions.answer(leader, { questionId: own.id, text: 'Nobody has signed.' }))
    await decided(own, { kind: 'edit', text: 'Did [name removed] and Brunhilde sign?' })
    later()
    await decided(own, { kind: 'edit', text: 'Did [name removed] and [name removed] sign?' })
    expect(await question(own)).toMatchObject({ state: 'answered', text: 'Did [name removed] and [name removed] sign?' })
    expect((await question(own))?.answers).toHaveLength(1)
    // The first cut left a name, which the record must not keep.
    expect((await record(own)).map(({ act }) => 'text' in act && act.text)).toEqual(['', 'Did [name removed] and [name removed] sign?'])
    expect(stored()).not.toMatch(/Ottokar|Brunhilde/)
  })

  test('and nothing but a name: of a merged or answered question, too', async () => {
    const [target, one] = [await open('What is the plan?'), await open('What is the plan of Sieglinde?')]
    await merge(one, target)
    await must(house.use.questions.answer(leader, { questionId: target.id, text: 'None.' }))
    for (const own of [target, one])
      expect(await decide(own, { kind: 'edit', text: 'There is no plan?' })).toMatchObject({
        fault: { kind: 'invalid', fields: { text: expect.any(String) } },
      })
    expect(await question(one)).toMatchObject({ text: 'What is the plan of Sieglinde?' })
  })

  test('is not cut out of what is gone: there somebody else has decided', async () => {
    const [removed, declined] = [await open('Removed Kunibert?'), await ask('Declined Kunibert?')]
    await decided(removed, { kind: 'remove', reason: 'insult' })
    await decided(declined, { kind: 'decline', reason: 'insult' })
    for (const own of [removed, declined])
      expect(await decide(own, { kind: 'edit', text: 'Removed [name removed]?' })).toMatchObject({ fault: { kind: 'conflict' } })
  })

  test('goes with a merged question that is removed, and the question that it was merged into stays', async () => {
    const [target, one] = [await open('Who decides?'), await ask('Why does Waltraute decide?')]
    await merge(one, target)
    later()
    await decided(one, { kind: 'remove', reason: 'names a person' })
    expect(await question(one)).toBeUndefined()
    expect(await question(target)).toMatchObject({ state: 'open', atLeast: false })
    expect((await record(one)).at(-1)).toMatchObject({ act: { kind: 'removed', reason: 'names a person' } })
    expect(stored()).not.toContain('Waltraute')
  })
})

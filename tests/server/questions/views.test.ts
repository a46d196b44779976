import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY } from '#app/model/people/roles.ts'
import type { QuestionsView } from '#app/model/question/views.ts'
import { openAnswersHtml } from '#server/questions/answer-html.ts'
import { viewOfRound } from '#server/questions/view.ts'
import { openRoundViews } from '#server/questions/views.ts'
import { type Asker, crowd, employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { moderated: true })
  people = await crowd(house)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const MANY = 10_000
/** Views over the house's own file that count how often they look into it. */
function counted(look = (roundId: string) => viewOfRound(house.store, roundId)) {
  let looks = 0
  const views = openRoundViews(roundId => {
    looks++
    return look(roundId)
  })
  return { views, looks: () => looks }
}
const seenBy = async (actor = employee(2)): Promise<QuestionsView> => {
  const outcome = await house.use.questions.ofRound(actor, { roundId: house.roundId })
  if (!outcome.ok) throw new Error('not seen')
  return outcome.view
}

test('ten thousand pages that fetch in the same second cost one look', async () => {
  const { views, looks } = counted()
  const all = await Promise.all(Array.from({ length: MANY }, () => views.of(house.roundId)))
  expect([looks(), new Set(all).size, all[0]?.roundId]).toEqual([1, 1, house.roundId])
  expect(await views.of(house.roundId)).toBe(all[0])
  await expect.poll(() => views.of(house.roundId).then(looks), { timeout: 3_000 }).toBe(2)
})

test('a change of the round is looked up at once, one of another round and a vote are not', async () => {
  const { views, looks } = counted()
  const first = views.of(house.roundId)
  views.hear({ kind: 'questions changed', roundId: 'another' })
  views.hear({ kind: 'votes changed', roundId: house.roundId, questionIds: [] })
  expect(views.of(house.roundId)).toBe(first)
  views.hear({ kind: 'questions changed', roundId: house.roundId })
  expect(views.of(house.roundId)).not.toBe(first)
  expect(looks()).toBe(2)
  expect(await views.of(house.roundId)).toEqual(await first)
})

test('neither a round that is not there nor a look that failed is remembered', async () => {
  const missing = counted()
  for (const look of [1, 2]) {
    expect(await missing.views.of('nothing')).toBeUndefined()
    expect(missing.looks()).toBe(look)
  }
  let broken = true
  const failing = counted(roundId => (broken ? Promise.reject(new Error('disk')) : viewOfRound(house.store, roundId)))
  await expect(failing.views.of(house.roundId)).rejects.toThrow('disk')
  broken = false
  expect(await failing.views.of(house.roundId)).toMatchObject({ roundId: house.roundId })
})

test('what is remembered opens no door: permission is asked each time, and a moderator’s view is nobody else’s', async () => {
  await house.post('/anonymous/questions', people[0]!.question(0, 'Waiting?'))
  for (const _ of [1, 2, 3]) await house.desk.tick()
  const pending = await house.use.questions.pending(moderator, { roundId: house.roundId })
  const [question] = pending.ok ? pending.pending : []
  const views = await Promise.all([moderator, leader, employee(2)].map(seenBy))
  expect(new Set(views).size).toBe(1)
  expect(JSON.stringify(views)).not.toContain('Waiting?')
  for (const actor of [NOBODY, { ...employee(3), pledged: null }])
    expect(await house.use.questions.ofRound(actor, { roundId: house.roundId })).toEqual({ ok: false, fault: { kind: 'not found' } })

  const approved = await house.use.questions.moderate(moderator, { questionId: question?.id ?? '', verb: { kind: 'approve' } })
  expect(approved).toEqual({ ok: true })
  expect((await seenBy()).questions).toMatchObject([{ text: 'Waiting?' }])
  await house.use.questions.moderate(moderator, { questionId: question?.id ?? '', verb: { kind: 'remove', reason: 'legal' } })
  expect(JSON.stringify(await seenBy())).not.toContain('Waiting?')
})

test('a view is written and compressed once for all, and who has it already gets nothing until it changes', async () => {
  const { views, looks } = counted()
  const all = await Promise.all(Array.from({ length: MANY }, () => views.packet(house.roundId)))
  expect([looks(), new Set(all).size]).toEqual([1, 1])
  const packet = all[0]!
  expect(JSON.parse(packet.json)).toEqual(await views.of(house.roundId))
  expect(gunzipSync(packet.gzip).toString()).toBe(packet.json)
  // Looked up anew and unchanged: the same name for it.
  views.hear({ kind: 'questions changed', roundId: house.roundId })
  expect((await views.packet(house.roundId))?.etag).toBe(packet.etag)
  await house.store.transact(tx => tx.update(tx.t.rounds).set({ state: 'closed' }))
  views.hear({ kind: 'questions changed', roundId: house.roundId })
  expect((await views.packet(house.roundId))?.etag).not.toBe(packet.etag)
  expect(await views.packet('nothing')).toBeUndefined()
})

test('an answer is rendered once however often a round is looked at, and anew where it changed', () => {
  const rendered: string[] = []
  const render = openAnswersHtml()
  const htmlOf = (roundId: string, answers: { id: string; text: string }[]) =>
    render(roundId, answers, text => {
      rendered.push(text)
      return `<p>${text}</p>`
    })
  const [one, two] = [
    { id: '1', text: 'one' },
    { id: '2', text: 'two' },
  ]
  expect(htmlOf('round', [one])).toEqual(new Map([['1', '<p>one</p>']]))
  expect(htmlOf('round', [one, two]).get('2')).toBe('<p>two</p>')
  htmlOf('another', [one])
  expect(rendered).toEqual(['one', 'two', 'one'])
  // Gone with its question: rendered anew if it comes back.
  htmlOf('round', [two])
  htmlOf('round', [{ ...one, text: 'uno' }, two])
  expect(rendered.slice(3)).toEqual(['uno'])
})

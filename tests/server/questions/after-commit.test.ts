import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '#db/driver.ts'
import { crowd, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

// What was committed is told, and told once, though the file cannot be cleaned at that moment.

const inHouse = (use: (house: QuestionHouse, folder: string) => Promise<void>) =>
  inTemporaryFolder(async folder => {
    const house = await openQuestionHouse(folder)
    await use(house, folder).finally(() => house.close())
  })

/** A reader that holds the write-ahead log, like a backup. */
function hold(folder: string) {
  const reader = new Database(join(folder, 'candor.db'), { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('select count(*) from squads').get()
  return reader
}
const told = ({ news }: QuestionHouse) => news.filter(item => item.kind === 'questions changed').length

test('a batch is written once and told at its tick while a backup reads', () =>
  inHouse(async (house, folder) => {
    const people = await crowd(house)
    const reader = hold(folder)
    for (const [number, person] of people.entries()) await house.post('/anonymous/questions', person.question(0, `question ${number}`))
    const before = told(house)
    await house.desk.tick()
    expect(told(house)).toBe(before + 1)
    await house.desk.tick()
    expect(told(house)).toBe(before + 1)
    const rows = await house.store.select().from(house.store.t.questions)
    expect(rows.map(({ text, batch }) => [text, batch]).sort()).toEqual(people.map((_, number) => [`question ${number}`, 1]))
    expect(house.logged).toEqual([])
    reader.close()
  }))

test('a round that closes, and a question that is removed, are told while a backup reads', () =>
  inHouse(async (house, folder) => {
    const [one] = await crowd(house)
    await house.post('/anonymous/questions', one?.question(0, 'removed'))
    for (let ticks = 0; ticks < 3; ticks++) await house.desk.tick()
    const [row] = await house.store.select().from(house.store.t.questions)
    const reader = hold(folder)
    const before = told(house)
    const removed = await house.use.questions.moderate(moderator, { questionId: row?.id ?? '', verb: { kind: 'remove', reason: 'insult' } })
    expect(removed).toEqual({ ok: true })
    expect(await house.use.rounds.close(leader, { roundId: house.roundId })).toEqual({ ok: true })
    expect(told(house)).toBe(before + 2)
    reader.close()
  }))

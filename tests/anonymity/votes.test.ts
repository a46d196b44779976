import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBallotBox } from '#server/questions/ballot-box.ts'
import { type Asker, crowd, fetchTokens, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { must } from '#tests/support/reports.ts'

// N8: one vote a person and question, over tabs, devices and reconnects; who voted cannot be told from the database.

let folder: string
let house: QuestionHouse
let people: Asker[]
const PEOPLE = 8
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: PEOPLE + 1 })
  people = await crowd(house, PEOPLE)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

let used = 0
async function open(text: string): Promise<string> {
  const number = used++
  await house.post('/anonymous/questions', (people[number % PEOPLE] as Asker).question(Math.floor(number / PEOPLE), text))
  for (let ticks = 0; ticks < 3; ticks++) await house.desk.tick()
  return (await house.store.select().from(house.store.t.questions)).find(row => row.text === text)?.id ?? ''
}
const vote = async (token: string, questionId: string, choice: 0 | 1 = 1) => {
  const { answer } = await house.post('/anonymous/votes', { token, questionId, choice })
  return answer.state === 'refused' ? answer.code : answer.state
}
const votesOn = async (questionId: string) =>
  (await house.store.select().from(house.store.t.votes)).filter(row => row.questionId === questionId).length
const voting = (number: number) => (people[number] as Asker).voting

test('one person votes once: in ten tabs at once, on another device with the same seed, and after the server came back', async () => {
  const id = await open('once each')
  expect(await Promise.all(Array.from({ length: 10 }, () => vote(voting(0), id)))).toEqual(Array(10).fill('stored'))
  expect(await votesOn(id)).toBe(1)
  // A device that was given the seed fetches the identical set, and holds the same token.
  const device = await fetchTokens(house, 0)
  expect(device.voting).toBe(voting(0))
  expect(await vote(device.voting, id)).toBe('stored')
  await house.kill()
  expect(await vote(voting(0), id)).toBe('stored')
  expect(await votesOn(id)).toBe(1)
  expect(await Promise.all([vote(voting(1), id), vote(voting(1), id, 0), vote(voting(1), id)])).toEqual(['stored', 'stored', 'stored'])
  expect(await votesOn(id)).toBe(2)
})

test('votes of one person have nothing in common, and nothing of a voter is in the database', async () => {
  const ids = [await open('first of two'), await open('second of two')]
  for (const id of ids) expect(await vote(voting(2), id)).toBe('stored')
  const rows = (await house.store.select().from(house.store.t.votes)).filter(row => ids.includes(row.questionId))
  expect(rows).toHaveLength(2)
  expect(new Set(rows.map(({ voterHash }) => voterHash)).size).toBe(2)
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['choice', 'questionId', 'voterHash'])
})

describe('a vote is refused and leaves nothing', () => {
  const refused = async (id: string) => {
    expect(await vote(voting(3), id)).toBe('question')
    expect(await votesOn(id)).toBe(0)
  }

  test('on a question that was merged, until it is cast on the target', async () => {
    const [from, into] = [await open('merged away'), await open('merged into')]
    await must(house.use.questions.moderate(moderator, { questionId: from, verb: { kind: 'merge', into } }))
    await refused(from)
    expect(await vote(voting(3), into)).toBe('stored')
  })

  test('on a question that was removed', async () => {
    const id = await open('removed soon')
    expect(await vote(voting(4), id)).toBe('stored')
    await must(house.use.questions.moderate(moderator, { questionId: id, verb: { kind: 'remove', reason: 'insult' } }))
    await refused(id)
  })

  test('on a question that was answered, declined or never asked', async () => {
    const id = await open('answered soon')
    await must(house.use.questions.answer(leader, { questionId: id, text: 'Because.' }))
    await refused(id)
    await refused('no-such-question')
  })
})

/** comment-id, voter-id and vote of each row after the head, in the order of the file. */
function rowsOf(path: string): { question: string; voter: string; vote: number }[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',')
  const at = (name: string) => columns.indexOf(name)
  return lines.map(line => {
    const cells = line.split(',')
    return { question: cells[at('comment-id')] ?? '', voter: cells[at('voter-id')] ?? '', vote: Number(cells[at('vote')]) }
  })
}

const canada = inputFile('qa/votes_canada.csv')
test.runIf(canada)('the votes of a real assembly come to the totals of its file, whoever changes their mind', async () => {
  const cast = rowsOf(canada as string)
  const last = new Map(cast.map(({ question, voter, vote: choice }) => [`${voter} ${question}`, choice === 1]))
  const expected = new Map<string, number>()
  for (const [key, stands] of last) if (stands) expected.set(key.split(' ')[1]!, (expected.get(key.split(' ')[1]!) ?? 0) + 1)
  // The file's people are more than have tokens here: past the check of the token, a vote is its hash.
  const round = await house.store.select().from(house.store.t.questions)
  const { questions, votes } = house.store.t
  const ids = [...new Set(cast.map(({ question }) => question))]
  await house.store.transact(async tx => {
    for (const id of ids)
      await tx
        .insert(questions)
        .values({ ...round[0]!, id: `canada-${id}`, text: id, state: 'open', tokenHash: `spent ${id}`, votes: null })
  })
  const take = openBallotBox(house.store)
  await Promise.all(
    cast.map(({ question, voter, vote: choice }) =>
      take({
        roundId: house.roundId,
        questionId: `canada-${question}`,
        voterHash: `${voter} ${question}`.padEnd(64, '.'),
        choice: choice === 1 ? 1 : 0,
      }),
    ),
  )
  await house.store.checkpoint()
  const counted = new Map<string, number>()
  for (const { questionId } of await house.store.select().from(votes))
    if (questionId.startsWith('canada-')) counted.set(questionId.slice(7), (counted.get(questionId.slice(7)) ?? 0) + 1)
  expect(cast.length).toBeGreaterThan(10_000)
  expect([...counted].sort()).toEqual([...expected].sort())
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { Search } from '#server/use/reading.ts'
import { type Asker, crowd, employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
const ids = new Map<string, string>()
const FORMULA = '=HYPERLINK("http://evil.example","Why?")'
const TEXTS = [
  'Warum sind die Löhne in Łódź niedriger?',
  '为什么云成本上升了？',
  'لماذا ارتفعت تكاليف السحابة؟',
  'Почему закрыли офис?',
  FORMULA,
  'Into another?',
]
const DECLINED = 'Declined Zephyrine?'
const PENDING = 'Pending Quux?'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 8, moderated: true })
  people = await crowd(house, 8)
  for (const [at, text] of [...TEXTS, DECLINED, PENDING].entries())
    await house.post('/anonymous/questions', people[at % 8]!.question(0, text))
  for (const _ of [1, 2, 3]) await house.desk.tick()
  const { pending } = await must(house.use.questions.pending(moderator, { roundId: house.roundId }))
  for (const { id, text } of pending) ids.set(text, id)
  const decide = async (text: string, verb: Parameters<typeof house.use.questions.moderate>[1]['verb']) =>
    must(house.use.questions.moderate(moderator, { questionId: ids.get(text)!, verb }))
  for (const text of TEXTS) await decide(text, { kind: 'approve' })
  await decide(DECLINED, { kind: 'decline', reason: 'insult' })
  await decide(TEXTS[5]!, { kind: 'merge', into: ids.get(TEXTS[0]!)! })
  await must(
    house.use.questions.answer(leader, { questionId: ids.get(TEXTS[3]!)!, text: 'The **lease** ended & nobody used it; 東京 stays.' }),
  )
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const page = async (search: Search, actor: PersonActor = employee(3)) => (await must(house.use.reading.find(actor, search))).page
const found = async (search: Search) => (await page(search)).found.map(({ question }) => question.text)

describe('somebody who looks for a question', () => {
  test.each([
    ['without case and accents', 'lohne ŁÓDŹ', 0],
    ['in Chinese, by a part of a text without blanks', '云成本', 1],
    ['in Arabic, written with vowels', 'تَكاليف', 2],
    ['in Cyrillic', 'офис', 3],
    ['by what was answered', 'lease nobody', 3],
    ['by what was answered in Japanese', '東京', 3],
  ])('finds it %s', async (_, query, at) => {
    expect(await found({ query })).toEqual([TEXTS[at]])
  })

  test('finds what everybody reads and nothing else', async () => {
    for (const query of ['Zephyrine', 'Quux', 'strong', 'nothing of it']) expect(await found({ query })).toEqual([])
    expect((await found({})).toSorted()).toEqual(TEXTS.toSorted())
  })

  test('filters by state and round; a page that is not there is the last one', async () => {
    expect(await found({ state: 'answered' })).toEqual([TEXTS[3]])
    expect(await found({ state: 'merged', roundId: house.roundId })).toEqual([TEXTS[5]])
    expect(await found({ roundId: 'another' })).toEqual([])
    expect(await page({ page: 99 })).toMatchObject({ page: 1, pages: 1, total: 6 })
  })

  test('finds a squad’s: those that it has promised to answer', async () => {
    await house.store.transact(tx => tx.insert(tx.t.squads).values({ id: 'platform', name: 'Platform', createdAt: 0 } as never))
    const questionId = ids.get(TEXTS[1]!)!
    await house.store.transact(tx =>
      tx.insert(tx.t.promises).values({
        ...{ id: 'promise', questionId, ownerId: null, squadId: 'platform', dueOn: '2026-04-01', madeBy: 'person-0', madeAt: 0 },
        ...{ keptBy: null, movedTo: null, remindedOn: null },
      }),
    )
    house.hall.publish({ kind: 'questions changed', roundId: house.roundId })
    expect(await found({ squadId: 'platform' })).toEqual([TEXTS[1]])
    expect(await found({ squadId: 'another' })).toEqual([])
    expect((await page({})).choices.squads).toEqual([{ id: 'platform', name: 'Platform' }])
  })

  test('must have given the pledge', async () => {
    expect(await house.use.reading.find({ ...employee(3), pledged: null }, {})).toMatchObject({ fault: { kind: 'not found' } })
  })
})

const take = async (format: 'csv' | 'json', search: Search = {}) =>
  (await must(house.use.reading.exported(leader, { ...search, format }))).file.bytes.toString()

describe('questions as a file', () => {
  test('are for those who may take reports away', async () => {
    expect(await house.use.reading.exported(employee(3), { format: 'csv' })).toMatchObject({ fault: { kind: 'not found' } })
    await house.store.transact(tx => tx.update(tx.t.company).set({ employeesMayExport: true }))
    expect(await house.use.reading.exported(employee(3), { format: 'csv' })).toMatchObject({ ok: true })
  })

  test('hold these fields and no others, and nothing that is not public', async () => {
    const file = await take('json')
    const keys = new Set<string>()
    JSON.parse(file, (key, value: unknown) => {
      if (key !== '' && !/^\d+$/.test(key)) keys.add(key)
      return value
    })
    const allowed =
      'round questions moderation id question about state mergedInto votes votesAtLeast added answers kind by on text promises owner dueOn madeOn keptOn moved readersSay settled reopened act reason'
    expect([...keys].toSorted()).toEqual(allowed.split(' ').toSorted())
    const rows = await house.store.select().from(house.store.t.questions)
    const secrets = rows.flatMap(({ tokenHash, receiptHash }) => [
      tokenHash,
      ...(receiptHash ? [receiptHash, receiptHash.slice(0, 16)] : []),
    ])
    for (const written of [file, await take('csv')]) {
      expect(written).toContain(TEXTS[1])
      for (const secret of [...secrets, DECLINED, PENDING, ids.get(DECLINED)!, ids.get(PENDING)!, 'batch'])
        expect(written).not.toContain(secret)
    }
  })

  test('run nothing in a spreadsheet', async () => {
    const { data } = Papa.parse<string[]>((await take('csv')).slice(1), { delimiter: ',' })
    const cells = data.flat()
    expect(cells).toContain(`'${FORMULA}`)
    expect(cells.filter(cell => /^\s*[=+@-]/.test(cell))).toEqual([])
  })

  test('are those that were looked for, with the answer as it is read and the record of the round', async () => {
    const [round] = JSON.parse(await take('json', { query: 'lease' })) as [
      { questions: { question: string; answers: unknown[] }[]; moderation: { act: string; by: string }[] },
    ]
    expect(round.questions).toMatchObject([
      { question: TEXTS[3], answers: [{ kind: 'written', by: 'Person 0', text: 'The lease ended & nobody used it; 東京 stays.' }] },
    ])
    expect(round.moderation.map(({ act, by }) => [act, by]).toSorted()).toEqual([
      ['declined', 'Person 1'],
      ['merged', 'Person 1'],
    ])
  })
})

test('fifty stand on a page', async () => {
  const many = 60
  await house.store.transact(async tx => {
    const [row] = await tx.select().from(tx.t.questions)
    for (let at = 0; at < many; at++)
      await tx
        .insert(tx.t.questions)
        .values({ ...row!, id: `many ${at}`, text: `Zebra ${at}?`, state: 'open', tokenHash: `many ${at}`, receiptHash: null })
  })
  house.hall.publish({ kind: 'questions changed', roundId: house.roundId })
  const [first, second] = [await page({ query: 'zebra' }), await page({ query: 'zebra', page: 2 })]
  expect([first.found.length, second.found.length, first.total, first.pages]).toEqual([50, 10, many, 2])
  expect(new Set([...first.found, ...second.found].map(({ question }) => question.id)).size).toBe(many)
})

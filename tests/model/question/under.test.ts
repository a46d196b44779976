import { expect, test } from 'vitest'
import { mergedUnder, standing } from '#app/model/question/under.ts'
import type { QuestionView } from '#app/model/question/views.ts'

const question = (id: string, into?: string): QuestionView => {
  const shown = { id, text: id, about: null, batch: 1, votes: 0, atLeast: false, receipt: null, answers: [] }
  return into === undefined ? { ...shown, state: 'open' } : { ...shown, state: 'merged', into }
}
const under = (questions: QuestionView[]) => [...mergedUnder(questions)].map(([id, merged]) => [id, merged.map(one => one.id).join()])

test('a merged question is read under the one that stands, through any number of merges', () => {
  const all = [question('a', 'b'), question('b', 'c'), question('c'), question('d', 'c'), question('e')]
  expect(under(all)).toEqual([['c', 'a,b,d']])
  expect(standing(all).map(({ id }) => id)).toEqual(['c', 'e'])
})

test('one whose target is nowhere is shown by itself; a ring of merges hides nothing either', () => {
  const all = [question('a', 'gone'), question('b', 'c'), question('c', 'b'), question('d')]
  expect(under(all)).toEqual([])
  expect(standing(all).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

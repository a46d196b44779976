import { expect, test } from 'vitest'
import { blindedSetSchema, pollAnswerSchema } from '#app/model/question/wire.ts'
import { TOKEN_LENGTH } from '#app/model/question/token.ts'

const answer = (choices: unknown) => pollAnswerSchema.safeParse({ token: 'x'.repeat(TOKEN_LENGTH), pollId: 'poll', choices })

test('a list that is too long is one fault, whatever is in it: its elements are not looked at', () => {
  expect(answer(Array.from({ length: 3_000 }, () => 'x')).error?.issues).toMatchObject([{ path: ['choices'], code: 'too_big' }])
  const set = { asking: Array.from({ length: 1_000 }, () => 1), voting: Array.from({ length: 1_000 }, () => ({ deep: [] })) }
  expect(blindedSetSchema.safeParse(set).error?.issues).toMatchObject([{ path: ['asking'] }, { path: ['voting'] }])
})

test('a list of the right length is looked at element by element', () => {
  expect(answer([0, 7]).data?.choices).toEqual([0, 7])
  for (const wrong of [[], [8], [-1], [0.5], ['0'], [null], 'x', { length: 1 }]) expect(answer(wrong).success).toBe(false)
  const element = 'a'.repeat(342)
  const set = { asking: Array.from({ length: 5 }, () => element), voting: [element] }
  expect(blindedSetSchema.safeParse(set).data).toEqual(set)
  for (const wrong of [
    { ...set, asking: set.asking.slice(1) },
    { ...set, voting: ['a'] },
    { ...set, voting: [element, element] },
  ])
    expect(blindedSetSchema.safeParse(wrong).success).toBe(false)
})

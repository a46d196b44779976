import { expect, test } from 'vitest'
import { fingerprint, words } from '#app/model/question/words.ts'
import { makeKey } from '#server/questions/keys.ts'

test('the list has 256 different plain words, none beginning another', () => {
  expect(new Set(words).size).toBe(256)
  expect(words.every(word => /^[a-z]{3,8}$/.test(word))).toBe(true)
  expect(words.toSorted()).toEqual(words)
  expect(words.some((word, i) => words[i + 1]?.startsWith(word))).toBe(false)
})

test('a key has one fingerprint of eight words, and two keys have two', async () => {
  const [one, two] = await Promise.all([makeKey(), makeKey()])
  expect(fingerprint(one.public).split(' ')).toHaveLength(8)
  expect(fingerprint(one.public)).toBe(fingerprint(Buffer.from(one.public)))
  expect(fingerprint(one.public)).not.toBe(fingerprint(two.public))
})

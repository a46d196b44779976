import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesToInteger, integerToBytes } from '#app/model/question/integer.ts'
import { blindedElement, finishedToken, type RoundKeys } from '#app/model/question/seed.ts'
import { readToken } from '#app/model/question/spent.ts'
import { readPublicKey, type Token } from '#app/model/question/token.ts'
import { makeKey, readSecret, type StoredKey } from '#server/questions/keys.ts'
import { openSigner } from '#server/questions/sign.ts'
import { isSigned } from '#server/questions/verify.ts'

const signer = openSigner(2)
let key: StoredKey
let n: bigint

beforeAll(async () => {
  key = await makeKey()
  n = readPublicKey(key.public).n
})
afterAll(() => signer.close())

test('the workers sign in the order of the elements, many sets at once', async () => {
  const secret = readSecret(key.secret)
  const keys: RoundKeys = { roundId: 'r', asking: key.public, voting: key.public }
  const seeds = Array.from({ length: 12 }, () => new Uint8Array(randomBytes(32)))
  const indexes = [0, 1, 2, 3, 4]
  const tokens = await Promise.all(
    seeds.map(async seed => {
      const signed = await signer.sign(
        secret,
        indexes.map(index => blindedElement(seed, keys, 'asking', index)),
      )
      return indexes.map(index => readToken(finishedToken(seed, keys, 'asking', index, signed[index] as Uint8Array)) as Token)
    }),
  )
  expect(tokens.flat()).toHaveLength(60)
  expect(tokens.flat().every(token => isSigned(token, key.public))).toBe(true)
})

describe('an element is refused', () => {
  const cases: [string, () => Uint8Array][] = [
    ['when it is zero', () => new Uint8Array(256)],
    ['when it is the modulus', () => integerToBytes(n, 256)],
    ['when it is above the modulus', () => new Uint8Array(256).fill(255)],
    ['when it is too short', () => new Uint8Array(255).fill(1)],
    ['when it is too long', () => new Uint8Array(257).fill(1)],
    ['when it is empty', () => new Uint8Array(0)],
  ]
  test.each(cases)('%s, with the good ones beside it', async (_, element) => {
    const good = integerToBytes(bytesToInteger(randomBytes(200)), 256)
    await expect(signer.sign(readSecret(key.secret), [good, element()])).rejects.toThrow('blinded element')
  })
})

test('after a worker died the next set is signed by a new one', async () => {
  const other = openSigner(1)
  await other.close()
  const element = integerToBytes(bytesToInteger(randomBytes(200)), 256)
  const [signed] = await other.sign(readSecret(key.secret), [element])
  expect(signed).toHaveLength(256)
  await other.close()
})

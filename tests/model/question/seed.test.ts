import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToInteger, integerToBytes } from '#app/model/question/integer.ts'
import {
  blindedElement,
  blindedSetHash,
  finishedToken,
  isWholeSet,
  receiptHash,
  receiptSecret,
  type RoundKeys,
} from '#app/model/question/seed.ts'
import { readToken, spentHash, voteHash } from '#app/model/question/spent.ts'
import { TOKEN_LENGTH, readPublicKey, writeToken, type Token } from '#app/model/question/token.ts'
import { makeKey, readSecret, type StoredKey } from '#server/questions/keys.ts'
import { signBlinded } from '#server/questions/raw.ts'
import { isSigned } from '#server/questions/verify.ts'

const seedOf = (name: string) => new Uint8Array(createHash('sha256').update(name).digest())
const [ann, bob] = [seedOf('ann'), seedOf('bob')]
let asking: StoredKey
let voting: StoredKey
let keys: RoundKeys

beforeAll(async () => {
  ;[asking, voting] = await Promise.all([makeKey(), makeKey()])
  keys = { roundId: 'round-1', asking: asking.public, voting: voting.public }
})

const issue = (seed: Uint8Array, purpose: 'asking' | 'voting', index: number) => {
  const secret = readSecret(purpose === 'asking' ? asking.secret : voting.secret)
  return finishedToken(seed, keys, purpose, index, signBlinded(secret, blindedElement(seed, keys, purpose, index)))
}
const read = (text: string) => readToken(text) as Token

describe('one seed', () => {
  test('gives the same blinded element every time, and another for every token, purpose, round, key and seed', () => {
    const first = blindedElement(ann, keys, 'asking', 0)
    expect(blindedElement(ann, keys, 'asking', 0)).toEqual(first)
    const others = [
      blindedElement(ann, keys, 'asking', 1),
      blindedElement(ann, keys, 'voting', 0),
      blindedElement(ann, { ...keys, roundId: 'round-2' }, 'asking', 0),
      blindedElement(ann, { ...keys, asking: voting.public }, 'asking', 0),
      blindedElement(bob, keys, 'asking', 0),
    ]
    expect(new Set([first, ...others].map(String)).size).toBe(6)
  })

  test('gives elements below the modulus, as long as it', () => {
    const { n } = readPublicKey(asking.public)
    for (let index = 0; index < 5; index++) {
      const element = blindedElement(ann, keys, 'asking', index)
      expect(element.length).toBe(256)
      expect(bytesToInteger(element) < n).toBe(true)
    }
  })

  test('must have 32 bytes', () => {
    expect(() => blindedElement(ann.subarray(1), keys, 'asking', 0)).toThrow('31 bytes instead of 32')
  })

  test('gives a receipt for each question that says nothing of the others', () => {
    const hashes = [0, 1, 2].map(index => receiptHash(receiptSecret(ann, 'round-1', index)))
    expect(new Set(hashes).size).toBe(3)
    expect(receiptHash(receiptSecret(ann, 'round-1', 0))).toBe(hashes[0])
  })
})

describe('a token', () => {
  test('is signed by the round and checked by node:crypto', () => {
    expect(isSigned(read(issue(ann, 'asking', 0)), asking.public)).toBe(true)
    expect(isSigned(read(issue(ann, 'voting', 0)), voting.public)).toBe(true)
  })

  test('of two people differs in nothing but random bytes: same length, same format, same key', () => {
    const texts = [issue(ann, 'asking', 0), issue(bob, 'asking', 4), issue(bob, 'asking', 0)]
    expect(new Set(texts.map(text => text.length))).toEqual(new Set([TOKEN_LENGTH]))
    expect(new Set(texts.map(text => Buffer.from(read(text).keyId).toString('hex'))).size).toBe(1)
    expect(new Set(texts.map(text => text.slice(0, 45))).size).toBe(1)
  })

  test('of the voting key does not ask, and the other way round', () => {
    expect(isSigned(read(issue(ann, 'voting', 0)), asking.public)).toBe(false)
    const dressed = { ...read(issue(ann, 'voting', 0)), keyId: read(issue(ann, 'asking', 0)).keyId }
    expect(isSigned(dressed, asking.public)).toBe(false)
  })

  test('that is forged, unblinded or of a foreign round is refused', async () => {
    const good = read(issue(ann, 'asking', 0))
    expect(isSigned(good, asking.public)).toBe(true)
    const forged = { ...good, prepared: good.prepared.map((byte, i) => (i === 63 ? byte ^ 1 : byte)) }
    expect(isSigned(forged, asking.public)).toBe(false)
    const never = { ...good, signature: new Uint8Array(signBlinded(readSecret(asking.secret), blindedElement(ann, keys, 'asking', 0))) }
    expect(isSigned(never, asking.public)).toBe(false)
    expect(isSigned(good, (await makeKey()).public)).toBe(false)
  })

  test('is read from its one spelling only', () => {
    const text = issue(ann, 'asking', 0)
    expect(writeToken(read(text))).toBe(text)
    for (const other of [
      '',
      text.slice(1),
      `${text}A`,
      `${text.slice(0, -1)}=`,
      ` ${text.slice(1)}`,
      `AAI${text.slice(3)}`,
      `\u0000${text.slice(1)}`,
    ])
      expect(readToken(other)).toBeUndefined()
  })

  test('is spent by what was signed, whatever the signature', () => {
    const token = read(issue(ann, 'asking', 0))
    expect(spentHash({ ...token, signature: new Uint8Array(256) })).toBe(spentHash(token))
    expect(spentHash(read(issue(ann, 'asking', 1)))).not.toBe(spentHash(token))
  })

  test('leaves unlike hashes on two questions, and the same on one', () => {
    const token = read(issue(ann, 'voting', 0))
    expect(voteHash(token, 'q1')).toBe(voteHash(read(issue(ann, 'voting', 0)), 'q1'))
    expect(voteHash(token, 'q1')).not.toBe(voteHash(token, 'q2'))
    expect(voteHash(token, 'q1')).not.toBe(spentHash(token))
  })

  test('is not made from an answer by another key', () => {
    const element = blindedElement(ann, keys, 'asking', 0)
    const { n } = readPublicKey(asking.public)
    const wrong = integerToBytes((bytesToInteger(element) * 2n) % n, 256)
    expect(() => finishedToken(ann, keys, 'asking', 0, wrong)).toThrow('invalid signature')
  })
})

describe('a blinded set', () => {
  const elements = (fill: number) => [0, 1, 2, 3, 4].map(i => new Uint8Array(256).fill(fill + i))
  const set = { asking: elements(1), voting: [new Uint8Array(256).fill(9)] }

  test('has one hash, which changes with every byte, the order and the round', () => {
    const hash = blindedSetHash('round-1', set)
    expect(blindedSetHash('round-1', structuredClone(set))).toBe(hash)
    const swapped = { ...set, asking: set.asking.toReversed() }
    const moved = { ...set, voting: [new Uint8Array(256).fill(8)] }
    expect(new Set([hash, blindedSetHash('round-2', set), blindedSetHash('round-1', swapped), blindedSetHash('round-1', moved)]).size).toBe(
      4,
    )
  })

  test('is whole with five for asking and one for voting, each as long as the modulus', () => {
    expect(isWholeSet(set)).toBe(true)
    expect(isWholeSet({ ...set, asking: set.asking.slice(1) })).toBe(false)
    expect(isWholeSet({ ...set, voting: [...set.voting, new Uint8Array(256)] })).toBe(false)
    expect(isWholeSet({ ...set, voting: [new Uint8Array(255)] })).toBe(false)
  })
})

describe('a public key', () => {
  test('of another size, exponent or shape is refused', async () => {
    const { generateKeyPairSync } = await import('node:crypto')
    const der = { type: 'spki', format: 'der' } as const
    const big = generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey.export(der)
    const three = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey.export(der)
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey.export(der)
    const longer = Buffer.concat([asking.public, Buffer.from([0])])
    for (const spki of [big, three, pss, longer, asking.public.subarray(1), Buffer.alloc(294)])
      expect(() => readPublicKey(spki)).toThrow(RangeError)
  })
})

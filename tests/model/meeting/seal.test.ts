import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { BLOCK_BYTES, open, seal } from '#app/model/meeting/seal.ts'

const key = new Uint8Array(randomBytes(32))
const nonce = new Uint8Array(randomBytes(24))

test.each([0, 1, 4075, 4076, 4077, 8172, 8173, 100_000])('%i bytes come back, from a size that is a multiple of 4096', length => {
  const bytes = new Uint8Array(randomBytes(length))
  const sealed = seal(bytes, key, nonce)
  expect(sealed.length % BLOCK_BYTES).toBe(0)
  expect(sealed.length - length).toBeLessThan(BLOCK_BYTES + 20)
  expect(open(sealed, key, nonce)).toEqual(bytes)
})

test('parts of different length within a block look the same from outside', () => {
  expect(seal(new Uint8Array(1), key, nonce).length).toBe(seal(new Uint8Array(4076), key, nonce).length)
})

test('nothing readable is in the sealed bytes', () => {
  const sealed = seal(new TextEncoder().encode('gross margin fell'.repeat(100)), key, nonce)
  expect(Buffer.from(sealed).includes('margin')).toBe(false)
})

test.each([0, 4095, 2000, 4085])('a part whose byte %i was damaged is refused', at => {
  const sealed = seal(new Uint8Array(randomBytes(3000)), key, nonce)
  expect(open(sealed, key, nonce)).toBeDefined()
  sealed[at] = (sealed[at] as number) ^ 1
  expect(open(sealed, key, nonce)).toBeUndefined()
})

test('a part that was cut off, another key or another nonce is refused', () => {
  const sealed = seal(new Uint8Array(randomBytes(5000)), key, nonce)
  expect(open(sealed.subarray(0, 4096), key, nonce)).toBeUndefined()
  expect(open(sealed.subarray(0, 5000), key, nonce)).toBeUndefined()
  expect(open(new Uint8Array(0), key, nonce)).toBeUndefined()
  expect(open(sealed, new Uint8Array(randomBytes(32)), nonce)).toBeUndefined()
  expect(open(sealed, key, new Uint8Array(randomBytes(24)))).toBeUndefined()
})

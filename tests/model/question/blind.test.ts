import { constants, createPrivateKey, createPublicKey, verify as verified } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { blind, finalize, prepare } from '#app/model/question/blind.ts'
import { integerToBytes, inverse, power } from '#app/model/question/integer.ts'
import { readPublicKey } from '#app/model/question/token.ts'
import { makeKey, type StoredKey } from '#server/questions/keys.ts'
import { signBlinded } from '#server/questions/raw.ts'
import { rfc9474 } from '#tests/support/rfc9474.ts'

const n = BigInt(`0x${rfc9474.p}`) * BigInt(`0x${rfc9474.q}`)
const rfcKey = { n, e: 65537n, bits: 4096 }
const prepared = prepare(hexToBytes(rfc9474.message), hexToBytes(rfc9474.prefix))
const salt = hexToBytes(rfc9474.salt)
const factor = inverse(BigInt(`0x${rfc9474.inverse}`), n)

/** RSASSA-PSS-VERIFY as Node does it: what the server asks of a token. */
function verify(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  return verified('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, signature)
}

/** The appendix gives p and q; a key for node:crypto also wants the Chinese remainder's parts. */
function rfcSecret() {
  const [p, q] = [BigInt(`0x${rfc9474.p}`), BigInt(`0x${rfc9474.q}`)]
  const d = inverse(65537n, (p - 1n) * (q - 1n))
  const field = (value: bigint, length: number) => Buffer.from(integerToBytes(value, length)).toString('base64url')
  const key = { n: field(n, 512), e: 'AQAB', d: field(d, 512), p: field(p, 256), q: field(q, 256) }
  return createPrivateKey({
    key: { kty: 'RSA', ...key, dp: field(d % (p - 1n), 256), dq: field(d % (q - 1n), 256), qi: field(inverse(q, p), 256) },
    format: 'jwk',
  })
}

describe('RFC 9474, appendix A.1', () => {
  test('blinding gives the blinded message and inverse of the appendix', () => {
    const out = blind(rfcKey, prepared, salt, factor)
    expect(bytesToHex(out.blinded)).toBe(rfc9474.blinded)
    expect(bytesToHex(out.inverse)).toBe(rfc9474.inverse)
  })

  test('the signer gives the blind signature of the appendix', () => {
    expect(signBlinded(rfcSecret(), hexToBytes(rfc9474.blinded)).toString('hex')).toBe(rfc9474.blindSignature)
  })

  test('finalising gives the signature of the appendix, and it verifies', () => {
    const signature = finalize(rfcKey, prepared, salt, hexToBytes(rfc9474.blindSignature), hexToBytes(rfc9474.inverse))
    expect(bytesToHex(signature)).toBe(rfc9474.signature)
    expect(verify(createPublicKey(rfcSecret()).export({ format: 'der', type: 'spki' }), prepared, signature)).toBe(true)
  })
})

describe('beside @cloudflare/blindrsa-ts', () => {
  const suite = RSABSSA.SHA384.PSS.Randomized()
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
  let stored: StoredKey
  let peerPublic: CryptoKey
  let peerSecret: CryptoKey

  beforeAll(async () => {
    stored = await makeKey()
    peerPublic = await crypto.subtle.importKey('spki', new Uint8Array(stored.public), algorithm, true, ['verify'])
    peerSecret = await crypto.subtle.importKey('pkcs8', new Uint8Array(stored.secret), algorithm, true, ['sign'])
  })

  test('what we blind, it signs, and it accepts what we finalise', async () => {
    const key = readPublicKey(stored.public)
    const message = prepare(crypto.getRandomValues(new Uint8Array(32)), crypto.getRandomValues(new Uint8Array(32)))
    const salt = crypto.getRandomValues(new Uint8Array(48))
    const out = blind(key, message, salt, key.n - 12345n)
    const signature = finalize(key, message, salt, await suite.blindSign(peerSecret, out.blinded), out.inverse)
    expect(await suite.verify(peerPublic, signature, message)).toBe(true)
  })

  test('what it blinds, we sign, and we accept what it finalises', async () => {
    const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)))
    const { blindedMsg, inv } = await suite.blind(peerPublic, message)
    const secret = createPrivateKey({ key: stored.secret, format: 'der', type: 'pkcs8' })
    const signature = await suite.finalize(peerPublic, message, signBlinded(secret, blindedMsg), inv)
    expect(verify(stored.public, message, signature)).toBe(true)
  })
})

describe('no signature of what was blinded is', () => {
  const answer = hexToBytes(rfc9474.blindSignature)
  const unblind = hexToBytes(rfc9474.inverse)
  const changed = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))
  const finalised = (given: { message?: Uint8Array; salt?: Uint8Array; answer?: Uint8Array; unblind?: Uint8Array }) =>
    finalize(rfcKey, given.message ?? prepared, given.salt ?? salt, given.answer ?? answer, given.unblind ?? unblind)

  test.each([0, 31, 32, 79])('one of a message that differs in byte %i', at => {
    expect(bytesToHex(finalised({}))).toBe(rfc9474.signature)
    expect(() => finalised({ message: changed(prepared, at) })).toThrow('invalid signature')
  })

  test.each([0, 255, 511])('one that the signer answered with another byte %i', at => {
    expect(() => finalised({ answer: changed(answer, at) })).toThrow('invalid signature')
    expect(() => finalised({ unblind: changed(unblind, at) })).toThrow('invalid signature')
  })

  test('one with another salt, none at all, and one that is as long as no signature', () => {
    expect(() => finalised({ salt: changed(salt, 47) })).toThrow('invalid signature')
    expect(() => finalised({ answer: new Uint8Array(512) })).toThrow('invalid signature')
    expect(() => finalised({ answer: answer.subarray(1) })).toThrow('unexpected input size')
  })
})

test('a blinding factor outside 1 … n − 1 is refused, and one without inverse too', () => {
  expect(() => blind(rfcKey, prepared, salt, 0n)).toThrow(RangeError)
  expect(() => blind(rfcKey, prepared, salt, n)).toThrow(RangeError)
  expect(() => blind(rfcKey, prepared, salt, BigInt(`0x${rfc9474.p}`))).toThrow('no inverse')
})

test('an inverse is never negative and is one', () => {
  const modulus = n
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: modulus - 1n }), value => {
      const x = inverse(value, modulus)
      expect(x > 0n && x < modulus).toBe(true)
      expect((value * x) % modulus).toBe(1n)
    }),
    { numRuns: 50 },
  )
})

test('powers agree with repeated multiplication', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 1000n }),
      fc.integer({ min: 0, max: 30 }),
      fc.bigInt({ min: 2n, max: 10n ** 20n }),
      (base, exponent, modulus) => {
        expect(power(base, BigInt(exponent), modulus)).toBe(base ** BigInt(exponent) % modulus)
      },
    ),
  )
})

test('the key that node:crypto writes is the one that a browser reads', async () => {
  const { public: spki } = await makeKey()
  const jwk = createPublicKey({ key: spki, format: 'der', type: 'spki' }).export({ format: 'jwk' })
  expect(readPublicKey(spki).n).toBe(BigInt(`0x${Buffer.from(jwk.n as string, 'base64url').toString('hex')}`))
})

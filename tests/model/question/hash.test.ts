import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes, hkdf, sha256, sha384, utf8ToBytes } from '#app/model/question/hash.ts'

test('the examples of FIPS 180-4 and RFC 6234', () => {
  const long = 'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu'
  const of = (hash: (bytes: Uint8Array) => Uint8Array, text: string) => bytesToHex(hash(utf8ToBytes(text)))
  expect(of(sha256, '')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(of(sha256, 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(of(sha256, 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  expect(of(sha384, 'abc')).toBe('cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7')
  expect(of(sha384, long)).toBe('09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039')
})

test('every length around the ends of blocks, and long ones, hash as Node hashes them', () => {
  const lengths = [...Array.from({ length: 300 }, (_, length) => length), 1_000, 4_095, 4_096, 100_003]
  for (const length of lengths) {
    const bytes = new Uint8Array(randomBytes(length))
    for (const [name, hash] of [
      ['sha256', sha256],
      ['sha384', sha384],
    ] as const)
      expect(bytesToHex(hash(bytes)), `${name} of ${length} bytes`).toBe(createHash(name).update(bytes).digest('hex'))
  }
})

test('keys are drawn as by HKDF of RFC 5869 with SHA-384, of every length that is drawn', () => {
  for (const length of [1, 32, 47, 48, 49, 384, 1_000])
    for (const salt of [0, 15, 128, 129, 300]) {
      const [secret, used, info] = [randomBytes(32), randomBytes(salt), randomBytes(60)].map(bytes => new Uint8Array(bytes)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ]
      const wanted = new Uint8Array(hkdfSync('sha384', secret, used, info, length))
      expect(bytesToHex(hkdf(secret, used, info, length))).toBe(bytesToHex(wanted))
    }
})

test('bytes become hexadecimal and come back, and nothing else is taken for it', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes)
  for (const wrong of ['0', 'xy', '0x', ' 00']) expect(() => hexToBytes(wrong)).toThrow(RangeError)
})

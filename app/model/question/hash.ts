// SHA-256 and SHA-384 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869) in as few bytes as asking and voting can do with: WebCrypto is
// missing on plain http, and a library's tables alone weigh more than all of this. Their constants are roots of primes and are worked out.
// Held by tests against the standards' examples and Node's own; like all here it does not run in constant time (see blind.ts).

/** The first 64 bits after the point of a prime's root. */
function fraction(prime: bigint, root: 2n | 3n): bigint {
  const whole = prime << (64n * root)
  let guess = 1n << 70n
  for (;;) {
    const next = ((root - 1n) * guess + whole / guess ** (root - 1n)) / root
    if (next >= guess) return BigInt.asUintN(64, guess)
    guess = next
  }
}

const primes: bigint[] = []
for (let n = 2n; primes.length < 80; n++) if (primes.every(prime => n % prime !== 0n)) primes.push(n)

/** Words of 64 bits as pairs of 32, the higher half first. */
const pairs = (words: bigint[]) => Int32Array.from(words.flatMap(word => [Number(word >> 32n), Number(word & 0xffffffffn)]))
const ROUNDS = pairs(primes.map(prime => fraction(prime, 3n)))
const FIRST_ROOTS = pairs(primes.slice(0, 8).map(prime => fraction(prime, 2n))).filter((_, at) => at % 2 === 0)
const SECOND_ROOTS = pairs(primes.slice(8, 16).map(prime => fraction(prime, 2n)))

/** The message, a one, zeros and its length in bits, in whole blocks. */
function padded(message: Uint8Array, block: number): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 1 + block / 8) / block) * block)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 4, message.length * 8)
  view.setUint32(bytes.length - 8, message.length / 2 ** 29)
  return view
}

function written(state: Int32Array, words: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(words * 4))
  for (let at = 0; at < words; at++) view.setInt32(at * 4, state[at] as number)
  return new Uint8Array(view.buffer)
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))

export function sha256(message: Uint8Array): Uint8Array {
  const view = padded(message, 64)
  const state = FIRST_ROOTS.slice()
  const w = new Int32Array(64)
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let t = 0; t < 64; t++) {
      if (t < 16) w[t] = view.getInt32(offset + t * 4)
      else {
        const x = w[t - 15] as number
        const y = w[t - 2] as number
        const small = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)
        w[t] = (w[t - 16] as number) + small + (w[t - 7] as number) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10))
      }
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let t = 0; t < 64; t++) {
      const mixed = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
      const one = (h + mixed + (ROUNDS[t * 2] as number) + (w[t] as number)) | 0
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] as number) + word
  }
  return written(state, 8)
}

/** How much more than 32 bits a sum of halves is. */
const carry = (low: number) => Math.floor(low / 2 ** 32)

export function sha384(message: Uint8Array): Uint8Array {
  const view = padded(message, 128)
  const state = SECOND_ROOTS.slice()
  const w = new Int32Array(160)
  const v = new Int32Array(16)
  for (let offset = 0; offset < view.byteLength; offset += 128) {
    for (let t = 0; t < 160; t += 2) {
      if (t < 32) {
        w[t] = view.getInt32(offset + t * 4)
        w[t + 1] = view.getInt32(offset + t * 4 + 4)
        continue
      }
      const xh = w[t - 30] as number
      const xl = w[t - 29] as number
      const yh = w[t - 4] as number
      const yl = w[t - 3] as number
      const smallHigh = right(xh, xl, 1) ^ right(xh, xl, 8) ^ (xh >>> 7)
      const smallLow = right(xl, xh, 1) ^ right(xl, xh, 8) ^ right(xl, xh, 7)
      const largeHigh = right(yh, yl, 19) ^ right(yl, yh, 29) ^ (yh >>> 6)
      const largeLow = right(yl, yh, 19) ^ right(yh, yl, 29) ^ right(yl, yh, 6)
      const low = ((w[t - 31] as number) >>> 0) + (smallLow >>> 0) + ((w[t - 13] as number) >>> 0) + (largeLow >>> 0)
      w[t + 1] = low
      w[t] = (w[t - 32] as number) + smallHigh + (w[t - 14] as number) + largeHigh + carry(low)
    }
    v.set(state)
    for (let t = 0; t < 160; t += 2) round(v, ROUNDS[t] as number, ROUNDS[t + 1] as number, w[t] as number, w[t + 1] as number)
    for (let at = 0; at < 16; at += 2) {
      const low = ((state[at + 1] as number) >>> 0) + ((v[at + 1] as number) >>> 0)
      state[at + 1] = low
      state[at] = (state[at] as number) + (v[at] as number) + carry(low)
    }
  }
  return written(state, 12)
}

/** One half of a pair turned to the right by less than 32 bits: this half, and what comes over from the other. */
const right = (half: number, other: number, by: number) => (half >>> by) | (other << (32 - by))

function round(v: Int32Array, kh: number, kl: number, wh: number, wl: number): void {
  const ah = v[0] as number
  const al = v[1] as number
  const bh = v[2] as number
  const bl = v[3] as number
  const ch = v[4] as number
  const cl = v[5] as number
  const eh = v[8] as number
  const el = v[9] as number
  const fh = v[10] as number
  const fl = v[11] as number
  const gh = v[12] as number
  const gl = v[13] as number
  const hh = v[14] as number
  const hl = v[15] as number
  const e1h = right(eh, el, 14) ^ right(eh, el, 18) ^ right(el, eh, 9)
  const e1l = right(el, eh, 14) ^ right(el, eh, 18) ^ right(eh, el, 9)
  const oneLow = (hl >>> 0) + (e1l >>> 0) + (((el & fl) ^ (~el & gl)) >>> 0) + (kl >>> 0) + (wl >>> 0)
  const oneHigh = (hh + e1h + ((eh & fh) ^ (~eh & gh)) + kh + wh + carry(oneLow)) | 0
  const a0h = right(ah, al, 28) ^ right(al, ah, 2) ^ right(al, ah, 7)
  const a0l = right(al, ah, 28) ^ right(ah, al, 2) ^ right(ah, al, 7)
  const twoLow = (a0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0)
  v.copyWithin(2, 0, 14)
  const eLow = ((v[9] as number) >>> 0) + (oneLow >>> 0)
  v[9] = eLow
  v[8] = (v[8] as number) + oneHigh + carry(eLow)
  const aLow = (oneLow >>> 0) + twoLow
  v[1] = aLow
  v[0] = oneHigh + a0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + carry(aLow)
}

const BLOCK = 128

/** HMAC-SHA-384. */
function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK)
  block.set(key.length > BLOCK ? sha384(key) : key)
  const inner = sha384(
    concatBytes(
      block.map(byte => byte ^ 0x36),
      message,
    ),
  )
  return sha384(
    concatBytes(
      block.map(byte => byte ^ 0x5c),
      inner,
    ),
  )
}

/** HKDF-SHA-384. */
export function hkdf(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  const key = hmac(salt, secret)
  const out = new Uint8Array(length)
  let last = new Uint8Array()
  for (let at = 0, count = 1; at < length; at += last.length, count++) {
    last = new Uint8Array(hmac(key, concatBytes(last, info, Uint8Array.of(count))))
    out.set(last.subarray(0, length - at), at)
  }
  return out
}

export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export const utf8ToBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const bytesToHex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** @throws RangeError when it is not pairs of hexadecimal digits */
export function hexToBytes(hex: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) throw new RangeError('not hexadecimal')
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}

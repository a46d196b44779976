import { bytesToHex, concatBytes, hexToBytes, sha256, utf8ToBytes } from './hash.ts'
import { fromBase64url, toBase64url } from '../base64url.ts'
import { RECEIPT_NONCE_BYTES, SEED_BYTES } from './seed.ts'
import { keyId, TOKENS } from './token.ts'

// What a browser hands to another one of the same person, from screen to camera or clipboard and never through the server: the seed, and of
// each round which asking tokens are spent and by which nonces the receipts of their questions are made.

/** Of one asking token: unused, spent on a question that was forgotten, or on one with a receipt (by its nonce, '' for those of old). */
export type Spent = { state: 'unused' } | { state: 'forgotten' } | { state: 'asked'; nonce: string }

export interface CarriedRound {
  id: string
  /** First 64 bits of the names of both keys, hex: another key on the other device would show. */
  keys: string
  spent: Spent[]
}

export interface Carried {
  seed: Uint8Array
  rounds: CarriedRound[]
}

const VERSION = 1
const KEY_BYTES = 16
const CHECK_BYTES = 4

/** What a carried code says of a round's keys. */
export const shortKeys = ({ asking, voting }: Record<'asking' | 'voting', string>): string =>
  [asking, voting].map(key => bytesToHex(keyId(fromBase64url(key) ?? new Uint8Array()).subarray(0, KEY_BYTES / 2))).join('')

const check = (bytes: Uint8Array) => sha256(concatBytes(utf8ToBytes('candor carried\0'), bytes)).subarray(0, CHECK_BYTES)

/** The code: version, seed, rounds, four bytes to notice a slip by. */
export function writeCarried({ seed, rounds }: Carried): string {
  const parts = rounds.flatMap(({ id, keys, spent }) => {
    const name = utf8ToBytes(id)
    return [Uint8Array.of(name.length), name, hexToBytes(keys), ...spent.map(spentBytes)]
  })
  const body = concatBytes(Uint8Array.of(VERSION), seed, ...parts)
  return toBase64url(concatBytes(body, check(body)))
}

function spentBytes(spent: Spent): Uint8Array {
  if (spent.state !== 'asked') return Uint8Array.of(spent.state === 'unused' ? 0 : 1)
  return spent.nonce === '' ? Uint8Array.of(2) : concatBytes(Uint8Array.of(3), fromBase64url(spent.nonce) ?? new Uint8Array())
}

/** What a code says, or undefined when it is none, or not a whole one. Blanks and line ends in it count for nothing. */
export function readCarried(code: string): Carried | undefined {
  const bytes = fromBase64url(code.replace(/\s/g, ''))
  if (!bytes || bytes.length < 1 + SEED_BYTES + CHECK_BYTES) return undefined
  const body = bytes.subarray(0, -CHECK_BYTES)
  if (body[0] !== VERSION || bytesToHex(check(body)) !== bytesToHex(bytes.subarray(-CHECK_BYTES))) return undefined
  let at = 1
  const take = (many: number) => body.slice(at, (at += many))
  const seed = take(SEED_BYTES)
  const rounds: CarriedRound[] = []
  while (at < body.length) {
    const id = new TextDecoder().decode(take(take(1)[0] ?? 0))
    const keys = bytesToHex(take(KEY_BYTES))
    const spent = Array.from({ length: TOKENS.asking }, (): Spent => {
      const [kind] = take(1)
      if (kind === 3) return { state: 'asked', nonce: toBase64url(take(RECEIPT_NONCE_BYTES)) }
      return kind === 0 ? { state: 'unused' } : kind === 2 ? { state: 'asked', nonce: '' } : { state: 'forgotten' }
    })
    if (at > body.length) return undefined
    rounds.push({ id, keys, spent })
  }
  return { seed, rounds }
}

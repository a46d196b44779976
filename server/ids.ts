import { randomBytes } from 'node:crypto'
import type { Hall } from './use/hall.ts'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** 5 bits a letter, lower case, without padding: safe in addresses, file names and on file systems that ignore case. */
function base32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    for (; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31]
  }
  return bits ? text + BASE32[(held << (5 - bits)) & 31] : text
}

/** Ids and secrets from the system's randomness. */
export const randomIds: Hall['ids'] = {
  next: () => base32(randomBytes(16)),
  token: () => randomBytes(32).toString('base64url'),
}

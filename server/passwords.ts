import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from './use/hall.ts'

/** Argon2id as OWASP's Password Storage Cheat Sheet gives it: 19 MiB, 2 passes, 1 lane; about 20 ms, off the main thread. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes and checks passwords; for an unknown person it does the same work, so that the time does not tell who exists. */
export async function openPasswords(): Promise<Passwords> {
  const nobodys = await hash('no password is this one', COST)
  return {
    hash: password => hash(password, COST),
    async verify(stored, password) {
      const fits = await verify(stored ?? nobodys, password)
      return stored !== null && fits
    },
  }
}

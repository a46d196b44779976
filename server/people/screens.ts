import { createHmac } from 'node:crypto'
import { networkOf } from './address.ts'

/** Which screens that wait to be paired ask from one network: who floods the door pushes out their own, not the one of the hall. */
export interface Screens {
  /** This screen asks from there, and waits at most until then. */
  note(id: string, address: string, until: number): void
  isOf(id: string, address: string): boolean
  /** It waits no more. */
  forget(id: string): void
}

/** In memory, and of each network only a code under a key of this process: where screens stand is written nowhere. */
export function rememberScreens(clock: { now(): number }, key: Buffer): Screens {
  const screens = new Map<string, { code: string; until: number }>()
  const codeOf = (address: string) =>
    createHmac('sha256', key)
      .update(`screens ${networkOf(address)}`)
      .digest('base64url')
  return {
    note(id, address, until) {
      const now = clock.now()
      for (const [known, screen] of screens) {
        if (screen.until > now) break
        screens.delete(known)
      }
      screens.set(id, { code: codeOf(address), until })
    },
    isOf: (id, address) => screens.get(id)?.code === codeOf(address),
    forget: id => void screens.delete(id),
  }
}

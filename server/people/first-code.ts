import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Store } from '#db/types.ts'

/** The one-time code that the server prints when nobody has set the company up yet: whoever reads it has access to the server. */
export interface FirstCode {
  /** Null when the company is set up. */
  readonly text: string | null
  fits(typed: string): boolean
  spend(): void
}

// Without letters that are taken for digits.
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

function make(): string {
  const letters: string[] = []
  while (letters.length < 12) for (const byte of randomBytes(16)) if (byte < 240 && letters.length < 12) letters.push(LETTERS[byte % 30]!)
  return letters.join('').replace(/(.{4})(?!$)/g, '$1-')
}

const bare = (text: string) => Buffer.from(text.toUpperCase().replace(/[^A-Z0-9]/g, ''))

export async function openFirstCode(store: Store): Promise<FirstCode> {
  const [company] = await store.select({ id: store.t.company.id }).from(store.t.company)
  let code = company ? null : make()
  return {
    get text() {
      return code
    },
    fits(typed) {
      const wanted = bare(code ?? '')
      const given = bare(typed.slice(0, 100))
      return wanted.length > 0 && given.length === wanted.length && timingSafeEqual(given, wanted)
    },
    spend() {
      code = null
    },
  }
}

import type { Company } from '#app/model/people/company.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Use } from '../use/index.ts'

/** What every loader and action gets as `context`. Plain data and bound use cases; no class crosses into the Remix bundle. */
export interface AppContext {
  actor: Actor
  /** Name of the signed-in person, for the page's head. */
  name: string | null
  /** Null until the first administrator has set the company up. */
  company: Company | null
  use: Use
  nonce: string
  /** The address that people use, without a trailing slash. */
  publicUrl: string
  now: number
  /** Writes an unexpected error to the log. */
  fault(error: unknown): void
}

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext {}
}

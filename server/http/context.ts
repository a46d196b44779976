import type { Company } from '#app/model/people/company.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Use } from '../use/index.ts'
import type { Cookies } from './session.ts'

/** What every loader and action gets as `context`. Plain data and bound use cases; no class crosses into the Remix bundle. */
export interface AppContext {
  actor: Actor
  /** Name of the signed-in person, for the page's head. */
  name: string | null
  /** Null until the first administrator has set the company up. */
  company: Company | null
  use: Use
  /** Set-Cookie lines for what a browser holds of us. */
  cookies: Cookies
  /** What this browser kept from an earlier sign-in, and the address that it comes from: for slowing guesses only. */
  device: string | undefined
  address: string
  /** The secret of a screen, paired or waiting. */
  stage: string | undefined
  /** The secret of a browser source's link, as its page sends it. */
  link: string | undefined
  /** Whether letters can be sent. */
  mail: boolean
  nonce: string
  /** The address that people use, without a trailing slash. */
  publicUrl: string
  /** What the demonstration says of itself on every page; null on a real server. */
  mark: string | null
  now: number
  /** Writes an unexpected error to the log. */
  fault(error: unknown): void
  /** Writes to the log that a form brought fields that it does not have. */
  ignored(fields: readonly string[]): void
}

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext {}
  /** Loaders' and actions' results keep their types on the way to the page (as set in remix.config.js). */
  interface Future {
    v3_singleFetch: true
  }
}

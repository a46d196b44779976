import { isRouteErrorResponse } from '../../framework.ts'

/** How often a page's data that could not be loaded is asked for again, in ms. */
export const AGAIN_MS = 3_000

/** Data of a page, and how often in a row asking for newer data failed. */
export type Known<Data> = Data & { failures?: number }

/**
 * What a page that must never go was made of last. A load that fails because the network or the server does gives that again, instead of
 * an error that would take the page away; what the server says no to (signed out, no rights, nothing there) holds.
 */
export class LastGood<Data extends object> {
  private kept: { of: string; data: Known<Data> } | null = null

  /** Remembers what a page shows. */
  keep(of: string, data: Known<Data>): void {
    this.kept = { of, data }
  }

  /** Loads, or gives what was kept of the same page. */
  async load(of: string, ask: () => Promise<Data>): Promise<Known<Data>> {
    try {
      return await ask()
    } catch (error) {
      if (this.kept?.of !== of || isMeant(error)) throw error
      return { ...this.kept.data, failures: (this.kept.data.failures ?? 0) + 1 }
    }
  }
}

/** A redirect or a no, as the server meant it. Anything else is no answer of a server that works. */
const isMeant = (error: unknown): boolean => error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)

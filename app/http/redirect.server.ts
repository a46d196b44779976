import { redirect, redirectDocument } from '@remix-run/node'

/** A path of this site, or its start: `//evil.example` and `/\evil.example` are other sites to a browser, and control characters are dropped before it looks. */
export function ownPath(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(text) ? text : '/'
}

/** The only way to redirect: to a path of this site, whatever a form or an address asked for. */
export const redirectTo = (path: unknown, init?: ResponseInit): ReturnType<typeof redirect> => redirect(ownPath(path), init)

/** The same for a page that the router does not have: the browser loads it. */
export const documentAt = (path: string): ReturnType<typeof redirectDocument> => redirectDocument(ownPath(path))

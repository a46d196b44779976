import { findBrowser, unpackBrowser } from '#tests/support/browser.ts'

/** Unpacks the packaged browser when this machine has none. */
export default async function globalSetup(): Promise<void> {
  if (findBrowser().env) await unpackBrowser()
}

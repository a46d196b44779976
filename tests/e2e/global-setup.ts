import { readyBrowser } from '#tests/support/browser.ts'

/** A browser is there before the first journey, on every machine. */
export default readyBrowser

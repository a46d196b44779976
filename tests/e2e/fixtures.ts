import { rm } from 'node:fs/promises'
import { test as base, type BrowserContext, expect } from '@playwright/test'
import { type ServerProcess, startServerProcess } from '#tests/support/server.ts'
import { type Company, type Fill, foundCompany } from './company.ts'

/**
 * Every worker has a server of its own as people run it, and a page fails its test when the browser complains: about an error of ours, or
 * about something that the content security policy refused.
 */
export const test = base.extend<
  {
    complaints: string[]
    /** Founds a company of the test's own, served from a data folder of its own. */
    found: <Things>(fill: Fill<Things>, variables?: Record<string, string>) => Promise<Company<Things>>
  },
  { server: ServerProcess }
>({
  server: [
    async ({}, use) => {
      const server = await startServerProcess()
      await use(server)
      await server.stop()
      await rm(server.dataDir, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  /** What the browser complained about; a test that expects a complaint takes it out of the list. */
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      listen(context, complaints)
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  found: async ({ browser, complaints }, use) => {
    const companies: { close(): Promise<void> }[] = []
    await use(async (fill, variables) => {
      const company = await foundCompany(browser, fill, context => listen(context, complaints), variables)
      companies.push(company)
      return company
    })
    for (const company of companies) await company.close()
  },
})

/**
 * A page that goes on while its data is still arriving: single fetch aborts the older request, and nobody hears that stream's rejection, or
 * Remix writes it to the console, by when it comes.
 */
const SUPERSEDED = 'signal is aborted without reason'

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('console', message => {
    const isSuperseded = message.text().startsWith(`AbortError: ${SUPERSEDED}`)
    if (message.type() === 'error' && !isSuperseded) complaints.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', event => {
    const { message } = event.error()
    if (message !== SUPERSEDED) complaints.push(message)
  })
}
export { expect }

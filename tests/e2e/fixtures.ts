import { rm } from 'node:fs/promises'
import { test as base, expect } from '@playwright/test'
import { type ServerProcess, startServerProcess } from '#tests/support/server.ts'

/**
 * Every worker has a server of its own as people run it, and a page fails its test when the browser complains: about an error of ours, or
 * about something that the content security policy refused.
 */
export const test = base.extend<{ complaints: string[] }, { server: ServerProcess }>({
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
      context.on('console', message => message.type() === 'error' && complaints.push(message.text()))
      context.on('weberror', ({ error }) => complaints.push(error().message))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }

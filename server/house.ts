import { createServer } from 'node:http'
import { mkdir } from 'node:fs/promises'
import express from 'express'
import { openStore } from '#db/index.ts'
import { NOBODY } from '#app/model/people/roles.ts'
import type { Config } from './config.ts'
import { createApp } from './http/app.ts'
import { nonceOf } from './http/headers.ts'
import type { Health } from './http/health.ts'
import { drain, listen } from './http/listen.ts'
import { openPages } from './http/remix.ts'
import type { ServerLog } from './log.ts'
import type { Use } from './use/index.ts'

/** A running server. */
export interface House {
  close(): Promise<void>
}

/** Builds everything, in the order in which it depends on each other, and listens when all is up. The only constructor. */
export async function openHouse(config: Config, log: ServerLog): Promise<House> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const store = await openStore(config.databaseUrl)
  const health: Health = { ready: false }
  const server = createServer()
  const pages = await openPages(config, server)
  server.on(
    'request',
    createApp({
      config,
      log,
      health,
      anonymous: express.Router(),
      streams: express.Router(),
      pages,
      loadContext: async (_req, res) => ({
        actor: NOBODY,
        name: null,
        company: null,
        use: {} as Use,
        nonce: nonceOf(res as never),
        publicUrl: config.publicUrl,
        now: Date.now(),
        fault: error => log.error({ err: error }, 'page failed'),
      }),
    }),
  )
  await listen(server, config)
  health.ready = true
  return {
    async close() {
      health.ready = false
      await drain(server)
      await pages.close()
      await store.close()
    },
  }
}

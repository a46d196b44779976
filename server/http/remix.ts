import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { assets } from './assets.ts'
import type { FollowDocument, FollowParts } from './follow.ts'

export type LoadContext = (...at: Parameters<GetLoadContextFunction>) => Promise<AppLoadContext>

/** The pages: files that the browser fetches as they are, and what renders the rest. */
export interface Pages {
  files: RequestHandler
  render(loadContext: LoadContext): RequestHandler
  /** What makes the document of the follow page, and what that document asks for. Asked again, it may have changed only in development. */
  follow(): Promise<{ document: FollowDocument; parts: FollowParts }>
  close(): Promise<void>
}

/** Where the pages of `npm run dev` find what the build would make of the same sources. */
const SOURCES = { script: 'app/follow/main.tsx', style: 'app/follow/follow.css', document: 'app/follow/document.tsx' }

/** A small picture as an address, which costs no request. */
const dataAddress = (path: string): string => `data:image/svg+xml,${encodeURIComponent(readFileSync(path, 'utf8').trim())}`

async function built({ root }: Config): Promise<Pages> {
  const { followDocument: document } = (await import(pathToFileURL(join(root, 'build/node/follow.js')).href)) as {
    followDocument: FollowDocument
  }
  const client = join(root, 'build/client')
  const made = JSON.parse(readFileSync(join(client, '.vite/follow.json'), 'utf8')) as Record<string, { file: string }>
  const address = (source: string) => `/${made[source]?.file}`
  const parts = { scripts: [address(SOURCES.script)], styles: [address(SOURCES.style)], icon: dataAddress(join(client, 'favicon.svg')) }
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild
  return {
    files: assets(client),
    follow: async () => ({ document, parts }),
    render: getLoadContext => createRequestHandler({ build, mode: 'production', getLoadContext }),
    async close() {},
  }
}

/** Vite inside of this process; its hot reload shares the port with socket.io by answering only its own sub-protocol. */
async function live({ root }: Config, server: Server): Promise<Pages> {
  const vite = await (await import('vite')).createServer({
    root,
    configFile: join(root, 'remix.config.js'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  const build = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  return {
    files: vite.middlewares,
    render: getLoadContext => createRequestHandler({ build, mode: 'development', getLoadContext }),
    async follow() {
      const { followDocument: document } = (await vite.ssrLoadModule(`/${SOURCES.document}`)) as { followDocument: FollowDocument }
      // Modules that are exchanged while they run ask for this one before them.
      const scripts = ['/@id/__x00__virtual:remix/inject-hmr-runtime', `/${SOURCES.script}`]
      return { document, parts: { scripts, styles: [`/${SOURCES.style}`], icon: dataAddress(join(root, 'public/favicon.svg')) } }
    },
    close: () => vite.close(),
  }
}

export const openPages = (config: Config, server: Server): Promise<Pages> =>
  config.mode === 'development' ? live(config, server) : built(config)

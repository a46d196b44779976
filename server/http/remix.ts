import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { assets } from './assets.ts'

export type LoadContext = (...at: Parameters<GetLoadContextFunction>) => Promise<AppLoadContext>

/** The pages: files that the browser fetches as they are, and what renders the rest. */
export interface Pages {
  files: RequestHandler
  render(loadContext: LoadContext): RequestHandler
  close(): Promise<void>
}

async function built({ root }: Config): Promise<Pages> {
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild
  return {
    files: assets(join(root, 'build/client')),
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
    close: () => vite.close(),
  }
}

export const openPages = (config: Config, server: Server): Promise<Pages> =>
  config.mode === 'development' ? live(config, server) : built(config)

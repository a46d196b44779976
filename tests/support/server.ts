import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from '#server/config.ts'
import { type Given, type House, openHouse } from '#server/house.ts'
import { createLog } from '#server/log.ts'
import { temporaryFolder, testConfig } from './config.ts'
import { freePort } from './ports.ts'

const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, 'build/node/index.js')

export interface TestHouse extends House {
  config: Config
  url: string
}

/**
 * The real server inside this process, on a port and a data folder of its own, with the clock and the randomness that a test gives.
 * Closing it removes the folder.
 */
export async function openTestHouse(given: Given = {}, variables: Record<string, string> = {}): Promise<TestHouse> {
  assertBuilt()
  const dataDir = await temporaryFolder()
  const config = testConfig({ PORT: String(await freePort()), DATA_DIR: dataDir, ...variables })
  const house = await openHouse(config, createLog(config.logLevel), given)
  return {
    ...house,
    config,
    url: config.publicUrl,
    async close() {
      await house.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface ServerProcess {
  url: string
  port: number
  dataDir: string
  pid: number
  /** Everything that it printed. */
  output(): string
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>
  /** kill -9, as a power cut would do it. The data folder stays. */
  kill(): Promise<void>
}

/** The server as people run it, in a process of its own. Give the port and folder of a killed one to go on where it was. */
export async function startServerProcess(
  at: { port?: number; dataDir?: string; variables?: Record<string, string> } = {},
): Promise<ServerProcess> {
  assertBuilt()
  const port = at.port ?? (await freePort())
  const dataDir = at.dataDir ?? (await temporaryFolder())
  const child = spawn(process.execPath, ['--enable-source-maps', bundle], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, ...at.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', chunk => (printed += String(chunk)))
  child.stderr.on('data', chunk => (printed += String(chunk)))
  const url = `http://localhost:${port}`
  await healthy(url, child, () => printed)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    await once(child, 'exit')
    return child.exitCode
  }
  return {
    url,
    port,
    dataDir,
    pid: child.pid as number,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  }
}

/** Asks /healthz until it answers 200; a server that ends instead says why. */
async function healthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + 20_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`)
    if (await answers(url)) return
    await new Promise(next => setTimeout(next, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`The server was not healthy within 20 s:\n${output()}`)
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    async response => (await response.text(), response.ok),
    () => false,
  )

function assertBuilt(): void {
  if (!existsSync(bundle) || !existsSync(join(root, 'build/server/index.js'))) throw new Error('There is no build yet. Run: npm run build')
}

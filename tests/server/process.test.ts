import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/config.ts'
import { freePort } from '#tests/support/ports.ts'
import { type ServerProcess, startServerProcess } from '#tests/support/server.ts'

const root = join(import.meta.dirname, '../..')
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function start(at: Parameters<typeof startServerProcess>[0] = {}): Promise<ServerProcess> {
  const server = await startServerProcess(at)
  undo.push(() => rm(server.dataDir, { recursive: true, force: true }))
  undo.push(() => server.kill())
  return server
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the server as a process', () => {
  test('serves a page, and ends with 0 in under 3 s though a client holds its connection', async () => {
    const server = await start()
    expect((await fetch(`${server.url}/`, { keepalive: true })).status).toBe(200)
    const from = performance.now()
    expect(await server.stop()).toBe(0)
    expect(performance.now() - from).toBeLessThan(3_000)
    expect(server.output()).not.toMatch(/"level":"(error|fatal)"/)
  })

  test('comes back on the same data after kill -9', async () => {
    const { port, dataDir, kill } = await start()
    await kill()
    const again = await start({ port, dataDir })
    expect((await fetch(`${again.url}/healthz`)).status).toBe(200)
  })

  test('starts twice at once on a folder that is empty', async () => {
    const dataDir = await temporaryFolder()
    const both = await Promise.all([start({ dataDir }), start({ dataDir })])
    for (const { url, output } of both) {
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      expect(output()).not.toMatch(/"level":"(error|fatal)"/)
    }
    await Promise.all(both.map(({ stop }) => stop()))
  })

  test('says that the port is taken and what to do', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    undo.push(() => other.close())
    await once(other, 'listening')
    await expect(start({ port })).rejects.toThrow(
      new RegExp(`ended with 1:[\\s\\S]*Port ${port} on 127.0.0.1 is taken by another program[\\s\\S]*PORT=${port + 1} npm start`),
    )
  })

  test('says every fault of its configuration and does not start', async () => {
    await expect(start({ variables: { PUBLIC_URL: 'candor', LOG_LEVEL: 'loud' } })).rejects.toThrow(
      /ended with 1:[\s\S]*PUBLIC_URL must[\s\S]*LOG_LEVEL must/,
    )
  })
})

describe('npm start', () => {
  /** In a process group of its own, as a terminal starts it. */
  async function npmStart(): Promise<{ npm: ChildProcess; url: string; output(): string }> {
    const [port, dataDir] = [await freePort(), await temporaryFolder()]
    undo.push(() => rm(dataDir, { recursive: true, force: true }))
    const npm = spawn('npm', ['start'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    undo.push(() => alive(-(npm.pid as number)) && process.kill(-(npm.pid as number), 'SIGKILL'))
    let printed = ''
    // The signal follows in the instant in which the server says that it is ready: then at the latest it must know what to do with one.
    await new Promise<void>((ready, failed) => {
      const look = (chunk: Buffer): void => {
        printed += String(chunk)
        if (printed.includes('Candor is ready')) ready()
      }
      npm.stdout.on('data', look)
      npm.stderr.on('data', look)
      npm.once('exit', code => failed(new Error(`npm start ended with ${code}:\n${printed}`)))
    })
    return { npm, url: `http://localhost:${port}`, output: () => printed }
  }

  test('does nothing again that is up to date', async () => {
    const end = async ({ npm }: { npm: ChildProcess }) => {
      npm.kill('SIGTERM')
      await once(npm, 'exit')
    }
    await end(await npmStart())
    const made = () => ['build/.stamp', 'build/node/index.js', 'node_modules/.candor-stamp'].map(name => statSync(join(root, name)).mtimeMs)
    const before = made()
    const second = await npmStart()
    expect(second.output()).not.toMatch(/Installing|Building/)
    expect(made()).toEqual(before)
    await end(second)
  })

  test.each([
    ['SIGTERM to npm alone, as a service manager sends it', 'SIGTERM', false],
    ['SIGINT to all, as Ctrl-C sends it', 'SIGINT', true],
  ] as const)('ends with 0 and leaves nothing behind on %s', async (_how, signal, group) => {
    const { npm, url } = await npmStart()
    const pid = npm.pid as number
    process.kill(group ? -pid : pid, signal)
    const [code] = (await once(npm, 'exit')) as [number | null]
    expect(code).toBe(0)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    expect(alive(-pid), 'somebody of the process group is still there').toBe(false)
  })
})

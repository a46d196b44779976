import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Database } from '#db/driver.ts'
import { openStore } from '#db/index.ts'
import { temporaryFolder } from '../support/config.ts'
import { inventCompany } from '../support/load/company.ts'
import { type Acknowledged, Writes } from '../support/load/writes.ts'
import { freePort } from '../support/ports.ts'

export interface Killed {
  times: number
  /** Of them while the tables were being made or the server was starting. */
  starting: number
  acknowledged: Acknowledged
  /** What was acknowledged and is gone, and what an integrity check found; one sentence each. */
  lost: string[]
}

/** Starts the whole server in a process of its own; gives how to wait for what it says, and how to end it. */
function start(folder: string, port: number) {
  const file = join(import.meta.dirname, '../support/hasty-house.ts')
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, folder, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout?.on('data', chunk => (printed += String(chunk)))
  const gone = once(child, 'exit')
  return {
    async says(what: 'opening' | 'ready'): Promise<void> {
      while (!printed.includes(what)) {
        if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed}`)
        await new Promise(next => setTimeout(next, 5))
      }
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** The same, ready. In hundreds of starts another program holds the port once: then it is tried again. */
async function startReady(folder: string, port: number): Promise<ReturnType<typeof start>> {
  for (let tries = 1; ; tries++) {
    const server = start(folder, port)
    try {
      await server.says('ready')
      return server
    } catch (error) {
      if (tries === 10) throw error
      await new Promise(next => setTimeout(next, 1_000 * tries))
    }
  }
}

/** What SQLite itself says of a file, if it is not that all is well. */
function damageOf(path: string): string[] {
  const file = new Database(path)
  const said = String(file.pragma('integrity_check', { simple: true }))
  file.close()
  return said === 'ok' ? [] : [`integrity_check: ${said}`]
}

const within = (ms: number): Promise<void> => new Promise(done => setTimeout(done, Math.random() * ms))

/**
 * kill -9 at random points while people move, vote, ask and edit at once; after each, what was acknowledged is held against the file.
 * Every fifth time it is killed while it makes the tables of a new folder, every other fifth while it starts on the old one.
 */
export async function killAtRandom(times: number, note: (text: string) => void = () => {}): Promise<Killed> {
  const company = await inventCompany(1, { askers: Math.min(300, 20 + times) })
  const port = await freePort()
  const writes = new Writes(`http://localhost:${port}`, company)
  const path = join(company.dataDir, 'candor.db')
  const killed: Killed = { times, starting: 0, acknowledged: writes.acknowledged, lost: [] }
  for (let time = 0; time < times; time++) {
    if (time % 5 === 3) {
      killed.starting += 1
      killed.lost.push(...(await killWhileMigrating(port)))
      continue
    }
    const starts = time % 5 === 4
    const server = starts ? start(company.dataDir, port) : await startReady(company.dataDir, port)
    if (starts) {
      killed.starting += 1
      await server.says('opening')
      await within(400)
    } else {
      const before = writes.acknowledged
      writes.start()
      // Under way: at random from here on.
      const deadline = performance.now() + 10_000
      while (writes.acknowledged.moves === before.moves && performance.now() < deadline) await new Promise(next => setTimeout(next, 10))
      await within(1_500)
    }
    await server.kill()
    await writes.stop()
    killed.lost.push(...damageOf(path))
    const store = await openStore(`file:${path}`)
    killed.lost.push(...(await writes.lost(store)))
    await writes.look(store)
    await store.close()
    killed.acknowledged = writes.acknowledged
    if (time % 50 === 49) note(`${time + 1} times: ${JSON.stringify(killed.acknowledged)}, lost ${killed.lost.length}`)
  }
  await rm(company.dataDir, { recursive: true, force: true })
  return killed
}

/** A start that is killed while it makes the tables hinders no later one. */
async function killWhileMigrating(port: number): Promise<string[]> {
  const folder = await temporaryFolder()
  const server = start(folder, port)
  await server.says('opening')
  await within(120)
  await server.kill()
  const path = join(folder, 'candor.db')
  const store = await openStore(`file:${path}`)
  const readable = await store.select().from(store.t.people)
  await store.close()
  const damage = damageOf(path)
  await rm(folder, { recursive: true, force: true })
  return readable.length === 0 ? damage : ['a new database has people in it']
}

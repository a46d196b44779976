import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Database } from '#db/driver.ts'
import { openStore } from '#db/index.ts'
import { temporaryFolder } from '../support/config.ts'
import { inventCompany } from '../support/load/company.ts'
import { type Acknowledged, Writes } from '../support/load/writes.ts'
import { freePort } from '../support/ports.ts'
import { isCurrent, makeOldFile, missingAfter, upgradeHasBegun } from './upgrade.ts'

export interface Killed {
  times: number
  /** Of them while the tables were being made or the server was starting. */
  starting: number
  /** Of these, while an older file with rows was being brought up to date, which was not done yet. */
  upgrading: number
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
 * Every fifth time it is killed while it starts on that folder; every other fifth, by turns, while it makes the tables of a new one and while
 * it brings one of an earlier version up to date.
 */
export async function killAtRandom(times: number, note: (text: string) => void = () => {}): Promise<Killed> {
  const company = await inventCompany(1, { askers: Math.min(300, 20 + times) })
  const port = await freePort()
  const writes = new Writes(`http://localhost:${port}`, company)
  const path = join(company.dataDir, 'candor.db')
  const killed: Killed = { times, starting: 0, upgrading: 0, acknowledged: writes.acknowledged, lost: [] }
  for (let time = 0; time < times; time++) {
    if (time % 5 === 3) {
      killed.starting += 1
      if (time % 10 === 3) killed.lost.push(...(await killWhileMigrating(port)))
      else {
        const { lost, midway } = await killWhileUpgrading(port)
        killed.lost.push(...lost)
        if (midway) killed.upgrading += 1
      }
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

/**
 * A start that is killed while it brings a file of an earlier version up to date: whatever moment that was, the next start finds every row,
 * does the rest, and serves. It is killed at random, so many milliseconds after it began at most. `midway`: it was not done then.
 */
export async function killWhileUpgrading(port: number, longest = 150): Promise<{ lost: string[]; midway: boolean }> {
  const folder = await temporaryFolder()
  const path = join(folder, 'candor.db')
  const before = makeOldFile(path)
  const server = start(folder, port)
  await server.says('opening')
  while (!upgradeHasBegun(folder)) await new Promise(next => setTimeout(next, 1))
  await within(longest)
  await server.kill()
  // Looked at in a copy: what a killed server left in its log is for the next start to take in.
  const copy = await temporaryFolder()
  await cp(folder, copy, { recursive: true })
  const midway = !isCurrent(join(copy, 'candor.db'))
  await rm(copy, { recursive: true })
  const next = await startReady(folder, port)
  await next.kill()
  const lost = missingAfter(path, before)
  await rm(folder, { recursive: true, force: true })
  return { lost, midway }
}

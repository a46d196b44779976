import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from '../run.ts'
import type { Filled } from './fill/index.ts'

/** What the demo keeps in its data folder beside the company's own data. */
export type Kept =
  | { state: 'filling' }
  | {
      state: 'filled'
      /** Signs the ready links. */
      key: string
      filled: Filled
      /** Milliseconds since 1970. */
      at: number
    }

const nameIn = (dataDir: string): string => join(dataDir, 'demo.json')

/**
 * What an earlier start left, or undefined when the folder is to be filled; a filling that was cut short is thrown away first.
 * @throws CannotStart when the folder holds data that is no demo's: an invented company must not be mixed into a real one
 */
export async function readKept(dataDir: string): Promise<Extract<Kept, { state: 'filled' }> | undefined> {
  const path = nameIn(dataDir)
  if (!existsSync(path)) {
    const there = existsSync(dataDir) ? await readdir(dataDir) : []
    if (there.length > 0)
      throw new CannotStart(
        `The data folder ${dataDir} holds data that are not the demonstration's. Choose another folder: DATA_DIR=data-demo npm run demo`,
      )
    return undefined
  }
  const kept = JSON.parse(await readFile(path, 'utf8')) as Kept
  if (kept.state === 'filled') return kept
  for (const name of await readdir(dataDir)) await rm(join(dataDir, name), { recursive: true, force: true })
  return undefined
}

/** Says that the folder is being filled, so that a start after a cut knows. */
export async function beginFilling(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await write(dataDir, { state: 'filling' })
}

export async function keepFilled(dataDir: string, filled: Filled, at: number): Promise<Extract<Kept, { state: 'filled' }>> {
  const kept = { state: 'filled', key: randomBytes(32).toString('base64url'), filled, at } as const
  await write(dataDir, kept)
  return kept
}

async function write(dataDir: string, kept: Kept): Promise<void> {
  const path = nameIn(dataDir)
  await writeFile(`${path}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openQuestionHouse } from '#tests/support/questions.ts'
import { openStore } from '#db/index.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

// N9: a server that is killed in the middle of writing a batch has written nothing of it; written again, each question is there once.

const writer = new URL('../support/dies-in-batch.ts', import.meta.url).pathname

async function write(path: string, roundId: string, after: number): Promise<NodeJS.Signals | number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path, roundId, String(after)], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return signal ?? code
}

test.each([0, 1, 4])('killed after %d of five questions of a batch', { timeout: 60_000 }, after =>
  inTemporaryFolder(async folder => {
    const house = await openQuestionHouse(folder)
    const { roundId } = house
    await house.close()
    const path = join(folder, 'candor.db')
    expect(await write(path, roundId, after)).toBe('SIGKILL')

    const store = await openStore(path)
    expect(await store.select().from(store.t.questions)).toEqual([])
    expect((await store.select().from(store.t.rounds))[0]).toMatchObject({ batch: 0 })
    await store.close()
    // Nor does a half-written batch lie about: its place in it, and its text, would be told.
    for (const name of readdirSync(folder).filter(each => each.startsWith('candor.db')))
      expect(readFileSync(join(folder, name)).includes('question 0'), name).toBe(false)

    expect(await write(path, roundId, 99)).toBe(0)
    expect(await write(path, roundId, 99)).toBe(0)
    const again = await openStore(path)
    const rows = await again.select().from(again.t.questions)
    expect(rows.map(({ text }) => text).sort()).toEqual([0, 1, 2, 3, 4].map(number => `question ${number}`))
    expect(new Set(rows.map(({ batch }) => batch)).size).toBe(1)
    await again.close()
  }),
)

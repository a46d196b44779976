import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dueLetters, insertLetter } from '#db/queries/letters.ts'
import type { Store } from '#db/types.ts'
import { anyLetter } from '#tests/support/mail.ts'
import { DIALECTS, type Place } from '#tests/support/stores.ts'

const MINUTE = 60_000
const WRITTEN = 1_700_000_000_000

describe.each(DIALECTS)('letters that are due on $name', ({ place: placeIn }) => {
  let place: Place
  let store: Store
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
    place = await placeIn(folder)
    store = await place.open()
    await store.transact(async tx => {
      for (const attempts of [12, 11, 3, 2, 1, 0])
        await insertLetter(tx, anyLetter({ id: `tried ${attempts}`, attempts, createdAt: WRITTEN }))
      const reset = { id: 'reset', linkPurpose: 'reset' as const, linkPersonId: 'somebody', createdAt: WRITTEN + 1 }
      await insertLetter(tx, anyLetter(reset))
      await insertLetter(tx, anyLetter({ id: 'older', createdAt: WRITTEN - 1 }))
      await insertLetter(tx, anyLetter({ id: 'sent', createdAt: WRITTEN, sentAt: WRITTEN }))
    })
  }, 60_000)
  afterAll(async () => {
    await store.close()
    await place.gone()
    rmSync(folder, { recursive: true, force: true })
  })

  const due = async (after: number, most = 100) => (await dueLetters(store, WRITTEN + after, most)).map(({ id }) => id)
  const NEW = ['reset', 'older', 'tried 0']

  it('come again two, four, eight … minutes after they were written, and never after the twelfth time', async () => {
    expect(await due(2 * MINUTE - 1)).toEqual(NEW)
    expect(await due(2 * MINUTE)).toEqual([...NEW, 'tried 1'])
    expect(await due(4 * MINUTE)).toEqual([...NEW, 'tried 1', 'tried 2'])
    expect(await due(8 * MINUTE - 1)).toEqual([...NEW, 'tried 1', 'tried 2'])
    expect(await due(8 * MINUTE)).toEqual([...NEW, 'tried 1', 'tried 2', 'tried 3'])
    expect(await due(2 ** 11 * MINUTE - 1)).toEqual([...NEW, 'tried 1', 'tried 2', 'tried 3'])
    expect(await due(2 ** 13 * MINUTE)).toEqual([...NEW, 'tried 1', 'tried 2', 'tried 3', 'tried 11'])
  })

  it('come in their order however few are taken: tried least first, then a password’s, then the oldest', async () => {
    expect(await due(8 * MINUTE, 2)).toEqual(['reset', 'older'])
    expect(await due(8 * MINUTE, 4)).toEqual([...NEW, 'tried 1'])
  })
})

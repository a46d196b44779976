import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { StoreBusyError } from '#db/errors.ts'
import { createLog } from '#server/log.ts'
import { pglitePlace } from '#tests/support/stores.ts'

/** What the log writes of an error. */
function lineOf(err: unknown): string {
  const lines: string[] = []
  const log = createLog('error', new Writable({ write: (line, _encoding, next) => (lines.push(String(line)), next()) }))
  log.error({ err }, 'page failed')
  return lines.join('')
}

test('what a database says of a failed statement is logged without the values that were in it', async () => {
  const place = pglitePlace()
  const store = await place.open()
  const { squads } = store.t
  const add = () =>
    store.transact(tx => tx.insert(squads).values({ id: 'one', name: 'What Eva asked\n    at lunch with Eva', createdAt: 1 }))
  await add()
  const again = await add().catch((error: unknown) => error)
  await store.close()
  await place.gone()
  expect(String(again)).toContain('What Eva asked')
  const line = lineOf(new StoreBusyError('Try again.', { cause: again }))
  expect(line).not.toContain('Eva')
  expect(JSON.parse(line)).toMatchObject({
    err: { type: 'StoreBusyError', message: 'Try again.', cause: { cause: { code: '23505', table: 'squads' } } },
  })
})

test('an error of ours is logged with its kind, message, frames and cause', () => {
  const fault = new TypeError('the round is not there', { cause: Object.assign(new Error('no such file'), { code: 'ENOENT' }) })
  const { err } = JSON.parse(lineOf(fault)) as { err: Record<string, unknown> }
  expect(err).toMatchObject({ type: 'TypeError', message: 'the round is not there', cause: { code: 'ENOENT', message: 'no such file' } })
  expect(err['stack']).toMatch(/^ {4}at .*log\.test\.ts/)
})

test('what is no error, and causes without an end, are a line all the same', () => {
  expect(JSON.parse(lineOf('gone'))).toMatchObject({ err: { type: 'string', message: 'gone' } })
  const circle = new Error('round and round')
  circle.cause = circle
  expect(lineOf(circle)).toContain('round and round')
})

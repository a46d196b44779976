import { afterEach, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readWorkbook } from '#server/ingest/read.ts'
import { standReady, takeReady } from '#server/ingest/reader-process.ts'
import { readers } from './readers.ts'
import { sheetData, workbook } from './zips.ts'

// A reader that stands ready before a file is there reads it as any other, once, and is in nobody's way.

const bytes = workbook({
  Income: sheetData([
    ['in thousands of euros', 'FY2024', 'FY2025'],
    ['Product', 10, 12.5],
    ['Service', 5, 6],
    ['Total revenue', { formula: 'SUM(B2:B3)', value: '15' }, { formula: 'SUM(C2:C3)', value: '18.5' }],
  ]),
})
const read = () => readWorkbook({ source: { bytes }, name: 'a.xlsx' })
const none = async (): Promise<void> => {
  while (readers().length > 0) await new Promise(resolve => setTimeout(resolve, 1))
}

afterEach(async () => {
  takeReady(DEFAULT_LIMITS)?.child.kill('SIGKILL')
  await none()
})

test('a file is read by the reader that stands ready, which says the same as another and ends', async () => {
  const cold = await read()
  await none()
  await standReady(DEFAULT_LIMITS)
  const [ready, ...others] = readers()
  expect(others).toEqual([])
  const started = new Set<number>()
  const reading = readWorkbook({ source: { bytes }, name: 'a.xlsx', onProgress: () => readers().forEach(pid => started.add(pid)) })
  expect(readers()).toEqual([ready])
  expect(await reading).toEqual(cold)
  expect([...started]).toEqual([ready])
  await none()
})

test('a file that comes before it is up is read by it too', async () => {
  const ready = standReady(DEFAULT_LIMITS)
  const reading = read()
  expect(readers()).toHaveLength(1)
  expect(await reading).toMatchObject({ ok: true })
  await ready
})

test('one stands by at most, whoever opens the page', async () => {
  await Promise.all([standReady(DEFAULT_LIMITS), standReady(DEFAULT_LIMITS)])
  const first = readers()
  await standReady(DEFAULT_LIMITS)
  expect(readers()).toEqual(first)
  expect(first).toHaveLength(1)
})

test('with other limits it is not used', async () => {
  await standReady(DEFAULT_LIMITS)
  const [ready] = readers()
  expect(takeReady({ ...DEFAULT_LIMITS, maxMemoryMb: 60 })).toBeNull()
  await standReady({ ...DEFAULT_LIMITS, maxMemoryMb: 200 })
  expect(takeReady(DEFAULT_LIMITS)).toBeNull()
  expect(readers()).not.toContain(ready)
  takeReady({ ...DEFAULT_LIMITS, maxMemoryMb: 200 })?.child.kill('SIGKILL')
})

test('it ends when no file comes', async () => {
  await standReady(DEFAULT_LIMITS, 1)
  await none()
  expect(takeReady(DEFAULT_LIMITS)).toBeNull()
})

test('where it was ended a file is read all the same', async () => {
  await standReady(DEFAULT_LIMITS)
  const [ready = 0] = readers()
  process.kill(ready, 'SIGKILL')
  // Whether the system has told of its end yet or not.
  expect(await read()).toMatchObject({ ok: true })
})

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import type { ImportJson } from '#app/model/report/import.ts'
import { readWorkbook } from '#server/ingest/read.ts'
import { readers } from './readers.ts'
import { sheetData, workbook } from './zips.ts'

const small = workbook({
  Income: sheetData([
    ['in thousands of euros', 'FY2024', 'FY2025'],
    ['Product', 10, 12.5],
    ['Service', 5, 6],
    ['Total revenue', { formula: 'SUM(B2:B3)', value: '15' }, { formula: 'SUM(C2:C3)', value: '18.5' }],
  ]),
})
/** Long to read: a few hundred thousand cells that repeat, well under the limits of size. */
const large = workbook({
  Data: sheetData(Array.from({ length: 30_000 }, (_, row) => Array.from({ length: 10 }, (_, column) => row * 7919 + column * 104_729))),
})

const folder = mkdtempSync(join(tmpdir(), 'candor-ingest-'))
afterAll(() => rmSync(folder, { recursive: true }))

const soon = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 1))

/** Ends the reader that this process starts next (another one than `before`) as soon as it is there, long before it is up. */
async function endNextReader(before?: number): Promise<number> {
  for (;;) {
    const reader = readers().find(pid => pid !== before)
    if (reader !== undefined && process.kill(reader, 'SIGKILL')) return reader
    await soon()
  }
}
describe('the reading process', () => {
  test('reads a workbook, tells how far it is and ends', async () => {
    const phases = new Set<string>()
    const answer = await readWorkbook({ source: { bytes: small }, name: 'Q3 ☃.xlsx', onProgress: ({ phase }) => phases.add(phase) })
    if (!answer.ok) throw new Error(answer.message)
    expect(answer.import.file).toMatchObject({ name: 'Q3 ☃.xlsx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
    expect(answer.import.statements[0]).toMatchObject({
      unit: { currency: 'EUR', scale: 3 },
      columns: [{ period: 'FY2024' }, { period: 'FY2025' }],
    })
    expect(answer.import.statements[0]?.lineItems.map(({ parent }) => parent)).toEqual([2, 2, null])
    expect([...phases]).toContain('unpacking')
  })

  test('is ended when it takes too long', async () => {
    expect(await readWorkbook({ source: { bytes: large }, name: 'slow.xlsx', limits: { baseMs: 60, msPerMb: 0 } })).toMatchObject({
      ok: false,
      code: 'too-slow',
    })
  })

  test('is ended when it takes too much memory', async () => {
    expect(await readWorkbook({ source: { bytes: large }, name: 'fat.xlsx', limits: { maxMemoryMb: 60 } })).toMatchObject({
      ok: false,
      code: 'too-much-memory',
    })
  })

  test('refuses too many cells, too many sheets and too many bytes by the limits given', async () => {
    expect(await readWorkbook({ source: { bytes: large }, name: 'a.xlsx', limits: { maxCells: 1_000 } })).toMatchObject({
      code: 'too-many-cells',
    })
    expect(await readWorkbook({ source: { bytes: workbook({ A: '', B: '' }) }, name: 'a.xlsx', limits: { maxSheets: 1 } })).toMatchObject({
      code: 'too-many-sheets',
    })
    expect(await readWorkbook({ source: { bytes: small }, name: 'a.xlsx', limits: { maxBytes: 10 } })).toMatchObject({ code: 'too-large' })
    expect(await readWorkbook({ source: { bytes: workbook({ A: '' }) }, name: 'a.xlsx' })).toMatchObject({ code: 'no-data' })
  })

  test('is started once more when it ends before it has seen the file, which that says nothing of', async () => {
    while (readers().length > 0) await soon()
    const once = readWorkbook({ source: { bytes: small }, name: 'a.xlsx' })
    await endNextReader()
    expect(await once).toMatchObject({ ok: true })
    while (readers().length > 0) await soon()

    const twice = readWorkbook({ source: { bytes: small }, name: 'a.xlsx' })
    const first = await endNextReader()
    await endNextReader(first)
    expect(await twice).toMatchObject({ ok: false, code: 'failed', message: 'The reader did not start. Try again in a minute.' })
  })

  test('can be stopped by who asked', async () => {
    const stop = new AbortController()
    const answer = readWorkbook({ source: { bytes: large }, name: 'a.xlsx', signal: stop.signal })
    stop.abort()
    expect(await answer).toMatchObject({ ok: false, code: 'aborted' })
  })

  test('has a queue with an end', async () => {
    const limits = { atOnce: 1, maxWaiting: 1 }
    const stop = new AbortController()
    const answers = [1, 2, 3].map(number =>
      readWorkbook({
        source: { bytes: number === 1 ? large : small },
        name: `${number}.xlsx`,
        limits,
        signal: number === 1 ? stop.signal : undefined,
      }),
    )
    expect(await answers[2]).toMatchObject({ ok: false, code: 'busy' })
    stop.abort()
    expect(await answers[0]).toMatchObject({ code: 'aborted' })
    expect(await answers[1]).toMatchObject({ ok: true })
  })

  test('leaves the event loop free', async () => {
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 10)
      last = performance.now()
    }, 10)
    await readWorkbook({ source: { bytes: large }, name: 'large.xlsx' })
    clearInterval(beat)
    expect(longest).toBeLessThan(500)
  })
})

describe('npm run import', () => {
  const command = fileURLToPath(new URL('../../../server/cli/import.ts', import.meta.url))
  const run = async (...list: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, ['--import', 'tsx', command, ...list])) }
    } catch (fault) {
      return fault as { code: number; stdout: string; stderr: string }
    }
  }

  test('prints the import JSON and nothing else', async () => {
    const file = join(folder, 'income.xlsx')
    writeFileSync(file, small)
    const { code, stdout, stderr } = await run(file, '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect((JSON.parse(stdout) as ImportJson).statements).toHaveLength(1)
    expect((await run(file)).stdout).toContain('Total revenue')
  })

  test('ends in silence where nobody reads on', async () => {
    const file = join(folder, 'unread.xlsx')
    writeFileSync(file, small)
    const child = spawn(process.execPath, ['--import', 'tsx', command, file, '--json'])
    child.stdout.destroy()
    const said: string[] = []
    child.stderr.on('data', (part: Buffer) => said.push(part.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    expect({ code, said }).toEqual({ code: 0, said: [] })
  })

  test('says on one line why a file is refused, and exits with 2', async () => {
    const file = join(folder, 'page.xlsx')
    writeFileSync(file, '<html><body><table></table></body></html>')
    const { code, stdout, stderr } = await run(file, '--json')
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 })
    expect(stderr).toContain('web page')
    expect((await run(join(folder, 'none.xlsx'))).code).toBe(1)
  })
})

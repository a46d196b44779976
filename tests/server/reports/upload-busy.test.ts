import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { availableParallelism, loadavg } from 'node:os'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadRoutes } from '#server/http/uploads.ts'
import { DEFAULT_LIMITS, timeLimit } from '#server/ingest/limits.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { openReportHouse, type ReportHouse } from '#tests/support/reports.ts'
import { sheetData, workbookParts, zip } from '../ingest/zips.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

/** 50,000 merged areas, which once took readers minutes. */
function manyMerges(): Uint8Array {
  const parts = workbookParts({
    Merged: sheetData([
      ['Line', 'FY2025'],
      ['Revenue', 1],
    ]),
  })
  const name = 'xl/worksheets/sheet0.xml'
  const merges = Array.from({ length: 50_000 }, (_, at) => `<mergeCell ref="C${at * 2 + 1}:D${at * 2 + 2}"/>`).join('')
  const sheet = new TextDecoder().decode(parts[name]).replace('</sheetData>', `</sheetData><mergeCells>${merges}</mergeCells>`)
  return zip({ ...parts, [name]: new TextEncoder().encode(sheet) })
}

const real = ['many_merges_50k', 'fuzz_1', 'fuzz_3', 'fuzz_5', 'fuzz_7'].flatMap(name => inputFile(`nasty/${name}.xlsx`) ?? [])

test('while hostile workbooks are read, 200 other requests are answered as ever', { timeout: 120_000 }, async () => {
  const { hall, preparer, use } = house
  const app = express().use(uploadRoutes(hall, async () => preparer))
  app.get('/uploads', (_, res, next) => void use.uploads.list(preparer).then(list => res.json(list), next))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const given = [manyMerges(), ...real.map(path => new Uint8Array(readFileSync(path)))]
  let open = given.length
  // One after the other: how long the queue is belongs to another test.
  const verdicts = (async () => {
    const said: { kind: string; ms: number; allowed: number }[] = []
    for (const body of given) {
      const started = performance.now()
      const answer = await fetch(`${at}/uploads?name=a.xlsx`, { method: 'POST', body: Buffer.from(body) })
      const last = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '') as { is: string }
      said.push({ kind: last.is, ms: performance.now() - started, allowed: timeLimit(DEFAULT_LIMITS, body.length) })
      open--
    }
    return said
  })()
  const times: number[] = []
  const worked: number[] = []
  while (open > 0 || times.length < 200) {
    const started = performance.now()
    const used = process.cpuUsage()
    expect((await fetch(`${at}/uploads`)).status).toBe(200)
    times.push(performance.now() - started)
    const { user, system } = process.cpuUsage(used)
    worked.push((user + system) / 1_000)
  }
  for (const { kind, ms, allowed } of await verdicts) {
    expect(kind).toMatch(/^(?:understood|refused)$/)
    // A process has half a minute to start; that is not the file's own time.
    expect(ms).toBeLessThan(allowed + 30_000)
  }
  expect(times.length).toBeGreaterThanOrEqual(200)
  // What this process worked while a request waited is what could have held it up; how long a request waits for a processor that others
  // have is known only where there is one to spare.
  expect(Math.max(...worked)).toBeLessThan(200)
  if ((loadavg()[0] ?? 0) <= availableParallelism()) expect(Math.max(...times)).toBeLessThan(200)
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

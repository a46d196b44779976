import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import express from 'express'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import { health } from '#server/http/health.ts'
import { uploadRoutes } from '#server/http/uploads.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'
import { smallDisk } from '#tests/support/small-disk.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { zip } from '../ingest/zips.ts'

const MB = 1024 * 1024
const disk = smallDisk(24)
const where = disk ? 'on a small disk' : 'on a small disk (skipped: only root may mount one, on Linux)'

interface Said {
  is?: string
  message?: string
  uploadId?: string
}

describe.skipIf(!disk)(where, () => {
  let house: ReportHouse
  let at = ''
  let close = async () => {}
  const people: PersonActor[] = []
  const kept = async (): Promise<string[]> => (await readdir(join(house.folder, 'files'))).sort()

  beforeAll(async () => {
    const before = process.env.TMPDIR
    process.env.TMPDIR = disk?.folder
    house = await openReportHouse()
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    for (let n = 0; n < 20; n++) people.push({ ...house.preparer, personId: `preparer-${n}` })
    const [row] = await house.hall.store.select().from(house.hall.store.t.people)
    if (!row) throw new Error('nobody works there')
    await house.hall.store.transact(async tx => {
      for (const { personId } of people)
        await tx.insert(tx.t.people).values({ ...row, id: personId, email: `${personId}@acme.example`, roles: ['preparer'] })
    })
    const app = express()
    app.get('/healthz', health({ ready: true }))
    app.use(uploadRoutes(house.hall, async req => people[Number(req.headers['x-person'] ?? 0)] ?? house.preparer))
    const server = app.listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    close = async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  })
  afterAll(async () => {
    await close()
    await house?.close()
    disk?.unmount()
  })

  const send = async (body: Uint8Array, person = 0, path = '/uploads?name=Board.xlsx'): Promise<Said & { status: number }> => {
    const answer = await fetch(at + path, { method: 'POST', body: Buffer.from(body), headers: { 'x-person': String(person) } })
    const last = (await answer.text()).trim().split('\n').at(-1) ?? '{}'
    return { status: answer.status, ...(JSON.parse(last) as Said) }
  }
  const listed = async () => (await must(house.use.uploads.list(house.preparer))).uploads.length
  /** The same workbook with bytes that pack badly. */
  const heavy = (size: number): Uint8Array => zip({ ...unzipSync(boardWorkbook()), 'xl/media/image1.png': randomBytes(size) })

  it('twenty uploads at once are all read, one after the other, and the server answers meanwhile', { timeout: 180_000 }, async () => {
    let open = true
    const answers = (async () => {
      let count = 0
      for (; open; count++) expect((await fetch(`${at}/healthz`)).status).toBe(200)
      return count
    })()
    const said = await Promise.all(people.map((_, person) => send(boardWorkbook(), person)))
    open = false
    expect(said.map(({ is }) => is)).toEqual(people.map(() => 'understood'))
    expect(new Set(said.map(({ uploadId }) => uploadId)).size).toBe(20)
    expect(await listed()).toBe(20)
    expect((await kept()).filter(name => name.endsWith('.part'))).toEqual([])
    // A server that reads a workbook itself answers once or twice meanwhile, however fast the machine is.
    expect(await answers).toBeGreaterThan(20 * people.length)
  })

  it('a body that finds no room is refused with a sentence, nothing of it is left, and the rest stays', async () => {
    const before = await kept()
    await disk?.fill(MB / 2)
    const said = await send(heavy(2 * MB))
    expect(said).toMatchObject({ status: 507, message: expect.stringContaining('disk is full') })
    await vi.waitFor(async () => expect(await kept()).toEqual(before), { timeout: 5_000, interval: 20 })
    expect(await listed()).toBe(20)
    expect((await fetch(`${at}/healthz`)).status).toBe(200)
    await disk?.empty()
  })

  it('a workbook for which the database has no room is refused so too, and comes in once there is room', { timeout: 60_000 }, async () => {
    const before = await kept()
    const bytes = boardWorkbook()
    await disk?.fill(bytes.length + 12_000)
    const said = await send(bytes)
    expect(said).toMatchObject({ is: 'refused', message: expect.stringContaining('disk is full') })
    await vi.waitFor(async () => expect(await kept()).toEqual(before), { timeout: 5_000, interval: 20 })
    await disk?.empty()
    expect(await listed()).toBe(20)
    expect(await send(bytes)).toMatchObject({ is: 'understood' })
    expect(await listed()).toBe(21)
  })

  it('a picture is refused with the same sentence', async () => {
    const { reportId } = await must(house.use.reports.create(house.preparer, { title: 'Pictures', period: 'FY2025' }))
    const { default: sharp } = await import('sharp')
    const noise = { width: 500, height: 500, channels: 3 as const }
    const png = await sharp(randomBytes(500 * 500 * 3), { raw: noise })
      .png()
      .toBuffer()
    const before = await kept()
    await disk?.fill(png.length + 40_000)
    const path = `/reports/${reportId}/pictures?name=hall.png`
    expect(await send(png, 0, path)).toMatchObject({ status: 507, message: expect.stringContaining('disk is full') })
    await disk?.empty()
    // What arrived is taken away when the answer is on its way already.
    await vi.waitFor(async () => expect(await kept()).toEqual(before), { timeout: 5_000, interval: 20 })
    expect(await send(png, 0, path)).toMatchObject({ status: 201 })
  })
})

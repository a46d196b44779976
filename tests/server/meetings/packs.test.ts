import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpackParts } from '#app/model/meeting/pack.ts'
import { meetingById, partsOfMeeting } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'
import { narrative } from '../../support/sections.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const MB = 1024 * 1024
/** Sections that hardly get smaller when they are compressed. */
const large = (megabytes: number) =>
  Array.from({ length: megabytes * 10 }, (_, at) =>
    narrative(`s-${[...String(at)].map(digit => 'abcdefghij'[Number(digit)]).join('')}`, `Part ${at}`, randomBytes(49_000).toString('hex')),
  )
const token = async (meetingId: string) => (await house.use.meetings.liveParts(meetingId)).pack ?? ''
const pack = async (meetingId: string, asked: { token?: string; part?: string } = {}) =>
  house.use.meetings.pack(house.actor('employee'), { meetingId, token: await token(meetingId), ...asked })
const heldBytes = () => process.memoryUsage().arrayBuffers
const LINES = 8
const NOT_FOUND = { ok: false, fault: { kind: 'not found' } }

/** Whether the pack that was served goes out of memory once nobody asks for it. */
async function isLetGo(served: WeakRef<Uint8Array>): Promise<boolean> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(resolve => setImmediate(resolve))
    collect()
  }
  return served.deref() === undefined
}
const served = async (meetingId: string) => new WeakRef((await must(pack(meetingId))).bytes)

test('one part is read alone, also one that is not there', async () => {
  const meetingId = await meetingIn(house, 'lobby', large(2))
  const [first] = await partsOfMeeting(house.hall.store, meetingId)
  const whole = (await must(pack(meetingId))).bytes.length
  expect(whole).toBeGreaterThan(MB)
  collect()
  for (const part of [first?.id ?? '', 'none']) {
    const before = heldBytes()
    const found = await pack(meetingId, { part })
    expect(heldBytes() - before).toBeLessThan(whole / 4)
    if (part === 'none') expect(found).toEqual(NOT_FOUND)
    else expect(unpackParts((found.ok && found.bytes) || new Uint8Array()).map(({ id }) => id)).toEqual([part])
  }
})

test('slow lines hold no copies: everybody’s response is written from the same bytes', async () => {
  // More than the system takes in for a line that does not read.
  const meetingId = await meetingIn(house, 'lobby', large(22))
  const whole = (await must(pack(meetingId))).bytes.length
  const cookie = await house.signIn('employee')
  const { hostname, port } = new URL(house.url)
  const path = `/meetings/${meetingId}/pack?v=${await token(meetingId)}`
  collect()
  const before = heldBytes()
  const lines: Socket[] = []
  for (let line = 0; line < LINES; line++) {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    lines.push(socket)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${cookie}\r\n\r\n`)
    // The head comes, and then the line takes nothing more.
    const head = await new Promise<string>(resolve =>
      socket.once('data', data => {
        socket.pause()
        resolve(data.toString('latin1'))
      }),
    )
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(head.toLowerCase()).toContain(`content-length: ${whole}\r\n`)
    expect(head.toLowerCase()).toContain('cache-control: private, max-age=86400, immutable\r\n')
  }
  expect(heldBytes() - before).toBeLessThan((LINES * whole) / 4)
  for (const socket of lines) socket.destroy()
})

test('after the end there is no pack and no part any more, and memory holds none', async () => {
  const meetingId = await meetingIn(house, 'live')
  const [first] = await partsOfMeeting(house.hall.store, meetingId)
  const [asked, kept] = [await token(meetingId), await served(meetingId)]
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  expect(await isLetGo(kept)).toBe(true)
  // Whose request was under way has done nothing wrong, and gets nothing.
  for (const was of [{ token: asked }, { part: first?.id ?? '' }])
    expect(await pack(meetingId, was)).toEqual({ ok: true, bytes: new Uint8Array() })
  for (const never of [{ token: 'never' }, { part: 'never' }]) expect(await pack(meetingId, never)).toEqual(NOT_FOUND)
  // Who comes now is told of nothing to fetch, or would ask again and again.
  expect(await house.use.meetings.liveParts(meetingId)).toEqual({ keys: [], pack: null })
})

test('memory holds no pack of a lobby that was closed, nor the one from before a correction', async () => {
  const closed = await meetingIn(house, 'lobby')
  const first = await served(closed)
  await must(house.use.meetings.closeLobby(house.actor('ceo'), { meetingId: closed }))
  expect(await isLetGo(first)).toBe(true)

  const corrected = await meetingIn(house, 'live')
  const second = await served(corrected)
  const { reportId } = (await meetingById(house.hall.store, corrected))!
  await house.hall.store.transact(async tx => {
    const { sections, reports } = tx.t
    await tx.update(sections).set({ title: 'Corrected' }).where(eq(sections.reportId, reportId))
    await tx.update(reports).set({ version: 2 }).where(eq(reports.id, reportId))
  })
  const { changed } = await must(house.use.meetings.correct(house.actor('ceo'), { meetingId: corrected }))
  expect(changed).toBeGreaterThan(0)
  expect(await isLetGo(second)).toBe(true)
})

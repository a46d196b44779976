import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fromBase64url } from '#app/model/base64url.ts'
import { unpackParts } from '#app/model/meeting/pack.ts'
import { NONCE_BYTES, open } from '#app/model/meeting/seal.ts'
import type { RemovalTarget } from '#app/model/report/redact.ts'
import { meetingById, partsOfMeeting, sealedParts } from '#db/queries/meetings.ts'
import { temporaryFolder } from '../support/config.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { chart, line, narrative, statement } from '../support/sections.ts'

// What is removed for good while a meeting on it runs: gone from what the server keeps and serves, whoever kept a key; and from the desk.

let folder: string
let house: MeetingHouse
beforeEach(async () => {
  folder = await temporaryFolder()
  house = await openMeetingHouse({ folder })
})
afterEach(() => house.close())

const SECRET = '48213.57'
const PASSAGE = 'Ouagadougou'
const sections = () => [
  narrative('s-welcome', 'Welcome', 'We begin.'),
  statement('s-income', 'Income', [line('l-revenue', 'Revenue', 0, SECRET), line('l-rent', 'Rent', 0, '-11873')]),
  chart('s-chart', 'Revenue drawn', 's-income', ['l-revenue']),
  narrative('s-news', 'News', `The office in ${PASSAGE} opens.`),
]

/** Names of all files of the data folder that hold these bytes. */
async function whereIs(bytes: string | Buffer): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(bytes)) found.push(entry.name)
  return found
}

/** A meeting that shows everything, with the desk and a follower on it, and all that a thorough follower has kept. */
async function running() {
  const meetingId = await meetingIn(house, 'live', sections())
  const { store } = house.hall
  const kept = { parts: await partsOfMeeting(store, meetingId), sealed: await sealedParts(store, meetingId) }
  for (const position of kept.parts.keys())
    await house.use.meetings.move(house.actor('ceo'), { meetingId, move: { kind: 'show', position: position + 1, from: position } })
  const desk = house.connect('presenter', await house.signIn('ceo'), meetingId)
  const cookie = await house.signIn('employee')
  const follower = house.connect('follower', cookie, meetingId)
  await until(desk, ({ show }) => show?.position === kept.parts.length)
  await until(follower, ({ keys }) => keys.size === kept.parts.length)
  const fetchPack = (query: string) => fetch(`${house.url}/meetings/${meetingId}/pack?${query}`, { headers: { cookie } })
  const reportId = (await meetingById(store, meetingId))!.reportId
  return { meetingId, reportId, kept, desk, follower, fetchPack }
}

/** Everything that any of the keys opens, of all the bytes. */
const opened = (sealed: { nonce: Uint8Array; sealed: Uint8Array }[], keys: Uint8Array[]): string =>
  sealed
    .flatMap(part => keys.flatMap(key => open(part.sealed, key, part.nonce) ?? []))
    .map(bytes => inflateRawSync(bytes).toString())
    .join('\n')

const splitUp = (parts: { sealed: Buffer }[]) =>
  parts.map(({ sealed }) => ({ nonce: sealed.subarray(0, NONCE_BYTES), sealed: sealed.subarray(NONCE_BYTES) }))

const targetsOf = (reportId: string): [string, RemovalTarget][] => [
  [SECRET, { what: 'value', sectionId: `s-income.${reportId}`, lineItemId: 'l-revenue', columnId: 'c1' }],
  [PASSAGE, { what: 'text', text: PASSAGE }],
]

test.each([0, 1])('what is removed during a meeting is readable nowhere, with any key that exists (%i)', async which => {
  const { meetingId, reportId, kept, desk, follower, fetchPack } = await running()
  const { store } = house.hall
  const [secret, target] = targetsOf(reportId)[which]!
  const oldKeys: Uint8Array[] = kept.parts.map(({ key }) => key)
  // The premise: it is in the database and in what was sealed, the pack is kept in memory, and the keys of a follower open it.
  await store.checkpoint()
  expect(await whereIs(secret)).toEqual(['candor.db'])
  const oldPack = `v=${follower.state().pack}`
  const served = unpackParts(new Uint8Array(await (await fetchPack(oldPack)).arrayBuffer()))
  expect(opened(served!, oldKeys)).toContain(secret)
  const before = JSON.stringify(await must(house.use.meetings.present(house.actor('ceo'), meetingId)))
  expect(before).toContain(secret)

  await must(house.use.reports.removeForGood(house.actor('ceo'), { reportId, target, reason: 'A customer’s own' }))

  // At once, although nobody asked for the new pack yet.
  expect((await fetchPack(oldPack)).status).toBe(404)
  const now = await partsOfMeeting(store, meetingId)
  const goneParts = kept.parts.filter(({ id }) => !now.some(part => part.id === id))
  expect(goneParts.length).toBeGreaterThan(0)
  for (const { id } of goneParts) expect((await fetchPack(`part=${id}`)).status).toBe(404)
  expect(await whereIs(secret)).toEqual([])
  for (const { id, key } of goneParts) {
    const { sealed } = kept.sealed.find(part => part.id === id)!
    expect(await whereIs(sealed.subarray(0, 64))).toEqual([])
    expect(await whereIs(key)).toEqual([])
  }

  await until(follower, ({ keys }) => now.every(({ id, position }) => keys.get(position)?.part === id))
  const keys = [...oldKeys, ...now.map(({ key }) => key)]
  keys.push(...[...follower.state().keys.values()].map(({ key }) => fromBase64url(key) as Uint8Array))
  const newPack = unpackParts(new Uint8Array(await (await fetchPack(`v=${follower.state().pack}`)).arrayBuffer()))!
  expect(newPack.length).toBe(now.length)
  for (const readable of [opened(newPack, keys), opened(splitUp(await sealedParts(store, meetingId)), keys)]) {
    expect(readable).toContain('[removed]')
    expect(readable).not.toContain(secret)
  }

  // The desk holds every section itself: it hears that it is behind, and what it then loads has the value no more.
  await until(desk, ({ show }) => show?.resealed === goneParts.length)
  const { page } = await must(house.use.meetings.present(house.actor('ceo'), meetingId))
  expect(page.show.resealed).toBe(goneParts.length)
  expect(JSON.stringify(page)).not.toContain(secret)
})

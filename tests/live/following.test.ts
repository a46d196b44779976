import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '#app/live/connection.ts'
import { Parts } from '#app/live/parts.ts'
import { unpackParts } from '#app/model/meeting/pack.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'

let house: MeetingHouse
let cookies: Record<'ceo' | 'cfo' | 'employee' | 'other' | 'moderator', string>

beforeAll(async () => {
  house = await openMeetingHouse()
  const entries = (['ceo', 'cfo', 'employee', 'other', 'moderator'] as const).map(async name => [name, await house.signIn(name)] as const)
  cookies = Object.fromEntries(await Promise.all(entries)) as typeof cookies
})
afterAll(() => house.close())

const here = (connection: Connection) => until(connection, ({ show, connection: standing }) => standing === 'here' && show !== null)
const partsOf = (meetingId: string, cookie: string): Parts =>
  new Parts({ meetingId, fetch: path => fetch(house.url + path, { headers: { cookie } }) })
const title = async (parts: Parts, connection: Connection, position: number): Promise<string | undefined> => {
  const key = connection.state().keys.get(position)
  return key && (await parts.open(key))?.title
}

test('a follower gets what the presenter shows and points at, and opens it from the pack fetched before', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const follower = house.connect('follower', cookies.employee, meetingId)
  await here(follower)
  const parts = partsOf(meetingId, cookies.employee)
  expect(await parts.prefetch(follower.state().pack as string, 0)).toBe(true)
  expect(follower.state().show).toMatchObject({ phase: 'lobby', parts: 5, position: 0 })
  expect(follower.state().keys.size).toBe(0)

  await must(house.use.meetings.start(house.actor('ceo'), { meetingId }))
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  await here(presenter)
  expect(await presenter.send('show', { position: 2, from: 0 })).toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.position === 2)
  expect([...follower.state().keys.keys()]).toEqual([2])
  // No request any more: the bytes are here, and the key came with the move.
  expect(parts.peek(follower.state().keys.get(2)!)).toMatchObject({ title: 'Income statement', position: 2 })

  expect(await presenter.send('point', { position: 2, at: [{ kind: 'line item', id: 'l-revenue' }] })).toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.spotlight[0]?.id === 'l-revenue')
})

test('a late joiner lands on what is shown, with everything that was shown and nothing else', async () => {
  const meetingId = await meetingIn(house, 'live')
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  await here(presenter)
  await presenter.send('show', { position: 1, from: 0 })
  await presenter.send('show', { position: 3, from: 1 })
  await presenter.send('point', { position: 3, at: [{ kind: 'line item', id: 'l-cloud' }] })
  const late = house.connect('follower', cookies.other, meetingId)
  await here(late)
  expect(late.state().show).toMatchObject({
    position: 3,
    shown: [1, 2, 3],
    spotlight: [{ kind: 'line item', id: 'l-cloud' }],
    driver: null,
    revisionId: null,
  })
  expect([...late.state().keys.keys()]).toEqual([1, 2, 3])
  // Without the pack: each part by itself.
  const parts = partsOf(meetingId, cookies.other)
  expect(await title(parts, late, 1)).toBe('Welcome everybody')
  expect(await title(parts, late, 3)).toBe('Income statement')
})

test('a damaged part is fetched again', async () => {
  const meetingId = await meetingIn(house, 'live')
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  const follower = house.connect('follower', cookies.employee, meetingId)
  await Promise.all([here(presenter), here(follower)])
  await presenter.send('show', { position: 5, from: 0 })
  await until(follower, ({ show }) => show?.position === 5)
  let damaged = 0
  const parts = new Parts({
    meetingId,
    fetch: async path => {
      const bytes = new Uint8Array(await (await fetch(house.url + path, { headers: { cookie: cookies.employee } })).arrayBuffer())
      if (path.includes('v=')) for (let at = 2_000; at < bytes.length; at += 4_096) damaged += bytes[at]! ^= 1
      return new Response(bytes)
    },
  })
  await parts.prefetch(follower.state().pack as string, 0)
  expect(damaged).toBeGreaterThan(0)
  const key = follower.state().keys.get(5)!
  expect(parts.peek(key)).toBe(undefined)
  expect((await parts.open(key))?.title).toBe('Closing the Lisbon office')
})

test('a part that was corrected while it is shown reaches followers with a new key, without another word on it', async () => {
  const meetingId = await meetingIn(house, 'live')
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  const follower = house.connect('follower', cookies.employee, meetingId)
  await Promise.all([here(presenter), here(follower)])
  await presenter.send('show', { position: 1, from: 0 })
  await until(follower, ({ keys }) => keys.has(1))
  const before = follower.state()
  const fetched: { path: string; ids: string[] }[] = []
  const get = (path: string) => fetch(house.url + path, { headers: { cookie: cookies.employee } })
  const parts = new Parts({
    meetingId,
    fetch: async path => {
      const response = await get(path)
      fetched.push({ path, ids: unpackParts(new Uint8Array(await response.clone().arrayBuffer())).map(({ id }) => id) })
      return response
    },
  })
  expect(await parts.prefetch(before.pack as string, 0)).toBe(true)
  const { sections, reports, meetings } = house.hall.store.t
  await house.hall.store.transact(async tx => {
    const { eq, and } = await import('drizzle-orm')
    const [{ reportId } = { reportId: '' }] = await tx
      .select({ reportId: meetings.reportId })
      .from(meetings)
      .where(eq(meetings.id, meetingId))
    for (const [was, title] of [
      ['Welcome everybody', 'Hello'],
      ['Closing the Lisbon office', 'We stay in Lisbon'],
    ] as const)
      await tx
        .update(sections)
        .set({ title })
        .where(and(eq(sections.title, was), eq(sections.reportId, reportId)))
    await tx.update(reports).set({ version: 2 }).where(eq(reports.id, reportId))
  })
  expect(await house.use.meetings.correct(house.actor('ceo'), { meetingId })).toEqual({ ok: true, changed: 2 })
  await until(follower, ({ keys }) => keys.get(1)?.part !== before.keys.get(1)?.part)
  await until(follower, ({ pack }) => pack !== before.pack)
  expect([...follower.state().keys.keys()]).toEqual([1])
  expect(await title(partsOf(meetingId, cookies.employee), follower, 1)).toBe('Hello')

  // Of the new pack a page that has the old one fetches the two that changed, and can open what comes next; all the others fetch it whole.
  const after = follower.state().pack as string
  expect(await parts.prefetch(after, 0)).toBe(true)
  expect(fetched.map(({ ids }) => ids.length)).toEqual([5, 2])
  expect(fetched[1]!.ids.filter(id => fetched[0]!.ids.includes(id))).toEqual([])
  expect(parts.peek(follower.state().keys.get(1)!)?.title).toBe('Hello')
  await presenter.send('show', { position: 3, from: 1 })
  await until(follower, ({ keys }) => keys.has(3))
  expect(parts.peek(follower.state().keys.get(3)!)?.title).toBe('Income statement')
  for (const since of ['unknown', '', 'x'.repeat(5_000)]) {
    const whole = await get(`/meetings/${meetingId}/pack?v=${after}&since=${since}`)
    expect(unpackParts(new Uint8Array(await whole.arrayBuffer()))).toHaveLength(5)
  }
})

test('a page that missed a frame asks for the snapshot by itself', async () => {
  const meetingId = await meetingIn(house, 'live')
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  const follower = house.connect('follower', cookies.employee, meetingId)
  await Promise.all([here(presenter), here(follower)])
  await presenter.send('show', { position: 1, from: 0 })
  await until(follower, ({ show }) => show?.position === 1)
  // The network eats exactly one frame.
  const socket = (
    follower as unknown as {
      socket: {
        listeners(name: string): ((json: string) => void)[]
        off(name: string): void
        on(name: string, hear: (json: string) => void): void
      }
    }
  ).socket
  const [hear] = socket.listeners('frame')
  let eaten = 0
  socket.off('frame')
  socket.on('frame', json => void (eaten === 0 && json.includes('"part shown"') ? (eaten += 1) : hear!(json)))
  await presenter.send('show', { position: 2, from: 1 })
  await presenter.send('blank', { blank: true })
  await until(follower, ({ show }) => show?.blank === true && show.position === 2)
  expect(eaten).toBe(1)
  expect([...follower.state().keys.keys()]).toEqual([1, 2])
})

test('the last frame lost is noticed by the beat', async () => {
  const meetingId = await meetingIn(house, 'live')
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  const follower = house.connect('follower', cookies.employee, meetingId)
  await Promise.all([here(presenter), here(follower)])
  const socket = (
    follower as unknown as {
      socket: {
        listeners(name: string): ((json: string) => void)[]
        off(name: string): void
        on(name: string, hear: (json: string) => void): void
      }
    }
  ).socket
  const [hear] = socket.listeners('frame')
  socket.off('frame')
  socket.on('frame', json => void (json.includes('"part shown"') || hear!(json)))
  await presenter.send('show', { position: 2, from: 0 })
  await until(follower, ({ show }) => show?.position === 2, 8_000)
})

test('two presenters racing give one order, the same for everyone', async () => {
  const meetingId = await meetingIn(house, 'live')
  const desks = [house.connect('presenter', cookies.ceo, meetingId), house.connect('presenter', cookies.cfo, meetingId)]
  const followers = [house.connect('follower', cookies.employee, meetingId), house.connect('follower', cookies.other, meetingId)]
  await Promise.all([...desks, ...followers].map(here))
  const seen: string[][] = followers.map(() => [])
  for (const [index, follower] of followers.entries())
    follower.subscribe(() => {
      const { show } = follower.state()
      const now = `${show?.position} ${show?.blank}`
      if (seen[index]!.at(-1) !== now) seen[index]!.push(now)
    })
  const names = ['ceo', 'cfo']
  for (let turn = 0; turn < 20; turn++) {
    await Promise.all(
      desks.map(async (desk, index) => {
        const { show } = desk.state()
        if (show?.driver === names[index]) await desk.send('handWheel', { to: names[1 - index]! })
        else await desk.send('askWheel', { asks: true })
        const position = (desk.state().show?.position ?? 0) % 5
        await desk.send('show', { position: position + 1, from: desk.state().show?.position ?? 0 })
        await desk.send('blank', { blank: turn % 2 === 0 })
      }),
    )
  }
  const last = desks[0]!.state().seq
  await Promise.all(desks.map(desk => until(desk, ({ seq }) => seq >= last)))
  expect(desks[0]!.state().show).toEqual(desks[1]!.state().show)
  await Promise.all(
    followers.map(follower =>
      until(follower, ({ show }) => show?.position === desks[0]!.state().show?.position && show?.blank === desks[0]!.state().show?.blank),
    ),
  )
  expect(seen[0]!.length).toBeGreaterThan(5)
  expect(seen[0]).toEqual(seen[1])
})

describe('the presenter', () => {
  test('hears that something is unclear from six people on, each once, and not after the part', async () => {
    const meetingId = await meetingIn(house, 'live')
    const presenter = house.connect('presenter', cookies.ceo, meetingId)
    await here(presenter)
    await presenter.send('show', { position: 2, from: 0 })
    await presenter.send('point', { position: 2, at: [{ kind: 'line item', id: 'l-cost' }] })
    const names = ['cfo', 'leader', 'preparer', 'moderator', 'employee', 'other']
    const followers = await Promise.all(names.map(async name => house.connect('follower', await house.signIn(name), meetingId)))
    await Promise.all(followers.map(here))
    const say = (follower: Connection) => follower.send('unclear', { position: 2, at: { kind: 'line item', id: 'l-cost' } })
    for (const follower of followers.slice(0, 5))
      for (let twice = 0; twice < 2; twice++) expect(await say(follower)).toMatchObject({ ok: true })
    await followers[0]!.send('stand', { as: 'looking around' })
    await until(presenter, ({ counts }) => counts?.lookingAround === 1)
    expect(presenter.state().counts?.unclear).toEqual({})
    await say(followers[5]!)
    await until(presenter, ({ counts }) => counts?.unclear['line item:l-cost'] === 6)
    expect(await followers[0]!.send('unclear', { position: 1, at: null })).toMatchObject({ ok: false })
    // A row that nobody points at can be unclear as well; a program that says it of everything is not listened to for ever.
    const everything = []
    for (let row = 0; row < 40; row++)
      everything.push(await followers[0]!.send('unclear', { position: 2, at: { kind: 'line item', id: `l-${row}` } }))
    expect(everything.filter(({ ok }) => ok)).toHaveLength(29)
    await presenter.send('show', { position: 3, from: 2 })
    await until(presenter, ({ counts }) => Object.keys(counts?.unclear ?? {}).length === 0)
  })

  test('sees how many are here, look around and are behind, and never who', async () => {
    const meetingId = await meetingIn(house, 'live')
    const presenter = house.connect('presenter', cookies.ceo, meetingId)
    const moderator = house.connect('moderator', cookies.moderator, meetingId)
    const followers = ['employee', 'employee', 'other'].map(name =>
      house.connect('follower', cookies[name as 'employee' | 'other'], meetingId),
    )
    await Promise.all([presenter, moderator, ...followers].map(here))
    await followers[1]!.send('stand', { as: 'looking around' })
    await followers[2]!.send('stand', { as: 'behind' })
    const expected = { here: 1, lookingAround: 1, behind: 1, stages: 0, driver: true, gone: false, unclear: {}, answered: 0 }
    await until(presenter, ({ counts }) => JSON.stringify(counts) === JSON.stringify(expected))
    await until(moderator, ({ counts }) => JSON.stringify(counts) === JSON.stringify(expected))
    followers[1]!.close()
    await until(presenter, ({ counts }) => counts?.lookingAround === 0)
    expect(followers[0]!.state().counts).toBe(null)
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Parts } from '#app/live/parts.ts'
import { packSpread } from '#app/live/use-parts.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

test('a pack that could not be had can be asked for again', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const cookie = await house.signIn('employee')
  const follower = house.connect('follower', cookie, meetingId)
  await until(follower, ({ show }) => show !== null)
  let asked = 0
  const parts = new Parts({
    meetingId,
    fetch: path => (asked++ === 0 ? Promise.reject(new TypeError('gone')) : fetch(house.url + path, { headers: { cookie } })),
  })
  const pack = follower.state().pack as string
  expect(await parts.prefetch(pack, 0)).toBe(false)
  expect(parts.hasPack).toBe(false)
  expect(await parts.prefetch(pack, 0)).toBe(true)
  expect(parts.hasPack).toBe(true)
  expect(await parts.prefetch(pack, 0)).toBe(true)
  expect(asked).toBe(2)
})

test('ten thousand pages spread what they fetch: most where nobody waits for it', () => {
  expect(packSpread({ hasPack: false, waits: true })).toBe(20_000)
  expect(packSpread({ hasPack: false, waits: false })).toBe(3_000)
  expect(packSpread({ hasPack: true, waits: false })).toBe(10_000)
})

test('who asks for the pack in the moment in which the meeting ends gets nothing, and no error', async () => {
  const meetingId = await meetingIn(house, 'live')
  const cookie = await house.signIn('employee')
  const follower = house.connect('follower', cookie, meetingId)
  await until(follower, ({ show }) => show !== null)
  const get = (token: string) => fetch(`${house.url}/meetings/${meetingId}/pack?v=${token}`, { headers: { cookie } })
  const pack = follower.state().pack as string
  expect((await get(pack)).status).toBe(200)
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  const late = await get(pack)
  expect([late.status, late.headers.get('cache-control')]).toEqual([204, 'no-store'])
  expect((await get('never')).status).toBe(404)
})

test('nor does who asks then as the first of all', async () => {
  const meetingId = await meetingIn(house, 'live')
  const cookie = await house.signIn('employee')
  const follower = house.connect('follower', cookie, meetingId)
  await until(follower, ({ show }) => show !== null)
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  const late = await fetch(`${house.url}/meetings/${meetingId}/pack?v=${follower.state().pack}`, { headers: { cookie } })
  expect([late.status, await late.text()]).toEqual([204, ''])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { stagesOf } from '#db/queries/stages.ts'
import { enterAs } from '../../live/asker.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'
import { until } from '../../support/until.ts'

const HOUR = 3_600_000

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const tokenOf = (url: string) => url.split('/').at(-1) ?? ''
async function made(meetingId: string, name = 'OBS in the hall') {
  const { stageId, url } = await must(house.use.meetings.makeSource(house.actor('ceo'), { meetingId, name }))
  return { stageId, url, token: tokenOf(url) }
}
const standing = (token: string) => house.use.meetings.standing(token, 'link')
const show = (meetingId: string) => house.use.meetings.move(house.actor('ceo'), { meetingId, move: { kind: 'show', position: 1, from: 0 } })

test('a link opens the stage of its meeting as often as it is loaded, without a cookie and beside any other', async () => {
  const [first, second] = [await meetingIn(house, 'live'), await meetingIn(house, 'live')]
  const [one, two] = [await made(first), await made(second)]
  expect(one.url).toBe(`${house.url}/stage/source/${one.token}`)
  const screens = [one, one, two].map(({ token }, at) => house.connect('stage', '', at < 2 ? first : second, token))
  for (const screen of screens) await until(screen, ({ show }) => show !== null)
  await must(show(first) as Promise<{ ok: true }>)
  for (const screen of screens.slice(0, 2)) await until(screen, ({ show }) => show?.position === 1)
  expect(screens[2]?.state().show?.position).toBe(0)
})

test('a link opens nothing of another meeting, and no other audience', async () => {
  const [own, other] = [await meetingIn(house, 'live'), await meetingIn(house, 'live')]
  const { token, stageId } = await made(own)
  const asker = (await enterAs(house.url, '', { origin: house.url }, { as: 'stage', link: token }))!
  expect(await asker.ask('attend', { meetingId: other, as: 'stage' })).toMatchObject({ ok: false, error: 'not found' })
  for (const as of ['follower', 'presenter', 'moderator'])
    expect(await asker.ask('attend', { meetingId: own, as })).toMatchObject({ ok: false, error: 'not found' })
  expect(await asker.ask('attend', { meetingId: own, as: 'stage' })).toMatchObject({ ok: true })
  asker.socket.disconnect()
  const pack = async (meetingId: string, bearer: string) => {
    const { pack } = (await house.use.meetings.liveState(meetingId))!
    return (await fetch(`${house.url}/meetings/${meetingId}/pack?v=${pack}`, { headers: { authorization: `Bearer ${bearer}` } })).status
  }
  expect([await pack(own, token), await pack(other, token), await pack(own, house.hall.ids.token())]).toEqual([200, 404, 404])
  expect(await house.use.meetings.revoke(house.actor('ceo'), { meetingId: other, stageId })).toEqual({
    ok: false,
    fault: { kind: 'not found' },
  })
})

test('neither a wrong link nor the secret of a paired screen opens anything, and a link is no cookie', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const { token } = await made(meetingId)
  const screen = await must(house.use.meetings.askPairing())
  await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code: screen.code }))
  for (const wrong of [house.hall.ids.token(), '', screen.token, `${token}x`]) {
    expect(await standing(wrong)).toEqual({ kind: 'unknown' })
    expect(await enterAs(house.url, '', { origin: house.url }, { as: 'stage', link: wrong })).toBeUndefined()
  }
  expect(await house.use.meetings.standing(token)).toEqual({ kind: 'unknown' })
  expect(await enterAs(house.url, `candor-stage=${token}`, { origin: house.url }, { as: 'stage' })).toBeUndefined()
})

test('a link that is ended closes its open screens, and none of the others', async () => {
  const meetingId = await meetingIn(house, 'live')
  const [one, two] = [await made(meetingId), await made(meetingId, 'Teams')]
  const [ended, stays] = [house.connect('stage', '', meetingId, one.token), house.connect('stage', '', meetingId, two.token)]
  for (const screen of [ended, stays]) await until(screen, ({ show }) => show !== null)
  await must(house.use.meetings.revoke(house.actor('cfo'), { meetingId, stageId: one.stageId }))
  await until(ended, ({ connection }) => connection === 'signed out')
  await must(show(meetingId) as Promise<{ ok: true }>)
  await until(stays, ({ show }) => show?.position === 1)
  expect(ended.state().show?.position).toBe(0)
  expect(await standing(one.token)).toEqual({ kind: 'unknown' })
})

test('a link that is made anew ends the one before, and nothing of either is kept but a hash', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const before = await made(meetingId)
  const open = house.connect('stage', '', meetingId, before.token)
  await until(open, ({ show }) => show !== null)
  const { url, name } = await must(house.use.meetings.renewSource(house.actor('ceo'), { meetingId, stageId: before.stageId }))
  expect(name).toBe('OBS in the hall')
  await until(open, ({ connection }) => connection === 'signed out')
  expect(await standing(before.token)).toEqual({ kind: 'unknown' })
  expect(await standing(tokenOf(url))).toMatchObject({ kind: 'paired', actor: { kind: 'stage', stageId: before.stageId, meetingId } })
  expect(JSON.stringify([await stagesOf(house.hall.store, meetingId), house.news])).not.toContain(tokenOf(url))
})

test('only presenters make, see and renew links, and each has a name', async () => {
  const meetingId = await meetingIn(house, 'scheduled')
  const { stageId } = await made(meetingId)
  for (const name of ['employee', 'leader', 'administrator', 'moderator']) {
    expect(await house.use.meetings.makeSource(house.actor(name), { meetingId, name: 'Mine' })).toEqual({
      ok: false,
      fault: { kind: 'forbidden' },
    })
    expect(await house.use.meetings.renewSource(house.actor(name), { meetingId, stageId })).toEqual({
      ok: false,
      fault: { kind: 'forbidden' },
    })
  }
  for (const name of [' ', 'x'.repeat(61)])
    expect(await house.use.meetings.makeSource(house.actor('ceo'), { meetingId, name })).toMatchObject({
      ok: false,
      fault: { kind: 'invalid', fields: { source: /./ } },
    })
  const screen = await must(house.use.meetings.askPairing())
  const paired = await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code: screen.code }))
  expect(await house.use.meetings.renewSource(house.actor('ceo'), { meetingId, stageId: paired.stageId })).toMatchObject({ ok: false })
  const { stages } = await must(house.use.meetings.stages(house.actor('cfo'), { meetingId }))
  expect(stages.map(({ source }) => source).sort()).toEqual(['OBS in the hall', null])
})

test('a link lasts until twelve hours after the end, like a pairing', async () => {
  const meetingId = await meetingIn(house, 'live')
  const { token } = await made(meetingId)
  const [stage] = await stagesOf(house.hall.store, meetingId)
  expect((stage?.expiresAt ?? 0) - house.hall.clock.now()).toBeGreaterThan(29 * 24 * HOUR)
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  const [after] = await stagesOf(house.hall.store, meetingId)
  const left = (after?.expiresAt ?? 0) - house.hall.clock.now()
  expect(left).toBeGreaterThan(11.9 * HOUR)
  expect(left).toBeLessThanOrEqual(12 * HOUR)
  expect(await standing(token)).toMatchObject({ kind: 'paired' })
})

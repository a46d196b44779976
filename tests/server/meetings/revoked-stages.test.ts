import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'
import { until } from '../../support/until.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

/** A screen that a presenter paired and a link that they made, as whoever keeps their secrets can use them. */
async function screensOf(name: string, meetingId: string) {
  const screen = await must(house.use.meetings.askPairing())
  const paired = await must(house.use.meetings.pair(house.actor(name), { meetingId, code: screen.code }))
  const source = await must(house.use.meetings.makeSource(house.actor(name), { meetingId, name: `OBS of ${name}` }))
  return {
    ids: [paired.stageId, source.stageId],
    link: tokenOf(source.url),
    work: async () => [
      (await house.use.meetings.standing(screen.token)).kind,
      (await house.use.meetings.standing(tokenOf(source.url), 'link')).kind,
    ],
  }
}
const WORK = ['paired', 'paired']
const ENDED = ['unknown', 'unknown']
const told = () => house.news.flatMap(item => (item.kind === 'stage revoked' ? [item.stageId] : []))
const auditOf = async (ids: string[]) => {
  const rows = await house.hall.store.select().from(house.hall.store.t.audit)
  return rows.filter(({ subject, verb }) => ids.includes(subject) && verb === 'revoked stage').map(({ actor }) => actor)
}
const present = async (meetingId: string, presenterIds: string[]) => {
  const { planned } = await must(house.use.meetings.planned(house.actor('leader'), meetingId))
  await must(house.use.meetings.change(house.actor('leader'), { ...planned, meetingId, presenterIds }))
}

test('who presents no longer keeps no screen and no link of that meeting; their other meetings and other people’s screens stay', async () => {
  const [meetingId, other] = [await meetingIn(house, 'live'), await meetingIn(house, 'live')]
  const [gone, elsewhere, stays] = [await screensOf('cfo', meetingId), await screensOf('cfo', other), await screensOf('ceo', meetingId)]
  const open = house.connect('stage', '', meetingId, gone.link)
  await until(open, ({ show }) => show !== null)
  await present(meetingId, ['ceo'])
  await until(open, ({ connection }) => connection === 'signed out')
  expect(await gone.work()).toEqual(ENDED)
  expect([await elsewhere.work(), await stays.work()]).toEqual([WORK, WORK])
  expect(told().sort()).toEqual(gone.ids.sort())
  expect(await auditOf(gone.ids)).toEqual(['leader', 'leader'])
})

test('a link is that of who made it anew: they know its secret', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const { stageId } = await must(house.use.meetings.makeSource(house.actor('ceo'), { meetingId, name: 'OBS' }))
  const { url } = await must(house.use.meetings.renewSource(house.actor('cfo'), { meetingId, stageId }))
  expect((await house.use.meetings.standing(tokenOf(url), 'link')).kind).toBe('paired')
  await present(meetingId, ['ceo'])
  expect((await house.use.meetings.standing(tokenOf(url), 'link')).kind).toBe('unknown')
})

test('who is disabled keeps no screen and no link of any meeting, and makes none with a request that was under way', async () => {
  const [first, second] = [await meetingIn(house, 'lobby'), await meetingIn(house, 'live')]
  const gone = [await screensOf('cfo', first), await screensOf('cfo', second)]
  const stays = await screensOf('ceo', first)
  await must(house.use.people.disable(house.actor('administrator'), { personId: 'cfo' }))
  expect(await Promise.all([...gone, stays].map(({ work }) => work()))).toEqual([ENDED, ENDED, WORK])
  for (const { ids } of gone) expect(told()).toEqual(expect.arrayContaining(ids))
  expect(await auditOf(gone.flatMap(({ ids }) => ids))).toEqual(Array.from({ length: 4 }, () => 'administrator'))

  const screen = await must(house.use.meetings.askPairing())
  const forbidden = { ok: false, fault: { kind: 'forbidden' } }
  expect(await house.use.meetings.pair(house.actor('cfo'), { meetingId: first, code: screen.code })).toEqual(forbidden)
  expect(await house.use.meetings.makeSource(house.actor('cfo'), { meetingId: first, name: 'Late' })).toEqual(forbidden)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MeetingHouse, meetingIn, openMeetingHouse, until } from '../support/meetings.ts'
import { temporaryFolder } from '../support/server.ts'

let house: MeetingHouse
let cookies: Record<'ceo' | 'cfo' | 'employee' | 'other', string>

beforeAll(async () => {
  house = await openMeetingHouse({ folder: await temporaryFolder() })
  cookies = { ceo: await house.signIn('ceo'), cfo: await house.signIn('cfo'), employee: await house.signIn('employee'), other: await house.signIn('other') }
})
afterAll(() => house.close())

test('a follower gets what the presenter shows and points at', async () => {
  const meetingId = await meetingIn(house, 'live')
  const presenter = house.connect('presenter', cookies.ceo, meetingId)
  const follower = house.connect('follower', cookies.employee, meetingId)
  await until(presenter, ({ show }) => show?.phase === 'live')
  await until(follower, ({ show }) => show?.phase === 'live')

  expect(await presenter.send('show', { position: 2, from: 0 })).toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.position === 2)
  expect([...follower.state().keys.keys()]).toEqual([2])

  expect(await presenter.send('point', { position: 2, at: [{ kind: 'line item', id: 'l-revenue' }] })).toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.spotlight[0]?.id === 'l-revenue')
})

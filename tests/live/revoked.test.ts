import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY, type PersonActor } from '#app/model/people/roles.ts'
import { cookiesOf, visitorOf } from '#server/http/session.ts'
import { addPerson } from '../support/meeting-people.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { type Asker, enterAs } from './asker.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const enter = (cookie: string) => enterAs(house.url, cookie)
/** Who a cookie stands for, as the server sees it. */
const actorOf = async (cookie: string) => {
  const { actor } = await visitorOf(house.hall, { cookie })
  if (actor.kind !== 'person') throw new Error('nobody is signed in')
  return actor
}
const entryOf = ({ token }: { token: string }) => cookiesOf(house.hall.config).session(token).split(';')[0] ?? ''
const password = 'paper lantern over brook'

/** What ends a session, and whether it ends the person's other ones too. */
const ends: [what: string, everywhere: boolean, end: (actor: PersonActor) => Promise<unknown>][] = [
  ['signs out', false, actor => must(house.use.sessions.signOut(actor))],
  ['signs out everywhere', true, actor => must(house.use.sessions.signOutEverywhere(actor))],
  ['is disabled', true, ({ personId }) => must(house.use.people.disable(house.actor('administrator'), { personId }))],
  [
    'gets other roles',
    true,
    ({ personId }) =>
      must(
        house.use.people.change(house.actor('administrator'), {
          personId,
          name: 'Leaver',
          email: null,
          staffNumber: personId,
          roles: ['moderator'],
        }),
      ),
  ],
  [
    'changes the password',
    true,
    actor => must(house.use.account.changePassword(actor, { current: password, password: 'stone over four rivers' })),
  ],
  [
    'signs in anew in the same browser',
    false,
    async actor => {
      const login = (await house.use.people.one(house.actor('administrator'), { personId: actor.personId })) as {
        person: { email: string }
      }
      const input = { login: login.person.email, password, device: undefined, address: '192.0.2.1' }
      expect(await house.use.sessions.signIn(actor, input)).toMatchObject({ ok: true })
    },
  ],
]
test.each(ends)('because the person %s is cut within 2 s, may not resubscribe, and the page says so', async (what, everywhere, end) => {
  const meetingId = await meetingIn(house, 'live')
  const personId = `who ${what}`.replaceAll(' ', '-')
  await addPerson(house.hall, personId)
  // By an invitation, as people come: with a password.
  const { url } = await must(house.use.links.makePersonLink(house.actor('administrator'), { personId }))
  const link = { purpose: 'invitation' as const, token: url.split('/').at(-1) ?? '', password, pledge: 1 }
  const cookie = entryOf((await must(house.use.links.useLink(NOBODY, link))).entry)
  const otherCookie = await house.signIn(personId)

  const follower = house.connect('follower', cookie, meetingId)
  await until(follower, ({ show }) => show !== null)
  const [bare, other] = [(await enter(cookie))!, (await enter(otherCookie))!]
  const cut = ({ socket }: Asker) => new Promise<number>(resolve => socket.once('disconnect', () => resolve(performance.now())))
  const [bareCut, otherCut] = [cut(bare), cut(other)]
  const from = performance.now()
  await end(await actorOf(cookie))
  expect((await bareCut) - from).toBeLessThan(2_000)
  expect(await enter(cookie)).toBe(undefined)
  await until(follower, ({ connection }) => connection === 'signed out', 8_000)
  if (everywhere) expect((await otherCut) - from).toBeLessThan(2_000)
  // Another browser of the same person goes on.
  else expect(await other.ask('attend', { meetingId, as: 'follower' })).toMatchObject({ ok: true })
  other.socket.disconnect()
})

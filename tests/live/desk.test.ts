import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#app/live/connection.ts'
import { Desk } from '#app/live/desk.ts'
import { EMPTY } from '#app/live/state.ts'
import type { PartFacts } from '#app/model/meeting/drive.ts'
import { BEGINNING } from '#app/model/meeting/show.ts'
import { partsOf, reveals, sectionUpTo, targetsOf } from '#app/model/meeting/steps.ts'
import { journalOf } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { anyReport } from '../support/sections.ts'

let house: MeetingHouse
let cookies: Record<'ceo' | 'cfo' | 'employee', string>
let meetingId: string
beforeEach(async () => {
  house = await openMeetingHouse()
  const entries = (['ceo', 'cfo', 'employee'] as const).map(async name => [name, await house.signIn(name)] as const)
  cookies = Object.fromEntries(await Promise.all(entries)) as typeof cookies
  meetingId = await meetingIn(house, 'live')
})
afterEach(() => house.close())

const sections = anyReport()
const parts = partsOf(sections)
function partAt(position: number): PartFacts | undefined {
  const part = parts[position - 1]
  const section = sections.find(({ id }) => id === part?.sectionId)
  return part && section && { reveals: reveals(part), targets: targetsOf(sectionUpTo(section, part.step, part.steps)) }
}

/** A presenter's page over a connection whose network can be cut. */
async function pageOf(name: 'ceo' | 'cfo') {
  const connection = house.connect('presenter', cookies[name], meetingId)
  let cut = false
  const desk = new Desk({
    me: name,
    initial: BEGINNING,
    now: Date.now,
    partAt,
    send: async (command, input) => (cut ? { ok: false, error: 'failed', message: 'no network' } : connection.send(command, input)),
  })
  const hear = () => desk.hear(cut ? { ...connection.state(), connection: 'away' } : connection.state())
  connection.subscribe(hear)
  await until(connection, ({ show, connection: standing }) => standing === 'here' && show !== null)
  hear()
  const so = (test: (state: ReturnType<Desk['state']>) => boolean) =>
    expect.poll(() => test(desk.state()), { timeout: 5_000, interval: 5 }).toBe(true)
  return {
    desk,
    connection,
    so,
    cut(now: boolean) {
      cut = now
      // What was heard before the cut is all that is known behind it.
      if (now) desk.hear({ ...connection.state(), connection: 'away' })
      else hear()
    },
  }
}
const show = (desk: Desk, position: number) => desk.do({ kind: 'show', position, from: desk.state().show.position })
const journal = async () => (await journalOf(house.hall.store, meetingId)).map(({ fact }) => fact)
const seenBy = (connection: Connection) => {
  const seen: string[] = []
  connection.subscribe(() => {
    const now = connection.state().show?.driver ?? ''
    if (seen.at(-1) !== now) seen.push(now)
  })
  return seen
}

test('what is pressed holds at once, and is never taken back and given again while the answer is on its way', async () => {
  const { desk, so } = await pageOf('ceo')
  const seen: number[] = []
  desk.subscribe(() => {
    if (seen.at(-1) !== desk.state().show.position) seen.push(desk.state().show.position)
  })
  for (const position of [1, 2, 3, 4]) show(desk, position)
  expect(desk.state().show.position).toBe(4)
  await so(({ alone, show }) => !alone && show.position === 4)
  await expect.poll(async () => (await journal()).filter(({ kind }) => kind === 'part shown').length).toBe(4)
  expect(seen).toEqual([1, 2, 3, 4])
})

test('while the server is away the page goes on with everything, and the server is brought there when it is back', async () => {
  const { desk, cut, so } = await pageOf('ceo')
  const follower = house.connect('follower', cookies.employee, meetingId)
  show(desk, 1)
  await until(follower, ({ show }) => show?.position === 1)
  cut(true)
  show(desk, 2)
  show(desk, 3)
  desk.do({
    kind: 'point',
    position: 3,
    at: [
      { kind: 'line item', id: 'l-cloud' },
      { kind: 'line item', id: 'l-rent' },
    ],
  })
  desk.do({ kind: 'openNote', position: 3, lineItemId: 'l-cloud' })
  desk.do({ kind: 'blank', blank: true })
  expect(desk.state()).toMatchObject({ alone: 'not reached', show: { position: 3, note: 'l-cloud', blank: true, shown: [1, 2, 3] } })
  expect(follower.state().show?.position).toBe(1)
  cut(false)
  await until(follower, ({ show }) => show?.blank === true && show.note === 'l-cloud')
  expect(follower.state().show).toMatchObject({ position: 3, shown: [1, 2, 3], spotlight: [{ id: 'l-cloud' }, { id: 'l-rent' }] })
  await so(({ alone, lost, refusal }) => !alone && lost === null && refusal === null)
  // Each thing once, and nothing in between that was passed over.
  expect((await journal()).slice(5).map(({ kind }) => kind)).toEqual(['part shown', 'pointed', 'note opened', 'blanked'])
})

test('a network that goes again in the middle of catching up loses nothing', async () => {
  const { desk, cut, so, connection } = await pageOf('ceo')
  cut(true)
  for (const position of [1, 2, 3, 4, 5]) show(desk, position)
  cut(false)
  await until(connection, ({ show }) => (show?.position ?? 0) >= 1)
  cut(true)
  desk.do({ kind: 'blank', blank: true })
  cut(false)
  await so(({ alone, show }) => !alone && show.position === 5 && show.blank)
  await until(connection, ({ show }) => show?.position === 5 && show.blank && show.shown.length === 5)
  expect(desk.state().lost).toBe(null)
})

test('when another presenter took the wheel meanwhile the server’s word stands, and the page says so', async () => {
  const { desk, cut, so, connection } = await pageOf('ceo')
  show(desk, 1)
  await until(connection, ({ show }) => show?.position === 1)
  cut(true)
  show(desk, 4)
  const answer = await house.use.meetings.move(house.actor('cfo'), {
    meetingId,
    move: { kind: 'takeWheel', from: 'ceo' },
    gone: () => true,
  })
  expect(answer).toMatchObject({ ok: true })
  await house.use.meetings.move(house.actor('cfo'), { meetingId, move: { kind: 'show', position: 2, from: 1 } })
  await until(connection, ({ show }) => show?.position === 2)
  cut(false)
  await so(({ show, lost }) => show.position === 2 && lost === 'taken over')
  expect((await journal()).some(fact => fact.kind === 'part shown' && fact.position === 4)).toBe(false)
})

test('a page that slept, or a second tab, does not pull everyone back from where another page of the same person went', async () => {
  const { desk, cut, so, connection } = await pageOf('ceo')
  const phone = await pageOf('ceo')
  show(desk, 1)
  await phone.so(({ show }) => show.position === 1)
  cut(true)
  show(desk, 2)
  show(phone.desk, 4)
  await phone.so(({ alone }) => !alone)
  await until(connection, ({ show }) => show?.position === 4)
  cut(false)
  await so(({ show, lost }) => show.position === 4 && lost === 'moved on')
  expect((await journal()).filter(({ kind }) => kind === 'part shown')).toHaveLength(2)
})

test('the keys of one who does not drive do nothing, quietly, and at a change of the wheel nothing flickers', async () => {
  const ceo = await pageOf('ceo')
  const cfo = await pageOf('cfo')
  show(cfo.desk, 1)
  expect(cfo.desk.state()).toMatchObject({ idle: 1, refusal: null, alone: null, show: { position: 0 } })
  const seen = [seenBy(ceo.connection), seenBy(cfo.connection)]
  cfo.desk.do({ kind: 'askWheel', asks: true })
  await ceo.so(({ show }) => show.asking.includes('cfo'))
  ceo.desk.do({ kind: 'handWheel', to: 'cfo' })
  await cfo.so(({ show }) => show.driver === 'cfo')
  show(cfo.desk, 1)
  show(ceo.desk, 3)
  await ceo.so(({ show }) => show.position === 1 && show.driver === 'cfo')
  expect(seen).toEqual([
    ['ceo', 'cfo'],
    ['ceo', 'cfo'],
  ])
})

test('a page that is left with something unsaid does not ask again and again', async () => {
  let sent = 0
  const desk = new Desk({
    me: 'ceo',
    initial: BEGINNING,
    now: Date.now,
    partAt,
    send: async () => {
      sent += 1
      return { ok: false, error: 'failed', message: 'nobody there' }
    },
  })
  desk.hear({ ...EMPTY, connection: 'here', show: { ...BEGINNING, phase: 'live', driver: 'ceo', parts: 5 } })
  show(desk, 1)
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(sent).toBe(1)
  desk.hear({ ...EMPTY, connection: 'here', show: { ...BEGINNING, phase: 'live', driver: 'ceo', parts: 5 }, clockAhead: 3 })
  await expect.poll(() => sent).toBe(2)
  expect(desk.state().show.position).toBe(1)
})

test('before anything was heard there is nothing to drive', () => {
  const desk = new Desk({ me: 'ceo', initial: BEGINNING, now: Date.now, partAt, send: () => Promise.reject(new Error('not sent')) })
  desk.hear(EMPTY)
  show(desk, 1)
  expect(desk.state()).toMatchObject({ alone: null, show: { position: 0 }, refusal: expect.stringContaining('not started') })
})

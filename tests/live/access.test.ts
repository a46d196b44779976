import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { AUDIENCES, COMMAND_NAMES, type CommandName } from '#app/model/meeting/catalogue.ts'
import { OWN_REQUEST, SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { mayOpenSocket } from '#app/model/people/may.ts'
import { meetingById } from '#db/queries/meetings.ts'
import { deleteSessionsOf } from '#db/queries/sessions.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { enterAs } from './asker.ts'
import { AUDIENCE_MATRIX, MATRIX, WHO, type Who } from './matrix.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const enter = (cookie: string, headers?: Record<string, string>) => enterAs(house.url, cookie, headers)

async function cookieOf(who: Who, meetingId: string): Promise<string> {
  if (who === 'nobody' || who === 'source') return ''
  if (who === 'stage') {
    const { token, code } = await must(house.use.meetings.askPairing())
    await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code }))
    return `candor-stage=${token}`
  }
  const name = {
    unpledged: 'unpledged',
    employee: 'employee',
    moderator: 'moderator',
    preparer: 'preparer',
    leader: 'leader',
    presenter: 'ceo',
    administrator: 'administrator',
  }[who]
  return house.signIn(name)
}

const INPUTS: { [N in CommandName]: (meetingId: string) => unknown } = {
  attend: meetingId => ({ meetingId, as: 'follower' }),
  refetch: () => ({}),
  stand: () => ({ as: 'here' }),
  unclear: () => ({ position: 1, at: null }),
  show: () => ({ position: 1, from: 0 }),
  point: () => ({ position: 1, at: [] }),
  openNote: () => ({ position: 1, lineItemId: null }),
  stageQuestion: () => ({ questionId: null }),
  markAnswered: () => ({ questionId: 'none' }),
  openPoll: () => ({ pollId: 'none' }),
  closePoll: () => ({ pollId: 'none' }),
  showPoll: () => ({ pollId: 'none' }),
  pause: () => ({}),
  resume: () => ({}),
  blank: () => ({ blank: true }),
  askWheel: () => ({ asks: true }),
  handWheel: () => ({ to: 'cfo' }),
  takeWheel: () => ({ from: null }),
}

describe.each(WHO)('%s', who => {
  let meetingId: string
  let cookie: string
  let auth: Record<string, string> = {}
  beforeAll(async () => {
    meetingId = await meetingIn(house, 'live')
    cookie = await cookieOf(who, meetingId)
    if (who !== 'source') return
    const { url } = await must(house.use.meetings.makeSource(house.actor('ceo'), { meetingId, name: 'OBS' }))
    auth = { as: 'stage', link: url.split('/').at(-1) ?? '' }
  })
  const come = () => enterAs(house.url, cookie, { origin: house.url }, auth)

  test.each(AUDIENCES)('enters as %s only if the table says so', async as => {
    const asker = await come()
    const answer = asker ? await asker.ask('attend', { meetingId, as }) : { ok: false }
    expect(answer.ok).toBe((AUDIENCE_MATRIX[as] as readonly Who[]).includes(who))
    asker?.socket.disconnect()
  })

  test.each(COMMAND_NAMES)('%s only if the table says so, before and after entering, and nothing happens without it', async name => {
    const asker = await come()
    if (!asker) return expect(MATRIX[name]).not.toContain(who)
    const before = await meetingById(house.hall.store, meetingId)
    if (name !== 'attend') expect(await asker.ask(name, INPUTS[name](meetingId))).toMatchObject({ ok: false })
    // Without an answer to wait for, nothing is done either.
    asker.socket.emit(name, INPUTS[name](meetingId))
    expect((await meetingById(house.hall.store, meetingId))?.seq).toBe(before?.seq)

    const as = who === 'stage' || who === 'source' ? 'stage' : who === 'presenter' ? 'presenter' : 'follower'
    await asker.ask('attend', { meetingId, as })
    const answer = name === 'attend' ? await asker.ask('attend', { meetingId, as }) : await asker.ask(name, INPUTS[name](meetingId))
    const allowed = MATRIX[name].includes(who)
    // A granted command may still find nothing to do; that is no matter of rights.
    if (allowed) expect(['not found', 'stale', 'conflict', undefined]).toContain(answer.error)
    else {
      expect(answer).toMatchObject({ ok: false })
      expect((await meetingById(house.hall.store, meetingId))?.seq).toBe(before?.seq)
    }
    asker.socket.disconnect()
  })
})

describe('a handshake', () => {
  const shake = (headers: Record<string, string>): Promise<number> =>
    new Promise(resolve => {
      const socket = new WebSocket(`${house.url.replace('http', 'ws')}${SOCKET_PATH}/?EIO=4&transport=websocket`, { headers })
      socket.once('open', () => (resolve(101), socket.close()))
      socket.once('unexpected-response', (_request, response) => (resolve(response.statusCode ?? 0), socket.close()))
      socket.once('error', () => resolve(0))
    })
  test('from another site, without an origin or with a null one is refused, whatever else it carries (L10)', async () => {
    const cookie = await house.signIn('employee')
    expect(await shake({ cookie, origin: house.url })).toBe(101)
    for (const origin of ['https://evil.example', `${house.url}.evil.example`, 'null', ''])
      expect(await shake({ cookie, origin }), origin).toBe(400)
    expect(await shake({ cookie })).toBe(400)
    // A web socket's handshake always has an origin: our own header stands for none.
    expect(await shake({ cookie, [OWN_REQUEST]: '1' })).toBe(400)
  })
  test('by long polling needs our own header where browsers send no origin (L10)', async () => {
    const cookie = await house.signIn('employee')
    const poll = async (headers: Record<string, string>, method = 'GET') =>
      (await fetch(`${house.url}${SOCKET_PATH}/?EIO=4&transport=polling`, { method, headers: { cookie, ...headers } })).status
    expect(await poll({ [OWN_REQUEST]: '1' })).toBe(200)
    expect(await poll({ origin: house.url })).toBe(200)
    expect(await poll({})).toBe(403)
    for (const value of ['', '0', 'true']) expect(await poll({ [OWN_REQUEST]: value })).toBe(403)
    for (const origin of ['https://evil.example', 'null']) {
      expect(await poll({ origin })).toBe(403)
      expect(await poll({ [OWN_REQUEST]: '1', origin })).toBe(403)
    }
    // What browsers send with an origin is not taken without one.
    expect(await poll({ [OWN_REQUEST]: '1' }, 'POST')).toBeGreaterThanOrEqual(400)
  })
  test('is never one that another site’s page may ask for first, or read (L10)', async () => {
    const asked = await fetch(`${house.url}${SOCKET_PATH}/?EIO=4&transport=polling`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-headers': OWN_REQUEST, 'access-control-request-method': 'GET' },
    })
    expect(asked.status).toBeGreaterThanOrEqual(400)
    expect([...asked.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
  test('with a bearer token lets nobody in: programs ask over HTTP', async () => {
    expect(await enter('', { origin: house.url, authorization: `Bearer ${house.hall.ids.token()}` })).toBe(undefined)
    expect(mayOpenSocket({ kind: 'bearer', tokenId: 'token', personId: 'ceo' })).toBe(false)
  })
  test('with a cookie that is no session lets nobody in', async () => {
    for (const cookie of ['', 'candor-session=nothing', 'candor-stage=nothing', 'candor-session=%00'])
      expect(await enter(cookie)).toBe(undefined)
  })
})

describe('whoever loses the right', () => {
  test('between two commands is refused the next one, even if nobody told the socket', async () => {
    const meetingId = await meetingIn(house, 'live')
    const asker = (await enter(await house.signIn('cfo')))!
    await asker.ask('attend', { meetingId, as: 'presenter' })
    expect(await asker.ask('askWheel', { asks: true })).toMatchObject({ ok: true })
    await house.hall.store.transact(tx => deleteSessionsOf(tx, 'cfo'))
    expect(await asker.ask('show', { position: 1, from: 0 })).toMatchObject({ ok: false, error: 'forbidden' })
    expect((await meetingById(house.hall.store, meetingId))?.show.position).toBe(0)
  })
  test('to present goes on as a follower at most', async () => {
    const meetingId = await meetingIn(house, 'live')
    const asker = (await enter(await house.signIn('ceo')))!
    await asker.ask('attend', { meetingId, as: 'presenter' })
    const cut = new Promise(resolve => asker.socket.once('disconnect', resolve))
    const { planned } = await must(house.use.meetings.planned(house.actor('cfo'), meetingId))
    await must(house.use.meetings.change(house.actor('cfo'), { ...planned, meetingId, presenterIds: ['cfo'] }))
    await cut
    const again = (await enter(await house.signIn('ceo')))!
    expect(await again.ask('attend', { meetingId, as: 'presenter' })).toMatchObject({ ok: false, error: 'not found' })
    expect(await again.ask('attend', { meetingId, as: 'follower' })).toMatchObject({ ok: true })
    again.socket.disconnect()
  })
  test('of a stage beside a session on the same computer is still a stage', async () => {
    const meetingId = await meetingIn(house, 'live')
    const both = `${await house.signIn('ceo')}; ${await cookieOf('stage', meetingId)}`
    const stage = house.connect('stage', both, meetingId)
    const presenter = house.connect('presenter', both, meetingId)
    await until(stage, ({ show }) => show !== null)
    await until(presenter, ({ counts }) => counts?.stages === 1)
  })
  test('as a stage is cut when the pairing is revoked', async () => {
    const meetingId = await meetingIn(house, 'live')
    const cookie = await cookieOf('stage', meetingId)
    const asker = (await enter(cookie))!
    expect(await asker.ask('attend', { meetingId, as: 'stage' })).toMatchObject({ ok: true })
    const cut = new Promise(resolve => asker.socket.once('disconnect', resolve))
    const { stages } = await must(house.use.meetings.stages(house.actor('ceo'), { meetingId }))
    await must(house.use.meetings.revoke(house.actor('ceo'), { meetingId, stageId: stages[0]!.id }))
    await cut
    expect(await enter(cookie)).toBe(undefined)
  })
})

describe('a socket that misbehaves', () => {
  const wrong: [string, string, unknown][] = [
    ['no command', 'nonsense', {}],
    ['constructor', 'constructor', {}],
    ['__proto__', '__proto__', {}],
    ['nothing', 'show', null],
    ['text', 'show', 'text'],
    ['a negative position', 'show', { position: -1, from: 0 }],
    ['a huge position', 'show', { position: 1e9, from: 0 }],
    ['too many targets', 'point', { position: 1, at: Array.from({ length: 51 }, () => ({ kind: 'line item', id: 'x' })) }],
    ['a long id', 'point', { position: 1, at: [{ kind: 'line item', id: 'x'.repeat(65) }] }],
    ['an object as id', 'attend', { meetingId: { $ne: '' }, as: 'follower' }],
    ['an unknown audience', 'attend', { meetingId: 'x', as: 'god' }],
  ]
  test.each(wrong)('is answered when it says %s', async (_, name, input) => {
    const asker = (await enter(await house.signIn('employee')))!
    expect(await asker.ask(name, input)).toMatchObject({
      ok: false,
      error: name === 'nonsense' || name.includes('o__') || name === 'constructor' ? 'unknown command' : 'invalid',
    })
    asker.socket.disconnect()
  })
  test('finds no meeting where there is none, in the same words as where it may not go', async () => {
    const asker = (await enter(await house.signIn('employee')))!
    const meetingId = await meetingIn(house, 'live')
    const answers = [
      await asker.ask('attend', { meetingId: 'none', as: 'follower' }),
      await asker.ask('attend', { meetingId, as: 'presenter' }),
    ]
    expect(answers[0]).toEqual(answers[1])
    asker.socket.disconnect()
  })
  test('is slowed, then cut, when it floods; others go on', async () => {
    const meetingId = await meetingIn(house, 'live')
    const flood = (await enter(await house.signIn('employee')))!
    const calm = (await enter(await house.signIn('ceo')))!
    await calm.ask('attend', { meetingId, as: 'presenter' })
    const cut = new Promise(resolve => flood.socket.once('disconnect', resolve))
    const answers = Array.from({ length: 1_000 }, () => flood.ask('stand', { as: 'here' }))
    expect(await calm.ask('show', { position: 1, from: 0 })).toMatchObject({ ok: true })
    await cut
    expect((await Promise.all(answers)).some(({ error }) => error === 'too fast')).toBe(true)
    calm.socket.disconnect()
  })
  test('is cut when it sends a megabyte', async () => {
    const asker = (await enter(await house.signIn('employee')))!
    const cut = new Promise(resolve => asker.socket.once('disconnect', resolve))
    asker.socket.emit('attend', { meetingId: 'x'.repeat(1_000_000), as: 'follower' })
    await cut
  })
  test('may open many pages, but not without end', async () => {
    const cookie = await house.signIn('employee')
    const askers = []
    for (let count = 0; count < 21; count++) askers.push((await enter(cookie))!)
    const first = askers[0]!.socket
    if (first.connected) await new Promise(resolve => first.once('disconnect', resolve))
    expect(askers.at(-1)!.socket.connected).toBe(true)
    for (const { socket } of askers) socket.disconnect()
  })
})

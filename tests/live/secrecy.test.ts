import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { fromBase64url } from '#app/model/base64url.ts'
import { Connection } from '#app/live/connection.ts'
import { packParts, unpackParts } from '#app/model/meeting/pack.ts'
import { open } from '#app/model/meeting/seal.ts'
import { SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { partsOfMeeting, sealedParts } from '#db/queries/meetings.ts'
import { approvedReport, meetingIn, must, openMeetingHouseWithPages } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { joinOpenRound } from '../support/polls.ts'
import { chart, line, narrative, statement } from '../support/sections.ts'

let house: Awaited<ReturnType<typeof openMeetingHouseWithPages>>
beforeAll(async () => {
  house = await openMeetingHouseWithPages()
})
afterAll(() => house.close())

/** A socket that writes down every byte that it gets, and knows nothing of what they mean. */
async function tap(cookie: string, meetingId: string, as: string) {
  const bytes: Buffer[] = []
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}${SOCKET_PATH}/?EIO=4&transport=websocket`, {
    headers: { cookie, origin: house.url },
  })
  const texts: string[] = []
  const waiting: { test: (text: string) => boolean; resolve: () => void }[] = []
  socket.on('message', data => {
    bytes.push(data as Buffer)
    texts.push(String(data))
    if (String(data) === '2') socket.send('3')
    for (const each of waiting.filter(({ test }) => test(String(data)))) each.resolve()
  })
  const heard = (part: string) =>
    texts.some(text => text.includes(part))
      ? Promise.resolve()
      : new Promise<void>(resolve => waiting.push({ test: text => text.includes(part), resolve }))
  await heard('0{')
  socket.send('40')
  await heard('40{')
  socket.send(`420${JSON.stringify(['attend', { meetingId, as }])}`)
  await heard('snapshot')
  return { bytes: () => Buffer.concat(bytes), heard, close: () => socket.close() }
}

test('no byte sent to a follower or stage before a part is shown helps to read it', async () => {
  // Every section's words, ids and figures are its own, so that a find means a leak.
  const sections = [
    narrative('s-one', 'Alpha title', 'Alpha body 11111.11'),
    statement(
      's-two',
      'Beta title',
      [line('beta-row-a', 'Beta label a', 0, '22222.22'), line('beta-row-b', 'Beta label b', 1, '22333.33')],
      'by level',
    ),
    narrative('s-three', 'Gamma title', 'Gamma body 33333.33'),
    statement(
      's-four',
      'Delta title',
      Array.from({ length: 300 }, (_, at) => line(`delta-row-${at}`, `Delta label ${at}`, 0, `44${at}.44`)),
    ),
  ]
  const meetingId = await meetingIn(house, 'lobby', sections)
  const cookie = await house.signIn('employee')
  const screen = await must(house.use.meetings.askPairing())
  await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code: screen.code }))
  const stageCookie = `candor-stage=${screen.token}`
  const taps = [await tap(cookie, meetingId, 'follower'), await tap(stageCookie, meetingId, 'stage')]

  const token = /\\"pack\\":\\"([\w-]+)\\"/.exec(taps[0]!.bytes().toString())?.[1]
  const http: Buffer[] = []
  const get = async (path: string, from = cookie): Promise<Response> => {
    const response = await fetch(house.url + path, { headers: { cookie: from } })
    http.push(Buffer.from(JSON.stringify([...response.headers])), Buffer.from(await response.clone().arrayBuffer()))
    return response
  }
  const pack = await get(`/meetings/${meetingId}/pack?v=${token}`)
  expect(pack.status).toBe(200)
  expect(pack.headers.get('cache-control')).toContain('immutable')
  await get(`/meetings/${meetingId}/pack?v=${token}`, stageCookie)
  const packed = unpackParts(new Uint8Array(await pack.arrayBuffer()))
  for (const { id } of packed) await get(`/meetings/${meetingId}/pack?part=${id}`)
  /** What the pages themselves are, as a browser and as Remix's browser side fetch them. */
  const visitPages = async () => {
    // The follow page is a document of its own; what its address sends to the router's side is no page.
    expect(await (await get(`/meetings/${meetingId}`)).text()).toContain('<div id="follow">')
    await get(`/meetings/${meetingId}.data`)
    for (const path of ['/meetings', '/reports', '/']) {
      const data = path === '/' ? '/_root.data' : `${path}.data`
      for (const address of [path, data]) expect((await get(address)).status, address).toBe(200)
    }
    for (const address of ['/stage', '/stage.data']) expect((await get(address, stageCookie)).status).toBe(200)
  }
  await visitPages()

  await must(house.use.meetings.start(house.actor('ceo'), { meetingId }))
  const show = (position: number, from: number) =>
    house.use.meetings.move(house.actor('ceo'), { meetingId, move: { kind: 'show', position, from } })
  await visitPages()
  await show(1, 0)
  await visitPages()
  await show(2, 1)
  await visitPages()
  await Promise.all(taps.map(({ heard }) => heard('"position\\":2')))

  const everything = Buffer.concat([...http, ...taps.map(each => each.bytes())])
  const parts = await partsOfMeeting(house.hall.store, meetingId)
  /** What a thorough reader finds: bytes as they are, inflated wherever they inflate, and opened with every key that was sent. */
  const read = readEverything(everything, packed)
  expect(read).toContain('Alpha body 11111.11')
  expect(read).toContain('Beta label a')
  for (const secret of ['Beta label b', 'beta-row-b', '22333', 'Gamma', '33333', 'Delta', 'delta-row', '44.44', 's-three', 's-four'])
    expect(read).not.toContain(secret)
  // Not even the keys, which part is which, or how long a part really is.
  for (const { position, id, key } of parts.slice(2)) {
    expect(everything.includes(key), `key of part ${position}`).toBe(false)
    expect(everything.includes(key.toString('base64url'))).toBe(false)
    expect(everything.toString().includes(`${position},\\"part\\":\\"${id}`)).toBe(false)
  }
  for (const { sealed } of packed) expect(sealed.length % 4096).toBe(0)
  const lengths = packed.map(({ sealed }) => sealed.length)
  // The short ones look alike; that one is much longer can be seen, and where it comes cannot.
  expect(new Set(lengths.sort((a, b) => a - b).slice(0, 4)).size).toBe(1)
  expect(packed.map(({ id }) => id)).toEqual(packed.map(({ id }) => id).sort())
  for (const each of taps) each.close()
})

function readEverything(everything: Buffer, packed: ReturnType<typeof unpackParts>): string {
  const keys = [...everything.toString().matchAll(/key\\":\\"([\w-]{43})\\"/g)].map(
    found => fromBase64url(found[1] as string) as Uint8Array,
  )
  expect(keys.length).toBeGreaterThan(0)
  const opened = packed
    .flatMap(({ nonce, sealed }) => keys.flatMap(key => open(sealed, key, nonce) ?? []))
    .map(bytes => inflateRawSync(bytes).toString())
  const inflated: string[] = []
  for (const { sealed } of packed)
    for (let at = 0; at < Math.min(sealed.length, 200); at++) {
      try {
        inflated.push(inflateRawSync(sealed.subarray(at)).toString())
      } catch {
        // As it should be: what is sealed does not inflate.
      }
    }
  return [everything.toString('latin1'), ...opened, ...inflated].join('\n')
}

test('an early step of a statement line by line or of a chart point by point opens to nothing of a later one', async () => {
  const costs = statement(
    's-costs',
    'Costs',
    [line('l-first', 'First cost', 0, '111.11'), line('l-second', 'Second cost', 0, '222.22')],
    'by line',
  )
  const bars = chart('s-bars', 'Drawn', 's-costs', ['l-first', 'l-second'])
  if (bars.body.kind === 'chart') Object.assign(bars.body, { form: 'waterfall', reveal: 'by point', caption: 'The second one fell' })
  const meetingId = await meetingIn(house, 'live', [costs, bars])
  const parts = await partsOfMeeting(house.hall.store, meetingId)
  const sealed = await sealedParts(house.hall.store, meetingId)
  const read = (position: number): string => {
    const part = parts[position - 1]!
    const [found] = unpackParts(packParts(sealed.filter(({ id }) => id === part.id)))
    return inflateRawSync(open(found!.sealed, part.key, found!.nonce)!).toString()
  }
  expect(parts.map(({ step, steps }) => [step, steps])).toEqual([
    [1, 2],
    [2, 2],
    [1, 2],
    [2, 2],
  ])
  for (const early of [1, 3]) {
    expect(read(early)).toContain('111.11')
    for (const secret of ['Second', 'l-second', '222.22', 'fell']) expect(read(early)).not.toContain(secret)
  }
  for (const last of [2, 4]) expect(read(last)).toContain('222.22')
  // Nor can anybody be made to look at it.
  const at = [{ kind: 'line item' as const, id: 'l-second' }]
  const { move } = house.use.meetings
  await move(house.actor('ceo'), { meetingId, move: { kind: 'show', position: 1, from: 0 } })
  expect(await move(house.actor('ceo'), { meetingId, move: { kind: 'point', position: 1, at } })).toMatchObject({ error: 'not found' })
})

test('the parts of one report have nothing in common between two meetings', async () => {
  const reportId = await approvedReport(house.hall, [narrative('s-one', 'Alpha', 'Alpha body')])
  const sealed = []
  for (const title of ['First', 'Second']) {
    const planned = { title, reportId, startsAt: 0, minutes: 30, hearItUrl: '', captioned: false, presenterIds: ['ceo'], roundId: null }
    const { meetingId } = await must(house.use.meetings.schedule(house.actor('ceo'), planned))
    await must(house.use.meetings.openLobby(house.actor('ceo'), { meetingId }))
    sealed.push((await partsOfMeeting(house.hall.store, meetingId))[0]!)
  }
  expect(sealed[0]!.key.equals(sealed[1]!.key)).toBe(false)
  expect(sealed[0]!.contentHash).not.toBe('')
})

test('no byte tells of a poll before it is opened, of its answers before they are shown, or of fewer than five at all', async () => {
  const meetingId = await meetingIn(house, 'live')
  const ceo = house.actor('ceo')
  const names = ['ceo', 'cfo', 'leader', 'employee', 'other', 'moderator']
  const { desk, tokens } = await joinOpenRound(house, meetingId, ceo, names.map(house.actor))
  const poll = { kind: 'single', text: 'Secret poll text?', options: ['First secret', 'Second secret'] }
  const { pollId } = await must(house.use.polls.prepare(ceo, { meetingId, poll }))
  await must(house.use.polls.prepare(ceo, { meetingId, poll: { ...poll, text: 'Never to be seen?' } }))
  const screen = await must(house.use.meetings.askPairing())
  await must(house.use.meetings.pair(ceo, { meetingId, code: screen.code }))
  const taps = [
    await tap(await house.signIn('employee'), meetingId, 'follower'),
    await tap(`candor-stage=${screen.token}`, meetingId, 'stage'),
    await tap(await house.signIn('moderator'), meetingId, 'moderator'),
  ]
  const texts = async () => {
    const { archive } = await must(house.use.polls.ofMeeting(house.actor('employee'), { meetingId }))
    return [...taps.map(({ bytes }) => bytes().toString()), JSON.stringify(archive)].join('\n')
  }
  const move = (kind: 'openPoll' | 'showPoll') => must(house.use.meetings.move(ceo, { meetingId, move: { kind, pollId } }))
  await must(house.use.meetings.move(ceo, { meetingId, move: { kind: 'show', position: 1, from: 0 } }))
  await Promise.all(taps.map(({ heard }) => heard('part shown')))
  for (const secret of ['ecret', pollId, 'Never']) expect(await texts()).not.toContain(secret)

  await move('openPoll')
  await Promise.all(taps.map(({ heard }) => heard('Secret poll text?')))
  for (const token of tokens) expect(await desk.answerPoll({ token, pollId, choices: [1] })).toEqual({ state: 'stored' })
  const { url } = house
  const presenter = new Connection({ url, meetingId, as: 'presenter', headers: { cookie: await house.signIn('cfo'), origin: url } })
  await until(presenter, ({ counts }) => counts?.answered === 6)
  presenter.close()
  // A second one asks for the snapshot: it has no number either.
  const late = await tap(await house.signIn('moderator'), meetingId, 'moderator')
  for (const all of [await texts(), late.bytes().toString()]) {
    expect(all).not.toMatch(/answered[\\"]*:[1-9]/)
    for (const secret of ['Never', 'counts[\\\\"]*:\\[']) expect(all).not.toMatch(new RegExp(secret))
  }

  await move('showPoll')
  await Promise.all(taps.map(({ heard }) => heard('\\"counts\\":[0,6]')))
  expect(await texts()).not.toContain('Never')
  for (const each of [...taps, late]) each.close()
  await desk.close()
})

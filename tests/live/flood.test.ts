import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { meetingIn, type MeetingHouse, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'

// L6. What no page of ours sends, by bare sockets; meanwhile others are served as ever.

let house: MeetingHouse
let meetingId: string
let cookie: string
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  meetingId = await meetingIn(house, 'live')
  cookie = await house.signIn('employee')
})

/** A frame of a client, masked by zeros (RFC 6455, section 5.2). */
function frame(opcode: number, body: Buffer | string, fin = true): Buffer {
  const bytes = Buffer.from(body)
  const head = [(fin ? 0x80 : 0) | opcode]
  if (bytes.length < 126) head.push(0x80 | bytes.length)
  else if (bytes.length < 65_536) head.push(0xfe, bytes.length >> 8, bytes.length & 255)
  else head.push(0xff, 0, 0, 0, 0, bytes.length >>> 24, (bytes.length >> 16) & 255, (bytes.length >> 8) & 255, bytes.length & 255)
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), bytes])
}
const [CONTINUATION, TEXT, BINARY, PING] = [0x0, 0x1, 0x2, 0x9]
const say = (name: string, input: unknown, number: number) => frame(TEXT, `42${number}${JSON.stringify([name, input])}`)

/** A socket that has entered the meeting and from now on reads nothing. */
async function enterBare(): Promise<Socket> {
  const { hostname, port, host } = new URL(house.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  let heard = ''
  const hears = (what: string) =>
    new Promise<void>(resolve => {
      const look = (chunk: Buffer) => {
        heard += chunk.toString('latin1')
        if (!heard.includes(what)) return
        socket.off('data', look)
        resolve()
      }
      socket.on('data', look)
    })
  socket.write(
    `GET ${SOCKET_PATH}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${house.url}\r\nCookie: ${cookie}\r\n` +
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  await hears('"pingInterval"')
  const connected = hears('40{')
  socket.write(frame(TEXT, '40{"as":"person"}'))
  await connected
  const entered = hears('"frame"')
  socket.write(say('attend', { meetingId, as: 'follower' }, 0))
  await entered
  socket.pause()
  return socket
}

const closed = (socket: Socket) => new Promise<void>(resolve => socket.once('close', () => resolve()))
const repeated = (bytes: Buffer, times: number) => Buffer.concat(Array.from({ length: times }, () => bytes))
const floods: [what: string, burst: (number: number) => Buffer, everyMs: number][] = [
  ['events, 1,000 a second', number => Buffer.concat([0, 1, 2, 3, 4].map(at => say('stand', { as: 'here' }, number * 5 + at))), 5],
  ['10,000 rooms', number => say('attend', { meetingId: `room ${number}`, as: 'follower' }, number), 0],
  ['a megabyte', () => say('attend', { meetingId: 'x'.repeat(1_000_000), as: 'follower' }, 1), 10],
  ['2,000 binary placeholders', () => frame(TEXT, `452000-1${JSON.stringify(['attend', { _placeholder: true, num: 0 }])}`), 10],
  [
    'a placeholder that is never filled, then bytes',
    () => Buffer.concat([frame(TEXT, '451-["x",{"_placeholder":true,"num":0}]'), frame(BINARY, 'b'), frame(BINARY, 'b')]),
    1,
  ],
  ['fragments of one byte', () => Buffer.concat([frame(TEXT, '4', false), repeated(frame(CONTINUATION, 'x', false), 20_000)]), 10],
  [
    'messages of empty fragments',
    () => Buffer.concat([frame(TEXT, '42', false), repeated(frame(CONTINUATION, '', false), 10_000), frame(CONTINUATION, '["x"]')]),
    10,
  ],
  ['pings of the protocol', () => repeated(frame(PING, 'x'.repeat(125)), 100), 1],
  ['packets that are no event', () => repeated(frame(TEXT, '6'), 100), 10],
  ['namespaces', number => frame(TEXT, `40/n${number},`), 0],
]

test.each(floods)('who sends %s and reads nothing is cut, and a move reaches the others (L6)', async (_, burst, everyMs) => {
  const presenter = house.connect('presenter', await house.signIn('ceo'), meetingId)
  const follower = house.connect('follower', await house.signIn('other'), meetingId)
  await Promise.all([presenter, follower].map(each => until(each, ({ show }) => show !== null)))
  const bad = await enterBare()
  const from = performance.now()
  const gone = closed(bad)
  let sent = 0
  const sending = (async () => {
    while (!bad.destroyed) {
      if (bad.writableLength < 4_000_000) bad.write(burst(++sent))
      await new Promise(next => (everyMs ? setTimeout(next, everyMs) : setImmediate(next)))
    }
  })()

  for (let turn = 1; turn <= 5; turn++) {
    const position = turn % 5
    const began = performance.now()
    expect(await presenter.send('show', { position: position + 1, from: presenter.state().show?.position ?? 0 })).toMatchObject({
      ok: true,
    })
    await until(follower, ({ show }) => show?.position === position + 1)
    expect(performance.now() - began).toBeLessThan(2_000)
  }
  await gone
  expect(performance.now() - from).toBeLessThan(8_000)
  await sending
  presenter.close()
  follower.close()
})

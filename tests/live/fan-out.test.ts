import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Frame } from '#app/model/meeting/wire.ts'
import { Audience } from '#server/live/audience.ts'
import { FanOut, type Written } from '#server/live/fan-out.ts'
import { encode } from '#server/live/packet.ts'
import type { LiveSocket } from '#server/live/socket.ts'

// Over real TCP sockets: what socket.io, engine.io and ws hold of one stands in for them, because thousands of whole ones take too long.

let server: Server
let near: Socket[]
let far: Socket[]

beforeEach(async () => {
  near = []
  far = []
  server = createServer(socket => void near.push(socket))
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
})
afterEach(async () => {
  for (const socket of [...near, ...far]) socket.destroy()
  await new Promise(done => server.close(done))
})

/** Followers that note each frame that they get; with more `places` than sockets several places of the audience share one. */
async function audienceOf(sockets: number, places = sockets): Promise<{ audience: Audience; heard: Frame[][] }> {
  const { port } = server.address() as AddressInfo
  const heard: Frame[][] = []
  for (let number = 0; number < sockets; number++) {
    const socket = connect(port, '127.0.0.1')
    far.push(socket)
    const frames: Frame[] = []
    heard.push(frames)
    let rest = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      for (;;) {
        const short = (rest[1] ?? 0) & 0x7f
        const head = short < 126 ? 2 : 4
        const end = head + (short < 126 ? short : rest.length >= 4 ? rest.readUInt16BE(2) : Number.POSITIVE_INFINITY)
        if (rest.length < end || rest.length < head) return
        const [, json] = JSON.parse(rest.subarray(head + 2, end).toString()) as [string, string]
        frames.push(JSON.parse(json) as Frame)
        rest = rest.subarray(end)
      }
    })
    await once(socket, 'connect')
  }
  await expect.poll(() => near.length).toBe(sockets)
  const audience = new Audience('follower')
  for (let place = 0; place < places; place++) audience.add(live(near[place % sockets] as Socket))
  return { audience, heard }
}

const live = (socket: Socket): LiveSocket =>
  ({
    data: { index: -1, slowSince: 0 },
    conn: {
      readyState: 'open',
      upgrading: false,
      writeBuffer: [],
      transport: { name: 'websocket', socket: { readyState: 1, _socket: socket, _sender: { _state: 0 } } },
      close: () => socket.destroy(),
    },
  }) as unknown as LiveSocket

const beat = (seq: number): Frame => ({ k: 'beat', seq, rev: 0, now: 0 })
const counts = (rev: number): Frame => ({ k: 'votes', rev, votes: {} })
const seqs = (frames: readonly Frame[]): number[] => frames.flatMap(frame => (frame.k === 'beat' ? [frame.seq] : []))

describe('a broadcast', () => {
  test('reaches a small audience in the turn in which it was told, and is encoded when it begins', async () => {
    const { audience, heard } = await audienceOf(20)
    const fanOut = new FanOut(Date.now)
    let made = 0
    fanOut.tell({ audience, make: () => beat(++made) }, () => beat(99))
    expect(made).toBe(1)
    await expect.poll(() => heard.map(frames => seqs(frames))).toEqual(Array.from({ length: 20 }, () => [1]))
  })

  test('to many holds the loop for a slice at a time, in order, and other work goes on between', async () => {
    const { audience, heard } = await audienceOf(40, 40_000)
    const done: Written[] = []
    const fanOut = new FanOut(Date.now, about => void done.push(about))
    let turns = 0
    const counting = setInterval(() => (turns += 1), 0)
    for (const seq of [1, 2, 3]) fanOut.tell({ audience, make: () => beat(seq) }, () => beat(99))
    await expect.poll(() => done.length, { timeout: 15_000 }).toBe(3)
    clearInterval(counting)
    expect(turns).toBeGreaterThan(3)
    for (const { sockets, sliceCpuMs, sliceMs, delayMs } of done) {
      expect(sockets).toBe(40_000)
      expect(sliceCpuMs).toBeGreaterThan(0)
      expect(sliceMs).toBeLessThan(delayMs)
    }
    await expect.poll(() => heard.map(frames => frames.length), { timeout: 15_000 }).toEqual(heard.map(() => 3_000))
    // Each of the thousand places that share a socket hears 1, 2, 3; never a later one before all have the earlier.
    for (const frames of heard) expect(seqs(frames)).toEqual([...seqs(frames)].sort())
  })

  test('of a position that has not begun to go out gives way to the next one, and nothing else does', async () => {
    const { audience, heard } = await audienceOf(10, 20_000)
    const made: number[] = []
    const fanOut = new FanOut(Date.now)
    const say = (seq: number, name?: string) => fanOut.tell({ audience, name, make: () => beat((made.push(seq), seq)) }, () => beat(99))
    say(1)
    for (let seq = 2; seq <= 30; seq++) say(seq, 'pointed')
    say(31)
    say(32, 'pointed')
    say(33, 'pointed')
    fanOut.flush()
    expect(made).toEqual([1, 30, 31, 33])
    await expect.poll(() => seqs(heard[0] ?? []).at(-1), { timeout: 15_000 }).toBe(33)
  })

  test('becomes one snapshot where too many wait', async () => {
    const { audience } = await audienceOf(10, 20_000)
    const made: string[] = []
    const fanOut = new FanOut(Date.now)
    for (let seq = 1; seq <= 30; seq++)
      fanOut.tell({ audience, make: () => beat((made.push(`fact ${seq}`), seq)) }, () => beat((made.push('snapshot'), 99)))
    fanOut.flush()
    expect(made[0]).toBe('fact 1')
    expect(made[1]).toBe('snapshot')
    expect(made.length).toBeLessThanOrEqual(1 + 1 + 30 - 17)
  })

  test('and no position that comes after takes the place of that snapshot', async () => {
    const { audience } = await audienceOf(10, 20_000)
    const made: string[] = []
    const fanOut = new FanOut(Date.now)
    const say = (name: string | undefined, what: string) =>
      fanOut.tell({ audience, name, make: () => beat((made.push(what), 1)) }, () => beat((made.push('snapshot'), 99)))
    for (let seq = 1; seq <= 17; seq++) say(undefined, `fact ${seq}`)
    say('pointed', 'position 18')
    say('pointed', 'position 19')
    fanOut.flush()
    expect(made).toEqual(['fact 1', 'snapshot', 'position 19'])
  })

  test('of a hint waits halfway until a fact is out; of two hints of one name only the newer goes out', async () => {
    const { audience, heard } = await audienceOf(10, 30_000)
    const fanOut = new FanOut(Date.now)
    fanOut.hint({ audience, name: 'votes', make: () => counts(1) })
    fanOut.hint({ audience, name: 'votes', make: () => counts(2) })
    fanOut.hint({ audience, name: 'votes', make: () => counts(3) })
    fanOut.tell({ audience, make: () => beat(1) }, () => beat(99))
    await expect.poll(() => heard[0]?.length, { timeout: 15_000 }).toBe(9_000)
    const first = heard.map(frames => frames.findIndex(({ k }) => k === 'beat'))
    const lastOfHint = heard.map(frames =>
      frames.map(({ k, ...rest }) => k === 'votes' && 'rev' in rest && rest.rev === 1).lastIndexOf(true),
    )
    // Some had the hint before the fact, some after it: it was interrupted.
    expect(heard.some((_, number) => (first[number] as number) < (lastOfHint[number] as number))).toBe(true)
    expect(heard.flat().some(frame => frame.k === 'votes' && frame.rev === 2)).toBe(false)
  })

  test('of facts that never cease keeps no hint of any meeting back for much longer than a second, and few of them slow the facts', {
    timeout: 20_000,
  }, async () => {
    const { audience: large } = await audienceOf(10, 20_000)
    const small = Array.from({ length: 30 }, () => new Audience('follower'))
    for (const each of small) for (const socket of near) each.add(live(socket))
    const began: { what: string; at: number; stale: number }[] = []
    const note = (what: string, stale = 0) => void began.push({ what, at: performance.now(), stale })
    let facts = 0
    const from = performance.now()
    const LASTS = 6_000
    const isOver = () => performance.now() - from > LASTS
    const tell = (): void => fanOut.tell({ audience: large, make: () => (note('fact'), beat(++facts)) }, () => beat(99))
    // Another fact waits whenever one is out.
    const fanOut = new FanOut(Date.now, ({ lane }) => void (lane === 'facts' && !isOver() && tell()))
    tell()
    tell()
    let newest = 0
    const hint = (audience: Audience, what: string, rev: number) =>
      fanOut.hint({ audience, name: 'beat', make: () => (note(what, newest - rev), counts(rev)) })
    const hinting = setInterval(() => {
      newest += 1
      hint(large, 'large', newest)
      for (const [number, each] of small.entries()) hint(each, `small ${number}`, newest)
    }, 50)
    await expect.poll(isOver, { timeout: 10_000 }).toBe(true)
    clearInterval(hinting)
    fanOut.close()

    // On a slow machine one fact takes so long that the hints that are due need several of them to go: of a hint that is kept back nearly all are heard first.
    const factsAt = began.filter(each => each.what === 'fact').map(({ at }) => at)
    for (const what of ['large', ...small.map((_, number) => `small ${number}`)]) {
      const times = [from, ...began.filter(each => each.what === what).map(({ at }) => at), from + LASTS]
      const keptBack = times.slice(1).filter((time, index) => {
        const since = times[index] as number
        return time - since > 2_000 && factsAt.filter(at => at > since + 1_200 && at < time).length > factsAt.length * 0.6
      })
      expect(keptBack, what).toEqual([])
    }
    // The newest of its name went, and not the one that waited.
    expect(Math.max(...began.map(({ stale }) => stale))).toBe(0)
    // While facts came: afterwards hints have the loop for themselves.
    const order = began.filter(({ at }) => at < from + LASTS - 200).map(({ what }) => what)
    const afterLarge = order.filter((_, index) => order[index - 1] === 'large')
    expect(afterLarge.filter(what => what !== 'fact')).toEqual([])
    expect(order.filter(what => what === 'large').length).toBeLessThan(order.filter(what => what === 'fact').length / 2)
  })

  test('of facts that never cease lets people in, and not one alone between two slices', async () => {
    const { audience } = await audienceOf(10, 20_000)
    let slices = 0
    const tell = (): void => fanOut.tell({ audience, make: () => beat(1) }, () => beat(99))
    const fanOut = new FanOut(() => (slices++, Date.now()), tell)
    server.on('connection', () => fanOut.newcomer())
    tell()
    tell()
    const [here, from] = [near.length, slices]
    for (let number = 0; number < 300; number++) far.push(connect((server.address() as AddressInfo).port, '127.0.0.1'))
    await expect.poll(() => near.length, { timeout: 15_000 }).toBe(here + 300)
    expect(slices - from).toBeLessThan(150)
    fanOut.close()
  })

  test('passes nobody over while people come and go in the middle of it', async () => {
    const { heard } = await audienceOf(200, 0)
    const sockets = near.map(live)
    const audience = new Audience('follower')
    for (const socket of sockets) audience.add(socket)
    const packet = encode(beat(7))
    const left = { out: 0 }
    // A clock that has run out: one stride at a time.
    let place = audience.send(packet, audience.size, 0, 0, left)
    expect(place).toBeGreaterThan(100)
    const gone = [sockets[5], sockets[60], sockets[199]] as LiveSocket[]
    for (const socket of gone) audience.remove(socket)
    while (place > 0) place = audience.send(packet, place, 0, 0, left)
    expect(left.out).toBe(0)
    const stay = sockets.flatMap((socket, number) => (gone.includes(socket) ? [] : [number]))
    // Accepted in any order: who hears is known by how many hear.
    await expect.poll(() => heard.filter(frames => seqs(frames).includes(7)).length).toBeGreaterThanOrEqual(stay.length)
  })
})

describe('who does not read', () => {
  test('is left out at a bound, hears again once it reads, and is cut off after a minute', async () => {
    const { audience, heard } = await audienceOf(2)
    far[0]?.pause()
    let now = 1_000
    let leftOut = 0
    const fanOut = new FanOut(
      () => now,
      about => void (leftOut += about.leftOut),
    )
    const large = (rev: number): Frame => ({ k: 'snapshot', seq: rev, rev, snapshot: 'x'.repeat(50_000) as never })
    const send = (rev: number) => fanOut.tell({ audience, make: () => large(rev) }, () => large(rev))
    let sent = 0
    // Who reads is given the time to: it has every frame.
    const sendAndRead = async () => {
      send(++sent)
      await expect.poll(() => heard[1]?.length, { interval: 1 }).toBe(sent)
    }
    while (leftOut === 0 && sent < 2_000) await sendAndRead()
    expect(leftOut).toBe(1)
    // What the server holds for the other stays bounded, whatever goes out after.
    for (let more = 0; more < 100; more++) await sendAndRead()
    expect(leftOut).toBe(101)
    expect(Math.max(...near.map(({ writableLength }) => writableLength))).toBeLessThan(200_000)

    far[0]?.resume()
    await expect.poll(() => near.every(({ writableLength }) => writableLength === 0)).toBe(true)
    // What the server has given away may still be on its way.
    const kept = sent - leftOut
    await expect.poll(() => heard[0]?.length).toBe(kept)
    send(++sent)
    await expect.poll(() => heard[0]?.length).toBe(kept + 1)

    far[0]?.pause()
    leftOut = 0
    while (leftOut === 0) await sendAndRead()
    now += 61_000
    send(++sent)
    await expect.poll(() => near.filter(({ destroyed }) => destroyed).length).toBe(1)
  })
})

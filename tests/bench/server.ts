import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'
import { addPerson, type MeetingHouse, meetingIn, openMeetingHouse } from '../support/meetings.ts'

// The server under test, in a process of its own so that its CPU is its own: our whole path, or the same bytes by a bare `ws`.

/** `frame`: what the bare server sends. */
export type ToServer = { kind: 'move'; marker: string; frame: string }
export type FromServer =
  | { kind: 'ready'; url: string; cookies?: string[]; meetingId?: string }
  | { kind: 'moved'; marker: string; at: number; cpuMs: number }

const followers = Number(process.argv[3])
const PAGES_EACH = 15

const say = (message: FromServer): void => void process.send?.(message)
const clock = (): number => performance.timeOrigin + performance.now()
/** CPU of the process until the loop is free again after a move. */
async function measured(marker: string, move: () => Promise<void> | void): Promise<void> {
  const cpu = process.cpuUsage()
  const at = clock()
  await move()
  // What is still in the kernel's way is written by then; the benchmark asks for the next move only when all have it.
  await new Promise(resolve => setTimeout(resolve, 50))
  const { user, system } = process.cpuUsage(cpu)
  say({ kind: 'moved', marker, at, cpuMs: (user + system) / 1_000 })
}

async function candor(): Promise<void> {
  const house = await openMeetingHouse()
  const meetingId = await meetingIn(house, 'live')
  await house.use.meetings.move(house.actor('ceo'), { meetingId, move: { kind: 'show', position: 3, from: 0 } })
  process.on('message', ({ marker }: ToServer) =>
    measured(marker, async () => {
      // The whole path: permission, transaction, journal on disk, frame, sockets. The marker is the row that is pointed at.
      const answer = await house.use.meetings.move(house.actor('ceo'), {
        meetingId,
        move: { kind: 'point', position: 3, at: [{ kind: 'line item', id: marker }] },
      })
      if (!answer.ok) throw new Error(answer.message)
    }),
  )
  process.on('disconnect', () => void house.close())
  say({ kind: 'ready', url: house.url, cookies: await manyPeople(house, Math.ceil(followers / PAGES_EACH)), meetingId })
}

async function bare(): Promise<void> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  process.on('message', ({ marker, frame }: ToServer) =>
    measured(marker, () => {
      for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    }),
  )
  process.on('disconnect', () => process.exit(0))
  say({ kind: 'ready', url: `http://localhost:${(server.address() as AddressInfo).port}` })
}

/** Cookies of people who are there for the benchmark: one person may open only so many pages. */
async function manyPeople({ hall }: MeetingHouse, count: number): Promise<string[]> {
  const cookies: string[] = []
  for (let number = 0; number < count; number++) cookies.push(await addPerson(hall, `bench-${number}`))
  return cookies
}

await (process.argv[2] === 'candor' ? candor() : bare())

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import { followDocument } from '#app/follow/document.tsx'
import { Connection } from '#app/live/connection.ts'
import type { Audience } from '#app/model/meeting/catalogue.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { Section } from '#app/model/report/section.ts'
import { openStore } from '#db/index.ts'
import { memoryBus } from '#server/bus/memory.ts'
import { openFiles } from '#server/files.ts'
import { followPage } from '#server/http/follow.ts'
import { ownOrigin } from '#server/http/origin.ts'
import { packRoutes } from '#server/http/packs.ts'
import { callerOf, visitorOf } from '#server/http/session.ts'
import { randomIds } from '#server/ids.ts'
import { openGateway } from '#server/live/gateway.ts'
import { seatsOf } from '#server/live/seats.ts'
import { type Metrics, openMetrics } from '#server/metrics.ts'
import { openPasswords } from '#server/passwords.ts'
import { openSigner } from '#server/questions/sign.ts'
import type { Hall, News } from '#server/use/hall.ts'
import { type Use, useCases } from '#server/use/index.ts'
import { actorCalled, settle, signIn } from './meeting-people.ts'
import { anyReport } from './sections.ts'
import { temporaryFolder, testConfig } from './config.ts'
import { commonMeans } from './hall.ts'
import { openTestHouse } from './server.ts'

/** Meetings over a real file, a real HTTP server and real sockets. The people are the same in every house. */
export interface MeetingHouse {
  url: string
  hall: Hall
  use: Use
  news: News[]
  actor(name: string): PersonActor
  /** The cookie header of somebody who signed in. */
  signIn(name: string): Promise<string>
  /** `link`: of a browser source, which has no cookie. */
  connect(as: Audience, cookie: string, meetingId: string, link?: string): Connection
  metrics: Metrics
  /** What the server logged as errors so far. */
  complaints(): readonly { message: string }[]
  close(): Promise<void>
}

export interface HouseOptions {
  /** A folder that stays; without it, one that is gone with the house. */
  folder?: string
  port?: number
  clock?: Hall['clock']
  /** Milliseconds by which presenters' pages are found gone. */
  elapsed?: () => number
  seats?: Hall['seats']
  /** How long a session lasts without any use, in ms. */
  idleMs?: number
  /** Errors that the test brings about. */
  expected?: RegExp
}

/** Opens the house over the file in its folder, and settles people into it when it is new. */
export async function openMeetingHouse({
  folder: given,
  port = 0,
  clock = { now: Date.now },
  elapsed,
  seats = seatsOf(10_000),
  idleMs,
  expected,
}: HouseOptions = {}): Promise<MeetingHouse> {
  const folder = given ?? (await temporaryFolder())
  const store = await openStore(`file:${join(folder, 'candor.db')}`)
  const server = createServer()
  server.listen({ port, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const read = testConfig({ DATA_DIR: folder, PUBLIC_URL: url })
  const config = { ...read, session: { ...read.session, idleMs: idleMs ?? read.session.idleMs } }
  const bus = memoryBus()
  const signer = openSigner(1)
  const log = { info: () => {}, warn: () => {}, error: (about: unknown, message: string) => void complaints.push({ about, message }) }
  const complaints: { about: unknown; message: string }[] = []
  const news: News[] = []
  bus.subscribe(item => void news.push(item))
  const means = {
    store,
    clock,
    ids: randomIds,
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    log,
    config,
  }
  const hall: Hall = {
    ...means,
    ...(await commonMeans(means)),
    files: await openFiles(join(folder, 'files')),
    passwords: await openPasswords(),
    signer,
    seats,
    publish: bus.publish,
  }
  bus.subscribe(hall.roundViews.hear)
  await settle(hall)
  const use = useCases(hall)
  const metrics = openMetrics()
  serve(server, hall, use)
  const live = openGateway({
    server,
    use,
    bus,
    clock: hall.clock,
    elapsed,
    log,
    config,
    seats,
    metrics,
    callerOf: (...about) => callerOf(hall, ...about),
    ownOrigin: ownOrigin(config),
  })
  const connections: Connection[] = []
  return {
    url,
    hall,
    use,
    news,
    metrics,
    complaints: () => complaints,
    actor: actorCalled,
    signIn: name => signIn(hall, name),
    connect(as, cookie, meetingId, link) {
      const connection = new Connection({ url, meetingId, as, link, headers: { cookie, origin: url } })
      connections.push(connection)
      return connection
    },
    async close() {
      for (const connection of connections) connection.close()
      await live.close()
      server.closeAllConnections()
      server.close()
      await signer.close()
      await hall.post.close()
      await store.close()
      if (!given) await rm(folder, { recursive: true, force: true })
      const unexpected = complaints.filter(({ message }) => !expected?.test(message))
      if (unexpected.length) throw new Error(`The server complained: ${JSON.stringify(unexpected)}`)
    },
  }
}

/** The same people in the whole server as it is built, with its pages. */
export async function openMeetingHouseWithPages(): Promise<Omit<MeetingHouse, 'news' | 'connect' | 'metrics' | 'complaints'>> {
  const { url, hall, use, close } = await openTestHouse()
  await settle(hall)
  return { url, hall, use, actor: actorCalled, signIn: name => signIn(hall, name), close }
}

/** The follow page's document, and what is no page: sealed bytes. */
function serve(server: Server, hall: Hall, use: Use): void {
  const app = express()
  const parts = { scripts: ['/assets/main.js'], styles: ['/assets/follow.css'], icon: 'data:,' }
  app.use(followPage({ hall, use, pages: { follow: async () => ({ document: followDocument, parts }) }, mark: null }))
  app.use(packRoutes(use, async req => (await visitorOf(hall, req.headers)).actor))
  server.on('request', app)
}

/** A report with these sections, approved and cleared, by way of the tables: making reports is tested elsewhere. */
export async function approvedReport(
  hall: Hall,
  sections: readonly Section[] = anyReport(),
  status: 'draft' | 'approved' = 'approved',
): Promise<string> {
  const id = hall.ids.next()
  const now = hall.clock.now()
  await hall.store.transact(async tx => {
    await tx.insert(tx.t.reports).values({
      id,
      title: 'Second quarter',
      period: 'FY2026-Q2',
      status,
      version: 1,
      sentences: [{ tone: 'good', text: 'Revenue grew.' }],
      clearance: { kind: 'none' },
      currentRevisionId: null,
      publishedVersion: null,
      withdrawnReason: null,
      withdrawnAt: null,
      createdBy: 'ceo',
      createdAt: now,
      updatedAt: now,
    })
    // Section ids are one report's alone; the test's own names stay readable: 's-income.<report>'.
    const own = JSON.parse(JSON.stringify(sections).replaceAll(/"(s-[a-z]+)"/g, `"$1.${id}"`)) as Section[]
    for (const [position, { body, ...section }] of own.entries())
      await tx.insert(tx.t.sections).values({ ...section, reportId: id, position, kind: body.kind, body })
  })
  return id
}

/** A section's id as the test's own report has it. */
export const plainId = (id: string): string => id.split('.')[0] as string

/** A meeting of ceo and cfo on an approved report, in the phase that is asked for. */
export async function meetingIn(
  { hall, use, actor }: Pick<MeetingHouse, 'hall' | 'use' | 'actor'>,
  phase: 'scheduled' | 'lobby' | 'live',
  sections: readonly Section[] = anyReport(),
): Promise<string> {
  const reportId = await approvedReport(hall, sections)
  const planned = { title: 'All hands', reportId, startsAt: hall.clock.now(), minutes: 60, hearItUrl: '', captioned: false }
  const { meetingId } = await must(use.meetings.schedule(actor('ceo'), { ...planned, presenterIds: ['ceo', 'cfo'], roundId: null }))
  if (phase === 'scheduled') return meetingId
  await must(use.meetings.openLobby(actor('ceo'), { meetingId }))
  if (phase === 'lobby') return meetingId
  await must(use.meetings.start(actor('ceo'), { meetingId }))
  return meetingId
}

/** The result of what must succeed. */
export async function must<T extends { ok: boolean }>(outcome: Promise<T>): Promise<Extract<T, { ok: true }>> {
  const result = await outcome
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result as Extract<T, { ok: true }>
}

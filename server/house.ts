import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Router } from 'express'
import { openStore } from '#db/index.ts'
import { memoryBus } from './bus/memory.ts'
import type { Config } from './config.ts'
import { openFiles } from './files.ts'
import { anonymousGuard, anonymousRoutes } from './http/anonymous.ts'
import { apiRoutes } from './http/api.ts'
import { createApp } from './http/app.ts'
import { ballotsFirst } from './http/ballots.ts'
import type { Health } from './http/health.ts'
import { followPage } from './http/follow.ts'
import { openHourlyCounts } from './http/hourly.ts'
import { drain, listen } from './http/listen.ts'
import { loadContext } from './http/load-context.ts'
import { ownOrigin } from './http/origin.ts'
import { packRoutes } from './http/packs.ts'
import { roundViewRoutes } from './http/round-views.ts'
import { openPages } from './http/remix.ts'
import { uploadRoutes } from './http/uploads.ts'
import { callerOf, visitorOf } from './http/session.ts'
import { randomIds } from './ids.ts'
import { type GatewayParts, openGateway } from './live/gateway.ts'
import { openFilesLimit, seatsOf } from './live/seats.ts'
import type { ServerLog } from './log.ts'
import { openMetrics } from './metrics.ts'
import { openPasswords } from './passwords.ts'
import { openFirstCode } from './people/first-code.ts'
import { openPost } from './people/post.ts'
import { openThrottle } from './people/throttle.ts'
import { openDesk } from './questions/desk.ts'
import { openReminders } from './questions/remind.ts'
import { openSigner } from './questions/sign.ts'
import { openAnswersHtml } from './questions/answer-html.ts'
import { openModerators } from './questions/moderators.ts'
import { viewOfRound } from './questions/view.ts'
import { openRoundViews } from './questions/views.ts'
import type { Hall } from './use/hall.ts'
import { type Use, useCases } from './use/index.ts'

/** What a test or the demonstration may give instead of the real thing. */
export type Given = Partial<Pick<Hall, 'clock' | 'ids' | 'random' | 'seats'>> & {
  /** What server/demo has and the real server does not: ready links, and what every page says of itself. */
  demonstration?: { doors(hall: Hall): Router; mark: string }
}

/** A running server. */
export interface House {
  hall: Hall
  use: Use
  /** Stops accepting, tells live clients, lets running requests end, closes the store. Under 3 s. */
  close(): Promise<void>
}

/** The means of every use case, without anything that listens: what server/demo fills a company with. */
export async function openHall(config: Config, log: ServerLog, { demonstration: _, ...given }: Given = {}) {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const alarm = (hindrance: string) =>
    log.error({ hindrance }, 'traces of what was erased have been in the database file for a minute: something keeps it from being cleaned')
  const store = await openStore(config.databaseUrl, alarm, config.mode !== 'production')
  const means = { store, config, log, clock: { now: Date.now }, ids: randomIds, random: (bytes: number) => randomBytes(bytes), ...given }
  const bus = memoryBus()
  const answersHtml = openAnswersHtml()
  const hall: Hall = {
    ...means,
    files: await openFiles(join(config.dataDir, 'files')),
    passwords: await openPasswords(),
    throttle: openThrottle(means.clock),
    post: openPost(means),
    firstCode: await openFirstCode(store),
    signer: openSigner(),
    roundViews: openRoundViews(roundId => viewOfRound(store, roundId, answersHtml)),
    moderators: openModerators(means.clock),
    seats: given.seats ?? seatsOf(openFilesLimit()),
    publish: bus.publish,
  }
  // Before anybody else hears of it: who is told fetches at once.
  bus.subscribe(hall.roundViews.hear)
  bus.subscribe(hall.moderators.hear)
  return {
    hall,
    bus,
    async close(): Promise<void> {
      await hall.post.close()
      await hall.signer.close()
      await store.close()
    },
  }
}

/** Builds everything, in the order in which it depends on each other, and listens when all is up. The only constructor. */
export async function openHouse(config: Config, log: ServerLog, given: Given = {}): Promise<House> {
  const { hall, bus, close: closeHall } = await openHall(config, log, given)
  const use = useCases(hall)
  const desk = openDesk(hall)
  const reminders = openReminders(hall)
  const hourly = openHourlyCounts(hall)

  const health: Health = { ready: false }
  const metrics = openMetrics()
  const server = createServer()
  const pages = await openPages(config, server)
  const actorOf = async (headers: Parameters<typeof visitorOf>[1]) => (await visitorOf(hall, headers)).actor
  const mark = given.demonstration?.mark ?? null
  const app = createApp({
    config,
    log,
    health,
    writes: () => hall.store.transact(async () => {}),
    metrics,
    anonymous: anonymousRoutes(hall, desk, hourly),
    streams: Router().use(
      apiRoutes(hall),
      uploadRoutes(hall, req => actorOf(req.headers)),
      packRoutes(use, req => actorOf(req.headers)),
      roundViewRoutes(use, req => actorOf(req.headers)),
      given.demonstration?.doors(hall) ?? [],
    ),
    follow: followPage({ hall, use, pages, mark }),
    pages,
    loadContext: loadContext(hall, use, mark),
  })
  server.on('request', ballotsFirst(anonymousGuard(config), desk, hourly, app))
  const callers: GatewayParts['callerOf'] = (...about) => callerOf(hall, ...about)
  const gateway = openGateway({ ...hall, server, use, bus, metrics, callerOf: callers, ownOrigin: ownOrigin(config) })
  await listen(server, config, given.demonstration ? 'npm run demo' : config.mode === 'development' ? 'npm run dev' : 'npm start')
  desk.start()
  health.ready = true

  return {
    hall,
    use,
    async close() {
      health.ready = false
      await gateway.close()
      await Promise.all([drain(server), desk.close(), reminders.close(), pages.close()])
      hourly.close()
      await closeHall()
    },
  }
}

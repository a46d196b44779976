import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import { fromBase64url, toBase64url } from '#app/model/base64url.ts'
import type { PersonActor, Role } from '#app/model/people/roles.ts'
import { blindedElement, finishedToken, receiptHash, receiptSecret, type RoundKeys } from '#app/model/question/seed.ts'
import { purposes, TOKENS } from '#app/model/question/token.ts'
import type { AnonymousAnswer } from '#app/model/question/wire.ts'
import { openStore } from '#db/index.ts'
import type { Store } from '#db/types.ts'
import { parseConfig } from '#server/config.ts'
import { openFiles } from '#server/files.ts'
import { anonymousGuard, anonymousRoutes } from '#server/http/anonymous.ts'
import { ballotsFirst } from '#server/http/ballots.ts'
import { bareHeaders } from '#server/http/headers.ts'
import { type HourlyCounts, openHourlyCounts } from '#server/http/hourly.ts'
import { randomIds } from '#server/ids.ts'
import { openPasswords } from '#server/passwords.ts'
import { type Desk, openDesk } from '#server/questions/desk.ts'
import { openSigner, type Signer } from '#server/questions/sign.ts'
import type { Hall, News } from '#server/use/hall.ts'
import { type Use, useCases } from '#server/use/index.ts'
import { commonMeans, publishTo } from './hall.ts'

/** Noon of some day, on a tick. */
export const NOON = Date.UTC(2026, 2, 2, 12)
const DAY = 86_400_000

/** A running server of the routes without names over a real SQLite file, with a clock that stands still until it is told. */
export interface QuestionHouse {
  url: string
  store: Store
  hall: Hall
  use: Use
  desk: Desk
  news: News[]
  logged: { about: unknown; message: string }[]
  clock: { now(): number; to(time: number): void }
  roundId: string
  keys: RoundKeys
  /** Sends like a browser that leaves its cookies at home. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; answer: AnonymousAnswer }>
  /** Ends the server without a goodbye and starts another one over the same file: what was in memory is gone. */
  kill(): Promise<void>
  close(): Promise<void>
}

const actorOf = (personId: string, roles: Role[]): PersonActor => ({
  kind: 'person',
  personId,
  sessionId: `session of ${personId}`,
  roles,
  pledged: 1,
})
export const leader = actorOf('person-0', ['leader'])
export const moderator = actorOf('person-1', ['moderator'])
export const employee = (number: number): PersonActor => actorOf(`person-${number}`, ['employee'])

export async function openQuestionHouse(folder: string, { people = 8, moderated = false } = {}): Promise<QuestionHouse> {
  const path = join(folder, 'candor.db')
  const read = parseConfig({ DATA_DIR: folder, NODE_ENV: 'test', LOG_LEVEL: 'silent' })
  if (!('config' in read)) throw new Error(read.faults.join())
  const signer: Signer = openSigner(2)
  let time = NOON
  const news: News[] = []
  const logged: QuestionHouse['logged'] = []
  const note = (about: Record<string, unknown>, message: string) => void logged.push({ about, message })
  const hall = {
    clock: { now: () => time },
    ids: randomIds,
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    files: await openFiles(folder),
    passwords: await openPasswords(),
    signer,
    log: { info: note, warn: note, error: note },
    config: read.config,
  }
  let server: Server | undefined
  let hourly: HourlyCounts | undefined

  async function start(): Promise<Pick<QuestionHouse, 'url' | 'store' | 'hall' | 'use' | 'desk'>> {
    const store = await openStore(path)
    const common = await commonMeans({ ...hall, store })
    const whole: Hall = { ...hall, store, ...common, publish: publishTo(news, common) }
    const desk = openDesk(whole)
    hourly = openHourlyCounts(whole)
    const app = express()
      .disable('x-powered-by')
      .disable('etag')
      .use(bareHeaders, anonymousRoutes(whole, desk, hourly))
    server = createServer(ballotsFirst(anonymousGuard(whole.config), desk, hourly, app))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, store, hall: whole, use: useCases(whole), desk }
  }

  async function stop() {
    server?.closeAllConnections()
    hourly?.close()
    await house.hall.post.close()
    await new Promise(ended => server?.close(ended))
    await house.store.close()
  }

  const house: QuestionHouse = {
    ...(await start()),
    news,
    logged,
    clock: { now: () => time, to: to => void (time = to) },
    roundId: '',
    keys: { roundId: '', asking: new Uint8Array(), voting: new Uint8Array() },
    async post(path, body, headers = {}) {
      const response = await fetch(house.url + path, {
        method: 'POST',
        headers: { origin: read.config.publicUrl, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      const text = await response.text()
      return { status: response.status, answer: (text ? JSON.parse(text) : {}) as AnonymousAnswer }
    },
    async kill() {
      await stop()
      Object.assign(house, await start())
    },
    async close() {
      await house.desk.close()
      await stop()
      await signer.close()
    },
  }

  await found(house.store, people)
  house.roundId = await openRound(house, moderated)
  house.keys = await keysOf(house)
  return house
}

/** A company, its people and a published report without sections. */
async function found(store: Store, many: number): Promise<void> {
  const { t } = store
  await store.transact(async tx => {
    await tx.insert(t.company).values({
      id: 'company',
      version: 1,
      name: 'Test Company',
      accent: '#336699',
      currency: 'EUR',
      timeZone: 'UTC',
      locale: 'en',
      fiscalYearStart: 1,
      negatives: 'minus',
      adverseFirst: false,
      pledgeText: 'I promise.',
      pledgeVersion: 1,
      counterPledge: 'We will not try to find out.',
      counterPledgeSigners: [],
      wrongdoingChannel: '',
      mailDomains: [],
      joinTokenHash: null,
      createdAt: 0,
    })
    for (let i = 0; i < many; i++)
      await tx.insert(t.people).values({
        id: `person-${i}`,
        name: `Person ${i}`,
        email: `person-${i}@example.com`,
        staffNumber: null,
        passwordHash: null,
        roles: ['employee'],
        pledgedVersion: 1,
        createdAt: 0,
        disabledAt: null,
      })
    await tx.insert(t.reports).values({
      id: 'report',
      title: 'Third quarter',
      period: 'FY2026-Q3',
      status: 'published',
      version: 1,
      sentences: [],
      clearance: null,
      currentRevisionId: null,
      withdrawnReason: null,
      createdBy: 'person-0',
      createdAt: 0,
      updatedAt: 0,
    })
  })
}

async function openRound({ use, clock }: QuestionHouse, moderated: boolean): Promise<string> {
  const planned = await use.rounds.plan(leader, {
    reportId: 'report',
    opensAt: clock.now(),
    closesAt: clock.now() + DAY,
    moderated,
    minCrowd: 5,
  })
  if (!planned.ok) throw new Error(JSON.stringify(planned.fault))
  return planned.id
}

export async function keysOf({ use, roundId }: Pick<QuestionHouse, 'use' | 'roundId'>): Promise<RoundKeys> {
  const seen = await use.rounds.view(leader, { roundId })
  if (!seen.ok || !seen.round.keys) throw new Error('the round has no keys')
  const { asking, voting } = seen.round.keys
  return { roundId, asking: fromBase64url(asking) as Uint8Array, voting: fromBase64url(voting) as Uint8Array }
}

/** Somebody with a browser. */
export interface Asker {
  seed: Uint8Array
  asking: string[]
  voting: string
  question(index: number, text: string): { token: string; receipt: string; text: string; about: null }
  secret(index: number): string
}

export const seedOf = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest())

/** The set that a person's browser sends for its tokens. */
export const blindedSet = (seed: Uint8Array, keys: RoundKeys) => {
  const of = (purpose: (typeof purposes)[number]) =>
    Array.from({ length: TOKENS[purpose] }, (_, index) => toBase64url(blindedElement(seed, keys, purpose, index)))
  return { asking: of('asking'), voting: of('voting') }
}

/** Fetches a person's tokens as their browser does. */
export async function fetchTokens(
  { use, roundId, keys }: Pick<QuestionHouse, 'use' | 'roundId' | 'keys'>,
  who: number | PersonActor,
): Promise<Asker> {
  const actor = typeof who === 'number' ? employee(who) : who
  const seed = seedOf(`browser of ${actor.personId}`)
  const issued = await use.rounds.issueTokens(actor, { roundId, ...blindedSet(seed, keys) })
  if (!issued.ok) throw new Error(JSON.stringify(issued.fault))
  const finish = (purpose: (typeof purposes)[number]) =>
    issued[purpose].map((signed, index) => finishedToken(seed, keys, purpose, index, fromBase64url(signed) as Uint8Array))
  const asking = finish('asking')
  return {
    seed,
    asking,
    voting: finish('voting')[0] as string,
    question: (index, text) => ({
      token: asking[index] as string,
      receipt: receiptHash(receiptSecret(seed, roundId, index)),
      text,
      about: null,
    }),
    secret: index => toBase64url(receiptSecret(seed, roundId, index)),
  }
}

/** The first `many` people, each with tokens. */
export const crowd = (house: QuestionHouse, many = 5): Promise<Asker[]> =>
  Promise.all(Array.from({ length: many }, (_, number) => fetchTokens(house, number)))

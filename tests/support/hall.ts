import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash, randomBytes } from 'node:crypto'
import { NOBODY, type PersonActor, type Role } from '#app/model/people/roles.ts'
import { companyRow } from '#db/queries/company.ts'
import { insertPeople, insertPledge, type PersonRow } from '#db/queries/people.ts'
import { openStore } from '#db/index.ts'
import type { Store } from '#db/types.ts'
import { openFiles } from '#server/files.ts'
import { randomIds } from '#server/ids.ts'
import { openFirstCode } from '#server/people/first-code.ts'
import { openPost } from '#server/people/post.ts'
import { beginSession, identify } from '#server/people/session.ts'
import { openThrottle } from '#server/people/throttle.ts'
import { openModerators } from '#server/questions/moderators.ts'
import { openSigner } from '#server/questions/sign.ts'
import { viewOfRound } from '#server/questions/view.ts'
import { openRoundViews } from '#server/questions/views.ts'
import { seatsOf } from '#server/live/seats.ts'
import type { Hall, News } from '#server/use/hall.ts'
import { type Use, useCases } from '#server/use/index.ts'
import { temporaryFolder, testConfig } from './config.ts'

/** Monday noon, UTC. */
export const NOON = Date.UTC(2026, 2, 2, 12)

export interface TestClock {
  now(): number
  to(time: number): void
  forward(ms: number): void
}

/** Stands still until it is told. */
export function testClock(start = NOON): TestClock {
  let time = start
  return { now: () => time, to: to => void (time = to), forward: ms => void (time += ms) }
}

/** Ids and secrets that are the same in every run. */
export function countedIds(seed = 'seed'): Hall['ids'] {
  let count = 0
  const next = (length: number) => createHash('sha512').update(`${seed} ${count++}`).digest('hex').slice(0, length)
  return { next: () => next(26), token: () => next(43) }
}

/** What every hall has alike beside the rest; for tests that put a hall together by themselves. */
export const commonMeans = async (
  hall: Pick<Hall, 'store' | 'clock' | 'ids' | 'config' | 'log'>,
): Promise<Pick<Hall, 'throttle' | 'post' | 'firstCode' | 'seats' | 'roundViews' | 'moderators'>> => ({
  moderators: openModerators(hall.clock),
  throttle: openThrottle(hall.clock),
  post: openPost(hall),
  firstCode: await openFirstCode(hall.store),
  seats: seatsOf(10_000),
  roundViews: openRoundViews(roundId => viewOfRound(hall.store, roundId)),
})

/** Publishes to a list, and to what hears of news inside of the hall. */
export const publishTo =
  (news: News[], { roundViews, moderators }: Pick<Hall, 'roundViews' | 'moderators'>): Hall['publish'] =>
  item => {
    roundViews.hear(item)
    moderators.hear(item)
    news.push(item)
  }

/** Instead of argon2, which is slow on purpose: its own test uses the real one. */
const quickPasswords: Hall['passwords'] = {
  hash: async password => `quick ${password}`,
  verify: async (hash, password) => hash === `quick ${password}`,
}

/** Adds a person and signs them in; gives the session's token, as a browser holds it in its cookie. */
export async function addPerson(
  hall: Pick<Hall, 'store' | 'clock' | 'ids' | 'config' | 'passwords'>,
  name: string,
  roles: Role[] = [],
  { pledged, ...more }: Partial<PersonRow> & { pledged?: false } = {},
): Promise<string> {
  const { clock, ids, passwords } = hall
  const id = more.id ?? ids.next()
  const row: PersonRow = {
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`,
    staffNumber: null,
    passwordHash: await passwords.hash(`password of ${name}`),
    deviceKey: ids.token(),
    roles,
    pledgedVersion: null,
    createdAt: clock.now(),
    disabledAt: null,
    ...more,
    id,
  }
  return hall.store.transact(async tx => {
    await insertPeople(tx, [row])
    const version = (await companyRow(tx))?.pledgeVersion
    if (pledged !== false && version !== undefined) await insertPledge(tx, id, version, '2026-03-01')
    return beginSession(hall, tx, id)
  })
}

let template: Promise<string> | undefined

/** A migrated, empty database file, made once a process. */
function migrated(): Promise<string> {
  template ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-template-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'candor.db')
    await (await openStore(path)).close()
    return path
  })()
  return template
}

async function openCopy(folder: string): Promise<Store> {
  const path = join(folder, 'candor.db')
  await copyFile(await migrated(), path)
  return openStore(path)
}

export interface TestHall {
  hall: Hall
  use: Use
  store: Store
  clock: TestClock
  /** What was published, in order. */
  news: News[]
  logged: { about: Record<string, unknown>; message: string }[]
  folder: string
  /** Adds a person who gave the standing pledge (unless told otherwise) and signs them in; the password is `password of <name>`. */
  person(name: string, roles?: Role[], more?: Partial<PersonRow> & { pledged?: false }): Promise<PersonActor>
  /** What the browser of somebody whom this hall signed in holds in its cookie. */
  tokenOf(actor: PersonActor): string
  /** The same person as they stand now, or null when their session has ended. */
  again(actor: PersonActor): Promise<PersonActor | null>
  close(): Promise<void>
}

/** A hall over a real SQLite file of its own (or the store that `open` gives), with a clock that stands still. Without `company` nobody has set it up yet. */
export async function openTestHall({
  ids = randomIds,
  company = true,
  passwords = quickPasswords,
  variables = {},
  open = openCopy,
}: {
  ids?: Hall['ids']
  company?: boolean
  passwords?: Hall['passwords']
  variables?: Record<string, string>
  open?: (folder: string) => Promise<Store>
} = {}): Promise<TestHall> {
  const folder = await temporaryFolder()
  const store = await open(folder)
  const signer = openSigner(1)
  const clock = testClock()
  const news: News[] = []
  const logged: TestHall['logged'] = []
  const note = (about: Record<string, unknown>, message: string) => void logged.push({ about, message })
  const config = testConfig({ DATA_DIR: folder, ...variables })
  const means = { store, clock, ids, config, log: { info: note, warn: note, error: note } }
  const common = await commonMeans(means)
  const hall: Hall = {
    ...means,
    ...common,
    random: bytes => new Uint8Array(randomBytes(bytes)),
    files: await openFiles(join(folder, 'files')),
    passwords,
    signer,
    publish: publishTo(news, common),
  }
  const use = useCases(hall)
  // The token of each session that a test began, as a browser holds it in its cookie.
  const tokens = new Map<string, string>()
  const test: TestHall = {
    hall,
    use,
    store,
    clock,
    news,
    logged,
    folder,
    async person(name, roles = [], more = {}) {
      const token = await addPerson(hall, name, roles, more)
      const actor = await identify(hall, token)
      if (!actor) throw new Error(`${name} could not be signed in`)
      tokens.set(actor.actor.sessionId, token)
      return actor.actor
    },
    tokenOf: ({ sessionId }) => tokens.get(sessionId) ?? '',
    again: async ({ sessionId }) => (await identify(hall, tokens.get(sessionId)))?.actor ?? null,
    async close() {
      await hall.post.close()
      await signer.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  if (company) await setUpCompany(test)
  return test
}

/** Anna Admin, the first administrator, sets up Acme. */
export async function setUpCompany({ use, hall }: Pick<TestHall, 'use' | 'hall'>): Promise<string> {
  const outcome = await use.company.setUp(NOBODY, {
    code: hall.firstCode.text ?? '',
    company: 'Acme',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    fiscalYearStart: 1,
    name: 'Anna Admin',
    email: 'anna.admin@example.com',
    password: 'the first password of all',
    leads: false,
    address: '127.0.0.1',
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
  return outcome.personId
}

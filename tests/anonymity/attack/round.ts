import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64url } from '#app/model/base64url.ts'
import { finishedToken, receiptHash, receiptSecret, type RoundKeys } from '#app/model/question/seed.ts'
import { readToken, voteHash } from '#app/model/question/spent.ts'
import { purposes, type Token } from '#app/model/question/token.ts'
import { cookiesOf } from '#server/http/session.ts'
import { backup } from '#server/backup.ts'
import { temporaryFolder, testConfig } from '#tests/support/config.ts'
import { openTestHall } from '#tests/support/hall.ts'
import { freePort } from '#tests/support/ports.ts'
import { blindedSet, keysOf, seedOf } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

// Rounds of several sizes in one company, over the real server in a process of its own: people sign in, fetch tokens, look, ask and vote,
// each in an order by chance that only this file knows.

export interface Person {
  id: string
  name: string
  email: string
  cookie: string
  address: string
}
/** One round, and the truth about it that nobody but the test has. */
export interface Played {
  roundId: string
  people: Person[]
  /** By the text of a question, which is its own. */
  asker: Map<string, Person>
  /** By the hash of a vote. */
  voter: Map<string, Person>
}
/** Something that somebody did, with its moment: what a proxy would log with the address. Not part of what Candor keeps. */
export interface Seen {
  at: number
  person: Person
  what: 'page' | 'question' | 'vote'
  /** Of the request's body. */
  bytes: number
  text?: string
  hash?: string
}
export interface Company {
  folder: string
  rounds: Played[]
  seen: Seen[]
  backups: string[]
  log: string
  metrics: string
  heap: string
}

/** People a round, and how often each asks and votes in it. */
const SIZES = [
  ...Array.from({ length: 4 }, () => ({ people: 5, questions: 5, bursts: 3, pause: 320 })),
  ...Array.from({ length: 2 }, () => ({ people: 20, questions: 4, bursts: 2, pause: 100 })),
  { people: 200, questions: 1, bursts: 1, pause: 50 },
]
const METRICS_TOKEN = 'a token for the metrics'
/** Votes that a person casts one right after the other. */
const BURST = 3

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

export function mixed<T>(items: readonly T[]): T[] {
  const out = [...items]
  for (let last = out.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const moved = out[last] as T
    out[last] = out[other] as T
    out[other] = moved
  }
  return out
}

/** The company on disk, with people who signed in one after the other in an order by chance, and open rounds. */
async function found() {
  const house = await openTestHall()
  house.clock.to(Date.now() - 3_600_000)
  const leader = await house.person('Lena Leader', ['leader'])
  const rounds: (Pick<Played, 'roundId' | 'people'> & { keys: RoundKeys })[] = []
  const unnamed = mixed(SIZES.flatMap(({ people }, round) => Array.from({ length: people }, () => round)))
  const members = SIZES.map((): Person[] => [])
  for (const [number, round] of unnamed.entries()) {
    house.clock.forward(1_000 + randomInt(5_000))
    const name = `Nemo ${number} ${seedOf(`name ${number} ${Math.random()}`)
      .slice(0, 3 + randomInt(8))
      .join('')}`
    const actor = await house.person(name, [], { email: `nemo.${number}.${round}@example.com` })
    const cookie = cookiesOf(house.hall.config).session(house.tokenOf(actor)).split(';')[0] ?? ''
    const address = `10.0.${number >> 8}.${number & 255}`
    members[round]?.push({ id: actor.personId, name, email: `nemo.${number}.${round}@example.com`, cookie, address })
  }
  house.clock.to(Date.now())
  for (const [number, people] of members.entries()) {
    const { reportId } = await must(house.use.reports.create(leader, { title: `Report ${number}`, period: 'FY2026-Q3' }))
    const now = house.clock.now()
    const plan = { reportId, opensAt: now, closesAt: now + 30 * 86_400_000, moderated: false, minCrowd: 5 }
    const { id: roundId } = await must(house.use.rounds.plan(leader, plan))
    rounds.push({ roundId, people, keys: await keysOf({ use: house.use, roundId }) })
  }
  await house.store.checkpoint()
  const folder = await temporaryFolder()
  await cp(house.folder, folder, { recursive: true })
  await house.close()
  return { folder, rounds }
}

export async function play(): Promise<Company> {
  const { folder, rounds } = await found()
  const server = await startServer(folder)
  const { url } = server
  const seen: Seen[] = []
  const backups: string[] = []
  const keep = async () => {
    const target = join(folder, `backup-${backups.length}.tar.gz`)
    await backup({ databaseUrl: `file:${join(folder, 'candor.db')}`, dataDir: folder }, target, new Date())
    backups.push(target)
  }

  async function fetchTokens(round: (typeof rounds)[number], person: Person) {
    const seed = seedOf(`browser of ${person.id}`)
    const response = await fetch(`${url}/rounds/${round.roundId}/tokens`, {
      method: 'POST',
      headers: { cookie: person.cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify(blindedSet(seed, round.keys)),
    })
    const issued = (await response.json()) as { asking: string[]; voting: string[] }
    const [asking, voting] = purposes.map(purpose =>
      issued[purpose].map((signed, index) => finishedToken(seed, round.keys, purpose, index, fromBase64url(signed) as Uint8Array)),
    ) as [string[], string[]]
    return { person, seed, asking, voting: voting[0] as string }
  }

  async function post(path: string, body: object): Promise<string> {
    const headers = { origin: url, 'content-type': 'application/json' }
    const response = await fetch(`${url}/anonymous/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return ((await response.json()) as { state: string }).state
  }

  async function playRound(round: (typeof rounds)[number], { questions, bursts, pause: gap }: (typeof SIZES)[number]): Promise<Played> {
    const played: Played = { ...round, asker: new Map(), voter: new Map() }
    const holders: Awaited<ReturnType<typeof fetchTokens>>[] = []
    for (const person of mixed(round.people)) holders.push(await fetchTokens(round, person))
    const repeat: { token: string; receipt: string; text: string; about: null }[] = []
    // Only what is stored is a promise.
    const stored = async () => {
      for (const question of repeat) while ((await post('questions', question)) !== 'stored') await pause(100)
    }
    const asked = mixed(holders.flatMap(holder => Array.from({ length: questions }, (_, index) => ({ holder, index }))))
    for (const [number, { holder, index }] of asked.entries()) {
      // One question comes after all others of its round are stored: a batch of one, whatever the machine's pace.
      if (round === rounds[0] && number === asked.length - 1) await stored()
      const { person, seed, asking } = holder
      const text = `Question ${seedOf(`${person.id} ${index} ${Math.random()}`)
        .slice(0, 6 + randomInt(20))
        .join(' ')}?`
      // Looks first, with a name, as people do: the server, and a proxy, see that.
      await (await fetch(`${url}/rounds/${round.roundId}/questions`, { headers: { cookie: person.cookie } })).text()
      seen.push({ at: performance.now(), person, what: 'page', bytes: 0 })
      await pause(randomInt(20))
      const receipt = receiptHash(receiptSecret(seed, round.roundId, index))
      const question = { token: asking[index] as string, receipt, text, about: null }
      seen.push({ at: performance.now(), person, what: 'question', bytes: JSON.stringify(question).length, text })
      if ((await post('questions', question)) !== 'held') throw new Error('a question was not held')
      played.asker.set(text, person)
      repeat.push(question)
      await pause(gap / 2 + randomInt(gap))
    }
    await stored()
    const view = await (
      await fetch(`${url}/rounds/${round.roundId}/questions`, { headers: { cookie: round.people[0]?.cookie ?? '' } })
    ).json()
    const ids = (view as { questions: { id: string }[] }).questions.map(({ id }) => id)
    for (const { person, voting } of mixed(holders.flatMap(holder => Array.from({ length: bursts }, () => holder))))
      for (const questionId of mixed(ids).slice(0, BURST)) {
        const hash = voteHash(readToken(voting) as Token, questionId)
        if (played.voter.has(hash)) continue
        const vote = { token: voting, questionId, choice: 1 }
        seen.push({ at: performance.now(), person, what: 'vote', bytes: JSON.stringify(vote).length, hash })
        played.voter.set(hash, person)
        if ((await post('votes', vote)) !== 'stored') throw new Error('a vote was not stored')
      }
    return played
  }

  try {
    const playing = Promise.all(rounds.map((round, number) => playRound(round, SIZES[number] as (typeof SIZES)[number])))
    const halfway = pause(4_000)
      .then(keep)
      .then(() => pause(4_000))
      .then(keep)
    const played = await playing
    await halfway
    // Two ticks of quiet, in which the file is cleaned.
    await pause(1_000)
    await keep()
    const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })).text()
    const heap = await server.heap()
    const copy = await temporaryFolder()
    await cp(folder, copy, { recursive: true })
    return { folder: copy, rounds: played, seen, backups, log: server.output(), metrics, heap }
  } finally {
    await server.stop()
  }
}

async function startServer(folder: string) {
  const port = await freePort()
  const { publicUrl } = testConfig({ PORT: String(port), DATA_DIR: folder })
  const file = new URL('../../support/hasty-house.ts', import.meta.url).pathname
  const diagnostics = await temporaryFolder()
  const flags = ['--import', 'tsx', '--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${diagnostics}`]
  const child = spawn(process.execPath, [...flags, file, folder, String(port), 'debug', METRICS_TOKEN], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', chunk => (printed += String(chunk)))
  const gone = once(child, 'exit')
  while (!printed.includes('ready\n')) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed}`)
    await pause(20)
  }
  return {
    url: publicUrl,
    output: () => printed,
    /** Everything that is in the memory of the process. */
    async heap(): Promise<string> {
      child.kill('SIGUSR2')
      for (;;) {
        await pause(200)
        const [name] = await readdir(diagnostics)
        const text = name ? await readFile(join(diagnostics, name), 'utf8') : ''
        if (text.trimEnd().endsWith('}')) return text
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

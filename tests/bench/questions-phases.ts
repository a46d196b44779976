import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import WebSocket from 'ws'
import { toBase64url } from '#app/model/base64url.ts'
import { SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { TOKENS } from '#app/model/question/token.ts'
import { temporaryFolder } from '../support/config.ts'
import type { LoadCompany } from '../support/load/company.ts'
import type { FromFollowers, ToFollowers } from '../support/load/followers-wire.ts'
import { child, cpuMs, heard, openFollowers, quantile, rounded } from '../support/load/processes.ts'
import type { VotersOrder, VotersResult } from '../support/load/voters.ts'
import { employee, openQuestionHouse } from '../support/questions.ts'

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** So many wait for an answer at a time: 10,000 in 12 s, each for a tenth of a second. */
const AT_ONCE = 80

/** Everybody fetches tokens: permission, grant on disk, six signatures. The event loop watched is the server's own. */
export async function signForEverybody(people: number) {
  const folder = await temporaryFolder()
  const house = await openQuestionHouse(folder, { people })
  const element = () => {
    const bytes = new Uint8Array(randomBytes(256))
    bytes[0] = 1
    return toBase64url(bytes)
  }
  const sets = Array.from({ length: people }, () => ({
    asking: Array.from({ length: TOKENS.asking }, element),
    voting: Array.from({ length: TOKENS.voting }, element),
  }))
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let next = 0
  let failed = 0
  const times: number[] = []
  delay.enable()
  const used = { all: cpuMs(process.pid), main: mainMs() }
  const from = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < people) {
        const number = next++
        const began = performance.now()
        const issued = await house.use.rounds.issueTokens(employee(number), {
          roundId: house.roundId,
          ...(sets[number] as (typeof sets)[number]),
        })
        times.push(performance.now() - began)
        if (!issued.ok) failed++
      }
    }),
  )
  const seconds = (performance.now() - from) / 1_000
  delay.disable()
  await house.close()
  await rm(folder, { recursive: true, force: true })
  return {
    seconds: rounded(seconds),
    cpuSeconds: rounded((cpuMs(process.pid) - used.all) / 1_000),
    mainCpuSeconds: rounded((mainMs() - used.main) / 1_000),
    delayP99Ms: rounded(delay.percentile(99) / 1e6),
    delayMaxMs: rounded(delay.max / 1e6),
    p99Ms: rounded(quantile(times, 0.99)),
    failed,
  }
}

/** CPU time of this process's first thread so far, in ms. */
const mainMs = (): number => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

interface At {
  url: string
  cookie: string
  roundId: string
}

async function viewOf({ url, cookie, roundId }: At): Promise<{ id: string; text: string; votes: number }[]> {
  const view = await (await fetch(`${url}/rounds/${roundId}/questions`, { headers: { cookie } })).json()
  return (view as { questions: { id: string; text: string; votes: number }[] }).questions
}

/** One question a token at a steady rate; then all are sent again until each is stored, and looked for in what everybody sees. */
export async function askAtRate(at: At, tokens: readonly string[], perSecond: number) {
  const bodies = tokens.map((token, number) => ({
    token,
    receipt: createHash('sha256').update(`receipt ${number}`).digest('hex'),
    text: `What follows from this, number ${number}?`,
    about: null,
  }))
  const times: number[] = []
  const post = async (body: object): Promise<string> => {
    const headers = { origin: at.url, 'content-type': 'application/json' }
    const began = performance.now()
    const response = await fetch(`${at.url}/anonymous/questions`, { method: 'POST', headers, body: JSON.stringify(body) })
    const { state } = (await response.json()) as { state: string }
    times.push(performance.now() - began)
    return state
  }
  let begun = 0
  const under: Promise<string>[] = []
  const from = performance.now()
  while (begun < bodies.length) {
    const due = Math.min(bodies.length, Math.floor(((performance.now() - from) / 1_000) * perSecond))
    while (begun < due) under.push(post(bodies[begun++] as object))
    await pause(10)
  }
  const accepted = (await Promise.all(under)).filter(state => state !== 'refused').length
  const acceptedPerSecond = rounded(accepted / ((performance.now() - from) / 1_000))
  const p99Ms = rounded(quantile(times, 0.99))
  // Only what is stored is a promise.
  let left = bodies
  while (left.length > 0) {
    await pause(5_000)
    const states: string[] = []
    while (states.length < left.length) states.push(...(await Promise.all(left.slice(states.length, states.length + 200).map(post))))
    left = left.filter((_, place) => states[place] !== 'stored')
  }
  // What everybody sees is put together once a second.
  await pause(1_500)
  const view = await viewOf(at)
  const seen = new Map<string, number>()
  for (const { text } of view) seen.set(text, (seen.get(text) ?? 0) + 1)
  const missing = bodies.filter(({ text }) => !seen.has(text)).length
  const twice = [...seen.values()].filter(times => times > 1).length
  return { ids: view.map(({ id }) => id), measured: { asked: bodies.length, accepted, acceptedPerSecond, p99Ms, missing, twice } }
}

/** Votes from two processes at a steady rate in sum, held against what everybody sees afterwards. */
export async function voteAtRate(at: At & { pid: number }, { tokens, questions, perSecond, seconds }: Omit<VotersOrder, 'url' | 'origin'>) {
  const halves = [tokens.filter((_, place) => place % 2 === 0), tokens.filter((_, place) => place % 2 === 1)]
  const before = new Map((await viewOf(at)).map(({ id, votes }) => [id, votes]))
  const voters = halves.map(() => child(new URL('../support/load/voters.ts', import.meta.url)))
  const used = cpuMs(at.pid)
  try {
    const results = await Promise.all(
      voters.map((each, place) => {
        const voted = heard<VotersResult, 'voted'>(each, 'voted')
        const order = { url: at.url, origin: at.url, tokens: halves[place] ?? [], questions, perSecond: perSecond / 2, seconds }
        each.send(order satisfies VotersOrder)
        return voted
      }),
    )
    const cpu = cpuMs(at.pid) - used
    await pause(1_500)
    const after = new Map((await viewOf(at)).map(({ id, votes }) => [id, votes]))
    // Everybody began without a vote, or voted anew: what stands is what the last choices come to.
    const wrong = questions.filter(id => after.get(id) !== results.reduce((sum, { expected }) => sum + (expected[id] ?? 0), 0)).length
    const stored = results.reduce((sum, result) => sum + result.stored, 0)
    return {
      acknowledgedPerSecond: rounded(stored / Math.max(...results.map(result => result.seconds))),
      /** Of the server, with everything that it did meanwhile. */
      cpuMicrosecondsPerVote: rounded((cpu * 1_000) / stored),
      p50Ms: rounded(Math.max(...results.map(({ p50 }) => p50))),
      p99Ms: rounded(Math.max(...results.map(({ p99 }) => p99))),
      refused: results.reduce((sum, { refused }) => sum + refused, 0),
      wrong: before.size === 0 ? questions.length : wrong,
    }
  } finally {
    for (const each of voters) each.kill()
  }
}

/** Everybody follows, in a process of their own; one more counts how often it is told tallies. */
export async function watchTallies(url: string, company: LoadCompany, followers: number) {
  const load = openFollowers()
  const doors = { way: 'candor' as const, url, cookies: company.followers, meetingId: company.meetingId, origin: url }
  load.send({ kind: 'join', doors, followers, atOnce: 200 } satisfies ToFollowers)
  await heard<FromFollowers, 'joined'>(load, 'joined')
  const socket = new WebSocket(`${url.replace('http', 'ws')}${SOCKET_PATH}/?EIO=4&transport=websocket`, {
    headers: { cookie: company.followers[0] ?? '', origin: url },
  })
  let tallies = 0
  let since = performance.now()
  socket.on('message', data => {
    const text = String(data)
    if (text === '2') socket.send('3')
    else if (text.startsWith('0{')) socket.send('40{"as":"person"}')
    else if (text.startsWith('40')) socket.send(`420${JSON.stringify(['attend', { meetingId: company.meetingId, as: 'follower' }])}`)
    else if (text.includes('\\"k\\":\\"votes\\"')) tallies++
  })
  return {
    reset() {
      tallies = 0
      since = performance.now()
    },
    look: () => ({ talliesPerSecond: rounded(tallies / ((performance.now() - since) / 1_000)) }),
    close() {
      socket.close()
      load.kill()
    },
  }
}

/** The same load on a server that tells every vote to everybody. */
export async function broadcastPerVote(followers: number, perSecond: number, seconds: number) {
  const server = child(new URL('./broadcast.ts', import.meta.url))
  const { url } = await heard<{ kind: 'ready'; url: string }, 'ready'>(server, 'ready')
  const load = openFollowers()
  const voters = child(new URL('../support/load/voters.ts', import.meta.url))
  try {
    load.send({ kind: 'join', doors: { way: 'ws', url, cookies: [''], meetingId: '' }, followers, atOnce: 200 } satisfies ToFollowers)
    await heard<FromFollowers, 'joined'>(load, 'joined')
    const voted = heard<VotersResult, 'voted'>(voters, 'voted')
    voters.send({ url, origin: url, tokens: ['token'], questions: ['question'], perSecond, seconds } satisfies VotersOrder)
    const { stored, p50, p99, seconds: took } = await voted
    return { acknowledgedPerSecond: rounded(stored / took), p50Ms: rounded(p50), p99Ms: rounded(p99) }
  } finally {
    for (const each of [voters, load, server]) each.kill()
  }
}

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import type { Statement } from '#app/model/report/section.ts'
import { cookiesOf } from '#server/http/session.ts'
import { temporaryFolder } from '../support/config.ts'
import { openTestHall } from '../support/hall.ts'
import { must } from '../support/reports.ts'
import { startServerProcess } from '../support/server.ts'
import type { PagesLoad, PagesOrder } from './pages-load.ts'
import { phone } from './phone.ts'
import { COLUMNS, largeStatement, LINES } from '../support/load/statement.ts'

// The real server on a folder of its own: how many report pages of 300 line items × 8 columns it renders a second for people who are
// signed in, how many follow pages it hands out, what a follower's phone downloads before it can follow, and how long that takes on a slow
// line. The load generator is a process of its own.

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const connections = Number(values.connections)

/** A published report and a running meeting on another one that shows its first part; the cookie of an employee. */
async function found(): Promise<{ dataDir: string; cookie: string; reportId: string; meetingId: string }> {
  const hall = await openTestHall()
  hall.clock.to(Date.now())
  const { use } = hall
  const leader = await hall.person('Lena Leader', ['leader'])
  const employee = await hall.person('Eva Employee')
  const approved = async (title: string, period: string, body: Statement | { kind: 'narrative'; markdown: string }) => {
    const { reportId } = await must(use.reports.create(leader, { title, period }))
    const added = await must(
      use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'Income statement', body } }),
    )
    await must(use.reports.approve(leader, { reportId, version: added.version }))
    return { reportId, version: added.version }
  }
  const { reportId, version } = await approved('Fourth quarter', 'FY2026-Q4', largeStatement())
  await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' } }))
  const presented = await approved('First quarter', 'FY2027-Q1', largeStatement())
  const planned = { title: 'All hands', reportId: presented.reportId, startsAt: Date.now(), minutes: 60, hearItUrl: '', captioned: false }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  const moved = await use.meetings.move(leader, { meetingId, move: { kind: 'show', position: 1, from: 0 } })
  if (!moved.ok) throw new Error(moved.message)
  const cookie = cookiesOf(hall.hall.config).session(hall.tokenOf(employee)).split(';')[0] ?? ''
  await hall.store.checkpoint()
  const dataDir = await temporaryFolder()
  await cp(hall.folder, dataDir, { recursive: true })
  await hall.close()
  return { dataDir, cookie, reportId, meetingId }
}

async function run(load: ChildProcess, order: PagesOrder): Promise<PagesLoad> {
  load.send(order)
  const [result] = (await once(load, 'message')) as [PagesLoad]
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.requests} requests failed`)
  return result
}

interface Download {
  kind: string
  url: string
  bytes: number
}

/**
 * What a phone's browser with an empty cache receives, as it travelled (gzip): until it shows what the presenter shows, and after. A web
 * socket counts as a request.
 */
async function downloads(page: Page, url: string): Promise<{ before: Download[]; after: Download[] }> {
  const session = await page.context().newCDPSession(page)
  const asked: Download[] = []
  const known = new Map<string, Download>()
  const ask = (kind: string, url: string): Download => {
    const one = { kind, url: new URL(url).pathname, bytes: 0 }
    asked.push(one)
    return one
  }
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (!request.url.startsWith('data:')) known.set(requestId, ask(type ?? '', request.url))
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = known.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  session.on('Network.webSocketCreated', ({ requestId, url }) => known.set(requestId, ask('WebSocket', url)))
  session.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
    const one = known.get(requestId)
    if (one) one.bytes += Buffer.byteLength(response.payloadData)
  })
  await session.send('Network.enable')
  // Plain http would offer nothing better, https would offer brotli: gzip is what everybody has.
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } })
  await page.goto(url, { waitUntil: 'commit' })
  await page.getByRole('article', { name: 'Income statement' }).waitFor()
  await page.waitForLoadState('networkidle')
  // The part is the last thing that is asked for before it is shown.
  const shown = asked.findIndex(isPart) + 1
  return { before: asked.slice(0, shown), after: asked.slice(shown) }
}

const isPart = ({ url }: Download): boolean => url.endsWith('/pack')

/** How long it takes on a slow line until what the presenter shows is there: with an empty cache, and with a full one. */
async function onSlowLine(page: Page, url: string): Promise<{ coldMs: number; warmMs: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const speed = 400_000 / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: speed,
    uploadThroughput: speed,
  })
  const load = async () => {
    const from = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    await page.getByRole('article', { name: 'Income statement' }).waitFor()
    return Math.round(performance.now() - from)
  }
  const coldMs = await load()
  await page.waitForLoadState('networkidle')
  return { coldMs, warmMs: await load() }
}

/** User and system time of a process in seconds, where the system tells. */
async function cpuOf(pid: number): Promise<number | null> {
  try {
    const { readFile } = await import('node:fs/promises')
    const [user = 0, system = 0] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
    return (user + system) / 100
  } catch {
    return null
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10
const { dataDir, cookie, reportId, meetingId } = await found()
const server = await startServerProcess({ dataDir, variables: { LOG_LEVEL: 'silent' } })
const load = fork(join(import.meta.dirname, 'pages-load.ts'), [], { execArgv: ['--import', 'tsx'] })
try {
  const follows = `${server.url}/meetings/${meetingId}`
  const order = { cookie, connections }
  const measured = async (url: string, encoding: string) => {
    const cpu = await cpuOf(server.pid)
    const result = await run(load, { ...order, url, encoding, seconds })
    const spent = cpu === null ? null : ((await cpuOf(server.pid)) ?? cpu) - cpu
    return {
      path: url === follows ? 'follow' : 'report',
      encoding,
      requestsPerSecond: rounded(result.requests / result.seconds),
      p50Ms: rounded(result.p50),
      p99Ms: rounded(result.p99),
      bodyBytes: result.bytes,
      serverCpuMsPerRequest: spent === null ? null : Math.round((spent * 100_000) / result.requests) / 100,
      loadCpuShare: rounded(result.cpuSeconds / result.seconds),
    }
  }
  const report = `${server.url}/reports/${reportId}`
  await run(load, { ...order, url: report, encoding: 'gzip', seconds: Math.min(2, seconds) })
  const pages = [await measured(report, 'gzip'), await measured(report, 'identity'), await measured(follows, 'gzip')]
  const { before, after } = await phone(follows, cookie, downloads)
  const sum = (items: Download[], test: (item: Download) => boolean = () => true) =>
    items.filter(test).reduce((total, { bytes }) => total + bytes, 0)
  const follow = {
    /** Document, script, stylesheet, web socket. */
    requests: before.filter(item => !isPart(item)).length,
    html: sum(before, ({ kind }) => kind === 'Document'),
    js: sum(before, ({ kind }) => kind === 'Script'),
    css: sum(before, ({ kind }) => kind === 'Stylesheet'),
    htmlJsCss: sum(before, ({ kind }) => ['Document', 'Script', 'Stylesheet'].includes(kind)),
    socket: sum(before, ({ kind }) => kind === 'WebSocket'),
    /** What is shown now, sealed: by itself, after the four. */
    sealedPart: sum(before, isPart),
    total: sum(before),
    later: { fonts: sum(after, ({ kind }) => kind === 'Font'), scripts: sum(after, ({ kind }) => kind === 'Script'), total: sum(after) },
  }
  const slow = await phone(follows, cookie, onSlowLine)
  const result = { lines: LINES, columns: COLUMNS, connections, seconds, pages, follow, slow }
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else {
    console.log(
      `Report page of ${LINES} line items × ${COLUMNS} columns, and the follow page, signed in, ${connections} connections, ${seconds} s each`,
    )
    console.table(pages)
    console.log('What a phone downloads before it follows, gzip bytes with response headers')
    console.table(follow)
    console.log('Until it follows at 400 kbit/s and 400 ms, without and with the files in its cache')
    console.table(slow)
  }
} finally {
  load.kill()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

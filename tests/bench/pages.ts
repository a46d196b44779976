import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, devices, type Page } from '@playwright/test'
import { parse } from 'cookie'
import type { Statement } from '#app/model/report/section.ts'
import { cookiesOf } from '#server/http/session.ts'
import { findBrowser, readyBrowser } from '../support/browser.ts'
import { temporaryFolder } from '../support/config.ts'
import { openTestHall } from '../support/hall.ts'
import { must } from '../support/reports.ts'
import { startServerProcess } from '../support/server.ts'
import type { PagesLoad, PagesOrder } from './pages-load.ts'
import { COLUMNS, largeStatement, LINES } from '../support/load/statement.ts'

// The real server on a folder of its own: how many report pages of 300 line items × 8 columns it renders a second for people who are
// signed in, and what a follower's phone downloads before it can follow. The load generator is a process of its own.

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

/** Everything that a phone's browser with an empty cache receives until it shows what the presenter shows, as it travelled (gzip). */
async function downloads(page: Page, url: string): Promise<Download[]> {
  const session = await page.context().newCDPSession(page)
  const known = new Map<string, { kind: string; url: string }>()
  const done: Download[] = []
  let frames = 0
  session.on('Network.responseReceived', ({ requestId, type, response }) => known.set(requestId, { kind: type, url: response.url }))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = known.get(requestId)
    if (request) done.push({ kind: request.kind, url: new URL(request.url).pathname, bytes: encodedDataLength })
  })
  session.on('Network.webSocketFrameReceived', ({ response }) => (frames += Buffer.byteLength(response.payloadData)))
  await session.send('Network.enable')
  // Plain http would offer nothing better, https would offer brotli: gzip is what everybody has.
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } })
  await page.goto(url, { waitUntil: 'commit' })
  await page.getByRole('article', { name: 'Income statement' }).waitFor()
  return [...done, { kind: 'WebSocket', url: 'frames', bytes: frames }]
}

async function phone(url: string, cookie: string): Promise<Download[]> {
  await readyBrowser()
  const browser = await chromium.launch({ ...findBrowser(), args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'] })
  try {
    const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7'] as (typeof devices)[string]
    const context = await browser.newContext({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch })
    const [[name, value] = ['', '']] = Object.entries(parse(cookie))
    await context.addCookies([{ name, value: value ?? '', url: new URL(url).origin }])
    return await downloads(await context.newPage(), url)
  } finally {
    await browser.close()
  }
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
  const order = { url: `${server.url}/reports/${reportId}`, cookie, connections }
  await run(load, { ...order, encoding: 'gzip', seconds: Math.min(2, seconds) })
  const report = []
  for (const encoding of ['gzip', 'identity']) {
    const cpu = await cpuOf(server.pid)
    const result = await run(load, { ...order, encoding, seconds })
    const spent = cpu === null ? null : ((await cpuOf(server.pid)) ?? cpu) - cpu
    report.push({
      encoding,
      requestsPerSecond: rounded(result.requests / result.seconds),
      p50Ms: rounded(result.p50),
      p99Ms: rounded(result.p99),
      bodyBytes: result.bytes,
      serverCpuMsPerRequest: spent === null ? null : rounded((spent * 1_000) / result.requests),
      loadCpuShare: rounded(result.cpuSeconds / result.seconds),
    })
  }
  const items = await phone(`${server.url}/meetings/${meetingId}`, cookie)
  const sum = (kinds: string[] | null) =>
    items.filter(({ kind }) => !kinds || kinds.includes(kind)).reduce((total, { bytes }) => total + bytes, 0)
  const pack = items.filter(({ url }) => url.endsWith('/pack')).reduce((total, { bytes }) => total + bytes, 0)
  const follow = {
    requests: items.length - 1,
    html: sum(['Document']),
    js: sum(['Script']),
    css: sum(['Stylesheet']),
    htmlJsCss: sum(['Document', 'Script', 'Stylesheet']),
    /** Text is shown in the system's font until they are here. */
    fonts: sum(['Font']),
    sealedParts: pack,
    socket: sum(['WebSocket']),
    total: sum(null),
  }
  const result = { lines: LINES, columns: COLUMNS, connections, seconds, report, follow }
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else {
    console.log(`Report page of ${LINES} line items × ${COLUMNS} columns, signed in, ${connections} connections, ${seconds} s each`)
    console.table(report)
    console.log('What a phone downloads before it follows, gzip bytes with response headers')
    console.table(follow)
  }
} finally {
  load.kill()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

import type { CDPSession, Page } from '@playwright/test'
import { incomeStatement, must } from '#tests/support/reports.ts'
import { fetchTokens, keysOf } from '#tests/support/questions.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000

/** A meeting with a round that runs and shows a letter, of whose report a statement is still to come. */
const running: Fill<{ meetingId: string; roundId: string }> = async ({ use, clock, person }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Fourth quarter', period: 'FY2025-Q4' }))
  let version = 1
  for (const [title, body] of [
    ['Letter', { kind: 'narrative', markdown: 'We begin with **thanks**.' }],
    ['Income statement', incomeStatement()],
  ] as const)
    version = (await must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body } }))).version
  await must(use.reports.approve(leader, { reportId, version }))
  const now = clock.now()
  const { id: roundId } = await must(
    use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + DAY, moderated: false, minCrowd: 5 }),
  )
  const keys = await keysOf({ use, roundId })
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await fetchTokens({ use, roundId, keys }, await person(`Colleague ${name}`))
  const planned = { title: 'All hands', reportId, startsAt: now, minutes: 60, hearItUrl: '', captioned: false, roundId }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  await must(use.meetings.move(leader, { meetingId, move: { kind: 'show', position: 1, from: 0 } }))
  return { meetingId, roundId }
}

const letter = (page: Page) => page.getByRole('article', { name: 'Letter' })

interface Asked {
  kind: string
  path: string
  /** As it travelled, with its head. */
  bytes: number
}

/** Everything that the page asks for from here on, in its order. */
async function listen(session: CDPSession): Promise<Asked[]> {
  const asked: Asked[] = []
  const known = new Map<string, Asked>()
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (request.url.startsWith('data:')) return
    const one = { kind: type ?? '', path: new URL(request.url).pathname, bytes: 0 }
    known.set(requestId, one)
    asked.push(one)
  })
  session.on('Network.webSocketCreated', ({ url }) => asked.push({ kind: 'WebSocket', path: new URL(url).pathname, bytes: 0 }))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = known.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } })
  return asked
}

test('four requests and less than 120 kB lead to following; typefaces and the ask box come after', async ({ found }) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee', PHONE)
  const asked = await listen(await page.context().newCDPSession(page))
  await page.goto(`/meetings/${company.things.meetingId}`, { waitUntil: 'commit' })
  await expect(letter(page)).toBeVisible()
  const part = asked.findIndex(({ path }) => path.endsWith('/pack'))
  const before = asked.slice(0, part)
  expect(before.map(({ kind }) => kind).sort()).toEqual(['Document', 'Script', 'Stylesheet', 'WebSocket'])
  expect(before.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(120_000)
  // What is shown, sealed, is the only thing between following and seeing it.
  expect(asked.slice(part).filter(({ kind }) => kind === 'Font')).toEqual([])
  await expect.poll(() => asked.some(({ kind }) => kind === 'Font')).toBe(true)
  await expect.poll(() => asked.filter(({ kind }) => kind === 'Script').length).toBeGreaterThan(1)
  expect(asked.filter(({ path }) => path.endsWith('favicon.svg'))).toEqual([])
})

test('on a slow line it follows within 8 s, and within 3 s when the files are here', async ({ found }) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee', PHONE)
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const slow = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }
  await session.send('Network.emulateNetworkConditions', slow)
  const load = async () => {
    const from = performance.now()
    await page.goto(`/meetings/${company.things.meetingId}`, { waitUntil: 'commit' })
    await expect(letter(page)).toBeVisible()
    return performance.now() - from
  }
  const cold = await load()
  const moved = await shiftUntilTypefaces(page)
  expect(moved).toBeLessThan(0.05)
  expect(cold).toBeLessThan(8_000)
  expect(await load()).toBeLessThan(3_000)
})

/** By how much the page's content moved from its first paint until its own typefaces were drawn, as Chromium counts it. */
const shiftUntilTypefaces = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(done => {
        let sum = 0
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value
        }
        const watch = new PerformanceObserver(list => add(list.getEntries()))
        watch.observe({ type: 'layout-shift', buffered: true })
        const here = (name: string) => [...document.fonts].some(({ family, status }) => family.includes(name) && status === 'loaded')
        const look = () => {
          if (!here('Inter Variable') || !here('Source Serif 4 Variable')) return void requestAnimationFrame(look)
          // The frame that draws them, and the one after it.
          requestAnimationFrame(() => requestAnimationFrame(() => (add(watch.takeRecords()), done(sum))))
        }
        look()
      }),
  )

import type { CDPSession, Page } from '@playwright/test'
import { unchecked } from '#app/ui/words/asking.ts'
import { incomeStatement, must } from '#tests/support/reports.ts'
import { fetchTokens, keysOf } from '#tests/support/questions.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000

/** A meeting with a round that runs, has shown a statement and shows a letter. */
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
  for (const [position, from] of [
    [2, 0],
    [1, 2],
  ] as const)
    await must(use.meetings.move(leader, { meetingId, move: { kind: 'show', position, from } }))
  return { meetingId, roundId }
}

const letter = (page: Page) => page.getByRole('article', { name: 'Letter' })

interface Asked {
  kind: string
  path: string
  /** As it travelled, with its head. */
  bytes: number
  /** When it was asked for and when it was here, by the order of all such moments. */
  begun: number
  ended: number
}

/** Everything that the page asks for from here on, in its order. */
async function listen(session: CDPSession): Promise<Asked[]> {
  const asked: Asked[] = []
  const known = new Map<string, Asked>()
  let moment = 0
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (request.url.startsWith('data:')) return
    const one = {
      kind: type ?? '',
      path: request.url.replace(/^https?:\/\/[^/]+/, ''),
      bytes: 0,
      begun: moment++,
      ended: Number.POSITIVE_INFINITY,
    }
    known.set(requestId, one)
    asked.push(one)
  })
  session.on('Network.webSocketCreated', ({ url }) =>
    asked.push({ kind: 'WebSocket', path: new URL(url).pathname, bytes: 0, begun: moment++, ended: Number.POSITIVE_INFINITY }),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = known.get(requestId)
    if (one) Object.assign(one, { bytes: encodedDataLength, ended: moment++ })
  })
  await session.send('Network.enable')
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } })
  return asked
}

test('four requests and less than 130 kB lead to following; typefaces and the ask box come after', async ({ found }) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee', PHONE)
  const asked = await listen(await page.context().newCDPSession(page))
  await page.goto(`/meetings/${company.things.meetingId}`, { waitUntil: 'commit' })
  await expect(letter(page)).toBeVisible()
  const part = asked.findIndex(({ path }) => path.includes('/pack?'))
  const before = asked.slice(0, part)
  expect(before.map(({ kind }) => kind).sort()).toEqual(['Document', 'Script', 'Stylesheet', 'WebSocket'])
  expect(before.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(130_000)
  // What is shown, sealed, is the only thing between following and seeing it.
  const fonts = () => asked.filter(({ kind }) => kind === 'Font')
  await expect.poll(() => fonts().length).toBeGreaterThan(0)
  const first = Math.min(...fonts().map(({ begun }) => begun))
  expect(first).toBeGreaterThan(asked[part]?.ended ?? Number.POSITIVE_INFINITY)
  await expect.poll(() => asked.filter(({ kind }) => kind === 'Script').length).toBeGreaterThan(1)
  expect(asked.filter(({ path }) => path.endsWith('favicon.svg'))).toEqual([])
  // Everything that was shown before comes as one, however much it is.
  const sealed = () => asked.flatMap(({ path }) => /\/pack\?(part|v)=/.exec(path)?.[1] ?? [])
  await expect.poll(sealed).toEqual(['part', 'v'])
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

test('without sound elsewhere there is no link to it and nothing to wait for, whatever this browser remembers', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const page = await company.visit('Eva Employee', PHONE)
  await page.addInitScript(id => localStorage.setItem(`candor-delay ${id}`, '60'), meetingId)
  const ceo = await company.visit('Lena Leader')
  await page.goto(`/meetings/${meetingId}`)
  await expect(letter(page)).toBeVisible()
  await page.getByRole('button', { name: 'Look around' }).click()
  await expect(page.getByRole('button', { name: 'Go to what is shown' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Hear it' })).toHaveCount(0)
  await expect(page.getByText('Where you hear it')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(page.getByRole('article', { name: 'Income statement' })).toBeVisible()
})

test('at 200 % zoom of a small screen everything is reached, and nothing scrolls sideways but a table in its own box', async ({
  found,
}) => {
  const company = await found(running)
  // What is left in CSS pixels of 1280 × 900.
  const page = await company.visit('Eva Employee', { viewport: { width: 640, height: 450 } })
  await page.goto(`/meetings/${company.things.meetingId}`)
  await expect(letter(page)).toBeVisible()
  await fits(page)
  await page.getByRole('button', { name: 'Look around' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Say aloud to screen readers').scrollIntoViewIfNeeded()
  await expect(sheet.getByLabel('Say aloud to screen readers')).toBeInViewport({ ratio: 1 })
  await fits(page)
  await sheet.getByRole('button', { name: /Income statement/ }).click()
  await expect(page.getByRole('article', { name: 'Income statement' })).toBeVisible()
  const last = page.getByRole('row').last()
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport({ ratio: 1 })
  await fits(page)
  // The bar is not in the way of what is read: most of the height is the part's.
  const { height } = (await page.getByRole('main').boundingBox()) ?? { height: 0 }
  expect(height).toBeGreaterThan(200)
  for (const name of ['Ask', 'Unclear', 'Look around', 'Rejoin'])
    await expect(page.getByRole('button', { name, exact: true }).last()).toBeInViewport({ ratio: 1 })
})

/** The page itself does not scroll sideways, and no button says less than it should because it is too narrow. */
async function fits(page: Page): Promise<void> {
  const { width, cut } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    cut: [...document.querySelectorAll('button, h1, h2, label')].flatMap(element =>
      element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 ? [element.textContent] : [],
    ),
  }))
  expect(cut).toEqual([])
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

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

test('one asks from the follow page, and a colleague votes there', async ({ found }) => {
  test.setTimeout(180_000)
  const company = await found(running)
  const [asker, reader] = [await company.visit('Eva Employee', PHONE), await company.visit('Emil Employee')]
  for (const page of [asker, reader]) {
    await page.goto(`/meetings/${company.things.meetingId}`)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(page.getByText('5 questions left')).toBeVisible()
  }
  await asker.getByLabel('Your question').fill('Why did cloud cost rise? Asked by Eva')
  // What only this person's page knows: the name for the check that never leaves it.
  await expect(asker.getByText('It holds your name: “Eva”.')).toBeVisible()
  await asker.getByLabel('Your question').fill('Why did cloud cost rise?')
  await asker.getByRole('button', { name: 'Send without my name' }).click()
  const vote = reader.locator('.question', { hasText: 'Why did cloud cost rise?' }).getByRole('button', { name: /Vote for this question/ })
  await vote.first().click({ timeout: 90_000 })
  await expect(reader.getByRole('button', { name: /Take your vote back/ }).first()).toBeVisible()
})

test('where the check for names cannot be fetched, the box says that nothing was checked', async ({ found, complaints }) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee', PHONE)
  await page.route(/\/assets\/rest-of-asking-/, route => route.abort())
  await page.goto(`/meetings/${company.things.meetingId}`)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByLabel('Your question').fill('Asked by Eva')
  await expect(page.getByText(unchecked)).toBeVisible()
  expect(complaints.splice(0).every(text => text.includes('ERR_FAILED'))).toBe(true)
})

test('a script that somebody smuggled in does not run on it; the chosen colours are there before ours runs', async ({
  found,
  complaints,
}) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee')
  await page.context().addCookies([{ name: 'theme', value: 'dark', url: company.url }])
  await page.route('**/assets/main-*.js', route => route.abort())
  await page.goto(`/meetings/${company.things.meetingId}`)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('link', { name: 'Acme' })).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')])
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken"'
    document.head.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.title = \'taken\'">')
  })
  await expect.poll(() => complaints.length).toBe(2)
  await expect(page).not.toHaveTitle('taken')
  for (const complaint of complaints.splice(0)) expect(complaint).toContain('Content Security Policy')
})

test('links of the other pages load it as a document, and Back leads back', async ({ found }) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee')
  await page.goto('/meetings')
  await page.evaluate(() => Object.assign(window, { standsSince: 'before' }))
  await page.getByRole('link', { name: 'All hands' }).click()
  await expect(letter(page)).toBeVisible()
  await expect(page).toHaveTitle('All hands · Acme')
  expect(await page.evaluate(() => 'standsSince' in window)).toBe(false)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Meetings', exact: true })).toBeVisible()
})

test('who is signed out is told on the page and keeps what it shows; who starts without a connection is told too, and comes in by themselves', async ({
  found,
  complaints,
}) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee', PHONE)
  await page.goto(`/meetings/${company.things.meetingId}`)
  await expect(letter(page)).toBeVisible()
  await page.context().clearCookies()
  await page.context().setOffline(true)
  await expect(page.getByText('No connection.')).toBeVisible()
  await expect(letter(page)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('You were signed out.')).toBeVisible({ timeout: 20_000 })
  await expect(letter(page)).toBeVisible()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  complaints.splice(0)

  // A network that swallows sockets and says nothing, until it lets them through.
  const other = await company.visit('Emil Employee', PHONE)
  let swallows = true
  await other.routeWebSocket('**/live/**', socket => void (swallows ? socket.close() : socket.connectToServer()))
  await other.route('**/live/**', route => (swallows ? route.abort() : route.continue()))
  await other.goto(`/meetings/${company.things.meetingId}`)
  await expect(other.getByText('No connection.')).toBeVisible()
  await expect(other.getByRole('link', { name: 'Acme' })).toBeVisible()
  swallows = false
  await expect(letter(other)).toBeVisible({ timeout: 20_000 })
  complaints.splice(0)
})

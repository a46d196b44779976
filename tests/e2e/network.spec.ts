import type { Page } from '@playwright/test'
import { Connection } from '#app/live/connection.ts'
import { freePort } from '#tests/support/ports.ts'
import { openProxy, type ProxyFaults } from '#tests/support/proxy.ts'
import { must } from '#tests/support/reports.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const TITLES = ['Letter', 'Outlook', 'Thanks']

/** A running meeting on three letters. */
const running: Fill<{ meetingId: string }> = async ({ use, clock }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Fourth quarter', period: 'FY2025-Q4' }))
  let version = 1
  for (const title of TITLES) {
    const edit = { kind: 'add section', title, body: { kind: 'narrative', markdown: `This is **${title}**.` } }
    version = (await must(use.reports.edit(leader, { reportId, version, edit }))).version
  }
  await must(use.reports.approve(leader, { reportId, version }))
  const planned = { title: 'All hands', reportId, startsAt: clock.now(), minutes: 30, hearItUrl: '', captioned: false }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  return { meetingId }
}

/** Is gone after a reload. */
const mark = (page: Page): Promise<unknown> => page.evaluate(() => Object.assign(window, { standsSince: 'before' }))
const stands = (page: Page): Promise<boolean> => page.evaluate(() => 'standsSince' in window)
const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

test('a phone follows through a lost network, a slow one, a proxy that cuts and one that knows no web sockets (L8)', async ({
  found,
  complaints,
}) => {
  test.setTimeout(120_000)
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  const company = await found(running, { PUBLIC_URL: publicUrl })
  const between = (faults: ProxyFaults = {}) => openProxy(company.url, faults, port)
  let network = await between()
  const { meetingId } = company.things
  const headers = { cookie: await cookieOf(await company.visit('Lena Leader')), origin: publicUrl }
  // The presenter has a good line.
  const presenter = new Connection({ url: company.url, meetingId, as: 'presenter', headers })
  try {
    await expect.poll(() => presenter.state().connection).toBe('here')
    let position = 0
    const showNext = async (): Promise<string> => {
      const next = (position % TITLES.length) + 1
      // A busy machine may have the presenter's own connection begin anew just now.
      await expect.poll(async () => (await presenter.send('show', { position: next, from: position })).ok, { timeout: 20_000 }).toBe(true)
      position = next
      return TITLES[position - 1] as string
    }
    const phone = await company.visit('Eva Employee', PHONE)
    const follows = async (timeout = 15_000) => expect(phone.getByRole('article', { name: await showNext() })).toBeVisible({ timeout })

    await test.step('loses the network, says so, and is on the right part when it is back', async () => {
      await phone.goto(`${publicUrl}/meetings/${meetingId}`)
      await mark(phone)
      await follows()
      await phone.context().setOffline(true)
      network.down()
      await expect(phone.getByText('No connection.')).toBeVisible({ timeout: 5_000 })
      await expect(phone.getByRole('article', { name: 'Letter' })).toBeVisible()
      await showNext()
      const last = await showNext()
      network.up()
      await phone.context().setOffline(false)
      await expect(phone.getByRole('article', { name: last })).toBeVisible({ timeout: 15_000 })
      await expect(phone.getByText('No connection.')).toHaveCount(0)
    })

    await test.step('a network that only falls silent is noticed by the missing beat', async () => {
      network.stall()
      await expect(phone.getByText('No connection.')).toBeVisible({ timeout: 8_000 })
      network.up()
      await follows()
    })

    await test.step('on a slow line', async () => {
      const line = await phone.context().newCDPSession(phone)
      const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
      await line.send('Network.emulateNetworkConditions', slow)
      await follows()
      await follows()
      await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    })

    await test.step('behind a proxy that cuts every connection', async () => {
      await network.close()
      network = await between({ cutAfterMs: 2_000 })
      while (network.cut() < 3) await follows()
    })

    await test.step('and behind one that knows no web sockets', async () => {
      await network.close()
      network = await between({ refuseUpgrades: true })
      await follows()
      await follows()
      expect(network.refused()).toBeGreaterThan(0)
    })

    // Nobody has loaded anything again, and all that the browser complains of is the network.
    expect(await stands(phone)).toBe(true)
    await phone.close()
    expect(complaints.splice(0).filter(said => !/ERR_|WebSocket|status of 403/.test(said))).toEqual([])
  } finally {
    presenter.close()
    await network.close()
  }
})

test('what could not be fetched ahead is fetched again by itself, before it is shown', async ({ found, complaints }) => {
  const company = await found(running)
  const page = await company.visit('Eva Employee', PHONE)
  const asked: string[] = []
  await page.route('**/pack?v=*', route => {
    asked.push(route.request().url())
    return asked.length === 1 ? route.abort() : route.continue()
  })
  const again = page.waitForResponse(response => response.url().includes('/pack?v=') && response.ok(), { timeout: 25_000 })
  await page.goto(`/meetings/${company.things.meetingId}`)
  await again
  expect(asked).toHaveLength(2)
  expect(asked[1]).toBe(asked[0])
  expect(complaints.splice(0).every(said => said.includes('ERR_FAILED'))).toBe(true)
})

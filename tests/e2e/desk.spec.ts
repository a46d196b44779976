import type { Page, Route } from '@playwright/test'
import { enterAs } from '#tests/live/asker.ts'
import { expect, test } from './fixtures.ts'
import { part, running } from './presented.ts'

test('what was done and could not be loaded again takes no desk away: it stays, works, says so, and is up to date by itself', async ({
  found,
  complaints,
}) => {
  test.setTimeout(90_000)
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower] = await Promise.all([company.visit('Lena Leader'), company.visit('Emil Employee')])
  await follower.goto(`/meetings/${meetingId}`)
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(part(follower, 'Letter')).toBeVisible()
  await ceo.getByRole('button', { name: 'Agenda' }).click()
  const stale = ceo.getByText('This page could not load what changed.')

  for (const [index, fails] of [
    (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    // Some proxies say this while nothing is behind them.
    (route: Route) => route.fulfill({ status: 404, contentType: 'text/plain', body: '404 page not found' }),
    (route: Route) => route.abort('connectionreset'),
  ].entries()) {
    const asked: string[] = []
    await ceo.route(/\.data\b/, route => {
      asked.push(route.request().url())
      return fails(route)
    })
    await ceo.getByRole('button', { name: 'Take in corrections' }).click()
    await expect(stale).toBeVisible()
    await expect(ceo.getByText('Nothing that was approved since differs from what is presented.')).toBeVisible()
    // It asks again, in vain, and is driven meanwhile.
    await expect.poll(() => asked.length).toBeGreaterThan(1)
    await ceo.keyboard.press('PageDown')
    await expect(follower.getByText(`${index + 2} of 4`, { exact: true })).toBeVisible()
    await expect(stale).toBeVisible()
    await ceo.unroute(/\.data\b/)
    await expect(stale).toHaveCount(0)
  }
  expect(complaints.splice(0).length).toBeGreaterThan(0)
  await expect(part(follower, 'Closing')).toBeVisible()
  await ceo.keyboard.press('PageUp')
  await expect(follower.getByText('3 of 4', { exact: true })).toBeVisible()
})

test('a desk whose session has ended is no desk: what the server means holds', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const ceo = await company.visit('Lena Leader')
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/0 here/)).toBeVisible()
  await ceo.getByRole('button', { name: 'Agenda' }).click()
  // Signed out between what was done and the load after it.
  await ceo.route('**/correction', async route => {
    const response = await route.fetch()
    await ceo.context().clearCookies()
    await route.fulfill({ response })
  })
  await ceo.getByRole('button', { name: 'Take in corrections' }).click()
  await expect(ceo.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('who opens very many pages finds on the oldest that it stands still, and brings it back by its button', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const ceo = await company.visit('Lena Leader')
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/0 here/)).toBeVisible()
  const follower = await ceo.context().newPage()
  await follower.goto(`/meetings/${meetingId}`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  const others = await Promise.all(Array.from({ length: 19 }, () => cookieOf(ceo).then(cookie => enterAs(company.url, cookie))))
  await expect(follower.getByText('Opened elsewhere.')).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(part(ceo, 'Letter')).toBeVisible()
  await follower.getByRole('button', { name: 'Come back here' }).click()
  await expect(part(follower, 'Letter')).toBeVisible()
  await expect(follower.getByText('Opened elsewhere.')).toHaveCount(0)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  for (const other of others) other?.socket.disconnect()
})

const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

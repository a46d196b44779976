import { expect, test } from './fixtures.ts'

test('the colours that a person chose are there before any script runs', async ({ page, browser, server }) => {
  await page.goto('/')
  await page.getByLabel('Colours').selectOption('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  const unscripted = await plain.newPage()
  await unscripted.goto(server.url)
  await expect(unscripted.locator('html')).toHaveAttribute('data-theme', 'dark')
  await plain.close()
})

test('a page that is pressed before it is awake wakes all the same', async ({ page }) => {
  // React's work waits in a message until the page is let go, as it does behind all else that keeps a phone busy.
  await page.addInitScript(() => {
    const send = MessagePort.prototype.postMessage
    const held: (() => void)[] = []
    MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
      held.push(() => Reflect.apply(send, this, message))
    }
    Object.assign(globalThis, {
      letGo() {
        MessagePort.prototype.postMessage = send
        for (const one of held) one()
      },
    })
  })
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).click()
  await page.evaluate(() => Reflect.get(globalThis, 'letGo')())
  await page.getByLabel('Colours').selectOption('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('an address that leads nowhere says so, with a way on', async ({ page, complaints }) => {
  const answer = await page.goto('/no-such-page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go to the first page' })).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})

test('a script that somebody smuggled in does not run', async ({ page, complaints }) => {
  await page.goto('/')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken"'
    document.head.append(script)
  })
  await expect(page).not.toHaveTitle('taken')
  expect(complaints.splice(0)).toEqual([expect.stringContaining('Content Security Policy')])
})

test('without a network the page and what was typed stay, and it goes on when the network is back', async ({ page, context }) => {
  await page.goto('/setup')
  const name = page.getByLabel('Your name')
  await name.fill('Anna Admin')
  await context.setOffline(true)
  await page.getByRole('link').filter({ hasText: 'Candor' }).first().click()
  await expect(page.getByText('There is no network at the moment')).toBeVisible()
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(name).toHaveValue('Anna Admin')
  await context.setOffline(false)
  await expect(page.getByText('There is no network at the moment')).toBeHidden()
  await expect(name).toHaveValue('Anna Admin')
})

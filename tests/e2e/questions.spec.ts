import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, type Browser, expect, type Page } from '@playwright/test'
import { openPasswords } from '#server/passwords.ts'
import { temporaryFolder } from '#tests/support/config.ts'
import { openTestHall } from '#tests/support/hall.ts'
import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { type ServerProcess, startServerProcess } from '#tests/support/server.ts'

const DAY = 86_400_000

interface Company {
  server: ServerProcess
  roundId: string
  /** Four colleagues whose browsers hold tokens already. */
  colleagues: Asker[]
}

/** A company with a leader, a moderator, an employee and four colleagues, a published report and an open, moderated round. */
async function found(): Promise<Company> {
  const hall = await openTestHall({ passwords: await openPasswords() })
  hall.clock.to(Date.now())
  const leader = await hall.person('Lena Leader', ['leader'])
  await hall.person('Mo Moderator', ['moderator'])
  await hall.person('Eva Employee')
  const others = await Promise.all(['One', 'Two', 'Three', 'Four'].map(name => hall.person(`Colleague ${name}`)))
  await hall.store.transact(async tx => {
    await tx.insert(tx.t.reports).values({
      id: 'report',
      title: 'Third quarter',
      period: 'FY2026-Q3',
      status: 'published',
      version: 1,
      sentences: [],
      clearance: null,
      currentRevisionId: null,
      withdrawnReason: null,
      createdBy: leader.personId,
      createdAt: 0,
      updatedAt: 0,
    })
  })
  const now = hall.clock.now()
  const planned = await hall.use.rounds.plan(leader, {
    reportId: 'report',
    opensAt: now,
    closesAt: now + DAY,
    moderated: true,
    minCrowd: 5,
  })
  if (!planned.ok) throw new Error(JSON.stringify(planned.fault))
  const round = { use: hall.use, roundId: planned.id }
  const keys = await keysOf(round)
  const colleagues = await Promise.all(others.map(actor => fetchTokens({ ...round, keys }, actor)))
  const dataDir = await temporaryFolder()
  await hall.store.checkpoint()
  await copyFile(join(hall.folder, 'candor.db'), join(dataDir, 'candor.db'))
  await hall.close()
  return { server: await startServerProcess({ dataDir }), roundId: planned.id, colleagues }
}

const test = base.extend<{ company: Company }>({
  company: async ({}, use) => {
    const company = await found()
    await use(company)
    await company.server.stop()
    await rm(company.server.dataDir, { recursive: true, force: true })
  },
})

async function signIn(browser: Browser, { url }: ServerProcess, name: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel(/e-mail/i).fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill(`password of ${name}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeHidden()
  return page
}

const post = ({ server: { url } }: Company, path: string, body: unknown) =>
  fetch(url + path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('a question goes from a phone, without a name, past the moderator, to everybody', async ({ browser, company }) => {
  test.setTimeout(180_000)
  const { server, roundId, colleagues } = company
  const asker = await signIn(browser, server, 'Eva Employee', { width: 390, height: 844 })
  const anonymous: { path: string; cookie: boolean; authorization: boolean }[] = []
  asker.on('request', async request => {
    const path = new URL(request.url()).pathname
    if (!path.startsWith('/anonymous')) return
    const headers = await request.allHeaders()
    anonymous.push({ path, cookie: 'cookie' in headers, authorization: 'authorization' in headers })
  })

  await asker.goto(`/rounds/${roundId}`)
  await expect(asker.getByText('Your name is not stored with your question')).toBeVisible()
  await expect(asker.getByText('5 questions left')).toBeVisible()
  const box = asker.getByLabel('Your question')
  await box.fill('Why did cloud cost rise? Asked by Eva')
  await expect(asker.getByText('It holds your name: “Eva”.')).toBeVisible()
  await box.fill('Why did cloud cost rise?')
  await asker.reload()
  await expect(box).toHaveValue('Why did cloud cost rise?')
  await asker.getByRole('button', { name: 'Send without my name' }).click()
  await expect(box).toHaveValue('')
  await expect(asker.getByText(/Leaving (in 0:\d\d|now) · keep this open/).first()).toBeVisible({ timeout: 30_000 })
  for (const [i, colleague] of colleagues.entries())
    expect((await post(company, '/anonymous/questions', colleague.question(0, `Question of a colleague ${i}`))).status).toBe(202)

  // In the middle of it the server dies: the browser has the text and sends it again.
  await server.kill()
  company.server = await startServerProcess({ port: server.port, dataDir: server.dataDir })
  for (const [i, colleague] of colleagues.entries())
    await post(company, '/anonymous/questions', colleague.question(0, `Question of a colleague ${i}`))

  const moderator = await signIn(browser, company.server, 'Mo Moderator')
  await moderator.goto(`/moderation/${roundId}`)
  const waiting = moderator.getByRole('article', { name: 'Why did cloud cost rise?' })
  await expect(waiting).toBeVisible({ timeout: 90_000 })
  await waiting.focus()
  await moderator.keyboard.press('a')
  await expect(waiting).toBeHidden()

  const shown = asker.locator('.question', { hasText: 'Why did cloud cost rise?' })
  await expect(shown).toBeVisible({ timeout: 40_000 })
  await expect(shown.getByText('yours')).toBeVisible()
  await expect(shown).toHaveCount(1)
  await shown.getByRole('button', { name: /Vote for this question/ }).click()
  await expect(shown.getByRole('button', { name: /Take your vote back/ })).toBeVisible()
  const [question] = await shown.evaluateAll(items => items.map(item => item.id.replace('question-', '')))
  expect((await post(company, '/anonymous/votes', { token: colleagues[0]!.voting, questionId: question, choice: 1 })).status).toBe(200)

  const leader = await signIn(browser, company.server, 'Lena Leader')
  await leader.goto(`/rounds/${roundId}`)
  const there = leader.locator('.question', { hasText: 'Why did cloud cost rise?' })
  await expect(there.locator('.vote-count')).toHaveText('2')
  await expect(there.getByText('yours')).toBeHidden()
  await there.getByRole('link', { name: 'Answer' }).click()
  await leader.getByLabel('Your answer').fill('A **contract** ended.')
  await leader.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(leader.getByText('contract')).toBeVisible()

  expect(anonymous.length).toBeGreaterThan(2)
  expect(anonymous.filter(({ cookie, authorization }) => cookie || authorization)).toEqual([])
})

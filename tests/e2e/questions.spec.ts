import type { Page } from '@playwright/test'
import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000

interface Begun {
  reportId: string
  roundId: string
  meetingId: string
  /** Four colleagues whose browsers hold tokens already. */
  colleagues: Asker[]
}

/** A report with an open, moderated round, in a meeting that runs and shows its one part. */
const begun: Fill<Begun> = async ({ use, clock, person }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const body = { kind: 'narrative', markdown: 'Cloud cost rose.' }
  const { version } = await must(
    use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'What happened', body } }),
  )
  await must(use.reports.approve(leader, { reportId, version }))
  const now = clock.now()
  const { id: roundId } = await must(use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + DAY, moderated: true, minCrowd: 5 }))
  const planned = { title: 'All hands', reportId, startsAt: now, minutes: 60, hearItUrl: '', captioned: false, roundId }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  await must(use.meetings.move(leader, { meetingId, move: { kind: 'show', position: 1, from: 0 } }))
  const keys = await keysOf({ use, roundId })
  const others = await Promise.all(['One', 'Two', 'Three', 'Four'].map(name => person(`Colleague ${name}`)))
  const colleagues = await Promise.all(others.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  return { reportId, roundId, meetingId, colleagues }
}

const post = ({ url }: { url: string }, path: string, body: unknown) =>
  fetch(url + path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('a question goes from a phone, without a name, past the moderator, onto the stage, into the archive', async ({
  found,
  complaints,
}) => {
  test.setTimeout(180_000)
  const company = await found(begun)
  const { reportId, roundId, meetingId, colleagues } = company.things
  const asker = await company.visit('Eva Employee', PHONE)
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
  await company.kill()
  await company.restart()
  for (const [i, colleague] of colleagues.entries())
    await post(company, '/anonymous/questions', colleague.question(0, `Question of a colleague ${i}`))

  // What the pages said while it was away.
  complaints.splice(0)

  const moderator = await company.visit('Mo Moderator')
  await moderator.goto(`/moderation/${roundId}`)
  const waiting = moderator.getByRole('article', { name: 'Why did cloud cost rise?' })
  await expect(waiting).toBeVisible({ timeout: 90_000 })
  // The list stands there before its script runs; a key does nothing until then.
  await expect(async () => {
    await moderator.keyboard.press('j')
    await expect(waiting).toBeFocused({ timeout: 500 })
  }).toPass()
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

  const leader = await company.visit('Lena Leader')
  const there = leader.locator('.question', { hasText: 'Why did cloud cost rise?' })
  // What everybody reads of a round is looked up once a second.
  await expect(async () => {
    await leader.goto(`/rounds/${roundId}`)
    await expect(there.locator('.vote-count')).toHaveText('2', { timeout: 500 })
  }).toPass()
  await expect(there.getByText('yours')).toBeHidden()

  await leader.goto(`/meetings/${meetingId}/present`)
  await asker.goto(`/meetings/${meetingId}`)
  await leader.getByText('Questions', { exact: true }).click()
  const queued = leader.locator('.questions-all .question', { hasText: 'Why did cloud cost rise?' })
  await queued.getByRole('button', { name: 'To stage' }).click()
  await expect(onStage(asker)).toContainText('Why did cloud cost rise?')
  await expect(asker.getByText('Cloud cost rose.')).toBeVisible()
  await queued.getByRole('button', { name: 'Answered' }).click()
  await expect(queued).toHaveCount(0)
  await leader.getByRole('button', { name: 'End…' }).click()
  await leader.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
  await expect(asker.getByRole('heading', { name: 'That was it' })).toBeVisible()

  await leader.goto(`/rounds/${roundId}`)
  await there.getByRole('link', { name: 'Answer' }).click()
  await leader.getByLabel('Your answer').fill('A **contract** ended.')
  await leader.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(leader.getByText('contract')).toBeVisible()

  // Months later somebody else goes by the archive.
  const reader = await company.visit('Emil Employee', PHONE)
  await reader.goto('/reports')
  await expect(reader.getByText(/question/).last()).toBeVisible()
  await reader.getByRole('link', { name: 'Third quarter' }).click()
  await expect(reader).toHaveURL(new RegExp(`/reports/${reportId}`))
  await reader.getByRole('article').getByRole('link', { name: 'Questions' }).click()
  const kept = reader.locator('.question', { hasText: 'Why did cloud cost rise?' })
  await expect(kept.getByText('Answered by Lena Leader in the meeting')).toBeVisible()
  await expect(kept.getByText('contract')).toBeVisible()

  expect(anonymous.length).toBeGreaterThan(2)
  expect(anonymous.filter(({ cookie, authorization }) => cookie || authorization)).toEqual([])
})

const onStage = (page: Page) => page.getByRole('complementary', { name: 'Question on stage' })

test('a question that was sent from the sheet of a meeting leaves although the sheet and the page were left at once', async ({ found }) => {
  test.setTimeout(150_000)
  const company = await found(begun)
  const { roundId, meetingId } = company.things
  const asker = await company.visit('Eva Employee', PHONE)
  await asker.goto(`/meetings/${meetingId}`)
  await asker.getByRole('button', { name: 'Ask', exact: true }).click()
  await asker.getByLabel('Your question').fill('Who decides that?')
  await asker.getByRole('button', { name: 'Send without my name' }).click()
  await expect(asker.getByLabel('Your question')).toHaveValue('')
  await asker.keyboard.press('Escape')
  await expect(asker.getByRole('dialog')).toBeHidden()
  // Nothing of the round is on this page.
  await asker.goto('/me')

  const moderator = await company.visit('Mo Moderator')
  await moderator.goto(`/moderation/${roundId}`)
  await expect(moderator.getByRole('article', { name: 'Who decides that?' })).toBeVisible({ timeout: 120_000 })
  await asker.goto(`/rounds/${roundId}`)
  await asker.getByText('My receipts').click()
  await expect(asker.getByText('waiting for a moderator', { exact: true })).toBeVisible()
})

/** What a page fetches that a log of files or pages would show. What is posted without a name is exempt, and the socket is one for all. */
function fetchedBy(page: Page): string[] {
  const fetched: string[] = []
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (!/^\/(anonymous|live)\b/.test(pathname)) fetched.push(`${request.method()} ${pathname}`)
  })
  return fetched
}

test('a log of what browsers fetch does not tell who writes, votes and looks at receipts from who only reads (N3)', async ({ found }) => {
  test.setTimeout(240_000)
  const { things, visit } = await found(begun)
  const { roundId, meetingId } = things
  const asker = await visit('Eva Employee', PHONE)
  const reader = await visit('Emil Employee', PHONE)
  const asked = fetchedBy(asker)
  const read = fetchedBy(reader)

  for (const path of [`/meetings/${meetingId}`, `/rounds/${roundId}`]) {
    for (const page of [asker, reader]) await page.goto(path)
    // All that comes by itself is there: the later files and, within ten seconds, the questions.
    const isThere = path.startsWith('/meetings') ? [/rest-of-asking/, /\/questions$/] : [/similar/, /hints/, /receipts/, /afterwards/]
    for (const file of isThere) await expect.poll(() => read.some(one => file.test(one)), { timeout: 20_000 }).toBe(true)
    if (path.startsWith('/meetings')) await asker.getByRole('button', { name: 'Ask', exact: true }).click()
    await asker.getByLabel('Your question').fill(`Who pays for the cloud? ${path} Eva`)
    await expect(asker.getByText('It holds your name: “Eva”.')).toBeVisible()
    await asker.getByText('What the server keeps of this').click()
    await expect(asker.getByText('token_hash', { exact: false }).first()).toBeVisible()
    await asker.getByRole('button', { name: 'Send without my name' }).click()
    await expect(asker.getByLabel('Your question')).toHaveValue('')
    await asker.getByText('My receipts').click()
    await expect(asker.locator('.receipts').getByText('Who pays for the cloud?').first()).toBeVisible()
  }
  // Tokens are fetched at a moment of chance on every page.
  await expect.poll(() => asked.filter(one => !read.includes(one)), { timeout: 20_000 }).toEqual([])
})

test('a text that asking closes on stays readable, until it is removed', async ({ found }) => {
  test.setTimeout(120_000)
  const { things, visit } = await found(begun)
  const asker = await visit('Eva Employee', PHONE)
  await asker.goto(`/rounds/${things.roundId}`)
  await asker.getByLabel('Your question').fill('Nearly done with this')
  const leader = await visit('Lena Leader')
  await leader.goto(`/rounds/${things.roundId}`)
  await expect(leader.getByText('5 questions left')).toBeVisible()
  await leader.getByRole('button', { name: 'Close asking now' }).click()
  const late = asker.getByLabel('Not sent: asking is over')
  await expect(late).toHaveValue('Nearly done with this', { timeout: 40_000 })
  await asker.reload()
  await expect(late).toHaveValue('Nearly done with this')
  await asker.getByRole('button', { name: 'Remove it from this device' }).click()
  await expect(late).toHaveCount(0)
  await asker.reload()
  await expect(asker.getByText('My receipts')).toBeVisible()
  await expect(late).toHaveCount(0)
})

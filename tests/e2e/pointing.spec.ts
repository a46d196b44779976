import type { Page } from '@playwright/test'
import { incomeStatement, must } from '#tests/support/reports.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

/** A live meeting that shows a statement, in whose round two have asked about Cloud cost and one about the section. */
const running: Fill<{ meetingId: string }> = async ({ use, clock, store }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Fourth quarter', period: 'FY2025-Q4' }))
  const body = incomeStatement()
  const added = await must(
    use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'Income statement', body } }),
  )
  await must(use.reports.approve(leader, { reportId, version: added.version }))
  const now = clock.now()
  const { id: roundId } = await must(
    use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + 3_600_000, moderated: false, minCrowd: 5 }),
  )
  const sectionId = added.sectionId as string
  const lineItemId = body.lineItems.find(({ label }) => label === 'Cloud cost')?.id as string
  const line = { kind: 'line item' as const, reportId, sectionId, lineItemId, label: 'Cloud cost' }
  const section = { kind: 'section' as const, reportId, sectionId, label: 'Income statement' }
  await store.transact(async tx => {
    // As batches leave them.
    for (const [id, about] of Object.entries({ first: line, second: line, third: section }))
      await tx.insert(tx.t.questions).values({
        ...{ id, roundId, about, text: `The ${id} question`, batch: 1, tokenHash: `token ${id}`, receiptHash: `receipt ${id}` },
        ...{ state: 'open' as const, mergedInto: null, declineReason: null, ownerId: null, dueOn: null, votes: null },
      })
  })
  const planned = { title: 'All hands', reportId, startsAt: now, minutes: 60, hearItUrl: '', captioned: false, roundId }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  await must(use.meetings.move(leader, { meetingId, move: { kind: 'show', position: 1, from: 0 } }))
  return { meetingId }
}

const row = (page: Page, name: RegExp) => page.getByRole('row', { name })
const spotlit = (page: Page) => page.locator('tr[data-spot]')

/** Notes how the page is told to scroll, and lets it scroll. */
const noteScrolls = (page: Page) =>
  page.addInitScript(() => {
    const scrolls: unknown[] = []
    Object.assign(window, { scrolls })
    const scroll = Element.prototype.scrollIntoView
    Element.prototype.scrollIntoView = function (options) {
      scrolls.push(typeof options === 'object' ? options.behavior : options)
      scroll.call(this, options)
    }
  })
const scrollsOf = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'scrolls'))

test('pointing scrolls there and leaves the focus alone; who asks is taken there, and the presenter sees what was asked of the row', async ({
  found,
}) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower, calm] = await Promise.all([
    company.visit('Lena Leader'),
    company.visit('Emil Employee', PHONE),
    company.visit('Eva Employee', { ...PHONE, reducedMotion: 'reduce' }),
  ])
  for (const page of [follower, calm]) {
    await noteScrolls(page)
    await page.goto(`/meetings/${meetingId}`)
    await expect(row(page, /Cloud cost/)).toBeVisible()
  }
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/2 here/)).toBeVisible()

  const around = follower.getByRole('button', { name: 'Look around' })
  await around.focus()
  await row(ceo, /Cloud cost/)
    .getByRole('button')
    .click()
  for (const page of [follower, calm]) await expect(spotlit(page)).toContainText('Cloud cost')
  await expect(ceo.getByText('2 questions on Cloud cost')).toBeVisible()
  await expect(around).toBeFocused()
  // Whoever wants no motion gets none: what is pointed at is simply there.
  expect(await scrollsOf(follower)).toEqual(['smooth'])
  expect(await scrollsOf(calm)).toEqual(['auto'])

  await follower.keyboard.press('Enter')
  await follower.getByRole('button', { name: 'Go to what is shown' }).click()
  await expect(spotlit(follower).getByRole('button').first()).toBeFocused()
  await ceo.keyboard.press('Escape')
  await expect(spotlit(follower)).toHaveCount(0)
  await expect(ceo.getByText('2 questions on Cloud cost')).toHaveCount(0)
  await around.click()
  await follower.getByRole('button', { name: 'Go to what is shown' }).click()
  await expect(follower.getByRole('main')).toBeFocused()
})

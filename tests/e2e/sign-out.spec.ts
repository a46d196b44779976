import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** How many things the browser keeps for questions. Opening a database that is not there would make it. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'candor')) return 0
    return new Promise<number>((done, failed) => {
      const opening = indexedDB.open('candor')
      opening.onerror = () => failed(opening.error)
      opening.onsuccess = () => {
        const count = opening.result.transaction('kept').objectStore('kept').count()
        count.onsuccess = () => {
          opening.result.close()
          done(count.result)
        }
      }
    })
  })

/** All that the browser keeps, as text. */
const keptText = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((done, failed) => {
        const opening = indexedDB.open('candor')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAll()
          all.onsuccess = () => {
            opening.result.close()
            done(JSON.stringify(all.result))
          }
        }
      }),
  )

test('who signs out on a shared computer can erase what it keeps of their questions', async ({ found, complaints }) => {
  const { visit, things } = await found(async (hall, cast) => {
    const leader = cast['Lena Leader']
    const report = await hall.use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' })
    if (!report.ok) throw new Error(JSON.stringify(report.fault))
    const now = hall.clock.now()
    const round = await hall.use.rounds.plan(leader, {
      reportId: report.reportId,
      opensAt: now,
      closesAt: now + 86_400_000,
      moderated: true,
      minCrowd: 5,
    })
    if (!round.ok) throw new Error(JSON.stringify(round.fault))
    return round.id
  })
  const page = await visit('Eva Employee')
  await page.goto(`/rounds/${things}`)
  await expect.poll(() => kept(page)).toBeGreaterThan(0)
  await page.getByLabel('Your question').fill('Half a thought that nobody else shall read')
  await expect.poll(() => keptText(page)).toContain('Half a thought')
  // Open in another tab, too.
  const other = await page.context().newPage()
  await other.goto(`/rounds/${things}`)
  const otherBox = other.getByLabel('Your question')
  await expect(otherBox).toHaveValue('Half a thought that nobody else shall read')
  await page.getByText('Eva Employee').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Erase from this browser' })).toBeVisible()
  expect(await keptText(page)).not.toContain('Half a thought')
  await expect(otherBox).toHaveValue('')
  await other.close()
  // The other tab went on asking for the round's questions, and nobody was signed in any more.
  for (const complaint of complaints.splice(0))
    expect(complaint).toContain(`404 (Not Found) (${new URL(`/rounds/${things}/questions`, page.url()).href})`)
  expect(await kept(page)).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Erase from this browser' }).click()
  await expect(page.getByText('Erased.')).toBeVisible()
  expect(await kept(page)).toBe(0)
})

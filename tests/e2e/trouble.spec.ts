import type { Route } from '@playwright/test'
import { fetchTokens, keysOf } from '#tests/support/questions.ts'
import { draftedReport, must } from '#tests/support/reports.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { type Fill, PHONE } from './company.ts'
import { dropFile } from './drop.ts'
import { expect, test } from './fixtures.ts'

test('a file that cannot be taken is refused with what to do; one that was cut off on its way leaves nothing', async ({
  found,
  complaints,
}) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await page.goto('/reports/new')
  await expect(page.getByText('Drop your workbook here')).toBeVisible()

  await dropFile(page, 'Board.xlsx', '%PDF-1.7\n1 0 obj')
  await expect(page.getByRole('alert')).toContainText('PDF')
  await dropFile(page, 'Board.xlsx', 26 * 1_048_576)
  await expect(page.getByRole('alert')).toContainText('This file is larger than 25 MB.')

  // The network goes while the file is on its way.
  const onItsWay = new Promise<Route>(resolve => void page.route('**/uploads?*', resolve, { times: 1 }))
  await dropFile(page, 'Board.csv', 'Line,Q3 FY2026\nRevenue,1\n')
  const route = await onItsWay
  await expect(page.getByText('Sending')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await route.abort('internetdisconnected')
  await expect(page.getByRole('alert')).toContainText('The connection was lost on the way. Nothing was kept; drop the file again.')
  expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_INTERNET_DISCONNECTED')])

  await dropFile(page, 'Board Q3.xlsx', boardWorkbook())
  await expect(page.getByRole('heading', { name: 'What Candor understood' })).toBeVisible()
  await page.goto('/reports')
  await expect(page.getByRole('link', { name: 'Board Q3.xlsx' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Board.csv' })).toHaveCount(0)
})

test('the second of two tabs is told who was faster, and nothing typed or written is lost', async ({ found, complaints }) => {
  const company = await found(async ({ use }, cast) => draftedReport({ use, preparer: cast['Paula Preparer'] }))
  const { reportId, narrative } = company.things
  const address = `/reports/${reportId}/edit/sections/${narrative}`
  const [first, second] = [await company.visit('Paula Preparer'), await company.visit('Lena Leader')]
  for (const page of [first, second]) await page.goto(address)
  await first.getByLabel('Text', { exact: true }).fill('Written by the first.')
  await second.getByLabel('Text', { exact: true }).fill('Written by the second.')
  const save = (page: typeof first) =>
    page.locator('form', { has: page.getByLabel('Text', { exact: true }) }).getByRole('button', { name: 'Save' })
  await save(first).click()
  await expect(first.getByText('✓ Saved')).toBeVisible()
  await save(second).click()
  await expect(second.getByText('Somebody else changed this report meanwhile')).toBeVisible()
  await expect(second.getByText(/^Paula Preparer /)).toBeVisible()
  await expect(second.getByLabel('Text', { exact: true })).toHaveValue('Written by the second.')
  expect(complaints.splice(0)).toEqual([expect.stringContaining('409')])
  await first.reload()
  await expect(first.getByLabel('Text', { exact: true })).toHaveValue('Written by the first.')
  // Who has seen it and means it saves again.
  await save(second).click()
  await expect(second.getByText('✓ Saved')).toBeVisible()
  await first.reload()
  await expect(first.getByLabel('Text', { exact: true })).toHaveValue('Written by the second.')
})

test('what is gone and what is not yours look the same', async ({ found, complaints }) => {
  const company = await found(async ({ use }, cast) => draftedReport({ use, preparer: cast['Paula Preparer'] }))
  const { reportId } = company.things
  const page = await company.visit('Eva Employee', PHONE)
  const said: string[] = []
  const pages = ['', '/edit', '/publication'].flatMap(under => [`/reports/${reportId}${under}`, `/reports/gone${under}`])
  for (const address of [...pages, '/files/gone']) {
    expect((await page.goto(address))?.status(), address).toBe(404)
    await expect(page.getByRole('link', { name: 'Go to the first page' })).toBeVisible()
    said.push(await page.locator('body').innerText())
  }
  expect(new Set(said).size).toBe(1)
  expect(complaints.splice(0)).toHaveLength(7)
})

test('a meeting on a report without sections says what is missing, and keeps what was typed', async ({ found, complaints }) => {
  const company = await found(async ({ use }, cast) => must(use.reports.create(cast['Lena Leader'], { title: 'Empty', period: 'FY2026' })))
  const page = await company.visit('Lena Leader')
  await page.goto(`/meetings/new?report=${company.things.reportId}`)
  await page.getByLabel('Name', { exact: true }).fill('All hands in May')
  await page.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(page.getByText('This report has no sections yet, so there is nothing to present.').first()).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('All hands in May')
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
})

const withRound: Fill<string> = async ({ use, clock, person }, cast) => {
  const { reportId } = await draftedReport({ use, preparer: cast['Paula Preparer'] })
  const opensAt = clock.now()
  const { id: roundId } = await must(
    use.rounds.plan(cast['Lena Leader'], { reportId, opensAt, closesAt: opensAt + 86_400_000, moderated: false, minCrowd: 5 }),
  )
  const keys = await keysOf({ use, roundId })
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await fetchTokens({ use, roundId, keys }, await person(`Colleague ${name}`))
  return roundId
}

test('a session that ends while somebody types a question takes nothing of it away', async ({ found }) => {
  const company = await found(withRound)
  const page = await company.visit('Eva Employee', PHONE)
  await page.goto(`/rounds/${company.things}`)
  const box = page.getByLabel('Your question')
  await expect(page.getByText('5 questions left')).toBeVisible()
  await box.fill('Why do we leave Lisbon?')
  await page.context().clearCookies()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel(/e-mail/i).fill('eva.employee@example.com')
  await page.getByLabel('Password', { exact: true }).fill('password of Eva Employee')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(box).toHaveValue('Why do we leave Lisbon?')
  await expect(page.getByText('5 questions left')).toBeVisible()
})

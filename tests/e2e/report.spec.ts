import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { PHONE } from './company.ts'
import { dropFile } from './drop.ts'
import { expect, test } from './fixtures.ts'

const SENTENCES = [
  ['Something good', 'Subscriptions are above budget.'],
  ['Something good', 'Cash is enough for two years.'],
  ['Something bad', 'Cloud cost is far above budget.'],
  ['Something bad', 'Services sold less than planned.'],
  ['A decision', 'We leave the second cloud provider.'],
] as const

/** Notes the label of every progress bar from now on, however short it is there. */
const watchProgress = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { progressSeen: seen })
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll('progress, [role=progressbar]')) {
        const { textContent } = bar.closest('.progress') ?? bar
        if (textContent && seen.at(-1) !== textContent) seen.push(textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  })
const progressSeen = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { progressSeen: string[] }).progressSeen)

test('a workbook becomes a report: dropped, corrected, edited, approved, published, read on a phone, withdrawn', async ({
  found,
  complaints,
}) => {
  // A whole report's life: a machine that does other things beside it needs more than a minute for it.
  test.setTimeout(150_000)
  const company = await found(async () => null)
  const workbook = boardWorkbook()
  const leader = await company.visit(null)

  await test.step('the leader signs in and drops a workbook', async () => {
    await leader.goto('/reports')
    await leader.getByLabel(/e-mail/i).fill('lena.leader@example.com')
    await leader.getByLabel('Password', { exact: true }).fill('password of Lena Leader')
    await leader.getByRole('button', { name: 'Sign in' }).click()
    await expect(leader.getByText('Nothing has been shared yet')).toBeVisible()
    await leader.getByRole('link', { name: 'New report' }).click()
    await expect(leader.getByText('Drop your workbook here')).toBeVisible()
    await watchProgress(leader)
    await dropFile(leader, 'Board Q3.xlsx', workbook)
    await expect(leader.getByRole('heading', { name: 'What Candor understood' })).toBeVisible()
    expect((await progressSeen(leader)).join()).toContain('Sending')
  })

  await test.step('the preview shows three statements; what is wrong in one is corrected', async () => {
    for (const title of ['Income statement', 'Balance sheet', 'Cash flow'])
      await expect(leader.getByRole('checkbox', { name: new RegExp(title) })).toBeChecked()
    await expect(leader.getByText('All 6 sums add up.').first()).toBeVisible()
    const income = leader.locator('section.review').filter({ has: leader.locator('input[name="take.0"]') })
    // The sheet says neither the currency nor that it is in thousands.
    await expect(income.getByLabel('Figures in')).toHaveValue('0')
    await income.getByLabel('Figures in').selectOption('thousands')
    await income.getByLabel('Currency').fill('eur')
    await leader.getByRole('button', { name: 'Keep these corrections' }).click()
    await expect(leader.getByText('Corrections kept.')).toBeVisible()
    await leader.reload()
    await expect(income.getByLabel('Figures in')).toHaveValue('3')
    await expect(income.getByLabel('Currency')).toHaveValue('EUR')
    await expect(leader.getByLabel('Title', { exact: true }).last()).toHaveValue(/Q3/)
    await leader.getByLabel('Title', { exact: true }).last().fill('Third quarter')
    await leader.getByRole('button', { name: 'Make the draft' }).click()
    await expect(leader.getByRole('heading', { name: 'Third quarter', level: 1 })).toBeVisible()
  })

  await test.step('the workbook that it came from is downloaded again, byte for byte', async () => {
    const saving = leader.waitForEvent('download')
    await leader.getByRole('link', { name: 'Board Q3.xlsx' }).first().click()
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('Board Q3.xlsx')
    expect((await readFile(await saved.path())).equals(workbook)).toBe(true)
  })

  await test.step('it is edited: five sentences, a note and a direction, a chart of two lines', async () => {
    await leader.getByRole('link', { name: 'Write the five sentences' }).click()
    const places = new Map<string, number>()
    for (const [tone, text] of SENTENCES) {
      const place = places.get(tone) ?? 0
      places.set(tone, place + 1)
      await leader.getByLabel(tone).nth(place).fill(text)
    }
    await leader.getByRole('button', { name: 'Save' }).click()
    await expect(leader.getByText('✓ Saved')).toBeVisible()
    await leader.getByRole('link', { name: 'All sections' }).click()

    await leader.getByRole('link', { name: 'Edit “Income statement”' }).click()
    await leader.getByRole('button', { name: 'Cloud cost', exact: true }).click()
    const dialog = leader.getByRole('dialog')
    await dialog.getByLabel('In plain words').fill('We pay two providers while we move from one to the other.')
    // The back button does not take a note with it that nobody has kept.
    await leader.evaluate(() => history.back())
    const leaving = leader.getByRole('dialog', { name: 'Leave without saving?' })
    await leaving.getByRole('button', { name: 'Stay on this page' }).click()
    await expect(leaving).toHaveCount(0)
    await dialog.getByLabel('Good when it goes').selectOption('down')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await expect(leader.getByText('We pay two providers').first()).toBeVisible()

    await leader.getByRole('checkbox', { name: 'Choose Subscriptions' }).check()
    await leader.getByRole('checkbox', { name: 'Choose Services' }).check()
    await expect(leader.getByText('2 lines chosen')).toBeVisible()
    await leader.getByRole('link', { name: 'Make a chart' }).click()
    await expect(leader.getByRole('region', { name: 'Preview' })).toBeVisible()
    await leader.getByLabel('Title of the section').fill('What we sell')
    await leader.getByRole('button', { name: 'Add it' }).click()
    await expect(leader.getByRole('link', { name: 'Edit “What we sell”' })).toBeVisible()
  })

  const employee = await company.visit('Eva Employee', PHONE)
  await test.step('nobody else sees the draft', async () => {
    const draft = leader.url().replace(/\/edit.*/, '')
    expect((await employee.goto(draft))?.status()).toBe(404)
    await expect(employee.getByRole('heading', { name: 'There is nothing here for you' })).toBeVisible()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
  })

  await test.step('it is approved, and published only with an answer about inside information', async () => {
    await leader.getByRole('link', { name: 'Publish…' }).click()
    // On a low screen its button stands below what is seen first: what it did stays in sight.
    const size = leader.viewportSize() ?? { width: 1280, height: 720 }
    await leader.setViewportSize({ ...size, height: 320 })
    await leader.getByRole('button', { name: 'Approve this draft' }).click()
    await expect(leader.getByRole('button', { name: 'Take the approval back' })).toBeInViewport()
    await leader.setViewportSize(size)
    await expect(leader.getByText('Approved. It can be presented in a meeting, or published now.')).toBeVisible()
    await leader.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(leader.getByRole('alert').or(leader.locator('.field-fault')).first()).toBeVisible()
    expect(complaints.splice(0).every(text => text.includes('422'))).toBe(true)
    await leader.getByRole('radio', { name: /Yes, and it was cleared/ }).check()
    await leader.getByLabel('Cleared by').fill('Lena Leader')
    await leader.getByLabel('Public from').fill('2030-01-31')
    await leader.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(leader.getByText(/Cleared by Lena Leader. Public from 31 January 2030/)).toBeVisible()
  })

  await test.step('an employee reads it on a phone', async () => {
    await employee.goto('/reports')
    await employee.getByRole('link', { name: 'Third quarter' }).click()
    await expect(employee.getByText('Cloud cost is far above budget.')).toBeVisible()
    await expect(employee.getByText(/Cleared by Lena Leader. Public from 31 January 2030/)).toBeVisible()
    const statement = employee.getByRole('region', { name: /Income statement/ })
    const cloud = statement.getByRole('row', { name: /Cloud cost, .*worse than budget, unfavourable/ })
    await expect(cloud).toContainText('9,870')
    // The row can be read before its script runs; a press opens it from then on.
    const sheet = employee.getByRole('dialog').getByText('We pay two providers')
    await expect(async () => {
      await cloud.getByRole('button').click({ timeout: 1_000 })
      await expect(sheet).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await employee.keyboard.press('Escape')
    await expect(employee.getByRole('heading', { name: 'What we sell' })).toBeVisible()
    const width = await employee.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  })

  await test.step('it is withdrawn while it is being read, and the page says so', async () => {
    await leader.getByRole('link', { name: 'Withdraw or remove…' }).click()
    await leader.getByLabel('Reason').fill('A figure was wrong.')
    await leader.getByRole('button', { name: 'Withdraw this report' }).click()
    await expect(leader.getByText('Withdrawn').first()).toBeVisible()
    // As when the phone is taken up again: the page does not have to be loaded to say so.
    await expect(async () => {
      await employee.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(employee.getByText('This report was withdrawn while you were reading.')).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await expect(employee.getByText('Cloud cost is far above budget.')).toBeVisible()
    await employee.getByRole('button', { name: 'Load it again' }).click()
    await expect(employee.getByRole('heading', { name: 'This report was withdrawn' })).toBeVisible()
    await expect(employee.getByText('Reason: A figure was wrong.')).toBeVisible()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('410')])
    await employee.getByRole('link', { name: 'See all reports' }).click()
    await expect(employee.getByText('Nothing has been shared yet')).toBeVisible()
  })
})

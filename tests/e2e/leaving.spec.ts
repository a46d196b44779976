import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

const drafted = ({ use }: TestHall, cast: Cast) => must(use.reports.create(cast['Paula Preparer'], { title: 'Q3', period: 'FY2026-Q3' }))

test('what was typed in the editor is not taken along by a link, the back button or a closed tab without a question', async ({
  found,
  complaints,
}) => {
  const company = await found(drafted)
  const { reportId } = company.things
  const page = await company.visit('Paula Preparer')
  const editor = `/reports/${reportId}/edit`
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' })
  const words = page.getByRole('textbox', { name: 'Text' })
  const add = async () => {
    await page.goto(editor)
    await page.getByRole('link', { name: 'Text', exact: true }).click()
    await expect(words).toBeVisible()
  }

  await test.step('nothing typed, nothing asked', async () => {
    await add()
    await page.getByRole('link', { name: 'All sections' }).click()
    await expect(page).toHaveURL(new RegExp(`${editor}$`))
  })

  await test.step('a link and the back button ask, and what was typed is still there', async () => {
    await add()
    await words.fill('We sold more than ever.')
    for (const leave of [() => page.getByRole('link', { name: 'All sections' }).click(), () => page.evaluate(() => history.back())]) {
      // While the dialog of the way before is still closing, its end is the end of this one, too.
      await expect(async () => {
        if (!(await asked.isVisible())) await leave()
        await expect(asked).toBeVisible({ timeout: 2_000 })
      }).toPass()
      await page.keyboard.press('Escape')
      await expect(asked).toHaveCount(0)
      await expect(words).toHaveValue('We sold more than ever.')
    }
    const closing = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const question = await closing
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
  })

  await test.step('a refusal changes nothing about it; what is saved may be left', async () => {
    await page.getByRole('button', { name: 'Add it' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByRole('link', { name: 'All sections' }).click()
    await asked.getByRole('button', { name: 'Stay on this page' }).click()
    // What lies below an open dialog cannot be typed into.
    await expect(asked).toHaveCount(0)
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
    await page.getByLabel('Title of the section').fill('How it went')
    await page.getByRole('button', { name: 'Add it' }).click()
    await expect(page.getByText('How it went')).toBeVisible()
    await expect(asked).toHaveCount(0)
    await page.getByRole('link', { name: 'How it went' }).click()
    await words.fill('We sold more than in any year.')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await expect(page.getByText('✓ Saved')).toBeVisible()
    await page.getByRole('link', { name: 'All sections' }).click()
    await expect(page).toHaveURL(new RegExp(`${editor}$`))
  })

  await test.step('rows that buttons add or remove are asked about as well', async () => {
    await page.getByRole('link', { name: 'Production plan', exact: true }).click()
    const rows = page.getByRole('button', { name: /^Remove (this row|Second line)$/ })
    await page.getByRole('button', { name: 'Add a plan item' }).click()
    await expect(rows).toHaveCount(1)
    await page.getByRole('link', { name: 'All sections' }).click()
    await asked.getByRole('button', { name: 'Stay on this page' }).click()
    await expect(asked).toHaveCount(0)
    await page.getByLabel('Title of the section').fill('Plan')
    await page.getByLabel('What', { exact: true }).fill('Second line')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByRole('link', { name: 'Edit “Plan”' }).click()
    await page.getByRole('link', { name: 'All sections' }).click()
    await expect(page).toHaveURL(new RegExp(`${editor}$`))
    await page.getByRole('link', { name: 'Edit “Plan”' }).click()
    await rows.click()
    await expect(rows).toHaveCount(0)
    await page.getByRole('link', { name: 'All sections' }).click()
    await expect(asked).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(asked).toHaveCount(0)
    await page.getByRole('button', { name: 'Save' }).first().click()
    await expect(page.getByText('✓ Saved')).toBeVisible()
    await page.getByRole('link', { name: 'All sections' }).click()
    await expect(page).toHaveURL(new RegExp(`${editor}$`))
  })

  await test.step('who wants to leave, leaves', async () => {
    await page.getByRole('link', { name: 'How it went' }).click()
    await words.fill('Nothing of it.')
    await page.getByRole('link', { name: 'All sections' }).click()
    await asked.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(page).toHaveURL(new RegExp(`${editor}$`))
  })
})

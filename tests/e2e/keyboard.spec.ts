import type { Page } from '@playwright/test'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

const LABELS = ['Subscriptions', 'Licences', 'Services', 'Grants', 'Cloud cost', 'Wages', 'Rent', 'Travel', 'Profit']
const income = (own: string): Statement => ({
  ...{ kind: 'statement', statement: 'income', unit: { currency: 'USD', scale: 3, label: '' } },
  columns: [
    { id: 'actual', label: 'Q3 FY2026', period: 'FY2026-Q3', scenario: 'actual', entity: null },
    { id: 'before', label: 'Q2 FY2026', period: 'FY2026-Q2', scenario: 'actual', entity: null },
  ],
  comparison: { column: 'actual', against: 'before' },
  lineItems: LABELS.map(
    (label, at): LineItem => ({
      ...{ id: `${own}${at}`, seriesId: null, label, level: 0, parent: null, kind: 'item', unit: 'currency', good: 'up', note: '' },
      ...{ squadId: null, labelCell: null },
      values: {
        actual: { value: String(100 - at * 20), text: '', cell: null, flag: null },
        before: { value: String(90 - at * 10), text: '', cell: null, flag: null },
      },
    }),
  ),
  ...{ checks: [], source: null, reveal: 'whole' },
})

async function drafted({ use }: TestHall, cast: Cast): Promise<string> {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const add = (version: number, title: string) =>
    must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body: income(title) } }))
  const { version } = await add(1, 'Income statement')
  const second = await add(version, 'Segments')
  await add(second.version, 'Outlook')
  return reportId
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
async function press(page: Page, name: string): Promise<void> {
  await button(page, name).focus()
  await page.keyboard.press('Enter')
}

test('by keyboard alone: the focus is never lost in the editor of a report', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}/edit`)

  await test.step('another page begins at its title', async () => {
    await page.getByRole('link', { name: 'Edit “Segments”' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Segments', level: 1 })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('checkbox', { name: 'Choose Subscriptions' })).toBeFocused()
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Third quarter', level: 1 })).toBeFocused()
  })

  await test.step('what was sent keeps the focus on its button', async () => {
    await press(page, 'Save')
    await expect(page.getByText('✓ Saved')).toBeVisible()
    await expect(button(page, 'Save')).toBeFocused()
  })

  await test.step('a section that moves takes the focus along and says where it is', async () => {
    await press(page, 'Move “Income statement” down')
    await expect(page.getByRole('status').filter({ hasText: '“Income statement” is now 2 of 3.' })).toBeAttached()
    await expect(button(page, 'Move “Income statement” down')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '“Income statement” is now 3 of 3.' })).toBeAttached()
    // It is the last one: nothing more to press, and still there.
    await expect(button(page, 'Move “Income statement” down')).toBeFocused()
    await expect(button(page, 'Move “Income statement” down')).toBeDisabled()
  })

  await test.step('after one was removed the focus is on the one in its place', async () => {
    await press(page, 'Remove from the draft: Segments')
    await button(page, 'Remove from the draft').filter({ hasText: 'Remove' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '“Segments” was removed from the draft.' })).toBeAttached()
    await expect(button(page, 'Remove from the draft: Outlook')).toBeFocused()
  })
})

test('by keyboard alone: menus, an opened line and the search give the focus back', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}?draft`)
  const menu = page.locator('summary', { hasText: 'Export' }).first()
  await expect(async () => {
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.locator('details.menu[open]')).toHaveCount(0, { timeout: 500 })
  }).toPass()

  await test.step('a menu closes behind whoever goes on with Tab', async () => {
    await menu.focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('details.menu[open]')).toHaveCount(1)
    for (let at = 0; at < 6; at++) await page.keyboard.press('Tab')
    await expect(page.locator('details.menu[open]')).toHaveCount(0)
  })

  const line = button(page, /^Wages,/).first()
  await test.step('Escape in the detail of a line leads back to the line', async () => {
    await line.focus()
    await page.keyboard.press('Enter')
    await expect(line).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('Tab')
    await expect(button(page, 'Keep on top')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(line).toHaveAttribute('aria-expanded', 'false')
    await expect(line).toBeFocused()
  })

  await test.step('Escape in the search leads to the table', async () => {
    await page.keyboard.press('/')
    const search = page.getByRole('searchbox', { name: 'Find a line' }).first()
    await expect(search).toBeFocused()
    await page.keyboard.type('rent')
    await page.keyboard.press('Escape')
    await expect(search).toHaveValue('')
    await expect(page.getByRole('region', { name: /^Income statement/ })).toBeFocused()
  })

  await test.step('what is better or worse than before is said in a word too, and brackets are heard as a minus', async () => {
    await page.getByText('Growth').first().click()
    const growth = page.getByRole('row', { name: /^Wages/ }).first()
    await expect(growth.getByText('unfav.')).toBeVisible()
    expect(await growth.getByRole('cell').first().ariaSnapshot()).toContain('−')
  })
})

test('by keyboard alone: Escape takes no note along that is being written on a line', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}/edit`)
  await page.getByRole('link', { name: 'Edit “Segments”' }).click()
  const note = page.getByLabel('In plain words')
  const asked = page.getByRole('dialog', { name: 'Close without saving?' })
  const open = async () => {
    await press(page, 'Wages')
    await expect(note).toBeVisible()
  }

  await test.step('nothing typed, nothing asked, and the line has the focus again', async () => {
    await open()
    await page.keyboard.press('Escape')
    await expect(note).toHaveCount(0)
    await expect(button(page, 'Wages')).toBeFocused()
  })

  await test.step('what was typed outlives Escape, also pressed twice, the close button and a press beside it', async () => {
    await open()
    await note.fill('Two more people since May.')
    const leave = [() => page.keyboard.press('Escape'), () => button(page, 'Close').click(), () => page.mouse.click(5, 5)]
    for (const one of leave) {
      await one()
      await expect(asked).toBeVisible()
      await page.keyboard.press('Escape')
      // Not only closed by the browser: gone from the page, which knows of it then.
      await expect(page.getByText('Close without saving?')).toHaveCount(0)
      await expect(note).toHaveValue('Two more people since May.')
    }
  })

  await test.step('who wants to close it, closes it, and has the focus on the line', async () => {
    await page.keyboard.press('Escape')
    await press(page, 'Close without saving')
    await expect(note).toHaveCount(0)
    await expect(button(page, 'Wages')).toBeFocused()
    await open()
    await expect(note).toHaveValue('')
    await page.keyboard.press('Escape')
    await expect(note).toHaveCount(0)
  })
})

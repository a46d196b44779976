import type { Page } from '@playwright/test'
import { must } from '#tests/support/meetings.ts'
import { lockedSlides, slides } from '#tests/support/pdf.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'
import type { TestHall } from '#tests/support/hall.ts'

const fill = async ({ use }: TestHall, cast: Cast) =>
  must(use.reports.create(cast['Paula Preparer'], { title: 'Board report', period: 'FY2026-Q3' }))
const chooseFile = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel(/^Choose (a|another) picture$/).setInputFiles({ name, mimeType: 'application/pdf', buffer })
const dialog = (page: Page) => page.getByRole('dialog')
/** What of it is in the middle of the coloured block of a slide. */
const pixel = (page: Page, image: string) =>
  page.locator(image).evaluate(async node => {
    const picture = node as HTMLImageElement
    await picture.decode()
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 96, height: 54 })
    const context = canvas.getContext('2d')
    context?.drawImage(picture, 0, 0, 96, 54)
    return [...(context?.getImageData(20, 45, 1, 1).data ?? [])].slice(0, 3)
  })

test('pages of a PDF become pictures of a report; nothing else of it is sent', async ({ found, complaints }) => {
  const company = await found(fill)
  const page = await company.visit('Paula Preparer')
  const { reportId } = company.things
  const asked: string[] = []
  const bodies: number[] = []
  page.on('request', request => {
    asked.push(new URL(request.url()).pathname)
    if (request.method() === 'POST' && request.url().includes('/pictures')) bodies.push(request.postDataBuffer()?.length ?? 0)
  })
  await page.goto(`/reports/${reportId}/edit/add/picture`)
  await page.getByRole('textbox', { name: 'Title of the section' }).fill('The plant')
  // What draws a PDF is fetched when somebody chooses one.
  expect(asked.filter(path => /pdf/.test(path))).toEqual([])

  await chooseFile(page, 'Town hall.pdf', slides(30))
  await expect(dialog(page).getByText('Pages 1 to 12 of 30')).toBeVisible()
  await expect(dialog(page).locator('img')).toHaveCount(12)
  expect(asked.some(path => path.includes('pdf.worker'))).toBe(true)
  await dialog(page).getByLabel('Page 2', { exact: true }).check()
  await dialog(page).getByRole('button', { name: 'Pages after' }).click()
  await expect(dialog(page).getByText('Pages 13 to 24 of 30')).toBeVisible()
  await dialog(page).getByLabel('Page 15', { exact: true }).check()
  await dialog(page).getByRole('button', { name: 'Take 2 pages' }).click()
  await expect(page.getByText('2 pages were taken.')).toBeVisible()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByLabel('Choose another picture')).toBeFocused()
  expect(bodies).toHaveLength(2)

  // Both are asked for, and both have to say what they show.
  const further = page.getByRole('group', { name: 'Picture 2' })
  await expect(further.getByLabel('Title')).toHaveValue('Town hall, page 15')
  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(page.getByText('Say what it shows.').first()).toBeVisible()
  // The browser says of its own accord that a form was refused.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  await page.getByLabel('What it shows').first().fill('A red block.')
  await further.getByLabel('What it shows').fill('A green block.')
  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(page).toHaveURL(new RegExp(`/reports/${reportId}/edit$`))
  await expect(page.getByRole('link', { name: /The plant/ }).first()).toBeVisible()
  await expect(page.getByText('Town hall, page 15').first()).toBeVisible()

  await page.goto(`/reports/${reportId}?draft`)
  for (const [alt, colour] of [
    ['A red block.', [191, 51, 51]],
    ['A green block.', [51, 128, 64]],
  ] as const) {
    const seen = await pixel(page, `img[alt="${alt}"]`)
    for (const [at, part] of colour.entries()) expect(Math.abs((seen[at] ?? 0) - part)).toBeLessThan(12)
    expect(await page.locator(`img[alt="${alt}"]`).getAttribute('width')).toBe('2400')
  }
})

test('a PDF that gives no picture says why, and a page may take the place of a picture', async ({ found, complaints }) => {
  const company = await found(fill)
  const page = await company.visit('Paula Preparer')
  await page.goto(`/reports/${company.things.reportId}/edit/add/picture`)
  const cases = [
    ['locked.pdf', lockedSlides(), /asks for a password/],
    ['broken.pdf', slides(3).subarray(0, 200), /cannot be read: it is damaged/],
    ['text.pdf', Buffer.from('No PDF at all.'), /cannot be read: it is damaged/],
    ['none.pdf', slides(0), /has no pages/],
  ] as const
  for (const [name, bytes, sentence] of cases) {
    await chooseFile(page, name, bytes)
    await expect(dialog(page).getByRole('alert')).toHaveText(sentence)
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog(page)).toHaveCount(0)
  }
  await chooseFile(page, 'long.pdf', slides(500))
  await expect(dialog(page).getByText('Pages 1 to 12 of 500')).toBeVisible()
  await dialog(page).getByLabel('Page 1', { exact: true }).check()
  await dialog(page).getByRole('button', { name: 'Take 1 page' }).click()
  await expect(page.getByText('One page was taken.')).toBeVisible()
  await expect(dialog(page)).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Title of the section' }).fill('A slide')
  await page.getByLabel('What it shows').fill('A slide.')
  await page.getByRole('button', { name: 'Add it' }).click()
  await page
    .getByRole('link', { name: /A slide/ })
    .first()
    .click()
  const before = await page.locator('.editor-picture').getAttribute('src')
  await chooseFile(page, 'long.pdf', slides(2))
  await dialog(page).getByLabel('Page 1', { exact: true }).check()
  // One picture, one page.
  await dialog(page).getByLabel('Page 2', { exact: true }).check()
  await expect(dialog(page).getByLabel('Page 1', { exact: true })).not.toBeChecked()
  await dialog(page).getByRole('button', { name: 'Take 1 page' }).click()
  await expect(page.locator('.editor-picture')).not.toHaveAttribute('src', before ?? '')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('✓ Saved').first()).toBeVisible()
  expect(complaints).toEqual([])
})

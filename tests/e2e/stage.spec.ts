import type { Page } from '@playwright/test'
import { incomeStatement, must } from '#tests/support/reports.ts'
import type { Fill } from './company.ts'
import { expect, test } from './fixtures.ts'

const BIG = { viewport: { width: 1920, height: 1080 } }

/** A meeting of Lena's in its lobby, and a browser source of it. */
const open: Fill<{ meetingId: string; source: string }> = async ({ use, clock }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Fourth quarter', period: 'FY2025-Q4' }))
  const edit = { kind: 'add section', title: 'Income statement', body: incomeStatement() }
  const { version } = await must(use.reports.edit(leader, { reportId, version: 1, edit }))
  await must(use.reports.approve(leader, { reportId, version }))
  const planned = { title: 'All hands in January', reportId, startsAt: clock.now(), minutes: 30, hearItUrl: 'https://calls.example.com/a' }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, captioned: false, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  const { url } = await must(use.meetings.makeSource(leader, { meetingId, name: 'OBS in the hall' }))
  return { meetingId, source: new URL(url).pathname }
}

const row = (page: Page, name: RegExp) => page.getByRole('row', { name })

test('a paired stage is right after a reload and without a server; a browser source follows until its link is ended', async ({
  found,
  complaints,
}) => {
  test.setTimeout(120_000)
  const company = await found(open)
  const { meetingId, source: address } = company.things
  const [ceo, stage, source] = await Promise.all([company.visit('Lena Leader'), company.visit(null, BIG), company.visit(null, BIG)])

  await test.step('a code that cannot be renewed for a while stays on the screen, and the pairing comes by itself', async () => {
    await stage.goto('/stage')
    await company.kill()
    await expect(stage.getByText('No connection.')).toBeVisible()
    await expect(stage.locator('.stage-code')).toBeVisible()
    await company.restart()
    await expect(stage.getByText('No connection.')).toHaveCount(0, { timeout: 20_000 })
    complaints.splice(0)
    await ceo.goto(`/meetings/${meetingId}/readiness`)
    await ceo.getByLabel('Code on the screen').fill((await stage.locator('.stage-code').textContent()) ?? '')
    await ceo.getByRole('button', { name: 'Pair', exact: true }).click()
    await expect(stage.getByText('Join on your own screen')).toBeVisible()
  })

  await test.step('a browser source shows no way in unless it is asked for, and keeps no cookie', async () => {
    await source.goto(`${address}?background=none`)
    await expect(source.locator('.stage')).toHaveAttribute('data-phase', 'lobby')
    await expect(source.getByText('Join on your own screen')).toHaveCount(0)
    expect(await source.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgba(0, 0, 0, 0)')
    expect(await source.context().cookies()).toEqual([])
    await source.goto(`${address}?lobby=1`)
    await expect(source.getByText('Join on your own screen')).toBeVisible()
    expect(await source.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
  })

  await test.step('both follow, also after a reload', async () => {
    await ceo.getByRole('link', { name: 'Go to the presenter’s page' }).click()
    await ceo.getByRole('button', { name: 'Start the meeting' }).click()
    await ceo.getByRole('button', { name: 'Show the first part' }).click()
    await row(ceo, /Cloud cost/)
      .getByRole('button')
      .click()
    for (const page of [stage, source]) await expect(page.locator('tr[data-spot]')).toContainText('Cloud cost')
    for (const page of [stage, source]) await page.reload()
    for (const page of [stage, source]) await expect(page.locator('tr[data-spot]')).toContainText('Cloud cost')
  })

  await test.step('a table that is longer than the screen leaves its title whole', async () => {
    await stage.setViewportSize({ width: 1920, height: 300 })
    const box = stage.locator('.statement-box')
    await expect.poll(() => box.evaluate(element => element.scrollHeight > element.clientHeight)).toBe(true)
    const [head, title] = await Promise.all(['.part-head', '.part-title'].map(each => stage.locator(each).boundingBox()))
    expect(head?.height).toBeGreaterThanOrEqual(title?.height ?? Number.POSITIVE_INFINITY)
    await stage.setViewportSize(BIG.viewport)
  })

  await test.step('a link is made on the readiness page, shown once, and works in the browser that holds another', async () => {
    await ceo.goto(`/meetings/${meetingId}/readiness`)
    await ceo.getByLabel('What it is for').fill('Teams')
    await ceo.getByRole('button', { name: 'Make a link' }).click()
    const link = (await ceo.locator('.link-text').textContent()) ?? ''
    expect(link).toContain('/stage/source/')
    const second = await source.context().newPage()
    await second.goto(link)
    await expect(second.locator('tr[data-spot]')).toContainText('Cloud cost')
    await ceo.reload()
    await expect(ceo.getByText('Teams', { exact: true })).toBeVisible()
    await expect(ceo.locator('.link-text')).toHaveCount(0)
    await second.close()
  })

  await test.step('an ended link takes everything off its screens, and a revoked stage shows a code again', async () => {
    await ceo.getByRole('button', { name: 'End the link: OBS in the hall' }).click()
    await expect(source.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
    await expect(source.getByText('Cloud cost')).toHaveCount(0)
    await expect(row(stage, /Cloud cost/)).toBeVisible()
    await ceo.getByRole('button', { name: 'End pairing' }).click()
    await expect(stage.locator('.stage-code')).toBeVisible()
    await expect(stage.getByText('Cloud cost')).toHaveCount(0)
    await source.reload()
    await expect(source.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
    // The page itself, and the parts if they were just being fetched.
    expect(complaints.splice(0).filter(text => !text.includes('404'))).toEqual([])
  })
})

test('who waits tries network and sound, and who is on the stream sees later what the hall sees now', async ({ found }) => {
  const { things, visit } = await found(open)
  const [ceo, hall, stream] = await Promise.all([visit('Lena Leader'), visit('Emil Employee'), visit('Eva Employee')])
  await Promise.all([hall, stream].map(page => page.goto(`/meetings/${things.meetingId}`)))
  await stream.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(stream.getByText(/ms to the server and back, by web socket/)).toBeVisible()
  await expect(stream.getByText('Is on this device, locked.')).toBeVisible()
  await stream.getByRole('button', { name: 'Play a tone' }).click()
  await stream.getByRole('button', { name: 'I hear it' }).click()
  await expect(stream.getByText('Then this device is loud enough.')).toBeVisible()
  await stream.getByLabel(/I am on the stream/).check()
  await stream.getByRole('slider').fill('5')
  await expect(stream.getByText('5 seconds later').first()).toBeVisible()

  await ceo.goto(`/meetings/${things.meetingId}/present`)
  await ceo.getByRole('button', { name: 'Start the meeting' }).click()
  await expect(stream.getByText('It has begun.')).toBeVisible({ timeout: 10_000 })
  await ceo.getByRole('button', { name: 'Show the first part' }).click()
  await expect(row(hall, /Cloud cost/)).toBeVisible()
  await expect(row(stream, /Cloud cost/)).toHaveCount(0)
  await expect(row(stream, /Cloud cost/)).toBeVisible({ timeout: 10_000 })
  await stream.reload()
  await expect(row(stream, /Cloud cost/)).toBeVisible()
  await stream.getByRole('button', { name: 'Look around' }).click()
  await stream.getByLabel('I am in the hall').check()
  await stream.keyboard.press('Escape')
  await row(ceo, /Wages/).getByRole('button').click()
  await expect(stream.locator('tr[data-spot]')).toContainText('Wages', { timeout: 2_500 })
})

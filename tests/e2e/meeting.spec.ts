import type { Page } from '@playwright/test'
import { incomeStatement, must } from '#tests/support/reports.ts'
import { type Cast, type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

/** A report of four parts (a letter, a statement level by level, a closing), written by the leader and approved; a meeting on it. */
const planned: Fill<{ meetingId: string; reportId: string }> = async ({ use, clock }, cast: Cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Fourth quarter', period: 'FY2025-Q4' }))
  let version = 1
  const add = async (title: string, body: unknown) => {
    const added = await must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body } }))
    version = added.version
    return added.sectionId as string
  }
  await add('Letter', { kind: 'narrative', markdown: 'We begin with **thanks**.' })
  const statement = await add('Income statement', { ...incomeStatement(), reveal: 'by level' })
  const noted = await must(
    use.reports.edit(leader, {
      reportId,
      version,
      edit: { kind: 'write notes', sectionId: statement, notes: 'Say why the cloud was dear.', minutes: 5 },
    }),
  )
  version = noted.version
  await add('What nobody came to', { kind: 'narrative', markdown: 'The office in Lisbon closes.' })
  await must(use.reports.approve(leader, { reportId, version }))
  const { meetingId } = await must(
    use.meetings.schedule(leader, {
      title: 'All hands in January',
      reportId,
      startsAt: clock.now() + 600_000,
      minutes: 30,
      hearItUrl: 'https://calls.example.com/all-hands',
      captioned: true,
      presenterIds: [leader.personId],
    }),
  )
  return { meetingId, reportId }
}

const part = (page: Page, title: string) => page.getByRole('article', { name: title })
const spotlit = (page: Page) => page.locator('tr[data-spot]')
/** Is gone after a reload. */
const mark = (page: Page): Promise<unknown> => page.evaluate(() => Object.assign(window, { standsSince: 'before' }))
const stands = (page: Page): Promise<boolean> => page.evaluate(() => 'standsSince' in window)

test('the CEO presents; followers and the stage follow, through a killed server, to the end', async ({ found, complaints }) => {
  test.setTimeout(120_000)
  const company = await found(planned)
  const { meetingId, reportId } = company.things
  const [ceo, desk, phone, stage] = await Promise.all([
    company.visit('Lena Leader'),
    company.visit('Emil Employee'),
    company.visit('Eva Employee', PHONE),
    company.visit(null, { viewport: { width: 1920, height: 1080 } }),
  ])
  const audience = [desk, phone, stage]

  await test.step('before: the lobby opens when inside information is answered for, and a screen is paired', async () => {
    await Promise.all([desk, phone].map(page => page.goto(`/meetings/${meetingId}`)))
    await expect(phone.getByText('The lobby is not open yet.')).toBeVisible()
    await ceo.goto(`/meetings/${meetingId}/readiness`)
    await ceo.getByRole('button', { name: 'Open the lobby' }).click()
    await expect(ceo.getByText(/Answer whether this report holds inside information/).first()).toBeVisible()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
    await ceo.getByRole('radio', { name: 'No', exact: true }).check()
    await ceo.getByRole('button', { name: 'Open the lobby' }).click()
    await expect(ceo.getByRole('button', { name: 'Start the meeting' })).toBeVisible()
    // Nobody reloads anything: the page of who waits hears it.
    await expect(phone.getByText('This page begins by itself.')).toBeVisible()

    await stage.goto('/stage')
    const code = (await stage.locator('.stage-code').textContent()) ?? ''
    await ceo.getByRole('link', { name: 'Readiness' }).click()
    await ceo.getByLabel('Code on the screen').fill(code)
    await ceo.getByRole('button', { name: 'Pair', exact: true }).click()
    await expect(ceo.getByRole('button', { name: 'End pairing' })).toBeVisible()
    await expect(stage.getByText('Join on your own screen')).toBeVisible()
    await ceo.getByRole('link', { name: 'Go to the presenter’s page' }).click()
    await ceo.getByRole('button', { name: 'Start the meeting' }).click()
    await Promise.all([ceo, ...audience].map(mark))
  })

  await test.step('every screen shows what the presenter shows, and nothing of what comes', async () => {
    await expect(phone.getByText('It has begun.')).toBeVisible()
    await ceo.getByRole('button', { name: 'Show the first part' }).click()
    for (const page of audience) await expect(part(page, 'Letter')).toBeVisible()
    await expect(phone.getByText('1 of 4', { exact: true })).toBeVisible()
    await ceo.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(ceo.getByText('Say why the cloud was dear.')).toBeVisible()
    for (const page of audience) {
      await expect(part(page, 'Income statement').getByRole('row', { name: /Operating profit/ })).toBeVisible()
      await expect(page.getByText('Cloud cost')).toHaveCount(0)
      await expect(page.getByText('Say why the cloud was dear.')).toHaveCount(0)
    }
    await ceo.getByRole('button', { name: 'Next', exact: true }).click()
    for (const page of audience) await expect(page.getByRole('row', { name: /Cloud cost/ })).toBeVisible()
  })

  await test.step('pointing marks the row on every screen', async () => {
    await ceo
      .getByRole('row', { name: /Cloud cost/ })
      .getByRole('button')
      .click()
    for (const page of audience) {
      await expect(spotlit(page)).toHaveCount(1)
      await expect(spotlit(page)).toContainText('Cloud cost')
      await expect(spotlit(page)).toBeInViewport()
    }
  })

  await test.step('one looks around alone and is back with one tap', async () => {
    await phone.getByRole('button', { name: 'Look around' }).click()
    // Who came in late finds here what the lobby said: where to hear it, and how to wait for a stream.
    const sheet = phone.getByRole('dialog', { name: 'What was shown so far' })
    await expect(sheet.getByRole('link', { name: 'Hear it' })).toHaveAttribute('href', 'https://calls.example.com/all-hands')
    await expect(sheet.getByText('with captions')).toBeVisible()
    await expect(sheet.getByRole('radio', { name: 'I am in the hall' })).toBeChecked()
    await phone.getByRole('button', { name: /Letter/ }).click()
    await expect(part(phone, 'Letter')).toBeVisible()
    await expect(phone.getByText('The presenter is on Income statement')).toBeVisible()
    await expect(ceo.getByText(/1 here · 1 looking around · 0 behind/)).toBeVisible()
    await ceo.getByRole('row', { name: /Wages/ }).getByRole('button').click()
    await expect(spotlit(desk)).toContainText('Wages')
    await expect(part(phone, 'Letter')).toBeVisible()
    await phone.getByRole('button', { name: 'Rejoin' }).last().click()
    await expect(spotlit(phone)).toContainText('Wages')
    await expect(ceo.getByText(/2 here · 0 looking around · 0 behind/)).toBeVisible()
  })

  await test.step('the server is killed; the presenter goes on; everybody is back without loading anything', async () => {
    await company.kill()
    for (const page of [desk, phone]) await expect(page.getByText('No connection.')).toBeVisible()
    // What was shown stays on every screen.
    for (const page of audience) await expect(spotlit(page)).toContainText('Wages')
    await ceo.getByRole('button', { name: 'Back', exact: true }).click()
    await expect(ceo.getByText('The server is not reached. You can go on here')).toBeVisible()
    await expect(ceo.getByRole('row', { name: /Cloud cost/ })).toHaveCount(0)
    await company.restart()
    for (const page of audience) {
      await expect(page.getByText('No connection.')).toHaveCount(0, { timeout: 20_000 })
      await expect(part(page, 'Income statement')).toBeVisible()
      await expect(page.getByRole('row', { name: /Cloud cost/ })).toHaveCount(0, { timeout: 20_000 })
    }
    await expect(phone.getByText('2 of 4', { exact: true })).toBeVisible()
    await expect(ceo.getByText('The server is not reached.')).toHaveCount(0)
    await expect(ceo.getByText(/2 here · 0 looking around · 0 behind/)).toBeVisible()
    for (const page of [ceo, ...audience]) expect(await stands(page)).toBe(true)
    complaints.splice(0)
  })

  await test.step('and goes on as before', async () => {
    await ceo.getByRole('button', { name: 'Next', exact: true }).click()
    for (const page of audience) await expect(page.getByRole('row', { name: /Cloud cost/ })).toBeVisible()
  })

  await test.step('it ends, and what was shown is published', async () => {
    await ceo.getByRole('button', { name: 'End…' }).click()
    const dialog = ceo.getByRole('dialog')
    await expect(dialog.getByRole('radio', { name: /What was shown/ })).toBeChecked()
    await dialog.getByRole('button', { name: 'End the meeting' }).click()
    // Whichever comes first, the answer to the form or the news that it ended.
    await expect(ceo.getByText('This meeting has ended.').or(ceo.getByRole('heading', { name: 'That was it' }))).toBeVisible()
    await expect(stage.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await expect(phone.getByRole('heading', { name: 'That was it' })).toBeVisible()
    await phone.getByRole('link', { name: 'Fourth quarter' }).click()
    await expect(phone).toHaveURL(new RegExp(`/reports/${reportId}`))
    await expect(phone.getByRole('heading', { name: 'Income statement' })).toBeVisible()
    await expect(phone.getByRole('row', { name: /Cloud cost/ })).toBeVisible()
    await expect(phone.getByText('Lisbon')).toHaveCount(0)
    await desk.goto(`/meetings/${meetingId}/moments`)
    await expect(desk.getByText('Pointed at Wages').first()).toBeVisible()
  })
})

test('a presenter whose session ends soon, however much it is used, is told, signs in again, and drives on', async ({ found }) => {
  const { visit, things } = await found(async (hall, cast) => {
    const made = await planned(hall, cast)
    const { sessions } = hall.store.t
    await hall.store.transact(tx => tx.update(sessions).set({ expiresAt: hall.clock.now() + 10 * 60_000 }))
    return made
  })
  const page = await visit('Lena Leader')
  await page.goto(`/meetings/${things.meetingId}/readiness`)
  await page.getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Open the lobby' }).click()
  // Who waits is counted by the page that is awake: pressed before, the button would load a document, whose focus is the browser's.
  await expect(page.locator('.desk-door .num')).toBeVisible()
  await page.getByRole('button', { name: 'Start the meeting' }).press('Enter')
  // The button is gone; whoever goes on by keyboard or screen reader is on what came in its place.
  await expect(page.locator('main')).toBeFocused()
  await expect(page.getByText('You will be signed out in 10 minutes.')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByLabel('E-mail address or staff number').fill('lena.leader@example.com')
  await page.getByLabel('Password', { exact: true }).fill('password of Lena Leader')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Show the first part' })).toBeEnabled()
  await expect(page.getByText(/You will be signed out/)).toHaveCount(0)
})

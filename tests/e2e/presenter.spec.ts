import type { Page } from '@playwright/test'
import { PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'
import { part, running } from './presented.ts'

const spotlit = (page: Page) => page.locator('tr[data-spot]')

test('the stage window goes on with the presenter through a killed server, and everyone lands there', async ({ found, complaints }) => {
  test.setTimeout(120_000)
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower] = await Promise.all([company.visit('Lena Leader'), company.visit('Emil Employee', PHONE)])
  await follower.goto(`/meetings/${meetingId}`)
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  const [stage] = await Promise.all([ceo.context().waitForEvent('page'), ceo.getByRole('button', { name: 'Open stage window' }).click()])
  await ceo.keyboard.press('PageDown')
  for (const page of [stage, follower]) await expect(part(page, 'Letter')).toBeVisible()
  await expect(ceo.getByText('window open')).toBeVisible()

  await company.kill()
  await expect(follower.getByText('No connection.')).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(stage.getByRole('row', { name: /Operating profit/ })).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(stage.getByRole('row', { name: /Cloud cost/ })).toBeVisible()
  await ceo
    .getByRole('row', { name: /Cloud cost/ })
    .getByRole('button')
    .click()
  await ceo
    .getByRole('row', { name: /Wages/ })
    .getByRole('button')
    .click({ modifiers: ['Shift'] })
  await expect(spotlit(stage)).toHaveCount(2)
  await ceo.keyboard.press('b')
  await expect(stage.locator('.stage-dark')).toBeVisible()
  await ceo.keyboard.press('b')
  await expect(spotlit(stage)).toHaveCount(2)
  await expect(ceo.getByText('The server is not reached. You can go on here')).toBeVisible()
  await expect(part(follower, 'Letter')).toBeVisible()

  await company.restart()
  await expect(spotlit(follower)).toHaveCount(2, { timeout: 25_000 })
  await expect(follower.getByText('3 of 4', { exact: true })).toBeVisible()
  await expect(ceo.getByText('The server is not reached.')).toHaveCount(0)
  complaints.splice(0)

  // Either side is loaded anew, and is right again at once.
  await stage.reload()
  await expect(spotlit(stage)).toHaveCount(2)
  await ceo.reload()
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(part(stage, 'Closing')).toBeVisible()
  await ceo.keyboard.press('1')
  await ceo.keyboard.press('Enter')
  for (const page of [stage, follower]) await expect(part(page, 'Letter')).toBeVisible()
})

test('the second presenter asks for the wheel and gets it; the first one’s keys do nothing and say so', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, cfo] = await Promise.all([company.visit('Lena Leader'), company.visit('Carl Chief')])
  await Promise.all([ceo, cfo].map(page => page.goto(`/meetings/${meetingId}/present`)))
  await expect(cfo.getByText('Lena Leader drives.')).toBeVisible()
  // The page says who drives before its script runs; keys do nothing at all until then.
  await expect(async () => {
    await cfo.keyboard.press('PageDown')
    await expect(cfo.getByText('Lena Leader drives: your keys do nothing.')).toBeVisible({ timeout: 500 })
  }).toPass()
  await cfo.getByRole('button', { name: 'Ask for the wheel' }).click()
  await expect(cfo.getByRole('button', { name: 'You asked. Take it back' })).toBeVisible()
  await expect(ceo.getByText('Carl Chief asks for the wheel.')).toBeVisible()
  await ceo.getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(cfo.getByText('You drive.')).toBeVisible()
  await cfo.keyboard.press('PageDown')
  await expect(part(ceo, 'Letter')).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(ceo.getByText('Carl Chief drives: your keys do nothing.')).toBeVisible()
  await expect(part(cfo, 'Letter')).toBeVisible()
})

test('a colleague whom a leader has just named can be handed the wheel, without asking for it first', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, cfo] = await Promise.all([company.visit('Lena Leader'), company.visit('Carl Chief')])
  const named = async (presents: boolean) => {
    await cfo.goto('/meetings')
    await cfo.getByRole('link', { name: 'Change', exact: true }).click()
    await cfo.getByRole('checkbox', { name: 'Carl Chief' }).setChecked(presents)
    await cfo.getByRole('button', { name: 'Save' }).click()
    await expect(cfo).toHaveURL(presents ? /readiness$/ : /meetings$/)
  }
  await named(false)
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/0 here/)).toBeVisible()
  await ceo.getByRole('button', { name: 'Hand over…' }).click()
  const dialog = ceo.getByRole('dialog', { name: 'Hand over the wheel' })
  await expect(dialog.getByText('Nobody else presents this meeting.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toHaveCount(0)

  await named(true)
  await ceo.getByRole('button', { name: 'Hand over…' }).click()
  await dialog.getByRole('button', { name: 'Carl Chief' }).click()
  // Until his page opens it says so, or that he drives: which of the two depends on when the presenters were counted last.
  await expect(ceo.getByText(/^Carl Chief(’s page is not reached| drives)\./)).toBeVisible()
  await cfo.goto(`/meetings/${meetingId}/present`)
  await expect(cfo.getByText('You drive.')).toBeVisible()
  await expect(ceo.getByText('Carl Chief drives.')).toBeVisible()
})

test('a rehearsal is seen by nobody and leaves only a mark on this computer', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower] = await Promise.all([company.visit('Lena Leader'), company.visit('Emil Employee')])
  await follower.goto(`/meetings/${meetingId}`)
  await expect(follower.getByText('It has begun.')).toBeVisible()
  await ceo.goto(`/meetings/${meetingId}/rehearsal`)
  const sent: string[] = []
  ceo.on('request', request => request.method() !== 'GET' && sent.push(request.url()))
  ceo.on('websocket', socket => sent.push(socket.url()))
  await ceo.getByRole('button', { name: 'Begin the rehearsal' }).click()
  for (let step = 0; step < 3; step++) await ceo.keyboard.press('PageDown')
  await expect(part(ceo, 'Income statement')).toBeVisible()
  await ceo.keyboard.press('ArrowDown')
  await expect(spotlit(ceo)).toHaveCount(1)
  expect(sent).toEqual([])
  await ceo.getByRole('link', { name: 'End the rehearsal' }).click()
  await expect(ceo.getByText('Rehearsed on this computer on')).toBeVisible()
  // The meeting itself has not moved, and nothing was written to it.
  await expect(follower.getByText('It has begun.')).toBeVisible()
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText('Nothing is shown yet.').first()).toBeVisible()
})

test('on a phone, by touch alone, the presenter points at several rows and gives one up again', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower] = await Promise.all([company.visit('Lena Leader', PHONE), company.visit('Emil Employee')])
  await follower.goto(`/meetings/${meetingId}`)
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  const tap = (name: string | RegExp) => ceo.getByRole('button', { name }).first().tap()
  const row = (name: RegExp) => ceo.getByRole('row', { name }).getByRole('button').first()
  for (const title of ['Letter', 'Income statement']) {
    await tap(title === 'Letter' ? 'Show the first part' : 'Next')
    await expect(part(follower, title)).toBeVisible()
  }
  await tap('Next')
  await row(/Cloud cost/).tap()
  await expect(spotlit(follower)).toHaveCount(1)
  await tap('Several')
  await row(/Wages/).tap()
  await expect(spotlit(follower)).toHaveCount(2)
  await row(/Cloud cost/).tap()
  await expect(spotlit(follower)).toHaveCount(1)
  // The next part begins with pointing at one again.
  await tap('Back')
  await expect(ceo.getByRole('button', { name: 'Several' })).toHaveAttribute('aria-pressed', 'false')
})

test('what is pressed while the server is away says so, and the desk stays; afterwards it works', async ({ found, complaints }) => {
  test.setTimeout(90_000)
  const company = await found(running)
  const { meetingId } = company.things
  const ceo = await company.visit('Lena Leader')
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/0 here/)).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await company.kill()
  await expect(ceo.getByText('No connection.')).toBeVisible()
  await ceo.keyboard.press('PageDown')
  await expect(ceo.getByText('The server is not reached. You can go on here')).toBeVisible()
  await ceo.getByRole('button', { name: 'End…' }).click()
  const end = ceo.getByRole('dialog', { name: 'End the meeting?' })
  await end.getByRole('button', { name: 'End the meeting' }).click()
  await expect(end.getByText('Nothing was done and nothing is lost')).toBeVisible()
  await end.getByRole('button', { name: 'Go on presenting' }).click()
  await expect(part(ceo, 'Income statement')).toBeVisible()
  await company.restart()
  await expect(ceo.getByText('The server is not reached. You can go on here')).toHaveCount(0, { timeout: 25_000 })
  complaints.splice(0)
  await ceo.getByRole('button', { name: 'End…' }).click()
  await end.getByRole('button', { name: 'End the meeting' }).click()
  await expect(ceo.getByText('This meeting has ended.')).toBeVisible()
})

test('the desk by keyboard: notes, agenda and questions are reached, choices are chosen, and a held key opens one part', async ({
  found,
}) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower] = await Promise.all([company.visit('Lena Leader'), company.visit('Emil Employee')])
  await follower.goto(`/meetings/${meetingId}`)
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  await ceo.keyboard.down('PageDown')
  for (let repeat = 0; repeat < 5; repeat++) await ceo.keyboard.down('PageDown')
  await ceo.keyboard.up('PageDown')
  await expect(part(follower, 'Letter')).toBeVisible()
  await ceo.getByRole('button', { name: 'Agenda' }).focus()
  await ceo.keyboard.press('Enter')
  await ceo.getByRole('button', { name: /Closing/ }).focus()
  await ceo.keyboard.press('Enter')
  await expect(part(follower, 'Closing')).toBeVisible()
  // The keys still drive from there.
  await ceo.keyboard.press('ArrowLeft')
  await expect(part(follower, 'Income statement')).toBeVisible()
  await ceo.getByRole('button', { name: 'Pause' }).click()
  await expect(follower.getByText('Paused. It goes on in a moment.')).toBeVisible()
  await ceo.getByRole('button', { name: 'Go on' }).click()
  await expect(follower.getByText('Paused. It goes on in a moment.')).toHaveCount(0)

  // Single keys are for whoever wants them; without, letters and digits do nothing, and clickers and arrows drive as before.
  const single = ceo.getByLabel('Single keys (B, N, ?, numbers) work')
  await ceo.keyboard.press('?')
  await single.uncheck()
  await ceo.keyboard.press('Escape')
  await ceo.reload()
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  for (const key of ['?', 'b', '1', 'Enter']) await ceo.keyboard.press(key)
  await ceo.keyboard.press('ArrowLeft')
  await expect(follower.getByText('2 of 4', { exact: true })).toBeVisible()
  await expect(part(follower, 'Income statement')).toBeVisible()
  await expect(single).toHaveCount(0)
  await ceo.getByRole('button', { name: 'Keys' }).click()
  await single.check()
  await ceo.keyboard.press('Escape')
  await ceo.keyboard.press('b')
  await expect(follower.getByText('The presenter has darkened the picture for a moment.').last()).toBeVisible()
})

test('a screen reader hears new parts, what is pointed at, its note, and a dark picture', async ({ found }) => {
  const company = await found(running)
  const { meetingId } = company.things
  const [ceo, follower] = await Promise.all([company.visit('Lena Leader'), company.visit('Emil Employee')])
  await follower.goto(`/meetings/${meetingId}`)
  await ceo.goto(`/meetings/${meetingId}/present`)
  await expect(ceo.getByText(/1 here/)).toBeVisible()
  const said = follower.locator('p.sr-only[aria-live="polite"]').first()
  await ceo.keyboard.press('PageDown')
  await expect(said).toHaveText('Now shown: Letter, 1 of 4')
  await follower.getByRole('button', { name: 'Look around' }).click()
  await follower.getByLabel('Say aloud to screen readers').selectOption('everything')
  await follower.keyboard.press('Escape')
  for (let step = 0; step < 2; step++) await ceo.keyboard.press('PageDown')
  await expect(part(follower, 'Income statement')).toBeVisible()
  await ceo
    .getByRole('row', { name: /Cloud cost/ })
    .getByRole('button')
    .click()
  await expect(said).toContainText('Cloud cost')
  await ceo.getByRole('button', { name: 'Open note' }).click()
  await expect(said).toContainText('Note: We moved twice.')
  await ceo.keyboard.press('b')
  await expect(said).toHaveText('The presenter has darkened the picture for a moment.')
  // A line that nobody points at can be unclear as well.
  await ceo.keyboard.press('b')
  await follower.getByRole('row', { name: /Wages/ }).getByRole('button').click()
  await follower.getByRole('button', { name: 'This line is unclear' }).click()
  await expect(follower.getByRole('button', { name: 'Said' }).first()).toBeDisabled()
})

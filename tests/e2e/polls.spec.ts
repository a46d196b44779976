import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { PollArchive } from '#app/model/poll/poll.ts'
import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000

const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  )

/** A meeting that runs, with an open round in which five colleagues' browsers hold tokens already. */
const begun: Fill<{ meetingId: string; stage: string; colleagues: Asker[] }> = async ({ use, clock, person }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const body = { kind: 'narrative', markdown: 'Cloud cost rose.' }
  const { version } = await must(
    use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'What happened', body } }),
  )
  await must(use.reports.approve(leader, { reportId, version }))
  const now = clock.now()
  const { id: roundId } = await must(use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + DAY, moderated: true, minCrowd: 5 }))
  const planned = { title: 'All hands', reportId, startsAt: now, minutes: 60, hearItUrl: '', captioned: false, roundId }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  await must(use.meetings.move(leader, { meetingId, move: { kind: 'show', position: 1, from: 0 } }))
  const screen = await must(use.meetings.askPairing())
  await must(use.meetings.pair(leader, { meetingId, code: screen.code }))
  const keys = await keysOf({ use, roundId })
  const others = await Promise.all(['One', 'Two', 'Three', 'Four', 'Five'].map(name => person(`Colleague ${name}`)))
  const colleagues = await Promise.all(others.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  return { meetingId, stage: screen.token, colleagues }
}

test('the CEO asks everybody, shows the result on every screen, and the meeting ends with its pulse', async ({ found, complaints }) => {
  test.setTimeout(180_000)
  const company = await found(begun)
  const { meetingId, colleagues } = company.things
  const post = async ({ voting: token }: Asker, pollId: string, choices: number[]) => {
    const headers = { origin: company.url, 'content-type': 'application/json' }
    const body = JSON.stringify({ token, pollId, choices })
    expect((await fetch(`${company.url}/anonymous/polls`, { method: 'POST', headers, body })).status).toBe(200)
  }
  const ceo = await company.visit('Lena Leader')
  const phone = await company.visit('Eva Employee', PHONE)
  const stage = await company.visit({ stage: company.things.stage }, { viewport: { width: 1920, height: 1080 } })
  const anonymous: { cookie: boolean; body: string }[] = []
  phone.on('request', async request => {
    if (!new URL(request.url()).pathname.startsWith('/anonymous')) return
    anonymous.push({ cookie: 'cookie' in (await request.allHeaders()), body: request.postData() ?? '' })
  })
  await phone.goto(`/meetings/${meetingId}`)
  await stage.goto('/stage')

  await test.step('a poll is prepared; what was typed stays until it is right', async () => {
    await ceo.goto(`/meetings/${meetingId}/readiness`)
    await ceo.getByLabel('Question', { exact: true }).fill('Where should we save first?')
    await ceo.getByLabel('Option 1').fill('Cloud')
    await ceo.getByRole('button', { name: 'Add the poll' }).click()
    await expect(ceo.getByText('Give at least 2 options.').first()).toBeVisible()
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
    await expect(ceo.getByLabel('Question', { exact: true })).toHaveValue('Where should we save first?')
    await ceo.getByLabel('Option 2').fill('Travel and everything around it')
    await ceo.getByLabel('Option 3').fill('Nowhere')
    await ceo.getByRole('button', { name: 'Add the poll' }).click()
    await expect(ceo.getByText('One choice · not opened yet')).toBeVisible()
    await expect(ceo.getByLabel('Question', { exact: true }).last()).toHaveValue('')
  })

  const poll = phone.getByRole('region', { name: 'Poll' })
  await test.step('it opens on every screen, and is answered without a name', async () => {
    await ceo.goto(`/meetings/${meetingId}/present`)
    await ceo.getByText('Polls', { exact: true }).click()
    await expect(poll).toHaveCount(0)
    await ceo.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(poll.getByRole('heading', { name: 'Where should we save first?' })).toBeVisible()
    await expect(stage.getByRole('heading', { name: 'Where should we save first?' })).toBeVisible()
    await poll.getByLabel('Cloud').check()
    await poll.getByRole('button', { name: 'Send without my name' }).click()
    await expect(poll.getByText('Your answer is in. You can change it while the poll is open.')).toBeVisible({ timeout: 30_000 })
    await poll.getByLabel('Nowhere').check()
    await poll.getByRole('button', { name: 'Change my answer' }).click()
    await expect(poll.getByText('Your answer is in.')).toBeVisible()
    await phone.reload()
    await expect(poll.getByLabel('Nowhere')).toBeChecked()
    expect(await violations(phone)).toEqual([])
    await expect(ceo.getByText(/Fewer than 5 answers so far/)).toBeVisible()
  })
  expect(anonymous.map(({ cookie }) => cookie)).toEqual([false, false])
  const { pollId } = JSON.parse(anonymous[0]?.body ?? '') as { pollId: string }
  await Promise.all(colleagues.map((colleague, at) => post(colleague, pollId, [at % 2])))

  await test.step('the number is the presenter’s, the result everybody’s once it is shown', async () => {
    await expect(ceo.getByText(/6 answers so far/)).toBeVisible()
    await expect(phone.getByText('50 %')).toHaveCount(0)
    await ceo.getByRole('button', { name: 'Close and show the result' }).click()
    for (const page of [phone, stage, ceo]) {
      const bars = page.getByRole('region', { name: 'Poll' })
      await expect(bars.getByRole('listitem').filter({ hasText: 'Cloud' })).toContainText('50 %')
      await expect(bars.getByText('6 people answered')).toBeVisible()
    }
    await expect(poll.getByRole('listitem').filter({ hasText: 'Nowhere' })).toContainText('your answer')
    for (const page of [phone, stage, ceo]) expect(await violations(page)).toEqual([])
    await ceo.getByRole('button', { name: 'Take off the screens' }).click()
    await expect(poll).toHaveCount(0)
    await expect(phone.getByText('Cloud cost rose.')).toBeVisible()
  })

  await test.step('the pulse is answered after the end, and everybody reads what came of it', async () => {
    await ceo.getByRole('button', { name: 'End…' }).click()
    await ceo.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    const understood = phone.getByRole('group', { name: 'I understood where we stand.' })
    await expect(understood).toBeVisible({ timeout: 20_000 })
    await expect(phone.getByText('Fewer than 5 answers').first()).toBeVisible()
    await understood.getByLabel('Strongly agree').check()
    await phone.getByRole('button', { name: 'Send without my name' }).first().click()
    await expect(phone.getByText('Your answer is in. You can change it.')).toBeVisible()
    const { pulse } = (await (await phone.request.get(`/meetings/${meetingId}/polls`)).json()) as PollArchive
    await Promise.all(pulse.flatMap(({ id }) => colleagues.map((colleague, at) => post(colleague, id, [at]))))
    await ceo.goto(`/meetings/${meetingId}/moments`)
    await expect(ceo.getByText('Result of the poll: “Where should we save first?”')).toBeVisible()
    await expect(async () => {
      await ceo.reload()
      await expect(ceo.getByText('50 % agree or strongly agree, of 6 answers')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 40_000 })
    await phone.reload()
    await expect(phone.getByText('50 % agree or strongly agree, of 6 answers')).toBeVisible()
    await ceo.goto('/pulse')
    await expect(ceo.getByRole('row', { name: /All hands/ })).toContainText('50 % of 6')
  })
})

import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import { type Fill, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000

/** An open round of a published report, and four colleagues whose browsers hold tokens already. */
const begun: Fill<{ roundId: string; colleagues: Asker[] }> = async ({ use, clock, person }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const body = { kind: 'narrative', markdown: 'Cloud cost rose.' }
  const edit = { kind: 'add section', title: 'What happened', body } as const
  const { version } = await must(use.reports.edit(leader, { reportId, version: 1, edit }))
  await must(use.reports.approve(leader, { reportId, version }))
  await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' } }))
  const now = clock.now()
  const planned = { reportId, opensAt: now, closesAt: now + DAY, moderated: false, minCrowd: 5 }
  const { id: roundId } = await must(use.rounds.plan(leader, planned))
  const keys = await keysOf({ use, roundId })
  const others = await Promise.all(['One', 'Two', 'Three', 'Four'].map(name => person(`Colleague ${name}`)))
  return { roundId, colleagues: await Promise.all(others.map(actor => fetchTokens({ use, roundId, keys }, actor))) }
}

const post = ({ url }: { url: string }, path: string, body: unknown) =>
  fetch(url + path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) })

test('an answer is promised, comes, and is judged without a name, by readers and by the asker', async ({ found, complaints }) => {
  test.setTimeout(240_000)
  const company = await found(begun)
  const { roundId, colleagues } = company.things
  const asker = await company.visit('Eva Employee', PHONE)
  await asker.goto(`/rounds/${roundId}`)
  await asker.getByLabel('Your question').fill('When is line two ready?')
  await asker.getByRole('button', { name: 'Send without my name' }).click()
  for (const [i, colleague] of colleagues.entries())
    expect((await post(company, '/anonymous/questions', colleague.question(0, `Another ${i}`))).status).toBe(202)
  const mine = asker.locator('.question', { hasText: 'When is line two ready?' }).last()
  await expect(mine.getByText('yours')).toBeVisible({ timeout: 90_000 })
  const id = ((await asker.locator('.questions-all .question', { hasText: 'line two' }).getAttribute('id')) ?? '').replace('question-', '')

  const leader = await company.visit('Lena Leader')
  await leader.goto(`/questions/${id}/answer`)
  await leader.getByRole('link', { name: 'Promise an answer' }).click()
  await leader.getByRole('button', { name: 'Promise it' }).click()
  await expect(leader.getByText('Choose a day.').first()).toBeVisible()
  // A form that is not taken is answered with 422, which the browser calls a failure.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  const day = new Date(Date.now() + 9 * DAY).toISOString().slice(0, 10)
  await leader.getByLabel('By which day').fill(day)
  await leader.getByRole('button', { name: 'Promise it' }).click()
  await expect(leader.getByText(/Lena Leader owes an answer by/).last()).toBeVisible()
  await expect(asker.getByText(/Lena Leader owes an answer by/).first()).toBeVisible({ timeout: 40_000 })

  await leader.goto(`/questions/${id}/answer`)
  await leader.getByLabel('Your answer').fill('In **spring**.')
  await leader.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(leader.getByText(/Promised for .*, came /)).toBeVisible()

  const judged = asker.locator('.questions-all .question', { hasText: 'When is line two ready?' })
  const ask = judged.getByRole('group', { name: 'Did this answer the question?' })
  await expect(ask).toBeVisible({ timeout: 40_000 })
  await ask.getByRole('button', { name: 'Not answered', exact: true }).click()
  await expect(ask.getByRole('button', { name: 'Not answered', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(ask.getByText(/Leaving at the next moment/)).toBeVisible()
  for (const { voting } of colleagues)
    expect((await post(company, '/anonymous/verdicts', { token: voting, questionId: id, says: 1 })).status).toBe(202)
  await asker.getByText('My receipts').click()
  await asker.getByRole('button', { name: 'That did not answer it' }).click()
  await asker.getByText('Add something').click()
  await asker.getByLabel('What you want to add').fill('The second one, in Hall 2.')
  await asker.getByRole('button', { name: 'Add without my name' }).click()
  await expect(ask.getByText(/Counted, without your name/)).toBeVisible({ timeout: 60_000 })
  await expect(judged.getByText('4 of 5 readers say that it was answered.')).toBeVisible({ timeout: 60_000 })
  await expect(judged.getByText('The asker says: that did not answer it.')).toBeVisible({ timeout: 60_000 })
  await expect(judged.getByText('The second one, in Hall 2.')).toBeVisible({ timeout: 60_000 })

  await asker.goto('/owed')
  await expect(asker.getByRole('link', { name: 'When is line two ready?' })).toBeVisible()
  await expect(asker.getByText(/Promised for .*, came /)).toBeVisible()
})

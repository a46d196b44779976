import type { About, QuestionState } from '#app/model/question/question.ts'
import { must } from '#tests/support/reports.ts'
import type { Fill } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000
const OPEN = 'How many shifts does Hall 2 run?'
const WAITS = 'Is it Ludmila who runs the night shift in Hall 2?'
const OTHER = 'Who pays for lunch?'

/** A moderated round with an open question, one that waits, and one that was merged with what its asker had added to it. */
const begun: Fill<{ roundId: string }> = async ({ use, clock, store }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const now = clock.now()
  const { id: roundId } = await must(use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + DAY, moderated: true, minCrowd: 5 }))
  const about: About = { kind: 'line item', reportId, sectionId: 's', lineItemId: 'l', label: 'Personnel expenses' }
  const asked = (id: string, text: string, state: QuestionState) => ({
    ...{
      id,
      roundId,
      text,
      state,
      about: null as About | null,
      batch: 1,
      tokenHash: id,
      receiptHash: null,
      mergedInto: null as string | null,
    },
    ...{ declineReason: null, votes: null, seriesId: null, askerSays: null, settled: null, yes: null, no: null, reopened: null },
  })
  await store.transact(async tx => {
    await tx
      .insert(tx.t.questions)
      .values([
        asked('open', OPEN, 'open'),
        asked('waits', WAITS, 'pending'),
        asked('other', OTHER, 'pending'),
        { ...asked('merged', 'Do the people of Hall 2 get the supplement for nights?', 'merged'), about, mergedInto: 'open' },
      ])
    await tx.insert(tx.t.clarifications).values({ questionId: 'merged', place: 1, text: 'I mean since May.', state: 'open', batch: 1 })
    const act = { kind: 'merged', into: 'open' } as const
    await tx
      .insert(tx.t.moderation)
      .values({ id: 'merge', roundId, questionId: 'merged', act, moderatorId: cast['Mo Moderator'].personId, at: now })
  })
  return { roundId }
}

test('what was merged is read with all that belongs to it, and a moderator cuts a name out of it and splits it off', async ({
  found,
  complaints,
}) => {
  test.setTimeout(120_000)
  const company = await found(begun)
  const { roundId } = company.things
  const mo = await company.visit('Mo Moderator')
  await mo.goto(`/moderation/${roundId}`)
  const waiting = mo.getByRole('article', { name: WAITS })
  // The list stands there before its script runs; a key does nothing until then.
  await expect(async () => {
    await waiting.focus()
    await mo.keyboard.press('m')
    await expect(waiting.getByText('Everybody can read the text of what is merged')).toBeVisible({ timeout: 500 })
  }).toPass()
  await waiting.getByLabel('Into').selectOption(OPEN)
  await waiting.getByRole('button', { name: 'Merge' }).click()
  const merged = mo.locator('#question-waits')
  await expect(merged).toContainText(WAITS)

  // Everybody reads it now, with what the others added and asked about, and nobody else has a moderator's acts.
  const eva = await company.visit('Eva Employee')
  await eva.goto(`/rounds/${roundId}`)
  await expect(eva.locator('#question-waits')).toContainText('Ludmila')
  await expect(eva.locator('#question-merged')).toContainText('About: Personnel expenses')
  await expect(eva.locator('#question-merged')).toContainText('I mean since May.')
  await expect(eva.getByText(/Split off|Cut a name|Moderate/)).toHaveCount(0)

  // A letter in this list is no decision on the queue's cards, and J goes there.
  await merged.getByText('Cut a name').focus()
  await mo.keyboard.press('a')
  await mo.keyboard.press('x')
  await expect(mo.locator('.moderation-item')).toHaveCount(1)
  await expect(mo.getByText('1 chosen')).toHaveCount(0)
  await mo.keyboard.press('j')
  await expect(mo.getByRole('article', { name: OTHER })).toBeFocused()

  // What is no cut is refused beside it; a cut leaves it where it is.
  await merged.getByText('Cut a name').click()
  const cut = merged.getByLabel('Text without the name')
  await cut.fill('Who runs Hall 2?')
  await merged.getByRole('button', { name: 'Cut', exact: true }).click()
  await expect(merged.getByRole('alert')).toContainText('may only be changed by putting')
  await expect(mo.getByRole('status').first()).not.toContainText('The name is cut.')
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  await cut.fill(WAITS.replace('Ludmila', '[name removed]'))
  await expect(merged.getByRole('alert')).toContainText('may only be changed by putting')
  await merged.getByRole('button', { name: 'Cut', exact: true }).click()
  await expect(merged).toContainText('Is it [name removed] who runs')
  await expect(merged).not.toContainText('Ludmila')
  await expect(merged.getByRole('alert')).toHaveCount(0)
  await expect(mo.getByRole('status').first()).toContainText('The name is cut.')

  // From where everybody reads a moderator comes to it with one tap, and splits it off by keyboard.
  await mo.goto(`/rounds/${roundId}`)
  await mo.locator('#question-merged').getByRole('link', { name: 'Moderate' }).click()
  await expect(mo).toHaveURL(`/moderation/${roundId}#question-merged`)
  await mo.locator('#question-merged').getByRole('button', { name: 'Split off' }).press('Enter')
  await expect(mo.locator('article#question-merged')).toBeVisible()
  await expect(mo.locator('article#question-merged').getByRole('button', { name: 'Split off' })).toHaveCount(0)
  await expect(mo.getByRole('status').first()).toContainText('Split off.')
  await expect(mo.locator('.question-merged li')).toHaveCount(1)

  await eva.goto(`/rounds/${roundId}/record`)
  const line = eva.locator('.record li').filter({ hasText: 'Split off again' })
  await expect(line).toContainText('Mo Moderator')
  await line.getByRole('link', { name: 'Read it' }).click()
  await expect(eva.locator('article#question-merged')).toContainText('I mean since May.')
})

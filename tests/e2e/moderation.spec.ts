import { fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import type { Fill } from './company.ts'
import { expect, test } from './fixtures.ts'

const DAY = 86_400_000
const TEXTS = ['When does Hall 2 open?', 'Will Hall 2 ever open?', 'What is a Wumpus?', 'Is Ludmila to blame?', 'Who pays for lunch?']

/** A moderated round, and five askers who hold tokens. */
const begun: Fill<{ roundId: string; bodies: object[] }> = async ({ use, clock, person }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const now = clock.now()
  const { id: roundId } = await must(use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + DAY, moderated: true, minCrowd: 5 }))
  const keys = await keysOf({ use, roundId })
  const people = await Promise.all(['One', 'Two', 'Three', 'Four', 'Five'].map(name => person(`Colleague ${name}`)))
  const emil = { personId: cast['Emil Employee'].personId, name: 'Emil Employee', email: 'emil.employee@example.com', staffNumber: '' }
  await must(use.people.change(cast['Ada Administrator'], { ...emil, roles: ['moderator'] }))
  const askers = await Promise.all(people.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  return { roundId, bodies: TEXTS.map((text, at) => askers[at]!.question(0, text)) }
}

test('two moderators work through the queue by single keys, and neither is in the other’s way', async ({ found }) => {
  test.setTimeout(180_000)
  const company = await found(begun)
  const { roundId, bodies } = company.things
  for (const body of bodies)
    await fetch(`${company.url}/anonymous/questions`, {
      method: 'POST',
      headers: { origin: company.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const mo = await company.visit('Mo Moderator')
  await mo.goto(`/moderation/${roundId}`)
  const card = (text: string, page = mo) => page.getByRole('article', { name: text })
  await expect(mo.locator('.moderation-item')).toHaveCount(5, { timeout: 60_000 })

  // J goes to the first, A lets it pass, and the focus is on the next one without a hand on the mouse.
  const focused = () => mo.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  // The list stands there before its script runs; a key does nothing until then.
  await expect(async () => {
    await mo.keyboard.press('j')
    expect(TEXTS).toContain(await focused())
  }).toPass()
  const first = await focused()
  await mo.keyboard.press('j')
  const second = await focused()
  await mo.keyboard.press('k')
  expect(await focused()).toBe(first)
  await mo.keyboard.press('a')
  await expect(card(first as string)).toBeHidden()
  await expect.poll(focused).toBe(second)

  // D opens the reasons, Escape closes them, and a number without them decides nothing.
  await mo.keyboard.press('d')
  await expect(card(second as string).getByRole('group', { name: /Decline/ })).toBeVisible()
  await mo.keyboard.press('Escape')
  await expect(card(second as string).getByRole('group', { name: /Decline/ })).toBeHidden()
  await mo.keyboard.press('2')
  await expect(card(second as string)).toBeVisible()
  await mo.keyboard.press('d')
  await mo.keyboard.press('5')
  await expect(card(second as string)).toBeHidden()
  await expect(mo.getByRole('status').first()).toContainText('Declined.')

  // The other one sees what is open here, and U goes past it.
  const other = await company.visit('Emil Employee')
  await other.goto(`/moderation/${roundId}`)
  // Whose roles change signs in anew.
  await other.getByLabel('E-mail address or staff number').fill('emil.employee@example.com')
  await other.getByLabel('Password', { exact: true }).fill('password of Emil Employee')
  await other.getByRole('button', { name: 'Sign in' }).click()
  const third = (await focused()) as string
  await expect(card(third, other).getByText('Mo Moderator has this open')).toBeVisible({ timeout: 20_000 })
  await other.keyboard.press('u')
  const theirs = await other.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(theirs).not.toBe(third)
  expect(TEXTS).toContain(theirs)

  // In a field a letter is a letter, and with the switch off it is one everywhere.
  await card(third).getByText('Cut a name').click()
  const text = card(third).getByLabel('Text without the name')
  await text.press('a')
  await expect(card(third)).toBeVisible()
  await text.fill(third.replace(/Wumpus|Ludmila|Hall 2|lunch/, '[name removed]'))
  await mo.getByLabel('Single-key shortcuts').uncheck()
  await card(third).focus()
  await mo.keyboard.press('a')
  await expect(card(third)).toBeVisible()
  await card(third).getByRole('button', { name: 'Cut and let pass' }).click()
  await expect(card(third)).toBeHidden()
  await mo.getByLabel('Single-key shortcuts').check()

  // X chooses, and all that were chosen are decided at once.
  await mo.locator('.moderation-item').first().focus()
  await mo.keyboard.press('x')
  await mo.keyboard.press('j')
  await mo.keyboard.press('x')
  await expect(mo.getByText('2 chosen')).toBeVisible()
  await mo.getByRole('region', { name: 'Chosen questions' }).getByRole('button', { name: 'Let pass' }).click()
  await expect(mo.getByText('Nothing waits')).toBeVisible()

  // All of it stands in the public record, by name.
  const reader = await company.visit('Eva Employee')
  await reader.goto(`/rounds/${roundId}/record`)
  await expect(reader.locator('.record li')).toHaveCount(2)
  await expect(reader.getByText('Declined:')).toBeVisible()
  await expect(reader.getByText('[name removed]')).toBeVisible()
  await expect(reader.getByText('Mo Moderator').first()).toBeVisible()
})

import type { Locator, Page } from '@playwright/test'
import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'
import type { Fill } from './company.ts'
import { expect, test } from './fixtures.ts'

/** A report with an open round and four colleagues whose browsers hold tokens already. */
const begun: Fill<{ roundId: string; colleagues: Asker[] }> = async ({ use, clock, person }, cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const now = clock.now()
  const planned = { reportId, opensAt: now, closesAt: now + 86_400_000, moderated: false, minCrowd: 5 }
  const { id: roundId } = await must(use.rounds.plan(leader, planned))
  const keys = await keysOf({ use, roundId })
  const others = await Promise.all(['One', 'Two', 'Three', 'Four'].map(name => person(`Colleague ${name}`)))
  return { roundId, colleagues: await Promise.all(others.map(actor => fetchTokens({ use, roundId, keys }, actor))) }
}

/** Goes on by Tab until something has the focus, as somebody does who uses no mouse. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  await expect(there).toBeVisible({ timeout: 40_000 })
  for (let press = 0; press < 80; press++) {
    if (await there.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the focus does not reach ${there}`)
}

test('from the first letter to the answer by keyboard and screen reader alone: ask, receipt, visible, vote, answered', async ({
  found,
}) => {
  test.setTimeout(300_000)
  const company = await found(begun)
  const { roundId, colleagues } = company.things
  const page = await company.visit('Eva Employee')
  await page.goto(`/rounds/${roundId}`)
  await expect(page.getByText('5 questions left')).toBeVisible()

  // What a screen reader says of the box, in the order in which it says it: what is promised comes before where one types.
  const form = page.getByRole('form', { name: 'Ask' })
  await expect(form).toMatchAriaSnapshot(`
    - form "Ask":
      - heading "Ask" [level=2]
      - paragraph: /Your name is not stored with your question/
      - group: /What your leaders promised/
      - paragraph:
        - strong: "Danger or wrongdoing:"
      - paragraph: /are kept in this browser and nowhere else/
      - text: Your question
      - textbox "Your question"
      - group: /What the server keeps of this/
      - button "Send without my name"
      - text: 5 questions left in this round.
  `)

  // Somebody asks first. It is there after some ticks, without a reload.
  const post = (path: string, body: unknown) =>
    fetch(company.url + path, {
      method: 'POST',
      headers: { origin: company.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const theirs = 'Why did cloud cost rise so much in the third quarter?'
  await expect(async () =>
    expect((await post('/anonymous/questions', colleagues[0]!.question(0, theirs))).status).toBeLessThan(300),
  ).toPass({ timeout: 40_000 })
  await expect(page.getByRole('article').filter({ hasText: theirs }).first()).toBeVisible({ timeout: 120_000 })

  // Typing offers it, and a vote for it. What is typed stays.
  const box = page.getByRole('textbox', { name: 'Your question' })
  await tabTo(page, box)
  await page.keyboard.type('Why have cloud costs risen this quarter')
  const offer = page.getByRole('button', { name: `Vote for “${theirs}”` })
  await tabTo(page, offer)
  await page.keyboard.press('Enter')
  await expect(form.getByText('You voted for it.')).toBeVisible()
  await expect(box).toHaveValue('Why have cloud costs risen this quarter')

  // Another one is asked after all.
  await box.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Who decides on the budget for next year?')
  await tabTo(page, page.getByRole('button', { name: 'Send without my name' }))
  await page.keyboard.press('Enter')
  const way = page.getByRole('region', { name: 'On its way' })
  await expect(way).toContainText('Who decides on the budget')
  await expect(way).toContainText(/Leaving (in 0:\d\d|now) · keep this open/, { timeout: 40_000 })

  const mine = page.getByRole('article').filter({ hasText: 'Who decides on the budget' }).filter({ hasText: 'yours' })
  await expect(mine.first()).toBeVisible({ timeout: 120_000 })
  const all = page.locator('.questions-all')
  await expect(all).toMatchAriaSnapshot(`
    - list:
      - listitem:
        - article:
          - button "Take your vote back, 1 so far" [pressed]
          - paragraph: ${theirs}
      - listitem:
        - article:
          - button "Vote for this question, 0 so far"
          - paragraph: Who decides on the budget for next year?
          - paragraph: yours
  `)
  const vote = all.getByRole('button', { name: /^Vote for this question/ })
  await tabTo(page, vote)
  await page.keyboard.press('Space')
  await expect(all.getByRole('button', { name: /^Take your vote back/ })).toHaveCount(2)

  const receipts = page.getByText('My receipts', { exact: true })
  await receipts.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.receipts')).toMatchAriaSnapshot(`
    - group:
      - paragraph: /Kept in this browser only/
      - list:
        - listitem:
          - paragraph: Who decides on the budget for next year?
          - paragraph: visible to everybody
          - button "Withdraw"
          - button "Forget on this device"
      - paragraph:
        - link "Take tokens and receipts to another device"
  `)

  const leader = await company.visit('Lena Leader')
  await leader.goto(`/rounds/${roundId}`)
  const asked = leader.locator('.questions-all .question', { hasText: 'Who decides on the budget' })
  await asked.getByRole('link', { name: 'Answer' }).click()
  await leader.getByLabel('Your answer').fill('The leadership team, in November.')
  await leader.getByRole('button', { name: 'Publish the answer' }).click()
  await expect(leader.getByText('in November.')).toBeVisible()

  const answered = all.getByRole('article').filter({ hasText: 'Who decides on the budget' })
  await expect(answered).toContainText('The leadership team, in November.', { timeout: 40_000 })
  const said = answered.getByRole('group', { name: 'Did this answer the question?' })
  await tabTo(page, said.getByRole('button', { name: 'Answered', exact: true }))
  await page.keyboard.press('Enter')
  await expect(said.getByRole('button', { name: 'Answered', exact: true })).toHaveAttribute('aria-pressed', 'true')
})

import { expect, test } from './fixtures.ts'

test('an administrator tests the way that questions take through the proxy, and is told what was found and what to search for', async ({
  found,
  complaints,
}) => {
  const company = await found(async () => ({}))
  const page = await company.visit('Ada Administrator')
  await page.goto(`${company.url}/company`)
  await page.getByRole('link', { name: 'Test the proxy' }).click()
  await page.getByRole('button', { name: 'Test now' }).click()
  await expect(page.getByText('The request came through as it was sent')).toBeVisible()
  await expect(page.locator('code')).toHaveText(/^grep -r [0-9a-f]{32} \//)
  // A gate in front that asks for a password.
  await page.route('**/anonymous/probe/*', route => route.fulfill({ status: 401, body: 'who are you?' }))
  await page.getByRole('button', { name: 'Test now' }).click()
  await expect(page.getByText('The proxy asks for a password')).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('401')])
})

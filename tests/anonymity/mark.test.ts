import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingIn, must, openMeetingHouseWithPages } from '#tests/support/meetings.ts'
import { joinOpenRound } from '#tests/support/polls.ts'

// A printed report says whose copy it is. A page on which somebody asks, or reads what was asked, must not: on paper it would lie beside the words.

let house: Awaited<ReturnType<typeof openMeetingHouseWithPages>>
beforeAll(async () => {
  house = await openMeetingHouseWithPages()
})
afterAll(() => house.close())

test('pages of reports bear their reader’s name for print and over the page; pages of questions bear none', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const { roundId, desk } = await joinOpenRound(house, meetingId, house.actor('ceo'), [house.actor('employee')])
  await desk.close()
  const cookie = await house.signIn('employee')
  const name = (await must(house.use.account.ownRecord(house.actor('employee')))).record.name
  /** What the document's first tag says: the marks are its styles. */
  const marksOf = async (path: string) => {
    const response = await fetch(house.url + path, { headers: { cookie } })
    expect(response.status, path).toBe(200)
    return /<html[^>]*>/.exec(await response.text())?.[0] ?? ''
  }
  expect(await marksOf('/reports')).toContain(name)
  const asking = ['/questions', '/rounds', `/rounds/${roundId}`, `/rounds/${roundId}/record`, '/owed', '/me/device']
  for (const path of asking) {
    const marks = await marksOf(path)
    expect(marks, path).toContain('--print-mark')
    expect(marks, path).not.toContain(name)
    expect(marks, path).not.toContain('data-watermark')
  }
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundById } from '#db/queries/rounds.ts'
import { toBase64url } from '#app/model/base64url.ts'
import { fingerprint } from '#app/model/question/words.ts'
import { meetingIn, must, openMeetingHouseWithPages } from '#tests/support/meetings.ts'
import { joinOpenRound } from '#tests/support/polls.ts'

// N6: everybody sees the same keys on every page and on the stage, so that a key that was made for one person would show. (What a browser does
// when it is shown a second one: tests/live/wallet.test.ts.)

let house: Awaited<ReturnType<typeof openMeetingHouseWithPages>>
beforeAll(async () => {
  house = await openMeetingHouseWithPages()
})
afterAll(() => house.close())

/** Whatever has the form of a public key of 2048 bits, in either spelling of base64. */
const KEYS = /MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A[\w+/-]{360}/g

test('one pair of keys is on every page of everybody, and its words are on the stage', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const { roundId, desk } = await joinOpenRound(house, meetingId, house.actor('ceo'), [house.actor('employee')])
  await desk.close()
  const round = await roundById(house.hall.store, roundId)
  const { askingPublicKey: asking, votingPublicKey: voting } = round ?? {}
  if (!round || !asking || !voting) throw new Error('the round is not open')
  const screen = await must(house.use.meetings.askPairing())
  await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code: screen.code }))

  const shown = new Map<string, number>()
  for (const name of ['ceo', 'employee', 'preparer'] as const) {
    const cookie = await house.signIn(name)
    for (const path of ['/', '/rounds', `/rounds/${roundId}`, '/reports', '/meetings', `/meetings/${meetingId}`, '/me']) {
      const page = await fetch(house.url + path, { headers: { cookie } })
      expect(page.status, `${name} ${path}`).toBe(200)
      const text = (await page.text()).replaceAll('\\u002F', '/')
      const found = new Set(text.match(KEYS) ?? [])
      expect(
        [...found].filter(key => key !== toBase64url(asking) && key !== toBase64url(voting)),
        `${name} ${path}`,
      ).toEqual([])
      if (found.size > 0) {
        expect(found.size, `${name} ${path}`).toBe(2)
        shown.set(path, (shown.get(path) ?? 0) + 1)
      }
    }
  }
  // On the first page of everybody tokens are fetched, on that of the round questions are asked.
  expect(shown.get('/')).toBe(3)
  expect(shown.get(`/rounds/${roundId}`)).toBe(3)
  expect(fingerprint(asking)).not.toBe(fingerprint(voting))
  const stage = await (await fetch(`${house.url}/stage`, { headers: { cookie: `candor-stage=${screen.token}` } })).text()
  for (const key of [asking, voting]) expect(stage).toContain(fingerprint(key))
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meetingById } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

describe('a stage', () => {
  test('is paired by the code that it shows, once, and until it is revoked', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    const screen = await must(house.use.meetings.askPairing())
    expect(await house.use.meetings.standing(screen.token)).toMatchObject({ kind: 'waiting', code: screen.code })
    expect(await house.use.meetings.pair(house.actor('employee'), { meetingId, code: screen.code })).toMatchObject({ ok: false })
    const spaced = ` ${screen.code.slice(0, 3).toLowerCase()} ${screen.code.slice(3)}`
    const { stageId } = await must(house.use.meetings.pair(house.actor('cfo'), { meetingId, code: spaced }))
    const standing = await house.use.meetings.standing(screen.token)
    expect(standing).toMatchObject({ kind: 'paired', actor: { kind: 'stage', stageId, meetingId } })
    expect(await house.use.meetings.pair(house.actor('ceo'), { meetingId, code: screen.code })).toMatchObject({
      ok: false,
      fault: { kind: 'invalid' },
    })

    const stage = { kind: 'stage', stageId, meetingId } as const
    expect(await house.use.meetings.attend(stage, { meetingId, as: 'stage' })).toMatchObject({ ok: true })
    for (const as of ['follower', 'presenter', 'moderator'] as const)
      expect(await house.use.meetings.attend(stage, { meetingId, as })).toEqual({ ok: false, fault: { kind: 'not found' } })

    await must(house.use.meetings.revoke(house.actor('ceo'), { meetingId, stageId }))
    expect(await house.use.meetings.standing(screen.token)).toEqual({ kind: 'unknown' })
    expect(house.news).toContainEqual({ kind: 'stage revoked', stageId })
  })

  test('shows the same words of the round’s keys as everybody’s page', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    const screen = await must(house.use.meetings.askPairing())
    await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code: screen.code }))
    const keys = async () => {
      const standing = await house.use.meetings.standing(screen.token)
      return standing.kind === 'paired' ? standing.page.keys : undefined
    }
    expect(await keys()).toBeNull()
    const { reportId } = (await meetingById(house.hall.store, meetingId))!
    const now = house.hall.clock.now()
    const plan = { reportId, opensAt: now, closesAt: now + 60_000, moderated: false, minCrowd: 5 }
    const { id: roundId } = await must(house.use.rounds.plan(house.actor('ceo'), plan))
    await must(house.use.meetings.openLobby(house.actor('ceo'), { meetingId }))
    const { round } = await must(house.use.rounds.view(house.actor('employee'), { roundId }))
    expect(await keys()).toEqual(round.keys?.fingerprint)
    expect(round.keys?.fingerprint.asking).toMatch(/\w+/)
  })
})

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

describe('the door of stages', () => {
  const HALL = '198.51.100.7'
  const ask = (address: string) => must(house.use.meetings.askPairing({ address }))
  const waits = async (screens: { token: string }[]) => {
    const standings = await Promise.all(screens.map(({ token }) => house.use.meetings.standing(token)))
    return standings.filter(({ kind }) => kind === 'waiting').length
  }
  const inRows = async () => house.hall.store.select().from(house.hall.store.t.pairings)

  test('is open to the hall’s screen while somebody floods it: a network pushes out its own, and none of another', async () => {
    const before = await ask(HALL)
    const flood = await Promise.all(Array.from({ length: 250 }, () => ask('203.0.113.9')))
    // The addresses of one household are one network.
    const more = await Promise.all(Array.from({ length: 250 }, (_, at) => ask(`2001:db8:7:7::${at.toString(16)}`)))
    const after = await ask(HALL)
    expect(await waits([before, after])).toBe(2)
    for (const screens of [flood, more]) expect(await waits(screens)).toBeLessThanOrEqual(60)
    // Who came last from there waits, whatever came before: it may be a hall’s, too.
    expect(await waits([flood.at(-1)!, more.at(-1)!])).toBe(2)
  })

  test('refuses nobody where too many wait from everywhere: the one that has waited longest goes, of its own network if there is one', async () => {
    const first = await ask('192.0.2.1')
    const crowd = []
    for (let site = 0; site < 4; site++)
      crowd.push(...(await Promise.all(Array.from({ length: 55 }, (_, at) => ask(`10.${site}.${at}.1`)))))
    expect((await inRows()).length).toBe(200)
    const [second, third] = [await ask('192.0.2.7'), await ask('192.0.2.7')]
    expect(await waits([second, third])).toBe(1)
    expect(await waits([third])).toBe(1)
    expect(await waits([first])).toBe(0)
    expect((await inRows()).length).toBe(200)
    expect(await waits(crowd)).toBe(199)
  })

  test('keeps nowhere from where a screen asked', async () => {
    const screen = await ask('203.0.113.77')
    expect(await waits([screen])).toBe(1)
    const rows = await inRows()
    expect([...new Set(rows.flatMap(row => Object.keys(row)))].sort()).toEqual(['code', 'expiresAt', 'id', 'tokenHash'])
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })
})

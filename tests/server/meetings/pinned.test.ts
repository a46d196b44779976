import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingById } from '#db/queries/meetings.ts'
import { approvedReport, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const SECRET = 'The sale of the Lyon site'

/** A meeting on "Second quarter", FY2026-Q2, whose draft is renamed after the lobby was opened, and its end. */
async function renamedMeanwhile(publish: 'shown' | 'everything') {
  const { use, hall, actor } = house
  const reportId = await approvedReport(hall)
  const now = hall.clock.now()
  const { id: roundId } = await must(
    use.rounds.plan(actor('ceo'), { reportId, opensAt: now, closesAt: now + 3_600_000, moderated: false, minCrowd: 5 }),
  )
  const plan = { title: 'All hands', reportId, startsAt: now, minutes: 60, hearItUrl: '', captioned: false }
  const { meetingId } = await must(use.meetings.schedule(actor('ceo'), { ...plan, presenterIds: ['ceo'] }))
  await must(use.meetings.openLobby(actor('ceo'), { meetingId }))
  await must(use.meetings.start(actor('ceo'), { meetingId }))
  const edit = { kind: 'name report', title: SECRET, period: 'FY2027-Q1' }
  await must(use.reports.edit(actor('preparer'), { reportId, version: 1, edit }))
  const shown = { meetingId, move: { kind: 'show', position: 1, from: 0 } as const }
  await must(use.meetings.move(actor('ceo'), shown) as Promise<{ ok: true }>)
  await must(use.meetings.end(actor('ceo'), { meetingId, publish }))
  return { reportId, meetingId, roundId }
}

test.each(['shown', 'everything'] as const)(
  'the end (%s) publishes the name that was approved: what the draft was called since, no reader learns anywhere',
  async publish => {
    const { use, hall, actor } = house
    const { reportId, meetingId, roundId } = await renamedMeanwhile(publish)
    const reader = actor('employee')
    const { page } = await must(use.reports.read(reader, reportId))
    expect(page).toMatchObject({ kind: 'report', report: { title: 'Second quarter', period: 'FY2026-Q2' } })
    const { revisions, report } = await must(use.reports.revisions(reader, reportId))
    expect([report.title, revisions.length]).toEqual(['Second quarter', 1])
    const read = async () => [
      await must(use.reports.archive(reader)),
      await must(use.reports.home(reader)),
      await must(use.reports.search(reader, { query: 'quarter' })),
      await must(use.reports.removals(reader, reportId)),
      await must(use.meetings.past(reader)),
      await use.meetings.surroundings(meetingId),
      await must(use.rounds.view(reader, { roundId })),
      await must(use.account.ownRecord(reader)),
      await use.rounds.plannable(actor('moderator')),
      await must(use.reports.read(reader, reportId)),
    ]
    for (const said of (await read()).map(each => JSON.stringify(each))) {
      expect(said).toContain('Second quarter')
      expect(said).not.toContain(SECRET)
      expect(said).not.toContain('FY2027-Q1')
    }

    // The page words the period and tells reports of one name apart.
    expect(await use.rounds.plannable(actor('moderator'))).toMatchObject([
      { title: 'Second quarter', period: 'FY2026-Q2', status: 'published' },
    ])

    // Whoever works on it still has the draft's own name, as a change that readers have not seen.
    const leaders = await must(use.reports.draft(actor('leader'), reportId))
    expect(leaders.page.report).toMatchObject({ title: SECRET, period: 'FY2027-Q1' })
    expect((await must(use.reports.read(actor('leader'), reportId))).page).toMatchObject({ changed: true })

    await must(use.reports.withdraw(actor('leader'), { reportId, reason: 'Wrong file' }))
    expect((await must(use.reports.read(reader, reportId))).page).toMatchObject({ kind: 'withdrawn', title: 'Second quarter' })
    expect((await meetingById(hall.store, meetingId))?.state).toBe('ended')
  },
)

import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Move } from '#app/model/meeting/catalogue.ts'
import { applyFact, BEGINNING } from '#app/model/meeting/show.ts'
import { journalOf, meetingById, partsOfMeeting, sealedParts } from '#db/queries/meetings.ts'
import { revisionSections, reportById } from '#db/queries/reports.ts'
import { approvedReport, meetingIn, type MeetingHouse, must, openMeetingHouse, plainId } from '../../support/meetings.ts'
import { anyReport } from '../../support/sections.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const planned = (reportId: string) => ({
  title: 'All hands',
  reportId,
  startsAt: Date.UTC(2026, 6, 1, 9),
  minutes: 60,
  hearItUrl: 'https://hear.example/1',
  captioned: true,
  presenterIds: ['ceo'],
  roundId: null,
})
const move = (meetingId: string, move: Move, name = 'ceo') => house.use.meetings.move(house.actor(name), { meetingId, move })

describe('scheduling', () => {
  test('a meeting on a report without sections is refused, with what to do', async () => {
    const reportId = await approvedReport(house.hall, [])
    const refused = await house.use.meetings.schedule(house.actor('ceo'), planned(reportId))
    expect(refused).toMatchObject({
      ok: false,
      fault: { kind: 'invalid', fields: { reportId: expect.stringMatching(/no sections yet.*Add sections/) } },
    })
  })

  test.each(['preparer', 'moderator', 'employee', 'administrator'])('a %s cannot schedule, and is not told what there is', async name => {
    const reportId = await approvedReport(house.hall)
    expect(await house.use.meetings.schedule(house.actor(name), planned(reportId))).toEqual({ ok: false, fault: { kind: 'not found' } })
    expect(await house.use.meetings.scheduleChoices(house.actor(name))).toEqual({ ok: false, fault: { kind: 'not found' } })
  })

  test('says by field what is wrong', async () => {
    const wrong = { ...planned('nothing'), title: ' ', minutes: 1, hearItUrl: 'javascript:alert(1)', presenterIds: [] }
    const refused = await house.use.meetings.schedule(house.actor('ceo'), wrong)
    expect(refused.ok ? {} : refused.fault).toMatchObject({
      kind: 'invalid',
      fields: { title: /./, minutes: /./, hearItUrl: /./, presenterIds: /./ },
    })
  })

  test('of two who change it, the second is told', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    const { planned: before } = await must(house.use.meetings.planned(house.actor('ceo'), meetingId))
    const input = { ...planned(before.reportId), meetingId, version: before.version }
    expect(await house.use.meetings.change(house.actor('ceo'), { ...input, title: 'First' })).toMatchObject({ ok: true })
    expect(await house.use.meetings.change(house.actor('cfo'), { ...input, title: 'Second' })).toMatchObject({
      ok: false,
      fault: { kind: 'stale' },
    })
    expect((await meetingById(house.hall.store, meetingId))?.title).toBe('First')
  })

  test('whoever gave no pledge, or is nobody, finds no meeting', async () => {
    const meetingId = await meetingIn(house, 'lobby')
    for (const actor of [{ kind: 'nobody' } as const, { ...house.actor('employee'), pledged: null }]) {
      expect(await house.use.meetings.attend(actor, { meetingId, as: 'follower' })).toEqual({ ok: false, fault: { kind: 'not found' } })
    }
  })
})

describe('the lobby', () => {
  test('of a draft is refused, with what to do', async () => {
    const reportId = await approvedReport(house.hall, anyReport(), 'draft')
    const { meetingId } = await must(house.use.meetings.schedule(house.actor('ceo'), planned(reportId)))
    expect(await house.use.meetings.openLobby(house.actor('ceo'), { meetingId })).toMatchObject({
      ok: false,
      fault: { kind: 'conflict', message: expect.stringContaining('approves it first') },
    })
  })

  test('pins a revision that the meeting alone sees, and seals each part with a key of its own', async () => {
    const meetingId = await meetingIn(house, 'lobby')
    const meeting = await meetingById(house.hall.store, meetingId)
    const parts = await partsOfMeeting(house.hall.store, meetingId)
    const bytes = await sealedParts(house.hall.store, meetingId)
    expect(meeting).toMatchObject({ state: 'lobby', seq: 2, show: { parts: 5, sealed: true } })
    expect((await reportById(house.hall.store, meeting?.reportId ?? ''))?.status).toBe('approved')
    expect(new Set(parts.map(({ key }) => key.toString('hex'))).size).toBe(5)
    for (const { sealed } of bytes) expect((sealed.length - 24) % 4096).toBe(0)
  })

  test('closed again leaves nothing behind, and opens anew', async () => {
    const meetingId = await meetingIn(house, 'lobby')
    await must(house.use.meetings.closeLobby(house.actor('cfo'), { meetingId }))
    expect(await partsOfMeeting(house.hall.store, meetingId)).toEqual([])
    expect((await meetingById(house.hall.store, meetingId))?.show).toEqual(BEGINNING)
    expect(await house.use.meetings.openLobby(house.actor('ceo'), { meetingId })).toMatchObject({ ok: true, sealed: true })
  })

  test('opened by two presenters in the same moment opens once', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    const answers = await Promise.all(['ceo', 'cfo'].map(name => house.use.meetings.openLobby(house.actor(name), { meetingId })))
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await partsOfMeeting(house.hall.store, meetingId)).length).toBe(5)
  })

  test('is not for who does not present', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    expect(await house.use.meetings.openLobby(house.actor('employee'), { meetingId })).toEqual({ ok: false, fault: { kind: 'forbidden' } })
    expect(await house.use.meetings.openLobby(house.actor('employee'), { meetingId: 'none' })).toEqual({
      ok: false,
      fault: { kind: 'not found' },
    })
  })
})

describe('a move', () => {
  test('that is refused leaves no gap in the journal', async () => {
    const meetingId = await meetingIn(house, 'live')
    const moves: Move[] = [
      { kind: 'show', position: 1, from: 0 },
      { kind: 'show', position: 9, from: 1 },
      { kind: 'show', position: 2, from: 0 },
      { kind: 'resume' },
      { kind: 'blank', blank: true },
    ]
    const answers = []
    for (const each of moves) answers.push(await move(meetingId, each))
    expect(answers.map(answer => (answer.ok ? answer.seq : answer.error))).toEqual([5, 'not found', 'stale', 5, 6])
    expect((await journalOf(house.hall.store, meetingId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('leaves the row and the fold of the journal equal', async () => {
    const meetingId = await meetingIn(house, 'live')
    for (const position of [1, 2, 3]) await move(meetingId, { kind: 'show', position, from: position - 1 })
    await move(meetingId, { kind: 'handWheel', to: 'cfo' })
    await move(meetingId, { kind: 'openNote', position: 3, lineItemId: 'l-cloud' }, 'cfo')
    const fold = (await journalOf(house.hall.store, meetingId)).reduce((show, { fact, at }) => applyFact(show, fact, at), BEGINNING)
    const row = await meetingById(house.hall.store, meetingId)
    expect(row?.show).toEqual(fold)
    expect(row).toMatchObject({ state: 'live', revisionId: fold.revisionId, startedAt: fold.startedAt })
    expect(fold).toMatchObject({ driver: 'cfo', note: 'l-cloud', shown: [1, 2, 3] })
  })

  test('nobody pulls the wheel out of a hand: without word that the driver is gone it cannot be taken', async () => {
    const meetingId = await meetingIn(house, 'live')
    expect(await move(meetingId, { kind: 'takeWheel', from: 'ceo' }, 'cfo')).toMatchObject({ ok: false, error: 'conflict' })
    const gone = (id: string) => id === 'ceo'
    const taken = await house.use.meetings.move(house.actor('cfo'), { meetingId, move: { kind: 'takeWheel', from: 'ceo' }, gone })
    expect(taken).toMatchObject({ ok: true })
  })

  test('of two presenters at the wheel in one moment: one drives, the other is told', async () => {
    const meetingId = await meetingIn(house, 'live')
    await move(meetingId, { kind: 'handWheel', to: 'cfo' })
    const answers = await Promise.all([
      move(meetingId, { kind: 'handWheel', to: 'ceo' }, 'cfo'),
      move(meetingId, { kind: 'show', position: 1, from: 0 }, 'cfo'),
    ])
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toMatchObject({ ok: false, error: 'not driving' })
  })
})

describe('the end', () => {
  /** `corrected`: takes the first section out of the report, and that into the meeting, before its end. */
  const endWith = async (publish: 'shown' | 'everything' | 'nothing', shown: number[], { corrected = false } = {}) => {
    const meetingId = await meetingIn(house, 'live')
    let from = 0
    for (const position of shown) {
      await must(move(meetingId, { kind: 'show', position, from }) as Promise<{ ok: true }>)
      from = position
    }
    if (corrected) {
      const { reportId } = (await meetingById(house.hall.store, meetingId))!
      await house.hall.store.transact(async tx => {
        const { sections, reports } = tx.t
        await tx.delete(sections).where(and(eq(sections.title, 'Welcome everybody'), eq(sections.reportId, reportId)))
        await tx.update(reports).set({ version: 2 }).where(eq(reports.id, reportId))
      })
      await must(house.use.meetings.correct(house.actor('ceo'), { meetingId }))
    }
    await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish }))
    const meeting = await meetingById(house.hall.store, meetingId)
    const report = await reportById(house.hall.store, meeting?.reportId ?? '')
    return {
      meetingId,
      report,
      sections: report?.currentRevisionId ? await revisionSections(house.hall.store, report.currentRevisionId) : [],
    }
  }

  test('publishes what was shown, and not the five sentences, which speak of all', async () => {
    const { report, sections, meetingId } = await endWith('shown', [1, 2])
    expect(report?.status).toBe('published')
    expect(sections.map(({ id }) => plainId(id))).toEqual(['s-welcome', 's-income'])
    expect(JSON.stringify(sections)).not.toContain('Cloud')
    const { revisions } = house.hall.store.t
    const published = (await house.hall.store.select().from(revisions)).find(({ id }) => id === report?.currentRevisionId)
    expect(published).toMatchObject({ audience: 'everyone', sentences: [] })
    expect((await sealedParts(house.hall.store, meetingId)).every(({ sealed }) => sealed.length === 0)).toBe(true)
  })

  test('publishes no more than was shown after a correction took a section out, and tells its moments by what they were', async () => {
    const { report, sections, meetingId } = await endWith('shown', [1, 2], { corrected: true })
    expect(sections.map(({ id }) => plainId(id))).toEqual(['s-income'])
    expect(JSON.stringify(sections)).not.toContain('Cloud')
    const { revisions } = house.hall.store.t
    const published = (await house.hall.store.select().from(revisions)).find(({ id }) => id === report?.currentRevisionId)
    expect(published).toMatchObject({ audience: 'everyone', sentences: [] })
    const { page } = await must(house.use.meetings.moments(house.actor('employee'), meetingId))
    expect(page.moments.filter(({ what }) => what === 'shown').map(({ text }) => text)).toEqual(['', 'Income statement'])
  })

  test('makes no moment of what was pointed at only on the way', async () => {
    const meetingId = await meetingIn(house, 'live')
    await move(meetingId, { kind: 'show', position: 3, from: 0 })
    const { show } = (await meetingById(house.hall.store, meetingId))!
    const stops = ['l-revenue', 'l-cloud', 'l-wages']
    const answers = []
    for (const id of stops) answers.push(await move(meetingId, { kind: 'point', position: show.position, at: [{ kind: 'line item', id }] }))
    await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'everything' }))
    const { page } = await must(house.use.meetings.moments(house.actor('employee'), meetingId))
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(1)
    expect(page.moments.filter(({ what }) => what === 'pointed')).toHaveLength(1)
  })

  test('publishes everything when asked to', async () => {
    const { sections } = await endWith('everything', [1])
    expect(sections.map(({ id }) => plainId(id))).toEqual(anyReport().map(({ id }) => id))
  })

  test('publishes nothing when asked to', async () => {
    const { report, sections } = await endWith('nothing', [1])
    expect([report?.status, sections]).toEqual(['approved', []])
  })

  test('leaves moments that tell only what may be read now', async () => {
    const { meetingId } = await endWith('shown', [1, 4])
    const { page } = await must(house.use.meetings.moments(house.actor('employee'), meetingId))
    expect(page.moments.map(({ what, text }) => [what, text])).toEqual([
      ['started', ''],
      ['shown', 'Welcome everybody'],
      ['shown', 'Revenue drawn'],
      ['ended', ''],
    ])
    const { meetingId: silent } = await endWith('nothing', [1, 4])
    const { page: told } = await must(house.use.meetings.moments(house.actor('employee'), silent))
    expect(told.moments.map(({ text }) => text).join('')).toBe('')
  })
})

describe('a published report', () => {
  test('is presented open, and stays as it is at the end', async () => {
    const first = await meetingIn(house, 'live')
    await house.use.meetings.end(house.actor('ceo'), { meetingId: first, publish: 'everything' })
    const { reportId } = (await meetingById(house.hall.store, first))!
    const before = (await reportById(house.hall.store, reportId))?.currentRevisionId
    const { meetingId } = await must(house.use.meetings.schedule(house.actor('ceo'), planned(reportId)))
    expect(await house.use.meetings.openLobby(house.actor('ceo'), { meetingId })).toMatchObject({ ok: true, sealed: false })
    await must(house.use.meetings.start(house.actor('ceo'), { meetingId }))
    await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'shown' }))
    expect((await reportById(house.hall.store, reportId))?.currentRevisionId).toBe(before)
  })
})

describe('a correction', () => {
  test('seals again only what changed, under a new key, and says so in the journal', async () => {
    const meetingId = await meetingIn(house, 'live')
    const { reportId } = (await meetingById(house.hall.store, meetingId))!
    const before = await partsOfMeeting(house.hall.store, meetingId)
    const { sections, reports } = house.hall.store.t
    await house.hall.store.transact(async tx => {
      await tx
        .update(sections)
        .set({ title: 'Corrected welcome' })
        .where(and(eq(sections.title, 'Welcome everybody'), eq(sections.reportId, reportId)))
      await tx.update(reports).set({ version: 2 }).where(eq(reports.id, reportId))
    })
    expect(await house.use.meetings.correct(house.actor('ceo'), { meetingId })).toEqual({ ok: true, changed: 1 })
    const after = await partsOfMeeting(house.hall.store, meetingId)
    expect(after.map(({ id }, index) => id === before[index]?.id)).toEqual([false, true, true, true, true])
    expect(after[0]?.key.equals(before[0]?.key as Buffer)).toBe(false)
    expect((await journalOf(house.hall.store, meetingId)).slice(-2).map(({ fact }) => fact.kind)).toEqual([
      'revision pinned',
      'part resealed',
    ])
    expect(await house.use.meetings.correct(house.actor('ceo'), { meetingId })).toEqual({ ok: true, changed: 0 })
  })
})

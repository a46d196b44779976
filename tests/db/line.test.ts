import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromBase64url } from '#app/model/base64url.ts'
import type { Move } from '#app/model/meeting/catalogue.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import { openDesk } from '#server/questions/desk.ts'
import { countedIds, openTestHall, type TestHall } from '#tests/support/hall.ts'
import { fetchTokens } from '#tests/support/questions.ts'
import { draftedReport, must } from '#tests/support/reports.ts'
import { DIALECTS } from '#tests/support/stores.ts'

// A real line of use cases on every database, with the same ids and the same clock: what people read must be the same to the letter.

const DAY = 86_400_000
type Cast = Record<'admin' | 'leader' | 'preparer' | 'moderator' | 'employee', PersonActor>

async function cast(house: TestHall): Promise<Cast> {
  return {
    admin: await house.person('Ada', ['administrator']),
    leader: await house.person('Lena', ['leader']),
    preparer: await house.person('Paul', ['preparer']),
    moderator: await house.person('Mona', ['moderator']),
    employee: await house.person('Émile Ångström'),
  }
}

/** People come by hand and by list. */
async function people({ use }: TestHall, { admin, employee }: Cast) {
  const text = 'name,email,number,roles\nŽofia,zofia@acme.example,0071,moderator\nbo,Bo@acme.example,,\n'
  const { personId } = await must(use.people.add(admin, { name: 'Cara', email: 'cara@acme.example', staffNumber: '42', roles: [] }))
  await must(use.people.disable(admin, { personId }))
  await must(use.links.makePersonLink(admin, { personId: employee.personId }))
  return {
    imported: await use.people.importList(admin, { text }),
    again: await use.people.importList(admin, { text }),
    taken: await use.people.add(admin, { name: 'Other', email: 'bo@acme.example', staffNumber: null, roles: [] }),
    list: await must(use.people.list(admin)),
    own: await must(use.account.ownRecord(employee)),
  }
}

/** A report is drafted, approved and published, found and read. */
async function report(house: TestHall, { leader, preparer, employee }: Cast) {
  const { use } = house
  const { squadId } = await must(use.squads.named(preparer, { name: 'Cloud' }))
  const drafted = await draftedReport({ use, preparer })
  const { reportId, version } = drafted
  const lost = await use.reports.edit(preparer, {
    reportId,
    version: 1,
    edit: { kind: 'name report', title: 'Too late', period: 'FY2025-Q4' },
  })
  await must(use.reports.approve(leader, { reportId, version }))
  await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' } }))
  return {
    drafted,
    told: {
      squadAgain: (await must(use.squads.named(preparer, { name: 'Cloud' }))).squadId === squadId,
      squads: await use.squads.list(employee),
      lost,
      page: await must(use.reports.read(employee, reportId)),
      search: await must(use.reports.search(employee, { query: 'CLOUD cost' })),
      archive: await must(use.reports.archive(employee)),
      home: await must(use.reports.home(employee)),
      revisions: await must(use.reports.revisions(leader, reportId)),
    },
  }
}

/** A round: asked without names, moderated, voted on. */
async function round(house: TestHall, { leader, moderator, employee }: Cast, reportId: string) {
  const { use, hall, clock } = house
  const now = clock.now()
  const { id: roundId } = await must(use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + DAY, moderated: true, minCrowd: 5 }))
  const { keys: open } = (await must(use.rounds.view(employee, { roundId }))).round
  const bytes = (text = '') => fromBase64url(text) as Uint8Array
  const keys = { roundId, asking: bytes(open?.asking), voting: bytes(open?.voting) }
  const askers = []
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five'])
    askers.push(await fetchTokens({ use, roundId, keys }, await house.person(name)))
  const desk = openDesk(hall)
  const ids: string[] = []
  for (const [number, text] of ['Why did cloud cost rise?', 'When does “Zanzibar” open?'].entries()) {
    await desk.ask(askers[number]!.question(0, text))
    for (let tick = 0; tick < 3; tick++) await desk.tick()
    const { pending } = await must(use.questions.pending(moderator, { roundId }))
    ids.push(pending.find(question => question.text === text)!.id)
  }
  const [first, second] = ids as [string, string]
  for (const questionId of ids) await must(use.questions.moderate(moderator, { questionId, verb: { kind: 'approve' } }))
  const votes = await Promise.all([
    ...askers.map(asker => desk.vote({ token: asker.voting, questionId: first, choice: 1 })),
    desk.vote({ token: askers[0]!.voting, questionId: second, choice: 1 }),
  ])
  votes.push(await desk.vote({ token: askers[4]!.voting, questionId: first, choice: 0 }))
  await must(use.questions.answer(leader, { questionId: second, text: 'In November.' }))
  await desk.close()
  return {
    roundId,
    first,
    told: async () => ({
      votes,
      tally: await must(use.questions.votes(employee, { roundId })),
      seen: await must(use.questions.ofRound(employee, { roundId })),
      record: await must(use.questions.record(employee, { roundId })),
      closed: await use.rounds.close(leader, { roundId }),
    }),
  }
}

/** A meeting from its planning to its end, with a question on the stage. */
async function meeting(house: TestHall, { leader, employee }: Cast, reportId: string, questionId: string) {
  const { use, clock } = house
  const plan = { title: 'All hands', reportId, startsAt: clock.now(), minutes: 60, hearItUrl: '', captioned: false, roundId: null }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...plan, presenterIds: [leader.personId] }))
  const readiness = await must(use.meetings.readiness(leader, meetingId))
  // Two presenters' tabs at once: one opens it.
  const opened = await Promise.all([use.meetings.openLobby(leader, { meetingId }), use.meetings.openLobby(leader, { meetingId })])
  await must(use.meetings.start(leader, { meetingId }))
  const moves: Move[] = [
    { kind: 'show', position: 1, from: 0 },
    { kind: 'point', position: 1, at: [{ kind: 'line item', id: 'a-cloud' }] },
    { kind: 'show', position: 2, from: 1 },
    // A tab that slept.
    { kind: 'show', position: 3, from: 1 },
    { kind: 'stageQuestion', questionId },
    { kind: 'markAnswered', questionId },
  ]
  const answers = []
  for (const move of moves) {
    clock.forward(1_000)
    const answer = await use.meetings.move(leader, { meetingId, move })
    answers.push(answer.ok ? answer.seq : answer.error)
  }
  const live = await must(use.meetings.attend(employee, { meetingId, as: 'follower' }))
  const ended = await use.meetings.end(leader, { meetingId, publish: 'shown' })
  return {
    readiness,
    opened: opened.map(({ ok }) => ok).sort(),
    answers,
    live,
    ended,
    moments: await must(use.meetings.moments(employee, meetingId)),
    list: await must(use.meetings.list(employee)),
  }
}

/** A value and a passage go for good. */
async function removal({ use }: TestHall, { leader, employee }: Cast, reportId: string, sectionId: string) {
  const value = { what: 'value', sectionId, lineItemId: 'a-cloud', columnId: 'a-actual' } as const
  const outcomes = [
    await use.reports.removeForGood(leader, { reportId, target: value, reason: 'A customer’s own figure' }),
    await use.reports.removeForGood(leader, { reportId, target: { what: 'text', text: 'Zanzibar' }, reason: 'Not yet' }),
    await use.reports.removeForGood(leader, { reportId, target: { what: 'text', text: 'not there' }, reason: 'Not yet' }),
  ]
  return {
    outcomes,
    page: await must(use.reports.read(employee, reportId)),
    removals: await must(use.reports.removals(employee, reportId)),
  }
}

/** Everybody takes an administrator's role away in the same moment. */
async function lastAdministrator({ use }: TestHall, { admin }: Cast) {
  const standing = (await must(use.people.list(admin))).people.filter(({ roles }) => roles.includes('administrator'))
  const outcomes = await Promise.all(standing.map(({ id: personId }) => use.people.disable(admin, { personId })))
  return { disabled: outcomes.map(({ ok }) => ok), left: (await must(use.people.list(admin))).people.map(({ state }) => state) }
}

async function line(house: TestHall) {
  const roles = await cast(house)
  const told: Record<string, unknown> = { people: await people(house, roles) }
  const { drafted, told: published } = await report(house, roles)
  const asked = await round(house, roles, drafted.reportId)
  told.report = published
  told.meeting = await meeting(house, roles, drafted.reportId, asked.first)
  told.round = await asked.told()
  told.archive = await must(house.use.reports.archive(roles.employee))
  told.removal = await removal(house, roles, drafted.reportId, drafted.statement)
  told.administrators = await lastAdministrator(house, roles)
  told.news = house.news
  return told
}

async function lineOn({ place: placeIn }: (typeof DIALECTS)[number]) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  const place = await placeIn(folder)
  const house = await openTestHall({ ids: countedIds(), open: place.open })
  try {
    return await line(house)
  } finally {
    await house.close()
    await place.gone()
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a line of use cases', () => {
  const [sqlite, ...others] = DIALECTS
  let first: ReturnType<typeof lineOn> | undefined
  const onSqlite = () => (first ??= lineOn(sqlite!))

  it('goes from people to the end of a meeting and a removal', { timeout: 60_000 }, async () => {
    const told = await onSqlite()
    expect(told.people).toMatchObject({ imported: { added: 2 }, again: { added: 0, known: 2 }, taken: { ok: false } })
    expect(told.report).toMatchObject({
      squadAgain: true,
      lost: { fault: { kind: 'stale' } },
      search: { findings: [{ places: [{ section: 'Income statement', lines: [{ label: 'Cloud cost' }] }, { section: 'Cloud cost' }] }] },
    })
    expect(told.meeting).toMatchObject({ opened: [false, true], answers: [5, 6, 7, 'stale', 8, 9], ended: { ok: true } })
    expect(told.round).toMatchObject({ votes: Array(7).fill({ state: 'stored' }), closed: { ok: true } })
    expect(JSON.stringify(told.round)).toMatch(/"votes":4.*"kind":"live".*"kind":"written"/)
    expect(JSON.stringify(told.report)).toMatch(/-6173\.91.*Zanzibar/)
    expect(told.removal).toMatchObject({ outcomes: [{ ok: true }, { ok: true }, { ok: false }] })
    expect(JSON.stringify(told.removal)).not.toMatch(/6173\.91|Zanzibar/)
    expect(told.administrators).toMatchObject({ disabled: [true, false] })
  })

  it.each(others)('tells on $name what it tells on SQLite', { timeout: 60_000 }, async other => {
    expect(await lineOn(other)).toEqual(await onSqlite())
  })
})

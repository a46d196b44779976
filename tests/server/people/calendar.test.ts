import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import { insertPeople, personById } from '#db/queries/people.ts'
import { openPost } from '#server/people/post.ts'
import { testConfig } from '#tests/support/config.ts'
import { type MailServer, openMailServer, waitingLetters } from '#tests/support/mail.ts'
import { openTestHall, type TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'

let house: TestHall
let mail: MailServer
let presenter: PersonActor
let employee: PersonActor
let meetingId: string
/** A quarter of an hour before clocks in Berlin go forward. */
const STARTS = Date.UTC(2026, 2, 29, 0, 45)

beforeEach(async () => {
  mail = await openMailServer()
})
afterEach(async () => {
  await house.close()
  mail.close()
})

async function planned(variables: Record<string, string> = {}) {
  house = await openTestHall({ variables })
  presenter = await house.person('Lena Leader', ['leader'])
  employee = await house.person('Eva Employee')
  await house.person('Nora Nomail', [], { email: null, staffNumber: 'N-1' })
  const { reportId } = await must(house.use.reports.create(presenter, { title: 'Secret quarter', period: 'FY2026-Q1' }))
  const body = { kind: 'narrative', markdown: 'Text.' }
  await must(house.use.reports.edit(presenter, { reportId, version: 1, edit: { kind: 'add section', title: 'Letter', body } }))
  const plan = { reportId, minutes: 75, captioned: false, presenterIds: [presenter.personId] }
  const first = { ...plan, title: 'All; hands,\r\nX-Evil: 1', startsAt: STARTS, hearItUrl: 'https://meet.example.com/a?b=1' }
  meetingId = (await must(house.use.meetings.schedule(presenter, first))).meetingId
  return { plan }
}

/** The same hall once somebody has configured a mail server. */
const withMail = () =>
  openPost({ ...house.hall, config: testConfig({ DATA_DIR: house.folder, SMTP_URL: mail.url, MAIL_FROM: 'candor@example.com' }) })

const text = async (actor: PersonActor) => (await must(house.use.meetings.calendar(actor, { meetingId }))).text
/** Lines as they were before they were folded (RFC 5545, section 3.1). */
const lines = (ics: string): string[] =>
  ics
    .replaceAll(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n')

describe('a meeting for the calendar', () => {
  test('says its time in UTC, its length and its addresses, and nothing of the report; what was typed makes no line of its own', async () => {
    await planned()
    const found = lines(await text(employee))
    expect(found).toContain('DTSTART:20260329T004500Z')
    expect(found).toContain('DURATION:PT75M')
    expect(found).toContain('SUMMARY:All\\; hands\\,\\nX-Evil: 1')
    expect(found).toContain('LOCATION:https://meet.example.com/a?b=1')
    expect(found.join()).toContain(`/meetings/${meetingId}`)
    expect(found.some(line => line.startsWith('X-Evil'))).toBe(false)
    expect(found.join()).not.toContain('Secret')
    // No zone of anybody: every calendar shows the instant in its own.
    expect(found.join()).not.toMatch(/TZID|VTIMEZONE/)
  })

  test('takes the place of what a calendar has when the meeting is moved', async () => {
    const { plan } = await planned()
    const before = lines(await text(employee))
    const moved = { ...plan, meetingId, version: 1, title: 'All hands', startsAt: STARTS + 3_600_000, hearItUrl: '' }
    await must(house.use.meetings.change(presenter, moved))
    const after = lines(await text(employee))
    const of = (all: string[], name: string) => all.find(line => line.startsWith(`${name}:`))
    expect(of(after, 'UID')).toBe(of(before, 'UID'))
    expect([of(before, 'SEQUENCE'), of(after, 'SEQUENCE')]).toEqual(['SEQUENCE:0', 'SEQUENCE:1'])
    expect(of(after, 'DTSTART')).toBe('DTSTART:20260329T014500Z')
  })
})

describe('invitations', () => {
  test('go to everybody with an address, with the time in the company’s zone and the file', async () => {
    await planned({ SMTP_URL: mail.url, MAIL_FROM: 'candor@example.com' })
    expect(await house.use.meetings.invite(employee, { meetingId })).toMatchObject({ ok: false, fault: { kind: 'forbidden' } })
    const { letters } = await must(house.use.meetings.invite(presenter, { meetingId }))
    expect(letters).toBe(3)
    await mail.talks(3)
    const [letter = ''] = mail.letters
    expect(letter).toContain('Europe/Berlin')
    expect(letter).toContain('Content-Type: text/calendar; charset=utf-8; method=PUBLISH')
    expect(letter).toContain('meeting.ics')
    expect(letter.slice(0, letter.indexOf('\n\n'))).not.toContain('\nX-Evil')
    await expect.poll(() => waitingLetters(house.store)).toEqual([])
  })

  test('wait where there is no mail server, and leave with the time that then stands', async () => {
    const { plan } = await planned()
    await must(house.use.meetings.invite(presenter, { meetingId }))
    expect(await waitingLetters(house.store)).toHaveLength(3)
    const moved = { ...plan, meetingId, version: 1, title: 'All hands', startsAt: STARTS + 86_400_000, hearItUrl: '' }
    await must(house.use.meetings.change(presenter, moved))
    const post = withMail()
    await mail.talks(3)
    await post.close()
    // The calendar's part travels in base64 or as it is.
    const decoded = mail.letters[0]?.replaceAll(/(?:[A-Za-z0-9+/=]{40,}\n?)+/g, part => Buffer.from(part, 'base64').toString())
    expect(decoded).toContain('DTSTART:20260330T004500Z')
  })

  test('are left again only once something was changed, and not within an hour; nobody has two letters that wait', async () => {
    const { plan } = await planned()
    const invite = () => house.use.meetings.invite(presenter, { meetingId })
    const refused = (message: string) => ({ ok: false, fault: { kind: 'conflict', message } })
    const soon = 'People were invited to this meeting less than an hour ago. They can be invited again from 2 March 2026 at 14:00 on'
    const both = await Promise.all([invite(), invite()])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await waitingLetters(house.store)).toHaveLength(3)
    expect(await invite()).toEqual(refused(`${soon}, once something of it was changed.`))

    const moved = { ...plan, meetingId, version: 1, title: 'All hands', startsAt: STARTS + 3_600_000, hearItUrl: '' }
    await must(house.use.meetings.change(presenter, moved))
    house.clock.forward(3_599_999)
    expect(await invite()).toEqual(refused(`${soon}.`))
    house.clock.forward(1)
    await house.person('Late Comer')
    expect(await must(invite())).toMatchObject({ letters: 4 })
    expect(await waitingLetters(house.store)).toHaveLength(4)

    house.clock.forward(7_200_000)
    expect(await invite()).toEqual(
      refused(
        'Everybody was invited to this meeting as it stands. They can be invited again once its name, time, length or link was changed.',
      ),
    )
  })

  test('of a large company are written in portions: a move waits for one of them, not for all', async () => {
    await planned()
    const row = await personById(house.store, employee.personId)
    const many = Array.from({ length: 2_000 }, (_, at) => ({ ...row!, id: `many-${at}`, email: `many-${at}@example.com` }))
    await house.store.transact(tx => insertPeople(tx, many))
    const written = async () => (await waitingLetters(house.store)).length
    let inviting = true
    const invited = must(house.use.meetings.invite(presenter, { meetingId })).finally(() => (inviting = false))
    const between: number[] = []
    while (inviting) {
      await new Promise(resolve => setImmediate(resolve))
      between.push(await house.store.transact(written))
    }
    expect((await invited).letters).toBe(2_003)
    expect(await written()).toBe(2_003)
    expect(new Set(between).size).toBeGreaterThan(15)
  })

  test('of a meeting that began meanwhile are thrown away', async () => {
    await planned()
    await must(house.use.meetings.invite(presenter, { meetingId }))
    await house.store.transact(async tx => void (await tx.update(tx.t.meetings).set({ state: 'live' })))
    const post = withMail()
    await expect.poll(() => waitingLetters(house.store)).toEqual([])
    await post.close()
    expect(mail.letters).toEqual([])
    expect(await house.use.meetings.invite(presenter, { meetingId })).toMatchObject({ ok: false, fault: { kind: 'conflict' } })
  })
})

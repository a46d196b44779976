import type { Move } from '#app/model/meeting/catalogue.ts'
import { partsOf } from '#app/model/meeting/steps.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { AboutInput } from '#app/model/question/wire.ts'
import type { Section } from '#app/model/report/section.ts'
import { lineId } from '../finance/sheets.ts'
import type { PolledMeeting } from '../texts/polls.ts'
import type { Asked } from '../texts/rounds.ts'
import { MINUTE } from './clock.ts'
import { expect, named, type Office } from './office.ts'
import { type FilledReport, materialOf } from './report.ts'
import { answerPoll, askAll, type Crowd } from './round.ts'

const ROOM = 'https://meet.tarnholt.example/all-hands'

/** Schedules a meeting of the chief executive, the finance chief and the head of operations. */
export async function scheduleMeeting(
  office: Office,
  about: { reportId: string; roundId: string; title: string; startsAt: number },
): Promise<string> {
  const presenterIds = (['ceo', 'cfo', 'operations'] as const).map(role => named(office, role).personId)
  const planned = { ...about, minutes: 60, hearItUrl: ROOM, captioned: true, presenterIds }
  return expect(await office.use.meetings.schedule(named(office, 'ceo'), planned), 'meeting').meetingId
}

/** What a question may be about: the line of a sheet, in this report's draft. */
export async function thingsOf(office: Office, { index, reportId }: FilledReport): Promise<(about: string) => AboutInput | null> {
  const { sheets } = materialOf(office, index)
  const { sections } = expect(await office.use.reports.draft(named(office, 'finance'), reportId), 'draft').page
  return about => {
    const [name, row = ''] = about.split('/')
    const sheet = sheets.find(candidate => candidate.name === name)
    for (const { id: sectionId, body } of sections) {
      if (body.kind !== 'statement' || body.source?.sheet !== name || !sheet) continue
      const id = lineId(sheet, row, body)
      if (id) return { kind: 'line item', sectionId, id }
    }
    throw new RangeError(`no line ${about}`)
  }
}

/**
 * Holds a past meeting from lobby to end, with the clock set to its time: every part is shown, the lines that matter are pointed at,
 * questions are asked while it runs, those that were answered live are put on stage, and everybody is polled. At its end everything is
 * published, and the pulse is answered.
 */
export async function holdMeeting(
  office: Office,
  report: FilledReport,
  meetingId: string,
  crowd: Crowd,
  asked: Asked[],
  polled: PolledMeeting,
): Promise<void> {
  const { use, clock } = office
  const ceo = named(office, 'ceo')
  const { page } = expect(await use.reports.draft(ceo, report.reportId), 'draft')
  expect(await use.meetings.openLobby(ceo, { meetingId, clearance: { kind: 'none' } }), 'lobby')
  clock.forward(11 * MINUTE)
  expect(await use.meetings.start(ceo, { meetingId }), 'start')
  const drive = driving(office, ceo, meetingId)
  let from = 0
  for (const { position, sectionId } of partsOf(page.sections)) {
    const section = page.sections.find(({ id }) => id === sectionId)
    await drive({ kind: 'show', position, from })
    from = position
    clock.forward(MINUTE)
    if (section) await pointAt(drive, section, position, office)
  }
  await askAll(office, crowd, 'during', asked, await thingsOf(office, report))
  for (const { id, fate } of asked) {
    const questionId = crowd.known.get(id)
    if (fate.kind !== 'live' || !questionId) continue
    await drive({ kind: 'stageQuestion', questionId })
    clock.forward(3 * MINUTE)
    await drive({ kind: 'markAnswered', questionId })
  }
  await drive({ kind: 'stageQuestion', questionId: null })
  const { pollId } = expect(await use.polls.prepare(ceo, { meetingId, poll: polled.poll }), 'poll')
  await drive({ kind: 'openPoll', pollId })
  await answerPoll(crowd, pollId, polled.said)
  clock.forward(2 * MINUTE)
  await drive({ kind: 'showPoll', pollId })
  clock.forward(2 * MINUTE)
  expect(await use.meetings.end(ceo, { meetingId, publish: 'everything' }), 'end')
  const { archive } = expect(await use.polls.ofMeeting(ceo, { meetingId }), 'pulse')
  for (const { id, kind } of archive.pulse) await answerPoll(crowd, id, polled.pulse[kind])
}

const driving =
  ({ use }: Office, ceo: PersonActor, meetingId: string) =>
  async (move: Move) => {
    const answer = await use.meetings.move(ceo, { meetingId, move })
    if (!answer.ok) throw new Error(`${move.kind}: ${answer.message}`)
  }

/** Points at the two lines of a statement that its notes say most about. */
async function pointAt(drive: (move: Move) => Promise<void>, { body }: Section, position: number, { clock }: Office): Promise<void> {
  if (body.kind !== 'statement' || body.reveal === 'by level') return
  const lines = body.lineItems.filter(({ note }) => note !== '').toSorted((a, b) => b.note.length - a.note.length)
  for (const { id } of lines.slice(0, 2)) {
    await drive({ kind: 'point', position, at: [{ kind: 'line item', id }] })
    clock.forward(45_000)
  }
}

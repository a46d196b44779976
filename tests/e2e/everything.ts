import sharp from 'sharp'
import type { Move } from '#app/model/meeting/catalogue.ts'
import type { SectionBody } from '#app/model/report/section.ts'
import { companyRow } from '#db/queries/company.ts'
import { makeLink } from '#server/people/post.ts'
import { dayIn } from '#app/model/local-time.ts'
import { openDesk } from '#server/questions/desk.ts'
import { fetchTokens, keysOf } from '#tests/support/questions.ts'
import { aQuarterLater } from '#tests/support/over-time.ts'
import { incomeStatement, must } from '#tests/support/reports.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'

const DAY = 86_400_000
const TICK = 20_000

export type Everything = Awaited<ReturnType<typeof everything>>

/** A company in which every page has something to show: sections of every kind, meetings and questions in every state, links that work. */
export async function everything(hall: TestHall, cast: Cast) {
  const { use } = hall
  const administrator = cast['Ada Administrator']
  const { personId } = await must(use.people.add(administrator, { name: 'Nora New', email: null, staffNumber: 'N-1', roles: [] }))
  const link = async (purpose: 'invitation' | 'reset', id: string) =>
    (await hall.store.transact(tx => makeLink(hall.hall, tx, purpose, id, null))).url.split('/').at(-1) ?? ''
  const invitation = await link('invitation', personId)
  const reset = await link('reset', cast['Emil Employee'].personId)

  const report = await wholeReport(hall, cast, 'Third quarter', 'FY2026-Q3')
  await publish(hall, cast, report.reportId)
  const withdrawn = await wholeReport(hall, cast, 'Second quarter', 'FY2026-Q2')
  await publish(hall, cast, withdrawn.reportId)
  await must(use.reports.withdraw(cast['Lena Leader'], { reportId: withdrawn.reportId, reason: 'A figure was wrong.' }))
  const draft = await wholeReport(hall, cast, 'Fourth quarter', 'FY2026-Q4')
  const shown = await wholeReport(hall, cast, 'First quarter', 'FY2026-Q1')
  await approve(hall, cast, shown.reportId)

  const asked = await questions(hall, cast, shown.reportId)
  const series = await seriesOf(hall, cast, report.reportId)
  const planned = await use.rounds.plan(cast['Lena Leader'], {
    reportId: report.reportId,
    opensAt: hall.clock.now() + DAY,
    closesAt: hall.clock.now() + 2 * DAY,
    moderated: false,
    minCrowd: 5,
  })
  const past = await meeting(hall, cast, 'Past all-hands', report.reportId, 'ended')
  const live = await meeting(hall, cast, 'All-hands', shown.reportId, 'live', asked.open)
  const polled = await polledMeeting(hall, cast, shown.reportId)
  const coming = await meeting(hall, cast, 'Next all-hands', draft.reportId, 'scheduled')
  const lobby = await meeting(hall, cast, 'Short all-hands', report.reportId, 'lobby')
  const screen = await must(use.meetings.askPairing())
  await must(use.meetings.pair(cast['Lena Leader'], { meetingId: live, code: screen.code }))

  const source = await must(use.meetings.makeSource(cast['Lena Leader'], { meetingId: live, name: 'OBS' }))

  await must(use.tokens.make(cast['Lena Leader'], { name: 'Month-end close' }))

  const upload = await must(
    use.uploads.receive(cast['Paula Preparer'], { name: 'Board Q3.xlsx', source: { bytes: boardWorkbook() }, onProgress: () => {} }),
  )
  // The same workbook for the draft that it would be a new version of, and for which earlier reports say other figures.
  const again = await must(
    use.uploads.receive(cast['Paula Preparer'], {
      name: 'Board Q3 again.xlsx',
      source: { bytes: boardWorkbook() },
      reportId: draft.reportId,
      onProgress: () => {},
    }),
  )
  return {
    person: personId,
    invitation,
    reset,
    join: await joinLink(hall, cast),
    report: report.reportId,
    withdrawn: withdrawn.reportId,
    draft: draft.reportId,
    sections: draft.sections,
    series,
    again: again.uploadId,
    upload: upload.uploadId,
    round: asked.roundId,
    question: asked.open,
    owner: cast['Carl Chief'].personId,
    squad: asked.squadId,
    plannedRound: (await must(Promise.resolve(planned))).id,
    past,
    polled,
    live,
    coming,
    lobby,
    screen: screen.token,
    source: source.url.split('/').at(-1) ?? '',
  }
}

async function joinLink({ hall, use }: TestHall, cast: Cast): Promise<string> {
  const row = await companyRow(hall.store)
  if (!row) throw new Error('there is no company')
  const { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives, adverseFirst, wrongdoingChannel } = row
  const settings = { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives, adverseFirst, wrongdoingChannel }
  const changed = await must(
    use.company.change(cast['Ada Administrator'], { ...settings, employeesMayExport: false, mailDomains: ['example.com'] }),
  )
  const { url } = await must(use.company.openJoin(cast['Ada Administrator'], { version: changed.version }))
  return url.split('/').at(-1) ?? ''
}

/** A draft with one section of each kind; their ids by kind. */
async function wholeReport({ use }: TestHall, cast: Cast, title: string, period: string) {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title, period }))
  const own = reportId.slice(0, 6)
  let version = 1
  const sections: Partial<Record<SectionBody['kind'], string>> = {}
  const edit = async (edit: unknown) => {
    const edited = await must(use.reports.edit(leader, { reportId, version, edit }))
    version = edited.version
    return edited.sectionId ?? ''
  }
  const add = async (title: string, body: SectionBody) => {
    sections[body.kind] = await edit({ kind: 'add section', title, body })
    return sections[body.kind] as string
  }
  await edit({
    kind: 'write sentences',
    sentences: [
      { tone: 'good', text: 'Revenue is above budget.' },
      { tone: 'good', text: 'Nobody left.' },
      { tone: 'bad', text: 'Cloud cost is far above budget.' },
      { tone: 'bad', text: 'Services sold less.' },
      { tone: 'decision', text: 'We leave one provider.' },
    ],
  })
  const statementId = await add('Income statement', period === 'FY2026-Q4' ? aQuarterLater(incomeStatement(own)) : incomeStatement(own))
  const [lineItemId, columnId, against] = [`${own}-cloud`, `${own}-actual`, `${own}-budget`] as const
  await edit({
    kind: 'describe lines',
    sectionId: statementId,
    lineItemIds: [lineItemId],
    note: 'We pay two providers while we move.',
    good: 'up',
  })
  await edit({ kind: 'write notes', sectionId: statementId, notes: 'Say why.', minutes: 5 })
  const figure = { id: 'figure', label: 'Cloud', statementId, lineItemId, columnId, against }
  await add('Key figures', { kind: 'figures', figures: [figure] })
  const columnIds = [against, columnId]
  await add('Cloud cost', { kind: 'chart', form: 'column', statementId, lineItemIds: [lineItemId], columnIds, caption: 'It doubled.' })
  await add('What happened', { kind: 'narrative', markdown: 'We **opened** in [Lisbon](https://example.com).\n\n- one\n- two' })
  await add('Production plan', {
    kind: 'plan',
    items: [
      {
        id: 'item',
        number: '1',
        label: 'Line two',
        owner: 'Assembly',
        from: '2026-07-01',
        to: '2026-12-31',
        status: 'at risk',
        progress: 40,
        confidence: 'low',
        note: 'A machine is late.',
      },
    ],
    volumes: [{ id: 'volume', label: 'Pumps', unit: 'pieces', period: 'Q3', planned: '1200', actual: '1100' }],
  })
  const bytes = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#336699' } })
    .png()
    .toBuffer()
  const { fileId, width, height } = await must(use.files.addPicture(leader, { reportId, name: 'hall.png', bytes }))
  await add('The new hall', { kind: 'picture', fileId, width, height, alt: 'A blue hall.', caption: 'Opened in May.' })
  await add('Withheld', { kind: 'withheld', reason: 'legal', lookAgainOn: '2030-03-03' })
  return { reportId, sections }
}

/** A line of the published report. */
async function seriesOf({ use }: TestHall, cast: Cast, reportId: string): Promise<string> {
  const { page } = await must(use.reports.draft(cast['Lena Leader'], reportId))
  const line = page.sections.flatMap(({ body }) => (body.kind === 'statement' ? body.lineItems : [])).find(item => item.seriesId !== null)
  if (!line?.seriesId) throw new Error('no line was published')
  return line.seriesId
}

async function approve({ use }: TestHall, cast: Cast, reportId: string): Promise<number> {
  const { page } = await must(use.reports.draft(cast['Lena Leader'], reportId))
  const { version } = page.report
  await must(use.reports.approve(cast['Lena Leader'], { reportId, version }))
  return version
}

async function publish(hall: TestHall, cast: Cast, reportId: string): Promise<void> {
  const version = await approve(hall, cast, reportId)
  await must(hall.use.reports.publish(cast['Lena Leader'], { reportId, version, clearance: { kind: 'none' } }))
}

/**
 * An open, moderated round with a question that waits, one that is open and was promised twice, one that was answered as promised and
 * judged, one that was declined, and an addition that waits.
 */
async function questions(
  { hall, use, clock, person }: TestHall,
  cast: Cast,
  reportId: string,
): Promise<{ roundId: string; open: string; squadId: string }> {
  const now = clock.now()
  const closesAt = now + DAY
  const { id: roundId } = await must(
    use.rounds.plan(cast['Lena Leader'], { reportId, opensAt: now, closesAt, moderated: true, minCrowd: 5 }),
  )
  const keys = await keysOf({ use, roundId })
  // Others than who looks at the pages: a person has tokens in one browser.
  const others = await Promise.all(['One', 'Two', 'Three', 'Four', 'Five'].map(name => person(`Colleague ${name}`)))
  const askers = await Promise.all(others.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  const desk = openDesk(hall)
  const texts = ['Why did cloud cost rise?', 'Who decides about Lisbon?', 'Where is the party?', 'When does line two start?', 'Who pays?']
  for (const [i, asker] of askers.entries()) {
    const answer = await desk.ask(asker.question(0, texts[i] ?? ''))
    if (answer.state === 'refused') throw new Error(answer.message)
  }
  // A batch leaves at the third tick at the latest.
  const ticks = async () => {
    for (let tick = 0; tick < 3; tick++) {
      clock.forward(TICK)
      await desk.tick()
    }
  }
  await ticks()
  const moderator = cast['Mo Moderator']
  const { pending } = await must(use.questions.pending(moderator, { roundId }))
  const idOf = (text: string | undefined) => pending.find(question => question.text === text)?.id ?? ''
  for (const text of texts.slice(0, 2)) await must(use.questions.moderate(moderator, { questionId: idOf(text), verb: { kind: 'approve' } }))
  await must(use.questions.moderate(moderator, { questionId: idOf(texts[2]), verb: { kind: 'decline', reason: 'off topic' } }))
  const { squadId } = await must(use.squads.named(cast['Paula Preparer'], { name: 'Platform' }))
  const promise = (promised: Parameters<typeof use.promises.make>[1]) => must(use.promises.make(cast['Lena Leader'], promised))
  await promise({ questionId: idOf(texts[1]), owner: { kind: 'person', id: cast['Carl Chief'].personId }, dueOn: dayIn(now + DAY, 'UTC') })
  await must(use.questions.answer(cast['Carl Chief'], { questionId: idOf(texts[1]), text: 'The **board** does.' }))
  for (const [i, { voting }] of askers.entries()) await desk.judge({ token: voting, questionId: idOf(texts[1]), says: i === 0 ? 0 : 1 })
  const [first] = askers
  await desk.clarify({ questionId: idOf(texts[0]), secret: first?.secret(0) ?? '', place: 1, text: 'Since January, I mean.' })
  await ticks()
  await promise({
    questionId: idOf(texts[0]),
    owner: { kind: 'person', id: cast['Carl Chief'].personId },
    dueOn: dayIn(now + 7 * DAY, 'UTC'),
  })
  await promise({ questionId: idOf(texts[0]), owner: { kind: 'squad', id: squadId }, dueOn: dayIn(now + 9 * DAY, 'UTC') })
  await desk.close()
  clock.to(now)
  return { roundId, open: idOf(texts[0]), squadId }
}

/** One that has ended, with the result of a poll and an open pulse. */
async function polledMeeting(hall: TestHall, cast: Cast, reportId: string): Promise<string> {
  const { use } = hall
  const leader = cast['Lena Leader']
  const meetingId = await meeting(hall, cast, 'Polled all-hands', reportId, 'live')
  const poll = { kind: 'single', text: 'Where should we save?', options: ['Cloud', 'Travel'] }
  const { pollId } = await must(use.polls.prepare(leader, { meetingId, poll }))
  for (const kind of ['openPoll', 'showPoll'] as const) await must(use.meetings.move(leader, { meetingId, move: { kind, pollId } }))
  await must(use.meetings.end(leader, { meetingId, publish: 'nothing' }))
  return meetingId
}

async function meeting(
  { use, clock }: TestHall,
  cast: Cast,
  title: string,
  reportId: string,
  until: 'scheduled' | 'lobby' | 'live' | 'ended',
  question?: string,
): Promise<string> {
  const leader = cast['Lena Leader']
  const planned = { title, reportId, startsAt: clock.now() + DAY, minutes: 60, hearItUrl: 'https://calls.example.com/a', captioned: true }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  if (until === 'scheduled') return meetingId
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  if (until === 'lobby') return meetingId
  await must(use.meetings.start(leader, { meetingId }))
  const { page } = await must(use.meetings.present(leader, meetingId))
  const body = page.sections[0]?.body
  const line = body?.kind === 'statement' ? body.lineItems[1] : undefined
  const moves: Move[] = [
    { kind: 'show', position: 1, from: 0 },
    { kind: 'point', position: 1, at: line ? [{ kind: 'line item', id: line.id }] : [] },
  ]
  if (question) moves.push({ kind: 'stageQuestion', questionId: question })
  for (const move of moves) {
    const answer = await use.meetings.move(leader, { meetingId, move })
    if (!answer.ok) throw new Error(`${move.kind}: ${answer.message}`)
  }
  if (until === 'ended') await must(use.meetings.end(leader, { meetingId, publish: 'nothing' }))
  return meetingId
}

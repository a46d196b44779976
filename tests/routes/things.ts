import sharp from 'sharp'
import type { PersonActor, Role } from '#app/model/people/roles.ts'
import { broughtReport } from '#app/model/report/brought.ts'
import { companyRow } from '#db/queries/company.ts'
import { uploadById } from '#db/queries/uploads.ts'
import { EXAMPLE } from '#server/http/openapi.ts'
import { cookiesOf } from '#server/http/session.ts'
import { bringLines } from '#server/use/reports/bring.ts'
import { makeLink } from '#server/people/post.ts'
import { beginSession, identify } from '#server/people/session.ts'
import { addPerson, setUpCompany } from '#tests/support/hall.ts'
import { incomeStatement, must } from '#tests/support/reports.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import type { TestHouse } from '#tests/support/server.ts'
import type { ActorName } from './matrix.ts'

/** Ids of real things, by the name that stands in the addresses of the matrix. */
export interface Things {
  /** Looks like an id and is none. */
  nothing: string
  /** A person without a password. */
  person: string
  /** Tokens of links that work. */
  invitation: string
  join: string
  /** A published report with one section, and its one revision's number. */
  report: string
  /** One that nobody approved. */
  draft: string
  section: string
  /** A line that the published report says. */
  series: string
  /** One that no published report says: its section is withheld by now. */
  unseen: string
  /** Published, and withdrawn by a line. */
  former: string
  /** Read and confirmed by the presenter: in a draft of its own. */
  upload: string
  /** The file behind it. */
  workbook: string
  /** Of the draft. */
  picture: string
  /** Scheduled on the report, presented by the presenter and by no other leader. */
  meeting: string
  /** The secret of a browser source of the meeting. */
  source: string
  /** Planned on the report. */
  round: string
  /** A draft that the bearer's token brought. */
  brought: string
}

export interface Cast {
  things: Things
  /** What one request of this actor carries. A new session each time: a line may end it. */
  headersOf(actor: ActorName): Promise<Record<string, string>>
}

const ROLES: Partial<Record<ActorName, Role[]>> = {
  employee: [],
  unpledged: [],
  preparer: ['preparer'],
  leader: ['leader'],
  presenter: ['leader'],
  moderator: ['moderator'],
  administrator: ['administrator'],
}

/** A published report with two statements, of which the second is withheld since: a line of each. */
async function publishLines(use: TestHouse['use'], leader: PersonActor): Promise<Pick<Things, 'series' | 'unseen'>> {
  const { reportId } = await must(use.reports.create(leader, { title: 'Figures', period: 'FY2025-Q3' }))
  const versionOf = async () => (await must(use.reports.draft(leader, reportId))).page.report.version
  const sectionIds: string[] = []
  for (const [at, prefix] of ['shown', 'unseen'].entries()) {
    const edit = { kind: 'add section', title: prefix, body: incomeStatement(prefix) }
    sectionIds.push((await must(use.reports.edit(leader, { reportId, version: at + 1, edit }))).sectionId ?? '')
  }
  await must(use.reports.approve(leader, { reportId, version: await versionOf() }))
  await must(use.reports.publish(leader, { reportId, version: await versionOf(), clearance: { kind: 'none' } }))
  const [series = '', unseen = ''] = (await must(use.reports.draft(leader, reportId))).page.sections.map(
    ({ body }) => (body.kind === 'statement' && body.lineItems[0]?.seriesId) || '',
  )
  const withhold = { kind: 'withhold section', sectionId: sectionIds[1], title: 'Withheld', reason: 'legal', lookAgainOn: '2030-01-01' }
  await must(use.reports.edit(leader, { reportId, version: await versionOf(), edit: withhold }))
  await must(use.reports.publish(leader, { reportId, version: await versionOf(), clearance: { kind: 'none' }, reason: 'Withheld' }))
  return { series, unseen }
}

/** Fills a house through the use cases that people use. */
export async function fillHouse(house: TestHouse): Promise<Cast> {
  const { hall, use } = house
  await setUpCompany(house)
  const ids = new Map<ActorName, string>()
  for (const [name, roles] of Object.entries(ROLES) as [ActorName, Role[]][]) {
    const actor = await identify(hall, await addPerson(hall, name, roles, name === 'unpledged' ? { pledged: false } : {}))
    if (actor) ids.set(name, actor.actor.personId)
  }
  const enter = (name: ActorName) => hall.store.transact(tx => beginSession(hall, tx, ids.get(name) ?? ''))
  const as = async (name: ActorName): Promise<PersonActor> => {
    const signedIn = await identify(hall, await enter(name))
    if (!signedIn) throw new Error(`${name} could not be signed in`)
    return signedIn.actor
  }
  const [leader, presenter] = [await as('leader'), await as('presenter')]
  const [administrator, moderator] = [await as('administrator'), await as('moderator')]

  const { personId } = await must(use.people.add(administrator, { name: 'Nora New', email: null, staffNumber: 'N-1', roles: [] }))
  const invitation = await hall.store.transact(tx => makeLink(hall, tx, 'invitation', personId, null))
  const version = (await companyRow(hall.store))?.version ?? 0
  const settings = {
    version,
    name: 'Acme',
    accent: '#205040',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    fiscalYearStart: 1,
    negatives: 'minus' as const,
    adverseFirst: false,
    employeesMayExport: false,
    wrongdoingChannel: 'The works council.',
    mailDomains: ['example.com'],
  }
  const changed = await must(use.company.change(administrator, settings))
  const join = await must(use.company.openJoin(administrator, { version: changed.version }))

  const publish = async (title: string, period: string) => {
    const { reportId } = await must(use.reports.create(leader, { title, period }))
    const body = { kind: 'narrative', markdown: 'It went well.' }
    const added = await must(use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'Letter', body } }))
    await must(use.reports.approve(leader, { reportId, version: added.version }))
    const approved = await must(use.reports.draft(leader, reportId))
    await must(use.reports.publish(leader, { reportId, version: approved.page.report.version, clearance: { kind: 'none' } }))
    return { reportId, sectionId: added.sectionId ?? '' }
  }
  const { reportId: draft } = await must(use.reports.create(leader, { title: 'Not yet', period: 'FY2026-Q2' }))
  const { reportId, sectionId } = await publish('First quarter', 'FY2026-Q1')
  const { reportId: former } = await publish('Last quarter', 'FY2025-Q4')

  const { series, unseen } = await publishLines(use, leader)

  const bytes = boardWorkbook()
  const { uploadId: upload } = await must(use.uploads.receive(presenter, { name: 'board.xlsx', source: { bytes } }))
  const { version: reviewed } = (await must(use.uploads.show(presenter, upload))).page
  await must(use.uploads.confirm(presenter, { uploadId: upload, version: reviewed, into: { title: 'Third quarter', period: 'FY2026-Q3' } }))
  const workbook = (await uploadById(hall.store, upload))?.fileId ?? ''
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#205040' } })
    .png()
    .toBuffer()
  const { fileId: picture } = await must(use.files.addPicture(presenter, { reportId: draft, name: 'a.png', bytes: png }))

  const startsAt = hall.clock.now() + 86_400_000
  const { meetingId } = await must(
    use.meetings.schedule(presenter, {
      title: 'All hands',
      reportId,
      startsAt,
      minutes: 60,
      hearItUrl: '',
      captioned: false,
      presenterIds: [presenter.personId],
    }),
  )
  const { id: round } = await must(
    use.rounds.plan(moderator, {
      reportId,
      opensAt: startsAt,
      closesAt: startsAt + 86_400_000,
      moderated: true,
      minCrowd: 5,
    }),
  )
  const screen = await must(use.meetings.askPairing())
  await must(use.meetings.pair(presenter, { meetingId, code: screen.code }))

  const source = await must(use.meetings.makeSource(presenter, { meetingId, name: 'OBS' }))

  const made = await must(use.tokens.make(leader, { name: 'Month-end close' }))
  const bearer = { kind: 'bearer', tokenId: made.tokenId, personId: leader.personId } as const
  const { reportId: brought } = await must(bringLines(hall, bearer, { report: broughtReport.parse(EXAMPLE), key: null, sha256: '' }))

  const cookies = cookiesOf(hall.config)
  const sent = (line: string) => ({ cookie: line.split(';')[0] ?? '' })
  return {
    things: {
      nothing: 'abcdefghijklmnopqrstuvwxyz',
      person: personId,
      invitation: invitation.url.split('/').at(-1) ?? '',
      join: join.url.split('/').at(-1) ?? '',
      report: reportId,
      draft,
      section: sectionId,
      series,
      unseen,
      former,
      upload,
      workbook,
      picture,
      meeting: meetingId,
      source: source.url.split('/').at(-1) ?? '',
      round,
      brought,
    },
    async headersOf(actor): Promise<Record<string, string>> {
      if (actor === 'nobody') return {}
      if (actor === 'stage') return sent(cookies.stage(screen.token))
      if (actor === 'bearer') return { authorization: `Bearer ${made.token}` }
      return sent(cookies.session(await enter(actor)))
    },
  }
}

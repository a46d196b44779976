import { cp } from 'node:fs/promises'
import type { PersonActor } from '#app/model/people/roles.ts'
import { cookiesOf } from '#server/http/session.ts'
import { SOCKETS_PER_PERSON } from '#server/live/limits.ts'
import { temporaryFolder } from '../config.ts'
import { openTestHall, type TestHall } from '../hall.ts'
import { type Asker, fetchTokens, keysOf } from '../questions.ts'
import { must } from '../reports.ts'
import { largeStatement } from './statement.ts'

/** An invented company in a data folder of its own, with a running meeting on two statements of 300 line items. */
export interface LoadCompany {
  dataDir: string
  meetingId: string
  reportId: string
  /** A section of it that is a part of the meeting. */
  sectionId: string
  /** The report's, as it was approved. */
  version: number
  /** Cookie of the presenter, who drives. */
  presenter: string
  /** Cookie of another, who may take over. */
  colleague: string
  /** Cookies of followers; each opens at most `SOCKETS_PER_PERSON` pages. */
  followers: string[]
  /** The secret of a screen's link (a browser source). */
  stageLink: string
  /** Of the meeting; '' without askers. */
  roundId: string
  /** People who hold tokens of the meeting's round. */
  askers: Asker[]
}

/** `askers`: so many hold tokens of a round that the meeting has joined. */
export async function inventCompany(followers: number, { askers = 0 } = {}): Promise<LoadCompany> {
  const house = await openTestHall()
  house.clock.to(Date.now())
  const { use } = house
  const leader = await house.person('Lena Leader', ['leader'])
  const colleague = await house.person('Carl Colleague', ['leader'])
  const { reportId } = await must(use.reports.create(leader, { title: 'First quarter', period: 'FY2027-Q1' }))
  let version = 1
  let sectionId = ''
  for (const [title, letter] of [
    ['Income statement', 'l'],
    ['Balance sheet', 'b'],
  ] as const) {
    const edit = { kind: 'add section', title, body: largeStatement(letter) }
    const added = await must(use.reports.edit(leader, { reportId, version, edit }))
    version = added.version
    sectionId = added.sectionId ?? ''
  }
  await must(use.reports.approve(leader, { reportId, version }))
  const round = { reportId, opensAt: house.clock.now(), closesAt: house.clock.now() + 30 * 86_400_000, moderated: false, minCrowd: 5 }
  const roundId = askers > 0 ? (await must(use.rounds.plan(leader, round))).id : null
  const planned = { title: 'All hands', reportId, startsAt: Date.now(), minutes: 60, hearItUrl: '', captioned: false, roundId }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId, colleague.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  const cookies: string[] = []
  for (let number = 0; number < Math.ceil(followers / (SOCKETS_PER_PERSON - 2)); number++)
    cookies.push(
      cookieOf(house, await house.person(`Follower ${'abcdefghij'[number % 10]}${number}`, [], { email: `f${number}@example.com` })),
    )
  const holders: Asker[] = []
  if (roundId !== null) {
    const keys = await keysOf({ use, roundId })
    for (let number = 0; number < askers; number++) {
      const actor = await house.person(`Asker ${number}`, [], { email: `a${number}@example.com` })
      holders.push(await fetchTokens({ use, roundId, keys }, actor))
    }
  }
  const { url: source } = await must(use.meetings.makeSource(leader, { meetingId, name: 'Stream' }))
  const stageLink = source.split('/').at(-1) ?? ''
  const presenter = cookieOf(house, leader)
  const second = cookieOf(house, colleague)
  await house.store.checkpoint()
  const dataDir = await temporaryFolder()
  await cp(house.folder, dataDir, { recursive: true })
  await house.close()
  const cookiesOfAll = { presenter, colleague: second, followers: cookies }
  return { dataDir, meetingId, reportId, sectionId, version, ...cookiesOfAll, stageLink, roundId: roundId ?? '', askers: holders }
}

const cookieOf = ({ hall, tokenOf }: TestHall, actor: PersonActor): string =>
  cookiesOf(hall.config).session(tokenOf(actor)).split(';')[0] ?? ''

import { cp } from 'node:fs/promises'
import type { PersonActor } from '#app/model/people/roles.ts'
import { cookiesOf } from '#server/http/session.ts'
import { SOCKETS_PER_PERSON } from '#server/live/limits.ts'
import { temporaryFolder } from '../../support/config.ts'
import { openTestHall, type TestHall } from '../../support/hall.ts'
import { must } from '../../support/reports.ts'
import { largeStatement } from '../statement.ts'

/** An invented company in a data folder of its own, with a running meeting on two statements of 300 line items. */
export interface BenchCompany {
  dataDir: string
  meetingId: string
  /** Cookie of the presenter, who drives. */
  presenter: string
  /** Cookies of followers; each opens at most `SOCKETS_PER_PERSON` pages. */
  followers: string[]
}

export async function inventCompany(followers: number): Promise<BenchCompany> {
  const house = await openTestHall()
  house.clock.to(Date.now())
  const { use } = house
  const leader = await house.person('Lena Leader', ['leader'])
  const { reportId } = await must(use.reports.create(leader, { title: 'First quarter', period: 'FY2027-Q1' }))
  let version = 1
  for (const [title, letter] of [
    ['Income statement', 'l'],
    ['Balance sheet', 'b'],
  ] as const)
    version = (
      await must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body: largeStatement(letter) } }))
    ).version
  await must(use.reports.approve(leader, { reportId, version }))
  const planned = { title: 'All hands', reportId, startsAt: Date.now(), minutes: 60, hearItUrl: '', captioned: false }
  const { meetingId } = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId] }))
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  const cookies: string[] = []
  for (let number = 0; number < Math.ceil(followers / (SOCKETS_PER_PERSON - 2)); number++)
    cookies.push(
      cookieOf(house, await house.person(`Follower ${'abcdefghij'[number % 10]}${number}`, [], { email: `f${number}@example.com` })),
    )
  const presenter = cookieOf(house, leader)
  await house.store.checkpoint()
  const dataDir = await temporaryFolder()
  await cp(house.folder, dataDir, { recursive: true })
  await house.close()
  return { dataDir, meetingId, presenter, followers: cookies }
}

const cookieOf = ({ hall, tokenOf }: TestHall, actor: PersonActor): string =>
  cookiesOf(hall.config).session(tokenOf(actor)).split(';')[0] ?? ''

import { randomBytes } from 'node:crypto'
import type { Config } from '../../config.ts'
import { openHall } from '../../house.ts'
import type { ServerLog } from '../../log.ts'
import { useCases } from '../../use/index.ts'
import { at, DAY, daysAfter, quartersBefore, REPORTED } from '../calendar.ts'
import { runFinances } from '../finance/model.ts'
import { everybody, NAMED } from '../people.ts'
import { type PolledMeeting, READY_POLL, RECALL_POLL, RECOVERY_POLL } from '../texts/polls.ts'
import { OPEN_ROUND, RECALL_ROUND, RECOVERY_ROUND } from '../texts/rounds.ts'
import { MINUTE, steeredClock } from './clock.ts'
import { fillCompany } from './company.ts'
import { holdMeeting, scheduleMeeting, thingsOf } from './meeting.ts'
import { expect, named, type Office } from './office.ts'
import { type FilledReport, prepareReport, quarterAt } from './report.ts'
import { RECALL_AFTERWARDS, RECALL_PROMISED, RECOVERY_AFTERWARDS } from '../texts/afterwards.ts'
import { judgeAnswers, keepPromises, type Stories, tryToAnswer } from './afterwards.ts'
import { answerInWriting, askAll, openRound, type Seeds } from './round.ts'

/** What the demo needs to know of what was filled in. */
export interface Filled {
  /** The meeting that can begin now, and its report. */
  meetingId: string
  reportId: string
  /** Of the simulated colleagues: what their browsers and heads would keep. */
  simulated: { email: string; password: string; seed: string }[]
}

/**
 * Fills an empty data folder with the demo company: through the use cases that people's pages call, as the people who would do it, with
 * the clock of the hall set to the day on which each thing would have happened.
 * @param now the day on which the demo begins, ms since 1970
 */
export async function fillDemo(config: Config, log: ServerLog, now: number, say: (step: string) => void): Promise<Filled> {
  const quarters = quartersBefore(now)
  const people = everybody()
  const clock = steeredClock(at(quarters[REPORTED]?.to ?? '', 8))
  const { hall, close } = await openHall(config, log, { clock })
  try {
    const secret = () => randomBytes(18).toString('base64url')
    const known = new Set<string>(Object.values(NAMED).map(({ name }) => name))
    const entering = people.filter(({ name, simulated }) => simulated || known.has(name))
    const passwords = new Map(entering.map(({ email }) => [email, secret()]))
    const office: Office = {
      hall,
      use: useCases(hall),
      clock,
      quarters,
      finances: runFinances(),
      people,
      passwords,
      squadIds: new Map(),
      entered: new Map(),
    }
    const seeds: Seeds = new Map(people.filter(({ simulated }) => simulated).map(({ email }) => [email, randomBytes(32)]))
    say('people')
    await fillCompany(office)
    for (let index = 0; index < REPORTED - 1; index++) {
      say(`report of ${quarterAt(office, index).label}`)
      if (index === 3) await presented(office, seeds, index, [...RECALL_ROUND, ...RECALL_PROMISED], RECALL_AFTERWARDS, RECALL_POLL)
      else if (index === 4) await presented(office, seeds, index, RECOVERY_ROUND, RECOVERY_AFTERWARDS, RECOVERY_POLL)
      else await published(office, index)
    }
    say(`report of ${quarterAt(office, REPORTED - 1).label}`)
    const ready = await upcoming(office, seeds, now)
    const simulated = [...seeds].map(([email, seed]) => ({
      ...{ email, password: passwords.get(email) ?? '', seed: Buffer.from(seed).toString('base64url') },
    }))
    return { ...ready, simulated }
  } finally {
    await close()
  }
}

/** A report before there were meetings: prepared, approved, published. */
async function published(office: Office, index: number): Promise<void> {
  const report = await prepared(office, index)
  office.clock.to(at(daysAfter(quarterAt(office, index).to, 35), 8))
  const { reportId, version } = report
  expect(await office.use.reports.publish(named(office, 'ceo'), { reportId, version, clearance: { kind: 'none' } }), 'publishing')
}

/** Prepared by finance and approved by the chief executive, a month after the quarter's end. */
async function prepared(office: Office, index: number): Promise<FilledReport> {
  const { to } = quarterAt(office, index)
  office.clock.to(at(daysAfter(to, 26), 9))
  const report = await prepareReport(office, named(office, 'finance'), index)
  office.clock.to(at(daysAfter(to, 32), 15))
  await approve(office, report)
  return report
}

const approve = async (office: Office, { reportId, version }: FilledReport) =>
  expect(await office.use.reports.approve(named(office, 'ceo'), { reportId, version }), 'approving')

/** A report that was presented in a meeting, with its round of questions, and published at the meeting's end. */
async function presented(
  office: Office,
  seeds: Seeds,
  index: number,
  questions: typeof RECALL_ROUND,
  stories: Stories,
  polled: PolledMeeting,
): Promise<void> {
  const { clock, use } = office
  const report = await prepared(office, index)
  const { to, label } = quarterAt(office, index)
  const startsAt = at(daysAfter(to, 38), 13)
  const crowd = await openRound(office, seeds, { reportId: report.reportId, closesAt: at(daysAfter(to, 45), 17), moderated: true })
  const { reportId } = report
  const meetingId = await scheduleMeeting(office, { reportId, roundId: crowd.roundId, title: `All-hands ${label}`, startsAt })
  clock.to(startsAt - 2 * DAY)
  const things = await thingsOf(office, report)
  await askAll(office, crowd, 'before', questions, things)
  clock.to(startsAt - 12 * MINUTE)
  await holdMeeting(office, report, meetingId, crowd, questions, polled)
  clock.to(startsAt + DAY)
  await askAll(office, crowd, 'after', questions, things)
  clock.to(startsAt + 2 * DAY)
  await tryToAnswer(office, crowd, stories)
  await answerInWriting(office, crowd, questions)
  await judgeAnswers(office, crowd, stories)
  // Asking closes after a week, and answers are settled by then; a month later the round is, too, and its keys are gone.
  for (const days of [46, 49, 77]) {
    if (days === 77) {
      clock.to(at(daysAfter(to, 74), 10))
      await keepPromises(office, crowd, questions, stories)
    }
    clock.to(at(daysAfter(to, days), 6))
    await crowd.desk.tick()
  }
  await crowd.close()
  const { round } = expect(await use.rounds.view(named(office, 'moderator'), { roundId: crowd.roundId }), 'round')
  if (round.state !== 'settled') throw new Error(`the round of ${label} is ${round.state}`)
}

/** The latest report: approved and not public yet, its round open, its meeting about to begin. */
async function upcoming(office: Office, seeds: Seeds, now: number): Promise<Pick<Filled, 'meetingId' | 'reportId'>> {
  const { clock } = office
  const index = REPORTED - 1
  const { to, label } = quarterAt(office, index)
  // Everything lies between the quarter's end and now, however short that is.
  const start = Math.max(clock.now(), at(to, 24))
  const moment = (share: number) =>
    Math.max(clock.now(), Math.round(Math.max(start, now - 9 * DAY) + (now - Math.max(start, now - 9 * DAY)) * share))
  clock.to(moment(0.1))
  const report = await prepareReport(office, named(office, 'finance'), index)
  clock.to(moment(0.5))
  await approve(office, report)
  // Without moderation, so that what the simulated colleagues ask appears by itself for somebody who looks at the demo alone.
  const crowd = await openRound(office, seeds, { reportId: report.reportId, closesAt: now + 60 * DAY, moderated: false })
  const startsAt = now + 15 * MINUTE
  const { reportId } = report
  const meetingId = await scheduleMeeting(office, { reportId, roundId: crowd.roundId, title: `All-hands ${label}`, startsAt })
  expect(await office.use.polls.prepare(named(office, 'ceo'), { meetingId, poll: READY_POLL }), 'poll')
  clock.to(moment(0.8))
  await askAll(office, crowd, 'before', OPEN_ROUND, () => null)
  await crowd.close()
  return { meetingId, reportId }
}

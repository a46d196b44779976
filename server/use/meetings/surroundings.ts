import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { allMeetings, meetingById, presentersOf } from '#db/queries/meetings.ts'
import { reportById } from '#db/queries/reports.ts'
import { openPromisesIn } from '#db/queries/promises.ts'
import { roundById } from '#db/queries/rounds.ts'
import { allSquads } from '#db/queries/squads.ts'
import { companyOf } from '../../people/company.ts'
import type { Hall } from '../hall.ts'
import { titleFor } from '../reports/access.ts'
import { viewOf } from '../rounds.ts'

/** So many promises an ended page lists; the round has them all. */
const MOST_PROMISED = 8

/** What followers see around what is presented, as it stands now. For the gateway alone: it is not scoped to an actor. */
export async function surroundings({ store, clock }: Hall, meetingId: string): Promise<Surroundings | null> {
  const [meeting, company] = [await meetingById(store, meetingId), await companyOf(store)]
  if (!meeting || !company) return null
  const { id, title, startsAt, minutes, hearItUrl, captioned, roundId } = meeting
  const { name, locale, negatives, fiscalYearStart, timeZone, counterPledge, counterPledgeSigners, wrongdoingChannel } = company
  const presenters = await presentersOf(store, meetingId)
  const report = await reportById(store, meeting.reportId)
  const round = roundId === null ? undefined : await roundById(store, roundId)
  const promised = roundId !== null && meeting.state === 'ended' ? await openPromisesIn(store, roundId) : []
  const next = (await allMeetings(store)).filter(row => row.state === 'scheduled' && row.id !== id && row.startsAt > clock.now()).at(-1)
  return {
    meeting: { id, title, startsAt, minutes, hearItUrl, captioned, roundId },
    presenters: presenters.map(person => person.name),
    report: report?.status === 'published' ? { id: report.id, title: await titleFor(store, { report, drafts: false }) } : null,
    next: next ? { id: next.id, title: next.title, startsAt: next.startsAt } : null,
    round: round ? await viewOf(store, round) : null,
    promised: { first: promised.slice(0, MOST_PROMISED), all: promised.length },
    squads: (await allSquads(store)).map(squad => squad.name),
    company: { name, locale, negatives, fiscalYearStart, timeZone, counterPledge, counterPledgeSigners, wrongdoingChannel },
  }
}

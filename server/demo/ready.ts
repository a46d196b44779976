import type { House } from '../house.ts'
import { NAMED } from './people.ts'

const MINUTE = 60_000

/** The meeting that is ready begins in a quarter of an hour, whenever the demo is started again before it was held. */
export async function readyMeeting({ hall, use }: House, meetingId: string): Promise<void> {
  const { people } = hall.store.t
  const ceo = (await hall.store.select().from(people)).find(({ name }) => name === NAMED.ceo.name)
  if (!ceo) return
  const actor = { kind: 'person', personId: ceo.id, sessionId: '', roles: ceo.roles, pledged: ceo.pledgedVersion } as const
  const found = await use.meetings.planned(actor, meetingId)
  if (!found.ok || found.planned.state !== 'scheduled' || found.planned.startsAt > hall.clock.now()) return
  const startsAt = hall.clock.now() + 15 * MINUTE
  await use.meetings.change(actor, { meetingId, ...found.planned, startsAt })
}

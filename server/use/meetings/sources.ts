import type { Actor } from '#app/model/people/roles.ts'
import { insertAudit } from '#db/queries/reports.ts'
import { insertStage, renewStage, stageById, stagesOf } from '#db/queries/stages.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { presentsStill } from './access.ts'
import { presenting } from './lobby.ts'
import { lastsUntil } from './stages.ts'
import { hashToken } from '../../people/token.ts'

/** So many links a meeting may have at a time. */
const MOST = 20
const LONGEST_NAME = 60

/** The link of a browser source. It is in the answer alone: what is kept of it cannot be turned back. */
interface SourceLink {
  stageId: string
  name: string
  url: string
}

/** A link by which a browser source (OBS, Teams) shows the meeting, as often and on as many computers as its holder wants. */
export async function makeSource(
  hall: Hall,
  actor: Actor,
  { meetingId, name }: { meetingId: string; name: string },
): Promise<Outcome<SourceLink>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const source = name.trim()
  if (source === '' || source.length > LONGEST_NAME)
    return fail({
      kind: 'invalid',
      fields: { source: `Give it a name that tells you later what it is for, of at most ${LONGEST_NAME} letters.` },
    })
  const now = hall.clock.now()
  const token = hall.ids.token()
  const stageId = hall.ids.next()
  return hall.store.transact(async (tx): Promise<Outcome<SourceLink>> => {
    if (!(await presentsStill(tx, meetingId, seen.personId))) return FORBIDDEN
    const sources = (await stagesOf(tx, meetingId)).filter(stage => stage.source !== null)
    if (sources.length >= MOST) return conflict(`A meeting has at most ${MOST} links. End one of them first.`)
    const expiresAt = lastsUntil(seen.meeting, now)
    const row = {
      id: stageId,
      meetingId,
      tokenHash: hashToken(token),
      source,
      pairedBy: seen.personId,
      pairedAt: now,
      expiresAt,
      revokedAt: null,
    }
    await insertStage(tx, row)
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: seen.personId, verb: 'made source link', subject: stageId })
    return done({ stageId, name: source, url: urlOf(hall, token) })
  })
}

/** Another link for the same source, where the first one was lost or seen by somebody. The one before ends, and its screens with it. */
export async function renewSource(
  hall: Hall,
  actor: Actor,
  { meetingId, stageId }: { meetingId: string; stageId: string },
): Promise<Outcome<SourceLink>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const token = hall.ids.token()
  const renewed = await hall.store.transact(async (tx): Promise<Outcome<SourceLink>> => {
    if (!(await presentsStill(tx, meetingId, seen.personId))) return FORBIDDEN
    const stage = await stageById(tx, stageId)
    if (stage?.meetingId !== meetingId || stage.source === null || stage.revokedAt !== null) return NOT_FOUND
    await renewStage(tx, stageId, hashToken(token), seen.personId)
    const audited = { id: hall.ids.next(), at: hall.clock.now(), actor: seen.personId, verb: 'renewed source link', subject: stageId }
    await insertAudit(tx, audited)
    return done({ stageId, name: stage.source, url: urlOf(hall, token) })
  })
  if (renewed.ok) hall.publish({ kind: 'stage revoked', stageId })
  return renewed
}

const urlOf = (hall: Hall, token: string): string => `${hall.config.publicUrl}/stage/source/${token}`

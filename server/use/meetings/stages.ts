import type { StageActor } from '#app/model/people/roles.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { RoundKeysView } from '#app/model/question/round.ts'
import { fingerprint } from '#app/model/question/words.ts'
import { meetingById, type MeetingRow } from '#db/queries/meetings.ts'
import { insertAudit } from '#db/queries/reports.ts'
import { roundById } from '#db/queries/rounds.ts'
import {
  deleteOldPairings,
  deletePairing,
  insertPairing,
  insertStage,
  pairingByCode,
  pairingByToken,
  revokeStage,
  revokeStagesBy,
  stageById,
  stageByToken,
  stagesOf,
  waitingPairings,
} from '#db/queries/stages.ts'
import type { Reader, Tx } from '#db/types.ts'
import { networkOf } from '../../people/address.ts'
import { type QrPath, qrPath } from '#app/model/qr.ts'
import { record } from '../../people/records.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { presentsStill } from './access.ts'
import { presenting, STAGE_AFTER_END } from './lobby.ts'
import { hashToken } from '../../people/token.ts'

/** Without letters and digits that look alike from the back of a room. */
const LETTERS = 'ABCDEFGHJKMNPQRTUVWXYZ2346789'
const CODE_LENGTH = 6
const WAIT_MS = 15 * 60_000
/** A pairing lasts so long after the planned beginning of a meeting that never ends; its end is set anew when the meeting ends. */
const LIFE_MS = 30 * 86_400_000
/** Anybody can open the stage page: so many may wait at a time. */
const MOST_WAITING = 200

/** Drawing a QR code takes a millisecond, and a stage's socket asks who it is with every command. */
const drawn = new Map<string, QrPath>()
function qrOf(address: string): QrPath {
  const known = drawn.get(address) ?? qrPath(address)
  if (drawn.size > 50) drawn.clear()
  drawn.set(address, known)
  return known
}

/** What a screen shows of its meeting beside the live part: how to come in, in letters and as a QR code. */
export interface StagePage {
  meetingId: string
  title: string
  startsAt: number
  /** Short enough to be typed from the back row; the meeting is the first one there. */
  typed: string
  /** Leads to the meeting itself. */
  qr: QrPath
  /** The fingerprints of the round's keys in words, as on everybody's page; null: no round, or it has not opened. */
  keys: RoundKeysView['fingerprint'] | null
}

/** A screen of a meeting, as its presenters see it. */
export interface StageView {
  id: string
  /** What its presenter calls a browser source; null: a screen that was paired by its code. */
  source: string | null
  pairedAt: number
}
export const stageView = ({ id, source, pairedAt }: StageView): StageView => ({ id, source, pairedAt })

/** What a screen's secret stands for. */
export type StageStanding =
  | { kind: 'paired'; actor: StageActor; page: StagePage }
  | { kind: 'waiting'; code: string; expiresAt: number }
  | { kind: 'unknown' }

/**
 * A new code for a screen that shows it until a presenter enters it. The token goes into the screen's cookie. Anybody can ask, and nobody
 * is refused, for the next one may be the hall's: who asks too often from one network takes the place of their own screens, and where too
 * many wait the one that has waited longest goes, that network's before others'. It asks anew by itself.
 */
export async function askPairing(
  hall: Hall,
  { address = '' }: { address?: string } = {},
): Promise<Outcome<{ token: string; code: string; expiresAt: number }>> {
  const now = hall.clock.now()
  const id = hall.ids.next()
  const token = hall.ids.token()
  const expiresAt = now + WAIT_MS
  const code = [...hall.random(CODE_LENGTH)].map(byte => LETTERS[byte % LETTERS.length]).join('')
  const { screens } = hall.throttle
  const often = hall.throttle.take(['screens', networkOf(address)]) > 0
  screens.note(id, address, expiresAt)
  // Many at once are one write: a flood must not hold up a meeting's moves.
  return hall.store.gather(async tx => {
    await deleteOldPairings(tx, now)
    const waiting = await waitingPairings(tx, now)
    if (waiting.some(pairing => pairing.code === code)) return conflict('Please load this page again.')
    const full = waiting.length >= MOST_WAITING
    const own = often || full ? waiting.find(pairing => screens.isOf(pairing.id, address)) : undefined
    const goes = own ?? (full ? waiting[0] : undefined)
    if (goes) {
      await deletePairing(tx, goes.id)
      screens.forget(goes.id)
    }
    await insertPairing(tx, { id, code, tokenHash: hashToken(token), expiresAt })
    return done({ token, code, expiresAt })
  })
}

/** Until when a screen that is taken in now shows this meeting. */
export const lastsUntil = ({ startsAt, endedAt }: MeetingRow, now: number): number =>
  endedAt === null ? Math.max(startsAt, now) + LIFE_MS : endedAt + STAGE_AFTER_END

/** Who a screen is, by the secret in its cookie, or by the one in a browser source's link; neither opens what the other does. */
export async function standing(hall: Hall, token: string, by: 'cookie' | 'link' = 'cookie'): Promise<StageStanding> {
  const now = hall.clock.now()
  const tokenHash = hashToken(token)
  const stage = await stageByToken(hall.store, tokenHash)
  if (stage && (stage.source === null) === (by === 'cookie') && stage.revokedAt === null && stage.expiresAt > now) {
    const meeting = await meetingById(hall.store, stage.meetingId)
    if (!meeting) return { kind: 'unknown' }
    return {
      kind: 'paired',
      actor: { kind: 'stage', stageId: stage.id, meetingId: stage.meetingId },
      page: await stagePageOf(hall, meeting),
    }
  }
  const pairing = by === 'cookie' ? await pairingByToken(hall.store, tokenHash, now) : undefined
  return pairing ? { kind: 'waiting', code: pairing.code, expiresAt: pairing.expiresAt } : { kind: 'unknown' }
}

async function stagePageOf({ store, config: { publicUrl } }: Hall, { id, title, startsAt, roundId }: MeetingRow): Promise<StagePage> {
  const typed = `${publicUrl.replace(/^https?:\/\//, '')}/meetings`
  const keys = roundId === null ? null : await keysOf(store, roundId)
  return { meetingId: id, title, startsAt, typed, qr: qrOf(`${publicUrl}/meetings/${id}`), keys }
}

async function keysOf(db: Reader, roundId: string): Promise<StagePage['keys']> {
  const round = await roundById(db, roundId)
  if (!round?.askingPublicKey || !round.votingPublicKey) return null
  return { asking: fingerprint(round.askingPublicKey), voting: fingerprint(round.votingPublicKey) }
}

/** The stage window on a presenter's own computer. */
export async function stageWindow(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ page: StagePage }>> {
  const seen = await presenting(hall, actor, meetingId)
  return seen.ok ? done({ page: await stagePageOf(hall, seen.meeting) }) : seen
}

/** A presenter enters the code that a screen shows: that screen becomes a stage of this meeting. */
export async function pair(
  hall: Hall,
  actor: Actor,
  { meetingId, code }: { meetingId: string; code: string },
): Promise<Outcome<{ stageId: string }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const now = hall.clock.now()
  const typed = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return hall.store.transact(async (tx): Promise<Outcome<{ stageId: string }>> => {
    if (!(await presentsStill(tx, meetingId, seen.personId))) return FORBIDDEN
    const pairing = await pairingByCode(tx, typed, now)
    if (!pairing)
      return fail({
        kind: 'invalid',
        fields: { code: 'No screen shows this code. Look at the stage again: codes change after a quarter of an hour.' },
      })
    const stageId = hall.ids.next()
    await deletePairing(tx, pairing.id)
    await insertStage(tx, {
      id: stageId,
      meetingId,
      tokenHash: pairing.tokenHash,
      source: null,
      pairedBy: seen.personId,
      pairedAt: now,
      expiresAt: lastsUntil(seen.meeting, now),
      revokedAt: null,
    })
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: seen.personId, verb: 'paired stage', subject: stageId })
    return done({ stageId })
  })
}

/** Ends a pairing, or a browser source's link; the open sockets of its screens close. */
export async function revoke(hall: Hall, actor: Actor, { meetingId, stageId }: { meetingId: string; stageId: string }): Promise<Outcome> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const now = hall.clock.now()
  const found = await hall.store.transact(async tx => {
    const stage = await stageById(tx, stageId)
    if (stage?.meetingId !== meetingId) return false
    await revokeStage(tx, stageId, now)
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: seen.personId, verb: 'revoked stage', subject: stageId })
    return true
  })
  if (!found) return NOT_FOUND
  hall.publish({ kind: 'stage revoked', stageId })
  return done()
}

/**
 * Inside the transaction that takes a right from somebody: ends the screens that they paired and the links that they made, in one meeting
 * or in all, for they hold a secret of each. Publish 'stage revoked' for each of these after the commit.
 */
export async function revokeStagesOf(
  hall: Hall,
  tx: Tx,
  actor: Actor,
  { personId, meetingId }: { personId: string; meetingId?: string },
): Promise<string[]> {
  const revoked = await revokeStagesBy(tx, personId, hall.clock.now(), meetingId)
  for (const stageId of revoked) await record(hall, tx, actor, 'revoked stage', stageId)
  return revoked
}

/** Screens paired with a meeting and its browser sources, for its presenters. */
export async function stages(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Outcome<{ stages: StageView[] }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const now = hall.clock.now()
  const found = (await stagesOf(hall.store, meetingId)).filter(({ expiresAt }) => expiresAt > now)
  return done({ stages: found.map(stageView) })
}

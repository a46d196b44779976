import { fromBase64url, toBase64url } from '#app/model/base64url.ts'
import { mayPlanRounds, mayReadDrafts } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { crowdOf, LONGEST_MS, MIN_CROWD, type RoundView, untilNextTick } from '#app/model/question/round.ts'
import { blindedSetHash, isWholeSet } from '#app/model/question/seed.ts'
import { MODULUS_BYTES, readPublicKey, TOKENS } from '#app/model/question/token.ts'
import { bytesToInteger } from '#app/model/question/integer.ts'
import { fingerprint } from '#app/model/question/words.ts'
import { reportById, revisionSections } from '#db/queries/reports.ts'
import {
  grantOf,
  hasRunningRound,
  holders,
  insertGrant,
  insertRound,
  type PublicRound,
  privateKeys,
  type Plannable,
  reportTitles,
  roundById,
  roundsIn,
  roundsOfReport,
  titleOf,
} from '#db/queries/rounds.ts'
import { allSquads } from '#db/queries/squads.ts'
import type { Reader } from '#db/types.ts'
import { closeRound } from '../questions/advance.ts'
import { makeKey, readSecretBriefly } from '../questions/keys.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

export interface RoundPlan {
  reportId: string
  /** Milliseconds since the epoch; in the past or now means at once. */
  opensAt: number
  closesAt: number
  moderated: boolean
  minCrowd: number
}

/** Plans a round for a report; one whose time has come opens at once, with its keys. */
export async function plan(hall: Hall, actor: Actor, input: RoundPlan): Promise<Outcome<{ id: string }>> {
  const person = await readerOf(hall.store, actor)
  if (!person || !mayPlanRounds(person)) return person ? FORBIDDEN : NOT_FOUND
  const report = await reportById(hall.store, input.reportId)
  if (!report || (report.status !== 'published' && !mayReadDrafts(person))) return NOT_FOUND
  const now = hall.clock.now()
  const fields = faultsOf(input, now)
  if (Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
  const opens = input.opensAt <= now
  const [asking, voting] = opens ? await Promise.all([makeKey(), makeKey()]) : []
  const id = hall.ids.next()
  const planned = await hall.store.transact(async tx => {
    if (await hasRunningRound(tx, input.reportId)) return false
    await insertRound(tx, {
      id,
      ...input,
      state: opens ? 'open' : 'planned',
      askingTokens: TOKENS.asking,
      askingPublicKey: asking?.public ?? null,
      askingPrivateKey: asking?.secret ?? null,
      votingPublicKey: voting?.public ?? null,
      votingPrivateKey: voting?.secret ?? null,
      batch: 0,
      createdBy: person.personId,
      createdAt: now,
    })
    return true
  })
  if (!planned) return conflict('This report has a round already that is not over. Use that one, or close it first.')
  hall.publish({ kind: 'questions changed', roundId: id })
  return done({ id })
}

/** The reports that this actor may plan a round for, by title; a draft's title is seen by those who may see drafts. */
export async function plannable(hall: Hall, actor: Actor): Promise<Plannable[]> {
  const person = await readerOf(hall.store, actor)
  if (!person || !mayPlanRounds(person)) return []
  return reportTitles(hall.store, mayReadDrafts(person))
}

function faultsOf({ opensAt, closesAt, minCrowd }: RoundPlan, now: number): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!Number.isSafeInteger(opensAt)) fields.opensAt = 'Say when the round opens.'
  if (!Number.isSafeInteger(closesAt)) fields.closesAt = 'Say when the round closes.'
  else if (closesAt <= Math.max(opensAt, now)) fields.closesAt = 'Choose a time after the opening that is still to come.'
  else if (closesAt - opensAt > LONGEST_MS) fields.closesAt = 'A round is open for three months at most.'
  if (!Number.isSafeInteger(minCrowd) || minCrowd < MIN_CROWD)
    fields.minCrowd = `At least ${MIN_CROWD}: among fewer people a question is easily guessed.`
  return fields
}

/** Closes asking now; the asking key is erased. */
export async function close(hall: Hall, actor: Actor, { roundId }: { roundId: string }): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayPlanRounds(person)) return FORBIDDEN
  const round = await roundById(hall.store, roundId)
  if (!round) return NOT_FOUND
  if (!(await closeRound(hall, round, person.personId))) return conflict('This round is not open.')
  return done()
}

/** A round as everybody sees it. */
export async function view(hall: Hall, actor: Actor, { roundId }: { roundId: string }): Promise<Outcome<{ round: RoundView }>> {
  if (!(await readerOf(hall.store, actor))) return NOT_FOUND
  const round = await roundById(hall.store, roundId)
  return round ? done({ round: await viewOf(hall.store, round) }) : NOT_FOUND
}

/** What a round's page arranges questions by, and the names that its check of texts knows: sections of the published report, squads. */
export async function bearings(
  { store }: Hall,
  actor: Actor,
  { reportId }: { reportId: string },
): Promise<Outcome<{ sections: string[]; squads: string[] }>> {
  if (!(await readerOf(store, actor))) return NOT_FOUND
  const report = await reportById(store, reportId)
  const revision = report?.status === 'published' ? report.currentRevisionId : null
  const sections = revision === null ? [] : (await revisionSections(store, revision)).map(({ id }) => id)
  return done({ sections, squads: (await allSquads(store)).map(({ name }) => name) })
}

/** All rounds, running ones first, then the latest. */
export async function list(hall: Hall, actor: Actor): Promise<RoundView[]> {
  if (!(await readerOf(hall.store, actor))) return []
  const rounds = await roundsIn(hall.store, ['open', 'planned', 'closed', 'settled'])
  const views = await Promise.all(rounds.map(round => viewOf(hall.store, round)))
  return views.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.opensAt - a.opensAt)
}

/** The rounds of a report. */
export async function ofReport(hall: Hall, actor: Actor, { reportId }: { reportId: string }): Promise<RoundView[]> {
  if (!(await readerOf(hall.store, actor))) return []
  return Promise.all((await roundsOfReport(hall.store, reportId)).map(round => viewOf(hall.store, round)))
}

/** Open rounds, on every signed-in page: the browser fetches its tokens on the first one, long before somebody asks. */
export async function open(hall: Hall, actor: Actor): Promise<RoundView[]> {
  if (!(await readerOf(hall.store, actor))) return []
  return Promise.all((await roundsIn(hall.store, ['open'])).map(round => viewOf(hall.store, round)))
}

/** For the live side too, which is not scoped to an actor: it is the same for everybody. */
export async function viewOf(db: Reader, round: PublicRound): Promise<RoundView> {
  const { askingPublicKey: asking, votingPublicKey: voting } = round
  const title = await titleOf(db, round)
  return {
    id: round.id,
    reportId: round.reportId,
    title,
    state: round.state,
    opensAt: round.opensAt,
    closesAt: round.closesAt,
    moderated: round.moderated,
    crowd: crowdOf(await holders(db, round.id), round),
    keys: asking &&
      voting && {
        asking: toBase64url(asking),
        voting: toBase64url(voting),
        fingerprint: { asking: fingerprint(asking), voting: fingerprint(voting) },
      },
  }
}

/**
 * Signs a person's blinded set: the same number for everybody, once. The identical set is signed again, because an answer can get lost;
 * another one is refused. What is kept is that there was one, how many, and the hash of what was blinded; no time.
 */
export async function issueTokens(
  hall: Hall,
  actor: Actor,
  { roundId, asking, voting }: { roundId: string; asking: string[]; voting: string[] },
): Promise<Outcome<{ asking: string[]; voting: string[]; tickIn: number }>> {
  const person = await readerOf(hall.store, actor)
  const round = person && (await roundById(hall.store, roundId))
  if (!round) return NOT_FOUND
  const set = { asking: asking.map(bytesOrNone), voting: voting.map(bytesOrNone) }
  const { askingPublicKey, votingPublicKey } = round
  const valid =
    askingPublicKey && votingPublicKey && isWholeSet(set) && fits(set.asking, askingPublicKey) && fits(set.voting, votingPublicKey)
  if (round.state !== 'open') return conflict('This round is not open, so it gives no tokens.')
  if (!valid) return fail({ kind: 'invalid', fields: { '': 'These are not blinded tokens for this round. Reload the page.' } })

  if (hall.throttle.take(['tokens', person.personId]) > 0)
    return conflict('Your tokens were asked for very often. Wait a minute, then load the page again.')
  const blindedHash = blindedSetHash(roundId, set)
  // Together with others: a whole company opens its pages in the same minute.
  const granted = await hall.store.gather(async tx => {
    const before = await grantOf(tx, roundId, person.personId)
    if (before) return before.blindedHash === blindedHash
    await insertGrant(tx, { roundId, personId: person.personId, tokens: TOKENS.asking + TOKENS.voting, blindedHash })
    return true
  })
  if (!granted)
    return fail({
      kind: 'conflict',
      message: 'Your tokens for this round are on the device and in the browser where you first opened Candor after the round began.',
    })
  const keys = await privateKeys(hall.store, roundId)
  if (!keys?.asking || !keys.voting) return conflict('This round has just closed.')
  const [signedAsking, signedVoting] = await Promise.all([
    hall.signer.sign(readSecretBriefly(keys.asking), set.asking),
    hall.signer.sign(readSecretBriefly(keys.voting), set.voting),
  ])
  return done({ asking: signedAsking.map(toBase64url), voting: signedVoting.map(toBase64url), tickIn: untilNextTick(hall.clock.now()) })
}

const bytesOrNone = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array(0)

/** Every element in 1 … n − 1: refused before anything is remembered of the set, else the person would be left with a useless one. */
function fits(elements: Uint8Array[], spki: Uint8Array): boolean {
  const { n } = readPublicKey(spki)
  return elements.every(element => element.length === MODULUS_BYTES && bytesToInteger(element) > 0n && bytesToInteger(element) < n)
}

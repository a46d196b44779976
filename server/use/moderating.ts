import { mayModerate } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { after, CUT, isNameCut, isPublic, type Life, type LifeAct } from '#app/model/question/life.ts'
import type { DeclineReason, ModerationAct } from '#app/model/question/question.ts'
import { cleanText } from '#app/model/question/text.ts'
import { forgetClarifications } from '#db/queries/clarifications.ts'
import { passOnMerged, releaseMerged, type Signed } from '#db/queries/merging.ts'
import { promisesOf } from '#db/queries/promises.ts'
import {
  changeQuestion,
  dropVotes,
  forgetAnswers,
  forgetEdits,
  insertRecord,
  questionById,
  type QuestionRow,
} from '#db/queries/questions.ts'
import { roundById } from '#db/queries/rounds.ts'
import { dropVerdicts } from '#db/queries/verdicts.ts'
import type { Tx } from '#db/types.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

/**
 * What a moderator does with a question. `edit` cuts names, and lets pass what waits; the record shows the new text, never the original.
 * `split` takes it out of the one that it was merged into.
 */
export type ModerationVerb =
  | { kind: 'approve' }
  | { kind: 'decline'; reason: DeclineReason }
  | { kind: 'edit'; text: string }
  | { kind: 'merge'; into: string }
  | { kind: 'split' }
  | { kind: 'remove'; reason: DeclineReason }

/** What may be done with many at once. */
export type BulkVerb = Extract<ModerationVerb, { kind: 'approve' | 'decline' | 'merge' }>

const FASTER = conflict('Somebody else has just decided on this question. The list is up to date again.')

/** A text that is gone must not live on in the write-ahead log. */
const ERASING: ReadonlySet<ModerationVerb['kind']> = new Set(['remove', 'edit', 'decline'])
const OWED = 'An answer to this question is owed, so that it stays for itself. Merge the other question into this one.'

/** One moderator's decision on one question. */
export async function moderate(
  hall: Hall,
  actor: Actor,
  { questionId, verb }: { questionId: string; verb: ModerationVerb },
): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayModerate(person)) return FORBIDDEN
  const before = await questionById(hall.store, questionId)
  if (!before) return NOT_FOUND
  const signed = { moderatorId: person.personId, at: hall.clock.now() }
  const outcome = await hall.store.transact(tx => carryOut(tx, hall.ids, signed, questionId, verb))
  if (outcome.ok) {
    if (ERASING.has(verb.kind)) await hall.store.forget()
    hall.publish({ kind: 'questions changed', roundId: before.roundId })
  }
  return outcome
}

/**
 * One decision on many questions of a round, in one transaction; each has its own line in the record, and its own fault: where somebody
 * was faster with one, the others are decided all the same.
 */
export async function moderateMany(
  hall: Hall,
  actor: Actor,
  { roundId, questionIds, verb }: { roundId: string; questionIds: readonly string[]; verb: BulkVerb },
): Promise<Outcome<{ decided: number; faults: Record<string, string> }>> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayModerate(person)) return FORBIDDEN
  const signed = { moderatorId: person.personId, at: hall.clock.now() }
  const faults: Record<string, string> = {}
  const chosen = [...new Set(questionIds)].filter(id => verb.kind !== 'merge' || id !== verb.into)
  const decided = await hall.store.transact(async tx => {
    let many = 0
    for (const id of chosen) {
      const outcome =
        (await questionById(tx, id))?.roundId === roundId ? await carryOut(tx, hall.ids, signed, id, verb) : (NOT_FOUND as Outcome)
      if (outcome.ok) many++
      else faults[id] = sentenceOf(outcome)
    }
    return many
  })
  if (decided > 0 && ERASING.has(verb.kind)) await hall.store.forget()
  if (decided > 0) hall.publish({ kind: 'questions changed', roundId })
  return done({ decided, faults })
}

const sentenceOf = ({ fault }: Extract<Outcome, { ok: false }>): string =>
  fault.kind === 'conflict'
    ? fault.message
    : fault.kind === 'invalid'
      ? Object.values(fault.fields).join(' ')
      : 'This question is not in the round any more.'

/** Writes a decision with all that follows from it; where it fails, nothing has been written. */
async function carryOut(tx: Tx, ids: Hall['ids'], signed: Signed, questionId: string, verb: ModerationVerb): Promise<Outcome> {
  const question = await questionById(tx, questionId)
  if (!question) return NOT_FOUND
  const decided = await decide(tx, question, verb)
  if ('fault' in decided) return decided
  if (!(await changeQuestion(tx, questionId, question.state, decided.change))) return FASTER
  // An earlier cut may have left a name that this one takes out.
  if (verb.kind === 'edit') await forgetEdits(tx, questionId)
  if (decided.record) await insertRecord(tx, { id: ids.next(), roundId: question.roundId, questionId, act: decided.record, ...signed })
  if (verb.kind === 'merge') await passOnMerged(tx, ids, questionId, verb.into, signed)
  if (verb.kind === 'remove') {
    await forgetEdits(tx, questionId)
    await forgetAnswers(tx, questionId)
    await dropVotes(tx, questionId)
    await dropVerdicts(tx, questionId)
    await forgetClarifications(tx, questionId)
    await releaseMerged(tx, ids, questionId, signed)
  }
  return done()
}

type Change = Partial<Pick<QuestionRow, 'state' | 'text' | 'about' | 'seriesId' | 'mergedInto' | 'declineReason'>>
type Decided = { change: Change; record?: ModerationAct } | Extract<Outcome, { ok: false }>

async function decide(tx: Tx, question: QuestionRow, verb: ModerationVerb): Promise<Decided> {
  if (verb.kind === 'edit') return cut(question, verb.text)
  if (verb.kind === 'merge') {
    const target = verb.into === question.id ? undefined : await questionById(tx, verb.into)
    if (target?.roundId !== question.roundId || target.state !== 'open')
      return fail({ kind: 'invalid', fields: { into: 'Choose an open question of the same round.' } })
    if (await isOwed(tx, question)) return conflict(OWED)
  }
  const life = after(lifeOf(question), actOf(verb))
  if (!life) return FASTER
  const { state } = life
  switch (verb.kind) {
    case 'approve':
      return { change: { state } }
    case 'decline': {
      // Its texts were erased when the round was settled; one that is declined after that goes at once.
      const isSettled = (await roundById(tx, question.roundId))?.state === 'settled'
      const text = isSettled ? { text: '', about: null, seriesId: null } : {}
      return { change: { state, declineReason: verb.reason, ...text }, record: { kind: 'declined', reason: verb.reason } }
    }
    case 'merge':
      return { change: { state, mergedInto: verb.into }, record: { kind: 'merged', into: verb.into } }
    case 'split':
      return { change: { state, mergedInto: null }, record: { kind: 'split', by: 'moderator' } }
    case 'remove':
      return {
        change: { state, text: '', about: null, seriesId: null, mergedInto: null },
        record: { kind: 'removed', reason: verb.reason },
      }
  }
}

/** Whether somebody stands by it with a day, or readers did not take its answer for one: merged it would no longer be owed. */
async function isOwed(tx: Tx, { id, reopened }: QuestionRow): Promise<boolean> {
  const standing = (await promisesOf(tx, [id])).at(-1)
  return reopened === true || (standing !== undefined && standing.keptAt === null)
}

/** A name is cut out of whatever is read or may come to be: what everybody reads stays what it is, answered or merged. */
function cut(question: QuestionRow, raw: string): Decided {
  const text = cleanText(raw)
  const waits = question.state === 'pending'
  if (!waits && !isPublic(question)) return FASTER
  if (!isNameCut(question.text, text))
    return fail({ kind: 'invalid', fields: { text: `A question may only be changed by putting ${CUT} in the place of a name.` } })
  return { change: { state: waits ? 'open' : question.state, text }, record: { kind: 'edited', reason: 'names a person', text } }
}

const actOf = (verb: Exclude<ModerationVerb, { kind: 'edit' }>): LifeAct => (verb.kind === 'remove' ? { kind: 'remove' } : verb)

/** The life of a stored question. */
export const lifeOf = ({ state, declineReason, mergedInto }: QuestionRow): Life =>
  state === 'declined'
    ? { state, reason: declineReason as DeclineReason }
    : state === 'merged'
      ? { state, into: mergedInto as string }
      : { state }

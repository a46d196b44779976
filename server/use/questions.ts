import { mayAnswer, mayModerate } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { after } from '#app/model/question/life.ts'
import type { PendingView, QuestionsView, RecordView } from '#app/model/question/views.ts'
import { waitingClarifications } from '#db/queries/clarifications.ts'
import { personById } from '#db/queries/people.ts'
import {
  answeredFrom,
  answersTo,
  changeQuestion,
  insertAnswer,
  pendingCounts,
  questionById,
  questionsOfRound,
  recordOf,
  tallies,
} from '#db/queries/questions.ts'
import { roundById } from '#db/queries/rounds.ts'
import type { ModeratorsView } from '../questions/moderators.ts'
import type { Packet } from '../questions/views.ts'
import { answerText } from './answers.ts'
import { conflict, done, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { lifeOf } from './moderating.ts'
import { readerOf } from './reader.ts'

export { moderate, moderateMany } from './moderating.ts'

/** Everything that everybody knows of a round's questions; the same for all who may read it. */
export async function ofRound(hall: Hall, actor: Actor, { roundId }: { roundId: string }): Promise<Outcome<{ view: QuestionsView }>> {
  const view = (await readerOf(hall.store, actor)) && (await hall.roundViews.of(roundId))
  return view ? done({ view }) : NOT_FOUND
}

/** The same as bytes, for the thousands of open pages that fetch it after every tick. */
export async function packetOfRound(hall: Hall, actor: Actor, { roundId }: { roundId: string }): Promise<Outcome<{ packet: Packet }>> {
  const packet = (await readerOf(hall.store, actor)) && (await hall.roundViews.packet(roundId))
  return packet ? done({ packet }) : NOT_FOUND
}

/** Votes by question, for pages that count along. */
export async function votes(
  hall: Hall,
  actor: Actor,
  { roundId }: { roundId: string },
): Promise<Outcome<{ votes: Record<string, number> }>> {
  if (!(await readerOf(hall.store, actor))) return NOT_FOUND
  return done({ votes: Object.fromEntries(await tallies(hall.store, roundId)) })
}

/** The questions that wait for a moderator. */
export async function pending(hall: Hall, actor: Actor, { roundId }: { roundId: string }): Promise<Outcome<{ pending: PendingView[] }>> {
  if (!(await readerOf(hall.store, actor)) || !mayModerate(actor)) return NOT_FOUND
  const rows = await questionsOfRound(hall.store, roundId, ['pending'])
  return done({ pending: rows.map(({ id, text, about, batch }) => ({ id, text, about, batch })).toSorted((a, b) => a.batch - b.batch) })
}

/** What the other moderators have open; `open` is what this one has. */
export async function moderators(
  hall: Hall,
  actor: Actor,
  { roundId, open }: { roundId: string; open: string | null },
): Promise<Outcome<{ standing: ModeratorsView }>> {
  const reader = await readerOf(hall.store, actor)
  const person = reader && mayModerate(reader) && (await personById(hall.store, reader.personId))
  if (!person || !(await roundById(hall.store, roundId))) return NOT_FOUND
  return done({ standing: hall.moderators.look(roundId, person, open) })
}

/** How many questions, and how much that was added to questions, wait in which round. */
export async function waiting(hall: Hall, actor: Actor): Promise<Record<string, number>> {
  if (!(await readerOf(hall.store, actor)) || !mayModerate(actor)) return {}
  const many = await pendingCounts(hall.store)
  for (const [roundId, added] of await waitingClarifications(hall.store)) many.set(roundId, (many.get(roundId) ?? 0) + added)
  return Object.fromEntries(many)
}

/** The public moderation record: everybody reads it. `closed`: by whom asking was closed before its time, and when. */
export async function record(
  hall: Hall,
  actor: Actor,
  { roundId }: { roundId: string },
): Promise<Outcome<{ record: RecordView[]; closed: { by: string; at: number } | null }>> {
  const round = (await readerOf(hall.store, actor)) && (await roundById(hall.store, roundId))
  if (!round) return NOT_FOUND
  const closer = round.closedBy === null ? undefined : await personById(hall.store, round.closedBy)
  const lines = await recordOf(hall.store, roundId)
  const closed = closer ? { by: closer.name, at: round.closesAt } : null
  return done({
    closed,
    record: lines.map(({ line, by }) => ({ id: line.id, questionId: line.questionId, act: line.act, by, at: line.at })),
  })
}

/** A form that is sent a second time, by a second press or a slow network, is sent soon. */
const TWICE_MS = 60_000

/** A leader's answer in writing (Markdown). A second one is added, nothing is overwritten; the same one sent twice is one. */
export async function answer(hall: Hall, actor: Actor, { questionId, text }: { questionId: string; text: string }): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayAnswer(person)) return FORBIDDEN
  const question = await questionById(hall.store, questionId)
  if (!question) return NOT_FOUND
  const written = answerText(text)
  if (!written.ok) return written
  const isRecent = ({ answeredAt }: { answeredAt: number }) => Math.abs(hall.clock.now() - answeredAt) < TWICE_MS
  const given = await hall.store.transact(async tx => {
    const now = await questionById(tx, questionId)
    const last = (await answersTo(tx, [questionId])).at(-1)?.answer
    if (now?.state === 'answered' && last?.answeredBy === person.personId && last.text === written.text && isRecent(last)) return true
    const life = now && after(lifeOf(now), { kind: 'answer' })
    if (!now || !life || !(await changeQuestion(tx, questionId, now.state, answeredFrom(now.state)))) return false
    await insertAnswer(tx, {
      id: hall.ids.next(),
      questionId,
      kind: 'written',
      text: written.text,
      meetingId: null,
      seq: null,
      answeredBy: person.personId,
      answeredAt: hall.clock.now(),
    })
    return true
  })
  if (!given) return conflict('This question is not open, so it was not answered. Your text is still here.')
  hall.publish({ kind: 'questions changed', roundId: question.roundId })
  return done()
}

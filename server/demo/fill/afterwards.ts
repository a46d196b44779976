import { dayOf, daysAfter } from '../calendar.ts'
import type { NamedRole } from '../people.ts'
import type { Afterwards } from '../texts/afterwards.ts'
import type { Asked } from '../texts/rounds.ts'
import { votingToken } from '../wallet.ts'
import { expect, named, type Office } from './office.ts'
import { type Crowd, taken, threeTicks } from './round.ts'

const MINUTES_9 = 9 * 60_000

/** What comes after the answers to a round's questions, by the ids of texts/rounds.ts. */
export type Stories = Readonly<Record<string, Afterwards>>

/** First answers that readers did not take for one: they are reopened, and the asker has added something by then. */
export async function tryToAnswer(office: Office, crowd: Crowd, stories: Stories): Promise<void> {
  for (const [id, { first, added }] of Object.entries(stories)) {
    const questionId = crowd.known.get(id)
    if (!questionId || !first) continue
    await answer(office, questionId, first)
    await judge(crowd, questionId, first)
    const secret = crowd.secrets.get(id) ?? ''
    taken(await crowd.desk.doubt({ questionId, secret, says: 'not answered' }), id)
    if (added) taken(await crowd.desk.clarify({ questionId, secret, place: 1, text: added }), id)
  }
  await threeTicks(office, crowd)
  const moderator = named(office, 'moderator')
  const { pending } = expect(await office.use.clarifications.pending(moderator, { roundId: crowd.roundId }), 'additions')
  for (const { questionId, place } of pending)
    expect(await office.use.clarifications.moderate(moderator, { questionId, place, verb: { kind: 'approve' } }), 'an addition')
}

/** Readers say whether the answers were some; a week later they are settled. */
export async function judgeAnswers(office: Office, crowd: Crowd, stories: Stories): Promise<void> {
  for (const [id, { judged }] of Object.entries(stories)) {
    const questionId = crowd.known.get(id)
    if (questionId && judged) await judge(crowd, questionId, judged)
  }
  await threeTicks(office, crowd)
}

/** A month later: what was promised for too early a day is moved, and what was promised for now comes. */
export async function keepPromises(office: Office, crowd: Crowd, asked: readonly Asked[], stories: Stories): Promise<void> {
  for (const { id, fate } of asked) {
    const { moved, kept } = stories[id] ?? {}
    const questionId = crowd.known.get(id)
    if (!questionId || fate.kind !== 'promise') continue
    if (moved !== undefined) await promise(office, questionId, { owner: fate.owner, weeks: moved })
    if (kept) await answer(office, questionId, kept)
  }
}

/** Nobody could say it yet: somebody takes it on, with a day. */
export async function promise(office: Office, questionId: string, { owner, weeks }: { owner: NamedRole; weeks: number }): Promise<void> {
  const dueOn = daysAfter(dayOf(office.clock.now()), weeks * 7)
  const by = { kind: 'person', id: named(office, owner).personId } as const
  expect(await office.use.promises.make(named(office, 'ceo'), { questionId, owner: by, dueOn }), 'promise')
}

/** What was said on stage, beside the moment where the presenter said it; a colleague's summary is an answer of its own. */
export async function writeDown(office: Office, questionId: string, given: { by: NamedRole; text: string }): Promise<void> {
  const { question } = expect(await office.use.answers.toAnswer(named(office, given.by), { questionId }), 'the question')
  if (!question.live) return answer(office, questionId, given)
  office.clock.forward(MINUTES_9)
  expect(await office.use.answers.writeDown(named(office, given.by), { answerId: question.live.id, text: given.text }), given.text)
}

/** An answer in writing. */
export async function answer(office: Office, questionId: string, { by, text }: { by: NamedRole; text: string }): Promise<void> {
  office.clock.forward(MINUTES_9)
  expect(await office.use.questions.answer(named(office, by), { questionId, text }), text)
}

/** So many of the crowd say that it was an answer, and that it was none. */
async function judge({ desk, wallets }: Crowd, questionId: string, { yes, no }: { yes: number; no: number }): Promise<void> {
  for (const [at, wallet] of wallets.slice(0, yes + no).entries())
    taken(await desk.judge({ token: votingToken(wallet), questionId, says: at < yes ? 1 : 0 }), questionId)
}

import type { QuestionsView } from '#app/model/question/views.ts'
import { type Asked, askedPrefix } from './outbox.ts'
import type { Way } from './send.ts'
import type { Vault } from './vault.ts'
import { type Vote, votePrefix } from './votes.ts'

// What takes votes along when questions are merged or stand for themselves again. It comes after what asking takes, to everybody alike.

/** Not all at one moment: who voted for the one and then for the other would show as one person. */
const MERGE_SPREAD_MS = 60_000

const originsOf = ({ questionId, from }: Vote): string[] => from ?? [questionId]

/** Casts a vote where its question went. */
export async function moveVote(vault: Vault, roundId: string, vote: Vote, { to, of }: NonNullable<Vote['moves']>): Promise<void> {
  const keyOf = (questionId: string) => `${votePrefix(roundId)}${questionId}`
  const put = (changed: Vote) => vault.put<Vote>(keyOf(changed.questionId), changed)
  const there = await vault.get<Vote>(keyOf(to))
  // A vote that was taken back there stays so; one that stands there is one, whatever comes to it.
  if (there?.choice === 1) await put({ ...there, from: [...new Set([...(there.from ?? [to]), ...of])] })
  else if (!there) await put({ questionId: to, choice: 1, sent: false, ...(of.some(id => id !== to) && { from: of }) })
  const stay = originsOf(vote).filter(id => !of.includes(id))
  const { moves: _, from: __, ...rest } = vote
  if (stay.length > 0) await put({ ...rest, ...(stay.some(id => id !== vote.questionId) && { from: stay }) })
  // What was given to this question moves on with it: it takes votes no more. What only had come to it is taken back.
  else if (of.includes(vote.questionId)) await vault.remove(keyOf(vote.questionId))
  else await put({ questionId: vote.questionId, choice: 0, sent: false })
}

/** By what is seen of a round: own questions learn their ids, and of votes is noted where they go. */
export async function follow(vault: Vault, roundId: string, view: QuestionsView, way: Pick<Way, 'now' | 'chance'>): Promise<void> {
  for (const asked of await vault.list<Asked>(askedPrefix(roundId))) {
    const found = asked.receipt !== '' && !asked.id && [...view.questions, ...view.unshown].find(({ receipt }) => receipt === asked.receipt)
    // Not while it is under way: what comes of that is written over it.
    if (found && asked.state === 'stored') await vault.put<Asked>(askedPrefix(roundId) + asked.index, { ...asked, id: found.id })
  }
  const given = (await vault.list<Vote>(votePrefix(roundId))).filter(({ choice }) => choice === 1)
  await followMerges(vault, roundId, given, view, way)
}

/** Notes of kept votes where they go, by what is seen of the round, and what becomes of those that were refused. */
async function followMerges(
  vault: Vault,
  roundId: string,
  votes: readonly Vote[],
  { questions }: QuestionsView,
  { now, chance }: { now(): number; chance(): number },
): Promise<void> {
  const keyOf = (questionId: string) => `${votePrefix(roundId)}${questionId}`
  const put = (changed: Vote) => vault.put<Vote>(keyOf(changed.questionId), changed)
  const known = new Map(questions.map(question => [question.id, question]))
  /** Where a question is read now, however often it was merged; undefined when that is not here. */
  function standing(id: string): string | undefined {
    const seen = new Set<string>()
    for (let at = known.get(id); at && !seen.has(at.id); at = known.get(at.into)) {
      if (at.state !== 'merged') return at.id
      seen.add(at.id)
    }
    return undefined
  }
  for (const vote of votes) {
    const goes = new Map(originsOf(vote).map(id => [id, standing(id) ?? vote.questionId]))
    const to = [...goes.values()].find(id => id !== vote.questionId)
    if (to !== undefined && vote.moves?.to !== to) {
      const of = [...goes.keys()].filter(id => goes.get(id) === to)
      await put({ ...vote, moves: { to, at: now() + chance() * MERGE_SPREAD_MS, of } })
    } else if (to === undefined && (vote.refused || vote.moves)) {
      const { refused, moves: _, ...rest } = vote
      if (refused && known.get(vote.questionId)?.state !== 'open') await vault.remove(keyOf(vote.questionId))
      else await put({ ...rest, sent: refused ? false : rest.sent })
    }
  }
}

import { choicesOf } from '#app/model/poll/poll.ts'
import { takesVotes } from '#app/model/question/round.ts'
import { pollHash, readToken, voteHash } from '#app/model/question/spent.ts'
import type { AnonymousAnswer, AnonymousRefusal, PollAnswerRequest, VoteRequest } from '#app/model/question/wire.ts'
import { pollById, putAnswer } from '#db/queries/polls.ts'
import type { Hall } from '../use/hall.ts'
import { openBallotBox } from './ballot-box.ts'
import type { Crowds } from './crowds.ts'
import type { Keyring } from './keyring.ts'
import { refused, STORED } from './messages.ts'
import { countByMinute } from './minute.ts'
import { optionsOf } from './polls.ts'

const TALLY_PAUSE_MS = 200
/** In a minute, by one person on one thing: whoever cannot make up their mind fits in, a script that wants everybody told anew does not. */
const MOST_CHANGES = 60

/** Votes and answers to polls: stored at once, in groups, without a batch. */
export interface Voting {
  vote(request: VoteRequest): Promise<AnonymousAnswer>
  answerPoll(request: PollAnswerRequest): Promise<AnonymousAnswer>
  /** Nothing is told any more. */
  close(): void
}

export function openVoting(
  hall: Pick<Hall, 'store' | 'clock' | 'publish' | 'random'>,
  { keyring, crowds }: { keyring: Keyring; crowds: Crowds },
): Voting {
  const { store, clock, publish } = hall
  const takeVote = openBallotBox(store)
  const changes = countByMinute(hall, MOST_CHANGES)
  /** Since live clients were last told: questions that were voted for, by round, and meetings whose poll was answered. */
  const voted = new Map<string, Set<string>>()
  const answered = new Set<string>()
  let telling: NodeJS.Timeout | undefined

  function tellLater() {
    telling ??= setTimeout(() => {
      telling = undefined
      for (const [roundId, ids] of voted) publish({ kind: 'votes changed', roundId, questionIds: [...ids] })
      for (const meetingId of answered) publish({ kind: 'poll answered', meetingId })
      voted.clear()
      answered.clear()
    }, TALLY_PAUSE_MS)
  }

  return {
    async vote({ token: text, questionId, choice }) {
      const token = readToken(text)
      const round = token && (await keyring.roundOf(token, 'voting'))
      if (!round) return refused('token')
      if (!takesVotes(round)) return refused('closed')
      const voterHash = voteHash(token, questionId)
      if (!changes.take(voterHash)) return refused('too many changes')
      const counted = await takeVote({ roundId: round.id, questionId, voterHash, choice })
      if (counted !== 'changed') changes.giveBack(voterHash)
      if (counted === 'refused') return refused('question')
      if (counted === 'unchanged') return STORED
      voted.set(round.id, (voted.get(round.id) ?? new Set()).add(questionId))
      tellLater()
      return STORED
    },

    async answerPoll({ token: text, pollId, choices: chosen }) {
      const token = readToken(text)
      const round = token && (await keyring.roundOf(token, 'voting'))
      if (!round) return refused('token')
      if (!takesVotes(round)) return refused('poll')
      if (!(await crowds.enough(round))) return refused('crowd')
      const answerer = pollHash(token, pollId)
      if (!changes.take(answerer)) return refused('too many changes')
      const given = await store.gather(async (tx): Promise<{ meetingId: string; changed: boolean } | AnonymousRefusal> => {
        const poll = await pollById(tx, pollId)
        if (poll?.roundId !== round.id || poll.state !== 'open' || (poll.closesAt !== null && poll.closesAt <= clock.now())) return 'poll'
        const choices = choicesOf(poll.kind, optionsOf(poll), chosen)
        if (!choices) return 'choice'
        return { meetingId: poll.meetingId, changed: await putAnswer(tx, pollId, answerer, choices) }
      })
      if (typeof given === 'string' || !given.changed) changes.giveBack(answerer)
      if (typeof given === 'string') return refused(given)
      if (!given.changed) return STORED
      answered.add(given.meetingId)
      tellLater()
      return STORED
    },

    close() {
      clearTimeout(telling)
    },
  }
}

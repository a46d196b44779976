import { cleanText, textFault } from '#app/model/question/text.ts'
import { choicesOf } from '#app/model/poll/poll.ts'
import { takesQuestions, takesVotes, untilNextTick } from '#app/model/question/round.ts'
import { fromBase64url } from '#app/model/base64url.ts'
import { receiptHash } from '#app/model/question/seed.ts'
import { pollHash, readToken, spentHash, voteHash } from '#app/model/question/token.ts'
import type {
  AnonymousAnswer,
  AnonymousRefusal,
  PollAnswerRequest,
  QuestionRequest,
  VoteRequest,
  WithdrawalRequest,
} from '#app/model/question/wire.ts'
import { shownThing } from '#db/queries/about.ts'
import { questionById, questionByToken } from '#db/queries/questions.ts'
import { pollById, putAnswer } from '#db/queries/polls.ts'
import { holders, type PublicRound } from '#db/queries/rounds.ts'
import type { Hall } from '../use/hall.ts'
import { advancePulses, optionsOf } from './polls.ts'
import { advanceRounds } from './advance.ts'
import { openBallotBox } from './ballot-box.ts'
import { createBatches, type Held, questionKey, withdrawalKey } from './batches.ts'
import { openKeyring } from './keyring.ts'
import { countByMinute } from './minute.ts'
import { writeBatch } from './write.ts'

/** Takes questions, votes and answers without names. Knows no request, address or person. */
export interface Desk {
  ask(request: QuestionRequest): Promise<AnonymousAnswer>
  vote(request: VoteRequest): Promise<AnonymousAnswer>
  answerPoll(request: PollAnswerRequest): Promise<AnonymousAnswer>
  withdraw(request: WithdrawalRequest): Promise<AnonymousAnswer>
  /** What happens every 20 s; called by the clock that `start` winds up, and by tests. */
  tick(): Promise<void>
  start(): void
  /** Stops the clock. What is held is not written: it would tell the last asker apart, and the browsers send it again. */
  close(): Promise<void>
}

/** Memory is finite; 5 tokens a person of a very large company fit. */
const MOST_HELD = 50_000
/** Text beyond this is not even cleaned. The body's limit is lower; this holds for other callers. */
const MOST_RAW = 16_000
const TALLY_PAUSE_MS = 200
/** In a minute, by one person on one thing: whoever cannot make up their mind fits in, a script that wants everybody told anew does not. */
const MOST_CHANGES = 60

const refused = (code: AnonymousRefusal): AnonymousAnswer => ({ state: 'refused', code, message: MESSAGES[code] })
const STORED: AnonymousAnswer = { state: 'stored' }

export function openDesk(hall: Hall): Desk {
  const { store, clock, publish, log } = hall
  const keyring = openKeyring(store)
  const batches = createBatches()
  const takeVote = openBallotBox(store)
  const changes = countByMinute(hall, MOST_CHANGES)
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  /** Since live clients were last told: questions that were voted for, by round, and meetings whose poll was answered. */
  const voted = new Map<string, Set<string>>()
  const answered = new Set<string>()
  let telling: NodeJS.Timeout | undefined
  /** The write-ahead log keeps the order in which votes and answers were written, until it is emptied; a killed server leaves one, too. */
  let ordered = true
  /** Rounds with enough people: nobody gives tokens back, so they stay so. */
  const crowded = new Set<string>()

  const held = (): AnonymousAnswer => ({ state: 'held', tickIn: untilNextTick(clock.now()) })
  const known = (mine: boolean, answer: AnonymousAnswer) => (mine ? answer : refused('spent'))

  function tellLater() {
    telling ??= setTimeout(() => {
      telling = undefined
      for (const [roundId, ids] of voted) publish({ kind: 'votes changed', roundId, questionIds: [...ids] })
      for (const meetingId of answered) publish({ kind: 'poll answered', meetingId })
      voted.clear()
      answered.clear()
    }, TALLY_PAUSE_MS)
  }

  async function forgetOrder(): Promise<void> {
    if (!ordered) return
    ordered = false
    const emptied = await store.checkpoint().catch(error => {
      log.error({ code: codeOf(error) }, 'the write-ahead log could not be emptied; it is tried again at the next tick')
      return false
    })
    ordered ||= !emptied
  }

  async function isCrowded(round: PublicRound): Promise<boolean> {
    if (!crowded.has(round.id) && (await holders(store, round.id)) >= round.minCrowd) crowded.add(round.id)
    return crowded.has(round.id)
  }

  function hold(key: string, what: Held): Held | undefined {
    return batches.size < MOST_HELD || batches.get(key) ? batches.hold(key, what) : undefined
  }

  return {
    async ask({ token: text, receipt, ...asked }) {
      const token = readToken(text)
      const round = token && (await keyring.roundOf(token, 'asking'))
      if (!round) return refused('token')
      const tokenHash = spentHash(token)
      const waiting = batches.get(questionKey(tokenHash))
      if (waiting) return known(waiting.kind === 'question' && waiting.receiptHash === receipt, held())
      const stored = await questionByToken(store, tokenHash)
      if (stored) return known(stored.receiptHash === receipt, STORED)
      if (!takesQuestions(round, clock.now())) return refused('closed')
      if (!(await isCrowded(round))) return refused('crowd')
      const clean = asked.text.length > MOST_RAW ? '' : cleanText(asked.text)
      if (textFault(clean)) return refused('text')
      const about = asked.about && (await shownThing(store, round.id, asked.about))
      if (asked.about && !about) return refused('about')
      const question: Held = { kind: 'question', roundId: round.id, tokenHash, receiptHash: receipt, text: clean, about: about ?? null }
      const now = hold(questionKey(tokenHash), question)
      if (!now) return refused('busy')
      return known(now.kind === 'question' && now.receiptHash === receipt, held())
    },

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
      ordered = true
      voted.set(round.id, (voted.get(round.id) ?? new Set()).add(questionId))
      tellLater()
      return STORED
    },

    async answerPoll({ token: text, pollId, choices: chosen }) {
      const token = readToken(text)
      const round = token && (await keyring.roundOf(token, 'voting'))
      if (!round) return refused('token')
      if (!takesVotes(round)) return refused('poll')
      if (!(await isCrowded(round))) return refused('crowd')
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
      ordered = true
      answered.add(given.meetingId)
      tellLater()
      return STORED
    },

    async withdraw({ questionId, secret }) {
      const bytes = fromBase64url(secret)
      const question = await questionById(store, questionId)
      if (!bytes || !question?.receiptHash || question.receiptHash !== receiptHash(bytes)) return refused('receipt')
      if (question.state === 'withdrawn') return STORED
      if (question.state !== 'pending' && question.state !== 'open') return refused('question')
      return hold(withdrawalKey(questionId), { kind: 'withdrawal', roundId: question.roundId, questionId }) ? held() : refused('busy')
    },

    tick() {
      // One after the other: a slow disk must not let two ticks write the same batch.
      running = running.then(async () => {
        await advanceRounds(hall).catch(error => log.error({ code: codeOf(error) }, 'rounds could not be moved on'))
        await advancePulses(hall).catch(error => log.error({ code: codeOf(error) }, 'a pulse could not be counted'))
        for (const due of batches.due()) {
          try {
            await writeBatch(hall, due.roundId, due.held.values())
            batches.drop(due.held.keys())
            publish({ kind: 'questions changed', roundId: due.roundId })
          } catch (error) {
            // Never the error itself: a failed statement quotes its parameters, and one of them is a question.
            log.error({ code: codeOf(error) }, 'a batch of questions could not be written; it is tried again at the next tick')
          }
        }
        await forgetOrder()
      })
      return running
    },

    start() {
      const next = () => {
        timer = setTimeout(() => void this.tick().then(next), untilNextTick(clock.now()))
      }
      next()
    },

    async close() {
      clearTimeout(timer)
      clearTimeout(telling)
      await running
    },
  }
}

/** What kind of error it was, without what it says. */
export function codeOf(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause ? codeOf(cause) : String(name)
}

/** What the asker reads; the text stays in the box in any case. */
export const MESSAGES: Record<AnonymousRefusal, string> = {
  credentials:
    'This request carried a sign-in, so it was thrown away unread. Reload the page; if it happens again, tell your administrator.',
  origin: 'This request did not come from a page of this site.',
  form: 'This request cannot be read. Reload the page.',
  token: 'This token is not valid here. Reload the page.',
  spent: 'This token was used already.',
  closed: 'Asking in this round has closed.',
  crowd: 'Too few people hold tokens yet. Your text is kept; try again later.',
  text: 'The text is empty or too long. Shorten it and send it again.',
  about: 'What you ask about is not shown to everybody yet. Ask without it, or wait until it is shown.',
  question: 'This question has changed meanwhile, so nothing was done.',
  poll: 'This poll is not open, so your answer was not taken.',
  choice: 'That is not one of the choices. Reload the page.',
  receipt: 'This receipt does not belong to the question.',
  'too many failures': 'Too many invalid requests came from your network. Wait a minute.',
  'too many changes': 'You changed very much within a minute. Your choice is kept and sent again.',
  busy: 'Very many questions are arriving. Your text is kept and sent again.',
  failed: 'It could not be stored right now. Your text is kept and sent again.',
}

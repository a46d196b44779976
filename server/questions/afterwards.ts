import { fromBase64url } from '#app/model/base64url.ts'
import { takesVotes, untilNextTick } from '#app/model/question/round.ts'
import { receiptHash } from '#app/model/question/seed.ts'
import { cleanText, textFault } from '#app/model/question/text.ts'
import { readToken, verdictHash } from '#app/model/question/spent.ts'
import type { AnonymousAnswer, ClarificationRequest, DoubtRequest, SplitRequest, VerdictRequest } from '#app/model/question/wire.ts'
import { clarificationAt } from '#db/queries/clarifications.ts'
import { questionById, type QuestionRow } from '#db/queries/questions.ts'
import { verdictBy } from '#db/queries/verdicts.ts'
import type { Hall } from '../use/hall.ts'
import { MOST_HELD, MOST_RAW } from './asking.ts'
import type { Batches, Held } from './batches.ts'
import type { Keyring } from './keyring.ts'
import { refused, STORED } from './messages.ts'

/**
 * What comes after a question was asked. It rides the batches: a time or an order of its own would tell who was at the page then. The
 * browser repeats each until it is stored, so everything here may arrive any number of times.
 */
export interface Afterwards {
  /** A reader says whether an answer answered the question. Of two by one person the later one stands. */
  judge(request: VerdictRequest): Promise<AnonymousAnswer>
  /** The asker adds something. */
  clarify(request: ClarificationRequest): Promise<AnonymousAnswer>
  /** The asker says whether that was an answer. */
  doubt(request: DoubtRequest): Promise<AnonymousAnswer>
  /** The asker takes the question out of the one that it was merged into. */
  split(request: SplitRequest): Promise<AnonymousAnswer>
}

export function openAfterwards(
  { store, clock }: Pick<Hall, 'store' | 'clock'>,
  { keyring, batches }: { keyring: Keyring; batches: Batches },
): Afterwards {
  /** Under one key there is one thing at a time, the later one. */
  function hold(key: string, what: Held): AnonymousAnswer {
    if (batches.size >= MOST_HELD && !batches.get(key)) return refused('busy')
    batches.replace(key, what)
    return { state: 'held', tickIn: untilNextTick(clock.now()) }
  }

  async function own({ questionId, secret }: SplitRequest): Promise<QuestionRow | undefined> {
    const bytes = fromBase64url(secret)
    const question = await questionById(store, questionId)
    return bytes && question?.receiptHash && question.receiptHash === receiptHash(bytes) ? question : undefined
  }

  return {
    async judge({ token: text, questionId, says }) {
      const token = readToken(text)
      const round = token && (await keyring.roundOf(token, 'voting'))
      if (!round) return refused('token')
      if (!takesVotes(round)) return refused('closed')
      const question = await questionById(store, questionId)
      if (question?.roundId !== round.id || question.state !== 'answered' || question.settled !== null) return refused('question')
      const voterHash = verdictHash(token, questionId)
      const key = `verdict ${voterHash}`
      if (!batches.get(key) && (await verdictBy(store, questionId, voterHash)) === says) return STORED
      return hold(key, { kind: 'verdict', roundId: round.id, questionId, voterHash, says })
    },

    async clarify({ place, text: raw, ...receipt }) {
      const question = await own(receipt)
      if (!question) return refused('receipt')
      const { id: questionId, roundId, state } = question
      const clean = raw.length > MOST_RAW ? '' : cleanText(raw)
      const stored = await clarificationAt(store, questionId, place)
      // The text of one that was declined or removed is gone: whoever asks for its place again has put it there.
      if (stored) return stored.text === '' || stored.text === clean ? STORED : refused('place')
      if (textFault(clean)) return refused('text')
      if (state !== 'open' && state !== 'answered') return refused('question')
      const key = `clarification ${questionId} ${place}`
      const waiting = batches.get(key)
      if (waiting?.kind === 'clarification' && waiting.text !== clean) return refused('place')
      return hold(key, { kind: 'clarification', roundId, questionId, place, text: clean })
    },

    async doubt({ says, ...receipt }) {
      const question = await own(receipt)
      if (!question) return refused('receipt')
      const { id: questionId, roundId } = question
      const key = `doubt ${questionId}`
      if (!batches.get(key) && question.askerSays === says) return STORED
      if (question.state !== 'answered') return refused('question')
      return hold(key, { kind: 'doubt', roundId, questionId, says })
    },

    async split(receipt) {
      const question = await own(receipt)
      if (!question) return refused('receipt')
      const { id: questionId, roundId, state } = question
      if (state === 'open' || state === 'answered') return STORED
      if (state !== 'merged') return refused('question')
      return hold(`split ${questionId}`, { kind: 'split', roundId, questionId })
    },
  }
}

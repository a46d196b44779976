import { fromBase64url } from '#app/model/base64url.ts'
import { mayWithdraw } from '#app/model/question/life.ts'
import { takesQuestions, untilNextTick } from '#app/model/question/round.ts'
import { receiptHash } from '#app/model/question/seed.ts'
import { cleanText, textFault } from '#app/model/question/text.ts'
import { readToken, spentHash } from '#app/model/question/spent.ts'
import type { AnonymousAnswer, QuestionRequest, WithdrawalRequest } from '#app/model/question/wire.ts'
import { shownThing } from '#db/queries/about.ts'
import { questionById, questionByToken } from '#db/queries/questions.ts'
import type { Hall } from '../use/hall.ts'
import { type Batches, type Held, questionKey, withdrawalKey } from './batches.ts'
import type { Crowds } from './crowds.ts'
import type { Keyring } from './keyring.ts'
import { refused, STORED } from './messages.ts'

/** Memory is finite; 5 tokens a person of a very large company fit. */
export const MOST_HELD = 50_000
/** Text beyond this is not even cleaned. The body's limit is lower; this holds for other callers. */
export const MOST_RAW = 16_000

/** What rides a batch: a question, and what its asker does with it later. */
export interface Asking {
  ask(request: QuestionRequest): Promise<AnonymousAnswer>
  withdraw(request: WithdrawalRequest): Promise<AnonymousAnswer>
}

export function openAsking(
  { store, clock }: Pick<Hall, 'store' | 'clock'>,
  { keyring, batches, crowds }: { keyring: Keyring; batches: Batches; crowds: Crowds },
): Asking {
  const held = (): AnonymousAnswer => ({ state: 'held', tickIn: untilNextTick(clock.now()) })
  const known = (mine: boolean, answer: AnonymousAnswer) => (mine ? answer : refused('spent'))

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
      // Settled, with its receipt erased: who repeats its text has asked it; whoever does not must not ask it a second time by another token.
      if (stored?.receiptHash === null) return stored.text === cleanText(asked.text.slice(0, MOST_RAW)) ? STORED : refused('question')
      if (stored) return known(stored.receiptHash === receipt, STORED)
      if (!takesQuestions(round, clock.now())) return refused('closed')
      if (!(await crowds.enough(round))) return refused('crowd')
      const clean = asked.text.length > MOST_RAW ? '' : cleanText(asked.text)
      if (textFault(clean)) return refused('text')
      const about = asked.about && (await shownThing(store, round.id, asked.about))
      if (asked.about && !about) return refused('about')
      const question: Held = { kind: 'question', roundId: round.id, tokenHash, receiptHash: receipt, text: clean, about: about ?? null }
      const now = hold(questionKey(tokenHash), question)
      if (!now) return refused('busy')
      return known(now.kind === 'question' && now.receiptHash === receipt, held())
    },

    async withdraw({ questionId, secret }) {
      const bytes = fromBase64url(secret)
      const question = await questionById(store, questionId)
      if (!bytes || !question?.receiptHash || question.receiptHash !== receiptHash(bytes)) return refused('receipt')
      if (question.state === 'withdrawn') return STORED
      if (!mayWithdraw(question.state)) return refused('question')
      return hold(withdrawalKey(questionId), { kind: 'withdrawal', roundId: question.roundId, questionId }) ? held() : refused('busy')
    },
  }
}

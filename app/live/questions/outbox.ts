import { toBase64url } from '#app/model/base64url.ts'
import { receiptHash, receiptSecret } from '#app/model/question/seed.ts'
import { TOKENS } from '#app/model/question/token.ts'
import { type QuestionsView, RECEIPT_LENGTH } from '#app/model/question/views.ts'
import type { AboutInput, AnonymousRefusal, QuestionRequest, VoteRequest, WithdrawalRequest } from '#app/model/question/wire.ts'
import type { Sent, Way } from './send.ts'
import type { Vault } from './vault.ts'
import type { Wallet } from './wallet.ts'

/** A question of this browser's person, with its receipt: kept from before it is sent until it is forgotten here. */
export interface Asked {
  /** Which of the asking tokens it uses. */
  index: number
  text: string
  about: AboutInput | null
  aboutLabel: string | null
  /** First 64 bits of the receipt's hash: what the question shows up by. */
  receipt: string
  state: 'waiting' | 'held' | 'stored' | 'refused'
  /** When it is tried again or leaves, by this browser's clock. */
  next: number
  refusal?: AnonymousRefusal
  /** The question's id once it was asked to be withdrawn, until that is stored. */
  withdrawing?: string
  /** The question's id, once it was seen: when it is settled, the receipt is gone. */
  id?: string
}

export interface Vote {
  questionId: string
  choice: 0 | 1
  sent: boolean
  /** Where it is cast again, and when: its question was merged. */
  moves?: { to: string; at: number }
}

/** Sends questions and votes until they are stored, whatever happens in between. */
export interface Outbox {
  /** Spends a token; false when all are spent. The text is on disk when this answers. */
  ask(text: string, about: AboutInput | null, aboutLabel: string | null): Promise<boolean>
  vote(questionId: string, choice: 0 | 1): Promise<void>
  withdraw(asked: Asked, questionId: string): Promise<void>
  /** Removes a question's text and receipt from this device. The token stays spent. */
  forget(asked: Asked): Promise<void>
  /** Takes back a question that the server refused; its token can be used for another text. */
  giveBack(asked: Asked): Promise<void>
  /** Own questions learn their ids. Votes for a question that was merged are cast again on the target, after a random while. */
  follow(view: QuestionsView): Promise<void>
  /**
   * Sends what is due, and gives how long (ms) until something is due again; undefined when nothing waits. One at a time: a second run
   * would send what the first has in hand.
   */
  pump(): Promise<number | undefined>
}

/** What is no final answer: the same bytes are sent again. */
export const PASSING: readonly AnonymousRefusal[] = ['busy', 'failed', 'crowd', 'too many failures', 'too many changes']
export const RETRY_MS = 5_000
export const LATER_MS = 20_000
/** After the tick, a little apart from everybody else's repetition. */
const AFTER_TICK_MS = 500
const SPREAD_MS = 2_500
const MERGE_SPREAD_MS = 60_000
const LEAST_MS = 250

export const askedPrefix = (roundId: string): string => `asked/${roundId}/`
export const votePrefix = (roundId: string): string => `vote/${roundId}/`

/** The secret that proves whose question it is, as it is sent. */
export const secretOf = ({ seed }: Wallet, roundId: string, { index }: Pick<Asked, 'index'>): string =>
  toBase64url(receiptSecret(seed, roundId, index))

/** When something that is held is sent again. */
export const whenTicked = ({ now, chance }: Way, tickIn: number): number => now() + tickIn + AFTER_TICK_MS + chance() * SPREAD_MS

/** What was done later with own questions, and with one of them, which is forgotten with it: see afterwards.ts. */
export const actPrefix = (roundId: string): string => `act/${roundId}/`
export const actsOfAsked = (roundId: string, index: number): string => `${actPrefix(roundId)}${index}/`

export function openOutbox(vault: Vault, wallet: Wallet, roundId: string, way: Way): Outbox {
  const { now, chance, post } = way
  const askedKey = (index: number) => `${askedPrefix(roundId)}${index}`
  const voteKey = (questionId: string) => `${votePrefix(roundId)}${questionId}`

  async function send(asked: Asked): Promise<void> {
    const secret = receiptSecret(wallet.seed, roundId, asked.index)
    const sent = asked.withdrawing
      ? await post('/anonymous/withdrawals', {
          questionId: asked.withdrawing,
          secret: secretOf(wallet, roundId, asked),
        } satisfies WithdrawalRequest)
      : await post('/anonymous/questions', {
          token: wallet.asking[asked.index] as string,
          receipt: receiptHash(secret),
          text: asked.text,
          about: asked.about,
        } satisfies QuestionRequest)
    // Forgotten, withdrawn or answered for another tab while it was under way: what stands now is right.
    const current = await vault.get<Asked>(askedKey(asked.index))
    if (current?.text !== asked.text || current.withdrawing !== asked.withdrawing || !isUnderWay(current)) return
    if (sent.state === 'refused' && sent.code === 'spent' && !asked.withdrawing) await askAgain(asked)
    else await vault.put(askedKey(asked.index), outcome(asked, sent))
  }

  /** Another device with the same seed has used this token: the text takes the next one. */
  async function askAgain(asked: Asked): Promise<void> {
    const taken = await ask(asked.text, asked.about, asked.aboutLabel)
    await vault.put<Asked>(askedKey(asked.index), taken ? emptied(asked) : { ...asked, state: 'refused', refusal: 'spent' })
  }

  function outcome(asked: Asked, sent: Sent): Asked {
    if (sent.state === 'unreachable') return { ...asked, next: now() + RETRY_MS }
    if (sent.state === 'held') return { ...asked, state: 'held', next: whenTicked(way, sent.tickIn) }
    if (sent.state === 'stored') return { ...asked, state: 'stored', withdrawing: undefined }
    if (PASSING.includes(sent.code)) return { ...asked, next: now() + LATER_MS, refusal: sent.code }
    // A withdrawal that came too late leaves the question as it is.
    return asked.withdrawing ? { ...asked, state: 'stored', withdrawing: undefined } : { ...asked, state: 'refused', refusal: sent.code }
  }

  async function sendBallot(vote: Vote): Promise<boolean> {
    const { questionId, choice } = vote
    const sent = await post('/anonymous/votes', { token: wallet.voting, questionId, choice } satisfies VoteRequest)
    const current = await vault.get<Vote>(voteKey(questionId))
    if (sent.state === 'unreachable' || (sent.state === 'refused' && PASSING.includes(sent.code))) return false
    // Changed while it was under way: that one is still to be sent.
    if (!current || current.choice !== choice) return false
    if (sent.state === 'refused') await vault.remove(voteKey(questionId))
    else await vault.put<Vote>(voteKey(questionId), { ...current, sent: true })
    return true
  }

  async function pump(): Promise<number | undefined> {
    const asked = async () => (await vault.list<Asked>(askedPrefix(roundId))).filter(isUnderWay)
    const votes = async () => (await vault.list<Vote>(votePrefix(roundId))).filter(({ sent, moves }) => !sent || moves)
    if ((await asked()).length === 0 && (await votes()).length === 0) return undefined
    if (now() < wallet.usableFrom) return Math.max(LEAST_MS, wallet.usableFrom - now())
    const waits: number[] = []
    for (const one of await asked()) if (one.next <= now()) await send(one)
    for (const { questionId, moves } of await votes()) if (moves && moves.at <= now()) await move(questionId, moves.to)
    for (const vote of await votes()) if (!vote.sent && !(await sendBallot(vote))) waits.push(now() + RETRY_MS)
    for (const one of await asked()) waits.push(one.next)
    for (const { moves } of await votes()) if (moves) waits.push(moves.at)
    return waits.length > 0 ? Math.max(LEAST_MS, Math.min(...waits) - now()) : undefined
  }

  async function learnIds({ questions, unshown }: QuestionsView): Promise<void> {
    for (const asked of await vault.list<Asked>(askedPrefix(roundId))) {
      const found = asked.receipt !== '' && !asked.id && [...questions, ...unshown].find(({ receipt }) => receipt === asked.receipt)
      // Not while it is under way: what comes of that is written over it.
      if (found && asked.state === 'stored') await vault.put<Asked>(askedKey(asked.index), { ...asked, id: found.id })
    }
  }

  async function move(from: string, to: string): Promise<void> {
    await vault.keep<Vote>(voteKey(to), { questionId: to, choice: 1, sent: false })
    await vault.remove(voteKey(from))
  }

  async function ask(text: string, about: AboutInput | null, aboutLabel: string | null): Promise<boolean> {
    for (let index = 0; index < TOKENS.asking; index++) {
      const receipt = receiptHash(receiptSecret(wallet.seed, roundId, index)).slice(0, RECEIPT_LENGTH)
      const mine: Asked & { claim: number } = { index, text, about, aboutLabel, receipt, state: 'waiting', next: 0, claim: chance() }
      // Two tabs may ask at once: who reads its own claim has the token.
      const claimed = await vault.keep(askedKey(index), mine)
      if (claimed.claim === mine.claim && claimed.text === text) return true
    }
    return false
  }

  return {
    ask,
    async vote(questionId, choice) {
      await vault.put<Vote>(voteKey(questionId), { questionId, choice, sent: false })
    },
    async withdraw(asked, questionId) {
      // Not sent yet, or not for sure: it goes to the server first, else it could appear afterwards.
      await vault.put<Asked>(askedKey(asked.index), { ...asked, withdrawing: questionId, state: 'waiting', next: 0 })
    },
    async forget(asked) {
      await vault.put<Asked>(askedKey(asked.index), emptied(asked))
      await vault.forget(actsOfAsked(roundId, asked.index))
    },
    giveBack: asked => vault.remove(askedKey(asked.index)),
    async follow(view) {
      await learnIds(view)
      for (const question of view.questions) {
        if (question.state !== 'merged') continue
        const vote = await vault.get<Vote>(voteKey(question.id))
        if (vote?.choice !== 1 || vote.moves) continue
        await vault.put<Vote>(voteKey(question.id), { ...vote, moves: { to: question.into, at: now() + chance() * MERGE_SPREAD_MS } })
      }
    },
    pump,
  }
}

const emptied = ({ id: _, ...asked }: Asked): Asked => ({ ...asked, text: '', about: null, aboutLabel: null, receipt: '', state: 'stored' })

const isUnderWay = ({ state, text }: Asked): boolean => (state === 'waiting' || state === 'held') && text !== ''

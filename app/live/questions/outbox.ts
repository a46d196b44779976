import { toBase64url } from '#app/model/base64url.ts'
import { RECEIPT_NONCE_BYTES, receiptHash, receiptSecret } from '#app/model/question/seed.ts'
import { TOKENS } from '#app/model/question/token.ts'
import { type QuestionsView, RECEIPT_LENGTH } from '#app/model/question/views.ts'
import type { AboutInput, AnonymousRefusal, QuestionRequest, WithdrawalRequest } from '#app/model/question/wire.ts'
import { isDue, LATER_MS, PASSING, RETRY_MS, type Sent, type Way } from './send.ts'
import type { Vault } from './vault.ts'
import { openVotes } from './votes.ts'
import type { Wallet } from './wallet.ts'

/** A question of this browser's person, with its receipt: kept from before it is sent until it is forgotten here. */
export interface Asked {
  /** Which of the asking tokens it uses. */
  index: number
  /** Drawn before anything is sent and part of the receipt: another device with the same seed has another. None in old entries. */
  nonce?: string
  /** Empty where it was forgotten, or where another device has it: then it has a receipt. */
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

/** Sends questions and votes until they are stored, whatever happens in between. */
export interface Outbox {
  /** Spends a token; false when all are spent. The text is on disk when this answers. `nonce`: one that nothing else is asked with. */
  ask(text: string, about: AboutInput | null, aboutLabel: string | null, nonce?: string): Promise<boolean>
  vote(questionId: string, choice: 0 | 1): Promise<void>
  withdraw(asked: Asked, questionId: string): Promise<void>
  /** Removes a question's text and receipt from this device. The token stays spent. */
  forget(asked: Asked): Promise<void>
  /** Takes back a question that the server refused; its token can be used for another text. */
  giveBack(asked: Asked): Promise<void>
  /** Own questions learn their ids, and votes go where their questions went. */
  follow(view: QuestionsView): Promise<void>
  /**
   * Sends what is due, and gives how long (ms) until something is due again; undefined when nothing waits. One at a time: a second run
   * would send what the first has in hand.
   */
  pump(): Promise<number | undefined>
}

/** After the tick, a little apart from everybody else's repetition. */
const AFTER_TICK_MS = 500
const SPREAD_MS = 2_500
const LEAST_MS = 250

export const askedPrefix = (roundId: string): string => `asked/${roundId}/`

/** The secret that proves whose question it is, as it is sent. */
export const secretOf = ({ seed }: Wallet, roundId: string, { index, nonce }: Pick<Asked, 'index' | 'nonce'>): string =>
  toBase64url(receiptSecret(seed, roundId, index, nonce))

/** A nonce for one question. */
export const newNonce = ({ random }: Pick<Way, 'random'>): string => toBase64url(random(RECEIPT_NONCE_BYTES))

/** When something that is held is sent again. */
export const whenTicked = ({ now, chance }: Way, tickIn: number): number => now() + tickIn + AFTER_TICK_MS + chance() * SPREAD_MS

/** What was done later with own questions, said of answers, and done with one question, which is forgotten with it: see afterwards.ts. */
export const actPrefix = (roundId: string): string => `act/${roundId}/`
export const verdictPrefix = (roundId: string): string => `verdict/${roundId}/`
/** What was begun to be added to one: a draft. */
export const begunKey = (roundId: string, index: number): string => `draft/${roundId}/${index}`
export const actsOfAsked = (roundId: string, index: number): string => `${actPrefix(roundId)}${index}/`

export function openOutbox(vault: Vault, wallet: Wallet, roundId: string, way: Way): Outbox {
  const { now, post } = way
  const votes = openVotes(vault, wallet, roundId, way)
  const askedKey = (index: number) => `${askedPrefix(roundId)}${index}`

  async function send(asked: Asked): Promise<void> {
    const secret = receiptSecret(wallet.seed, roundId, asked.index, asked.nonce)
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

  async function pump(): Promise<number | undefined> {
    const asked = async () => (await vault.list<Asked>(askedPrefix(roundId))).filter(isUnderWay)
    if ((await asked()).length === 0 && !(await votes.wait())) return undefined
    if (!isDue(wallet.usableFrom, now())) return Math.max(LEAST_MS, wallet.usableFrom - now())
    for (const one of await asked()) if (isDue(one.next, now())) await send(one)
    const waits = await votes.pump()
    for (const one of await asked()) waits.push(one.next)
    return waits.length > 0 ? Math.max(LEAST_MS, Math.min(...waits) - now()) : undefined
  }

  async function ask(text: string, about: AboutInput | null, aboutLabel: string | null, nonce = newNonce(way)): Promise<boolean> {
    for (let index = 0; index < TOKENS.asking; index++) {
      const receipt = receiptHash(receiptSecret(wallet.seed, roundId, index, nonce)).slice(0, RECEIPT_LENGTH)
      const mine: Asked = { index, nonce, text, about, aboutLabel, receipt, state: 'waiting', next: 0 }
      // Two tabs may ask at once: who reads its own nonce has the token.
      if ((await vault.keep(askedKey(index), mine)).nonce === nonce) return true
    }
    return false
  }

  return {
    ask,
    vote: votes.vote,
    async withdraw(asked, questionId) {
      // Not sent yet, or not for sure: it goes to the server first, else it could appear afterwards.
      await vault.put<Asked>(askedKey(asked.index), { ...asked, withdrawing: questionId, state: 'waiting', next: 0 })
    },
    async forget(asked) {
      await vault.put<Asked>(askedKey(asked.index), emptied(asked))
      await vault.forget(actsOfAsked(roundId, asked.index))
      await vault.remove(begunKey(roundId, asked.index))
    },
    giveBack: asked => vault.remove(askedKey(asked.index)),
    async follow(view) {
      // By everybody, whatever they asked and voted: fetched only by whom it concerns, a log of files would say who that is.
      const { follow } = await import('./move-votes.ts')
      await follow(vault, roundId, view, way)
    },
    pump,
  }
}

// Without its nonce nobody makes its receipt again.
const emptied = ({ id: _, nonce: __, ...asked }: Asked): Asked => ({
  ...asked,
  text: '',
  about: null,
  aboutLabel: null,
  receipt: '',
  state: 'stored',
})

const isUnderWay = ({ state, text, withdrawing }: Asked): boolean =>
  (state === 'waiting' || state === 'held') && (text !== '' || withdrawing !== undefined)

import { toBase64url } from '#app/model/base64url.ts'
import { receiptHash, receiptSecret } from '#app/model/question/seed.ts'
import { TOKENS } from '#app/model/question/token.ts'
import { type QuestionsView, RECEIPT_LENGTH } from '#app/model/question/views.ts'
import type { AboutInput, AnonymousRefusal } from '#app/model/question/wire.ts'
import { type Sent, sendQuestion, sendVote, sendWithdrawal } from './send.ts'
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
}

interface Vote {
  questionId: string
  choice: 0 | 1
  sent: boolean
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
  /** Votes for a question that was merged are cast again on the target, after a random while. */
  follow(view: QuestionsView): Promise<void>
  /** Sends what is due, and gives how long (ms) until something is due again; undefined when nothing waits. */
  pump(): Promise<number | undefined>
}

/** What is no final answer: the same bytes are sent again. */
const PASSING: readonly AnonymousRefusal[] = ['busy', 'failed', 'crowd', 'too many failures']
const RETRY_MS = 5_000
const LATER_MS = 20_000
/** After the tick, a little apart from everybody else's repetition. */
const AFTER_TICK_MS = 500
const SPREAD_MS = 2_500
const MERGE_SPREAD_MS = 60_000

export const askedPrefix = (roundId: string): string => `asked/${roundId}/`
export const votePrefix = (roundId: string): string => `vote/${roundId}/`

export function openOutbox(vault: Vault, wallet: Wallet, roundId: string, now: () => number, chance: () => number): Outbox {
  const askedKey = (index: number) => `${askedPrefix(roundId)}${index}`
  const voteKey = (questionId: string) => `${votePrefix(roundId)}${questionId}`
  const merges = new Map<string, number>()
  let pumping: Promise<number | undefined> | undefined

  const afterTick = (tickIn: number) => now() + tickIn + AFTER_TICK_MS + chance() * SPREAD_MS

  async function send(asked: Asked): Promise<void> {
    const secret = receiptSecret(wallet.seed, roundId, asked.index)
    const sent = asked.withdrawing
      ? await sendWithdrawal({ questionId: asked.withdrawing, secret: toBase64url(secret) })
      : await sendQuestion({
          token: wallet.asking[asked.index] as string,
          receipt: receiptHash(secret),
          text: asked.text,
          about: asked.about,
        })
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
    if (sent.state === 'held') return { ...asked, state: 'held', next: afterTick(sent.tickIn) }
    if (sent.state === 'stored') return { ...asked, state: 'stored', withdrawing: undefined }
    if (PASSING.includes(sent.code)) return { ...asked, next: now() + LATER_MS, refusal: sent.code }
    // A withdrawal that came too late leaves the question as it is.
    return asked.withdrawing ? { ...asked, state: 'stored', withdrawing: undefined } : { ...asked, state: 'refused', refusal: sent.code }
  }

  async function sendBallot(vote: Vote): Promise<boolean> {
    const sent = await sendVote({ token: wallet.voting, questionId: vote.questionId, choice: vote.choice })
    const current = await vault.get<Vote>(voteKey(vote.questionId))
    if (sent.state === 'unreachable' || (sent.state === 'refused' && PASSING.includes(sent.code))) return false
    // Changed while it was under way: that one is still to be sent.
    if (!current || current.choice !== vote.choice) return false
    if (sent.state === 'refused') await vault.remove(voteKey(vote.questionId))
    else await vault.put(voteKey(vote.questionId), { ...vote, sent: true })
    return true
  }

  async function pumpOnce(): Promise<number | undefined> {
    const waits: number[] = []
    if (now() < wallet.usableFrom) waits.push(wallet.usableFrom)
    else {
      for (const asked of (await vault.list<Asked>(askedPrefix(roundId))).filter(isUnderWay)) if (asked.next <= now()) await send(asked)
      for (const vote of await vault.list<Vote>(votePrefix(roundId)))
        if (!vote.sent && !(await sendBallot(vote))) waits.push(now() + RETRY_MS)
      for (const [from, due] of merges) if (due <= now()) await move(from)
      for (const asked of (await vault.list<Asked>(askedPrefix(roundId))).filter(isUnderWay)) waits.push(asked.next)
      waits.push(...merges.values())
    }
    return waits.length > 0 ? Math.max(250, Math.min(...waits) - now()) : undefined
  }

  const targets = new Map<string, string>()
  async function move(from: string): Promise<void> {
    merges.delete(from)
    const target = targets.get(from)
    if (!target) return
    if (!(await vault.get(voteKey(target)))) await vault.put<Vote>(voteKey(target), { questionId: target, choice: 1, sent: false })
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
    },
    giveBack: asked => vault.remove(askedKey(asked.index)),
    async follow(view) {
      for (const question of view.questions) {
        if (question.state !== 'merged' || merges.has(question.id)) continue
        if ((await vault.get<Vote>(voteKey(question.id)))?.choice !== 1) continue
        targets.set(question.id, question.into)
        merges.set(question.id, now() + chance() * MERGE_SPREAD_MS)
      }
    },
    pump() {
      // One at a time: a second run would send what the first has in hand.
      pumping ??= pumpOnce().finally(() => {
        pumping = undefined
      })
      return pumping
    },
  }
}

const emptied = (asked: Asked): Asked => ({ ...asked, text: '', about: null, aboutLabel: null, receipt: '', state: 'stored' })

const isUnderWay = ({ state, text }: Asked): boolean => (state === 'waiting' || state === 'held') && text !== ''

import { type AskerSays, CLARIFICATIONS } from '#app/model/question/answering.ts'
import type { AnonymousRefusal, ClarificationRequest, DoubtRequest, SplitRequest, VerdictRequest } from '#app/model/question/wire.ts'
import { type Asked, actPrefix, actsOfAsked, begunKey, secretOf, verdictPrefix, whenTicked } from './outbox.ts'
import { isDue, LATER_MS, PASSING, RETRY_MS, type Sent, type Way } from './send.ts'
import type { Vault } from './vault.ts'
import type { Wallet } from './wallet.ts'

/** What this browser's person says of an answer. Nobody else knows whose it is. */
export interface OwnVerdict {
  questionId: string
  says: 0 | 1
  /** Whether it is of the answer that came after readers had reopened the question. */
  again: boolean
  sent: boolean
  /** When it is sent (again), by this browser's clock. */
  next: number
}

/** What an asker does later, kept until it is stored and shown since then. */
export type OwnAct = {
  /** Which of the asking tokens the question used. */
  index: number
  questionId: string
  secret: string
  state: 'waiting' | 'held' | 'stored' | 'refused'
  next: number
  refusal?: AnonymousRefusal
} & ({ kind: 'clarification'; place: number; text: string } | { kind: 'doubt'; says: AskerSays } | { kind: 'split' })

/** Sends verdicts and what askers do later until it is stored, whatever happens in between. */
export interface Afterwards {
  judge(questionId: string, says: 0 | 1, again: boolean): Promise<void>
  /** What was begun to be added to an own question; '' for nothing. Erased with the drafts at sign-out. */
  begun(index: number): Promise<string>
  keepBegun(index: number, text: string): Promise<void>
  /** Adds something to an own question; false where nothing more can be added. */
  clarify(asked: Asked, questionId: string, text: string): Promise<boolean>
  doubt(asked: Asked, questionId: string, says: AskerSays): Promise<void>
  split(asked: Asked, questionId: string): Promise<void>
  /** Sends what is due, and gives how long (ms) until something is due again; undefined when nothing waits. */
  pump(): Promise<number | undefined>
}

const LEAST_MS = 250

const PATHS = { clarification: '/anonymous/clarifications', doubt: '/anonymous/doubts', split: '/anonymous/splits' } as const

export function openAfterwards(vault: Vault, wallet: Wallet, roundId: string, way: Way): Afterwards {
  const { now, post } = way
  const verdictKey = (questionId: string) => verdictPrefix(roundId) + questionId
  const actKey = (act: OwnAct) => actsOfAsked(roundId, act.index) + (act.kind === 'clarification' ? `clarification ${act.place}` : act.kind)

  const ownAct = (asked: Asked, questionId: string) =>
    ({ index: asked.index, questionId, secret: secretOf(wallet, roundId, asked), state: 'waiting', next: 0 }) as const

  async function sendVerdict(verdict: OwnVerdict): Promise<void> {
    const { questionId, says } = verdict
    const sent = await post('/anonymous/verdicts', { token: wallet.voting, questionId, says } satisfies VerdictRequest)
    const current = await vault.get<OwnVerdict>(verdictKey(questionId))
    // Changed while it was under way: that one is still to be sent.
    if (current?.says !== says || current.again !== verdict.again || current.sent) return
    if (sent.state === 'stored') await vault.put<OwnVerdict>(verdictKey(questionId), { ...current, sent: true })
    else if (sent.state === 'refused' && !PASSING.includes(sent.code)) await vault.remove(verdictKey(questionId))
    else await vault.put<OwnVerdict>(verdictKey(questionId), { ...current, next: nextOf(sent) })
  }

  async function sendAct(act: OwnAct): Promise<void> {
    const sent = await post(PATHS[act.kind], bodyOf(act))
    const current = await vault.get<OwnAct>(actKey(act))
    if (!current || current.state === 'stored' || bodyText(current) !== bodyText(act)) return
    if (sent.state === 'refused' && sent.code === 'place' && act.kind === 'clarification') return nextPlace(act)
    await vault.put<OwnAct>(actKey(act), outcome(current, sent))
  }

  /** Another device with the same seed has added something there. */
  async function nextPlace(act: Extract<OwnAct, { kind: 'clarification' }>): Promise<void> {
    const taken = await placed(act, act.text, act.place + 1)
    if (taken) await vault.remove(actKey(act))
    else await vault.put<OwnAct>(actKey(act), { ...act, state: 'refused', refusal: 'place' })
  }

  async function placed(base: Omit<OwnAct, 'kind'>, text: string, from: number): Promise<boolean> {
    const { index, questionId, secret } = base
    for (let place = from; place <= CLARIFICATIONS; place++) {
      const act: OwnAct = { index, questionId, secret, state: 'waiting', next: 0, kind: 'clarification', place, text }
      const kept = await vault.keep<OwnAct>(actKey(act), act)
      if (kept.kind === 'clarification' && kept.text === text) return true
    }
    return false
  }

  function outcome(act: OwnAct, sent: Sent): OwnAct {
    const { refusal: _, ...rest } = act
    if (sent.state === 'stored') return { ...rest, state: 'stored' }
    if (sent.state === 'held') return { ...rest, state: 'held', next: nextOf(sent) }
    if (sent.state === 'refused')
      return { ...rest, state: PASSING.includes(sent.code) ? act.state : 'refused', refusal: sent.code, next: nextOf(sent) }
    return { ...act, next: nextOf(sent) }
  }

  const nextOf = (sent: Sent): number =>
    sent.state === 'held' ? whenTicked(way, sent.tickIn) : now() + (sent.state === 'unreachable' ? RETRY_MS : LATER_MS)

  return {
    judge: (questionId, says, again) => vault.put<OwnVerdict>(verdictKey(questionId), { questionId, says, again, sent: false, next: 0 }),
    begun: async index => (await vault.get<string>(begunKey(roundId, index))) ?? '',
    keepBegun: (index, text) => vault.put(begunKey(roundId, index), text),
    async clarify(asked, questionId, text) {
      const taken = await placed(ownAct(asked, questionId), text, 1)
      if (taken) await vault.remove(begunKey(roundId, asked.index))
      return taken
    },
    async doubt(asked, questionId, says) {
      const act: OwnAct = { ...ownAct(asked, questionId), kind: 'doubt', says }
      await vault.put(actKey(act), act)
    },
    async split(asked, questionId) {
      const act: OwnAct = { ...ownAct(asked, questionId), kind: 'split' }
      await vault.put(actKey(act), act)
    },
    async pump() {
      const verdicts = async () => (await vault.list<OwnVerdict>(verdictPrefix(roundId))).filter(({ sent }) => !sent)
      const acts = async () => (await vault.list<OwnAct>(actPrefix(roundId))).filter(({ state }) => state === 'waiting' || state === 'held')
      for (const verdict of await verdicts()) if (isDue(verdict.next, now()) && isDue(wallet.usableFrom, now())) await sendVerdict(verdict)
      for (const act of await acts()) if (isDue(act.next, now())) await sendAct(act)
      const due = [...(await verdicts()).map(({ next }) => Math.max(next, wallet.usableFrom)), ...(await acts()).map(({ next }) => next)]
      return due.length > 0 ? Math.max(LEAST_MS, Math.min(...due) - now()) : undefined
    },
  }
}

function bodyOf(act: OwnAct): ClarificationRequest | DoubtRequest | SplitRequest {
  const { questionId, secret } = act
  switch (act.kind) {
    case 'clarification':
      return { questionId, secret, place: act.place, text: act.text }
    case 'doubt':
      return { questionId, secret, says: act.says }
    case 'split':
      return { questionId, secret }
  }
}

const bodyText = (act: OwnAct): string => JSON.stringify(bodyOf(act))

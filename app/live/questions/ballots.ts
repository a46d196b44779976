import type { AnonymousRefusal, PollAnswerRequest } from '#app/model/question/wire.ts'
import { keepPumping } from './keep-pumping.ts'
import { browserWay, PASSING, RETRY_MS, type Way } from './send.ts'
import { openVault, type Vault } from './vault.ts'
import { browserMeans, openWallet, type TokenRound, type Wallet, type WalletRefusal } from './wallet.ts'

/** This browser's person's answer to a poll. Nobody else knows whose it is. */
export interface Ballot {
  pollId: string
  choices: number[]
  state: 'waiting' | 'stored' | 'refused'
  /** Why it was not taken, or is not taken yet. */
  refusal?: AnonymousRefusal
  /** What the server has of this person, by an earlier answer or this one. */
  stored: number[] | null
}

/** Sends answers until they are stored, whatever happens in between. */
export interface Ballots {
  /** By this browser's clock, in ms. */
  usableFrom: number
  answer(pollId: string, choices: number[]): Promise<void>
  /** Tells the answers now and after every change, and sends what waits, until the function that it gives is called. */
  keep(show: (ballots: Ballot[]) => void): () => void
  close(): void
}
export type BallotsOutcome = { ok: true; ballots: Ballots } | { ok: false; refusal: WalletRefusal; message?: string }

/**
 * Opens the vault of a person, and in it the wallet of a round.
 * @throws when the browser keeps nothing
 */
export async function openBallots(holder: string, round: TokenRound): Promise<BallotsOutcome> {
  const vault = await openVault(holder)
  const opened = await openWallet(vault, round, browserMeans)
  if (opened.ok) return { ok: true, ballots: ballotsIn(vault, opened.wallet, round.id, browserWay) }
  vault.close()
  return opened
}

/** The answers that a vault keeps for a round. */
export function ballotsIn(
  vault: Vault,
  wallet: Pick<Wallet, 'voting' | 'usableFrom'>,
  roundId: string,
  { now, post }: Pick<Way, 'now' | 'post'>,
): Ballots {
  const prefix = `poll/${roundId}/`
  const keyOf = (pollId: string) => prefix + pollId
  let pumping: Promise<number | undefined> | undefined

  /** True when nothing is left to do for it. */
  async function send({ pollId, choices }: Ballot): Promise<boolean> {
    const sent = await post('/anonymous/polls', { token: wallet.voting, pollId, choices } satisfies PollAnswerRequest)
    const current = await vault.get<Ballot>(keyOf(pollId))
    // Changed while it was under way: that one is still to be sent.
    const same = current !== undefined && current.choices.join() === choices.join()
    if (!current || sent.state === 'unreachable') return false
    if (sent.state !== 'refused')
      await vault.put<Ballot>(keyOf(pollId), { pollId, choices: current.choices, state: same ? 'stored' : 'waiting', stored: choices })
    else if (PASSING.includes(sent.code)) {
      // The vault tells of every change, and a change starts the pump: what is said already is not written again.
      if (current.refusal !== sent.code) await vault.put<Ballot>(keyOf(pollId), { ...current, refusal: sent.code })
      return false
    } else if (same) await vault.put<Ballot>(keyOf(pollId), { ...current, state: 'refused', refusal: sent.code })
    return same
  }

  async function pumpOnce(): Promise<number | undefined> {
    const waiting = (await vault.list<Ballot>(prefix)).filter(({ state }) => state === 'waiting')
    if (waiting.length === 0) return undefined
    if (now() < wallet.usableFrom) return wallet.usableFrom - now()
    let left = false
    for (const ballot of waiting) if (!(await send(ballot))) left = true
    return left ? RETRY_MS : undefined
  }

  function pump() {
    // One at a time: a second run would send what the first has in hand.
    pumping ??= pumpOnce().finally(() => {
      pumping = undefined
    })
    return pumping
  }

  return {
    usableFrom: wallet.usableFrom,
    async answer(pollId, choices) {
      const before = await vault.get<Ballot>(keyOf(pollId))
      await vault.put<Ballot>(keyOf(pollId), { pollId, choices, state: 'waiting', stored: before?.stored ?? null })
    },
    keep: show => keepPumping(vault, pump, async () => show(await vault.list<Ballot>(prefix))),
    close: () => vault.close(),
  }
}

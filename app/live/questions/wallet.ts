import { fromBase64url, toBase64url } from '#app/model/base64url.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { blindedElement, finishedToken, type RoundKeys, SEED_BYTES } from '#app/model/question/seed.ts'
import { type Purpose, TOKENS } from '#app/model/question/token.ts'
import type { IssueAnswer } from '#app/model/question/wire.ts'
import type { Vault } from './vault.ts'

/** A person's tokens of a round. */
export interface Wallet {
  seed: Uint8Array
  asking: string[]
  voting: string
  /** By this browser's clock, in ms: not before the tick after they were fetched, so that fetching and using lie apart. */
  usableFrom: number
}

export type WalletRefusal =
  /** The round showed this browser another key before: one made for one person would tell who asks. */
  | 'second key'
  /** The server has signed another set for this person: the tokens are in another browser. */
  | 'elsewhere'
  /** Asking has closed, and this browser never had tokens. */
  | 'over'
  | 'unreachable'

export type WalletOutcome = { ok: true; wallet: Wallet } | { ok: false; refusal: WalletRefusal; message?: string }

/** What is to be known of a round for fetching its tokens. */
export type TokenRound = Pick<RoundView, 'id' | 'keys' | 'state'>

/** What the wallet takes from the browser; tests give their own. */
export interface Means {
  random(bytes: number): Uint8Array
  now(): number
  /** Lets the page breathe between two pieces of arithmetic. */
  rest(): Promise<void>
  issue(roundId: string, set: Record<Purpose, string[]>): Promise<IssueAnswer | 'unreachable'>
}

const TOKENS_OF = 'tokens/'

interface Kept {
  asking: string[]
  voting: string
  usableFrom: number
}

/** The tokens of an open round: those that are kept, or newly fetched ones. Everything that is random is kept before anything is sent. */
export async function openWallet(vault: Vault, round: TokenRound, means: Means): Promise<WalletOutcome> {
  if (!round.keys) return { ok: false, refusal: 'unreachable' }
  const { asking, voting } = round.keys
  const first = await vault.keep(`keys/${round.id}`, { asking, voting })
  if (first.asking !== asking || first.voting !== voting) return { ok: false, refusal: 'second key' }
  const seed = await vault.keep('seed', means.random(SEED_BYTES))
  const kept = await keptWallet(vault, round.id)
  if (kept) return { ok: true, wallet: kept }

  if (round.state !== 'open') return { ok: false, refusal: 'over' }
  const keys: RoundKeys = { roundId: round.id, asking: bytes(asking), voting: bytes(voting) }
  const answer = await means.issue(round.id, {
    asking: await blinded(seed, keys, 'asking', means),
    voting: await blinded(seed, keys, 'voting', means),
  })
  if (answer === 'unreachable') return { ok: false, refusal: 'unreachable' }
  if (!answer.ok) return { ok: false, refusal: 'elsewhere', message: answer.message }
  const fresh: Kept = {
    asking: await finished(seed, keys, 'asking', answer.asking, means),
    voting: (await finished(seed, keys, 'voting', answer.voting, means))[0] as string,
    usableFrom: means.now() + answer.tickIn,
  }
  const own = await vault.keep(`${TOKENS_OF}${round.id}`, fresh)
  return { ok: true, wallet: { seed, ...own } }
}

/** The tokens of a round that this browser holds already. */
export async function keptWallet(vault: Vault, roundId: string): Promise<Wallet | undefined> {
  const seed = await vault.get<Uint8Array>('seed')
  const kept = await vault.get<Kept>(`${TOKENS_OF}${roundId}`)
  return seed && kept && { seed, ...kept }
}

/** The rounds that this browser holds tokens of. */
export const keptRounds = (vault: Vault): Promise<string[]> => vault.names(TOKENS_OF)

async function blinded(seed: Uint8Array, keys: RoundKeys, purpose: Purpose, { rest }: Means): Promise<string[]> {
  const out: string[] = []
  for (let index = 0; index < TOKENS[purpose]; index++) {
    await rest()
    out.push(toBase64url(blindedElement(seed, keys, purpose, index)))
  }
  return out
}

async function finished(seed: Uint8Array, keys: RoundKeys, purpose: Purpose, signed: string[], { rest }: Means): Promise<string[]> {
  const out: string[] = []
  for (const [index, text] of signed.entries()) {
    await rest()
    out.push(finishedToken(seed, keys, purpose, index, bytes(text)))
  }
  return out
}

function bytes(text: string): Uint8Array {
  const read = fromBase64url(text)
  if (!read) throw new RangeError('the server sent something that is no base64url')
  return read
}

/** What the server said to these bytes. A page asks once: again with every opening of the ask box would tell a log who wants to ask. */
const answered = new Map<string, IssueAnswer>()

export const browserMeans: Means = {
  random: length => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
  rest: () => new Promise(done => setTimeout(done)),
  async issue(roundId, set) {
    const body = JSON.stringify(set)
    const before = answered.get(body)
    if (before) return before
    try {
      const response = await fetch(`/rounds/${roundId}/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      // A sign-in that has ended, or a server in trouble, answers with a page.
      if (!response.headers.get('content-type')?.startsWith('application/json')) return 'unreachable'
      const answer = (await response.json()) as IssueAnswer
      answered.set(body, answer)
      return answer
    } catch {
      return 'unreachable'
    }
  },
}

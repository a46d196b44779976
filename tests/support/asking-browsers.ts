import { randomBytes } from 'node:crypto'
import { type Afterwards, openAfterwards } from '#app/live/questions/afterwards.ts'
import { deliver } from '#app/live/questions/deliver.ts'
import { type Asked, askedPrefix, openOutbox, type Outbox } from '#app/live/questions/outbox.ts'
import { restCame } from '#app/live/questions/rest-of-asking.ts'
import type { Way } from '#app/live/questions/send.ts'
import type { Vault } from '#app/live/questions/vault.ts'
import { type Vote, votePrefix } from '#app/live/questions/votes.ts'
import { type Means, openWallet, type Wallet } from '#app/live/questions/wallet.ts'
import type { QuestionsView } from '#app/model/question/views.ts'
import { employee, type QuestionHouse } from './questions.ts'
import { must } from './reports.ts'
import { memoryVault } from './vault.ts'

// As on every page a second after it is open.
restCame(true)

/** A browser of somebody who asks and votes, over the real routes. */
export interface Browser {
  vault: Vault
  wallet: Wallet
  outbox: Outbox
  afterwards: Afterwards
  asked(): Promise<Asked[]>
  votes(): Promise<Vote[]>
  /** Asks, and waits until everybody sees it; gives the question's id. */
  askNow(text: string): Promise<string>
  /** Runs what is due until nothing waits, with a tick of the server in each turn. */
  deliverAll(): Promise<void>
}

export const wayTo = (house: QuestionHouse, change: Partial<Way> = {}): Way => ({
  now: () => house.clock.now(),
  chance: () => 0,
  random: length => new Uint8Array(randomBytes(length)),
  post: async (path, body) => (await house.post(path, body)).answer,
  ...change,
})

export const meansOf = (house: QuestionHouse, who: number): Means => ({
  random: length => new Uint8Array(randomBytes(length)),
  now: () => house.clock.now(),
  rest: async () => {},
  async issue(roundId, set) {
    const outcome = await house.use.rounds.issueTokens(employee(who), { roundId, ...set })
    return outcome.ok ? outcome : { ok: false, message: 'refused' }
  },
})

export const viewOf = async (house: QuestionHouse): Promise<QuestionsView> =>
  (await must(house.use.questions.ofRound(employee(1), { roundId: house.roundId }))).view

/** The browser of a person; another one of the same person shares nothing with it but what is put into `vault`. */
export async function browserOf(house: QuestionHouse, who: number, vault: Vault = memoryVault()): Promise<Browser> {
  const { round } = await must(house.use.rounds.view(employee(who), { roundId: house.roundId }))
  const opened = await openWallet(vault, round, meansOf(house, who))
  if (!opened.ok) throw new Error(opened.refusal)
  const boxes = [vault, opened.wallet, round.id, wayTo(house)] as const
  const outbox = openOutbox(...boxes)
  const browser: Browser = {
    vault,
    wallet: opened.wallet,
    outbox,
    afterwards: openAfterwards(...boxes),
    asked: () => vault.list(askedPrefix(round.id)),
    votes: () => vault.list(votePrefix(round.id)),
    async askNow(text) {
      await outbox.ask(text, null, null)
      await browser.deliverAll()
      await outbox.follow(await viewOf(house))
      return (await browser.asked()).find(one => one.text === text)?.id ?? ''
    },
    async deliverAll() {
      for (let turn = 0; turn < 12; turn++) {
        const wait = await deliver(vault, wayTo(house))
        if (wait === undefined) return
        house.clock.to(house.clock.now() + wait)
        await house.desk.tick()
      }
      throw new Error('something still waits')
    },
  }
  return browser
}

/** So many people hold tokens that asking is open, and tokens can be used. */
export async function enough(house: QuestionHouse): Promise<void> {
  for (let who = 20; who < 25; who++) await browserOf(house, who)
  house.clock.to(house.clock.now() + 20_000)
}

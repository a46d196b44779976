import type { PersonActor } from '#app/model/people/roles.ts'
import { TOKENS } from '#app/model/question/token.ts'
import type { AboutInput, AnonymousAnswer } from '#app/model/question/wire.ts'
import { type Desk, openDesk } from '../../questions/desk.ts'
import type { Asked, Moment } from '../texts/rounds.ts'
import { askingToken, blindedSet, keysOf, votingToken, type Wallet } from '../wallet.ts'
import { answer, promise, writeDown } from './afterwards.ts'
import { expect, named, type Office, personOf } from './office.ts'

/** The seeds of the simulated colleagues by address: what their browsers keep. */
export type Seeds = Map<string, Uint8Array>

/** A round with the people who hold tokens in it. */
export interface Crowd {
  roundId: string
  desk: Desk
  wallets: Wallet[]
  /** Which wallet asks next, and how many of its tokens are spent. */
  spent: number[]
  /** Ids of the questions that are public, by the ids of texts/rounds.ts. */
  known: Map<string, string>
  /** The receipts' secrets, by the same ids. */
  secrets: Map<string, string>
  close(): Promise<void>
}

/** Plans a round on an approved report as a leader does, and lets the simulated colleagues fetch their tokens as browsers do. */
export async function openRound(
  office: Office,
  seeds: Seeds,
  about: { reportId: string; closesAt: number; moderated: boolean },
): Promise<Crowd> {
  const { hall, use, clock } = office
  const planned = { ...about, opensAt: clock.now(), minCrowd: 5 }
  const { id: roundId } = expect(await use.rounds.plan(named(office, 'ceo'), planned), 'round')
  const wallets: Wallet[] = []
  await Promise.all(
    [...seeds].map(async ([email, seed], place) => {
      wallets[place] = await fetchTokens(office, personOf(office, email), roundId, seed)
    }),
  )
  // A desk of its own: it looks at the rounds afresh.
  const desk = openDesk(hall)
  return { roundId, desk, wallets, spent: wallets.map(() => 0), known: new Map(), secrets: new Map(), close: () => desk.close() }
}

async function fetchTokens({ use }: Office, person: PersonActor, roundId: string, seed: Uint8Array): Promise<Wallet> {
  const { round } = expect(await use.rounds.view(person, { roundId }), 'round')
  const keys = keysOf(round)
  if (!keys) throw new Error('the round has no keys')
  const { asking, voting } = expect(await use.rounds.issueTokens(person, { roundId, ...blindedSet(seed, keys) }), 'tokens')
  return { seed, keys, signed: { asking, voting } }
}

/** Asks everything of one moment without a name, waits for the ticks, and lets the moderator decide and everybody vote. */
export async function askAll(
  office: Office,
  crowd: Crowd,
  moment: Moment,
  asked: Asked[],
  thing: (about: string) => AboutInput | null,
): Promise<void> {
  const now = asked.filter(question => question.moment === moment)
  for (const [at, question] of now.entries()) {
    const place = (at * 7 + crowd.known.size * 3) % crowd.wallets.length
    const wallet = crowd.wallets[place] as Wallet
    const index = crowd.spent[place] ?? 0
    if (index >= TOKENS.asking) throw new RangeError('a colleague has asked too often')
    crowd.spent[place] = index + 1
    const about = question.about ? thing(question.about) : null
    const { secret, ...token } = askingToken(wallet, index)
    crowd.secrets.set(question.id, secret)
    taken(await crowd.desk.ask({ ...token, text: question.text, about }), question.text)
  }
  await threeTicks(office, crowd)
  await moderate(office, crowd, now)
  await findOpen(office, crowd, now)
  await vote(crowd, now)
}

/** A batch leaves at the latest at the third tick. */
export async function threeTicks({ clock }: Office, { desk }: Crowd): Promise<void> {
  for (let tick = 0; tick < 3; tick++) {
    clock.forward(20_000)
    await desk.tick()
  }
}

export function taken(answer: AnonymousAnswer, what: string): void {
  if (answer.state === 'refused') throw new Error(`${answer.code}: ${what}`)
}

/** The moderator looks at what waits: passes it, cuts a name, declines. Merging comes after the target is open. */
async function moderate(office: Office, crowd: Crowd, asked: Asked[]): Promise<void> {
  const { use, clock } = office
  const moderator = named(office, 'moderator')
  const { pending } = expect(await use.questions.pending(moderator, { roundId: crowd.roundId }), 'pending')
  for (const { id: questionId, text } of pending) {
    const question = asked.find(candidate => candidate.text === text)
    if (!question) continue
    crowd.known.set(question.id, questionId)
    clock.forward(40_000)
    const { fate } = question
    const verb =
      fate.kind === 'declined'
        ? ({ kind: 'decline', reason: fate.reason } as const)
        : fate.kind === 'cut'
          ? ({ kind: 'edit', text: text.replace(fate.name, '[name removed]') } as const)
          : ({ kind: 'approve' } as const)
    expect(await use.questions.moderate(moderator, { questionId, verb }), `moderating “${text}”`)
  }
  for (const { id, fate } of asked) {
    const into = fate.kind === 'merged' ? crowd.known.get(fate.into) : undefined
    const questionId = crowd.known.get(id)
    if (into && questionId) expect(await use.questions.moderate(moderator, { questionId, verb: { kind: 'merge', into } }), 'merging')
  }
}

/** In a round without moderation questions are public at once. */
async function findOpen({ use, ...office }: Office, { roundId, known }: Crowd, asked: Asked[]): Promise<void> {
  const { view } = expect(await use.questions.ofRound(named(office, 'ceo'), { roundId }), 'questions')
  for (const { id, text } of view.questions) {
    const question = asked.find(candidate => candidate.text === text)
    if (question) known.set(question.id, id)
  }
}

async function vote({ desk, wallets, known }: Crowd, asked: Asked[]): Promise<void> {
  const open = asked.filter(({ fate }) => fate.kind !== 'declined' && fate.kind !== 'merged')
  const tokens = wallets.map(votingToken)
  await Promise.all(
    open.flatMap(({ id, votes }, at) =>
      Array.from({ length: Math.min(votes, tokens.length) }, async (_, voter) => {
        const token = tokens[(voter + at * 11) % tokens.length] ?? ''
        taken(await desk.vote({ token, questionId: known.get(id) ?? '', choice: 1 }), id)
      }),
    ),
  )
}

/** So many of the crowd choose each option of a poll, one each. */
export async function answerPoll({ desk, wallets }: Crowd, pollId: string, counts: readonly number[]): Promise<void> {
  const choices = counts.flatMap((many, place) => Array.from({ length: many }, () => place))
  await Promise.all(
    wallets.slice(0, choices.length).map(async (wallet, at) => {
      taken(await desk.answerPoll({ token: votingToken(wallet), pollId, choices: [choices[at] ?? 0] }), pollId)
    }),
  )
}

/** Answers in writing what was not answered live; live answers get their summary. */
export async function answerInWriting(office: Office, crowd: Crowd, asked: Asked[]): Promise<void> {
  for (const { id, fate } of asked) {
    const questionId = crowd.known.get(id)
    if (questionId && fate.kind === 'promise') await promise(office, questionId, fate)
    const given =
      fate.kind === 'live'
        ? { by: fate.by, text: fate.summary }
        : fate.kind === 'written'
          ? fate
          : fate.kind === 'cut'
            ? fate.answer
            : undefined
    if (questionId && given) await (fate.kind === 'live' ? writeDown : answer)(office, questionId, given)
  }
}

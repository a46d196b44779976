import { isAskingOver, stateAt } from '#app/model/question/round.ts'
import { settleQuestions } from '#db/queries/questions.ts'
import { changeRound, endAsking, type PublicRound, roundsIn } from '#db/queries/rounds.ts'
import type { Hall } from '../use/hall.ts'
import { settlePolls } from './polls.ts'
import { makeKey } from './keys.ts'
import { settleVerdicts } from './settle.ts'

/** Opens, closes and settles rounds as the clock asks; a round that missed a step while the server was off takes the next one only. */
export async function advanceRounds(hall: Hall): Promise<void> {
  for (const round of await roundsIn(hall.store, ['planned', 'open', 'closed'])) {
    const due = stateAt(round, hall.clock.now())
    if (!round.askingOver && isAskingOver(round, hall.clock.now())) await hall.store.transact(tx => endAsking(tx, round.id))
    if (due === round.state) continue
    if (round.state === 'planned') await openRound(hall, round)
    else if (round.state === 'open') await closeRound(hall, round)
    else await settleRound(hall, round)
  }
}

/** Makes the keys and opens: from here on keys, limits and crowd are frozen. */
async function openRound({ store, publish }: Hall, round: PublicRound): Promise<void> {
  const [asking, voting] = await Promise.all([makeKey(), makeKey()])
  const opened = await store.transact(tx =>
    changeRound(tx, round.id, 'planned', {
      state: 'open',
      askingPublicKey: asking.public,
      askingPrivateKey: asking.secret,
      votingPublicKey: voting.public,
      votingPrivateKey: voting.secret,
    }),
  )
  if (opened) publish({ kind: 'questions changed', roundId: round.id })
}

/**
 * The private key for asking is erased: nobody can make another token, whoever holds the database.
 * @param by who closes it before its time; undefined: the clock
 */
export async function closeRound({ store, publish, clock }: Hall, round: PublicRound, by?: string): Promise<boolean> {
  const closesAt = Math.min(round.closesAt, clock.now())
  const closed = await store.transact(tx =>
    changeRound(tx, round.id, 'open', { state: 'closed', closesAt, askingPrivateKey: null, closedBy: by ?? null }),
  )
  if (closed) {
    publish({ kind: 'questions changed', roundId: round.id })
    await store.forget()
  }
  return closed
}

async function settleRound({ store, publish, clock }: Hall, round: PublicRound): Promise<void> {
  await store.transact(async tx => {
    const settled = await changeRound(tx, round.id, 'closed', { state: 'settled', votingPrivateKey: null })
    if (!settled) return
    await settleVerdicts(tx, round.id, clock.now())
    await settleQuestions(tx, round.id)
    await settlePolls(tx, round.id)
  })
  publish({ kind: 'questions changed', roundId: round.id })
  await store.forget()
}

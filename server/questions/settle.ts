import { after } from '#app/model/question/life.ts'
import { standingOf, toldOf } from '#app/model/question/verdict.ts'
import { changeQuestion } from '#db/queries/questions.ts'
import { dropVerdicts, type Judged, judged } from '#db/queries/verdicts.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'

/** Counts verdicts at a tick: tells what may be told, settles what is clear, and puts back among the open ones what was no answer. */
export async function settleAnswers({ store, clock, publish }: Pick<Hall, 'store' | 'clock' | 'publish'>): Promise<void> {
  const now = clock.now()
  if (!(await judged(store)).some(question => changeOf(question, now, false))) return
  const rounds = new Set<string>()
  let erased = false
  await store.transact(async tx => {
    for (const question of await judged(tx)) {
      if (!changeOf(question, now, false)) continue
      rounds.add(question.roundId)
      erased = (await settle(tx, question, now, false)) || erased
    }
  })
  for (const roundId of rounds) publish({ kind: 'questions changed', roundId })
  if (erased) await store.forget()
}

/** The voting key dies: nobody can give a verdict any more, and every answer of the round is confirmed or stays unconfirmed. */
export async function settleVerdicts(tx: Tx, roundId: string, now: number): Promise<void> {
  for (const question of await judged(tx, roundId)) await settle(tx, question, now, true)
}

interface Change {
  kind: 'told' | 'reopen' | 'confirmed' | 'unconfirmed'
  told: { yes: number | null; no: number | null }
}

/** What the count changes; undefined: nothing. */
function changeOf({ counts, told, answeredAt, reopened }: Judged, now: number, over: boolean): Change | undefined {
  const kind = standingOf(counts, { answeredAt, now, reopened, over })
  const telling = toldOf(told, counts)
  if (kind === 'waiting' && telling === told) return undefined
  return { kind: kind === 'waiting' ? 'told' : kind, told: telling ?? { yes: null, no: null } }
}

/** True when something was erased. */
async function settle(tx: Tx, question: Judged, now: number, over: boolean): Promise<boolean> {
  const { id } = question
  const change = changeOf(question, now, over)
  if (!change) return false
  const { kind, told } = change
  if (kind === 'told') {
    await changeQuestion(tx, id, 'answered', told)
    return false
  }
  if (kind === 'reopen') {
    const life = after({ state: 'answered' }, { kind: 'reopen' })
    if (life) await changeQuestion(tx, id, 'answered', { ...told, state: life.state, reopened: true, askerSays: null })
  } else await changeQuestion(tx, id, 'answered', { ...told, settled: kind, receiptHash: null })
  await dropVerdicts(tx, id)
  return true
}

import { after } from '#app/model/question/life.ts'
import { changeQuestion, dropVotes, insertQuestion, nextBatch, questionById } from '#db/queries/questions.ts'
import { forgetClarifications } from '#db/queries/clarifications.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'
import { type Held, shuffled } from './batches.ts'
import { writeLater } from './write-later.ts'

/**
 * Writes a batch in one transaction, in an order that says nothing of arrival, and then empties the write-ahead log, which would
 * keep pages as they were from write to write.
 */
export async function writeBatch(
  { store, ids, random }: Pick<Hall, 'store' | 'ids' | 'random'>,
  roundId: string,
  held: Iterable<Held>,
): Promise<void> {
  const order = shuffled(held, random)
  await store.transact(async tx => {
    const round = await nextBatch(tx, roundId)
    if (!round) return
    for (const act of order) {
      if (act.kind === 'withdrawal') await withdraw(tx, act.questionId)
      else if (act.kind !== 'question') await writeLater(tx, ids, { ...round, roundId }, act)
      else
        await insertQuestion(tx, {
          id: ids.next(),
          roundId,
          text: act.text,
          about: act.about,
          batch: round.batch,
          tokenHash: act.tokenHash,
          receiptHash: act.receiptHash,
          state: round.moderated ? 'pending' : 'open',
        })
    }
  })
  await (order.some(act => act.kind === 'withdrawal') ? store.forget() : store.checkpoint())
}

/** The text goes for good. Where the question was answered or removed meanwhile, nothing happens. */
async function withdraw(tx: Tx, questionId: string): Promise<void> {
  const question = await questionById(tx, questionId)
  if (question?.state !== 'pending' && question?.state !== 'open') return
  const life = after({ state: question.state }, { kind: 'withdraw' })
  if (!life) return
  await changeQuestion(tx, questionId, question.state, { state: life.state, text: '', about: null })
  await dropVotes(tx, questionId)
  await forgetClarifications(tx, questionId)
}

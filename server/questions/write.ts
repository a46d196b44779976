import { mayWithdraw } from '#app/model/question/life.ts'
import { releaseMerged } from '#db/queries/merging.ts'
import { changeQuestion, dropVotes, forgetAnswers, forgetEdits, insertQuestion, nextBatch, questionById } from '#db/queries/questions.ts'
import { forgetClarifications } from '#db/queries/clarifications.ts'
import { seriesOf } from '#db/queries/debt.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'
import { type Held, shuffled } from './batches.ts'
import { writeLater } from './write-later.ts'

/**
 * Writes a batch in one transaction, in an order that says nothing of arrival. Says whether it erased something: the caller tells
 * everybody first and then cleans the file, so that nothing which fails after the commit could have a batch written twice.
 */
export async function writeBatch(
  { store, ids, random }: Pick<Hall, 'store' | 'ids' | 'random'>,
  roundId: string,
  held: Iterable<Held>,
): Promise<{ erased: boolean }> {
  const order = shuffled(held, random)
  await store.transact(async tx => {
    const round = await nextBatch(tx, roundId)
    if (!round) return
    for (const act of order) {
      if (act.kind === 'withdrawal') await withdraw(tx, ids, act.questionId)
      else if (act.kind !== 'question') await writeLater(tx, ids, { ...round, roundId }, act)
      else
        await insertQuestion(tx, {
          id: ids.next(),
          roundId,
          text: act.text,
          about: act.about,
          seriesId: await seriesOf(tx, act.about),
          batch: round.batch,
          tokenHash: act.tokenHash,
          receiptHash: act.receiptHash,
          state: round.moderated ? 'pending' : 'open',
        })
    }
  })
  return { erased: order.some(act => act.kind === 'withdrawal') }
}

/** The text goes for good, out of the record as well. Where the question was answered or removed meanwhile, nothing happens. */
async function withdraw(tx: Tx, ids: Hall['ids'], questionId: string): Promise<void> {
  const question = await questionById(tx, questionId)
  if (!question || !mayWithdraw(question.state)) return
  await changeQuestion(tx, questionId, question.state, {
    state: 'withdrawn',
    text: '',
    about: null,
    seriesId: null,
    mergedInto: null,
    declineReason: null,
  })
  await dropVotes(tx, questionId)
  await forgetEdits(tx, questionId)
  await forgetAnswers(tx, questionId)
  await forgetClarifications(tx, questionId)
  await releaseMerged(tx, ids, questionId)
}

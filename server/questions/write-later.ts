import { after } from '#app/model/question/life.ts'
import { insertClarification } from '#db/queries/clarifications.ts'
import { changeQuestion, insertRecord, questionById, recordOfMerge } from '#db/queries/questions.ts'
import { putVerdict } from '#db/queries/verdicts.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'
import type { Later } from './batches.ts'

interface Batch {
  roundId: string
  batch: number
  moderated: boolean
}

/** Writes what came after a question, unless the question has changed so that it says nothing any more. */
export async function writeLater(tx: Tx, ids: Hall['ids'], { roundId, batch, moderated }: Batch, act: Later): Promise<void> {
  const question = await questionById(tx, act.questionId)
  if (question?.roundId !== roundId) return
  switch (act.kind) {
    case 'verdict':
      if (question.state === 'answered' && question.settled === null) await putVerdict(tx, act)
      break
    case 'clarification':
      if (question.state === 'open' || question.state === 'answered') {
        const { questionId, place, text } = act
        await insertClarification(tx, { questionId, place, text, state: moderated ? 'pending' : 'open', batch })
      }
      break
    case 'doubt':
      await changeQuestion(tx, question.id, 'answered', { askerSays: act.says })
      break
    case 'split':
      await splitOut(tx, ids, question.id, roundId)
  }
}

/** The line in the public record bears the name and the moment of the merge: when its asker was here is nobody's business. */
async function splitOut(tx: Tx, ids: Hall['ids'], questionId: string, roundId: string): Promise<void> {
  const life = after({ state: 'merged', into: '' }, { kind: 'split' })
  if (!life || !(await changeQuestion(tx, questionId, 'merged', { state: life.state, mergedInto: null }))) return
  const merge = await recordOfMerge(tx, questionId)
  if (!merge) return
  const { moderatorId, at } = merge
  await insertRecord(tx, { id: ids.next(), roundId, questionId, act: { kind: 'split', by: 'asker' }, moderatorId, at: at + 1 })
}

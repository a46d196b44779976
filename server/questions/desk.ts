import { untilNextTick } from '#app/model/question/round.ts'
import type { Hall } from '../use/hall.ts'
import { advanceRounds } from './advance.ts'
import { type Afterwards, openAfterwards } from './afterwards.ts'
import { type Asking, openAsking } from './asking.ts'
import { createBatches } from './batches.ts'
import { openCrowds } from './crowds.ts'
import { openKeyring } from './keyring.ts'
import { advancePulses } from './polls.ts'
import { settleAnswers } from './settle.ts'
import { openVoting, type Voting } from './voting.ts'
import { writeBatch } from './write.ts'

/** Takes questions, votes and answers without names. Knows no request, address or person. */
export interface Desk extends Asking, Afterwards, Omit<Voting, 'close'> {
  /** What happens every 20 s; called by the clock that `start` winds up, and by tests. */
  tick(): Promise<void>
  start(): void
  /** Stops the clock. What is held is not written: it would tell the last asker apart, and the browsers send it again. */
  close(): Promise<void>
}

export function openDesk(hall: Hall): Desk {
  const { store, clock, publish, log } = hall
  const batches = createBatches()
  const shared = { keyring: openKeyring(store), crowds: openCrowds(store) }
  const asking = openAsking(hall, { ...shared, batches })
  const afterwards = openAfterwards(hall, { ...shared, batches })
  const voting = openVoting(hall, shared)
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  return {
    ...asking,
    ...afterwards,
    ...voting,

    tick() {
      // One after the other: a slow disk must not let two ticks write the same batch.
      running = running.then(async () => {
        await advanceRounds(hall).catch(error => log.error({ code: codeOf(error) }, 'rounds could not be moved on'))
        await advancePulses(hall).catch(error => log.error({ code: codeOf(error) }, 'a pulse could not be counted'))
        for (const due of batches.due()) {
          try {
            const { erased } = await writeBatch(hall, due.roundId, due.held.values())
            batches.drop(due.held.keys())
            publish({ kind: 'questions changed', roundId: due.roundId })
            if (erased) await store.forget()
          } catch (error) {
            // Never the error itself: a failed statement quotes its parameters, and one of them is a question.
            log.error({ code: codeOf(error) }, 'a batch of questions could not be written; it is tried again at the next tick')
          }
        }
        await settleAnswers(hall).catch(error => log.error({ code: codeOf(error) }, 'verdicts could not be counted'))
        // The file and its write-ahead log keep the order in which votes, answers and batches were written, until they are cleaned.
        await store.checkpoint()
      })
      return running
    },

    start() {
      const next = () => {
        timer = setTimeout(() => void this.tick().then(next), untilNextTick(clock.now()))
      }
      next()
    },

    async close() {
      clearTimeout(timer)
      voting.close()
      await running
    },
  }
}

/** What kind of error it was, without what it says. */
export function codeOf(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause ? codeOf(cause) : String(name)
}

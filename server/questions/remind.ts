import { isReminded } from '#app/model/question/reminding.ts'
import { companyRow } from '#db/queries/company.ts'
import { noteReminded, type StandingPromise, standingPromises } from '#db/queries/promises.ts'
import { leaveLetter, reminderLetter } from '../people/letters.ts'
import type { Hall } from '../use/hall.ts'
import { dayIn } from '#app/model/local-time.ts'
import { codeOf } from './desk.ts'

const HOUR_MS = 3_600_000
/** In the company's time zone: nobody wants a letter at night. */
const FROM_HOUR = 7

/** Reminds of promised answers, once a day. */
export interface Reminders {
  /** What is due now: called every hour, and by tests. */
  look(): Promise<void>
  close(): Promise<void>
}

/** Starts the clock. What is due and was reminded of stands in the database, so a restart reminds nobody twice and forgets nobody. */
export function openReminders(hall: Hall): Reminders {
  let timer: NodeJS.Timeout
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = running.then(() =>
      remind(hall).catch(error => hall.log.error({ code: codeOf(error) }, 'nobody was reminded of promises; it is tried again in an hour')),
    )
    return running
  }
  function wait(): void {
    timer = setTimeout(() => void look().then(wait), HOUR_MS - (hall.clock.now() % HOUR_MS))
    timer.unref()
  }
  wait()
  return {
    look,
    async close() {
      clearTimeout(timer)
      await running
    },
  }
}

/** One letter for all that one person owes. Without a mail server nothing is noted: whoever sets one up later is reminded of it then. */
async function remind(hall: Hall): Promise<void> {
  const { store, clock, post, config } = hall
  const company = await companyRow(store)
  if (!company || !post.configured) return
  const { timeZone } = company
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(clock.now()))
  if (hour < FROM_HOUR) return
  const today = dayIn(clock.now(), timeZone)
  const left = await store.transact(async tx => {
    const byRecipient = new Map<string, StandingPromise[]>()
    for (const promise of await standingPromises(tx)) {
      const { email, dueOn, madeAt, remindedOn } = promise
      if (email && isReminded({ dueOn, madeOn: dayIn(madeAt, timeZone), remindedOn }, today))
        byRecipient.set(email, [...(byRecipient.get(email) ?? []), promise])
    }
    for (const [email, due] of byRecipient) {
      await leaveLetter(hall, tx, email, reminderLetter(company, config.publicUrl, due, today))
      await noteReminded(
        tx,
        due.map(({ id }) => id),
        today,
      )
    }
    return byRecipient.size
  })
  if (left > 0) post.wake()
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { RoundView } from '#app/model/question/round.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { House } from '../house.ts'
import type { Filled } from './fill/index.ts'
import { everybody } from './people.ts'

/** What the simulated colleagues are told: who they are, once, and what is on, again and again, as from a calendar. */
export type Notice =
  | { is: 'people'; url: string; people: Filled['simulated'] }
  | {
      is: 'programme'
      rounds: Pick<RoundView, 'id' | 'keys'>[]
      /** Meetings whose doors are open. `told`: most of the report has been shown. */
      meetings: { id: string; running: boolean; told: boolean }[]
    }

const NOTICE_MS = 5_000
/** So many parts of some twenty. */
const TOLD = 15

/** Starts the simulated colleagues in a process of their own: they take part over the same wire as everybody. They end with this one. */
export function startColleagues({ hall, use }: House, { simulated }: Filled): { close(): Promise<void> } {
  const source = import.meta.url.endsWith('.ts')
  const script = new URL(source ? './colleagues.ts' : './colleagues.js', import.meta.url)
  const child = fork(fileURLToPath(script), { execArgv: source ? ['--import', 'tsx'] : ['--enable-source-maps'] })
  child.on('error', error => hall.log.error({ err: error }, 'the simulated colleagues did not start'))
  const tell = (notice: Notice): void => void (child.connected && child.send(notice))
  tell({ is: 'people', url: hall.config.publicUrl, people: simulated })

  const programme = async (): Promise<void> => {
    const reader = await anyReader(hall)
    if (!reader) return
    const rounds = (await use.rounds.open(reader)).map(({ id, keys }) => ({ id, keys }))
    const { meetings } = hall.store.t
    const all = await hall.store.select({ id: meetings.id, state: meetings.state, show: meetings.show }).from(meetings)
    const open = all.filter(({ state }) => state === 'lobby' || state === 'live' || state === 'paused')
    tell({
      is: 'programme',
      rounds,
      meetings: open.map(({ id, state, show }) => ({ id, running: state !== 'lobby', told: show.shown.length >= TOLD })),
    })
  }
  const look = () => void programme().catch(error => hall.log.error({ err: error as unknown }, 'the colleagues were told nothing'))
  const timer = setInterval(look, NOTICE_MS)
  look()
  return {
    async close() {
      clearInterval(timer)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** One of the simulated colleagues, as the use cases know them. */
async function anyReader({ store }: House['hall']): Promise<PersonActor | undefined> {
  const { people } = store.t
  const email = everybody().find(({ simulated }) => simulated)?.email
  const found = (await store.select().from(people)).find(person => person.email === email)
  return found && { kind: 'person', personId: found.id, sessionId: '', roles: [], pledged: found.pledgedVersion }
}

import {
  type Answer,
  COMMAND_NAMES,
  type CommandInput,
  type CommandName,
  commands,
  type Move,
  type Own,
  type Refusal,
} from '#app/model/meeting/catalogue.ts'
import { mayModerate, mayOpenSocket, maySayUnclear } from '#app/model/people/may.ts'
import { plainFault } from '#app/model/plain-fault.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { DISK_FULL, isDiskFull } from '../disk.ts'
import type { Log } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { Caller, LiveSocket } from './socket.ts'

type Handler<N extends CommandName> = (socket: LiveSocket, caller: Caller, input: CommandInput<N>) => Promise<Answer<N>> | Answer<N>

export interface Bound {
  use: Pick<Use, 'meetings'>
  rooms: Rooms
  log: Log
  now(): number
  /** Pages that only listen say so this often, in ms. */
  standEveryMs: number
  /** Who this socket is now: asked for every command, so that whoever lost a role or a session can do nothing with an open page. */
  whoIs(socket: LiveSocket): Promise<Caller>
}

/**
 * A page enters its meeting as soon as it is let in: who it is was asked just now. Asked again for each, ten thousand who come in take a tenth
 * longer; whoever is signed out meanwhile is cut off like everybody, and every other command asks.
 */
const JUST_NOW_MS = 500

/** So many faults of a command are told. */
const MOST_SAID = 3

const refused = (error: Refusal['error'], message: string): Refusal => ({ ok: false, error, message })
const NOT_ATTENDING = refused('not found', 'Enter the meeting first.')

/** Every command of the catalogue, tied to its use case. The type asks for each of them. */
function handlers({ use, rooms, now, standEveryMs }: Bound): { [N in CommandName]: Handler<N> } {
  const move =
    <N extends Move['kind']>(kind: N): Handler<N> =>
    (socket, { actor }, input) =>
      socket.data.room && socket.data.as === 'presenter'
        ? use.meetings.move(actor, {
            meetingId: socket.data.room.meetingId,
            move: { kind, ...input } as Move,
            gone: goneIn(socket.data.room),
          })
        : socket.data.room
          ? refused('forbidden', 'Only a presenter of this meeting may do that.')
          : NOT_ATTENDING
  return {
    async attend(socket, { actor, name }, { meetingId, as }) {
      const allowed = await use.meetings.attend(actor, { meetingId, as })
      if (!allowed.ok) return refused('not found', 'There is no such meeting.')
      rooms.leave(socket)
      socket.data.as = as
      socket.data.stance = 'here'
      const seq = await rooms.enter(socket, meetingId)
      return seq === undefined
        ? refused('not found', 'There is no such meeting.')
        : { ok: true, seq, own: ownOf(actor, name, allowed), now: now(), standEveryMs }
    },
    refetch(socket) {
      return socket.data.room ? { ok: true, seq: socket.data.room.sendSnapshot(socket) } : NOT_ATTENDING
    },
    stand(socket, _caller, { as }) {
      if (!socket.data.room) return NOT_ATTENDING
      return { ok: true, seq: socket.data.room.stand(socket, as) }
    },
    unclear(socket, { actor }, { position, at }) {
      const { room, as } = socket.data
      if (!room) return NOT_ATTENDING
      if (!maySayUnclear(actor, as)) return refused('forbidden', 'Only a follower says that.')
      return room.unclear(actor.personId, position, at) ? { ok: true, seq: 0 } : refused('stale', 'The presenter has moved on.')
    },
    show: move('show'),
    point: move('point'),
    openNote: move('openNote'),
    stageQuestion: move('stageQuestion'),
    markAnswered: move('markAnswered'),
    openPoll: move('openPoll'),
    closePoll: move('closePoll'),
    showPoll: move('showPoll'),
    pause: move('pause'),
    resume: move('resume'),
    blank: move('blank'),
    askWheel: move('askWheel'),
    handWheel: move('handWheel'),
    takeWheel: move('takeWheel'),
  }
}

/** Listens to every command of a socket. One after another per socket, so that two quick moves keep their order. */
export function bind(socket: LiveSocket, bound: Bound): void {
  const all = handlers(bound)
  let last: Promise<unknown> = Promise.resolve()

  const take = (name: string, input: unknown, acknowledge: unknown): void => {
    // Every command is answered; who does not listen for the answer is no page of ours.
    if (typeof acknowledge !== 'function') return
    const answer = acknowledge as (answer: Answer) => void
    // Whoever goes on without end is cut below, where everything is counted (flood.ts).
    if (socket.data.allowance.take(performance.now()) !== 'take')
      return answer(refused('too fast', 'Too much at once. Wait a second and do it again.'))
    last = last.then(async () => answer(await obey(name, input)))
  }

  const obey = async (name: string, input: unknown): Promise<Answer> => {
    // Whoever is gone is owed nothing of what still waits.
    if (!socket.connected) return refused('failed', '')
    if (!isCommand(name)) return refused('unknown command', 'This page is of another version. Load it again.')
    const parsed = commands[name].safeParse(input)
    if (!parsed.success)
      return refused(
        'invalid',
        // A presenter reads it.
        [...new Set(parsed.error.issues.slice(0, MOST_SAID).map(plainFault))].join(' '),
      )
    try {
      const { room, since } = socket.data
      const isKnown = name === 'attend' && !room && performance.now() - since < JUST_NOW_MS
      const caller = isKnown ? socket.data : await bound.whoIs(socket)
      if (!mayOpenSocket(caller.actor)) {
        // After the answer, so that the page can say why.
        setImmediate(() => socket.disconnect(true))
        return refused('forbidden', 'You were signed out. Sign in again.')
      }
      socket.data.actor = caller.actor
      socket.data.room?.crowd.sign(socket)
      return await (all[name] as Handler<CommandName>)(socket, caller, parsed.data)
    } catch (error) {
      bound.log.error({ err: error, command: name }, 'command failed')
      return isDiskFull(error) ? refused('disk full', DISK_FULL) : refused('failed', 'That did not work. Try again.')
    }
  }

  socket.onAny((name: string, ...given: unknown[]) => take(name, given[0], given.at(-1)))
}

/** What a page must know of whose it is; null for a screen. */
const ownOf = (actor: Actor, name: string | null, { presents }: { presents: boolean }): Own | null =>
  actor.kind === 'person' ? { personId: actor.personId, name: name ?? '', presents, moderates: mayModerate(actor) } : null

const goneIn = (room: Room) => (personId: string) => room.crowd.gone(personId)

const isCommand = (name: string): name is CommandName => (COMMAND_NAMES as string[]).includes(name)

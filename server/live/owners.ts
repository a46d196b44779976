import type { Actor } from '#app/model/people/roles.ts'
import type { Audience } from '#app/model/meeting/catalogue.ts'
import type { Frame } from '#app/model/meeting/wire.ts'
import { SOCKETS_PER_PERSON, SOCKETS_PER_STAGE } from './limits.ts'
import type { LiveSocket } from './socket.ts'

/** Which page of one owner gives way first. Nobody waits for a follower's page but its reader; for a presenter's everybody does. */
const GIVES_WAY: readonly Audience[] = ['follower', 'moderator', 'stage', 'presenter']

const ELSEWHERE = JSON.stringify({ k: 'elsewhere' } satisfies Frame)

/** Open pages by whose they are: so many of one owner and no more, and all of them are found when a right ends. */
export class Owners {
  private readonly open = new Map<string, Set<LiveSocket>>()

  /** Takes in a page; beyond what one owner may have open another one gives way, and is told, so that it does not come back by itself. */
  add(socket: LiveSocket): void {
    const { actor } = socket.data
    const owner = ownerOf(actor)
    const own = this.open.get(owner) ?? new Set()
    this.open.set(owner, own)
    own.add(socket)
    if (own.size <= (actor.kind === 'stage' ? SOCKETS_PER_STAGE : SOCKETS_PER_PERSON)) return
    const last = firstToGo(own)
    last?.emit('frame', ELSEWHERE)
    last?.disconnect(true)
  }

  /** Forgets a page that is gone. Whose it is never changes while it is open. */
  remove(socket: LiveSocket): void {
    const owner = ownerOf(socket.data.actor)
    const own = this.open.get(owner)
    own?.delete(socket)
    if (own?.size === 0) this.open.delete(owner)
  }

  /** Cuts off what a person has open. */
  cutPerson(personId: string): void {
    this.cut(`person ${personId}`)
  }

  /** Cuts off the screens of a stage. */
  cutStage(stageId: string): void {
    this.cut(`stage ${stageId}`)
  }

  /** Cuts off what was opened with a session. */
  cutSession(sessionId: string): void {
    for (const owner of [...this.open.keys()]) this.cut(owner, actor => actor.kind === 'person' && actor.sessionId === sessionId)
  }

  private cut(owner: string, test: (actor: Actor) => boolean = () => true): void {
    for (const socket of [...(this.open.get(owner) ?? [])]) if (test(socket.data.actor)) socket.disconnect(true)
  }
}

/** The oldest of those that give way first: it is the one that was forgotten on another computer. */
function firstToGo(own: Set<LiveSocket>): LiveSocket | undefined {
  let first: LiveSocket | undefined
  for (const socket of own) if (!first || GIVES_WAY.indexOf(socket.data.page) < GIVES_WAY.indexOf(first.data.page)) first = socket
  return first
}

const ownerOf = (actor: Actor): string =>
  actor.kind === 'person' ? `person ${actor.personId}` : actor.kind === 'stage' ? `stage ${actor.stageId}` : ''

import { AUDIENCES, type Audience as AudienceName, type Stance } from '#app/model/meeting/catalogue.ts'
import type { Counts } from '#app/model/meeting/wire.ts'
import { Audience } from './audience.ts'
import type { Presence } from './presence.ts'
import type { LiveSocket } from './socket.ts'
import { Unclear } from './unclear.ts'

/** Who is in a room: the sockets of each audience, how followers stand, whether presenters are there. Numbers are all that is told of it. */
export class Crowd {
  readonly unclear = new Unclear()
  private readonly audiences = Object.fromEntries(AUDIENCES.map(name => [name, new Audience(name)])) as Record<AudienceName, Audience>
  private readonly stances: Record<Stance, number> = { here: 0, 'looking around': 0, behind: 0 }

  constructor(
    private readonly meetingId: string,
    private readonly presence: Presence,
  ) {}

  of(name: AudienceName): Audience {
    return this.audiences[name]
  }

  get size(): number {
    return AUDIENCES.reduce((sum, name) => sum + this.audiences[name].size, 0)
  }

  addSizes(sizes: Record<AudienceName, number>): void {
    for (const name of AUDIENCES) sizes[name] += this.audiences[name].size
  }

  add(socket: LiveSocket): void {
    const { as, stance } = socket.data
    this.audiences[as].add(socket)
    if (as === 'follower') this.stances[stance] += 1
    this.sign(socket)
  }

  remove(socket: LiveSocket): void {
    const { actor, as, stance } = socket.data
    if (as === 'presenter' && actor.kind === 'person') this.presence.left(this.meetingId, actor.personId)
    this.audiences[as].remove(socket)
    if (as === 'follower') this.stances[stance] -= 1
  }

  /** Something came from this socket: a presenter's page is alive. */
  sign({ data: { actor, as } }: LiveSocket): void {
    if (as === 'presenter' && actor.kind === 'person') this.presence.sign(this.meetingId, actor.personId)
  }

  /** Whether this presenter's page has been gone for so long that another may take the wheel. */
  gone(personId: string): boolean {
    return this.presence.gone(this.meetingId, personId)
  }

  /** Counts how a follower's page stands to what is shown; nothing of it is kept. */
  stand(socket: LiveSocket, stance: Stance): void {
    if (socket.data.as !== 'follower') return
    this.stances[socket.data.stance] -= 1
    this.stances[stance] += 1
    socket.data.stance = stance
  }

  counts(driver: string | null, answered: number): Counts {
    return {
      here: this.stances.here,
      lookingAround: this.stances['looking around'],
      behind: this.stances.behind,
      stages: this.audiences.stage.size,
      driver: driver !== null && this.presence.connected(this.meetingId, driver),
      gone: driver !== null && this.presence.gone(this.meetingId, driver),
      unclear: this.unclear.counts(),
      answered,
    }
  }
}

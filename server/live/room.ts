import { AUDIENCES, type Audience as AudienceName, type Stance, type Target } from '#app/model/meeting/catalogue.ts'
import { applyFact, BEGINNING } from '#app/model/meeting/show.ts'
import { targetKey } from '#app/model/meeting/steps.ts'
import {
  factForDesk,
  factForScreen,
  hears,
  type Known,
  viewForFollower,
  viewForModerator,
  viewForPresenter,
  viewForStage,
} from '#app/model/meeting/views.ts'
import type { Counts, Frame, NewsFrame, SnapshotFrame } from '#app/model/meeting/wire.ts'
import type { JournalEntry } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import { Audience } from './audience.ts'
import type { FanOut } from './fan-out.ts'
import { encode, type Packet } from './packet.ts'
import type { LiveSocket } from './socket.ts'
import { write } from './write.ts'

type Meetings = Pick<Use['meetings'], 'liveState' | 'liveParts' | 'liveQuestion'>

/** So few are not told: in a small room a number is a name. */
const FEW = 5
const NOBODY_HERE: Counts = { here: 0, lookingAround: 0, behind: 0, stages: 0, driver: false, unclear: {} }
/** Facts after which keys or pack are others. */
const CHANGES_PARTS: readonly string[] = ['lobby opened', 'lobby closed', 'part resealed', 'meeting ended']

/** One meeting with people in it: the fold of its journal in memory, and the sockets that are told. The database stays the truth. */
export class Room {
  roundId: string | null = null
  private known: Known = { show: BEGINNING, keys: [], pack: null, question: null, counts: NOBODY_HERE }
  private seq = 0
  /** Per audience, number of what it was told that is no fact: counts, questions, votes. */
  private readonly rev = Object.fromEntries(AUDIENCES.map(name => [name, 0])) as Record<AudienceName, number>
  /** Last number that each audience is to hear, and last one that has started to go out to it. */
  private readonly heard = Object.fromEntries(AUDIENCES.map(name => [name, 0])) as Record<AudienceName, number>
  private readonly told = Object.fromEntries(AUDIENCES.map(name => [name, 0])) as Record<AudienceName, number>
  private readonly audiences = Object.fromEntries(AUDIENCES.map(name => [name, new Audience(name)])) as Record<AudienceName, Audience>
  private readonly stances: Record<Stance, number> = { here: 0, 'looking around': 0, behind: 0 }
  private readonly snapshots = new Map<AudienceName, { seq: number; rev: number; packet: Packet }>()
  private readonly waiting: JournalEntry[] = []
  private working = false
  private readonly unclearSaid = new Map<string, Set<string>>()
  private readonly unsaid = new Set<NewsFrame['about']>()

  constructor(
    readonly meetingId: string,
    private readonly meetings: Meetings,
    private readonly fanOut: FanOut,
    private readonly now: () => number,
  ) {}

  /** Reads the journal. False when there is no such meeting. */
  async load(): Promise<boolean> {
    const state = await this.meetings.liveState(this.meetingId)
    if (!state) return false
    let show = BEGINNING
    for (const { seq, at, fact } of state.entries) {
      show = applyFact(show, fact, at)
      this.seq = seq
      for (const name of AUDIENCES) if (hears(name, fact)) this.heard[name] = this.told[name] = seq
    }
    this.roundId = state.roundId
    this.known = { ...this.known, show, keys: state.keys, pack: state.pack, question: state.question }
    return true
  }

  get size(): number {
    return AUDIENCES.reduce((sum, name) => sum + this.audiences[name].size, 0)
  }

  addSizes(sizes: Record<AudienceName, number>): void {
    for (const name of AUDIENCES) sizes[name] += this.audiences[name].size
  }

  /** Takes a socket in and sends it the snapshot; from here on it hears every frame of its audience, without a gap between. */
  join(socket: LiveSocket): number {
    socket.data.room = this
    this.audiences[socket.data.as].add(socket)
    if (socket.data.as === 'follower') this.stances[socket.data.stance] += 1
    this.sendSnapshot(socket)
    return this.heard[socket.data.as]
  }

  leave(socket: LiveSocket): void {
    socket.data.room = null
    this.audiences[socket.data.as].remove(socket)
    if (socket.data.as === 'follower') this.stances[socket.data.stance] -= 1
  }

  /** Counts how a follower's page stands to what is shown; nothing of it is kept. */
  stand(socket: LiveSocket, stance: Stance): number {
    if (socket.data.as === 'follower') {
      this.stances[socket.data.stance] -= 1
      this.stances[stance] += 1
      socket.data.stance = stance
    }
    return this.heard[socket.data.as]
  }

  /** Takes "unclear" of what is shown or pointed at now, once a person; in memory only, and gone with the next part. */
  unclear(who: string, position: number, at: Target | null): boolean {
    const { show } = this.known
    const known = at === null || show.spotlight.some(({ kind, id }) => kind === at.kind && id === at.id)
    if (show.position !== position || !known) return false
    const key = at === null ? '' : targetKey(at)
    const said = this.unclearSaid.get(key) ?? new Set()
    this.unclearSaid.set(key, said.add(who))
    return true
  }

  /** Encoded once per audience, seq and rev, however many join at the same moment. */
  sendSnapshot(socket: LiveSocket): number {
    const { as } = socket.data
    const seq = this.heard[as]
    let cached = this.snapshots.get(as)
    if (cached?.seq !== seq || cached.rev !== this.rev[as]) {
      cached = { seq, rev: this.rev[as], packet: encode(this.snapshot(as)) }
      this.snapshots.set(as, cached)
    }
    write(socket, cached.packet, performance.now())
    return seq
  }

  private snapshot(as: AudienceName): SnapshotFrame {
    return { k: 'snapshot', seq: this.heard[as], rev: this.rev[as], snapshot: this.view(as) }
  }

  private view(as: AudienceName) {
    switch (as) {
      case 'follower':
        return viewForFollower(this.known)
      case 'stage':
        return viewForStage(this.known)
      case 'presenter':
        return viewForPresenter(this.known)
      case 'moderator':
        return viewForModerator(this.known)
    }
  }

  /** Takes facts in by their order: what is known already is passed over, and after a gap the journal is read again. */
  hear(entries: readonly JournalEntry[]): void {
    this.waiting.push(...entries)
    if (!this.working) void this.work()
  }

  /** Runs without a pause as long as nothing has to be read, so that a move goes out in the same turn in which it was committed. */
  private async work(): Promise<void> {
    this.working = true
    for (let entry = this.waiting.shift(); entry; entry = this.waiting.shift()) {
      if (entry.seq <= this.seq) continue
      if (entry.seq > this.seq + 1) {
        await this.startAgain()
        continue
      }
      const before = this.known.show
      this.known = { ...this.known, show: applyFact(before, entry.fact, entry.at) }
      if (CHANGES_PARTS.includes(entry.fact.kind)) this.known = { ...this.known, ...(await this.meetings.liveParts(this.meetingId)) }
      if (this.known.show.staged !== (this.known.question?.id ?? null)) {
        const { staged } = this.known.show
        this.known = { ...this.known, question: staged === null ? null : await this.meetings.liveQuestion(this.meetingId, staged) }
      }
      if (entry.fact.kind === 'part shown') this.unclearSaid.clear()
      this.seq = entry.seq
      this.tell(entry, before)
    }
    this.working = false
  }

  private tell({ seq, at, fact }: JournalEntry, before: Known['show']): void {
    const since = performance.now()
    const say = (name: AudienceName, { fact: said, besides }: ReturnType<typeof factForDesk>) => {
      this.heard[name] = seq
      const make = (): Frame => ({ k: 'fact', seq, prev: this.begin(name, seq), at, fact: said, ...besides })
      // Where the presenter points matters only as long as nothing newer is pointed at.
      const latestWins = fact.kind === 'pointed' ? fact.kind : undefined
      this.fanOut.tell({ audience: this.audiences[name], make, name: latestWins, since }, () => this.snapshotInstead(name))
    }
    // The presenter's own page and the stage first: they are few, and the room looks at them.
    say('presenter', factForDesk(fact, this.known))
    const forScreen = factForScreen(fact, before, this.known)
    if (hears('stage', fact)) say('stage', forScreen)
    if (hears('moderator', fact)) say('moderator', factForDesk(fact, this.known))
    if (hears('follower', fact)) say('follower', forScreen)
  }

  /** What starts to go out now is `seq`; gives what the audience was told before. */
  private begin(name: AudienceName, seq: number): number {
    const prev = this.told[name]
    this.told[name] = Math.max(prev, seq)
    return prev
  }

  private snapshotInstead(name: AudienceName): SnapshotFrame {
    this.begin(name, this.heard[name])
    return this.snapshot(name)
  }

  /** The journal is ahead of what was heard: everyone gets a snapshot. */
  private async startAgain(): Promise<void> {
    await this.load()
    this.sendSnapshots()
  }

  private sendSnapshots(): void {
    const since = performance.now()
    for (const name of AUDIENCES) {
      const make = () => this.snapshotInstead(name)
      this.fanOut.tell({ audience: this.audiences[name], make, name: 'snapshot', since }, make)
    }
  }

  /** What every page should have by now. */
  beat(): void {
    for (const name of AUDIENCES) this.hint(name, 'beat', () => ({ k: 'beat', seq: this.told[name], rev: this.rev[name], now: this.now() }))
  }

  /** Something beside the facts changed. Goes out with the next flush: votes come far more often than anybody can read. */
  news(about: NewsFrame['about']): void {
    this.unsaid.add(about)
  }

  /** Sends what piled up since the last time. */
  flush(): void {
    if (this.unsaid.has('questions')) void this.lookAtStagedQuestion()
    for (const about of this.unsaid)
      for (const name of AUDIENCES) this.hint(name, `news of ${about}`, () => ({ k: 'news', rev: ++this.rev[name], about }))
    this.unsaid.clear()
    this.count()
  }

  /** A question on stage may have been edited or taken away: everyone gets what stands now. */
  private async lookAtStagedQuestion(): Promise<void> {
    const { staged } = this.known.show
    if (staged === null) return
    const question = await this.meetings.liveQuestion(this.meetingId, staged)
    if (this.known.show.staged !== staged || JSON.stringify(question) === JSON.stringify(this.known.question)) return
    this.known = { ...this.known, question }
    for (const name of AUDIENCES) this.rev[name] += 1
    this.sendSnapshots()
  }

  /** Tells who is here to those who see it, if it changed since. */
  private count(): void {
    const { driver } = this.known.show
    const counts: Counts = {
      here: this.stances.here,
      lookingAround: this.stances['looking around'],
      behind: this.stances.behind,
      stages: this.audiences.stage.size,
      driver:
        driver !== null && this.audiences.presenter.has(({ data: { actor } }) => actor.kind === 'person' && actor.personId === driver),
      unclear: Object.fromEntries([...this.unclearSaid].flatMap(([key, { size }]) => (size > FEW ? [[key, size]] : []))),
    }
    if (JSON.stringify(counts) === JSON.stringify(this.known.counts)) return
    this.known = { ...this.known, counts }
    const all = { ...NOBODY_HERE, here: counts.here + counts.lookingAround + counts.behind }
    for (const [name, told] of [
      ['presenter', counts],
      ['moderator', counts],
      ['stage', all],
    ] as const)
      this.hint(name, 'counts', () => ({ k: 'counts', rev: ++this.rev[name], counts: told }))
  }

  /** The server ends: every page hears it. */
  sayRestarting(): void {
    for (const name of AUDIENCES)
      this.fanOut.tell({ audience: this.audiences[name], make: () => ({ k: 'restarting' }) }, () => this.snapshot(name))
  }

  private hint(audience: AudienceName, name: string, make: () => Frame): void {
    this.fanOut.hint({ audience: this.audiences[audience], name, make })
  }
}

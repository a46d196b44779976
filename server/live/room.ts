import { AUDIENCES, type Audience as AudienceName, type Stance, type Target } from '#app/model/meeting/catalogue.ts'
import { applyFact, BEGINNING } from '#app/model/meeting/show.ts'
import { targetKey } from '#app/model/meeting/steps.ts'
import { countsForModerator, factForDesk, factForScreen, hears, type Known, viewFor } from '#app/model/meeting/views.ts'
import { NOBODY_HERE, type Frame, type SnapshotFrame } from '#app/model/meeting/wire.ts'
import type { JournalEntry, Log } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import { AnswerCount } from './answer-count.ts'
import { CHANGES_PARTS, CHANGES_SURROUNDINGS, ENDS_UNCLEAR } from './consequences.ts'
import { Crowd } from './crowd.ts'
import type { FanOut } from './fan-out.ts'
import { Intake } from './intake.ts'
import { Lookout } from './lookout.ts'
import { encode, type Packet } from './packet.ts'
import type { Presence } from './presence.ts'
import type { LiveSocket } from './socket.ts'
import { Tallies } from './tallies.ts'
import { together, write } from './write.ts'

type Reads = 'liveState' | 'liveParts' | 'liveQuestion' | 'livePoll' | 'liveVotes' | 'pollAnswers' | 'surroundings'

/** A fact, with when it was told of here, in ms of performance.now(): what is read or waited for before it goes out counts as its lag. */
type Heard = JournalEntry & { since: number }

/** One meeting with people in it: the fold of its journal in memory, and the sockets that are told. The database stays the truth. */
export class Room {
  roundId: string | null = null
  private known: Known = { show: BEGINNING, keys: [], pack: null, question: null, poll: null, counts: NOBODY_HERE, around: null }
  private seq = 0
  /** Per audience, number of what it was told that is no fact: counts, questions, votes. */
  private readonly rev = Object.fromEntries(AUDIENCES.map(name => [name, 0])) as Record<AudienceName, number>
  /** Last number that each audience is to hear, and last one that has started to go out to it. */
  private readonly heard = Object.fromEntries(AUDIENCES.map(name => [name, 0])) as Record<AudienceName, number>
  private readonly told = Object.fromEntries(AUDIENCES.map(name => [name, 0])) as Record<AudienceName, number>
  private readonly snapshots = new Map<AudienceName, { seq: number; rev: number; packet: Packet }>()
  private readonly intake: Intake<Heard>
  private questionsChanged = false
  private readonly tallies: Tallies
  private readonly answers: AnswerCount
  readonly crowd: Crowd
  readonly lookout = new Lookout(
    () => this.meetings.surroundings(this.meetingId),
    () => this.known.around,
    (around, news) => this.takeSurroundings(around, news),
  )

  constructor(
    readonly meetingId: string,
    private readonly meetings: Pick<Use['meetings'], Reads>,
    private readonly fanOut: FanOut,
    presence: Presence,
    private readonly now: () => number,
    private readonly log: Log,
  ) {
    this.answers = new AnswerCount(meetings.pollAnswers)
    this.tallies = new Tallies(meetings.liveVotes)
    this.crowd = new Crowd(meetingId, presence)
    this.intake = new Intake(this.take, this.startAgain, this.failed)
  }

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
    this.known = { ...this.known, show, keys: state.keys, pack: state.pack, question: state.question, around: state.around }
    await this.takePoll()
    this.known = { ...this.known, counts: this.crowd.counts(show.driver, this.answers.told) }
    return true
  }

  /** Takes a socket in and sends it the snapshot; from here on it hears every frame of its audience, without a gap between. */
  join(socket: LiveSocket): number {
    socket.data.room = this
    this.crowd.add(socket)
    together(socket)
    return this.sendSnapshot(socket)
  }

  leave(socket: LiveSocket): void {
    socket.data.room = null
    this.crowd.remove(socket)
  }

  /** Counts how a follower's page stands to what is shown. */
  stand(socket: LiveSocket, stance: Stance): number {
    this.crowd.stand(socket, stance)
    return this.heard[socket.data.as]
  }

  /** Takes "unclear" of what is shown now or of a thing in it, once a person; in memory only, and gone with the next part. */
  unclear(who: string, position: number, at: Target | null): boolean {
    return this.known.show.position === position && this.crowd.unclear.add(at === null ? '' : targetKey(at), who)
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
    return { k: 'snapshot', seq: this.heard[as], rev: this.rev[as], snapshot: viewFor(as, this.known) }
  }

  /** Takes facts in by their order: what is known already is passed over, and after a gap the journal is read again. */
  hear(entries: readonly JournalEntry[]): void {
    const since = performance.now()
    this.intake.add(entries.map(entry => ({ ...entry, since })))
  }

  private take = (entry: Heard): Promise<void> | void => {
    if (entry.seq <= this.seq) return
    if (entry.seq > this.seq + 1) return this.startAgain(entry)
    const before = this.known.show
    this.known = { ...this.known, show: applyFact(before, entry.fact, entry.at) }
    const more = this.readBesides(entry, before)
    return more ? more.then(() => this.taken(entry, before)) : this.taken(entry, before)
  }

  /** What a fact changes that it does not carry; undefined where there is nothing of that kind. */
  private readBesides({ fact }: Heard, before: Known['show']): Promise<unknown> | undefined {
    const { show, question } = this.known
    const reads: Promise<unknown>[] = []
    if (CHANGES_PARTS.includes(fact.kind))
      reads.push(this.meetings.liveParts(this.meetingId).then(parts => (this.known = { ...this.known, ...parts })))
    if (show.staged !== (question?.id ?? null)) {
      if (show.staged === null) this.known = { ...this.known, question: null }
      else
        reads.push(this.meetings.liveQuestion(this.meetingId, show.staged).then(read => (this.known = { ...this.known, question: read })))
    }
    if (show.poll !== before.poll) reads.push(this.takePoll())
    return reads.length ? Promise.all(reads) : undefined
  }

  private taken(entry: Heard, before: Known['show']): void {
    if (ENDS_UNCLEAR.includes(entry.fact.kind)) this.crowd.unclear.clear()
    if (CHANGES_SURROUNDINGS.includes(entry.fact.kind)) this.lookout.changed()
    this.seq = entry.seq
    this.tell(entry, before)
  }

  private failed = (error: unknown): void => this.log.error({ err: error }, 'a meeting could not be read')

  /** The poll that is on screens now: its text, and its result once that is shown. */
  private async takePoll(): Promise<void> {
    const { poll } = this.known.show
    this.answers.begin(poll)
    const read = poll && (await this.meetings.livePoll(poll))
    this.known = { ...this.known, poll: read }
  }

  private tell({ seq, at, fact, since }: Heard, before: Known['show']): void {
    const say = (name: AudienceName, { fact: said, besides }: ReturnType<typeof factForDesk>) => {
      this.heard[name] = seq
      const make = (): Frame => ({ k: 'fact', seq, prev: this.begin(name, seq), at, fact: said, ...besides })
      // Where the presenter points matters only as long as nothing newer is pointed at.
      const latestWins = fact.kind === 'pointed' ? fact.kind : undefined
      this.fanOut.tell({ audience: this.crowd.of(name), make, name: latestWins, since }, () => this.snapshotInstead(name))
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
  private startAgain = async ({ since }: Heard): Promise<void> => {
    await this.load()
    this.sendSnapshots(AUDIENCES, since)
  }

  private sendSnapshots(to: readonly AudienceName[] = AUDIENCES, since = performance.now()): void {
    for (const name of to) {
      const make = () => this.snapshotInstead(name)
      this.fanOut.tell({ audience: this.crowd.of(name), make, name: 'snapshot', since }, make)
    }
  }

  /** What every page should have by now. */
  beat(): void {
    this.lookout.beat()
    for (const name of AUDIENCES) this.hint(name, 'beat', () => ({ k: 'beat', seq: this.told[name], rev: this.rev[name], now: this.now() }))
  }

  /** Questions of the round are others now. Goes out with the next flush. */
  questionsAreOthers(): void {
    this.questionsChanged = true
  }

  /** Somebody voted for these. Far more often than anybody can read: told with a flush, as numbers. */
  voted(questionIds: readonly string[]): void {
    this.tallies.hear(questionIds)
  }

  /** Somebody answered the open poll. */
  pollAnswered(): void {
    this.answers.hear()
  }

  /** Sends what piled up since the last time. */
  flush(): void {
    this.answers.look().catch(this.failed)
    void this.lookout.look()
    // Counting votes takes time of its own: not while what was counted could not go out.
    if (!this.fanOut.resting) this.tellVotes().catch(this.failed)
    if (this.questionsChanged) {
      this.questionsChanged = false
      this.lookAtStagedQuestion().catch(this.failed)
      for (const name of AUDIENCES) this.hint(name, 'questions', () => ({ k: 'questions', rev: ++this.rev[name] }))
    }
    this.count()
  }

  private async tellVotes(): Promise<void> {
    if (!(await this.tallies.look())) return
    for (const name of AUDIENCES) this.hint(name, 'votes', () => ({ k: 'votes', rev: ++this.rev[name], votes: this.tallies.take(name) }))
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

  /** Followers hear of it by a snapshot. */
  private takeSurroundings(around: Known['around'], news: boolean): void {
    this.known = { ...this.known, around }
    this.roundId = around?.meeting.roundId ?? null
    this.snapshots.delete('follower')
    if (!news) return
    this.rev.follower += 1
    this.sendSnapshots(['follower'])
  }

  /** Tells who is here to those who see it, if it changed since. */
  private count(): void {
    const counts = this.crowd.counts(this.known.show.driver, this.answers.told)
    const { driver } = this.known.counts
    if (JSON.stringify(counts) === JSON.stringify(this.known.counts)) return
    this.known = { ...this.known, counts }
    const all = { ...NOBODY_HERE, here: counts.here + counts.lookingAround + counts.behind }
    for (const [name, told] of [
      ['presenter', counts],
      ['moderator', countsForModerator(counts)],
      ['stage', all],
    ] as const)
      this.hint(name, 'counts', () => ({ k: 'counts', rev: ++this.rev[name], counts: told }))
    if (counts.driver !== driver)
      for (const name of ['follower', 'stage'] as const)
        this.hint(name, 'driven', () => ({ k: 'driven', rev: ++this.rev[name], driven: this.known.counts.driver }))
  }

  /** The server ends: every page hears it. */
  sayRestarting(): void {
    for (const name of AUDIENCES)
      this.fanOut.tell({ audience: this.crowd.of(name), make: () => ({ k: 'restarting' }) }, () => this.snapshot(name))
  }

  private hint(audience: AudienceName, name: string, make: () => Frame): void {
    this.fanOut.hint({ audience: this.crowd.of(audience), name, make })
  }
}

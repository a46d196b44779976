import { Connection } from '#app/live/connection.ts'
import { Parts } from '#app/live/parts.ts'
import type { Stance } from '#app/model/meeting/catalogue.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { Browser } from './browser.ts'

const SECOND = 1_000
/** As pages do: in the lobby the pack is fetched over so long, afterwards over less. */
const PACK_SPREAD_MS = { lobby: 20 * SECOND, running: 3 * SECOND }
/** A page whose part is not here after so long counts as behind. */
const BEHIND_MS = 2 * SECOND
const AGAIN_MS = 3 * SECOND
const SHARE_OF_LIKES = 0.12
const SHARE_OF_ANSWERS = 0.85
/** How many of so many choose each step of the pulse's scale. */
const AGREEING = [1, 2, 4, 9, 5]

/** Around `ms`, so that nobody moves in step with anybody. */
export const about = (ms: number): number => ms * (0.5 + Math.random())
export const wait = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

/** What a page tells the person in front of it; the same may be told again. */
interface PageEvents {
  signedOut(): void
  poll(poll: PollView): void
  ended(): void
}

/** A page that follows one meeting: fetches what is sealed ahead, opens each part when its key comes, and says how it stands. */
export class FollowingPage {
  /** Positions of the parts that it has opened. */
  readonly opened = new Set<number>()
  private readonly connection: Connection
  private readonly parts: Parts
  private readonly opening = new Set<string>()
  private stance: Stance | undefined
  private late: ReturnType<typeof setTimeout> | undefined
  private around = false
  private closed = false

  constructor(
    url: string,
    meetingId: string,
    cookie: string,
    private readonly on: PageEvents,
  ) {
    this.connection = new Connection({ url, meetingId, as: 'follower', headers: { cookie, origin: url } })
    this.parts = new Parts({ meetingId, fetch: path => fetch(url + path, { headers: { cookie } }) })
    this.connection.subscribe(() => {
      if (this.connection.state().connection === 'signed out') on.signedOut()
      else this.hear()
    })
  }

  /** Leaves what is shown, or comes back to it. */
  lookAround(around: boolean): void {
    this.around = around
    this.stand()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.late)
    this.connection.close()
  }

  private hear(): void {
    const { connection, show, pack, keys, poll } = this.connection.state()
    if (poll && !poll.result) this.on.poll(poll)
    if (show?.phase === 'ended') this.on.ended()
    // The server counts a page that comes back as one that has said nothing yet.
    if (connection !== 'here') this.stance = undefined
    if (pack) void this.parts.prefetch(pack, PACK_SPREAD_MS[show?.phase === 'lobby' ? 'lobby' : 'running'])
    for (const key of keys.values()) if (!this.opening.has(key.part)) void this.open(key)
    this.stand()
  }

  private async open(key: Parameters<Parts['open']>[0]): Promise<void> {
    this.opening.add(key.part)
    while (!this.closed) {
      const view = await this.parts.open(key)
      if (view) {
        this.opened.add(view.position)
        return this.stand()
      }
      await wait(about(AGAIN_MS))
    }
  }

  private stand(): void {
    const { connection, show } = this.connection.state()
    if (connection !== 'here' || !show) return
    const here = show.position === 0 || this.opened.has(show.position)
    const stance = this.around ? 'looking around' : here ? 'here' : 'behind'
    if (stance === this.stance) return
    this.stance = stance
    clearTimeout(this.late)
    this.late = setTimeout(() => void this.connection.send('stand', { as: stance }), stance === 'behind' ? BEHIND_MS : 0)
  }
}

/** One simulated person with an open page. */
export class Colleague {
  /** What it follows at the moment. */
  page: FollowingPage | undefined
  private meetingId: string | undefined
  /** Polls and pulses that it has seen, by id of the poll or meeting. */
  private readonly asked = new Set<string>()

  constructor(
    readonly browser: Browser,
    private readonly url: string,
    /** Rounds whose tokens it may hold. */
    private readonly rounds: () => readonly Parameters<Browser['fetchTokens']>[0][] = () => [],
  ) {}

  /** Goes to the meeting whose doors are open within about `within` ms, or leaves when it is over. */
  goTo(meetingId: string | undefined, within: number): void {
    if (meetingId === this.meetingId) return
    this.meetingId = meetingId
    this.page?.close()
    this.page = undefined
    if (meetingId) setTimeout(() => this.enter(meetingId), about(within))
  }

  private enter(meetingId: string): void {
    if (this.meetingId !== meetingId) return
    this.page?.close()
    const page = new FollowingPage(this.url, meetingId, this.browser.cookie, {
      signedOut: () => this.comeBack(page, meetingId),
      poll: poll => this.once(poll.id, 8 * SECOND, () => this.answer(poll.id, choicesOf(poll))),
      ended: () => this.once(meetingId, 20 * SECOND, () => this.answerPulse(meetingId)),
    })
    this.page = page
    void this.lookAround(page)
  }

  /** Most take part, each once, after a while. */
  private once(id: string, after: number, act: () => Promise<void>): void {
    if (this.asked.has(id)) return
    this.asked.add(id)
    if (Math.random() < SHARE_OF_ANSWERS) setTimeout(() => void act().catch(() => undefined), about(after))
  }

  private async answer(pollId: string, choices: number[]): Promise<void> {
    for (const round of this.rounds()) {
      await this.browser.fetchTokens(round)
      await this.browser.answerPoll(round.id, pollId, choices)
    }
  }

  private async answerPulse(meetingId: string): Promise<void> {
    for (const { id } of await this.browser.pulse(meetingId)) await this.answer(id, chosen(AGREEING))
  }

  /** The session has ended meanwhile: signs in again, and goes in once more. */
  private comeBack(page: FollowingPage, meetingId: string): void {
    page.close()
    const signedIn = this.browser.signIn().catch(() => false)
    void signedIn.then(() => setTimeout(() => this.page === page && this.enter(meetingId), about(5 * SECOND)))
  }

  /** Now and then leaves what is shown, and comes back. */
  private async lookAround(page: FollowingPage): Promise<void> {
    while (this.page === page) {
      await wait(about(150 * SECOND))
      page.lookAround(true)
      await wait(about(20 * SECOND))
      page.lookAround(false)
    }
  }

  /** Reads the questions of a round, and votes for one that it likes. */
  async readRound(round: Parameters<Browser['fetchTokens']>[0], likes = () => Math.random() < SHARE_OF_LIKES): Promise<void> {
    await this.browser.fetchTokens(round)
    const view = await this.browser.questions(round.id)
    if (view) await this.browser.voteFor(round.id, view, likes)
  }
}

/** The first options are liked most; of several some take two. */
const choicesOf = ({ options, kind }: PollView): number[] => {
  const first = chosen(options.map((_, place) => options.length - place))
  return kind === 'multiple' ? [...new Set([...first, ...chosen(options.map(() => 1))])] : first
}

/** One place, as likely as its weight. */
function chosen(weights: readonly number[]): number[] {
  let at = Math.random() * weights.reduce((sum, weight) => sum + weight, 0)
  return [
    Math.max(
      0,
      weights.findIndex(weight => (at -= weight) < 0),
    ),
  ]
}

import { io, type Socket } from 'socket.io-client'
import { type ClientEvents, type Frame, OWN_REQUEST, type ServerEvents, SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { Browser } from './browser.ts'
import type { Notice } from './start.ts'
import { EARLY, LATE } from './texts/small-talk.ts'

// The simulated colleagues: a process of its own that signs in, holds tokens, follows, looks around, votes and asks over the wire that
// everybody uses. A few requests a second at most. It ends when the server that started it does.

const SECOND = 1_000
/** Between two sign-ins: they come from one address, and the server lets one in a second. */
const ARRIVAL_MS = 1_200
/** Between two looks at the questions, for each. */
const LOOK_MS = 60 * SECOND
/** Between two questions of all together, while a meeting runs and else. */
const TALK_MS = { running: 75 * SECOND, quiet: 300 * SECOND }
const SHARE_OF_LIKES = 0.12
const SHARE_OF_ANSWERS = 0.85
/** How many of so many choose each step of the pulse's scale. */
const AGREEING = [1, 2, 4, 9, 5]

type Programme = Extract<Notice, { is: 'programme' }>

let programme: Programme = { is: 'programme', rounds: [], meetings: [] }
const present: Colleague[] = []

const wait = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))
/** Around `ms`, so that nobody moves in step with anybody. */
const about = (ms: number): number => ms * (0.5 + Math.random())
const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined)

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

/** One simulated person with an open page. */
class Colleague {
  private socket: Socket<ServerEvents, ClientEvents> | undefined
  private meetingId: string | undefined

  constructor(
    readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** Goes to the meeting whose doors are open, or leaves when it is over. */
  goTo(meetingId: string | undefined): void {
    if (meetingId === this.meetingId) return
    this.meetingId = meetingId
    this.socket?.disconnect()
    this.socket = undefined
    if (meetingId) setTimeout(() => this.enter(meetingId), about(10 * SECOND))
  }

  private enter(meetingId: string): void {
    if (this.meetingId !== meetingId) return
    const socket: Socket<ServerEvents, ClientEvents> = io(this.url, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: this.browser.cookie, origin: this.url, [OWN_REQUEST]: '1' },
    })
    this.socket = socket
    socket.on('connect', () => socket.emit('attend', { meetingId, as: 'follower' }, () => undefined))
    socket.on('frame', json => this.hear(meetingId, JSON.parse(json) as Frame))
    // The session has ended meanwhile: signs in again, and tries once more.
    socket.on('connect_error', error => {
      if (error.message === 'signed out') quietly(this.browser.signIn().then(() => this.comeBack(meetingId)))
    })
    quietly(this.lookAround(socket))
  }

  /** Answers what everybody is asked: a poll that opens, and the pulse at the end. */
  private hear(meetingId: string, frame: Frame): void {
    const poll = frame.k === 'snapshot' ? frame.snapshot.poll : frame.k === 'fact' ? frame.poll : undefined
    if (poll && !poll.result && Math.random() < SHARE_OF_ANSWERS) {
      const choices = chosen(poll.options.map((_, place) => poll.options.length - place))
      const more = poll.kind === 'multiple' ? [...choices, ...chosen(poll.options.map(() => 1))] : choices
      setTimeout(() => quietly(this.answer(poll.id, more)), about(8 * SECOND))
    }
    if (frame.k === 'fact' && frame.fact.kind === 'meeting ended' && Math.random() < SHARE_OF_ANSWERS)
      setTimeout(() => quietly(this.answerPulse(meetingId)), about(20 * SECOND))
  }

  private async answer(pollId: string, choices: number[]): Promise<void> {
    for (const round of programme.rounds) {
      await this.browser.fetchTokens(round)
      await this.browser.answerPoll(round.id, pollId, choices)
    }
  }

  private async answerPulse(meetingId: string): Promise<void> {
    for (const { id } of await this.browser.pulse(meetingId)) await this.answer(id, chosen(AGREEING))
  }

  private comeBack(meetingId: string): void {
    this.socket?.disconnect()
    setTimeout(() => this.enter(meetingId), about(5 * SECOND))
  }

  /** Now and then leaves what is shown, and comes back. */
  private async lookAround(socket: Socket<ServerEvents, ClientEvents>): Promise<void> {
    while (this.socket === socket) {
      await wait(about(150 * SECOND))
      socket.emit('stand', { as: 'looking around' }, () => undefined)
      await wait(about(20 * SECOND))
      socket.emit('stand', { as: 'here' }, () => undefined)
    }
  }

  /** Reads the questions now and then, and votes for one that it likes. */
  async readQuestions(): Promise<void> {
    for (;;) {
      await wait(about(LOOK_MS))
      for (const round of programme.rounds) quietly(this.readRound(round))
    }
  }

  private async readRound(round: Programme['rounds'][number]): Promise<void> {
    await this.browser.fetchTokens(round)
    const view = await this.browser.questions(round.id)
    if (view) await this.browser.voteFor(round.id, view, () => Math.random() < SHARE_OF_LIKES)
  }
}

/** All of them come, one after another; whoever cannot get in tries again later. */
async function arrive({ url, people }: Extract<Notice, { is: 'people' }>): Promise<void> {
  const waiting = people.map(person => new Browser(url, person))
  for (let browser = waiting.shift(); browser; browser = waiting.shift()) {
    const inside = await browser.signIn().catch(() => false)
    if (inside) {
      const colleague = new Colleague(browser, url)
      present.push(colleague)
      colleague.goTo(programme.meetings[0]?.id)
      quietly(colleague.readQuestions())
    } else waiting.push(browser)
    await wait(inside ? ARRIVAL_MS : 4 * ARRIVAL_MS)
  }
}

/** Somebody asks something, about once a minute while a meeting runs. Nobody asks what stands there already. */
async function talk(): Promise<void> {
  const said = new Set<string>()
  for (;;) {
    const running = programme.meetings.some(meeting => meeting.running)
    await wait(about(running ? TALK_MS.running : TALK_MS.quiet))
    const [round] = programme.rounds
    const colleague = present[Math.floor(Math.random() * present.length)]
    if (!round || !colleague) continue
    quietly(askSomething(colleague.browser, round, said))
  }
}

async function askSomething(browser: Browser, round: Programme['rounds'][number], said: Set<string>): Promise<void> {
  await browser.fetchTokens(round)
  const view = await browser.questions(round.id)
  for (const { text } of view?.questions ?? []) said.add(text)
  // Nobody speaks of what is still sealed.
  const told = programme.meetings.some(meeting => meeting.told)
  const next = [...(told ? LATE : []), ...EARLY].find(text => !said.has(text))
  if (!view || !next) return
  said.add(next)
  if (!(await browser.ask(round.id, next, wait))) said.delete(next)
}

process.on('message', (notice: Notice) => {
  if (notice.is === 'people') quietly(Promise.all([arrive(notice), talk()]))
  else {
    programme = notice
    for (const colleague of present) colleague.goTo(programme.meetings[0]?.id)
  }
})
// Ctrl-C reaches the whole group: the server ends in good order, and this with it.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))

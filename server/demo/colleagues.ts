import { Browser } from './browser.ts'
import { about, Colleague, wait } from './colleague.ts'
import type { Notice } from './start.ts'
import { EARLY, LATE } from './texts/small-talk.ts'

// The simulated colleagues: a process of its own that signs in, holds tokens, follows, looks around, votes and asks over the wire that
// everybody uses. A few requests a second at most. It ends when the server that started it does.

const SECOND = 1_000
/** Between two sign-ins: they come from one address, and the server lets one in a second. */
const ARRIVAL_MS = 1_200
/** After the doors have opened. */
const ENTER_MS = 10 * SECOND
/** Between two looks at the questions, for each. */
const LOOK_MS = 60 * SECOND
/** Between two questions of all together, while a meeting runs and else. */
const TALK_MS = { running: 75 * SECOND, quiet: 300 * SECOND }

type Programme = Extract<Notice, { is: 'programme' }>

let programme: Programme = { is: 'programme', rounds: [], meetings: [] }
const present: Colleague[] = []

const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined)

/** Reads the questions now and then. */
async function readQuestions(colleague: Colleague): Promise<void> {
  for (;;) {
    await wait(about(LOOK_MS))
    for (const round of programme.rounds) quietly(colleague.readRound(round))
  }
}

/** All of them come, one after another; whoever cannot get in tries again later. */
async function arrive({ url, people }: Extract<Notice, { is: 'people' }>): Promise<void> {
  const waiting = people.map(person => new Browser(url, person))
  for (let browser = waiting.shift(); browser; browser = waiting.shift()) {
    const inside = await browser.signIn().catch(() => false)
    if (inside) {
      const colleague = new Colleague(browser, url, () => programme.rounds)
      present.push(colleague)
      colleague.goTo(programme.meetings[0]?.id, ENTER_MS)
      quietly(readQuestions(colleague))
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
    for (const colleague of present) colleague.goTo(programme.meetings[0]?.id, ENTER_MS)
  }
})
// Ctrl-C reaches the whole group: the server ends in good order, and this with it.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))

import { loadavg } from 'node:os'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inventCompany } from '../support/load/company.ts'
import { rounded } from '../support/load/processes.ts'
import { startServerProcess } from '../support/server.ts'
import { benchLookup } from './questions-lookup.ts'
import { benchSize } from './questions-size.ts'
import { askAtRate, voteAtRate, broadcastPerVote, signForEverybody, watchTallies } from './questions-phases.ts'
import { tokensOf } from './questions-tokens.ts'

// npm run bench:questions -- --json. Under every figure: its goal, and whether it is met. Other work on the machine shows in all of them.

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '10000' },
    followers: { type: 'string', default: '2000' },
    'votes-per-second': { type: 'string', default: '4200' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', default: 'signing,questions,votes,broadcast,browser' },
  },
})
const only = new Set(values.only.split(','))
const followers = Number(values.followers)
const seconds = Number(values.seconds)
const note = (text: string): void => void process.stderr.write(`${text}\n`)

interface Figure {
  what: string
  measured: Record<string, number>
  goal: string
  met: boolean | null
}
const figures: Figure[] = []

if (only.has('signing')) {
  note('signing')
  const people = Number(values.people)
  const measured = await signForEverybody(people)
  figures.push({
    what: `tokens for ${people} people, six each, on two workers`,
    measured,
    goal: `≤ ${rounded((people / 10_000) * 12)} s, delay of the main thread p99 < 50 ms`,
    met: measured.seconds <= (people / 10_000) * 12 && measured.delayP99Ms < 50,
  })
}

if (only.has('questions') || only.has('votes')) {
  note('a company that follows a meeting')
  const company = await inventCompany(followers, { askers: 5 })
  const questions = 200 * seconds
  const tokens = await tokensOf(join(company.dataDir, 'candor.db'), company.roundId, { asking: questions, voting: 2_000 })
  const server = await startServerProcess({ dataDir: company.dataDir, variables: { LOG_LEVEL: 'warn' } })
  const at = { url: server.url, cookie: company.presenter, roundId: company.roundId, pid: server.pid }
  const watching = await watchTallies(server.url, company, followers)
  try {
    note('questions')
    const asked = await askAtRate(at, tokens.asking, 200)
    figures.push({
      what: 'questions, 200 a second over the real route, beside those who follow',
      measured: asked.measured,
      goal: '200/s accepted, each visible exactly once',
      met: asked.measured.acceptedPerSecond >= 199 && asked.measured.missing === 0 && asked.measured.twice === 0,
    })
    const perSecond = Number(values['votes-per-second'])
    for (const rate of only.has('votes') ? [...new Set([1_000, 2_000, perSecond])] : []) {
      note(`votes, ${rate} a second`)
      watching.reset()
      const measured = await voteAtRate(at, { tokens: tokens.voting, questions: asked.ids.slice(0, 20), perSecond: rate, seconds })
      const { talliesPerSecond } = watching.look()
      figures.push({
        what: `votes, ${rate} a second over the real route, verified, on disk, with ${followers} followers`,
        measured: { ...measured, talliesPerSecond, load: rounded(loadavg()[0] ?? 0) },
        goal: `≥ 4000/s acknowledged, p99 < 150 ms, none lost or double, tallies ≤ 5/s`,
        met:
          rate < 4_000
            ? null
            : measured.acknowledgedPerSecond >= 4_000 &&
              measured.p99Ms < 150 &&
              measured.wrong === 0 &&
              measured.refused === 0 &&
              talliesPerSecond <= 5.1,
      })
    }
  } finally {
    watching.close()
    await server.stop()
    await rm(company.dataDir, { recursive: true, force: true })
  }
}

if (only.has('broadcast')) {
  note('a broadcast for every vote')
  for (const rate of [100, 1_000])
    figures.push({
      what: `for comparison: ${rate} votes a second, each told to ${followers} at once, without tokens or disk`,
      measured: await broadcastPerVote(followers, rate, Math.min(seconds, 5)),
      goal: 'none: what is not done',
      met: null,
    })
}

if (only.has('browser')) {
  note('the look-up of similar questions, and what asking costs to load')
  const lookup = await benchLookup()
  figures.push({
    what: 'look-up of similar questions over 20,000, in Chromium',
    measured: { ...lookup },
    goal: 'p99 < 20 ms on a desktop profile',
    met: lookup.p99Ms < 20,
  })
  const size = benchSize()
  figures.push({
    what: 'scripts for asking and voting above the follow page, bytes of gzip',
    measured: { ...size },
    goal: '≤ 12 kB',
    met: size.askingAndVoting <= 12_000,
  })
}

const result = { load: rounded(loadavg()[0] ?? 0), figures }
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
else
  for (const figure of figures)
    console.log(figure.what, figure.measured, figure.goal, figure.met === null ? '' : figure.met ? 'met' : 'NOT met')

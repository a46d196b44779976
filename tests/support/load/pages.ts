import { createHash } from 'node:crypto'
import { Connection } from '#app/live/connection.ts'
import type { LiveState } from '#app/live/state.ts'

// The other load generator: whole pages without a screen, each with a page's own connection, which notices by itself that the server is
// gone, comes back and asks for what it missed. Driven by messages.

export interface PagesAt {
  url: string
  origin: string
  meetingId: string
  cookies: string[]
}
export type ToPages =
  /** Opens so many, `perSecond` of them. */
  | { kind: 'open'; at: PagesAt; pages: number; perSecond: number }
  /** From now on so many leave a second, and as many come; 0 ends it. */
  | { kind: 'churn'; perSecond: number }
  | { kind: 'report' }
export interface PagesReport {
  kind: 'report'
  pages: number
  /** How many are here, on each state: a hash of all that a page knows of the meeting. */
  here: number
  states: Record<string, number>
  /** Of every page that had lost the server and is back since the last report: when, in ms of the common clock. */
  backs: number[]
  /** How many were signed out, or told that there is no such meeting. */
  refused: number
  /** Pages that left and came so far. */
  churned: number
}
export type FromPages = { kind: 'opened' } | PagesReport

const say = (message: FromPages): void => void process.send?.(message)
const clock = (): number => performance.timeOrigin + performance.now()

let at: PagesAt | undefined
let opened = 0
/** Each with its person's cookie. */
const pages: { page: Connection; cookie: string }[] = []
let backs: number[] = []
let churned = 0
let churning: NodeJS.Timeout | undefined

process.on('message', (message: ToPages) => {
  if (message.kind === 'open') void openAll(message)
  if (message.kind === 'churn') churn(message.perSecond)
  if (message.kind === 'report') report()
})
process.on('disconnect', () => process.exit(0))

/** A page of the next person, or of the one whose page has just been closed: nobody has more than the server grants. */
function openOne(cookie = at?.cookies[opened++ % at.cookies.length] ?? ''): void {
  if (!at) return
  const { url, origin, meetingId } = at
  const page = new Connection({ url, meetingId, as: 'follower', headers: { cookie, origin } })
  let was = page.state().connection
  page.subscribe(() => {
    const is = page.state().connection
    if (was === 'away' && is === 'here') backs.push(clock())
    was = is
  })
  pages.push({ page, cookie })
}

async function openAll({ at: where, pages: wanted, perSecond }: Extract<ToPages, { kind: 'open' }>): Promise<void> {
  at = where
  const from = performance.now()
  for (let count = 0; count < wanted; count++) {
    openOne()
    const ahead = ((count + 1) * 1_000) / perSecond - (performance.now() - from)
    if (ahead > 5) await new Promise(next => setTimeout(next, ahead))
  }
  while (pages.some(({ page }) => page.state().show === null)) await new Promise(next => setTimeout(next, 50))
  say({ kind: 'opened' })
}

function churn(perSecond: number): void {
  clearInterval(churning)
  if (perSecond === 0) return
  const from = performance.now()
  let done = 0
  churning = setInterval(() => {
    for (const due = ((performance.now() - from) / 1_000) * perSecond; done < due; done++) {
      const [left] = pages.splice(Math.floor(Math.random() * pages.length), 1)
      left?.page.close()
      openOne(left?.cookie)
      churned += 1
    }
  }, 20)
}

function report(): void {
  const states: Record<string, number> = {}
  let here = 0
  let refused = 0
  for (const { page } of pages) {
    const state = page.state()
    if (state.connection === 'signed out' || state.connection === 'gone') refused += 1
    if (state.connection !== 'here' || !state.show) continue
    here += 1
    const hash = hashOf(state)
    states[hash] = (states[hash] ?? 0) + 1
  }
  say({ kind: 'report', pages: pages.length, here, states, backs, refused, churned })
  backs = []
}

/** All that must be the same on every follower's page. */
function hashOf({ seq, show, keys, pack, question }: LiveState): string {
  const known = [seq, show, [...keys].sort(([a], [b]) => a - b), pack, question]
  return createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)
}

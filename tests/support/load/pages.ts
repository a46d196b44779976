import { createHash } from 'node:crypto'
import { Connection } from '#app/live/connection.ts'
import { Parts } from '#app/live/parts.ts'
import type { LiveState } from '#app/live/state.ts'
import { packSpread } from '#app/live/use-parts.ts'

// The other load generator: whole pages without a screen, each with a page's own connection, which notices by itself that the server is
// gone, comes back and asks for what it missed, and with a page's own store of sealed parts: the pack after coming in, what was sealed
// since after a correction. Driven by messages.

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
  /** `opens`: also tries whether each page can open what is shown, which takes a while. */
  | { kind: 'report'; opens?: boolean }
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
  /** Fetches of sealed parts so far that brought them, and those that did not although the page still wanted them; pages without the present pack. `why`: how many failed by what. */
  packs: { fetched: number; failed: number; missing: number; why: Record<string, number> }
  /** Pages that cannot open what is shown with the parts that they have; 0 where it was not tried. */
  blind: number
}
export type FromPages = { kind: 'opened' } | PagesReport

const say = (message: FromPages): void => void process.send?.(message)
const clock = (): number => performance.timeOrigin + performance.now()
const pause = (ms: number): Promise<void> => new Promise(next => setTimeout(next, ms))
/** How long a page waits for a pack, and before it asks again. */
const PACK_PATIENCE_MS = 20_000
const PACK_AGAIN_MS = 10_000
/** By then a page has heard of what was sealed again, or knows that its connection is gone. */
const HEARS_MS = 5_000

interface Page {
  page: Connection
  /** Its person's. */
  cookie: string
  parts: Parts
  /** The pack that it wants, and the one that it has. */
  wants: string | null
  has: string | null
  /** What came instead of the last one. */
  why: string
  left: boolean
}

let at: PagesAt | undefined
let opened = 0
const pages: Page[] = []
const packs = { fetched: 0, failed: 0, why: {} as Record<string, number> }
let backs: number[] = []
let churned = 0
let churning: NodeJS.Timeout | undefined

process.on('message', (message: ToPages) => {
  if (message.kind === 'open') void openAll(message)
  if (message.kind === 'churn') churn(message.perSecond)
  if (message.kind === 'report') report(message.opens)
})
process.on('disconnect', () => process.exit(0))

/** A page of the next person, or of the one whose page has just been closed: nobody has more than the server grants. */
function openOne(cookie = at?.cookies[opened++ % at.cookies.length] ?? ''): void {
  if (!at) return
  const { url, origin, meetingId } = at
  const page = new Connection({ url, meetingId, as: 'follower', headers: { cookie, origin } })
  const ask = async (path: string): Promise<Response> => {
    try {
      const response = await fetch(`${url}${path}`, { headers: { cookie }, signal: AbortSignal.timeout(PACK_PATIENCE_MS) })
      one.why = String(response.status)
      return response
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { code?: string } }
      one.why = cause?.code ?? message
      throw error
    }
  }
  const one: Page = { page, cookie, parts: new Parts({ meetingId, fetch: ask }), wants: null, has: null, why: '', left: false }
  let was = page.state().connection
  page.subscribe(() => {
    const { connection: is, pack } = page.state()
    if (was === 'away' && is === 'here') backs.push(clock())
    was = is
    if (pack === one.wants) return
    one.wants = pack
    if (pack !== null) void fetchPack(one, pack)
  })
  pages.push(one)
}

/** Fetches a pack as a browser does, and again until it is here or another one is wanted. */
async function fetchPack(one: Page, pack: string): Promise<void> {
  const { page, parts } = one
  const phase = () => page.state().show?.phase
  let spread = packSpread({ hasPack: parts.hasPack, waits: phase() === 'lobby' })
  while (!one.left && one.wants === pack) {
    const here = await parts.prefetch(pack, spread, () => !one.left && phase() !== 'ended')
    if (here) {
      packs.fetched += 1
      one.has = pack
      return
    }
    if (one.left || phase() === 'ended') return
    // Sealed again while it was on its way: that is no failure, and the page is about to hear of it.
    if (one.why === '404') {
      await pause(HEARS_MS)
      if (one.left || one.wants !== pack) return
    }
    packs.failed += 1
    packs.why[one.why] = (packs.why[one.why] ?? 0) + 1
    await pause(PACK_AGAIN_MS * (0.5 + Math.random()))
    spread = 0
  }
}

async function openAll({ at: where, pages: wanted, perSecond }: Extract<ToPages, { kind: 'open' }>): Promise<void> {
  at = where
  const from = performance.now()
  for (let count = 0; count < wanted; count++) {
    openOne()
    const ahead = ((count + 1) * 1_000) / perSecond - (performance.now() - from)
    if (ahead > 5) await pause(ahead)
  }
  while (pages.some(({ page }) => page.state().show === null)) await pause(50)
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
      if (left) {
        left.left = true
        left.page.close()
      }
      openOne(left?.cookie)
      churned += 1
    }
  }, 20)
}

function report(opens = false): void {
  const states: Record<string, number> = {}
  let here = 0
  let refused = 0
  let missing = 0
  let blind = 0
  for (const { page, parts, has } of pages) {
    const state = page.state()
    if (state.connection === 'signed out' || state.connection === 'gone') refused += 1
    if (state.connection !== 'here' || !state.show) continue
    here += 1
    if (state.pack !== has) missing += 1
    if (opens && !canOpen(parts, state)) blind += 1
    const hash = hashOf(state)
    states[hash] = (states[hash] ?? 0) + 1
  }
  say({ kind: 'report', pages: pages.length, here, states, backs, refused, churned, packs: { ...packs, missing }, blind })
  backs = []
}

function canOpen(parts: Parts, { show, keys }: LiveState): boolean {
  const key = keys.get(show?.position ?? 0)
  return key !== undefined && parts.peek(key) !== undefined
}

/** All that must be the same on every follower's page. */
function hashOf({ seq, show, keys, pack, question }: LiveState): string {
  const known = [seq, show, [...keys].sort(([a], [b]) => a - b), pack, question]
  return createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)
}

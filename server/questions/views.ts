import type { QuestionsView } from '#app/model/question/views.ts'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip as gzipWith } from 'node:zlib'
import type { News } from '../use/hall.ts'

const gzip = promisify(gzipWith)

/** A view as it is sent: written and compressed once, however many fetch it. */
export interface Packet {
  json: string
  gzip: Uint8Array<ArrayBuffer>
  /** Of the content, in quotes: who has it already is sent nothing. */
  etag: string
}

/** How long a look at a round is good for, in ms: thousands of open pages ask for the same when something changed. */
const FRESH_MS = 1_000

/** What everybody may know of rounds' questions, looked up once for all who ask within a second. Who asks is not known here. */
export interface RoundViews {
  /** Undefined: there is no such round. Many hold the same view: it is read, never changed. */
  of(roundId: string): Promise<QuestionsView | undefined>
  /** The same as it is sent. */
  packet(roundId: string): Promise<Packet | undefined>
  /** Looks anew after a change. Not after a vote: votes come all the time, and pages are told them as they come. */
  hear(news: News): void
}

interface Look {
  view: Promise<QuestionsView | undefined>
  packet: Promise<Packet | undefined> | undefined
  until: number
}

export function openRoundViews(look: (roundId: string) => Promise<QuestionsView | undefined>): RoundViews {
  const known = new Map<string, Look>()

  function lookAt(roundId: string): Look {
    const standing = known.get(roundId)
    if (standing && performance.now() < standing.until) return standing
    const fresh: Look = { view: look(roundId), packet: undefined, until: performance.now() + FRESH_MS }
    known.set(roundId, fresh)
    const drop = () => {
      if (known.get(roundId) === fresh) known.delete(roundId)
    }
    // A text that is removed for good must not stay in memory until somebody asks again, nor rounds that never were.
    setTimeout(drop, FRESH_MS).unref()
    fresh.view.then(view => view ?? drop(), drop)
    return fresh
  }

  return {
    of: roundId => lookAt(roundId).view,
    packet(roundId) {
      const seen = lookAt(roundId)
      return (seen.packet ??= seen.view.then(view => view && packed(view)))
    },
    hear(news) {
      if (news.kind === 'questions changed') known.delete(news.roundId)
    },
  }
}

async function packed(view: QuestionsView): Promise<Packet> {
  const json = JSON.stringify(view)
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`
  return { json, gzip: Uint8Array.from(await gzip(json)), etag }
}

import type { Screen } from '#app/model/meeting/show.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { StagedQuestion } from '#app/model/meeting/wire.ts'
import type { SectionView } from '#app/model/report/views.ts'

// The stage window of a presenter's own computer: fed by the presenter's page through the browser, so that it goes on without the server.

/** What the window shows. */
export interface WindowState {
  screen: Screen
  view: SectionView | null
  question: StagedQuestion | null
  poll: PollView | null
  /** How many people are here, for the lobby. */
  here: number
}

/** A page numbers its states; `acted`: when somebody last did something on it, 0 when never. */
type Message =
  | { k: 'ask'; known: Readonly<Record<string, number>> }
  | { k: 'state'; page: string; n: number; acted: number; state: WindowState }
  | { k: 'still'; page: string; n: number; acted: number }
  | { k: 'bye'; page: string }

/** How often a window asks. Pages answer at once also when they are hidden, where their own timers hardly run. */
const ASK_MS = 500
/** A page that was not heard of for so long is closed or asleep. */
const SILENT_MS = 2_500

const channelOf = (meetingId: string): BroadcastChannel => new BroadcastChannel(`candor.stage.${meetingId}`)

/** The presenter's side: says what is shown whenever it changes, and again to every window that asks. */
export class WindowSource {
  private readonly channel: BroadcastChannel
  private n = 0
  private said: { acted: number; state: WindowState } | null = null
  private askedAt = Number.NEGATIVE_INFINITY

  constructor(
    meetingId: string,
    /** Name of this page: another one after every load. */
    private readonly page: string,
    private readonly now: () => number,
  ) {
    this.channel = channelOf(meetingId)
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data)
  }

  /** What is shown now. */
  show(state: WindowState, acted: number): void {
    this.said = { acted, state }
    this.n += 1
    this.post({ k: 'state', page: this.page, n: this.n, ...this.said })
  }

  /** Whether a window was heard of a moment ago. */
  watched(): boolean {
    return this.now() - this.askedAt < SILENT_MS
  }

  /** The page is left; if it comes back as it was, it answers the next window that asks. */
  bye(): void {
    this.post({ k: 'bye', page: this.page })
  }

  close(): void {
    this.bye()
    this.channel.close()
  }

  private hear(message: Message): void {
    if (message.k !== 'ask') return
    this.askedAt = this.now()
    if (!this.said) return
    const same = message.known[this.page] === this.n
    this.post({ page: this.page, n: this.n, ...(same ? { k: 'still', acted: this.said.acted } : { k: 'state', ...this.said }) })
  }

  private post(message: Message): void {
    this.channel.postMessage(message)
  }
}

/**
 * The window's side. Of several pages the one counts on which somebody did something last; where none is heard of any more, what was shown
 * stays.
 */
export class WindowSink {
  private readonly channel: BroadcastChannel
  private readonly timer: ReturnType<typeof setInterval>
  private readonly pages = new Map<string, { n: number; acted: number; state: WindowState; heardAt: number }>()
  private shown: { state: WindowState | null; fed: boolean } = { state: null, fed: false }
  private readonly listeners = new Set<() => void>()

  constructor(
    meetingId: string,
    private readonly now: () => number,
  ) {
    this.channel = channelOf(meetingId)
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data)
    this.timer = setInterval(() => this.ask(), ASK_MS)
    this.ask()
  }

  /** What is to be shown, and whether a presenter's page stands behind it. */
  state = (): { state: WindowState | null; fed: boolean } => this.shown

  /** Calls back after every change; gives the function that ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Asks at once: after a sleep, or when the window is seen again. */
  ask = (): void => {
    this.choose()
    const message: Message = { k: 'ask', known: Object.fromEntries([...this.pages].map(([page, { n }]) => [page, n])) }
    this.channel.postMessage(message)
  }

  close(): void {
    clearInterval(this.timer)
    this.listeners.clear()
    this.channel.close()
  }

  private hear(message: Message): void {
    if (message.k === 'ask') return
    if (message.k === 'bye') this.pages.delete(message.page)
    else {
      const state = message.k === 'state' ? message.state : this.pages.get(message.page)?.state
      if (!state) return
      this.pages.set(message.page, { n: message.n, acted: message.acted, state, heardAt: this.now() })
    }
    this.choose()
  }

  private choose(): void {
    const present = [...this.pages].filter(([, { heardAt }]) => this.now() - heardAt < SILENT_MS)
    let [, best] = present[0] ?? []
    for (const [, each] of present) if (best && each.acted > best.acted) best = each
    const next = { state: best?.state ?? this.shown.state, fed: best !== undefined }
    if (next.state === this.shown.state && next.fed === this.shown.fed) return
    this.shown = next
    for (const listener of this.listeners) listener()
  }
}

import type { CDPSession, Locator, Page } from '@playwright/test'

// What a reader's phone does with a large statement, as the browser itself reports it: tasks of its main thread over 50 ms, and how long an
// interaction takes until the next frame shows something of it (what INP is made of). Gestures and keys are the browser's own, not calls.

/** Tasks over 50 ms, in ms; `worst` is 0 where there was none. */
export interface Tasks {
  long: number
  worst: number
}
export interface Interaction {
  what: string
  /** The longest of its repetitions until the next frame, in ms. Under 16 the browser does not tell: 0. */
  untilFrame: number
  /** The longest until nothing of the page changes any more. */
  untilDone: number
  longestTask: number
}

interface Seen {
  tasks: number[]
  interactions: number[]
  changed: number
}

/** Runs in the page, before anything of it does. */
function watch(): void {
  const seen: Seen = { tasks: [], interactions: [], changed: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      if ((entry as PerformanceEntry & { interactionId: number }).interactionId > 0) seen.interactions.push(entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  new MutationObserver(() => (seen.changed = performance.now())).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
}

const worst = (values: readonly number[]): number => Math.round(Math.max(0, ...values))
const tasksOf = ({ tasks }: Seen): Tasks => ({ long: tasks.length, worst: worst(tasks) })

export class Reader {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** `slowdown`: how many times slower the page's processor is made. */
  static async on(page: Page, slowdown: number): Promise<Reader> {
    await page.addInitScript(watch)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    return new Reader(page, session)
  }

  /** Opens a page; its long tasks until it is at rest. */
  async open(url: string): Promise<Tasks & { untilDone: number }> {
    await this.page.goto(url, { waitUntil: 'load' })
    const seen = await this.settled()
    return { ...tasksOf(seen), untilDone: Math.round(seen.changed) }
  }

  /** With a finger over the whole of what scrolls there, down and up again. `speed` in px/s. */
  async scroll(over: Locator | null, speed: number): Promise<Tasks & { px: number; seconds: number }> {
    const px = over
      ? await over.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
      : await this.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
    // What was done before is over: else its last work is counted here.
    await this.settled()
    await this.forget()
    const began = performance.now()
    for (const yDistance of [-px, px])
      await this.session.send('Input.synthesizeScrollGesture', { x: 195, y: 500, yDistance, speed, gestureSourceType: 'touch' })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    return { ...tasksOf(await this.settled()), px, seconds }
  }

  /** Does something a number of times, undoing it in between. */
  async measure(what: string, times: number, act: () => Promise<void>, undo?: () => Promise<void>): Promise<Interaction> {
    const found: Interaction = { what, untilFrame: 0, untilDone: 0, longestTask: 0 }
    for (let time = 0; time < times; time++) {
      await this.settled()
      await this.forget()
      const began = await this.page.evaluate(() => performance.now())
      await act()
      const seen = await this.settled()
      found.untilFrame = Math.max(found.untilFrame, worst(seen.interactions))
      found.untilDone = Math.max(found.untilDone, Math.round(seen.changed - began))
      found.longestTask = Math.max(found.longestTask, worst(seen.tasks))
      if (undo) await undo()
    }
    return found
  }

  private async forget(): Promise<void> {
    await this.page.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: Seen }
      seen.tasks.length = 0
      seen.interactions.length = 0
    })
  }

  /** Once nothing has changed for a while and the main thread has time to spare. */
  private async settled(): Promise<Seen> {
    return this.page.evaluate(async () => {
      const { seen } = globalThis as unknown as { seen: Seen }
      const [quiet, patience] = [400, performance.now() + 15_000]
      do {
        await new Promise(next => setTimeout(next, 100))
        await new Promise(next => requestIdleCallback(next, { timeout: 5_000 }))
        if (performance.now() > patience) throw new Error('The page did not come to rest.')
      } while (performance.now() - seen.changed < quiet)
      return { ...seen, tasks: [...seen.tasks], interactions: [...seen.interactions] }
    })
  }
}

import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { Connection } from '#app/live/connection.ts'
import { inventCompany, type LoadCompany } from '../support/load/company.ts'
import type { FromFollowers, ToFollowers } from '../support/load/followers-wire.ts'
import type { FromPages, PagesReport, ToPages } from '../support/load/pages.ts'
import { filesOfPage } from '../support/load/page-files.ts'
import { heard, openFollowers, openPages, quantile, residentKb, rounded } from '../support/load/processes.ts'
import { type ServerProcess, startServerProcess } from '../support/server.ts'

// What the fault scripts share: an invented company, its server as people run it in a process of its own, and the load.

export interface Options {
  /** How long what lasts is to last. */
  minutes?: number
  /** How many follow. */
  followers?: number
  /** How often it is killed. */
  times?: number
  note(text: string): void
}
/** One bound, and whether it held. */
export interface Finding {
  fault: string
  what: string
  measured: string | number
  bound: string
  holds: boolean
}
export type Fault = (options: Options) => Promise<Finding[]>

export const clock = (): number => performance.timeOrigin + performance.now()
export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
/** So many whole pages one process carries well; the others are bare. */
export const MOST_PAGES = 1_000
const AT_ONCE = 200

/** `most` is the bound from above. */
export const atMost = (fault: string, what: string, measured: number, most: number, unit = ''): Finding => ({
  fault,
  what,
  measured: rounded(measured),
  bound: `≤ ${most}${unit && ` ${unit}`}`,
  holds: measured <= most,
})
export const exactly = (fault: string, what: string, measured: string | number, wanted: string | number): Finding => ({
  fault,
  what,
  measured,
  bound: `= ${wanted}`,
  holds: measured === wanted,
})

/** A running meeting with its server and load; `close` ends every process that was started. */
export class Scene {
  private readonly children: ChildProcess[] = []
  private moves = 0

  private constructor(
    readonly company: LoadCompany,
    public server: ServerProcess,
    readonly presenter: Connection,
  ) {}

  static async open(followers: number, askers = 0): Promise<Scene> {
    const company = await inventCompany(followers, { askers })
    const server = await startServerProcess({ dataDir: company.dataDir, variables: VARIABLES })
    const { url } = server
    const headers = { cookie: company.presenter, origin: url }
    const presenter = new Connection({ url, meetingId: company.meetingId, as: 'presenter', headers })
    const scene = new Scene(company, server, presenter)
    while (!presenter.state().show) await pause(20)
    await scene.show(1)
    return scene
  }

  /**
   * Bare followers in a process of their own; all are in when this returns. `cold`: each loads the page and all its files before, as a
   * browser that has nothing yet; `bytes` is what each has read until it was in.
   */
  async bare(
    followers: number,
    { url = this.server.url, comesBack = false, cold = false } = {},
  ): Promise<{ load: ChildProcess; failed: number; bytes: number }> {
    const load = openFollowers()
    this.children.push(load)
    const { meetingId, followers: cookies } = this.company
    const files = cold ? await filesOfPage(this.server.url, meetingId, cookies[0] ?? '') : undefined
    // From the far end, so that whole pages and bare ones are not the same people.
    const doors = { way: 'candor' as const, url, cookies: [...cookies].reverse(), meetingId, origin: this.server.url, files }
    load.send({ kind: 'join', doors, followers, atOnce: AT_ONCE, comesBack } satisfies ToFollowers)
    const { failed, bytes } = await heard<FromFollowers, 'joined'>(load, 'joined')
    return { load, failed, bytes }
  }

  /** Whole pages in a process of their own; all are in when this returns. */
  async pages(pages: number, url = this.server.url, perSecond = AT_ONCE): Promise<ChildProcess> {
    const load = openPages()
    this.children.push(load)
    const { meetingId, followers: cookies } = this.company
    load.send({ kind: 'open', at: { url, origin: this.server.url, meetingId, cookies }, pages, perSecond } satisfies ToPages)
    await heard<FromPages, 'opened'>(load, 'opened')
    return load
  }

  /** `opens`: also tries whether each page can open what is shown. */
  report(load: ChildProcess, opens = false): Promise<PagesReport> {
    const answer = heard<FromPages, 'report'>(load, 'report')
    load.send({ kind: 'report', opens } satisfies ToPages)
    return answer
  }

  async show(position: number): Promise<void> {
    const answer = await this.presenter.send('show', { position, from: this.presenter.state().show?.position ?? 0 })
    if (!answer.ok) throw new Error(answer.message)
  }

  /** Points at another row; how long after the command each bare follower has it, in ms. */
  async move(load: ChildProcess): Promise<number[]> {
    const position = this.presenter.state().show?.position ?? 0
    const id = `${position === 1 ? 'l' : 'b'}${++this.moves % 300}`
    load.send({ kind: 'expect', marker: `\\"${id}\\"`, withinMs: 20_000 } satisfies ToFollowers)
    const arrived = heard<FromFollowers, 'arrived'>(load, 'arrived')
    // Nobody waits for it any more when the command is refused.
    arrived.catch(() => {})
    const began = clock()
    const answer = await this.presenter.send('point', { position, at: [{ kind: 'line item', id }] })
    if (!answer.ok) throw new Error(answer.message)
    const { at } = await arrived
    return at.map(time => time - began)
  }

  /** How many bare followers are in, and when they came back. */
  bareHere(load: ChildProcess): Promise<Extract<FromFollowers, { kind: 'here' }>> {
    const answer = heard<FromFollowers, 'here'>(load, 'here')
    load.send({ kind: 'who is here' } satisfies ToFollowers)
    return answer
  }

  /**
   * One last move, and time for everybody to have it, and the pack of sealed parts: also for those whom only the beat tells that they missed
   * something, and for those who fetch what was corrected last.
   */
  async settled(pages: ChildProcess): Promise<PagesReport> {
    const blank = await this.presenter.send('blank', { blank: !this.presenter.state().show?.blank })
    if (!blank.ok) throw new Error(blank.message)
    const { pages: all } = await this.report(pages)
    const deadline = performance.now() + 30_000
    for (;;) {
      await pause(1_000)
      const report = await this.report(pages)
      const same = report.here === all && Object.keys(report.states).length === 1 && report.packs.missing === 0
      if (same || performance.now() > deadline) return this.report(pages, true)
    }
  }

  resident(): number {
    return residentKb(this.server.pid)
  }

  /**
   * In KB: `held` is what Node itself holds, its heap in use and what hangs on it; `beside` is all that the process has of the machine
   * beside that heap: the program, buffers, and the database's page caches, which fill as the database grows, up to their bound. How much
   * room V8 keeps for the heap is neither: its young generation goes between 4 and 32 MB, and garbage lies the longer the busier the machine.
   */
  async uses(): Promise<{ held: number; beside: number }> {
    const headers = { authorization: `Bearer ${VARIABLES.METRICS_TOKEN}` }
    const text = await (await fetch(`${this.server.url}/metrics`, { headers })).text()
    const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 1_024
    return {
      held: of('nodejs_heap_size_used_bytes') + of('nodejs_external_memory_bytes'),
      beside: this.resident() - of('nodejs_heap_size_total_bytes'),
    }
  }

  /** The server's memory in KB, after what can be forgotten had time to be, and was collected. It stops the server for a moment. */
  async memory(): Promise<number> {
    await pause(3_000)
    // Twice: what the first time is only let go of by what is collected itself.
    for (let times = 0; times < 2; times++) {
      process.kill(this.server.pid, 'SIGUSR2')
      await pause(1_500)
    }
    return this.resident()
  }

  /** Starts the server again over the same data, at the same address. */
  async restart(): Promise<void> {
    this.server = await startServerProcess({ dataDir: this.company.dataDir, port: this.server.port, variables: VARIABLES })
  }

  /** What must hold whatever else is tried: nobody was left with an error that was not caught. */
  calm(fault: string): Finding {
    const bad = /unhandledRejection|uncaughtException|"level":60/.test(this.server.output()) ? 1 : 0
    return exactly(fault, 'errors that nobody caught', bad, 0)
  }

  async close(): Promise<void> {
    this.presenter.close()
    for (const child of this.children) child.kill()
    await this.server.stop()
    await rm(this.company.dataDir, { recursive: true, force: true })
  }
}

const COLLECTS = `--import ${new URL('../support/load/collect.mjs', import.meta.url).href}`
const VARIABLES = { LOG_LEVEL: 'error', METRICS_TOKEN: 'only for these scripts', NODE_OPTIONS: COLLECTS }

/** Asks /healthz without a pause until the work is done; the longest answer, in ms. */
export async function health(url: string, work: Promise<unknown>): Promise<{ p99: number; failed: number }> {
  let done = false
  void work.finally(() => (done = true)).catch(() => {})
  const took: number[] = []
  let failed = 0
  while (!done) {
    const from = performance.now()
    await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
      async response => (await response.text(), response.ok || (failed += 1)),
      () => (failed += 1),
    )
    took.push(performance.now() - from)
    await pause(50)
  }
  return { p99: quantile(took, 0.99), failed }
}

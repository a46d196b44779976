import { cp, rm } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { parse } from 'cookie'
import type { PersonActor, Role } from '#app/model/people/roles.ts'
import { cookiesOf } from '#server/http/session.ts'
import { openPasswords } from '#server/passwords.ts'
import { temporaryFolder } from '#tests/support/config.ts'
import { openTestHall, type TestHall } from '#tests/support/hall.ts'
import { type ServerProcess, startServerProcess } from '#tests/support/server.ts'

/** Who works there. Everybody's password is `password of <name>`, the address first.last@example.com. */
const PEOPLE = {
  'Lena Leader': ['leader'],
  'Carl Chief': ['leader'],
  'Paula Preparer': ['preparer'],
  'Mo Moderator': ['moderator'],
  'Ada Administrator': ['administrator'],
  'Eva Employee': [],
  'Emil Employee': [],
} satisfies Record<string, Role[]>
export type Name = keyof typeof PEOPLE
export type Cast = Record<Name, PersonActor>

/** Makes what a journey begins with, through the use cases; gives the ids that it needs. */
export type Fill<Things> = (hall: TestHall, cast: Cast) => Promise<Things>

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const satisfies BrowserContextOptions
export const DESKTOP = { viewport: { width: 1280, height: 900 } } as const satisfies BrowserContextOptions

export interface Company<Things> {
  things: Things
  url: string
  /** A new browser of this person, who is signed in; of the screen that holds this secret; null: of a stranger. */
  visit(who: Name | { stage: string } | null, options?: BrowserContextOptions): Promise<Page>
  /** kill -9. */
  kill(): Promise<void>
  /** Starts the killed server again over the same data, at the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Fills a company, then serves it with the real server in a process of its own. `onContext` gets every browser that is opened. */
export async function foundCompany<Things>(
  browser: Browser,
  fill: Fill<Things>,
  onContext: (context: BrowserContext) => void,
  variables: Record<string, string> = {},
): Promise<Company<Things>> {
  const hall = await openTestHall({ passwords: await openPasswords() })
  hall.clock.to(Date.now())
  const cast = {} as Cast
  const sessions = new Map<Name, string>()
  for (const [name, roles] of Object.entries(PEOPLE) as [Name, Role[]][]) {
    cast[name] = await hall.person(name, roles)
    sessions.set(name, hall.tokenOf(cast[name]))
  }
  const things = await fill(hall, cast)
  await hall.store.checkpoint()
  const dataDir = await temporaryFolder()
  await cp(hall.folder, dataDir, { recursive: true })
  const cookies = cookiesOf(hall.hall.config)
  await hall.close()

  let server: ServerProcess = await startServerProcess({ dataDir, variables })
  const contexts: BrowserContext[] = []
  return {
    things,
    url: server.url,
    async visit(who, options = DESKTOP) {
      const context = await browser.newContext({ baseURL: server.url, ...options })
      onContext(context)
      contexts.push(context)
      const cookie = typeof who === 'string' ? cookies.session(sessions.get(who) ?? '') : who && cookies.stage(who.stage)
      if (cookie) await context.addCookies([cookieOf(cookie, server.url)])
      return context.newPage()
    },
    kill: () => server.kill(),
    async restart() {
      server = await startServerProcess({ dataDir, port: server.port, variables })
    },
    async close() {
      for (const context of contexts) await context.close()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A Set-Cookie line as Playwright takes it. */
function cookieOf(line: string, url: string): { name: string; value: string; url: string } {
  const [[name, value] = ['', '']] = Object.entries(parse(line.split(';')[0] ?? ''))
  return { name, value: value ?? '', url }
}

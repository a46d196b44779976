import { describe, expect, test } from 'vitest'
import { importsOf, type Source, sources } from './sources.ts'

// Who may import whom (docs/decisions/0004-dependency-rule.md). Everything that is not listed is forbidden.

const SMALL_PURE = ['zod', 'big.js', 'qrcode', '@noble/hashes', '@noble/ciphers']
const inside = (folder: string) => (to: string) => to.startsWith(`${folder}/`)
const packageOf = (to: string) => to.split('/', to.startsWith('@') ? 2 : 1).join('/')
const isOurs = (to: string) => /^(app|db|server|tests|bin|docs|public)\//.test(to)

const all = sources('app', 'db', 'server')
const below = (folder: string): Source[] => all.filter(({ path }) => path.startsWith(`${folder}/`))

/** "from → to" of every import that `allowed` does not allow. */
const offences = (files: Source[], allowed: (to: string, typeOnly: boolean, from: string) => boolean): string[] =>
  files.flatMap(({ path, imports }) =>
    imports.filter(({ to, typeOnly }) => !allowed(to, typeOnly, path)).map(({ to }) => `${path} → ${to}`),
  )

describe('imports', () => {
  test('are found, however they are written', () => {
    const text = `
      import a from './a.ts'; import type { B } from '#db/b.ts'; import { type C } from '../c.ts'
      export * from './d.ts'; const e = await import('node:fs'); type F = import('#server/f.ts').F
      // import x from './no.ts'
      const text = "import y from './no.ts'"`
    expect(importsOf('app/ui/x.ts', text)).toEqual([
      { to: 'app/ui/a.ts', typeOnly: false },
      { to: 'db/b.ts', typeOnly: true },
      { to: 'app/c.ts', typeOnly: false },
      { to: 'app/ui/d.ts', typeOnly: false },
      { to: 'node:fs', typeOnly: false },
      { to: 'server/f.ts', typeOnly: true },
    ])
  })

  test('of the model reach zod, small pure libraries and the model', () => {
    expect(below('app/model').length).toBeGreaterThan(0)
    expect(offences(below('app/model'), to => inside('app/model')(to) || SMALL_PURE.includes(packageOf(to)))).toEqual([])
  })

  test('of db reach db, the model and packages', () => {
    expect(offences(below('db'), to => !isOurs(to) || inside('db')(to) || inside('app/model')(to))).toEqual([])
  })

  test('of the server reach the server, db, the model and packages', () => {
    // A simulated colleague is no part of the server: it is a page without a screen, and follows as pages do.
    const isPage = (from: string, to: string) => from === 'server/demo/colleague.ts' && inside('app/live')(to)
    expect(
      offences(
        below('server'),
        (to, _typeOnly, from) => !isOurs(to) || inside('server')(to) || inside('db')(to) || inside('app/model')(to) || isPage(from, to),
      ),
    ).toEqual([])
  })

  test('of what people see take only types from server and db', () => {
    const pages = all.filter(({ path }) => path.startsWith('app/') && !path.startsWith('app/model/'))
    expect(offences(pages, (to, typeOnly) => !(inside('server')(to) || inside('db')(to)) || typeOnly)).toEqual([])
  })

  test('go downward: routes to ui and live, ui to live, nothing back up', () => {
    const level = (path: string) =>
      ['app/styles/', 'app/model/', 'app/live/', 'app/ui/', 'app/follow/', 'app/http/', 'app/routes/'].findIndex(folder =>
        path.startsWith(folder),
      )
    const layered = all.filter(({ path }) => level(path) >= 0)
    expect(offences(layered, (to, _typeOnly, from) => !to.startsWith('app/') || (level(to) >= 0 && level(to) <= level(from)))).toEqual([])
  })

  test('of the framework stay in routes, root, the entries and the thin edge, so that a move to its successor is mechanical', () => {
    const edge = /^app\/(routes\/|http\/|root\.tsx|entry\.|routes\.ts|ui\/framework\.ts)|^server\/http\/(remix|context)\.ts/
    expect(offences(all, (to, _typeOnly, from) => !to.startsWith('@remix-run/') || edge.test(from))).toEqual([])
    // Pages and components take it from one place each: a route from the package, a component from the edge.
    const routes = below('app/routes')
    expect(offences(routes, to => to !== 'app/ui/framework.ts')).toEqual([])
  })

  test('of browser code reach no Node built-in and no server package', () => {
    const browser = all.filter(({ path }) => /^app\/(ui|live|follow)\//.test(path) || path === 'app/entry.client.tsx')
    expect(
      offences(browser, (to, typeOnly) => typeOnly || !/^(node:|express|pino|better-sqlite3|drizzle-orm|pg$|socket\.io$)/.test(to)),
    ).toEqual([])
  })
})

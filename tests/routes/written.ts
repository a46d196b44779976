import { type Source, sources } from '#tests/architecture/sources.ts'
import { METHODS, type Method } from './matrix.ts'

// What the sources say that they answer, so that nobody can forget to list it.

const files = sources('app/routes', 'server')
const allOf = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found)

/** The file of a page or resource, by the name that Remix gives it. */
const fileOf = (route: string): Source => {
  const file = files.find(({ path }) => path.replace(/\.tsx?$/, '') === `app/${route}`)
  if (!file) throw new Error(`no file of ${route}`)
  return file
}

/** The methods that an action names; POST if it names none. */
export function actionMethods(route: string): Method[] {
  const named = METHODS.filter(method => method !== 'GET' && fileOf(route).text.includes(`'${method}'`))
  return named.length ? named : ['POST']
}

/** Every `intent` that an action tells apart. */
export function intentsOf(route: string): string[] {
  const { text } = fileOf(route)
  const asks = String.raw`(?:intentOf\(form\)|field\('intent'\))`
  const names = allOf(text, new RegExp(`const (\\w+) = ${asks}`, 'g'))
  const compared = [asks, ...names].flatMap(name => allOf(text, new RegExp(`\\b${name}(?: as \\w+)? === '([^']+)'`, 'g')))
  const [, cases = ''] = new RegExp(`switch \\(${asks}\\) \\{([\\s\\S]*?)\\n {2}\\}`).exec(text) ?? []
  return [...new Set([...compared, ...allOf(cases, /case '([^']+)'/g)])]
}

/** What Express answers before the pages: method and path as the sources give them to it. */
export const expressRoutes = (): { route: string; method: Method }[] =>
  files.flatMap(({ path, text }) =>
    path.startsWith('server/')
      ? [...text.matchAll(/\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g)].map(([, method = '', route = '']) => ({
          route,
          method: method.toUpperCase() as Method,
        }))
      : [],
  )

/** Paths that something is mounted on: `use` and `all` answer every method, so each must lead to listed routes. */
export const expressMounts = (): string[] =>
  files.flatMap(({ path, text }) => (path.startsWith('server/') ? allOf(text, /\.(?:use|all|route)\(\s*'(\/[^']*)'/g) : []))

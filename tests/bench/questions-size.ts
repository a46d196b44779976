import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

// What asking and voting cost a phone beyond the page that it follows a meeting on: scripts of the built manifest, compressed as served.

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

/** What asking and voting cannot do without, the panel and what fetches tokens and sends what is kept: one file (bin/build.mjs). */
const NEEDED = ['asking']
/** What every page fetches after it, wanted or not: similar questions, hints, receipts, verdicts, what became of a question. */
const LATER = ['rest-of-asking']

interface SizeFigures {
  /** Bytes, gzip. */
  followPage: number
  askingAndVoting: number
  /** Loaded after that, by everybody. */
  later: number
}

/** Reads the build; `npm run build` makes it. */
export function benchSize(build = new URL('../../build/client/', import.meta.url).pathname): SizeFigures {
  const manifest = JSON.parse(readFileSync(`${build}.vite/follow.json`, 'utf8')) as Record<string, Chunk>
  /** A file's key is its path, or `_name-hash.js` where the bundler has put something with it. */
  const keyOf = (path: string) => {
    const name = path.replace(/^.*\/|\.tsx?$/g, '')
    const key = manifest[path] ? path : Object.keys(manifest).find(key => new RegExp(`^_${name}-[^/]*\\.js$`).test(key))
    if (!key) throw new Error(`the build has no ${path}`)
    return key
  }
  function within(keys: string[], seen = new Set<string>()): Set<string> {
    for (const key of keys)
      if (!seen.has(key)) {
        seen.add(key)
        within(manifest[key]?.imports ?? [], seen)
      }
    return seen
  }
  const sizeOf = (keys: Iterable<string>) =>
    [...keys]
      .map(key => manifest[key]?.file ?? '')
      .filter(file => file.endsWith('.js'))
      .reduce((sum, file) => sum + gzipSync(readFileSync(build + file), { level: 9 }).length, 0)
  const page = within(Object.keys(manifest).filter(key => manifest[key]?.isEntry))
  const asking = without(within(NEEDED.map(keyOf)), page)
  const later = without(without(within(LATER.map(keyOf)), page), asking)
  return { followPage: sizeOf(page), askingAndVoting: sizeOf(asking), later: sizeOf(later) }
}

const without = (keys: Set<string>, others: Set<string>) => new Set([...keys].filter(key => !others.has(key)))

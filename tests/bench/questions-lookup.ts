import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { words } from '#app/model/question/words.ts'
import { inputFiles } from '#tests/support/inputs.ts'

// How long the browser takes to look up questions like the one that is being typed, in Chromium, over as many as a very large round has.

export interface LookupFigures {
  questions: number
  /** How many look-ups were timed: one for each letter typed. */
  lookups: number
  indexMs: number
  p50Ms: number
  p99Ms: number
  longestMs: number
}

const MANY = 20_000
const TYPED = 150

/** Runs it in a browser of its own; `executablePath` where Chromium is not Playwright's. */
export async function benchLookup(executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'): Promise<LookupFigures> {
  const [{ text: script = '' } = {}] = (
    await build({
      entryPoints: [new URL('../../app/model/question/similar.ts', import.meta.url).pathname],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'candor',
      target: 'es2022',
    })
  ).outputFiles
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  try {
    const page = await browser.newPage()
    // What runs TypeScript here names functions by a call that the page does not know.
    await page.addScriptTag({ content: `globalThis.__name = made => made\n${script}` })
    return await page.evaluate(measured, { texts: texts(MANY), typed: TYPED })
  } finally {
    await browser.close()
  }
}

/** In the page. */
function measured({ texts, typed }: { texts: string[]; typed: number }): LookupFigures {
  const { openSimilar } = (globalThis as unknown as { candor: { openSimilar: () => import('#app/model/question/similar.ts').Similar } })
    .candor
  const similar = openSimilar()
  const began = performance.now()
  for (const [at, text] of texts.entries()) similar.add(String(at), text)
  const indexMs = performance.now() - began
  const took: number[] = []
  for (let at = 0; at < typed; at++) {
    const text = [...(texts[(at * 131) % texts.length] as string)].slice(0, 120)
    for (let letters = 1; letters <= text.length; letters++) {
      const start = performance.now()
      similar.find(text.slice(0, letters).join(''))
      took.push(performance.now() - start)
    }
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] as number
  return { questions: texts.length, lookups: took.length, indexMs, p50Ms: at(0.5), p99Ms: at(0.99), longestMs: at(1) }
}

/** Real questions where the samples are here, else sentences of common words; joined by halves until there are enough, the same each time. */
function texts(many: number): string[] {
  const samples = inputFiles('qa').flatMap(path =>
    path.endsWith('.json') ? questionsIn(path) : path.includes('polis') ? statementsIn(path) : [],
  )
  const base = samples.length > 0 ? samples : Array.from({ length: 500 }, (_, at) => sentence(at))
  return Array.from({ length: many }, (_, at) => {
    if (at < base.length) return base[at] as string
    const [one, other] = [base[(at * 7_919) % base.length] as string, base[(at * 104_729 + 13) % base.length] as string]
    return `${one.slice(0, Math.ceil(one.length / 2))}${other.slice(Math.floor(other.length / 2))}`.slice(0, 600)
  })
}

const questionsIn = (path: string) => Object.values(JSON.parse(readFileSync(path, 'utf8')) as string[] | Record<string, string[]>).flat()
const statementsIn = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap(line => /^(?:[^,]*,){7}"?(.+?)"?$/.exec(line)?.[1] ?? [])
const sentence = (at: number) => Array.from({ length: 12 }, (_, place) => words[(at * 31 + place * place * 17) % words.length]).join(' ')

if (process.argv[1]?.endsWith('questions-lookup.ts')) console.log(JSON.stringify(await benchLookup(), null, 2))

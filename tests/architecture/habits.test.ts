import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, type Source, sources } from './sources.ts'

const all = sources('app', 'db', 'server', 'tests', 'bin')
const below = (...folders: string[]): Source[] => all.filter(({ path }) => folders.some(folder => path.startsWith(`${folder}/`)))

/** The text without comments and without what stands in quotes: prose about the clock is not use of the clock. */
const code = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")

const saying = (files: Source[], pattern: RegExp): string[] => files.filter(({ text }) => pattern.test(code(text))).map(({ path }) => path)

/** Every file of ours that comes along when this one is loaded. */
function loadedWith(path: string, seen = new Set<string>()): Source[] {
  if (seen.has(path)) return []
  seen.add(path)
  const source = all.find(file => file.path === path)
  if (!source) return []
  return [source, ...source.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ to }) => loadedWith(to, seen))]
}

describe('the house', () => {
  test('reads the environment in one place', () => {
    expect(saying(below('app', 'db', 'server'), /process\.env|import\.meta\.env/)).toEqual(['server/config.ts'])
  })

  test('keeps clock and chance out of the model', () => {
    expect(
      saying(
        below('app/model'),
        /Date\.now\(|Math\.random\(|new Date\(\s*\)|performance\.now\(|crypto\.getRandomValues|randomBytes\(|setTimeout\(|fetch\(|process\./,
      ),
    ).toEqual([])
  })

  test('keeps the clock out of use cases, which get it from the hall', () => {
    expect(saying(below('server/use'), /Date\.now\(|new Date\(\s*\)|Math\.random\(/)).toEqual([])
  })

  test('decides by role in one file', () => {
    const asking = below('app', 'db', 'server').filter(({ text }) => /import \{[^}]*\bholds\b[^}]*\} from '[^']*\/roles\.ts'/.test(text))
    expect(asking.map(({ path }) => path)).toEqual(['app/model/people/may.ts'])
    // What a menu lists for whom (app/ui) decides nothing.
    expect(saying(below('app/model', 'app/http', 'app/routes', 'db', 'server'), /\.roles\.(includes|some)\(/)).toEqual([
      'app/model/people/roles.ts',
    ])
  })

  test('keeps zod out of the fold that browsers load', () => {
    const fold = 'app/model/meeting/show.ts'
    expect(existsSync(join(root, fold))).toBe(true)
    expect(
      loadedWith(fold)
        .filter(({ imports }) => imports.some(({ to, typeOnly }) => to === 'zod' && !typeOnly))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('keeps the framework and zod out of everything that the follow page loads, now or later', () => {
    const page = loadedWith('app/follow/main.tsx')
    expect(page.length).toBeGreaterThan(50)
    expect(page.map(({ path }) => path)).toContain('app/ui/questions/round-panel.tsx')
    expect(
      page
        .filter(({ imports }) => imports.some(({ to, typeOnly }) => /^(@remix-run\/|zod$|react-router)/.test(to) && !typeOnly))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('has no file over 300 lines', () => {
    expect(all.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  test('has no drawer named utils, no skipped test, no note to do later', () => {
    expect(all.filter(({ path }) => /(^|\/)(utils?|helpers?|misc)(\/|\.)/.test(path)).map(({ path }) => path)).toEqual([])
    expect(saying(below('tests'), /\b(test|it|describe)\.(skip|only|todo)\b/)).toEqual([])
    const later = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|X{3})\\b`)
    expect(all.filter(({ text }) => later.test(text)).map(({ path }) => path)).toEqual([])
  })
})

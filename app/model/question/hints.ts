// The check beside the ask box. It runs in the browser, over what is typed there, and sends nothing anywhere.

/** Something in a text that could tell who wrote it, with the words that it was recognised by. */
export interface Hint {
  kind: 'your name' | 'a name' | 'a team' | 'your manager' | 'only you' | 'an address'
  words: string
}

const MANAGER = /\b(?:my|our) (?:own )?(?:manager|boss|team ?lead|supervisor|director|squad|team|department|office|shift|project)\b/iu
const ONLY_YOU =
  /\b(?:i am|i'm|i was|as) the only\b|\bonly i\b|\bi told (?:him|her|them|you)\b|\bwhen i (?:joined|started|asked|spoke|met)\b|\bin my (?:review|interview|one[- ]on[- ]one|1:1)\b/iu
/** Looks at a word from its beginning only: from each of its letters it would take n² steps. */
const ADDRESS = /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+|\+?\d[\d ()/-]{7,}\d/u
/** Two capitalised words in a row that do not open a sentence: "… said Anna Kowalska". */
const NAME = /(?<=[\p{L}\d,;:)"] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u

/** What the writer should look at once more. `own` is the writer's name, `teams` the names of squads that the page knows. */
export function hints(text: string, own: string, teams: readonly string[]): Hint[] {
  const found: Hint[] = []
  const add = (kind: Hint['kind'], words: string | undefined) => {
    if (words && !found.some(hint => hint.words === words)) found.push({ kind, words })
  }
  const mentions = (name: string) =>
    name.length > 2 ? new RegExp(`(?<![\\p{L}\\p{N}])${escape(name)}(?![\\p{L}\\p{N}])`, 'iu').exec(text)?.[0] : undefined
  for (const part of [own, ...own.split(/\s+/)]) add('your name', mentions(part))
  for (const team of teams) add('a team', mentions(team))
  add('your manager', MANAGER.exec(text)?.[0])
  add('only you', ONLY_YOU.exec(text)?.[0])
  add('an address', ADDRESS.exec(text)?.[0])
  add('a name', NAME.exec(text)?.[0])
  return found
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

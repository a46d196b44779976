// What a column of a plan is called, with the letters that its language writes or without their accents: `Date Debut`, `Vorgaenger`.

/** Letters of Western and Central European languages that a plain letter may stand for. */
const ACCENTED = /[À-ſ]/g

const bare = (text: string): string => text.replace(ACCENTED, letter => letter.normalize('NFD').replace(/\p{M}/gu, ''))

const bareOf = new Map<RegExp, RegExp | null>()

/** The pattern without accents; null where it has none. */
function bareForm(pattern: RegExp): RegExp | null {
  const known = bareOf.get(pattern)
  if (known !== undefined) return known
  const source = bare(pattern.source)
  const made = source === pattern.source ? null : new RegExp(source, pattern.flags)
  bareOf.set(pattern, made)
  return made
}

/** Whether a pattern of names calls a column, where the file may have lost the accents of its letters or spells `ä` as `ae`. */
export function calls(pattern: RegExp, name: string): boolean {
  if (pattern.test(name)) return true
  // Capitals of Turkish are those of other letters.
  if (/[İŞĞÇÖÜ]/.test(name) && pattern.test(name.toLocaleLowerCase('tr'))) return true
  if (!/^[ -~]*[a-z]{3}[ -~]*$/i.test(name)) return false
  const plain = bareForm(pattern)
  return plain !== null && (plain.test(name) || (/[aou]e/i.test(name) && plain.test(name.replace(/([aou])e/gi, '$1'))))
}

/**
 * A header as it is compared: `Custom field (Epic Link)` is Epic Link, `%_Complete` is % Complete, `Predecessor(s)` is Predecessors,
 * `OutlineLevel` is Outline Level. `(*)` is how Primavera marks what it works out; `Task *` is how forms mark what must be filled in, and
 * `Start (dd/mm/yyyy)` says how.
 */
export const nameOf = (label: string): string =>
  (/\s/.test(label.trim()) ? label : label.replace(/(?<=\p{Ll}{2})(?=\p{Lu})/gu, ' '))
    .replace(/^(?:custom field|benutzerdefiniertes feld|champs? personnalisés?|campo personalizado|campo personalizzato) \((.+)\)$/i, '$1')
    .replace(/^\(\*\) ?/, '')
    .replace(FORMAT, '')
    .replace(/^\* ?(?=\p{L})|(?<=\S) ?\*$/gu, '')
    .replace(/\(s\)$/i, 's')
    .replace(/\((%|[^)]*)\)/g, ' $1')
    .replace(/[_:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** How a day is to be written: `(yyyy-mm-dd)`, `TT.MM.JJJJ`. */
const FORMAT = / ?[([]?(?<!\p{L})(?:[dmyjatgråдмг]{1,4}[-./]){2}[dmyjatgråдмг]{2,4}[)\]]?(?= ?\*?$)/iu

/** `Feature name`, `Feature status`, `Feature due date`: what programs put before most of their names is none of them. */
export function namesOver(labels: readonly string[]): string[] {
  const names = labels.map(nameOf)
  const begins = names.filter(name => PREFIX.test(name))
  const [prefix] = begins.map(name => name.split(' ')[0])
  const same = begins.filter(name => name.split(' ')[0] === prefix)
  return same.length >= 3 && same.length * 2 > names.length
    ? names.map(name => (same.includes(name) ? name.replace(PREFIX, '') : name))
    : names
}

const PREFIX = /^(?:feature|task|issue|activity|initiative|story|card|item|milestone) (?=\S)/i

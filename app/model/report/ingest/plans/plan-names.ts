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
  if (!/^[ -~]*[a-z]{3}[ -~]*$/i.test(name)) return false
  const plain = bareForm(pattern)
  return plain !== null && (plain.test(name) || (/[aou]e/i.test(name) && plain.test(name.replace(/([aou])e/gi, '$1'))))
}

/**
 * What a letter is in every script takes V8 long to make ready, and much room: texts in plain letters, nearly all, are held against a twin of a
 * pattern that knows no others.
 * @param pattern without a twin where it has classes of other kinds of characters than letters and digits
 */
export function plainTwin(pattern: RegExp): RegExp {
  const source = pattern.source
    .replace(/\[(?:\\.|[^\]\\])*\]/g, set => KINDS.reduce((made, [kind, plain]) => made.replaceAll(kind, plain), set))
    .replace(/\\p\{(?:Lu|Ll|L|N)\}/g, kind => `[${KINDS.find(([name]) => name === kind)?.[1] ?? kind}]`)
  return /\\p\{/i.test(source) ? pattern : new RegExp(source, pattern.flags.replace('u', ''))
}

const KINDS = [
  ['\\p{L}', 'a-zA-Z'],
  ['\\p{N}', '0-9'],
  ['\\p{Lu}', 'A-Z'],
  ['\\p{Ll}', 'a-z'],
] as const

/** A pattern with words of many languages, as a text is held against it. */
export interface Anywhere {
  test(text: string): boolean
  exec(text: string): RegExpExecArray | null
  /** The pattern for this text, to replace what it finds. */
  in(text: string): RegExp
}

/** The pattern, and its twin for plain texts, which is made when the first of them comes. */
export function anywhere(pattern: RegExp): Anywhere {
  let twin: RegExp | undefined
  const patternIn = (text: string): RegExp => (hasPlainLetters(text) ? (twin ??= plainTwin(pattern)) : pattern)
  return { test: text => patternIn(text).test(text), exec: text => patternIn(text).exec(text), in: patternIn }
}

/** Whether a text is in plain letters, with signs of money beside them. */
export const isPlain = (text: string): boolean => /^[ -~\u00a0\u2010-\u2027€£]*$/.test(text)

/** Whether it has no other letters and digits, whatever marks stand between them. */
const hasPlainLetters = (text: string): boolean =>
  /^[ -~\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b7\u00b8\u00bb\u00bf\u2010-\u2027€]*$/.test(text)

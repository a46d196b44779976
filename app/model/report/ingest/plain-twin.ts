/**
 * Whether a text holds one of many words of many languages. What a letter is in every script takes V8 long to make ready: texts in plain letters,
 * nearly all, are held against a twin of the pattern that knows no others.
 * @param pattern with the flags `iu`, whose only classes of letters are `\\p{L}`
 */
export function anywhere(pattern: RegExp): { test(text: string): boolean } {
  const plain = new RegExp(pattern.source.replaceAll('[\\p{L}]', '\\p{L}').replaceAll('\\p{L}', '[a-z]'), 'i')
  return { test: text => (/^[ -~\u00a0\u2010-\u2027]*$/.test(text) ? plain : pattern).test(text) }
}

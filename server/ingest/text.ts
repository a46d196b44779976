/** `_x000D_` stands for a character that XML cannot hold. Line ends become plain ones, other control characters go. */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u001f]/.test(plain) ? plain.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '') : plain
}

/**
 * The same texts, each in as little room as it takes. Cut out of a part that holds a single ’ or €, a plain one takes two bytes for each of its
 * letters as well, and every pattern that it is held against is made ready a second time for such texts.
 */
export function narrowed(texts: string[]): string[] {
  return texts.some(isWide) ? texts.map(text => (isWide(text) ? text : Buffer.from(text, 'latin1').toString('latin1'))) : texts
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all that one byte can say
const isWide = (text: string): boolean => /[^\u0000-\u00ff]/.test(text)

const LONGEST_FORMULA = 2_000

/** A formula as far as it is told. Cut short, it ends in a mark that no formula has: `A1+A12` cut after `A1` would add up something else. */
export const keptFormula = (formula: string): string =>
  formula.length > LONGEST_FORMULA ? `${formula.slice(0, LONGEST_FORMULA)}…` : formula

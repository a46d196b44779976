/** `_x000D_` stands for a character that XML cannot hold. Line ends become plain ones, other control characters go. */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u001f]/.test(plain) ? plain.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '') : plain
}

const LONGEST_FORMULA = 2_000

/** A formula as far as it is told. Cut short, it ends in a mark that no formula has: `A1+A12` cut after `A1` would add up something else. */
export const keptFormula = (formula: string): string =>
  formula.length > LONGEST_FORMULA ? `${formula.slice(0, LONGEST_FORMULA)}…` : formula

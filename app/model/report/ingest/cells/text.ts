/** Cut without breaking a character in two. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${[...text.slice(0, length)].slice(0, -1).join('')}…`

/** Cells as a sentence names them: all of a few, the first and the last of many. */
export const someCells = (cells: readonly (string | null)[]): string =>
  cells.length > 8 ? `${cells.slice(0, 6).join(', ')} … ${cells.at(-1)}` : cells.join(', ')

/** A label as a sentence names it. */
export const quoted = (label: string): string => `“${shorten(label, 40)}”`

/** The first of several, as a sentence names them. */
export const firstOf = (names: readonly (string | number)[], most = 8, between = ', '): string =>
  names.slice(0, most).join(between) + (names.length > most ? ' …' : '')

const JOINED = /(?<=\p{Ll}{2})(?=\p{Lu}(?!x(?!\p{Ll}))\p{L})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/u

/** `net_income` and `BasicAverageShares`, as programs name things, in words. What has words of its own stays, and so do `kWh`, `CapEx` and `SaaS`. */
export const inWords = (name: string): string => {
  const spaced = name.replace(/_/g, ' ')
  return spaced.trim().includes(' ') ? spaced : spaced.split(JOINED).join(' ')
}

/** `owns over 5%. Sold 1.2m shares to the company in March 2021` is a remark, and heads no column. */
export const areSentences = (text: string): boolean =>
  text.length > LONG && /[\p{Ll}%)]\.\s+\p{Lu}/u.test(text) && text.trim().split(/\s+/).length >= WORDS

/** `No. Shares` has a full stop, too. */
const WORDS = 8
const LONG = 40

import { moneyOfFormat } from './format-money.ts'

/**
 * How a number format shows a figure: `commas` after the last digit (each divides by a thousand), and the power of ten that a literal such as
 * "m" names.
 */
export function formatScale(format: string): { commas: number; literal: number | null } {
  const known = scaleOfFormat.get(format)
  if (known) return known
  const section = format.split(';')[0] ?? ''
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  const commas = /[0#?](,+)(?=\.|[^0#?,]*$)/.exec(bare)?.[1]?.length ?? 0
  const words = [...section.matchAll(/"([^"]*)"|\\(.)/g)].map(([, quoted, escaped]) => quoted ?? escaped ?? '').join('')
  const word = words.replace(/US\$|[$€£¥₹()\s.]|USD|EUR|GBP|CHF|INR/g, '')
  const literal = /^(?:k|tsd|t)$/i.test(word)
    ? 3
    : /^m$/i.test(word)
      ? commas === 1
        ? 3
        : 6
      : /^(?:mm|mn|mln|mio|million|millions)$/i.test(word)
        ? 6
        : /^(?:b|bn|bln|mrd)$/i.test(word)
          ? 9
          : moneyOfFormat(format).scale
  const found = { commas, literal }
  if (scaleOfFormat.size < 2_000) scaleOfFormat.set(format, found)
  return found
}

/** Number formats are few; figures are many. */
const scaleOfFormat = new Map<string, { commas: number; literal: number | null }>()

import { ordersLines } from '../heads/line-numbers.ts'
import type { Table } from '../sheets/table.ts'
import type { Row } from './rows.ts'
import { isTotalLabel, mayBeResult } from './result-words.ts'

// Numbers in front of labels: what orders a statement, and how deep its lines stand.

/** How one is written, the outermost first where a statement uses several: `A.`, `IV.`, `3.`, `1.2.1`, `a)`. A year is none. */
const STYLES: readonly (readonly [string, RegExp])[] = [
  ['dotted', /^\d{1,3}(?:\.\d{1,3})+\.?(?=\s+\p{L})/u],
  ['roman', /^(?:[IVX]+)[.)](?=\s+\p{L})/u],
  ['capital', /^[A-Z][.)](?=\s+\p{L})/u],
  ['number', /^\d{1,2}[.)](?=\s+\p{L})/u],
  ['letter', /^\(?[a-z]\)(?=\s+\p{L})/u],
]
/** An account in front of its name; no year. */
const ACCOUNT = /^(?!(?:19|20)\d\d\s)\d{4,6}(?=\s+\p{L})/u

/** What a line is called without the number in front of it: `2.1.3 Treasury shares`, `4100 Sales`. */
export function withoutOrdinal(label: string): string {
  const text = label.trimStart()
  if (!NUMBERED.test(text)) return label
  const found = ACCOUNT.exec(text) ?? styleOf(text)?.found
  return found ? text.slice(found[0].length).trimStart() : label
}

/** What each of them begins with. */
const NUMBERED = /^(?:\d|\(?[A-Za-z]{1,5}[.)])/

function styleOf(text: string): { style: string; found: RegExpExecArray } | null {
  if (!NUMBERED.test(text)) return null
  for (const [style, pattern] of STYLES) {
    const found = pattern.exec(text)
    if (found) return { style, found }
  }
  return null
}

const ROMAN = '(?=[IVX])X{0,3}(?:I[XV]|V?I{0,3})(?:[a-d](?![a-z]))?|(?=[ivx])x{0,3}(?:i[xv]|v?i{0,3})'
const ROMAN_NUMBER = new RegExp(`^\\(?(?:${ROMAN})(?:[.)/-]+(?:${ROMAN}|\\d{1,3}|[a-z])(?![a-z]))*[.):]*$`)

/** `II`, `IV.`, `(iii)` or `II.1` in a column of their own number the lines, and are not what they are called. */
export const numbersLine = (table: Table, { text, column }: { text: string; column: number }): boolean =>
  ROMAN_NUMBER.test(text.trim()) && ordersLines(table, column)

/** So many lines of a statement are numbered before that says how deep they stand. */
const LEAST = 4

/**
 * Rows as deep as their numbers say (`A.`, `I.`, `1.`; `1.`, `1.1`, `1.1.1`), where nothing else tells: all labels stand one below the other. A
 * line without a number stands as deep as the one above it; a total, as what it sums up; a result, as the
 * sections that it is made of.
 */
export function indentedByOrdinals(rows: Row[]): Row[] {
  const named = rows.filter(({ label }) => label !== '')
  if (new Set(named.map(({ indent }) => indent)).size > 1 || named.some(({ outline }) => outline > 0)) return rows
  const styles: string[] = []
  const found = rows.map(({ label }) => {
    const one = styleOf(label.trimStart())
    if (!one) return null
    // `C.` and `I.` among `A.`, `B.` are letters; after `A.` the first of another kind stands within it.
    const style =
      one.style === 'roman' && styles.includes('capital') && !styles.includes('roman') && !/^I[.)]/.test(one.found[0])
        ? 'capital'
        : one.style
    if (style !== 'dotted') {
      if (!styles.includes(style)) styles.push(style)
      return { style, dots: 0 }
    }
    return { style, dots: (one.found[0].replace(/\.$/, '').match(/\./g) ?? []).length }
  })
  const depthOf = (one: { style: string; dots: number }): number => one.dots + (one.style === 'dotted' ? 0 : styles.indexOf(one.style))
  const depths = found.map(one => (one ? depthOf(one) : null))
  const numbered = depths.filter(depth => depth !== null)
  if (numbered.length < LEAST || new Set(numbered).size < 2 || numbered.length * 2 < named.length) return rows
  let above = 0
  return rows.map((row, at) => {
    const own = depths[at]
    if (own !== null && own !== undefined) above = own
    else if (isTotalLabel(row.label)) above = Math.max(0, above - 1)
    else if (mayBeResult(row.label)) above = 0
    return { ...row, indent: above }
  })
}

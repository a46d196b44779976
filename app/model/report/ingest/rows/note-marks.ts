import type { ImportStatement } from '../../import.ts'
import type { Row } from './rows.ts'

/**
 * What leads from the end of a label to a footnote: `Tax rate*`, `Headcount (1)`, `EPS 1)`, `Shares [a]`, `Revenue – note 4`. Letters that are units in
 * brackets (`(k)`, `(m)`, `(t)`) are none, and neither are the powers of `km²`.
 */
const NOTE_MARK =
  /(?:\s?[*†‡]{1,3}|(?<=\p{L}{3}|[%)\s])[⁰¹²³⁴-⁹]{1,2}|\s?\[(?:\d{1,2}|[a-z])\]|\s?[(（](?:\d{1,2}|[a-c]|i{1,3}|iv|vi{0,3}|ix|notes? \d{1,2}[a-z]?|注記?\s?\d{0,2})[)）]|(?<!\([^)]{0,40})\s?\d{1,2}\)|,? ?[–-]? ?\bnotes? \d{1,2}[a-z]?|\s?※\s?\d{0,2})+$/iu
/** Few labels end so: the others are not held against the pattern. */
const MAY_BE_MARK = /[*†‡⁰¹²³⁴-⁹\])）※\d]\s*$|\d[a-z]\s*$|※/iu

/** A label without what leads to its footnote. What is nothing else stays. */
export function withoutNoteMark(label: string): string {
  if (!MAY_BE_MARK.test(label)) return label
  const plain = label.trimEnd().replace(NOTE_MARK, '').trimEnd()
  return plain === '' ? label : plain
}

/** A line judged by its words alone; as it stands in the file it is kept. */
export function unmarked(row: Row): Row {
  const label = withoutNoteMark(row.label)
  return label === row.label ? row : { ...row, label, marked: row.label }
}

/** The statement with labels that lead to no footnotes: `Total assets*` are the assets that balance. */
export function unmarkedLines<T extends Pick<ImportStatement, 'lineItems'>>(statement: T): T {
  const plain = statement.lineItems.map(({ label }) => withoutNoteMark(label))
  if (statement.lineItems.every(({ label }, at) => label === plain[at])) return statement
  return { ...statement, lineItems: statement.lineItems.map((item, at) => ({ ...item, label: plain[at] ?? item.label })) }
}

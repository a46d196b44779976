import type { ImportCheck, ImportStatement } from '../../import.ts'
import type { Row } from './rows.ts'

/**
 * What leads from the end of a label to a footnote: `Tax rate*`, `Headcount (1)`, `EPS 1)`, `Shares [a]`, `Revenue – note 4`. Letters that are units in
 * brackets (`(k)`, `[m]`, `(t)`) are none, and neither are the powers of `km²` and what is reckoned (`(1) – (2)`).
 */
const NOTE_MARK =
  /(?:(?<!\d)[*†‡]{1,3}|(?<=\p{L}{3}|[%)\s])[⁰¹²³⁴-⁹]{1,2}|\[(?:\d{1,2}|[a-c])\]|[(（](?:\d{1,2}|[a-c]|i{1,3}|iv|vi{0,3}|ix|notes? \d{1,2}[a-z]?|注記?\d{0,2})[)）]|(?<!\([^)]{0,40})\b\d{1,2}\)|(?<=\p{L})\d{1,2}\)|(?:,|[ -][–-]|–) ?notes? \d{1,2}[a-z]?|※\d{0,2})$/iu
/** Few labels end so: the others are not held against the pattern. */
const MAY_BE_MARK = /[*†‡⁰¹²³⁴-⁹\])）※\d]$|\d[a-z]$/iu
/** What a mark is a part of where it stands before it. */
const RECKONS = /(?:[-–−+=×/(&]|\s\*)$/
/** So many stand behind each other, in labels as long as labels are. */
const [MARKS, LONG] = [3, 300]

/** A label without what leads to its footnote. What is nothing else stays. */
export function withoutNoteMark(label: string): string {
  let plain = label.trimEnd()
  for (let marks = 0; marks < MARKS && plain.length < LONG && MAY_BE_MARK.test(plain); marks++) {
    const less = plain.replace(NOTE_MARK, '').trimEnd()
    if (less === plain) break
    if (less === '' || RECKONS.test(less)) return label
    plain = less
  }
  return plain === label.trimEnd() ? label : plain
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

/** Checks call a line as the file does. */
export function markedChecks(checks: ImportCheck[], { lineItems }: Pick<ImportStatement, 'lineItems'>): ImportCheck[] {
  const marked = lineItems.filter(({ label }) => withoutNoteMark(label) !== label)
  if (marked.length === 0) return checks
  const names = new Map(marked.flatMap(({ label, values }) => values.map(({ cell }) => [cell, label] as const)))
  return checks.map(check => {
    const label = check.cell === null ? undefined : names.get(check.cell)
    return label !== undefined && withoutNoteMark(label) === check.label ? { ...check, label } : check
  })
}

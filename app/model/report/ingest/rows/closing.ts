import type { Row } from './rows.ts'

/** Who signs a statement, and where: none of it is a line, whatever column it stands in. */
const SIGNED =
  /\bfor and on behalf\b|\bas per our report\b|\bchartered accountants?\b|\bmembership no|\bregistration no|^(?:place|date|din|ort|datum|lieu|fecha|lugar)\s*:|\b(?:signed|prepared|reviewed|approved) by\b|^(?:signature|unterschrift|firma)\b/i

/**
 * The last row that is a line: below the last figures stand remarks, and texts beside each other are none of them where somebody signs there.
 */
export function lastLine(rows: readonly Row[]): number {
  const last = rows.findLastIndex(({ values }) => values.length > 0)
  const figures = rows.findLastIndex(({ values }) => values.some(({ flag }) => flag !== 'unreadable'))
  const signs = rows
    .slice(figures + 1)
    .some(({ label, values }) => [label, ...values.map(({ text }) => text)].some(text => SIGNED.test(text.trim())))
  return signs ? figures : last
}

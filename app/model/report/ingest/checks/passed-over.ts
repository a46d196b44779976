import type { ImportLineItem, ImportProblem, ImportStatement } from '../../import.ts'
import { cellPosition } from '../cells/grid.ts'
import { quoted, shorten } from '../cells/text.ts'
import { isTotalLabel } from '../rows/result-words.ts'
import { isOfWhich } from '../rows/total-words.ts'

/** A spreadsheet lets a range grow where a line is inserted within it, not where one is inserted right below it. */
const RANGE = /^=?\s*SUM\(\s*\$?[A-Z]{1,3}\$?(\d+)\s*:\s*\$?[A-Z]{1,3}\$?(\d+)\s*\)$/i

/** More of them were left out on purpose. */
const MOST = 2

/**
 * Lines right above a sum whose range ends before them: most were inserted later and never counted. The sum is what its range holds, so every
 * check of it is right, and the figure may be wrong all the same.
 */
export function tellPassedOver({ sheet, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const summed = new Set(lineItems.flatMap(({ parts }) => parts.map(({ item }) => item)))
  for (const [at, total] of lineItems.entries()) {
    const last = Math.max(...total.parts.map(({ item }) => item))
    const part = lineItems[last]
    if (total.evidence !== 'formula' || total.parts.length < 2 || !part || last >= at - 1 || last < at - 1 - MOST) continue
    const between = lineItems.slice(last + 1, at)
    const range = rangeOf(total)
    if (range?.to !== rowOf(part) || rowOf(total) !== range.to + between.length + 1) continue
    if (!between.every((line, place) => !summed.has(last + 1 + place) && isLike(line, part) && !isHeldBy(line, part))) continue
    problems.push({
      severity: 'warning',
      code: 'passed-over',
      sheet,
      cell: between[0]?.labelCell ?? null,
      cells: between.map(({ labelCell }) => labelCell),
      message: `${between.map(({ label }) => quoted(label)).join(', ')}: right above “${shorten(total.label, 60)}”, whose sum ends before ${between.length === 1 ? 'it' : 'them'} (${range.formula}). Was ${between.length === 1 ? 'this line' : 'were these lines'} added later and not counted? It was imported as stated.`,
    })
  }
}

/** The last row of the one range that every formula of a sum adds up. */
function rangeOf({ values }: ImportLineItem): { to: number; formula: string } | null {
  const ranges = values.flatMap(({ formula }) => (formula === undefined ? [] : [{ formula, to: Number(RANGE.exec(formula.trim())?.[2]) }]))
  const [first] = ranges
  return first && ranges.every(({ to }) => to === first.to) ? first : null
}

/** A plain line of figures that counts in the same as those that are summed. */
const isLike = ({ label, kind, unit, scale, currency, parts, values }: ImportLineItem, part: ImportLineItem): boolean =>
  kind === 'item' &&
  parts.length === 0 &&
  unit === part.unit &&
  unit !== 'percent' &&
  unit !== 'ratio' &&
  scale === part.scale &&
  currency === part.currency &&
  values.some(({ value }) => value !== null && value !== '0') &&
  !isTotalLabel(label) &&
  !isOfWhich(label)

/** What is indented below the last part says what that one holds. */
const isHeldBy = (line: ImportLineItem, part: ImportLineItem): boolean => line.level > part.level

/** As formulas count them. */
const rowOf = ({ labelCell }: ImportLineItem): number => (cellPosition(labelCell)?.row ?? -1) + 1

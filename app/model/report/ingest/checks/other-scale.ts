import type { ImportProblem, ImportStatement } from '../../import.ts'
import { shorten, someCells } from '../cells/text.ts'
import { mayBeResult } from '../rows/result-words.ts'

// `Revenue | 12.3 | 13.1 | 12,900,000`: a line of which some figures count in millions and some in single units.

type Line = ImportStatement['lineItems'][number]

interface Size {
  cell: string
  text: string
  size: number
}

/** Between figures of a line there is no such gap unless they count in different things; what counts in the same lies this near together. */
const [GAP, NEAR] = [150, 4]
/** How far a growth may take the factor from a thousand or a million. */
const GROWTH = 3
/** What a company turns over or is left with comes every period: its other lines may be a thousand times as large once. */
const ALWAYS =
  /(?<!\p{L})(?:revenues?|sales|turnover|umsatz(?:erlöse)?|chiffre d['’]affaires|ventas|ingresos|ricavi|receitas?|omzet|przychody|EBITDA?|gross profit|total assets|bilanzsumme)(?!\p{L})/iu

/** The figures of a line that are about a thousand or a million times as large or small as its others: the fewer of both, or the later. */
function apart(line: Line, columns: ReadonlySet<string>): Size[] {
  const sizes = line.values.flatMap(({ column, value, cell, text }): Size[] => {
    const size = columns.has(column) && value !== null ? Math.abs(Number(value)) : 0
    return size > 0 ? [{ cell, text, size }] : []
  })
  if (sizes.length < 2) return []
  const sorted = sizes.map(({ size }) => size).sort((a, b) => a - b)
  const at = sorted.findIndex((size, place) => place > 0 && size > (sorted[place - 1] ?? 0) * GAP)
  if (at < 0) return []
  const [low, high] = [sorted.slice(0, at), sorted.slice(at)]
  const isNear = (group: readonly number[]): boolean => (group.at(-1) ?? 0) <= (group[0] ?? 0) * NEAR
  const middle = (group: readonly number[]): number => group[group.length >> 1] ?? 1
  const factor = middle(high) / middle(low)
  const isOf = (power: number): boolean => factor > power / GROWTH && factor < power * GROWTH
  // Figures of one digit tell nothing.
  const isTelling = low.some(size => size >= 10 || !Number.isInteger(size))
  const isThousand =
    sizes.length > 2 && isTelling && isOf(1e3) && (ALWAYS.test(line.label) || line.kind === 'total' || mayBeResult(line.label))
  if (!isNear(low) || !isNear(high) || !(isOf(1e6) || isThousand)) return []
  const isLow = ({ size }: Size): boolean => size < (high[0] ?? 0)
  const first = sizes[0]
  const odd = low.length === high.length ? !(first && isLow(first)) : low.length < high.length
  return sizes.filter(size => isLow(size) === odd)
}

/** Figures of a line that hardly count in what the rest of it does, said once a statement. Columns that are so as a whole are told elsewhere. */
export function tellOtherScale({ sheet, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const entities = new Set(columns.map(({ entity }) => entity))
  const periods = new Set(columns.filter(({ role }) => role === 'period').map(({ id }) => id))
  if (entities.size > 1 || problems.some(problem => problem.code === 'mixed-scale' && problem.sheet === sheet)) return
  const found = lineItems.flatMap(line => {
    const cells = line.unit === 'currency' || line.unit === 'count' ? apart(line, periods) : []
    return cells.length > 0 ? [{ line, cells }] : []
  })
  const [first] = found
  const odd = first?.cells[0]
  if (!first || !odd) return
  const cells = found.flatMap(({ cells: own }) => own.map(({ cell }) => cell))
  const [, ...more] = cells
  problems.push({
    severity: 'warning',
    code: 'other-scale',
    sheet,
    cell: odd.cell,
    cells,
    message: `“${shorten(first.line.label, 60)}” is ${shorten(odd.text, 30)} in ${odd.cell}, about a thousand or a million times as much or as little as in its other columns: it hardly counts in the same. It was read as it stands.${more.length > 0 ? ` The same goes for ${someCells(more)}.` : ''}`,
  })
}

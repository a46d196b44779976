import { compare, sizeOf } from '../../../money.ts'
import { isSpending } from '../../good-direction.ts'
import type { ImportLineItem, ImportProblem, ImportStatement } from '../../import.ts'
import { quoted, shorten } from '../cells/text.ts'
import { isTotalLabel, mayBeResult } from '../rows/result-words.ts'

// `Salaries | -300`, `Rent | -100`, `Marketing | 50`: one cost that lost its minus. Sums that a formula makes are wrong with it, and those
// that somebody wrote down look right, since a line may be taken away.

/** So many costs below zero say how costs are written. */
const LEAST = 3
/** A figure this many times as large or small as the others of its line is another thing: what was paid back, a provision set free. */
const LIKE = 3

/** What may be above zero among costs by its nature; depreciation stands below the result once more, to be added back. */
const MAY_BE_ABOVE =
  /^\s*(?:plus|add(?:ed)?(?: back)?|\+|memo|of which|thereof|davon|dont|de los cuales|di cui)(?!\p{L})|(?<!\p{L})(?:fees?|commissions?|charges?|per|budgeted|planned|exceptional|restructuring|one-?off|non-?recurring|normali[sz]\p{L}*|refactur\p{L}*)(?!\p{L})|(?<!\p{L})(?:recover(?:y|ies|ed)|recharged?s?|capitali[sz]ed|refunds?|reversals?|releases?|rebates?|credits?|discounts?|savings?|net|change|variance|tax(?:es)?|interest|financ\w*|fx|exchange|impairments?|fair value|provisions?|depreciation|amorti[sz]ation|abschreibung\p{L}*|amortissements?|amortizaci[óo]n|ammortament[io]|adjustments?|other|steuern?|zinsen?|zins\p{L}*|finanz\p{L}*|auflösung\p{L}*|erstattung\p{L}*|aktivierte?\p{L}*|reprises?|imp[ôo]ts?|intérêts?|impuestos?|intereses?|imposte|interessi)(?!\p{L})/iu

interface Signed {
  line: ImportLineItem
  /** By its words; what words say nothing of may be a cost. */
  isCost: boolean
  above: { cell: string; value: string }[]
  below: { cell: string; value: string }[]
}

/** Costs above zero among costs below it, and figures above zero in a line of figures below it. */
export function tellOddSigns(statement: ImportStatement, problems: ImportProblem[]): void {
  const { type, sheet, columns, lineItems } = statement
  if (type !== 'income') return
  // What is taken out between the companies of a group has the other sign.
  const [entity] = columns.flatMap(column => (column.role === 'period' ? [column.entity ?? null] : []))
  const timed = new Set(columns.flatMap(column => (column.role === 'period' && (column.entity ?? null) === entity ? [column.id] : [])))
  const costs = lineItems.flatMap((line, at): Signed[] => {
    const isCost = isSpending(statement, at)
    if (line.unit !== 'currency' || line.parts.length > 0 || isCost === false || MAY_BE_ABOVE.test(line.label)) return []
    const figures = line.values.flatMap(({ column, cell, value }) => (value !== null && timed.has(column) ? [{ cell, value }] : []))
    const sign = (wanted: number) => figures.filter(({ value }) => compare(value, '0') === wanted)
    return [{ line, isCost: isCost === true, above: sign(1), below: sign(-1) }]
  })
  const negative = costs.filter(({ above, below }) => below.length > 0 && above.length === 0)
  // What stands above the first cost is revenue, whatever it is called, and what no result follows is said of the costs above.
  const from = lineItems.findIndex(line => negative.some(cost => cost.line === line))
  const until = lineItems.findLastIndex(({ parts, label }) => parts.length > 0 || mayBeResult(label))
  const positive = costs.filter(({ line, isCost, above, below }) => {
    const at = lineItems.indexOf(line)
    return isCost && above.length > 0 && below.length === 0 && at > from && at < until && !isTotalLabel(line.label)
  })
  const [odd] = positive
  const say = (cells: string[], message: string): void => {
    problems.push({ severity: 'warning', code: 'odd-sign', sheet, cell: cells[0] ?? null, cells, message })
  }
  if (odd && positive.length === 1 && negative.length >= LEAST)
    say(
      odd.above.map(({ cell }) => cell),
      `“${shorten(odd.line.label, 60)}” is above zero, and ${negative
        .slice(0, 3)
        .map(({ line }) => quoted(line.label))
        .join(
          ', ',
        )}${negative.length > 3 ? ` and ${negative.length - 3} more` : ''} are below it. Is a minus missing? It was imported as it stands.`,
    )
  for (const { line, isCost, above, below } of costs) {
    const [one] = above
    if (!isCost || !one || above.length > 1 || below.length < LEAST) continue
    const [size, ...sizes] = [one, ...below].map(({ value }) => Number(sizeOf(value)))
    if (size === undefined || size > Math.max(...sizes) * LIKE || size * LIKE < Math.min(...sizes)) continue
    say(
      [one.cell],
      `${one.value} of “${shorten(line.label, 60)}” is above zero, and its other figures are below it. Is a minus missing? It was imported as it stands.`,
    )
  }
}

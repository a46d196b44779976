import type { ImportProblem, ImportStatement } from '../../import.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { PERCENT_SCALE } from '../rows/row-evidence.ts'
import type { RowUnit } from '../units/row-unit.ts'
import type { Values } from './checks.ts'
import { ratiosOf, wholeThatFits } from './ratios.ts'

/** So many lines show how a table writes its percentages. */
const SEVERAL = 3
/** Of these there is mostly less than one in a hundred, or a little more. */
const SMALL = /churn|scrap|reject|rework|defect|absen|sick|krank|ausschuss|attrition|fluktuation|complaint/i
/** So many are named in a question. */
const NAMED = 12

/** `77.489999999999995` to four digits, and what a person wrote as it stands. */
const briefly = (text: string): string => (/^-?\d+\.\d{7,}$/.test(text) ? String(Number(Number(text).toPrecision(4))) : shorten(text, 30))

interface Open {
  cell: string
  label: string
  text: string
}

/**
 * Percentages without a percent sign: what they are computed from tells how they are written, else it is a guess that is said, of all lines at once
 * that are read alike.
 * @param units of the lines, in their order
 */
export function settlePercents(statement: ImportStatement, values: Values, units: readonly RowUnit[], problems: ImportProblem[]): void {
  if (units.every(({ guess }) => guess === null)) return
  const ratios = new Map(ratiosOf(statement).map(ratio => [ratio.row, ratio]))
  const sure = new Set(statement.lineItems.flatMap(({ whole }, index) => (units[index]?.guess === null && whole ? [whole] : [])))
  // Who writes 35.2 for 35.2 % means 0.4 % by 0.4.
  const large = statement.lineItems.filter(({ whole }, index) => units[index]?.guess === 'likely' && whole === 100).length
  const areLarge = large >= SEVERAL && !sure.has(1)
  const open = new Map<string, Open[]>()
  for (const [index, item] of statement.lineItems.entries()) {
    let guess = units[index]?.guess
    const ratio = ratios.get(index)
    const first = item.values.find(({ value }) => value !== null && value !== '0')
    if (!guess || !first) continue
    const whole = ratio ? wholeThatFits(statement, values, ratio) : null
    // Beside `Retention (%) | 112`, `Churn (%) | 1.2` is 1.2 %.
    if (guess === 'open' && sure.size === 1 && sure.has(100)) {
      item.whole = 100
      guess = 'likely'
    }
    if (guess === 'likely' && areLarge && SMALL.test(item.label)) item.whole = 100
    if (whole !== null) item.whole = whole
    else {
      const key = `${guess === 'open' ? 'error' : 'warning'} ${item.whole ?? 100}`
      open.set(key, [...(open.get(key) ?? []), { cell: first.cell, label: item.label, text: first.text }])
    }
  }
  for (const [key, lines] of open) {
    const [severity, whole] = key.split(' ') as ['error' | 'warning', '1' | '100']
    const [first] = lines
    const isOne = lines.length === 1
    problems.push({
      severity,
      code: PERCENT_SCALE,
      sheet: statement.sheet,
      cell: first?.cell ?? null,
      cells: lines.map(({ cell }) => cell),
      message: `${firstOf(
        lines.map(({ label, text }) => `“${shorten(label, 60)}”${isOne ? '' : ` (${briefly(text)})`}`),
        NAMED,
      )} ${isOne ? 'seems to be a percentage, but shows' : 'seem to be percentages, but show'} no percent sign: ${isOne ? `${briefly(first?.text ?? '')} is` : 'they are'} read so that ${whole} means 100 %. Say so if that is wrong.`,
    })
  }
}

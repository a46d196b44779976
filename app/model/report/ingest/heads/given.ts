import Big from 'big.js'
import { comparePeriods, formatPeriod, parsePeriod, periodMonths } from '../../../period.ts'
import type { ImportCheck, ImportColumn, ImportProblem, ImportStatement, ImportValue } from '../../import.ts'
import type { Values } from '../checks/checks.ts'
import { checkOf } from '../checks/checks.ts'
import { shorten } from '../cells/text.ts'

// Differences that the file states itself are kept as they stand, checked, and compared with nothing.

type Given = NonNullable<ImportColumn['variance']>
type Checked = Pick<ImportStatement, 'sheet' | 'columns' | 'lineItems'>
interface Compares {
  columns: ImportColumn[]
  lineItems: readonly Pick<ImportStatement['lineItems'][number], 'unit'>[]
}

const RELATIVE = /%|\bper ?cent|\brel(?:ative|\.)?\b|\bpct\b|\bgrowth\b|\by[/-]?o[/-]?y\b/i

/** So many columns to both sides are looked at for the two that a variance compares. */
const REACH = 8

/** Finds out between which two columns a variance is, by the figures themselves; where none fits, the column stays out and that is said. */
export function pairGiven(statement: Checked, values: Values, problems: ImportProblem[]): void {
  for (const [at, column] of statement.columns.entries()) {
    if (column.role !== 'variance') continue
    const best = comparedBy(statement, values, at)
    if (best) {
      column.variance = best.given
      tellLengths(statement, column, best.given, problems)
    } else
      problems.push({
        severity: 'warning',
        code: 'variance-unknown',
        sheet: statement.sheet,
        cell: column.headerCells.at(-1) ?? null,
        message: `Nothing tells which two columns “${shorten(column.label, 60)}” compares: its figures are the difference of none. It stays out of the report.`,
      })
  }
}

/** `FY26 Budget | FY26 Q3F | Var`: what the file compares is of one length, or one of the two was not understood. */
function tellLengths({ columns, sheet }: Checked, { label, headerCells }: ImportColumn, given: Given, problems: ImportProblem[]): void {
  const [of, against] = [given.of, given.against].map(id => columns.find(column => column.id === id))
  const [own, other] = [of, against].map(column => (column?.period ? parsePeriod(column.period) : null))
  if (!of || !against || !own || !other || own.kind === 'instant' || other.kind === 'instant') return
  if (periodMonths(own) === periodMonths(other)) return
  problems.push({
    severity: 'warning',
    code: 'compares-other-lengths',
    sheet,
    cell: of.headerCells.at(-1) ?? headerCells.at(-1) ?? null,
    cells: [of, against].flatMap(column => column.headerCells.at(-1) ?? []),
    message: `“${shorten(label, 40)}” compares “${shorten(of.label, 40)}” with “${shorten(against.label, 40)}”, which are read as ${formatPeriod(own)} and ${formatPeriod(other)}: periods of different lengths. Choose the right ones.`,
  })
}

/** The two columns that a difference compares, with how well they fit: 1 where every line does. */
export function comparedBy(statement: Compares, values: Values, at: number): { given: Given; score: number } | null {
  const column = statement.columns[at]
  if (!column) return null
  const near = statement.columns.filter(({ role }, index) => role === 'period' && Math.abs(index - at) <= REACH)
  const kinds = RELATIVE.test(column.label) ? (['relative', 'absolute'] as const) : (['absolute', 'relative'] as const)
  let best: { given: Given; score: number } | null = null
  for (const as of kinds)
    for (const whole of as === 'relative' ? ([1, 100] as const) : [undefined])
      for (const of of near)
        for (const against of near) {
          if (of === against) continue
          const given: Given = { of: of.id, against: against.id, as, ...(whole && { whole }) }
          const score = scoreOf(statement, values, column.id, given)
          if (score === null || score <= (ADJUSTED.test(column.label) ? MOST : FEWEST)) continue
          const near = of.period === against.period ? 2 : 0
          const own = column.period !== null && of.period === column.period ? 1 : 0
          const likely = score + (of.scenario === 'actual' && !isLater(against, of) ? LIKELY : 0) + (near + own) * SAME_PERIOD
          if (best === null || likely > best.score) best = { given, score: likely }
        }
  return best
}

/** At least so many of the rows that can tell have to fit. */
const FEWEST = 0.3
/** What it would be at the rates or in the shape of another period mostly compares figures that are not there. */
const ADJUSTED =
  /\b(?:cc|cer|constant|organic|underlying|comparable|like[- ]for[- ]like|lfl|ex[- ]?fx|fx[- ]adj\w*|organique|p[ée]rim[eè]tre|w[äa]hrungsbereinigt|kursbereinigt|bereinigt|organisch)(?![\p{L}])/iu
const MOST = 0.8
/** An actual against a budget or an earlier actual is likelier than the other way round, even where fewer rows fit. */
const LIKELY = 0.3

/** Of pairs that fit alike, the one of one period, and of the period that stands over the difference. */
const SAME_PERIOD = 0.01

const isLater = (column: ImportColumn, than: ImportColumn): boolean =>
  column.scenario === 'actual' && column.period !== null && than.period !== null && comparePeriods(column.period, than.period) > 0

/** Which share of the rows a pair explains, or null where too few can tell. Only rows whose figures differ prove anything. */
function scoreOf(statement: Compares, values: Values, column: string, given: Given): number | null {
  let telling = 0
  let fits = 0
  let signs = 0
  for (const row of statement.lineItems.keys()) {
    const found = compared(values[row], column, given, statement.lineItems[row]?.unit === 'percent')
    if (!found) continue
    const zero = new Big(found.stated.value ?? 0).eq(0)
    if (zero && found.computed.eq(0)) continue
    telling++
    if (found.fits) fits++
    if (found.fits && !found.turned) signs++
    if (telling >= 400) break
  }
  // Among pairs that explain the same rows, the one with the usual signs.
  return telling === 0 ? null : fits / telling + signs / telling / 1_000
}

/** The stated differences of a statement against those of its columns. */
export function givenChecks(statement: Checked, values: Values): ImportCheck[] {
  return statement.columns.flatMap(column => {
    const given = column.role === 'variance' ? column.variance : undefined
    if (!given) return []
    return statement.lineItems.flatMap((item, row): ImportCheck[] => {
      const found = compared(values[row], column.id, given, item.unit === 'percent')
      if (!found) return []
      // A file may give favourable differences as positive ones: the sign is then the file's own, the amount is checked.
      const computed = found.turned && found.fits ? found.computed.times(-1) : found.computed
      return [
        checkOf(
          'variance',
          found.fits,
          item.label,
          column.id,
          found.stated,
          given.as === 'relative' ? computed.round(12) : computed,
          [found.of, found.against].map(({ cell }) => ({ sheet: statement.sheet, cell })),
        ),
      ]
    })
  })
}

interface Compared {
  stated: ImportValue
  of: ImportValue
  against: ImportValue
  computed: Big
  fits: boolean
  turned: boolean
}

function compared(
  values: Values[number] | undefined,
  column: string,
  { of, against, as, whole = 1 }: Given,
  points: boolean,
): Compared | null {
  const stated = values?.get(column)
  const one = values?.get(of)
  const other = values?.get(against)
  if (!stated?.value || !one?.value || !other?.value) return null
  const said = new Big(stated.value)
  const base = new Big(other.value)
  const absolute = new Big(one.value).minus(base)
  if (as === 'relative' && base.eq(0)) return null
  const relative = as === 'relative' ? absolute.div(base.abs()).times(whole) : absolute
  // A percentage's own change is given in points as often as in percent.
  const candidates = as === 'relative' && points ? [relative, absolute, absolute.times(100)] : [relative]
  const last = new Big(10).pow(-(/\.(\d+)$/.exec(stated.value)?.[1]?.length ?? 0))
  for (const computed of candidates) {
    const tolerance = (as === 'relative' ? last.div(2) : last.times(0)).plus(
      computed
        .abs()
        .plus(base.abs().times(as === 'relative' ? 0 : 1))
        .times(1e-12),
    )
    if (said.minus(computed).abs().lte(tolerance)) return { stated, of: one, against: other, computed, fits: true, turned: false }
    if (said.plus(computed).abs().lte(tolerance)) return { stated, of: one, against: other, computed, fits: true, turned: true }
  }
  return { stated, of: one, against: other, computed: relative, fits: false, turned: false }
}

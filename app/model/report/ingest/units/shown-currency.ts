import type { ImportProblem, Unit } from '../../import.ts'
import { currencyIn } from './currencies.ts'
import { dollarsOf, moneyOfFormat } from './format-money.ts'
import { mostOf } from '../cells/most.ts'
import type { Row, RowValue } from '../rows/rows.ts'
import { shownFormat } from '../cells/shown-format.ts'
import { shorten } from '../cells/text.ts'
import { sameMoney, unitOfLabel } from './unit.ts'

/** @param cells labels of all lines of which it is said, where one answer does for them */
export type Say = (severity: ImportProblem['severity'], code: string, cell: string | null, message: string, cells?: string[]) => void

/** The currency that a figure shows, by itself or by its number format. */
export const currencyOf = ({ format, currency }: RowValue): string | null => currency ?? (format ? moneyOfFormat(format).currency : null)

/** Beside figures in the dollars or pesos of one country (`[$$-80A]`) a bare `$` is the same money. */
export function withCountry(figures: RowValue[][]): RowValue[][] {
  const isBare = ({ format, currency }: RowValue): boolean => currency === null && format !== undefined && isBareDollar(shownFormat(format))
  const named = new Set(figures.flat().flatMap(({ format }) => dollarsOf(format ?? '') ?? []))
  const [money] = named
  if (named.size !== 1 || money === undefined) return figures
  return figures.map(row => row.map(value => (isBare(value) ? { ...value, currency: money } : value)))
}

const isBareDollar = (format: string): boolean => currencyIn(format) === 'USD' && !/US|\[\$\$-/i.test(format)

/** The currency that the figures of a row show. Two of them in one row are an error: the row has one. */
export function oneCurrency(figures: RowValue[], row: Row, say: Say): string | null {
  const first = figures.find(value => currencyOf(value) !== null)
  const money = first ? currencyOf(first) : null
  const other = money ? figures.find(value => !sameMoney(currencyOf(value) ?? money, money)) : undefined
  if (other)
    say(
      'error',
      'mixed-currency',
      other.cell,
      `“${shorten(row.label, 60)}” is in ${money} in one column and in ${currencyOf(other)} in this one. Leave one of the columns out.`,
    )
  return money
}

const EXCHANGE =
  /\b(?:exchange|fx|forex|tipo de cambio|diferencias? (?:de |tipo |en )*cambio|(?:différences?|écarts?|taux) de change|variaç(?:ão|ões) cambia|câmbio|wechselkurs|kursdifferenz|kur farkı)/i

/** The currency that most labels name. An empty line, or one about exchange rates, speaks of another money than that of the statement. */
export const mostNamed = (rows: readonly Row[]): string | null =>
  mostOf(
    rows.map(({ label, values }, at) => {
      const heads = values.length > 0 || (rows[at + 1]?.values.length ?? 0) > 0
      return heads && !EXCHANGE.test(label) ? unitOfLabel(label).currency : null
    }),
  )

/** A currency that the number formats of all lines of money show and that is not the statement's: a spreadsheet's own, as a rule. */
export function shownInstead(
  units: readonly { unit: Unit }[],
  figures: readonly RowValue[][],
  currency: string | null,
): { money: string; cell: string | null } | null {
  const money = units.flatMap((unit, at) => (unit?.unit === 'currency' && figures[at]?.length ? [figures[at]] : []))
  const named = money.map(values => new Set(values.map(currencyOf)))
  const [first] = named[0] ?? []
  const isAll = money.length > 1 && named.every(set => set.size === 1 && set.has(first ?? ''))
  return isAll && first && currency && !sameMoney(first, currency) ? { money: first, cell: money[0]?.[0]?.cell ?? null } : null
}

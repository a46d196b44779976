import { kindIn, rescale } from '../format.ts'
import { isSameFigure } from '../dust.ts'
import { type Decimal, isNegative, negate } from '../money.ts'
import { comparable, type Decided, type Pair, pairColumns, pairLines } from './pairing.ts'
import { REMOVED } from './removed.ts'
import type { Column, LineItem, Statement, Unit } from './section.ts'

// What differs between two states of one statement: the one comparison behind a new version of a file, two revisions, two reports.

/** A figure as one state says it. `text` says what stands there where there is none. */
export interface Told {
  value: Decimal | null
  text: string
  cell: string | null
}
export interface ChangedValue {
  /** Ids in the state after. */
  lineItemId: string
  columnId: string
  /** As the state after calls them. */
  label: string
  column: string
  unit: Unit
  whole?: 1 | 100
  /** A difference of percentages that the file gives. */
  inPoints?: true
  /** The power of ten that both values are in, and the currency of the state after. */
  scale: number
  currency: string | null
  /** In the terms of the state after; null: there was, or is, no such cell. */
  before: Told | null
  after: Told | null
  /** Both say an actual figure of the same period, and not the same. */
  restates: boolean
}
export interface Named {
  id: string
  label: string
  /** Where its label stands. */
  cell: string | null
}
export interface Renamed extends Named {
  /** Its label before. */
  from: string
  sure: boolean
}
export interface StatementComparison {
  lines: Pair[]
  columns: Pair[]
  added: Named[]
  removed: Named[]
  /** Those taken for the same line under another name, and those whose place does not say which is which. */
  renamed: Renamed[]
  /** Under another line than before. Labels; null: under none. */
  moved: (Named & { from: string | null; to: string | null })[]
  /** Counts in something else. */
  units: (Named & { from: Unit; to: Unit })[]
  /** Written with the other sign: what was a cost of (300) is one of 300. */
  turned: Named[]
  /** Words beside the figures. */
  notes: (Named & { from: string; to: string })[]
  columnsAdded: Named[]
  columnsRemoved: Named[]
  /** Called otherwise, or of another period, scenario or entity. */
  columnsChanged: (Named & { from: string })[]
  /** Values of lines and columns that are in both. */
  values: ChangedValue[]
  /** Currency and power of ten of the whole, where they differ. */
  unit: { before: Statement['unit']; after: Statement['unit'] } | null
}

/**
 * Compares two states of a statement. Figures are compared exactly, in common terms: 4.2 in millions is 4,200 in thousands, 0.26 of 1 is
 * 26 of 100. `decided` says which lines are the same, where a person did.
 */
export function compareStatements(before: Statement, after: Statement, decided?: Decided): StatementComparison {
  const columns = pairColumns(before, after)
  const lines = pairLines(before, after, columns, decided)
  const old = { lines: byId(before.lineItems), columns: byId(before.columns) }
  const fresh = { lines: byId(after.lineItems), columns: byId(after.columns) }
  const pairs = lines.flatMap(pair => {
    const [one, other] = [old.lines.get(pair.before), fresh.lines.get(pair.after)]
    return one && other ? [{ one, other, sure: pair.sure }] : []
  })
  pairs.sort((a, b) => (fresh.lines.at(a.other.id) ?? 0) - (fresh.lines.at(b.other.id) ?? 0))
  const afterOf = new Map(lines.map(pair => [pair.before, pair.after]))
  const [kept, keptAfter] = [new Set(lines.map(pair => pair.before)), new Set(lines.map(pair => pair.after))]
  const labelOf = (things: typeof old.lines, id: string | null) => (id === null ? null : (things.get(id)?.label ?? null))
  const pairedColumns = columns.flatMap(pair => {
    const [one, other] = [old.columns.get(pair.before), fresh.columns.get(pair.after)]
    return one && other ? [{ one, other }] : []
  })
  return {
    lines,
    columns,
    added: after.lineItems.filter(({ id }) => !keptAfter.has(id)).map(named),
    removed: before.lineItems.filter(({ id }) => !kept.has(id)).map(named),
    renamed: pairs
      .filter(({ one, other, sure }) => one.label !== other.label || !sure)
      .map(({ one, other, sure }) => ({ ...named(other), from: one.label, sure })),
    moved: pairs
      .filter(({ one, other }) => (one.parent === null ? null : (afterOf.get(one.parent) ?? one.parent)) !== other.parent)
      .map(({ one, other }) => ({ ...named(other), from: labelOf(old.lines, one.parent), to: labelOf(fresh.lines, other.parent) })),
    units: pairs
      .filter(({ one, other }) => one.unit !== other.unit)
      .map(({ one, other }) => ({ ...named(other), from: one.unit, to: other.unit })),
    turned: pairs
      .filter(({ one, other }) => isTurned({ item: one, of: before }, { item: other, of: after }, pairedColumns))
      .map(({ other }) => named(other)),
    notes: pairs
      .filter(({ one, other }) => one.note !== other.note)
      .map(({ one, other }) => ({ ...named(other), from: one.note, to: other.note })),
    columnsAdded: after.columns.filter(({ id }) => !columns.some(pair => pair.after === id)).map(namedColumn),
    columnsRemoved: before.columns.filter(({ id }) => !columns.some(pair => pair.before === id)).map(namedColumn),
    columnsChanged: pairedColumns
      .filter(({ one, other }) => saysOf(one) !== saysOf(other))
      .map(({ one, other }) => ({ ...namedColumn(other), from: one.label })),
    values: pairs.flatMap(({ one, other }) =>
      pairedColumns.flatMap(columns => changeOf({ item: one, of: before }, { item: other, of: after }, columns)),
    ),
    unit:
      before.unit.currency === after.unit.currency && before.unit.scale === after.unit.scale
        ? null
        : { before: before.unit, after: after.unit },
  }
}

/** Whether nothing that a reader sees differs. */
export const isSame = (found: StatementComparison): boolean =>
  found.unit === null &&
  [
    found.added,
    found.removed,
    found.renamed.filter(({ from, label }) => from !== label),
    found.moved,
    found.units,
    found.notes,
    found.columnsAdded,
    found.columnsRemoved,
    found.columnsChanged,
    found.values,
  ].every(list => list.length === 0)

function byId<T extends { id: string }>(things: readonly T[]) {
  const found = new Map(things.map((thing, at) => [thing.id, { thing, at }]))
  return { get: (id: string): T | undefined => found.get(id)?.thing, at: (id: string): number | undefined => found.get(id)?.at }
}

const named = ({ id, label, labelCell }: LineItem): Named => ({ id, label, cell: labelCell })
const namedColumn = ({ id, label }: Column): Named => ({ id, label, cell: null })
const saysOf = ({ label, period, scenario, entity }: Column): string => JSON.stringify([label, period, scenario, entity])

/** A line of a statement. */
export interface Side {
  item: LineItem
  of: Statement
}

/** A figure of one line as another would write it; null where the two count in different things. */
export function inTermsOf(value: Decimal, one: Side, { item, of }: Side): Decimal | null {
  if (one.item.unit !== item.unit || currencyOf(one) !== currencyOf({ item, of })) return null
  return written(value, one, { item, of })
}

const currencyOf = ({ item: { unit, currency }, of }: Side): string | null =>
  unit === 'currency' || unit === 'per share' ? (currency ?? of.unit.currency) : null

function written(value: Decimal, one: Side, { item, of }: Side): Decimal {
  const plain = comparable(value, one.item, one.of)
  if (item.unit === 'currency') return rescale(plain, 0, item.scale ?? of.unit.scale)
  return item.unit === 'percent' && item.whole === 1 ? rescale(plain, 0, 2) : plain
}

function changeOf(one: Side, other: Side, columns: { one: Column; other: Column }): ChangedValue[] {
  const [was, is] = [one.item.values[columns.one.id], other.item.values[columns.other.id]]
  const { item, of } = other
  const [relativeBefore, relative] = [wholeOf(columns.one), wholeOf(columns.other)]
  /** The earlier figure as the state after would write it. */
  const inTerms = (value: Decimal): Decimal => {
    // A percentage of a figure has no thousands.
    if (relativeBefore && relative)
      return relativeBefore === relative ? value : relativeBefore === 1 ? rescale(value, 2, 0) : rescale(value, 0, 2)
    return one.item.unit === item.unit ? written(value, one, other) : value
  }
  const before = was && { value: was.value === null ? null : inTerms(was.value), text: was.text, cell: was.cell }
  const after = is && { value: is.value, text: is.text, cell: is.cell }
  if (!differs(before, after)) return []
  const kind = kindIn(item, columns.other)
  const scale = kind.unit === 'currency' ? (item.scale ?? of.unit.scale) : 0
  const restates =
    columns.one.scenario === 'actual' &&
    columns.other.scenario === 'actual' &&
    columns.other.period !== null &&
    columns.one.period === columns.other.period &&
    typeof before?.value === 'string' &&
    typeof after?.value === 'string'
  return [
    {
      lineItemId: item.id,
      columnId: columns.other.id,
      label: item.label,
      column: columns.other.label,
      unit: kind.unit,
      ...(kind.whole && { whole: kind.whole }),
      ...('inPoints' in kind && kind.inPoints && { inPoints: true }),
      scale,
      currency: item.currency ?? of.unit.currency,
      before: before ?? null,
      after: after ?? null,
      restates,
    },
  ]
}

/** Whether all figures of a line have the other sign now, and one of them at least is the same but for that. */
function isTurned(one: Side, other: Side, columns: { one: Column; other: Column }[]): boolean {
  const figures = columns.flatMap(pair => {
    const [was, is] = [one.item.values[pair.one.id]?.value, other.item.values[pair.other.id]?.value]
    const before = was && !pair.one.variance && !pair.other.variance ? inTermsOf(was, one, other) : null
    return before && is && before !== '0' && is !== '0' ? [{ before, after: is }] : []
  })
  return (
    figures.every(({ before, after }) => isNegative(before) !== isNegative(after)) &&
    figures.some(({ before, after }) => isSameFigure(negate(before), after))
  )
}

/** What means 100 % in a column of relative differences; null in any other. */
const wholeOf = ({ variance }: Column): 1 | 100 | null => (variance?.as === 'relative' ? (variance.whole ?? 1) : null)

/** An empty cell and none are the same; what was removed for good is no figure that changed, unless one comes back. */
function differs(before: Told | undefined, after: Told | undefined): boolean {
  const [was, is] = [before?.value ?? null, after?.value ?? null]
  if (was !== null && is !== null) return !isSameFigure(was, is)
  if (was !== null || is !== null) return true
  const [said, says] = [before?.text ?? '', after?.text ?? '']
  return said !== says && says !== REMOVED
}

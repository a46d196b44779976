import { isSameFigure } from '../dust.ts'
import { add, compare, type Decimal, isNegative, negate, tellingDigits } from '../money.ts'
import { alike, profileOf } from './likeness.ts'
import { comparable } from './pairing.ts'
import type { LineItem, Scenario, Statement, Unit } from './section.ts'
import { labelPaths, normalLabel, seriesPaths } from './series.ts'

// Which line of earlier reports a line of a new one is. What is certain is taken; what is not is proposed, and a person decides once.

/** A published value of a series. Comparable: currency in units, percentages in percent. */
export interface SeriesFigure {
  period: string
  scenario: Scenario
  entity: string | null
  unit: Unit
  value: Decimal
}
export interface KnownSeries {
  id: string
  label: string
  path: string
  /** Paths of which somebody decided that they are this line. */
  aliases: readonly string[]
  /** Those of the periods that the new report says too. */
  figures: readonly SeriesFigure[]
}

/**
 * certain: the same path, or one that somebody decided on. likely: the name, the place and the figures speak for it. possible: some of it
 * does, or something speaks against it.
 */
export type Confidence = 'certain' | 'likely' | 'possible'
export interface ProposedSeries {
  id: string
  /** As the report called it that said it first. */
  label: string
  path: string
  /** As the latest report calls it, and where it stands there. */
  latest?: { label: string; section: string; above: string | null }
}
export interface SeriesProposal {
  lineItemId: string
  /** The line's own path, by which a decision is remembered. */
  path: string
  series: ProposedSeries
  confidence: Confidence
  /** Of the figures that both say, how many are the same. */
  figures: { same: number; all: number }
}

export interface Titled {
  title: string
  statement: Statement
}

/** The paths of all lines of a report's statements, by line item id. */
export function pathsOf(statements: readonly Titled[]): Map<string, string> {
  const isAlone = (kind: Statement['statement']) => statements.filter(({ statement }) => statement.statement === kind).length === 1
  return new Map(
    statements.flatMap(({ title, statement }) => {
      const paths = seriesPaths(title, statement, isAlone(statement.statement))
      return statement.lineItems.map((item, at) => [item.id, paths[at] as string] as const)
    }),
  )
}

/** So many pairs of lines and series are looked at for another name. */
const MOST_GUESSES = 200_000
const LIKELY = 0.75
const POSSIBLE = 0.55

interface Line {
  item: LineItem
  statement: Statement
  path: string
  /** Whether another line of the statement has the same name in the same place. */
  twin: boolean
}

/** Proposes a series for every line that has none, and never one series for two lines. Headings have no series to be looked for. */
export function proposeSeries(statements: readonly Titled[], known: readonly KnownSeries[]): SeriesProposal[] {
  const taken = new Set(statements.flatMap(({ statement }) => statement.lineItems.flatMap(item => item.seriesId ?? [])))
  const lines = linesOf(statements).filter(({ item }) => item.seriesId === null && item.kind !== 'heading')
  const proposals: SeriesProposal[] = []
  const propose = (line: Line, series: KnownSeries, confidence: Confidence, figures: SeriesProposal['figures']) => {
    taken.add(series.id)
    proposals.push({
      lineItemId: line.item.id,
      path: line.path,
      series: { id: series.id, label: series.label, path: series.path },
      confidence,
      figures: { same: figures.same, all: figures.all },
    })
  }
  const byAlias = new Map(known.flatMap(series => series.aliases.map(path => [path, series] as const)))
  const byPath = new Map(known.map(series => [series.path, series]))
  const open: Line[] = []
  for (const line of lines) {
    const decided = byAlias.get(line.path)
    const found = decided ?? byPath.get(line.path)
    const figures = found ? agreement(line, found) : { same: 0, all: 0 }
    // Of two lines with one name in one place their order says less than their figures: those are looked at below.
    const another = !decided && line.twin && figures.all > figures.same
    if (!found || taken.has(found.id) || another) open.push(line)
    else propose(line, found, decided ? 'certain' : certaintyOf(line, found), figures)
  }
  const free = known.filter(({ id }) => !taken.has(id))
  if (open.length * free.length > MOST_GUESSES) return proposals
  const guesses = guessesOf(open, free).sort((a, b) => b.score - a.score)
  const placed = new Set<Line>()
  for (const { line, series, score, figures } of guesses) {
    if (placed.has(line) || taken.has(series.id)) continue
    const rivals = guesses.some(
      other =>
        other.score > score - 0.05 &&
        ((other.line === line && other.series !== series && !taken.has(other.series.id)) ||
          (other.series === series && other.line !== line && !placed.has(other.line))),
    )
    placed.add(line)
    const speaks = figures.same > 0 || wordsIn(line.item.label) === wordsIn(series.label)
    propose(line, series, score >= LIKELY && !rivals && speaks ? 'likely' : 'possible', figures)
  }
  return proposals
}

/** A word more or less makes another line as often as not ("Profit", "Net profit"): only figures in common make such a one likely. */
const wordsIn = (label: string): number => normalLabel(label).match(/[\p{L}\p{N}]+/gu)?.length ?? 0

function linesOf(statements: readonly Titled[]): Line[] {
  const paths = pathsOf(statements)
  return statements.flatMap(({ statement }) => {
    const labels = labelPaths(statement.lineItems)
    const counts = new Map<string, number>()
    for (const each of labels) counts.set(each, (counts.get(each) ?? 0) + 1)
    return statement.lineItems.map((item, at) => ({
      item,
      statement,
      path: paths.get(item.id) ?? '',
      twin: (counts.get(labels[at] as string) ?? 0) > 1,
    }))
  })
}

/** The path alone is not enough where two lines share a name and a place, where it counts in something else, or where every figure is far off. */
function certaintyOf(line: Line, series: KnownSeries): Confidence {
  if (otherUnit(line, series)) return 'possible'
  const { same, all, far } = agreement(line, series)
  if (line.twin) return same > 0 ? 'certain' : 'possible'
  return all > 1 && far === all ? 'likely' : 'certain'
}

const otherUnit = ({ item }: Line, { figures }: KnownSeries): boolean =>
  figures.length > 0 && figures.every(({ unit }) => unit !== item.unit)

/**
 * How many figures both say for a period, scenario and entity, how many are the same and how many far apart. Zeros tell nothing. `proves`: what is
 * the same is no chance, as one round figure is.
 */
function agreement({ item, statement }: Line, { figures }: KnownSeries): { same: number; all: number; far: number; proves: boolean } {
  let [same, all, far] = [0, 0, 0]
  let proves = false
  for (const column of statement.columns) {
    const value = item.values[column.id]?.value
    if (!value || column.period === null || column.variance) continue
    const said = figures.filter(
      figure =>
        figure.period === column.period &&
        figure.scenario === column.scenario &&
        figure.entity === column.entity &&
        figure.unit === item.unit &&
        compare(figure.value, '0') !== 0,
    )
    if (said.length === 0) continue
    all++
    const figure = comparable(value, item, statement)
    if (said.some(other => isSameFigure(other.value, figure))) {
      proves ||= same > 0 || tellingDigits(figure) >= TELLING
      same++
    } else if (said.every(other => isFar(other.value, figure))) far++
  }
  return { same, all, far, proves }
}

/** A figure of so many digits is not met by chance. */
const TELLING = 3

/** No restatement that one would expect: of another sign, or less than half of the other. */
function isFar(a: Decimal, b: Decimal): boolean {
  const [left, right] = [a, b].map(value => (isNegative(value) ? negate(value) : value)) as [Decimal, Decimal]
  return isNegative(a) !== isNegative(b) || compare(add(left, left), right) < 0 || compare(add(right, right), left) < 0
}

function guessesOf(lines: readonly Line[], known: readonly KnownSeries[]) {
  const places = known.map(series => ({
    series,
    label: profileOf(series.label),
    place: profileOf(placeOf(series.path)),
    kind: kindOf(series.path),
  }))
  return lines.flatMap(line => {
    const [label, place, kind] = [profileOf(line.item.label), profileOf(placeOf(line.path)), kindOf(line.path)]
    return places.flatMap(({ series, ...other }) => {
      if (otherUnit(line, series)) return []
      const figures = agreement(line, series)
      const named = alike(label, other.label)
      if (!figures.proves && (named < 0.4 || (isStock(kind) !== isStock(other.kind) && isMain(kind) && isMain(other.kind)))) return []
      // That both stand at the top of their statements says something only where it is the same statement.
      const speaks = kind === other.kind || (place.size > 0 && other.place.size > 0)
      const beside = (speaks ? 0.7 * alike(place, other.place) : 0) + (kind === other.kind ? 0.3 : 0)
      // Figures that go on speak louder than a name; figures that contradict it, too.
      const score = figures.all > 0 ? 0.4 * named + 0.15 * beside + 0.45 * (figures.same / figures.all) : 0.7 * named + 0.3 * beside
      return score >= POSSIBLE ? [{ line, series, score, figures }] : []
    })
  })
}

// What a period made is no continuation of what a day found: "Total costs" and "Total assets" have "Total" in common.
const isMain = (kind: string): boolean => kind === 'income' || kind === 'cash flow' || isStock(kind)
const isStock = (kind: string): boolean => kind === 'balance'

const kindOf = (path: string): string => path.split(' / ')[0] ?? ''
/** The lines above it. */
const placeOf = (path: string): string => path.split(' / ').slice(1, -1).join(' ')

import type { Formats } from '../format.ts'
import { type FigureFormat, figureText, type LiveFigure } from './live-figure.ts'
import type { Section, Statement } from './section.ts'

/** A live figure that a writer may choose: which line and column, and what it says now. */
export interface FigureChoice {
  figure: LiveFigure
  label: string
  columnLabel: string
  /** What it would say. */
  shown: string
}

type Sources = readonly Pick<Section, 'body'>[]

const FORMAT_WORDS: readonly [RegExp, FigureFormat][] = [
  [/^(?:exact|full)$/, 'exact'],
  [/^(?:change|growth|%)$/, 'change'],
  [/^(?:difference|diff|variance)$/, 'difference'],
]

/**
 * What to offer for the words that somebody typed after @. Every word must stand in the line's label or the column's; the words exact, change
 * and difference choose a format. Lines whose label begins with the words come first, then the column that the statement looks at.
 */
export function figureChoices(query: string, sections: Sources, formats: Formats, most: number): FigureChoice[] {
  const typed = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const format = typed.flatMap(word => FORMAT_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? []).at(-1)
  const words = typed.filter(word => !FORMAT_WORDS.some(([pattern]) => pattern.test(word)))
  const found: { rank: number; statement: Statement; line: Statement['lineItems'][number]; column: Statement['columns'][number] }[] = []
  for (const { body } of sections) {
    if (body.kind !== 'statement') continue
    for (const line of body.lineItems) {
      const label = line.label.toLocaleLowerCase()
      for (const column of body.columns) {
        const columnLabel = column.label.toLocaleLowerCase()
        if (column.variance || line.values[column.id]?.value == null) continue
        if (!words.every(word => label.includes(word) || columnLabel.includes(word))) continue
        const begins = words.length > 0 && label.startsWith(words[0] as string)
        const looked = body.comparison?.column === column.id
        found.push({ rank: (begins ? 0 : 2) + (looked ? 0 : 1), statement: body, line, column })
      }
    }
  }
  const formatsWanted: readonly FigureFormat[] = format
    ? [format]
    : found.length <= 2
      ? ['spoken', 'exact', 'change', 'difference']
      : ['spoken']
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .flatMap(({ statement, line, column }) =>
      formatsWanted.flatMap((wanted): FigureChoice[] => {
        const compared = statement.comparison?.column === column.id ? statement.comparison.against : null
        const changes = wanted === 'change' || wanted === 'difference'
        // Points are the difference of two percentages, and their change as well: said once.
        if (changes && (compared === null || (wanted === 'change' && line.unit === 'percent'))) return []
        const figure: LiveFigure = { lineItemId: line.id, columnId: column.id, format: wanted, against: changes ? compared : null }
        return [{ figure, label: line.label, columnLabel: column.label, shown: figureText(figure, [{ body: statement }], formats) }]
      }),
    )
    .slice(0, most)
}

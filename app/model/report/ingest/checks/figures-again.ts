import { tellingDigits } from '../../../money.ts'
import type { ImportStatement } from '../../import.ts'
import { scaleName } from '../units/scale-telling.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

// Figures for a chart below a statement in millions, or on a sheet of their own, that do not say again what they count in.

/** So many digits do not come by chance. */
const TOLD = 3

/**
 * Statements that name no unit and hold, line by line, the figures of one that counts in thousands or millions: they are read in single units, which
 * is told once for each. `told`: those of which another question says the same already.
 */
export function figuresAgain(
  statements: readonly ImportStatement[],
  told: ReadonlySet<ImportStatement>,
): { statement: ImportStatement; cell: string; message: string }[] {
  const open = statements.filter(one => one.unit.scale === 0 && one.unit.label === '' && !told.has(one))
  const sized = open.length === 0 ? [] : statements.filter(({ unit }) => unit.scale > 0 && unit.label !== '')
  const known = sized.map(main => ({ main, places: placesOf(main) }))
  return open.flatMap(statement => {
    for (const { main, places } of known) {
      if (statement.unit.currency !== null && main.unit.currency !== null && statement.unit.currency !== main.unit.currency) continue
      const again = amountsOf(statement).filter(({ figures }) => figures.length > 1 && isAgain(figures, places))
      const [first] = again
      if (!first || again.length < 2) continue
      const lines = firstOf(
        again.map(({ label }) => quoted(label)),
        3,
      )
      const where = main.sheet === statement.sheet ? '' : ` (sheet ${shorten(main.sheet, 40)})`
      return [
        {
          statement,
          cell: first.cell,
          message: `The figures of ${lines} stand in “${shorten(main.title, 60)}”${where} as well, which counts in ${scaleName(main.unit.scale)}. Nothing says so here: they are read in single units. Say what they count in.`,
        },
      ]
    }
    return []
  })
}

interface Amount {
  label: string
  cell: string
  /** Period and figure, without its sign: costs are written either way. */
  figures: string[]
}

/** Lines of money in the unit of their statement, with their figures of periods. */
function amountsOf({ columns, lineItems }: ImportStatement): Amount[] {
  const periods = new Map(columns.flatMap(({ id, role, period }) => (role === 'period' && period !== null ? [[id, period]] : [])))
  return lineItems.flatMap(({ label, unit, scale, currency, values }) => {
    if (unit !== 'currency' || scale !== undefined || currency !== undefined) return []
    const figures = values.flatMap(({ column, value }) => {
      const period = periods.get(column)
      return period && value !== null && tellingDigits(value) >= TOLD ? [`${period} ${value.replace('-', '')}`] : []
    })
    const [first] = values
    return first && figures.length > 0 ? [{ label, cell: first.cell, figures }] : []
  })
}

/** In which lines each figure stands. */
function placesOf(statement: ImportStatement): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>()
  for (const [line, { figures }] of amountsOf(statement).entries())
    for (const figure of figures) places.set(figure, (places.get(figure) ?? new Set()).add(line))
  return places
}

/** Whether all figures of a line stand in one line. */
function isAgain([first = '', ...others]: readonly string[], places: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  return [...(places.get(first) ?? [])].some(line => others.every(figure => places.get(figure)?.has(line)))
}

import type { ImportProblem } from '../import.ts'
import type { Row } from './rows.ts'
import { shorten } from './text.ts'
import { countedIn, sideOfWord } from './volume-words.ts'

/** Lines that are called plan and actual under columns that are one scenario: what they say is not what their columns do. */
export function tellScenarioRows(rows: readonly Row[], sheet: string, problems: ImportProblem[]): void {
  const said = rows.flatMap(({ label, note, labelCell, values }) =>
    [label, ...(note?.split(' · ') ?? [])].flatMap(text => {
      const side = text.length <= 20 && countedIn(text) === '' ? sideOfWord(text) : null
      return side && values.length > 0 ? [{ side, text, cell: labelCell }] : []
    }),
  )
  const [planned, actual] = (['planned', 'actual'] as const).map(one => said.find(({ side }) => side === one))
  const first = said[0]
  if (!planned || !actual || !first) return
  problems.push({
    severity: 'warning',
    code: 'scenario-in-rows',
    sheet,
    cell: first.cell,
    message: `Lines are called “${shorten(planned.text, 20)}” and “${shorten(actual.text, 20)}”, but a column here is one scenario for all of its lines. Check what each column is, or put plan and actual into columns of their own.`,
  })
}

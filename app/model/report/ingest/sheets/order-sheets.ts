import type { ImportPlan, ImportProse, ImportSheet, ImportTable, SheetKind } from '../../import.ts'
import type { BuiltStatement } from '../statements/statement.ts'

/** What was understood of one sheet. */
export interface ReadSheet {
  sheet: ImportSheet
  statements: BuiltStatement[]
  plans: ImportPlan[]
  tables: ImportTable[]
  prose: ImportProse[]
}

const MAIN = ['income', 'balance', 'cash flow'] as const

const KIND_ORDER: SheetKind[] = ['statement', 'plan', 'tidy', 'ledger', 'prose', 'nothing']

/** Up to so many statements are all taken unless a person says otherwise; of more, only the main ones. */
const FEW = 12

/** The main statements first, then the other sheets by kind, each in the workbook's order. */
export function orderSheets(sheets: ReadSheet[]): ReadSheet[] {
  const all = sheets.flatMap(sheet => sheet.statements.map(built => ({ sheet, built })))
  const best = MAIN.flatMap(type => {
    const candidates = all.filter(({ built }) => built.statement.type === type && built.score > 0)
    const top = candidates.reduce<(typeof candidates)[number] | undefined>(
      (winner, other) => (winner && winner.built.score >= other.built.score ? winner : other),
      undefined,
    )
    return top ? [top] : []
  })
  if (all.length > FEW) for (const { built } of all) built.statement.suggested = best.some(top => top.built === built)
  const first = [...new Set(best.map(({ sheet }) => sheet))]
  const rest = sheets.filter(sheet => !first.includes(sheet))
  return [...first, ...KIND_ORDER.flatMap(kind => rest.filter(({ sheet }) => sheet.kind === kind))]
}

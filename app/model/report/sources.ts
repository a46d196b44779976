import type { Section } from './section.ts'

/** Where a statement's figures come from, for those who work on reports: never a part of what readers get. */
export interface SourceView {
  /** As it was called when it came; null where it was removed. */
  file: string | null
  sheet: string
  /** By line item id, then by column id. */
  formulas: Record<string, Record<string, string>>
}

/** The source of every statement that has one, by section id. */
export type SourcesView = Record<string, SourceView>

/** `fileName` gives the name of a kept file. */
export function viewSources(sections: readonly Section[], fileName: (id: string) => string | undefined): SourcesView {
  const statements = sections.flatMap(({ id, body }) =>
    body.kind === 'statement' && body.source ? [{ id, body, source: body.source }] : [],
  )
  return Object.fromEntries(
    statements.map(({ id, body, source }) => {
      const formulas = body.lineItems.flatMap(item => {
        const own = Object.entries(item.values).flatMap(([column, { formula }]) =>
          formula === undefined ? [] : [[column, formula] as const],
        )
        return own.length > 0 ? [[item.id, Object.fromEntries(own)] as const] : []
      })
      return [id, { file: fileName(source.fileId) ?? null, sheet: source.sheet, formulas: Object.fromEntries(formulas) }] as const
    }),
  )
}

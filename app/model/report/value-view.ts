import type { Decimal } from '../money.ts'
import type { RestatedView } from './restate.ts'
import type { LineItem } from './section.ts'

export interface ValueView {
  value: Decimal | null
  text: string
  cell: string | null
  /** An earlier report said otherwise. */
  restated?: RestatedView
}

/** The values of a line as readers see them, by column id; every field named, see views.ts. */
export const viewValues = (
  { id, values }: LineItem,
  restatedOf?: (lineItemId: string, columnId: string) => RestatedView | undefined,
): Record<string, ValueView> =>
  Object.fromEntries(
    Object.entries(values).map(([column, { value, text, cell }]) => {
      const restated = restatedOf?.(id, column)
      return [column, { value, text, cell, ...(restated && { restated }) }]
    }),
  )

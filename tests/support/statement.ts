import type { LineItemView, StatementView } from '#app/model/report/views.ts'

type Given = Partial<Omit<LineItemView, 'values'>> & { id: string; values?: Record<string, string> }

/** A line item; values by column id, a text that is no number stands as text. */
export function lineItem({ values = {}, ...given }: Given): LineItemView {
  return {
    seriesId: null,
    label: given.id,
    level: 0,
    parent: null,
    kind: 'item',
    unit: 'currency',
    good: 'up',
    note: '',
    squad: null,
    sumOf: [],
    ...given,
    values: Object.fromEntries(
      Object.entries(values).map(([column, text]) =>
        /^-?\d/.test(text) ? [column, { value: text, text: '', cell: null }] : [column, { value: null, text, cell: null }],
      ),
    ),
  }
}

/** A statement in USD thousands: actual and budget of Q3, compared, and the actual of a year before. */
export function statementView(lineItems: LineItemView[], more: Partial<StatementView> = {}): StatementView {
  return {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'USD', scale: 3, label: '' },
    columns: [
      { id: 'actual', label: 'Q3 FY2026', period: 'FY2026-Q3', scenario: 'actual', entity: null },
      { id: 'budget', label: 'Q3 FY2026 budget', period: 'FY2026-Q3', scenario: 'budget', entity: null },
      { id: 'before', label: 'Q3 FY2025', period: 'FY2025-Q3', scenario: 'actual', entity: null },
    ],
    comparison: { column: 'actual', against: 'budget' },
    lineItems,
    checks: [],
    ...more,
  }
}

import type { LineItem, Section } from '#app/model/report/section.ts'

/** A line item of one column, `c1`. */
export function line(id: string, label: string, level: number, value: string | null, more: Partial<LineItem> = {}): LineItem {
  return {
    id,
    seriesId: null,
    label,
    level,
    parent: null,
    kind: 'item',
    unit: 'currency',
    good: 'up',
    note: '',
    squadId: null,
    labelCell: null,
    values: value === null ? {} : { c1: { value, text: '', cell: 'B2', flag: null } },
    ...more,
  }
}

export const statement = (
  id: string,
  title: string,
  lineItems: LineItem[],
  reveal: 'whole' | 'by level' | 'by line' = 'whole',
): Section => ({
  id,
  title,
  notes: `Notes on ${title}`,
  minutes: 3,
  body: {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'USD', scale: 3, label: 'USD thousands' },
    columns: [{ id: 'c1', label: 'Q2 FY2026', period: 'FY2026-Q2', scenario: 'actual', entity: null }],
    comparison: null,
    lineItems,
    checks: [],
    source: null,
    reveal,
  },
})

export const narrative = (id: string, title: string, markdown: string): Section => ({
  id,
  title,
  notes: '',
  minutes: 2,
  body: { kind: 'narrative', markdown },
})

export const chart = (id: string, title: string, statementId: string, lineItemIds: string[]): Section => ({
  id,
  title,
  notes: '',
  minutes: 2,
  body: { kind: 'chart', form: 'column', statementId, lineItemIds, columnIds: ['c1'], caption: '' },
})

/** Five parts: a narrative, a statement in two levels, a chart of it, a narrative. */
export const anyReport = (): Section[] => [
  narrative('s-welcome', 'Welcome everybody', 'We begin with **thanks**.'),
  statement(
    's-income',
    'Income statement',
    [
      line('l-revenue', 'Revenue of the quarter', 0, '98765'),
      line('l-cost', 'Cost of everything', 0, '-43210', { kind: 'subtotal', good: 'down' }),
      line('l-cloud', 'Cloud cost exploded', 1, '-31337', { parent: 'l-cost', note: 'The migration doubled it.' }),
      line('l-rent', 'Rent of the office', 1, '-11873', { parent: 'l-cost' }),
    ],
    'by level',
  ),
  chart('s-chart', 'Revenue drawn', 's-income', ['l-revenue']),
  narrative('s-closing', 'Closing the Lisbon office', 'In **September** we close the office in Lisbon.'),
]

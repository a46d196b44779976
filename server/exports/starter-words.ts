/** A line of a starter's statement: its example figures by column, or what it is the sum of ('-tax' takes away). */
export interface StarterLine {
  id: string
  label: string
  level: number
  kind: 'heading' | 'item' | 'subtotal' | 'total'
  figures?: readonly string[]
  sum?: readonly string[]
}

const income: StarterLine[] = [
  { id: 'licences', label: 'Subscriptions', level: 1, kind: 'item', figures: ['4200', '4000', '3600'] },
  { id: 'services', label: 'Services', level: 1, kind: 'item', figures: ['900', '1000', '850'] },
  { id: 'revenue', label: 'Revenue', level: 0, kind: 'subtotal', sum: ['licences', 'services'] },
  { id: 'cloud', label: 'Cloud cost', level: 1, kind: 'item', figures: ['-640', '-500', '-430'] },
  { id: 'support', label: 'Support', level: 1, kind: 'item', figures: ['-310', '-320', '-290'] },
  { id: 'direct', label: 'Cost of sales', level: 0, kind: 'subtotal', sum: ['cloud', 'support'] },
  { id: 'gross', label: 'Gross profit', level: 0, kind: 'subtotal', sum: ['revenue', 'direct'] },
  { id: 'wages', label: 'Wages and salaries', level: 1, kind: 'item', figures: ['-2400', '-2350', '-2100'] },
  { id: 'rent', label: 'Rent', level: 1, kind: 'item', figures: ['-180', '-180', '-170'] },
  { id: 'other', label: 'Other expenses', level: 1, kind: 'item', figures: ['-260', '-240', '-250'] },
  { id: 'operating', label: 'Operating expenses', level: 0, kind: 'subtotal', sum: ['wages', 'rent', 'other'] },
  { id: 'profit', label: 'Operating profit', level: 0, kind: 'total', sum: ['gross', 'operating'] },
]

const balance: StarterLine[] = [
  { id: 'cash', label: 'Cash', level: 1, kind: 'item', figures: ['3100', '2400'] },
  { id: 'receivables', label: 'Receivables', level: 1, kind: 'item', figures: ['1900', '1700'] },
  { id: 'equipment', label: 'Equipment', level: 1, kind: 'item', figures: ['800', '900'] },
  { id: 'assets', label: 'Total assets', level: 0, kind: 'total', sum: ['cash', 'receivables', 'equipment'] },
  { id: 'payables', label: 'Payables', level: 1, kind: 'item', figures: ['1200', '1100'] },
  { id: 'loans', label: 'Loans', level: 1, kind: 'item', figures: ['1000', '1300'] },
  { id: 'equity', label: 'Equity', level: 1, kind: 'item', figures: ['3600', '2600'] },
  { id: 'liabilities', label: 'Total liabilities and equity', level: 0, kind: 'total', sum: ['payables', 'loans', 'equity'] },
]

/** What the starter workbook says. */
export const starterWords = {
  title: 'Starter workbook for a board report',
  fileName: 'Board report, starter.xlsx',
  foot: (company: string) => `${company}. Example figures: write yours over them.`,
  below: ['Example figures: write yours over them. Sums are formulas: insert a line between two others and it counts too.'],
  scenario: { actual: 'Actual', budget: 'Budget', forecast: 'Forecast' },
  guide: {
    name: 'How to use it',
    lines: [
      'Every figure in this workbook is an example. Write your own over it, rename the lines, add lines and columns, and delete what you do not need.',
      'Keep one table to a sheet, with its title and its unit ("Figures in USD thousands") above it.',
      'Head each column with its period and its scenario: "Q3 FY2026 Actual", "Q3 FY2026 Budget", "30 Sep 2026 Actual".',
      'Let sums be formulas: from them it is known which lines a sum is made of. Indent lines below what they belong to.',
      'Leave differences and percentages out: the report works out every variance itself. Write costs with a minus, or all without.',
      'A cell that is empty has no figure; write 0 where the figure is nought, and a dash where there is none.',
      'The plan has one line for each item, numbered 1, 1.1, 1.2; the volumes have one line for each product and period.',
      'Then upload the workbook. You see what was understood, with sheet and cell, before anything becomes a draft.',
    ],
  },
  income: { title: 'Income statement', lines: income },
  balance: { title: 'Balance sheet', lines: balance },
  plan: {
    title: 'Production plan',
    items: [
      { number: '1', label: 'New release', owner: 'Product', status: 'on track', progress: 40, note: '' },
      { number: '1.1', label: 'Design', owner: 'Product', status: 'done', progress: 100, note: '' },
      { number: '1.2', label: 'Build', owner: 'Product', status: 'at risk', progress: 25, note: 'Waits for a supplier.' },
      { number: '2', label: 'Second warehouse', owner: 'Operations', status: 'not started', progress: 0, note: '' },
    ],
    volumes: [
      { label: 'Product A', unit: 'pieces', planned: '1200', actual: '1150' },
      { label: 'Product B', unit: 'pieces', planned: '800', actual: '860' },
    ],
  } as const,
}

import { type Decimal, negate, subtract, sum } from '#app/model/money.ts'
import { SQUADS, type SquadName } from '../squads.ts'
import type { FigureName, Figures } from './model.ts'

/** How a row's numbers are shown in the workbook. Money is in EUR thousands, prices in EUR, percentages are stored as shares of one. */
export type Format = 'money' | 'count' | 'percent' | 'days' | 'rate' | 'price'

export interface Row {
  id: string
  label: string
  level: number
  kind: 'heading' | 'item' | 'subtotal' | 'total'
  format: Format
  /** What the row holds; headings hold nothing. */
  of?: (figures: Figures) => Decimal
  /** The formula, over other rows of the sheet. Both ends of it come from the same model; the tests compare them. */
  formula?:
    | { sum: string[]; less?: string[] }
    | { part: string; of: string }
    | { oneLess: string; of: string }
    | { days: string; of: string }
  good?: 'up' | 'down'
  owner?: SquadName
}

type More = Partial<Pick<Row, 'good' | 'owner' | 'format' | 'of' | 'formula'>>
const row =
  (kind: Row['kind'], level: number) =>
  (id: string, label: string, more: More = {}): Row => ({
    id,
    label,
    level,
    kind,
    format: 'money',
    ...(kind === 'heading' ? {} : { of: figures => figures[id as FigureName] }),
    ...more,
  })
const heading = row('heading', 0)
const subheading = row('heading', 1)
const item = row('item', 1)
const detail = row('item', 2)
const single = row('item', 0)
const subtotal = row('subtotal', 0)
const innerSubtotal = row('subtotal', 1)
const total = row('total', 0)

const up = { good: 'up' } as const
const down = { good: 'down' } as const

export const INCOME: Row[] = [
  heading('h-revenue', 'Revenue'),
  subheading('h-hardware', 'Cabinets and boxes'),
  detail('revenue120', 'Tarn 120 pharmacy cabinets', { ...up, owner: 'Pharmacies' }),
  detail('revenue400', 'Tarn 400 hospital cabinets', { ...up, owner: 'Hospitals' }),
  detail('revenueGo', 'Tarn Go transport boxes', { ...up, owner: 'Hospitals' }),
  innerSubtotal('hardware', 'Hardware revenue', { ...up, formula: { sum: ['revenue120', 'revenue400', 'revenueGo'] } }),
  item('watchRevenue', 'Watch subscription', { ...up, owner: 'Watch' }),
  item('service', 'Service and spare parts', { ...up, owner: 'Field Service' }),
  subtotal('revenue', 'Total revenue', { ...up, formula: { sum: ['hardware', 'watchRevenue', 'service'] } }),
  heading('h-cost', 'Cost of sales'),
  item('materials', 'Materials', { ...down, owner: 'Supply' }),
  item('productionStaff', 'Production staff', { ...down, owner: 'Assembly' }),
  item('freight', 'Freight and packaging', { ...down, owner: 'Supply' }),
  item('watchOperations', 'Watch operations', { ...down, owner: 'Watch' }),
  item('warranty', 'Warranty and recall', { ...down, owner: 'Quality' }),
  subtotal('costOfSales', 'Total cost of sales', {
    ...down,
    formula: { sum: ['materials', 'productionStaff', 'freight', 'watchOperations', 'warranty'] },
  }),
  subtotal('grossProfit', 'Gross profit', { ...up, formula: { sum: ['revenue'], less: ['costOfSales'] } }),
  heading('h-operating', 'Operating costs'),
  item('research', 'Research and development', { ...down, owner: 'Cabinets' }),
  item('sales', 'Sales and marketing', { ...down, owner: 'Pharmacies' }),
  item('fieldService', 'Field service', { ...down, owner: 'Field Service' }),
  item('administration', 'General and administration', { ...down, owner: 'House' }),
  item('depreciation', 'Depreciation and amortisation', { ...down, owner: 'House' }),
  subtotal('operatingCosts', 'Total operating costs', {
    ...down,
    formula: { sum: ['research', 'sales', 'fieldService', 'administration', 'depreciation'] },
  }),
  subtotal('operatingProfit', 'Operating profit', { ...up, formula: { sum: ['grossProfit'], less: ['operatingCosts'] } }),
  single('interest', 'Interest on loans', { ...down, owner: 'House' }),
  subtotal('profitBeforeTax', 'Profit before tax', { ...up, formula: { sum: ['operatingProfit'], less: ['interest'] } }),
  single('tax', 'Income tax', down),
  total('netProfit', 'Net profit', { ...up, formula: { sum: ['profitBeforeTax'], less: ['tax'] } }),
]

export const BALANCE: Row[] = [
  heading('h-assets', 'Assets'),
  item('plant', 'Buildings, plant and tooling', { owner: 'Assembly' }),
  item('development', 'Capitalised development', { owner: 'Cabinets' }),
  innerSubtotal('fixedAssets', 'Fixed assets', { formula: { sum: ['plant', 'development'] } }),
  item('inventories', 'Inventories', { ...down, owner: 'Supply' }),
  item('receivables', 'Trade receivables', { ...down, owner: 'House' }),
  item('otherAssets', 'Other current assets'),
  item('cash', 'Cash', { ...up, owner: 'House' }),
  innerSubtotal('currentAssets', 'Current assets', { formula: { sum: ['inventories', 'receivables', 'otherAssets', 'cash'] } }),
  total('assets', 'Total assets', { formula: { sum: ['fixedAssets', 'currentAssets'] } }),
  heading('h-claims', 'Equity and liabilities'),
  item('shareCapital', 'Share capital'),
  item('retained', 'Retained earnings', up),
  innerSubtotal('equity', 'Equity', { ...up, formula: { sum: ['shareCapital', 'retained'] } }),
  item('loans', 'Bank loans', { ...down, owner: 'House' }),
  item('payables', 'Trade payables', { owner: 'Supply' }),
  item('deferred', 'Watch paid in advance', { ...up, owner: 'Watch' }),
  item('warrantyProvision', 'Set aside for warranty', { ...down, owner: 'Quality' }),
  item('accruals', 'Other liabilities'),
  item('taxPayable', 'Tax to pay'),
  innerSubtotal('currentLiabilities', 'Current liabilities', {
    ...down,
    formula: { sum: ['payables', 'deferred', 'warrantyProvision', 'accruals', 'taxPayable'] },
  }),
  total('equityAndLiabilities', 'Total equity and liabilities', { formula: { sum: ['equity', 'loans', 'currentLiabilities'] } }),
]

export const CASH: Row[] = [
  heading('h-operating', 'Operations'),
  item('netProfit', 'Net profit', up),
  item('depreciation', 'Depreciation and amortisation'),
  item('changeInventories', 'Change in inventories', { ...up, owner: 'Supply' }),
  item('changeReceivables', 'Change in trade receivables', { ...up, owner: 'House' }),
  item('changeOtherAssets', 'Change in other assets', up),
  item('changePayables', 'Change in trade payables', { ...up, owner: 'Supply' }),
  item('changeDeferred', 'Change in Watch paid in advance', { ...up, owner: 'Watch' }),
  item('changeWarranty', 'Change in what is set aside for warranty', { owner: 'Quality' }),
  item('changeAccruals', 'Change in other liabilities', up),
  item('changeTax', 'Change in tax to pay'),
  subtotal('operatingCash', 'Cash from operations', {
    ...up,
    formula: {
      sum: [
        ...['netProfit', 'depreciation', 'changeInventories', 'changeReceivables', 'changeOtherAssets', 'changePayables'],
        ...['changeDeferred', 'changeWarranty', 'changeAccruals', 'changeTax'],
      ],
    },
  }),
  heading('h-investing', 'Investment'),
  item('plantSpending', 'Spent on plant and tooling', { of: figures => negate(figures.plantSpending), owner: 'Assembly' }),
  item('developmentSpending', 'Spent on development', { of: figures => negate(figures.developmentSpending), owner: 'Cabinets' }),
  subtotal('investingCash', 'Cash used for investment', { formula: { sum: ['plantSpending', 'developmentSpending'] } }),
  heading('h-financing', 'Financing'),
  item('loansDrawn', 'Loans drawn'),
  item('loansRepaid', 'Loans repaid', { of: figures => negate(figures.loansRepaid) }),
  subtotal('financingCash', 'Cash from financing', { formula: { sum: ['loansDrawn', 'loansRepaid'] } }),
  subtotal('changeInCash', 'Change in cash', { ...up, formula: { sum: ['operatingCash', 'investingCash', 'financingCash'] } }),
  single('openingCash', 'Cash at the beginning'),
  total('cash', 'Cash at the end', { ...up, formula: { sum: ['changeInCash', 'openingCash'] } }),
]

const count = { format: 'count' } as const
const percent = { format: 'percent' } as const

export const KPIS: Row[] = [
  heading('h-orders', 'Orders'),
  item('orderBookAtStart', 'Order book at the beginning'),
  item('orders', 'Orders received', { ...up, owner: 'Pharmacies' }),
  item('delivered', 'Delivered and invoiced', { of: figures => negate(figures.hardware), owner: 'Assembly' }),
  subtotal('orderBook', 'Order book at the end', { ...up, formula: { sum: ['orderBookAtStart', 'orders', 'delivered'] } }),
  heading('h-money', 'What it means in money'),
  item('revenue', 'Total revenue', up),
  item('grossProfit', 'Gross profit', up),
  item('operatingProfit', 'Operating profit', up),
  item('grossMargin', 'Gross margin', { ...percent, ...up, formula: { part: 'grossProfit', of: 'revenue' } }),
  item('operatingMargin', 'Operating margin', { ...percent, ...up, formula: { part: 'operatingProfit', of: 'revenue' } }),
  item('receivables', 'Trade receivables', { ...down, owner: 'House' }),
  item('daysOfSales', 'Days until customers pay', {
    format: 'days',
    ...down,
    owner: 'House',
    formula: { days: 'receivables', of: 'revenue' },
  }),
]

export const FIELD: Row[] = [
  heading('h-units', 'Delivered'),
  item('units120', 'Tarn 120 delivered', { ...count, ...up, owner: 'Assembly' }),
  item('units400', 'Tarn 400 delivered', { ...count, ...up, owner: 'Assembly' }),
  item('unitsGo', 'Tarn Go delivered', { ...count, ...up, owner: 'Assembly' }),
  subtotal('units', 'Cabinets and boxes delivered', { ...count, ...up, formula: { sum: ['units120', 'units400', 'unitsGo'] } }),
  heading('h-watch', 'Watch'),
  item('watchedAtStart', 'Under Watch at the beginning', count),
  item('connected', 'Connected', { ...count, ...up, owner: 'Watch' }),
  item('ended', 'Ended', { ...count, of: figures => negate(figures.ended), ...up, owner: 'Watch' }),
  subtotal('watched', 'Cabinets under Watch at the end', {
    ...count,
    ...up,
    formula: { sum: ['watchedAtStart', 'connected', 'ended'] },
  }),
  heading('h-quality', 'How well we did it'),
  item('renewal', 'Watch renewal', { ...percent, ...up, owner: 'Watch', formula: { oneLess: 'ended', of: 'watchedAtStart' } }),
  item('onTime', 'Delivered on the promised day', { ...percent, ...up, owner: 'Supply' }),
  item('alarms', 'Alarms answered within 15 minutes', { ...percent, ...up, owner: 'Watch' }),
  item('failures', 'Failures per 1,000 cabinets', { format: 'rate', ...down, owner: 'Quality' }),
  item('incidents', 'Storage incidents at customers', { ...count, ...down, owner: 'Quality' }),
]

export const HEADCOUNT: Row[] = [
  single('peopleAtStart', 'People at the beginning', count),
  single('joined', 'Joined', { ...count, owner: 'House' }),
  single('left', 'Left', { ...count, of: figures => negate(figures.left), owner: 'House' }),
  total('people', 'People at the end', { ...count, formula: { sum: ['peopleAtStart', 'joined', 'left'] } }),
  heading('h-squads', 'By squad'),
  ...SQUADS.map(squad => item(squad.row, squad.name, { ...count, owner: squad.name })),
  total('bySquad', 'All squads', { ...count, of: figures => figures.people, formula: { sum: SQUADS.map(squad => squad.row) } }),
]

export const GROWTH: Row[] = [
  single('hardware', 'Hardware', { ...up, owner: 'Assembly' }),
  single('watchRevenue', 'Watch', { ...up, owner: 'Watch' }),
  single('service', 'Service', { ...up, owner: 'Field Service' }),
  subtotal('revenue', 'Revenue', { ...up, formula: { sum: ['hardware', 'watchRevenue', 'service'] } }),
  single('grossProfit', 'Gross profit', up),
  single('operatingProfit', 'Operating profit', up),
  single('cash', 'Cash', { ...up, owner: 'House' }),
  single('watched', 'Number of cabinets under Watch', { ...count, ...up, owner: 'Watch' }),
  single('people', 'Number of people', { ...count, owner: 'House' }),
  single('failures', 'Number of failures per 1,000 cabinets', { format: 'rate', ...down, owner: 'Quality' }),
]

/** The same line once in the budget and once as it came: what a bridge is made of. */
export function bridge(budget: Figures): Row[] {
  const change = (...names: FigureName[]) => ({ of: (figures: Figures) => sum(names.map(name => subtract(figures[name], budget[name]))) })
  const cost = (...names: FigureName[]) => ({ of: (figures: Figures) => negate(change(...names).of(figures)), ...up })
  const steps = ['b-hardware', 'b-recurring', 'b-materials', 'b-making', 'b-warranty', 'b-field', 'b-other']
  return [
    single('b-budget', 'Operating profit, budget', { of: () => budget.operatingProfit, ...up }),
    single('b-hardware', 'Hardware revenue', { ...change('hardware'), ...up, owner: 'Assembly' }),
    single('b-recurring', 'Watch and service', { ...change('watchRevenue', 'service'), ...up, owner: 'Watch' }),
    single('b-materials', 'Materials and freight', { ...cost('materials', 'freight'), owner: 'Supply' }),
    single('b-making', 'Making and running', { ...cost('productionStaff', 'watchOperations'), owner: 'Assembly' }),
    single('b-warranty', 'Warranty and recall', { ...cost('warranty'), owner: 'Quality' }),
    single('b-field', 'Field service', { ...cost('fieldService'), owner: 'Field Service' }),
    single('b-other', 'Other operating costs', { ...cost('research', 'sales', 'administration', 'depreciation'), owner: 'House' }),
    total('b-actual', 'Operating profit, actual', {
      of: figures => figures.operatingProfit,
      ...up,
      formula: { sum: ['b-budget', ...steps] },
    }),
  ]
}

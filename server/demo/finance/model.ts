import { add, compare, type Decimal, divide, multiply, negate, round, subtract, sum } from '#app/model/money.ts'
import { HISTORY, REPORTED } from '../calendar.ts'
import { ACTUAL, BUDGET, INTEREST_RATE, OPENING, QUARTER_DAYS, SQUAD_ROWS, TAX_RATE, type Table } from './assumptions.ts'

/**
 * All figures of one quarter by name. Money in EUR thousands without decimals (prices in EUR), shares of one with three or four decimals.
 * Costs, depreciation and spending are positive amounts; the sheets decide how they are shown.
 */
export type Figures = Record<FigureName, Decimal>
export type FigureName = (typeof FIGURES)[number]

const FIGURES = [
  ...['units120', 'units400', 'unitsGo', 'units', 'price120', 'price400', 'priceGo'],
  ...['revenue120', 'revenue400', 'revenueGo', 'hardware', 'watchRevenue', 'service', 'revenue'],
  ...['materials', 'productionStaff', 'freight', 'watchOperations', 'warranty', 'warrantyUsed', 'costOfSales', 'grossProfit'],
  ...['research', 'sales', 'fieldService', 'administration', 'depreciation', 'operatingCosts', 'operatingProfit'],
  ...['interest', 'profitBeforeTax', 'tax', 'netProfit'],
  ...['plant', 'development', 'fixedAssets', 'inventories', 'receivables', 'otherAssets', 'cash', 'currentAssets', 'assets'],
  ...['shareCapital', 'retained', 'equity', 'loans', 'payables', 'deferred', 'warrantyProvision', 'accruals', 'taxPayable'],
  ...['currentLiabilities', 'equityAndLiabilities'],
  ...['changeInventories', 'changeReceivables', 'changeOtherAssets', 'changePayables', 'changeDeferred', 'changeWarranty'],
  ...['changeAccruals', 'changeTax', 'operatingCash', 'plantSpending', 'developmentSpending', 'investingCash'],
  ...['loansDrawn', 'loansRepaid', 'financingCash', 'changeInCash', 'openingCash'],
  ...['watchedAtStart', 'connected', 'ended', 'watched', 'renewal', 'alarms', 'incidents'],
  ...['orderBookAtStart', 'orders', 'orderBook', 'onTime', 'failures', 'grossMargin', 'operatingMargin', 'daysOfSales'],
  ...['peopleAtStart', 'joined', 'left', 'people', ...SQUAD_ROWS],
] as const

/** What a quarter hands to the next one. */
type Balances = Pick<
  Figures,
  | 'plant'
  | 'development'
  | 'inventories'
  | 'receivables'
  | 'otherAssets'
  | 'cash'
  | 'shareCapital'
  | 'retained'
  | 'loans'
  | 'payables'
  | 'deferred'
  | 'warrantyProvision'
  | 'accruals'
  | 'taxPayable'
  | 'watched'
  | 'orderBook'
  | 'people'
> & { lossCarried: Decimal }

/** The model of one company: figures by quarter index (−6 to 5), and the budgets of the reported quarters (0 to 5). */
export interface Finances {
  actual(index: number): Figures
  budget(index: number): Figures
}

/** Runs the model over all quarters. Exact: every amount is rounded to whole thousands where it arises, then only added. */
export function runFinances(): Finances {
  const actuals: Figures[] = []
  const budgets: Figures[] = []
  let balances = openingBalances()
  for (let at = 0; at < HISTORY + REPORTED; at++) {
    if (at >= HISTORY) budgets.push(quarter(BUDGET, at - HISTORY, balances).figures)
    const { figures, lossCarried } = quarter(ACTUAL, at, balances)
    actuals.push(figures)
    balances = { ...figures, lossCarried }
  }
  return {
    actual: index => found(actuals[index + HISTORY], index),
    budget: index => found(budgets[index], index),
  }
}

function found(figures: Figures | undefined, index: number): Figures {
  if (!figures) throw new RangeError(`the model has no quarter ${index}`)
  return figures
}

function openingBalances(): Balances {
  const { plant, development, inventories, receivables, otherAssets, cash } = OPENING
  const { shareCapital, loans, payables, deferred, warranty, accruals, tax, watched, orderBook, people } = OPENING
  const assets = sum([plant, development, inventories, receivables, otherAssets, cash])
  const claims = sum([shareCapital, loans, payables, deferred, warranty, accruals, tax])
  return {
    ...{ plant, development, inventories, receivables, otherAssets, cash, shareCapital, loans, payables, deferred, accruals },
    ...{ watched, orderBook, people },
    retained: subtract(assets, claims),
    warrantyProvision: warranty,
    taxPayable: tax,
    lossCarried: '0',
  }
}

const whole = (amount: Decimal): Decimal => round(amount, 0)
const thousands = (units: Decimal, euros: Decimal): Decimal => whole(multiply(multiply(units, euros), '0.001'))
const share = (part: Decimal, of: Decimal, places = 4): Decimal => divide(part, of, places) ?? '0'
const atLeastZero = (amount: Decimal): Decimal => (compare(amount, '0') < 0 ? '0' : amount)

function quarter(table: Table, at: number, before: Balances): { figures: Figures; lossCarried: Decimal } {
  const given = (name: string): Decimal => {
    const value = table[name]?.[at]
    if (value === undefined) throw new RangeError(`no ${name} for column ${at}`)
    return value.startsWith('.') ? `0${value}` : value
  }

  const watched = subtract(add(before.watched, given('connected')), given('ended'))
  const averageWatched = multiply(add(before.watched, watched), '0.5')
  const revenue120 = thousands(given('units120'), given('price120'))
  const revenue400 = thousands(given('units400'), given('price400'))
  const revenueGo = thousands(given('unitsGo'), given('priceGo'))
  const hardware = sum([revenue120, revenue400, revenueGo])
  const watchRevenue = thousands(averageWatched, given('watchPrice'))
  const revenue = sum([hardware, watchRevenue, given('service')])

  const materials = whole(multiply(hardware, given('materials')))
  const freight = whole(multiply(hardware, given('freight')))
  const costOfSales = sum([materials, given('productionStaff'), freight, given('watchOperations'), given('warranty')])
  const grossProfit = subtract(revenue, costOfSales)
  const depreciation = add(given('plantDepreciation'), given('amortisation'))
  const operatingCosts = sum([given('research'), given('sales'), given('fieldService'), given('administration'), depreciation])
  const operatingProfit = subtract(grossProfit, operatingCosts)
  const interest = whole(multiply(multiply(before.loans, INTEREST_RATE), '0.25'))
  const profitBeforeTax = subtract(operatingProfit, interest)
  // A loss is set against later profits; no tax income is shown for it in advance.
  const taxable = atLeastZero(subtract(atLeastZero(profitBeforeTax), before.lossCarried))
  const used = subtract(atLeastZero(profitBeforeTax), taxable)
  const lossCarried = add(subtract(before.lossCarried, used), atLeastZero(negate(profitBeforeTax)))
  const tax = whole(multiply(taxable, TAX_RATE))
  const netProfit = subtract(profitBeforeTax, tax)

  const plant = subtract(add(before.plant, given('plantSpending')), given('plantDepreciation'))
  const development = subtract(add(before.development, given('developmentSpending')), given('amortisation'))
  const receivables = whole(multiply(share(multiply(revenue, given('receivableDays')), QUARTER_DAYS, 6), '1'))
  const payables = whole(share(multiply(add(materials, freight), given('payableDays')), QUARTER_DAYS, 6))
  const deferred = whole(multiply(watchRevenue, given('deferredShare')))
  const warrantyProvision = subtract(add(before.warrantyProvision, given('warranty')), given('warrantyUsed'))
  // Tax is paid in the quarter after the one that it belongs to.
  const taxPayable = tax
  const loans = subtract(add(before.loans, given('loansDrawn')), given('loansRepaid'))

  const changes = {
    changeInventories: subtract(before.inventories, given('inventories')),
    changeReceivables: subtract(before.receivables, receivables),
    changeOtherAssets: subtract(before.otherAssets, given('otherAssets')),
    changePayables: subtract(payables, before.payables),
    changeDeferred: subtract(deferred, before.deferred),
    changeWarranty: subtract(warrantyProvision, before.warrantyProvision),
    changeAccruals: subtract(given('accruals'), before.accruals),
    changeTax: subtract(taxPayable, before.taxPayable),
  }
  const operatingCash = sum([netProfit, depreciation, ...Object.values(changes)])
  const investingCash = negate(add(given('plantSpending'), given('developmentSpending')))
  const financingCash = subtract(given('loansDrawn'), given('loansRepaid'))
  const changeInCash = sum([operatingCash, investingCash, financingCash])
  const cash = add(before.cash, changeInCash)

  const fixedAssets = add(plant, development)
  const currentAssets = sum([given('inventories'), receivables, given('otherAssets'), cash])
  const retained = add(before.retained, netProfit)
  const equity = add(before.shareCapital, retained)
  const currentLiabilities = sum([payables, deferred, warrantyProvision, given('accruals'), taxPayable])

  const squads = Object.fromEntries(SQUAD_ROWS.map(name => [name, given(name)])) as Record<(typeof SQUAD_ROWS)[number], Decimal>
  const people = sum(Object.values(squads))
  const figures: Figures = {
    units120: given('units120'),
    units400: given('units400'),
    unitsGo: given('unitsGo'),
    units: sum([given('units120'), given('units400'), given('unitsGo')]),
    price120: given('price120'),
    price400: given('price400'),
    priceGo: given('priceGo'),
    ...{ revenue120, revenue400, revenueGo, hardware, watchRevenue, service: given('service'), revenue },
    ...{ materials, freight, costOfSales, grossProfit, depreciation, operatingCosts, operatingProfit, interest, profitBeforeTax },
    productionStaff: given('productionStaff'),
    watchOperations: given('watchOperations'),
    warranty: given('warranty'),
    warrantyUsed: given('warrantyUsed'),
    research: given('research'),
    sales: given('sales'),
    fieldService: given('fieldService'),
    administration: given('administration'),
    ...{ tax, netProfit, plant, development, fixedAssets, receivables, cash, currentAssets },
    inventories: given('inventories'),
    otherAssets: given('otherAssets'),
    assets: add(fixedAssets, currentAssets),
    shareCapital: before.shareCapital,
    ...{ retained, equity, loans, payables, deferred, warrantyProvision, taxPayable, currentLiabilities },
    accruals: given('accruals'),
    equityAndLiabilities: sum([equity, loans, currentLiabilities]),
    ...changes,
    ...{ operatingCash, investingCash, financingCash, changeInCash },
    plantSpending: given('plantSpending'),
    developmentSpending: given('developmentSpending'),
    loansDrawn: given('loansDrawn'),
    loansRepaid: given('loansRepaid'),
    openingCash: before.cash,
    watchedAtStart: before.watched,
    connected: given('connected'),
    ended: given('ended'),
    watched,
    renewal: subtract('1', share(given('ended'), before.watched)),
    alarms: percent(given('alarms')),
    incidents: given('incidents'),
    orderBookAtStart: before.orderBook,
    orders: given('orders'),
    orderBook: subtract(add(before.orderBook, given('orders')), hardware),
    onTime: percent(given('onTime')),
    failures: given('failures'),
    grossMargin: share(grossProfit, revenue),
    operatingMargin: share(operatingProfit, revenue),
    daysOfSales: round(share(multiply(receivables, QUARTER_DAYS), revenue, 6), 1),
    peopleAtStart: before.people,
    joined: add(subtract(people, before.people), given('left')),
    left: given('left'),
    people,
    ...squads,
  }
  return { figures, lossCarried }
}

/** '95.2' (per cent) as a share of one. */
const percent = (text: Decimal): Decimal => multiply(text, '0.01')

import { type Quarter, REPORTED } from '../calendar.ts'
import type { Figures, Finances } from './model.ts'
import { BALANCE, bridge, CASH, FIELD, GROWTH, HEADCOUNT, INCOME, KPIS, type Row } from './rows.ts'

export interface SheetColumn {
  /** First header row: 'Q1 FY2027' or '30 Sep 2026'. */
  period: string
  /** Second header row. */
  scenario: 'Actual' | 'Budget'
  figures: Figures
}

export interface Sheet {
  name: string
  title: string
  unitLine: string
  statement: 'income' | 'balance' | 'cash flow' | 'kpi' | 'headcount' | 'other'
  columns: SheetColumn[]
  rows: Row[]
}

/** The statements of a quarter's report, in the order of the workbook. `quarters` are those of calendar.ts. */
export function sheetsOf(index: number, quarters: Quarter[], finances: Finances): Sheet[] {
  const quarter = (at: number) => quarters[at + quarters.length - REPORTED] as Quarter
  const actual = (at: number, period = quarter(at).label): SheetColumn => ({ period, scenario: 'Actual', figures: finances.actual(at) })
  const budget = (period = quarter(index).label): SheetColumn => ({ period, scenario: 'Budget', figures: finances.budget(index) })
  const day = (at: number) => dayLabel(quarter(at).to)
  const comparison = [actual(index), budget(), actual(index - 4)]
  const six = [-5, -4, -3, -2, -1, 0].map(offset => actual(index + offset))
  const money = 'EUR thousands'
  const yearEnds = 'fiscal year ends 30 June'
  return [
    {
      ...{ name: 'Income statement', title: 'Income statement', unitLine: `${money}, ${yearEnds}` },
      ...{ statement: 'income', columns: comparison, rows: INCOME },
    },
    {
      ...{ name: 'Bridge', title: 'From budget to actual', unitLine: money, statement: 'other' },
      ...{ columns: [actual(index)], rows: bridge(finances.budget(index)) },
    },
    {
      ...{ name: 'Growth', title: 'Six quarters', unitLine: `${money} unless stated otherwise` },
      ...{ statement: 'other', columns: six, rows: GROWTH },
    },
    {
      ...{ name: 'KPIs', title: 'Orders and returns', unitLine: `${money} unless stated otherwise` },
      ...{ statement: 'kpi', columns: comparison, rows: KPIS },
    },
    {
      ...{ name: 'Field', title: 'Cabinets in the field', unitLine: 'Pieces unless stated otherwise' },
      ...{ statement: 'other', columns: comparison, rows: FIELD },
    },
    {
      ...{ name: 'Balance sheet', title: 'Balance sheet', unitLine: `${money}, ${yearEnds}`, statement: 'balance' },
      columns: [actual(index, day(index)), budget(day(index)), actual(index - 1, day(index - 1)), actual(index - 4, day(index - 4))],
      rows: BALANCE,
    },
    {
      ...{ name: 'Cash flow', title: 'Cash flow statement', unitLine: `${money}, ${yearEnds}` },
      ...{ statement: 'cash flow', columns: comparison, rows: CASH },
    },
    {
      ...{ name: 'Headcount', title: 'Headcount', unitLine: 'Number of people at the end of the quarter' },
      ...{ statement: 'headcount', columns: comparison, rows: HEADCOUNT },
    },
  ] as Sheet[]
}

/** '30 Sep 2026' */
export const dayLabel = (date: string): string =>
  new Date(`${date}T00:00:00Z`)
    .toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .replace('Sept', 'Sep')

/** The first row of figures in every sheet of the workbook, counted from 1. */
export const FIRST_ROW = 7

/** The line item that a row of a sheet became, found by the cell of its label. */
export function lineId(
  sheet: Sheet,
  row: string,
  statement: { lineItems: { id: string; labelCell: string | null }[] },
): string | undefined {
  const at = sheet.rows.findIndex(({ id }) => id === row)
  return at === -1 ? undefined : statement.lineItems.find(item => item.labelCell === `A${FIRST_ROW + at}`)?.id
}

import { add, type Decimal } from '#app/model/money.ts'
import type { PeriodKey } from '#app/model/period.ts'
import { following, type Quarter, REPORTED } from '../calendar.ts'
import type { Finances } from './model.ts'

/** Pieces built, planned and actual: this quarter and, planned only, the one that follows. */
export interface Volume {
  what: string
  unit: string
  /** 'Q1 FY2027', and its key. */
  period: string
  key: PeriodKey
  planned: Decimal
  actual: Decimal | null
}

/** The volumes of a quarter's production plan. What is planned for the next quarter is the budget that the next report compares with. */
export function volumesOf(index: number, quarters: Quarter[], finances: Finances): Volume[] {
  const now = quarters[index + quarters.length - REPORTED] as Quarter
  const last = index === REPORTED - 1
  const products = [
    { what: 'Tarn 120', unit: 'cabinets', name: 'units120', step: '65' },
    { what: 'Tarn 400', unit: 'cabinets', name: 'units400', step: '30' },
    { what: 'Tarn Go', unit: 'boxes', name: 'unitsGo', step: '45' },
  ] as const
  return products.flatMap(({ what, unit, name, step }) => [
    { what, unit, period: now.label, key: now.key, planned: finances.budget(index)[name], actual: finances.actual(index)[name] },
    {
      ...{ what, unit, period: following(now).label, key: following(now).key, actual: null },
      planned: last ? add(finances.actual(index)[name], step) : finances.budget(index + 1)[name],
    },
  ])
}

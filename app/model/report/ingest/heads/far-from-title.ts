import type { ImportColumn } from '../../import.ts'
import type { Row } from '../rows/rows.ts'
import { type HeaderFacts, namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { areSums } from './total-column.ts'

// `Project plan | 2016 | 2017 | Total actual` on a sheet called `2024`: what names no time is of the title's year where that goes on with the
// years beside it. Years apart from them, or the sum of them, it is of no single year.

/** Takes the title's period from such columns: which period they are is asked. */
export function leaveFarFromTitle(columns: ImportColumn[], heads: readonly TableColumn[], rows: readonly Row[]): void {
  const own = columns.filter((column, at) => isPeriod(column) && isDated(heads[at]?.facts))
  const years = new Set(own.map(yearOf))
  if (own.length < 2) return
  const whole = own.filter(ofYear)
  for (const [at, column] of columns.entries()) {
    const facts = heads[at]?.facts
    if (!isPeriod(column) || !facts || namesTime(facts)) continue
    // A month is what the table is about, whatever years stand beside it.
    const isFar = ofYear(column) && [...years].every(year => Math.abs(year - yearOf(column)) > 1)
    const alike = whole.filter(({ scenario }) => scenario === column.scenario)
    if (isFar || (new Set(alike.map(yearOf)).size > 1 && areSums(rows, alike, column))) column.period = null
  }
}

const isPeriod = ({ role, period }: ImportColumn): boolean => role === 'period' && period !== null
const isDated = (facts: HeaderFacts | undefined): boolean => facts !== undefined && (facts.year !== null || facts.end !== null)
const ofYear = ({ period }: ImportColumn): boolean => /^FY\d{4}$/.test(period ?? '')
const yearOf = ({ period }: ImportColumn): number => Number(/\d{4}/.exec(period ?? '')?.[0])

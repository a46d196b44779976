import { fiscalYear, parsePeriod, periodKey, periodLabel, yearsBefore } from '#app/model/period.ts'
import { Select } from '../field.tsx'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

const { head } = words.editor
const TWELVE = Array.from({ length: 12 }, (_, at) => at)

/** Of a fiscal year: the whole, its quarters, halves and months. A month says how many calendar years before the fiscal year it lies. */
const partsOf = (firstMonth: number): { value: string; label: string }[] => [
  { value: '', label: head.whole },
  ...[1, 2, 3, 4].map(n => ({ value: `-Q${n}`, label: head.quarter(n) })),
  ...[1, 2].map(n => ({ value: `-H${n}`, label: head.half(n) })),
  ...TWELVE.map(at => {
    const month = ((firstMonth - 1 + at) % 12) + 1
    return { value: `M${month}-${firstMonth > 1 && month >= firstMonth ? 1 : 0}`, label: head.months[month - 1] ?? '' }
  }),
]

/** How the two fields say a period; one that is neither of these (a year to date, other days) is an option of its own and stays. */
function saidAs(period: string | null, thisYear: number, firstMonth: number): { year: number; part: string; own: boolean } {
  const known = period === null ? null : parsePeriod(period)
  if (!known || period === null) return { year: thisYear, part: '', own: false }
  const year = fiscalYear(known, firstMonth)
  if (known.kind === 'year' || known.kind === 'quarter' || known.kind === 'half') return { year, part: period.slice(6), own: false }
  if (known.kind === 'month') return { year, part: `M${known.month}-${year - known.year}`, own: false }
  return { year, part: `${year}=${period}`, own: true }
}

/** A fiscal year and a part of it; the form gets `year` and `part`, of which `periodOf` makes the key of the period. */
export function PeriodFields({ period, thisYear, error }: { period: string | null; thisYear: number; error?: string | undefined }) {
  const { fiscalYearStart } = useFormats()
  const { year, part, own } = saidAs(period, thisYear, fiscalYearStart)
  const years = Array.from({ length: 16 }, (_, at) => thisYear + 2 - at)
  if (!years.includes(year)) years.push(year)
  return (
    <div className="field-pair">
      <Select
        label={head.year}
        name="year"
        defaultValue={String(year)}
        options={years.map(year => ({ value: String(year), label: `FY${year}` }))}
        {...(error ? { error } : {})}
      />
      <Select
        label={head.part}
        name="part"
        defaultValue={part}
        options={[...(own && period ? [{ value: part, label: periodLabel(period) }] : []), ...partsOf(fiscalYearStart)]}
      />
    </div>
  )
}

/** The key of what the two fields say; what they cannot say is no key, and is refused as such. */
export function periodOf({ year, part }: { year: string; part: string }): string {
  if (!/^\d{4}$/.test(year)) return ''
  const own = /^(\d{4})=(.+)$/.exec(part)
  const other = own?.[2] ? parsePeriod(own[2]) : null
  // In another year: the same days of that one.
  if (own && other) return periodKey(yearsBefore(other, Number(own[1]) - Number(year)))
  const month = /^M(\d{1,2})-([01])$/.exec(part)
  return month ? periodKey({ kind: 'month', year: Number(year) - Number(month[2]), month: Number(month[1]) }) : `FY${year}${part}`
}

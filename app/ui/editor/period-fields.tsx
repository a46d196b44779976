import { parsePeriod } from '#app/model/period.ts'
import { Select } from '../field.tsx'
import { words } from '../words.ts'

const { head } = words.editor
const PARTS = [
  { value: '', label: head.whole },
  ...[1, 2, 3, 4].map(n => ({ value: `-Q${n}`, label: head.quarter(n) })),
  ...[1, 2].map(n => ({ value: `-H${n}`, label: head.half(n) })),
]

/** A fiscal year and a part of it; the form gets `year` and `part`, which joined are the key of the period. */
export function PeriodFields({ period, thisYear, error }: { period: string | null; thisYear: number; error?: string | undefined }) {
  const known = period === null ? null : parsePeriod(period)
  const [, year = String(thisYear), part = ''] = /^FY(\d{4})(-[QH]\d)?$/.exec(period ?? '') ?? []
  const years = Array.from({ length: 16 }, (_, at) => thisYear + 2 - at)
  if (known && !years.includes(Number(year))) years.push(Number(year))
  return (
    <div className="field-pair">
      <Select
        label={head.year}
        name="year"
        defaultValue={year}
        options={years.map(year => ({ value: String(year), label: `FY${year}` }))}
        {...(error ? { error } : {})}
      />
      <Select label={head.part} name="part" defaultValue={part} options={PARTS} />
    </div>
  )
}

/** The key of what the two fields say. */
export const periodOf = ({ year, part }: { year: string; part: string }): string => `FY${year}${part}`

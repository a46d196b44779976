import type { ReadingOptions } from '#app/model/report/ingest/options.ts'
import { Button } from '../button.tsx'
import { Checkbox, Field, Select } from '../field.tsx'
import { words } from '../words.ts'

const text = words.editor.upload.reading

/** How the file is read: what only a person can know, and the hidden parts that are left out unless asked for. */
export function ReadingFields({ options, busy, error }: { options: ReadingOptions; busy: boolean; error: string | undefined }) {
  return (
    <details className="review-reading" id="reading" open={error !== undefined}>
      <summary className="as-link">{text.title}</summary>
      <p className="field-hint">{text.hint}</p>
      <div className="field-row">
        <Select
          id={readingId('decimalMark')}
          label={text.decimalMark}
          name="reading.decimalMark"
          defaultValue={options.decimalMark ?? ''}
          options={Object.entries(text.marks).map(([value, label]) => ({ value, label }))}
        />
        <Select
          id={readingId('dayOrder')}
          label={text.dayOrder}
          name="reading.dayOrder"
          defaultValue={options.dayOrder ?? ''}
          options={Object.entries(text.orders).map(([value, label]) => ({ value, label }))}
        />
        <Select
          id={readingId('fileFirstMonth')}
          label={text.fileFirstMonth}
          name="reading.fileFirstMonth"
          defaultValue={options.fileFirstMonth ?? ''}
          options={text.firstMonths.map((label, at) => ({ value: at === 0 ? '' : String(at), label }))}
        />
        <Select
          id={readingId('years')}
          label={text.years}
          name="reading.years"
          defaultValue={options.years ?? ''}
          options={Object.entries(text.yearsAre).map(([value, label]) => ({ value, label }))}
        />
        <Field
          id={readingId('year')}
          label={text.year}
          hint={text.yearBegins}
          name="reading.year"
          inputMode="numeric"
          maxLength={4}
          size={6}
          defaultValue={options.year ?? ''}
          check={typed => (typed.trim() === '' || isYear(typed) ? undefined : text.yearHint)}
        />
      </div>
      {(['hiddenSheets', 'hiddenRows', 'hiddenColumns'] as const).map(part => (
        <Checkbox key={part} label={text[part]} name={`reading.${part}`} defaultChecked={options[part] ?? false} />
      ))}
      {error && (
        <p className="field-fault" role="alert">
          {error}
        </p>
      )}
      <Button name="intent" value="read again" busy={busy}>
        {text.again}
      </Button>
    </details>
  )
}

/** The id of one of the fields. */
export const readingId = (field: keyof ReadingOptions): string => `reading-${field}`

const isYear = (typed: string): boolean => /^(?:19|20|21)\d\d$/.test(typed.trim())

/** What the fields say, as it was posted. */
export function readingOf(field: (name: string) => string): ReadingOptions {
  const mark = field('reading.decimalMark')
  const order = field('reading.dayOrder')
  const years = field('reading.years')
  const month = Number(field('reading.fileFirstMonth'))
  const year = field('reading.year')
  return {
    ...(mark === '.' || mark === ',' ? { decimalMark: mark } : {}),
    ...(order === 'day' || order === 'month' ? { dayOrder: order } : {}),
    ...(month >= 1 && month <= 12 ? { fileFirstMonth: month } : {}),
    ...(years === 'headings' || years === 'figures' ? { years } : {}),
    ...(isYear(year) ? { year: Number(year) } : {}),
    ...(field('reading.hiddenSheets') && { hiddenSheets: true }),
    ...(field('reading.hiddenRows') && { hiddenRows: true }),
    ...(field('reading.hiddenColumns') && { hiddenColumns: true }),
  }
}

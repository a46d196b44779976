import { WITHHELD_REASONS, type Withheld } from '#app/model/report/section.ts'
import { Field, Select } from '../field.tsx'
import { words } from '../words.ts'

const text = words.editor.section

/** The kind of reason and the day of the next look; fields `reason` and `lookAgainOn`. */
export function WithheldFields({ initial, errors, today }: { initial: Withheld | null; errors: Record<string, string>; today: string }) {
  return (
    <>
      <Select
        label={text.reason}
        name="reason"
        defaultValue={initial?.reason ?? 'legal'}
        options={WITHHELD_REASONS.map(reason => ({ value: reason, label: words.reports.reason[reason] }))}
      />
      <Field
        label={text.lookAgainOn}
        hint={text.lookAgainHint}
        name="lookAgainOn"
        type="date"
        min={today}
        defaultValue={initial?.lookAgainOn ?? ''}
        required
        {...(errors.lookAgainOn ? { error: errors.lookAgainOn } : {})}
      />
    </>
  )
}

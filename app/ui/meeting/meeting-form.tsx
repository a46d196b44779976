import { Form } from '../framework.ts'
import type { ScheduleChoices } from '#server/use/meetings/schedule.ts'
import { Button } from '../button.tsx'
import { Checkbox, Fault, Field, Select } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { useFormats } from '../formats.tsx'
import { Notice } from '../notice.tsx'
import { Actions } from '../page.tsx'
import { toldApart } from '../reports/told-apart.ts'
import { meeting as words } from '../words/meeting.ts'

const text = words.form
const LABELS = {
  title: text.name,
  reportId: text.report,
  startsAt: text.startsAt,
  minutes: text.minutes,
  hearItUrl: text.hear,
  presenterIds: text.presenters,
}

/** What the fields begin with; what was typed goes before it. */
export interface MeetingFields {
  title: string
  reportId: string
  startsAt: string
  minutes: string
  hearItUrl: string
  captioned: boolean
  presenterIds: readonly string[]
}

/** Plans or changes a meeting. `chooses`: whether this person may choose the report and who presents; otherwise both are only told. */
export function MeetingForm({
  choices,
  fields,
  answer,
  timeZone,
  busy,
  submit,
  version,
  chooses = true,
}: {
  choices: ScheduleChoices
  fields: MeetingFields
  answer: { errors: Record<string, string>; typed: Record<string, string | string[]> } | undefined
  timeZone: string
  busy: boolean
  submit: string
  version?: number
  chooses?: boolean
}) {
  const { errors, typed } = answer ?? { errors: {} as Record<string, string>, typed: undefined }
  const given = (name: Exclude<keyof MeetingFields, 'captioned' | 'presenterIds'>) => String(typed?.[name] ?? fields[name])
  const presenters = typed?.presenterIds ? [typed.presenterIds].flat() : fields.presenterIds
  const names = toldApart(choices.reports, useFormats())
  if (choices.reports.length === 0)
    return (
      <Notice>
        <p>{text.noReports}</p>
      </Notice>
    )
  return (
    <Form method="post" noValidate>
      <FormErrors errors={answer?.errors} labels={LABELS} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Field name="title" label={text.name} defaultValue={given('title')} error={errors.title} maxLength={200} required />
      <Select
        name="reportId"
        label={text.report}
        hint={chooses ? `${text.reportHint} ${text.roundHint}` : text.chosen}
        defaultValue={given('reportId')}
        error={errors.reportId}
      >
        {choices.reports.map(({ id }) => (
          <option key={id} value={id}>
            {names.get(id)}
          </option>
        ))}
      </Select>
      <Field
        name="startsAt"
        type="datetime-local"
        label={text.startsAt}
        hint={text.zone(timeZone)}
        defaultValue={given('startsAt')}
        error={errors.startsAt}
        required
      />
      <Field name="minutes" inputMode="numeric" label={text.minutes} defaultValue={given('minutes')} error={errors.minutes} required />
      <Field
        name="hearItUrl"
        type="url"
        label={text.hear}
        hint={text.hearHint}
        defaultValue={given('hearItUrl')}
        error={errors.hearItUrl}
        optional
      />
      <Checkbox name="captioned" label={text.captioned} defaultChecked={typed ? typed.captioned === 'on' : fields.captioned} />
      <fieldset className="presenters" data-fault={errors.presenterIds ? '' : undefined}>
        <legend>{text.presenters}</legend>
        <p className="field-hint">{chooses ? text.presentersHint : text.chosen}</p>
        {chooses ? (
          <div className="presenters-list" tabIndex={0} role="group" aria-label={text.presenters}>
            {choices.people.map(({ id, name }) => (
              <label key={id} className="end-choice">
                <input type="checkbox" name="presenterIds" value={id} defaultChecked={presenters.includes(id)} />
                <span>{name}</span>
              </label>
            ))}
          </div>
        ) : (
          <ul>
            {choices.people.map(({ id, name }) => (
              <li key={id}>
                {name}
                <input type="hidden" name="presenterIds" value={id} />
              </li>
            ))}
          </ul>
        )}
        <Fault id="presenterIds" text={errors.presenterIds} />
      </fieldset>
      <Actions>
        <Button kind="primary" busy={busy}>
          {submit}
        </Button>
      </Actions>
    </Form>
  )
}

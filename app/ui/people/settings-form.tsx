import { Form } from '../framework.ts'
import { Button } from '../button.tsx'
import { Checkbox, Field, Select, TextArea } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { Notice } from '../notice.tsx'
import { Actions, PageSection } from '../page.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { people } from '../words/people.ts'
import { type PartProps, taken } from './part.ts'

const said = people.settings

interface Choice {
  value: string
  label: string
}
export interface SettingChoices {
  currencies: Choice[]
  timeZones: Choice[]
  locales: Choice[]
  months: Choice[]
}

/** A value that the company has and the list lacks stays choosable. */
const including = (choices: Choice[], value: string): Choice[] =>
  choices.some(choice => choice.value === value) ? choices : [{ value, label: value }, ...choices]

/** How the company is called and how its figures are written. */
export function SettingsForm({ company, busy, answer, choices }: PartProps & { choices: SettingChoices }) {
  const errors = answer?.errors ?? undefined
  const failed = errors !== undefined
  const typed = (name: string, otherwise: string) => String(answer?.typed[name] ?? otherwise)
  const labels = {
    name: people.setUp.companyName,
    accent: said.accent,
    currency: said.currency,
    timeZone: said.timeZone,
    locale: said.locale,
    fiscalYearStart: said.fiscalYearStart,
    materialityPercent: said.materialityPercent,
    materialityAmount: said.materialityAmount(company.currency),
    wrongdoingChannel: said.wrongdoing,
    mailDomains: said.mailDomains,
  }
  return (
    <PageSection title={people.company.settings} id="settings">
      {taken(answer) && (
        <Notice tone="good" live>
          {people.company.saved}
        </Notice>
      )}
      <Form method="post" action="#settings" preventScrollReset noValidate>
        <FormErrors errors={errors} labels={labels} />
        <input type="hidden" name="version" value={company.version} />
        <Field label={labels.name} name="name" defaultValue={typed('name', company.name)} error={errors?.name} required />
        <Field label={said.accent} name="accent" type="color" defaultValue={typed('accent', company.accent)} error={errors?.accent} />
        <Select
          label={said.currency}
          name="currency"
          hint={said.currencyHint}
          options={including(choices.currencies, company.currency)}
          defaultValue={typed('currency', company.currency)}
          error={errors?.currency}
        />
        <Select
          label={said.timeZone}
          name="timeZone"
          hint={said.timeZoneHint}
          options={including(choices.timeZones, company.timeZone)}
          defaultValue={typed('timeZone', company.timeZone)}
          error={errors?.timeZone}
        />
        <Select
          label={said.locale}
          name="locale"
          options={including(choices.locales, company.locale)}
          defaultValue={typed('locale', company.locale)}
          error={errors?.locale}
        />
        <Select
          label={said.fiscalYearStart}
          name="fiscalYearStart"
          options={choices.months}
          defaultValue={typed('fiscalYearStart', String(company.fiscalYearStart))}
          error={errors?.fiscalYearStart}
        />
        <RadioGroup
          legend={said.negatives}
          name="negatives"
          options={[
            { value: 'parentheses', label: said.parentheses },
            { value: 'minus', label: said.minus },
          ]}
          defaultValue={typed('negatives', company.negatives)}
          error={errors?.negatives}
        />
        <Checkbox
          label={said.adverseFirst}
          name="adverseFirst"
          hint={said.adverseFirstHint}
          defaultChecked={failed ? answer?.typed.adverseFirst === 'on' : company.adverseFirst}
        />
        <Checkbox
          label={said.employeesMayExport}
          name="employeesMayExport"
          hint={said.employeesMayExportHint}
          defaultChecked={failed ? answer?.typed.employeesMayExport === 'on' : company.employeesMayExport === true}
        />
        <Field
          label={said.materialityPercent}
          name="materialityPercent"
          hint={said.materialityHint}
          inputMode="decimal"
          defaultValue={typed('materialityPercent', company.materiality?.percent ?? '')}
          error={errors?.materialityPercent}
          optional
        />
        <Field
          label={said.materialityAmount(company.currency)}
          name="materialityAmount"
          inputMode="decimal"
          defaultValue={typed('materialityAmount', company.materiality?.amount ?? '')}
          error={errors?.materialityAmount}
          optional
        />
        <TextArea
          label={said.wrongdoing}
          name="wrongdoingChannel"
          hint={said.wrongdoingHint}
          defaultValue={typed('wrongdoingChannel', company.wrongdoingChannel)}
          error={errors?.wrongdoingChannel}
        />
        <TextArea
          label={said.mailDomains}
          name="mailDomains"
          hint={said.mailDomainsHint}
          rows={2}
          defaultValue={typed('mailDomains', company.mailDomains.join('\n'))}
          error={errors?.mailDomains}
          optional
        />
        <Actions>
          <Button kind="primary" name="intent" value="settings" busy={busy}>
            {people.company.save}
          </Button>
        </Actions>
      </Form>
    </PageSection>
  )
}

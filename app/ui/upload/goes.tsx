import { Fragment, useState } from 'react'
import { periodLabel } from '#app/model/period.ts'
import type { UploadPage } from '#server/use/uploads/review.ts'
import { Button } from '../button.tsx'
import { PeriodFields, periodOf } from '../editor/period-fields.tsx'
import { Field, Select } from '../field.tsx'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { PageSection } from '../page.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { toldApart } from '../reports/told-apart.ts'
import { words } from '../words.ts'

const text = words.editor.upload

const titleOf = (period: string | null): string => (period ? `Board report ${periodLabel(period)}` : '')

/** A new report with a title and period, or one that is there. */
export function Goes({
  page,
  errors,
  typed,
  busy,
  unseen,
}: {
  page: Pick<UploadPage, 'reportId' | 'reports' | 'period' | 'again'> & { thisYear: number }
  errors: Record<string, string>
  /** What was typed before it came back. */
  typed: Record<string, string | string[]>
  busy: boolean
  /** Corrections that are not kept: what they change of the report was not shown yet. */
  unseen: boolean
}) {
  const names = toldApart(page.reports, useFormats())
  const [into, setInto] = useState(page.reportId ? 'existing' : String(typed.into || 'new'))
  const [chosen, setChosen] = useState(page.reportId ?? page.reports[0]?.id)
  const target = page.reports.find(report => report.id === chosen) ?? page.reports[0]
  const compared = page.reportId !== null && page.reportId === target?.id
  const renews = compared && page.again?.statements.some(statement => statement.target !== null)
  // What was proposed and not changed follows the corrections: a forecast is no period of the report.
  const before = String(typed.proposed ?? '') || null
  const chosenPeriod = typed.year ? periodOf({ year: String(typed.year), part: String(typed.part ?? '') }) : null
  return (
    <PageSection title={text.goes}>
      {page.reports.length > 0 && (
        <RadioGroup
          legend={text.into}
          name="into"
          value={into}
          onChange={setInto}
          options={[
            { value: 'new', label: text.newReport },
            { value: 'existing', label: text.existing },
          ]}
        />
      )}
      {into === 'existing' && target ? (
        <>
          <Select
            label={text.report}
            name="report"
            value={`${target.id}@${target.version}`}
            onChange={event => setChosen((event.target as HTMLSelectElement).value.split('@')[0])}
            options={page.reports.map(({ id, version }) => ({ value: `${id}@${version}`, label: names.get(id) ?? '' }))}
          />
          {compared ? (
            <input type="hidden" name="renew" value={target.id} />
          ) : (
            <p>
              <Link to={`?into=${target.id}`}>{words.overTime.again.look}</Link>
            </p>
          )}
        </>
      ) : (
        <Fragment key={page.period}>
          <Field
            label={words.editor.head.name}
            name="title"
            maxLength={200}
            defaultValue={typed.title === undefined || typed.title === titleOf(before) ? titleOf(page.period) : String(typed.title)}
            {...(errors.title ? { error: errors.title } : {})}
          />
          <PeriodFields
            period={chosenPeriod && chosenPeriod !== before ? chosenPeriod : page.period}
            thisYear={page.thisYear}
            error={errors.period}
          />
          <input type="hidden" name="proposed" value={page.period ?? ''} />
        </Fragment>
      )}
      <div className="actions">
        <Button kind="primary" name="intent" value="confirm" busy={busy} disabled={renews && into === 'existing' && unseen}>
          {into !== 'existing' ? text.confirm : renews ? words.overTime.again.confirm : text.confirmInto}
        </Button>
        {renews && into === 'existing' && unseen && <span className="field-hint">{words.overTime.again.pressKeep}</span>}
      </div>
    </PageSection>
  )
}

import { useState } from 'react'
import { periodLabel } from '#app/model/period.ts'
import type { UploadPage } from '#server/use/uploads/review.ts'
import { Button } from '../button.tsx'
import { PeriodFields, periodOf } from '../editor/period-fields.tsx'
import { Field, Select } from '../field.tsx'
import { Link } from '../framework.ts'
import { PageSection } from '../page.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { words } from '../words.ts'

const text = words.editor.upload

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
  const [into, setInto] = useState(page.reportId ? 'existing' : String(typed.into || 'new'))
  const [chosen, setChosen] = useState(page.reportId ?? page.reports[0]?.id)
  const target = page.reports.find(report => report.id === chosen) ?? page.reports[0]
  const compared = page.reportId !== null && page.reportId === target?.id
  const renews = compared && page.again?.statements.some(statement => statement.target !== null)
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
            options={page.reports.map(({ id, title, period, version }) => ({
              value: `${id}@${version}`,
              label: `${title} (${periodLabel(period)})`,
            }))}
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
        <>
          <Field
            label={words.editor.head.name}
            name="title"
            maxLength={200}
            defaultValue={String(typed.title ?? (page.period ? `Board report ${periodLabel(page.period)}` : ''))}
            {...(errors.title ? { error: errors.title } : {})}
          />
          <PeriodFields
            period={typed.year ? periodOf({ year: String(typed.year), part: String(typed.part ?? '') }) : page.period}
            thisYear={page.thisYear}
            error={errors.period}
          />
        </>
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

import type { PlanCorrection } from '#app/model/report/ingest/settling/correct-plan.ts'
import type { StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import type { Again, LineToDecide } from '#app/model/report/arrival.ts'
import { Badge } from '../badge.tsx'
import { Select } from '../field.tsx'
import { Notice } from '../notice.tsx'
import { PageSection } from '../page.tsx'
import { Comparison } from '../reports/comparison.tsx'
import { SameLine } from '../series/same-line.tsx'
import { words } from '../words.ts'
import { PlanAgain } from './plan-again.tsx'

const text = words.overTime.again
const lines = words.overTime.lines
type RowCorrection = NonNullable<StatementCorrection['rows']>[number]

interface Correcting {
  correctionOf: (at: number) => StatementCorrection
  onCorrect: (at: number, part: Partial<StatementCorrection>) => void
}

/** Puts a word about one row beside what was said of it before. */
function withRow(correction: StatementCorrection, labelCell: string, part: Partial<RowCorrection>): Partial<StatementCorrection> {
  const rows = correction.rows ?? []
  const before = rows.find(row => row.labelCell === labelCell) ?? { labelCell }
  return { rows: [...rows.filter(row => row.labelCell !== labelCell), { ...before, ...part }] }
}

/** What the file would change of the report that it was dropped on, statement by statement, before anything is applied. */
export function AgainReview({
  again,
  titleOf,
  pending,
  correctionOf,
  onCorrect,
  plans,
}: Correcting & {
  again: Again
  /** What the file's statement is called. */
  titleOf: (at: number) => string
  /** Whether a statement has corrections that are not kept yet: what is compared is not what stands in the fields. */
  pending: (at: number) => boolean
  plans: {
    correctionOf: (at: number) => PlanCorrection
    pending: (at: number) => boolean
    onCorrect: (at: number, part: Partial<PlanCorrection>) => void
  }
}) {
  return (
    <PageSection title={text.title(again.title)}>
      <p className="quiet">{text.lead}</p>
      {again.statements.map(({ at, target, proposed, comparison, losses, removed }) => {
        const correction = correctionOf(at)
        const wanted = correction.replaces === undefined ? target : correction.replaces
        const title = titleOf(at)
        return (
          <section key={at} className="review again" aria-label={title}>
            <h3>{title}</h3>
            <Select
              label={text.placeOf(title)}
              name={`replaces.${at}`}
              value={wanted ?? ''}
              hint={wanted === null ? undefined : text.keepsTitle}
              onChange={event => onCorrect(at, { replaces: (event.target as HTMLSelectElement).value || null })}
              options={[...again.sections.map(section => ({ value: section.id, label: section.title })), { value: '', label: text.new }]}
            />
            {proposed && correction.replaces === undefined && target !== null && (
              <p>
                <Badge>{text.proposed}</Badge>
              </p>
            )}
            {wanted !== target || pending(at) ? (
              <p className="field-hint">{text.pressKeep}</p>
            ) : (
              comparison && (
                <>
                  {losses.length > 0 && (
                    <Notice tone="bad" title={text.lossTitle}>
                      <ul>
                        {losses.map(loss => (
                          <li key={loss.id}>{text.loss(loss.title, loss.labels.join(', '))[loss.kind]}</li>
                        ))}
                      </ul>
                    </Notice>
                  )}
                  <Comparison title={title} found={comparison} notes={false} />
                  <Doubtful
                    {...{ comparison, removed, correction }}
                    onSame={(cell, sameAs) => onCorrect(at, withRow(correction, cell, { sameAs }))}
                  />
                </>
              )
            )}
          </section>
        )
      })}
      {again.plans.map((plan, place) => (
        <PlanAgain
          key={place}
          plan={plan}
          sections={again.planSections}
          correction={plans.correctionOf(plan.at)}
          pending={plans.pending(plan.at)}
          onCorrect={part => plans.onCorrect(plan.at, part)}
        />
      ))}
      {again.untouched.length > 0 && <p>{text.untouched(again.untouched.map(title => `“${title}”`).join(', '))}</p>}
    </PageSection>
  )
}

/** Lines that were taken for the same by a guess, and new ones that may be one of those that are gone: a person can say otherwise. */
function Doubtful({
  comparison,
  removed,
  correction,
  onSame,
}: {
  comparison: NonNullable<Again['statements'][number]['comparison']>
  removed: Again['statements'][number]['removed']
  correction: StatementCorrection
  onSame: (labelCell: string, lineItemId: string | null | undefined) => void
}) {
  const said = new Map(correction.rows?.map(row => [row.labelCell, row.sameAs]))
  const guesses = comparison.renamed.filter(({ sure, cell }) => (!sure || said.has(cell ?? '')) && cell !== null)
  const fresh = removed.length > 0 ? comparison.added.filter(({ cell }) => cell !== null) : []
  if (guesses.length + fresh.length === 0) return null
  return (
    <details className="again-doubtful" open={guesses.length > 0}>
      <summary>{text.sameAsTitle}</summary>
      {[...guesses.map(line => ({ ...line, now: line.from })), ...fresh.map(line => ({ ...line, now: null }))].map(
        ({ id, label, cell, now }) => (
          <Select
            key={id}
            label={text.sameAs(label)}
            name={`sameAs.${cell}`}
            value={said.get(cell ?? '') === undefined ? 'as it is' : (said.get(cell ?? '') ?? 'new')}
            onChange={event => {
              const { value } = event.target as HTMLSelectElement
              onSame(cell ?? '', value === 'new' ? null : value === 'as it is' ? undefined : value)
            }}
            options={[
              { value: 'as it is', label: now === null ? text.isNew : `“${now}”` },
              ...(now === null ? [] : [{ value: 'new', label: text.isNew }]),
              ...removed.map(line => ({ value: line.id, label: `“${line.label}”` })),
            ]}
          />
        ),
      )}
    </details>
  )
}

/** Lines of the file that may be those of earlier reports: decided once, remembered. */
export function LinesToDecide({ open, correctionOf, onCorrect }: Correcting & { open: readonly LineToDecide[] }) {
  if (open.length === 0) return null
  return (
    <PageSection title={lines.title}>
      <p className="quiet">{lines.lead}</p>
      {open.map(line => (
        <SameLine
          key={`${line.at} ${line.labelCell}`}
          name={`series.${line.at}.${line.labelCell}`}
          line={line}
          chosen={correctionOf(line.at).rows?.find(row => row.labelCell === line.labelCell)?.series ?? null}
          onChoose={series => onCorrect(line.at, withRow(correctionOf(line.at), line.labelCell, { series: series ?? undefined }))}
        />
      ))}
    </PageSection>
  )
}

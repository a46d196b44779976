import { useEffect, useState } from 'react'
import { formatValue } from '#app/model/format.ts'
import type { ImportStatement } from '#app/model/report/import.ts'
import type { StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import { STATEMENT_KINDS } from '#app/model/report/section.ts'
import { Badge } from '../badge.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Checkbox, Field, Select } from '../field.tsx'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'
import { ColumnsReview, roleOf } from './columns-review.tsx'
import { LinesReview, type ShownLine } from './lines-review.tsx'
import { takeId } from './place.ts'

const text = words.editor.upload
const MOST_FAULTS = 8

export interface Reviewed {
  /** Its place in the import JSON. */
  at: number
  statement: ImportStatement
  /** Of a long workbook, lines come with those that are taken only. */
  lines: number
}

/** One statement as it was understood: what can be corrected is a field, and changes what is posted, nothing else. */
export function StatementReview({
  reviewed: { at, statement, lines },
  correction,
  pending,
  onCorrect,
  linesAt,
  fault,
  shown,
}: {
  reviewed: Reviewed
  correction: StatementCorrection
  /** Whether it has corrections that are not kept yet. */
  pending: boolean
  onCorrect: (part: Partial<StatementCorrection>) => void
  /** The page with the lines of a large statement. */
  linesAt: string
  fault: string | undefined
  /** A line of it that was asked for. */
  shown: ShownLine | null
}) {
  const take = correction.take ?? statement.suggested
  const later = lines > 0 && statement.lineItems.length === 0
  const columns = statement.columns.map(column => {
    const given = correction.columns?.find(({ id }) => id === column.id) ?? { id: column.id }
    const role = roleOf(column, given)
    return {
      ...column,
      label: given.label ?? column.label,
      out: role !== 'period' && role !== 'detail' && !(role === 'variance' && column.variance),
    }
  })
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (shown) setOpen(true)
  }, [shown])
  const entities = new Set(statement.columns.flatMap(({ role, entity }) => (role === 'period' ? [entity] : [])))
  /** Undefined: several, each said beside its column. */
  const entity = entities.size === 1 ? [...entities][0] : undefined
  return (
    <section className="review" data-taken={take || undefined} id={`statement-${at}`}>
      <Checkbox
        label={<strong>{correction.title ?? statement.title ?? statement.sheet}</strong>}
        hint={`${text.sheet(statement.sheet)} · ${words.reports.statementKind[correction.type ?? statement.type]} · ${text.lines(lines)}`}
        id={takeId(at)}
        name={`take.${at}`}
        checked={take}
        onChange={({ target }) => onCorrect({ take: target.checked })}
        {...(fault ? { error: fault } : {})}
      />
      {take && (
        <div className="review-body">
          <div className="field-row">
            <Field
              label={text.name}
              name={`title.${at}`}
              maxLength={200}
              value={correction.title ?? statement.title}
              onChange={({ target }) => onCorrect({ title: target.value })}
            />
            <Select
              label={text.type}
              name={`type.${at}`}
              value={correction.type ?? statement.type}
              options={STATEMENT_KINDS.map(kind => ({ value: kind, label: words.reports.statementKind[kind] }))}
              onChange={({ target }) => onCorrect({ type: target.value as ImportStatement['type'] })}
            />
            <Field
              label={text.currency}
              name={`currency.${at}`}
              maxLength={3}
              size={4}
              value={(correction.currency === undefined ? statement.unit.currency : correction.currency) ?? ''}
              onChange={({ target }) => onCorrect({ currency: target.value.toUpperCase() || null })}
            />
            <Select
              label={text.scale}
              name={`scale.${at}`}
              value={String(correction.scale ?? statement.unit.scale)}
              options={Object.entries(text.scales).map(([value, label]) => ({ value, label }))}
              onChange={({ target }) => onCorrect({ scale: Number(target.value) })}
            />
            {entity !== undefined && (
              <Field
                label={text.entityOfAll}
                name={`entity.${at}`}
                maxLength={200}
                value={(correction.entity === undefined ? entity : correction.entity) ?? ''}
                onChange={({ target }) => onCorrect({ entity: target.value || null })}
              />
            )}
          </div>
          <ColumnsReview
            at={at}
            title={statement.title || statement.sheet}
            columns={
              correction.entity === undefined
                ? statement.columns
                : statement.columns.map(column => ({ ...column, entity: correction.entity ?? null }))
            }
            corrections={correction.columns ?? []}
            onCorrect={columns => onCorrect({ columns })}
          />
          {later && statement.suggested ? (
            <div className="review-checks">
              <p>{text.linesHeavy}</p>
              <LinkButton to={linesAt} size="small">
                {text.showLines}
              </LinkButton>
            </div>
          ) : later ? (
            <div className="review-checks">
              <p>{text.linesLater}</p>
              <Button name="intent" value="correct" size="small">
                {text.linesNow}
              </Button>
            </div>
          ) : (
            <>
              <Checks checks={statement.checks} pending={pending} />
              <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
                <summary className="button plain small">{text.showLines}</summary>
                {open && (
                  <LinesReview
                    at={at}
                    shown={shown}
                    statement={statement}
                    columns={columns}
                    rows={correction.rows ?? []}
                    values={correction.values ?? []}
                    onCorrect={onCorrect}
                  />
                )}
              </details>
            </>
          )}
        </div>
      )}
    </section>
  )
}

function Checks({ checks, pending }: { checks: ImportStatement['checks']; pending: boolean }) {
  const failed = checks.filter(check => !check.holds)
  if (checks.length === 0) return pending ? <p className="field-hint">{text.checksLater}</p> : null
  return (
    <div className="review-checks">
      <p>
        <Badge tone={failed.length ? 'bad' : 'good'}>
          {failed.length ? text.checksFail(failed.length, checks.length) : text.checksHold(checks.length)}
        </Badge>{' '}
        {pending && <span className="quiet">{text.checksLater}</span>}
      </p>
      {failed.length > 0 && (
        <ul>
          {failed.slice(0, MOST_FAULTS).map(check => (
            <Failed key={`${check.cell}${check.kind}`} check={check} />
          ))}
          {failed.length > MOST_FAULTS && <li>{text.checksMore(failed.length - MOST_FAULTS)}</li>}
        </ul>
      )}
    </div>
  )
}

function Failed({ check }: { check: ImportStatement['checks'][number] }) {
  const formats = useFormats()
  const say = (value: string) => formatValue(value, { unit: 'count' }, formats)
  return <li>{text.checkFault(check.kind, check.label, check.cell, say(check.stated), say(check.computed))}</li>
}

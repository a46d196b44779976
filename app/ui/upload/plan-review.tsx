import type { ImportPlan } from '#app/model/report/import.ts'
import type { AskedPlan } from '#app/model/report/ingest/settling/answers.ts'
import type { PlanCorrection } from '#app/model/report/ingest/settling/correct-plan.ts'
import { areLetters, statusOfWords } from '#app/model/report/plan-status.ts'
import { PLAN_STATUSES } from '#app/model/report/section.ts'
import { Checkbox, Field, Select } from '../field.tsx'
import { words } from '../words.ts'
import { planId, statusId } from './place.ts'

const text = words.editor.upload

/** A plan as the preview shows it. */
export interface ReviewedPlan extends AskedPlan {
  /** Cells that hold no day that is understood, each with its item. */
  openDays?: { cell: string; side: 'from' | 'to'; what: string }[]
  title: string
  items: number
  volumes: number
  /** Words for a status that nobody knows, with how many items have them and where the first of them is. */
  unknown: { text: string; count: number; cell: string }[]
  /** The first items, as they were understood. */
  beginning: {
    what: string
    level: number
    from: string | null
    to: string | null
    status: string
    progress: string | null
    waitsFor: string
  }[]
}

const BEGINNING = 12

/** What of a plan goes to the page; `was` is the same plan without corrections that leave it out. */
export function reviewedPlan(plan: ImportPlan, at: number): ReviewedPlan {
  const letters = areLetters(plan.items.map(({ status }) => status))
  const unknown = new Map<string, { count: number; cell: string }>()
  for (const { status, statusCell = '' } of plan.items) {
    if (status === '' || statusOfWords(status, letters)) continue
    const known = unknown.get(status)
    if (known) known.count++
    else unknown.set(status, { count: 1, cell: statusCell })
  }
  return {
    at,
    sheet: plan.sheet,
    title: plan.title,
    items: plan.items.length,
    volumes: plan.volumes.length,
    unknown: [...unknown].slice(0, 40).map(([text, where]) => ({ text, ...where })),
    progress: plan.items.some(({ progressStored }) => progressStored !== undefined) ? (plan.whole ?? 'unknown') : null,
    ...(plan.stated && { stated: plan.stated }),
    ...(plan.undecided && { undecided: plan.undecided }),
    ...(plan.openDays && { openDays: plan.openDays.map(({ cell, item, side }) => ({ cell, side, what: plan.items[item]?.what ?? '' })) }),
    ...(plan.links && { links: { cell: plan.links.cell, by: [plan.links.by, ...plan.links.others.map(({ by }) => by)] } }),
    beginning: plan.items.slice(0, BEGINNING).map(({ what, level, from, to, status, progress, dependsOn }) => ({
      what,
      level,
      from,
      to,
      status,
      progress,
      waitsFor: dependsOn.join(', '),
    })),
  }
}

/** A plan as it was understood, with what only a person can say of it. */
export function PlanReview({
  plan,
  left,
  correction,
  onLeave,
  onCorrect,
}: {
  plan: ReviewedPlan
  left: boolean
  correction: PlanCorrection
  onLeave: (leave: boolean) => void
  onCorrect: (part: Partial<PlanCorrection>) => void
}) {
  const said = (status: string) => correction.statuses?.find(({ text }) => text === status)?.means ?? ''
  return (
    <section className="review" data-taken={!left || undefined}>
      <Checkbox
        label={<strong>{correction.title ?? (plan.title || plan.sheet)}</strong>}
        hint={`${text.sheet(plan.sheet)} · ${text.plan(plan.items, plan.volumes)}`}
        id={planId(plan.at)}
        name={`plan.${plan.at}`}
        checked={!left}
        onChange={({ target }) => onLeave(!target.checked)}
      />
      {!left && (
        <div className="review-body">
          <Field
            label={text.name}
            name={`plan.${plan.at}.title`}
            maxLength={200}
            value={correction.title ?? plan.title}
            onChange={({ target }) => onCorrect({ title: target.value || undefined })}
          />
          {plan.unknown.length > 0 && (
            <fieldset className="review-statuses">
              <legend>{text.plansAsked.statuses}</legend>
              {plan.unknown.map(({ text: status, count, cell }) => (
                <Select
                  key={status}
                  id={statusId(plan.at, cell)}
                  label={text.plansAsked.status(status, count)}
                  name={`plan.${plan.at}.status`}
                  value={said(status)}
                  options={[
                    { value: '', label: text.plansAsked.choose },
                    ...PLAN_STATUSES.map(value => ({
                      value,
                      label: value === 'unknown' ? text.plansAsked.nobodyKnows : words.report.plan.statuses[value],
                    })),
                  ]}
                  onChange={({ target }) => {
                    const others = (correction.statuses ?? []).filter(({ text }) => text !== status)
                    const means = PLAN_STATUSES.find(value => value === target.value)
                    onCorrect({ statuses: means ? [...others, { text: status, means }] : others })
                  }}
                />
              ))}
            </fieldset>
          )}
          {plan.progress !== null && (
            <Select
              label={text.plansAsked.progress}
              name={`plan.${plan.at}.whole`}
              value={String(correction.whole ?? (plan.progress === 'unknown' ? '' : plan.progress))}
              options={[
                ...(plan.progress === 'unknown' ? [{ value: '', label: text.plansAsked.choose }] : []),
                { value: '100', label: text.plansAsked.percent },
                { value: '1', label: text.plansAsked.partOfOne },
              ]}
              onChange={({ target }) => onCorrect({ whole: target.value === '1' ? 1 : target.value === '100' ? 100 : undefined })}
            />
          )}
          {plan.undecided?.map(({ text: word, side }) => (
            <Select
              key={word}
              label={text.plansAsked.undecided(word)}
              name={`plan.${plan.at}.side`}
              value={correction.sides?.find(({ text }) => text === word)?.side ?? side}
              options={(['planned', 'actual'] as const).map(value => ({ value, label: words.report.plan[value] }))}
              onChange={({ target }) =>
                onCorrect({
                  sides: [
                    ...(correction.sides ?? []).filter(({ text }) => text !== word),
                    { text: word, side: target.value === 'actual' ? 'actual' : 'planned' },
                  ],
                })
              }
            />
          ))}
          {plan.links && (
            <Select
              label={text.plansAsked.links}
              name={`plan.${plan.at}.links`}
              value={correction.linkedBy ?? plan.links.by[0]}
              options={plan.links.by.map(by => ({ value: by, label: by }))}
              onChange={({ target }) => onCorrect({ linkedBy: target.value })}
            />
          )}
          {plan.stated !== undefined && (
            <Select
              label={text.plansAsked.stated}
              name={`plan.${plan.at}.stated`}
              value={correction.stated ?? plan.stated}
              options={(['planned', 'actual'] as const).map(value => ({ value, label: words.report.plan[value] }))}
              onChange={({ target }) => onCorrect({ stated: target.value === 'actual' ? 'actual' : 'planned' })}
            />
          )}
          {plan.beginning.length > 0 && <Beginning plan={plan} />}
        </div>
      )}
    </section>
  )
}

function Beginning({ plan: { title, sheet, items, beginning } }: { plan: ReviewedPlan }) {
  return (
    <details>
      <summary className="button plain small">{text.plansAsked.show}</summary>
      <div className="review-scroll" role="region" aria-label={`${title || sheet}: ${text.plansAsked.show}`} tabIndex={0}>
        <table className="review-lines">
          <thead>
            <tr>
              {text.plansAsked.head.map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {beginning.map(({ what, level, from, to, status, progress, waitsFor }, at) => (
              // Two tasks may have one name.
              <tr key={`${at}${what}`}>
                <th scope="row" style={{ paddingInlineStart: `${level * 1.1}rem` }}>
                  {what}
                </th>
                <td>{from}</td>
                <td>{to}</td>
                <td>{status}</td>
                <td className="num">{progress !== null && `${progress} %`}</td>
                <td>{waitsFor}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {items > beginning.length && <p className="quiet">{text.plansAsked.more(items - beginning.length)}</p>}
      </div>
    </details>
  )
}

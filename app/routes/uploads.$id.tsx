import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { PlanCorrection } from '#app/model/report/ingest/settling/correct-plan.ts'
import type { Corrections, StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import { requirePledge } from '../http/actor.server.ts'
import { jsonField } from '../http/edit.server.ts'
import { answerFault, type FormFault, formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { periodOf } from '../ui/editor/period-fields.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { AgainReview, LinesToDecide } from '../ui/upload/again-review.tsx'
import { Goes } from '../ui/upload/goes.tsx'
import { NotTakenParts } from '../ui/upload/not-taken.tsx'
import { Original } from '../ui/upload/original.tsx'
import { PlanReview } from '../ui/upload/plan-review.tsx'
import { planOf, withAnswer, withDay, withLeft } from '../ui/upload/answering.ts'
import { goTo, type Place } from '../ui/upload/place.ts'
import { Problems } from '../ui/upload/problems.tsx'
import { ReadingFields, readingOf } from '../ui/upload/reading-fields.tsx'
import { Sheets } from '../ui/upload/sheets.tsx'
import { shownOf } from '../ui/upload/shown.ts'
import { StatementReview } from '../ui/upload/statement-review.tsx'
import { words } from '../ui/words.ts'

const text = words.editor.upload
const MEGABYTE = 1_048_576

export { afterEveryAction as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const asked = new URL(args.request.url).searchParams
  const also = asked.getAll('lines').map(Number).filter(Number.isInteger).slice(0, 3)
  const { page } = given(await use.uploads.show(actor, args.params.id ?? '', { into: asked.get('into') ?? undefined, also }))
  return { ...shownOf(page), thisYear: new Date(now).getUTCFullYear() }
}

/** `saved`: the corrections were kept, also where no draft could be made of them. `dropped`: those that another reading has no place for. */
type Answer = FormFault & { saved?: boolean; dropped?: string[] }

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const uploadId = args.params.id ?? ''
  const form = await formOf(args, { maxBytes: 4 * MEGABYTE })
  const field = (name: string) => String(form.get(name) ?? '')
  const intent = field('intent')
  if (intent === 'discard') {
    const outcome = await use.uploads.discard(actor, { uploadId })
    return outcome.ok ? redirectTo('/reports') : answerFault(outcome.fault)
  }
  const typed = { title: field('title'), into: field('into'), year: field('year'), part: field('part'), proposed: field('proposed') }
  const kept = await use.uploads.correct(actor, {
    uploadId,
    version: Number(field('version')),
    corrections: jsonField(form, 'corrections'),
  })
  if (!kept.ok)
    return kept.fault.kind === 'stale'
      ? data<Answer>({ errors: { '': text.stale }, typed }, { status: 409 })
      : answerFault(kept.fault, typed)
  if (intent === 'correct') return data<Answer>({ errors: {}, typed, saved: true })
  if (intent === 'read again') {
    const read = await use.uploads.readAgain(actor, { uploadId, version: kept.version, options: readingOf(field) })
    if (read.ok) return data<Answer>({ errors: {}, typed, saved: true, dropped: read.dropped })
    const { data: fault, init } = answerFault(read.fault, typed)
    return data<Answer>({ ...fault, saved: true }, init ?? undefined)
  }
  const [reportId = '', reportVersion = ''] = field('report').split('@')
  const into =
    typed.into === 'existing'
      ? { reportId, version: Number(reportVersion), renew: field('renew') === reportId }
      : { title: typed.title, period: periodOf({ year: field('year'), part: field('part') }) }
  const made = await use.uploads.confirm(actor, { uploadId, version: kept.version, into })
  if (made.ok) return redirectTo(`/reports/${made.reportId}/edit`)
  const answer = answerFault(made.fault, typed)
  const errors = Object.fromEntries(
    Object.entries(answer.data.errors).map(([name, message]) => [name.replace(/^into\./, '').replace(/^statements$/, ''), message]),
  )
  return data<Answer>({ ...answer.data, errors, saved: true }, answer.init ?? undefined)
}

const of =
  ({ statements }: Corrections) =>
  (at: number): StatementCorrection =>
    statements.find(({ statement }) => statement === at) ?? { statement: at }

export default function Upload() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const navigation = useNavigation()
  const [asked] = useSearchParams()
  const [corrections, setCorrections] = useState(page.corrections)
  // After keeping them the server's own form of the corrections is the truth: once, when the page has it.
  const { version } = page
  const heard = useRef<Answer>()
  useEffect(() => {
    if (!answer?.saved || heard.current === answer || navigation.state !== 'idle') return
    heard.current = answer
    setCorrections(page.corrections)
  }, [answer, page.corrections, navigation.state])
  const correctionOf = of(corrections)
  const keptOf = of(page.corrections)
  const correct = (at: number, part: Partial<StatementCorrection>) =>
    setCorrections(before => ({
      ...before,
      statements: [...before.statements.filter(({ statement }) => statement !== at), { ...correctionOf(at), ...part }],
    }))
  const correctPlan = (at: number, part: Partial<PlanCorrection>) =>
    setCorrections(before => ({
      ...before,
      plans: [...before.plans.filter(({ plan }) => plan !== at), { ...planOf(before, at), ...part }],
    }))
  const leavePlan = (at: number, leave: boolean) =>
    setCorrections(before => ({
      ...before,
      leavePlans: leave ? [...before.leavePlans, at] : before.leavePlans.filter(plan => plan !== at),
    }))
  const titleOf = (at: number): string => {
    const statement = page.statements[at]?.statement
    return correctionOf(at).title ?? (statement?.title || statement?.sheet) ?? ''
  }
  const [shown, setShown] = useState<Exclude<Place, { id: string }> | null>(null)
  const show = (place: Place) => {
    if ('id' in place) goTo(place.id)
    else setShown({ ...place })
  }
  const busy = navigation.state !== 'idle' ? navigation.formData?.get('intent') : null
  const touched = JSON.stringify(corrections) !== JSON.stringify(page.corrections)

  if (page.state === 'confirmed')
    return (
      <Page
        title={text.confirmedTitle}
        over={<Original name={page.fileName} id={page.originalId} />}
        width="text"
        actions={page.reportId && <LinkButton to={`/reports/${page.reportId}/edit`}>{text.confirmedLink}</LinkButton>}
      >
        <Problems problems={page.problems} counts={page.counts} />
      </Page>
    )
  return (
    <Page
      title={text.title}
      over={<Original name={page.fileName} id={page.originalId} />}
      lead={text.lead}
      back={{ to: '/reports', label: words.page.reports }}
    >
      <Form method="post" preventScrollReset data-unsaved={touched || undefined}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="corrections" value={JSON.stringify(corrections)} />
        <FormErrors errors={answer?.errors} />
        {page.takenOver && (
          <Notice title={text.takenOver}>
            <p>{text.takenOverText}</p>
          </Notice>
        )}
        {answer?.dropped && (
          <Notice tone={answer.dropped.length ? 'decision' : 'note'} title={text.reading.done}>
            {answer.dropped.map(sentence => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        <Problems
          problems={page.problems}
          counts={page.counts}
          settling={{
            statements: page.statements,
            plans: page.plans,
            firstMonth: page.firstMonth,
            corrections,
            left: page.corrections.confirmed ?? [],
            touched,
            busy: busy === 'correct',
            onAnswer: (answering, on) => setCorrections(before => withAnswer(before, answering, on)),
            onDay: (plan, cell, day) => setCorrections(before => withDay(before, plan, cell, day)),
            onLeave: (problems, on) => setCorrections(before => withLeft(before, problems, on)),
            onShow: show,
          }}
        />
        <ReadingFields key={version} options={page.options} busy={busy === 'read again'} error={answer?.errors.reading} />
        {page.statements.length > 0 && (
          <PageSection title={text.statements}>
            {page.statements.map(reviewed => (
              <StatementReview
                key={reviewed.at}
                reviewed={reviewed}
                correction={correctionOf(reviewed.at)}
                pending={JSON.stringify(correctionOf(reviewed.at)) !== JSON.stringify(keptOf(reviewed.at))}
                onCorrect={part => correct(reviewed.at, part)}
                linesAt={`?${new URLSearchParams([...[...asked].filter(([name]) => name !== 'lines'), ['lines', String(reviewed.at)]])}`}
                fault={answer?.errors[`statements.${reviewed.at}`]}
                shown={shown?.at === reviewed.at ? shown : null}
              />
            ))}
          </PageSection>
        )}
        {page.plans.length > 0 && (
          <PageSection title={text.plans}>
            {page.plans.map(plan => (
              <PlanReview
                key={plan.at}
                plan={plan}
                left={corrections.leavePlans.includes(plan.at)}
                correction={planOf(corrections, plan.at)}
                onLeave={leave => leavePlan(plan.at, leave)}
                onCorrect={part => correctPlan(plan.at, part)}
              />
            ))}
          </PageSection>
        )}
        <div className="actions review-keep">
          <Button name="intent" value="correct" busy={busy === 'correct'} resting={!touched}>
            {text.correct}
          </Button>
          <span role="status" className="saved">
            {answer?.saved && !touched ? `✓ ${text.corrected}` : ''}
          </span>
        </div>
        {page.again && (
          <AgainReview
            again={page.again}
            titleOf={titleOf}
            pending={at => JSON.stringify(correctionOf(at)) !== JSON.stringify(keptOf(at))}
            correctionOf={correctionOf}
            onCorrect={correct}
            plans={{
              correctionOf: at => planOf(corrections, at),
              pending: at => JSON.stringify(planOf(corrections, at)) !== JSON.stringify(planOf(page.corrections, at)),
              onCorrect: correctPlan,
            }}
          />
        )}
        <LinesToDecide open={page.lines} correctionOf={correctionOf} onCorrect={correct} />
        <Goes unseen={touched} page={page} errors={answer?.errors ?? {}} typed={answer?.typed ?? {}} busy={busy === 'confirm'} />
        <NotTakenParts {...page.rest} />
        <Sheets sheets={page.sheets} />
      </Form>
      <Form method="post" className="discard">
        <Button kind="quiet" name="intent" value="discard" busy={busy === 'discard'}>
          {text.discard}
        </Button>
      </Form>
    </Page>
  )
}

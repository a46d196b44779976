import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useFetcher, useLoaderData, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { mayPublishReports } from '#app/model/people/may.ts'
import { type Point, pointsOf } from '#app/model/report/points.ts'
import type { Clearance } from '#app/model/report/report.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { ruleOf } from '#app/model/report/materiality.ts'
import { dayIn } from '#app/model/local-time.ts'
import { answerFault, type FormFault, formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.editor.publication

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const { page } = given(await use.reports.draft(actor, args.params.id ?? ''))
  const { page: beside } = given(await use.reports.earlier(actor, args.params.id ?? ''))
  const { id, title, status, version, publishedVersion, clearance, sentences, currentRevisionId } = page.report
  return {
    report: { id, title, status, version, clearance, changed: publishedVersion !== version, again: currentRevisionId !== null },
    points: pointsOf({ sentences, sections: page.sections }, dayIn(now, company.timeZone), ruleOf(company), company),
    overTime: {
      lines: beside.lines.length,
      restated: beside.restated.length,
      without: beside.restated.filter(({ why }) => why === '').length,
    },
    leads: mayPublishReports(actor),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayPublishReports(actor))
  const { use } = args.context
  const reportId = args.params.id ?? ''
  const form = await formOf(args, { methods: ['POST', 'DELETE'] })
  const field = (name: string) => String(form.get(name) ?? '')
  if (args.request.method === 'DELETE') {
    const reason = field('reason')
    const outcome = await use.reports.withdraw(actor, { reportId, reason })
    return outcome.ok ? redirectTo(`/reports/${reportId}`) : answerFault(outcome.fault, { reason })
  }
  const typed = { reason: field('reason'), by: field('by'), publicFrom: field('publicFrom'), clearance: field('clearance') }
  if (typed.clearance !== 'none' && typed.clearance !== 'cleared')
    return data<FormFault>({ errors: { clearance: 'Answer this: it is kept with the report.' }, typed }, { status: 422 })
  const clearance: Clearance =
    typed.clearance === 'none' ? { kind: 'none' } : { kind: 'cleared', by: typed.by, publicFrom: typed.publicFrom }
  const outcome = await use.reports.publish(actor, { reportId, version: Number(form.get('version')), clearance, reason: typed.reason })
  if (outcome.ok) return redirectTo(`/reports/${reportId}`)
  const answer = answerFault(outcome.fault, typed)
  const names: Record<string, string> = { 'clearance.by': 'by', 'clearance.publicFrom': 'publicFrom' }
  const errors = Object.fromEntries(Object.entries(answer.data.errors).map(([name, message]) => [names[name] ?? name, message]))
  return data<FormFault>({ ...answer.data, errors }, answer.init ?? undefined)
}

export default function Publication() {
  const { report, points, overTime, leads } = useLoaderData<typeof loader>()
  const { status, changed } = report
  const base = `/reports/${report.id}`
  const mayPublishNow = status === 'approved' || (status === 'published' && changed)
  return (
    <Page
      title={text.title}
      over={
        <>
          {report.title} <Badge>{words.reports.status[status]}</Badge>
        </>
      }
      back={{ to: `${base}/edit`, label: words.editor.backToEditor }}
      actions={<LinkButton to={`${base}?draft`}>{words.reports.page.preview}</LinkButton>}
      width="text"
    >
      {points.length > 0 && (status !== 'published' || changed) && (
        <Notice tone="decision" title={text.before}>
          <ul>
            {points.map((point, at) => (
              <li key={`${point.kind}${at}`}>{sentenceOf(point)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {(status !== 'published' || changed) && <OverTime {...overTime} base={base} />}
      {!leads && <p>{text.notLeader}</p>}
      {leads && status !== 'published' && <Approval report={report} />}
      {leads && mayPublishNow && <Publish report={report} />}
      {leads && status === 'published' && !changed && <p>{text.upToDate}</p>}
      {leads && status === 'published' && <Withdraw />}
      {leads && (
        <PageSection
          title={words.editor.removals.title}
          actions={<LinkButton to={`${base}/removals`}>{words.editor.removals.title}</LinkButton>}
        >
          <p className="quiet">{words.editor.removals.lead}</p>
        </PageSection>
      )}
    </Page>
  )
}

/** Lines that may be those of earlier reports, and figures that say otherwise than those: both are worth a word before readers see them. */
function OverTime({ lines, restated, without, base }: { lines: number; restated: number; without: number; base: string }) {
  const say = words.overTime.points
  if (lines + restated === 0) return null
  return (
    <Notice tone={lines + without > 0 ? 'decision' : 'note'} title={words.overTime.earlier.title}>
      <ul>
        {lines > 0 && <li>{say.lines(lines)}</li>}
        {restated > 0 && <li>{say.restated(restated, without)}</li>}
      </ul>
      <p>
        <Link to={`${base}/edit/earlier`}>{say.look}</Link>
      </p>
    </Notice>
  )
}

function sentenceOf(point: Point): string {
  const say = text.points
  switch (point.kind) {
    case 'sentences':
      return say.sentences(point.missing)
    case 'failing':
      return say.failing(point.title, point.count)
    case 'flagged':
      return say.flagged(point.title, point.count)
    case 'look again':
      return say.lookAgain(point.title)
    case 'empty chart':
      return say.emptyChart(point.title)
    case 'lost lines':
      return words.overTime.points.lost(point.title, point.count)
    case 'lost figures':
      return words.overTime.points.lostFigures(point.title, point.count)
    case 'unexplained':
      return say.unexplained(point.title, point.lines, point.count)
    case 'few people':
      return say.fewPeople(point.title, point.lines, point.count)
    case 'past end':
      return say.pastEnd(point.title, point.items, point.count)
    case 'typed figures':
      return say.typedFigures(point.title, point.figures, point.count)
  }
}

type Standing = { id: string; version: number; status: string; clearance: Clearance | null; again: boolean }

function Approval({ report }: { report: Standing }) {
  const approval = useFetcher<FormFault>()
  const approved = report.status === 'approved'
  return (
    <PageSection title={text.approveTitle}>
      <approval.Form method={approved ? 'delete' : 'post'} action={`/reports/${report.id}/approval`} preventScrollReset>
        <input type="hidden" name="version" value={report.version} />
        <FormErrors errors={approval.data?.errors} />
        <p role="status">{approved ? text.approved : text.approveText}</p>
        <div className="actions">
          <Button kind={approved ? 'plain' : 'primary'} busy={approval.state !== 'idle'}>
            {approved ? text.unapprove : text.approve}
          </Button>
        </div>
      </approval.Form>
    </PageSection>
  )
}

function Publish({ report }: { report: Standing }) {
  const answer = useActionData<typeof action>()
  const { errors, typed } = answer ?? { errors: {} as Record<string, string>, typed: {} as FormFault['typed'] }
  const busy = useNavigation().state !== 'idle'
  const before = report.clearance
  const [clearance, setClearance] = useState<string>(before?.kind ?? '')
  const fault = (name: string) => (errors[name] ? { error: errors[name] } : {})
  return (
    <PageSection title={report.again ? text.again : text.publishTitle}>
      <Form method="post">
        <input type="hidden" name="version" value={report.version} />
        <FormErrors errors={errors} />
        <p className="lead-line">{report.again ? text.againText : text.publishText}</p>
        <RadioGroup
          legend={text.clearance}
          name="clearance"
          value={clearance}
          onChange={setClearance}
          options={[
            { value: 'none', label: text.none, hint: text.noneHint },
            { value: 'cleared', label: text.cleared, hint: text.clearedHint },
          ]}
          {...fault('clearance')}
        />
        {clearance === 'cleared' && (
          <>
            <Field
              label={text.by}
              name="by"
              defaultValue={String(typed.by ?? (before?.kind === 'cleared' ? before.by : ''))}
              maxLength={200}
              required
              {...fault('by')}
            />
            <Field
              label={text.publicFrom}
              name="publicFrom"
              type="date"
              defaultValue={String(typed.publicFrom ?? (before?.kind === 'cleared' ? before.publicFrom : ''))}
              required
              {...fault('publicFrom')}
            />
          </>
        )}
        {report.again && (
          <TextArea
            label={text.reason}
            hint={text.reasonHint}
            name="reason"
            rows={2}
            maxLength={500}
            defaultValue={String(typed.reason ?? '')}
            {...fault('reason')}
          />
        )}
        <div className="actions">
          <Button kind="primary" busy={busy}>
            {text.do}
          </Button>
        </div>
      </Form>
    </PageSection>
  )
}

function Withdraw() {
  const withdrawal = useFetcher<FormFault>()
  const errors = withdrawal.data?.errors
  return (
    <PageSection title={text.withdrawTitle}>
      <withdrawal.Form method="delete">
        <FormErrors errors={errors} />
        <p className="lead-line">{text.withdrawText}</p>
        <TextArea
          label={text.withdrawReason}
          hint={text.reasonHint}
          name="reason"
          rows={2}
          maxLength={500}
          {...(errors?.reason ? { error: errors.reason } : {})}
        />
        <div className="actions">
          <Button kind="danger" busy={withdrawal.state !== 'idle'}>
            {text.withdrawDo}
          </Button>
        </div>
      </withdrawal.Form>
    </PageSection>
  )
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { RemovalTarget } from '#app/model/report/redact.ts'
import { mayRemoveForGood } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { answerFault, type FormFault, formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { useFormats } from '../ui/formats.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { type Place, RemovalForm } from '../ui/reports/removal-form.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.editor.removals

export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use } = args.context
  const id = args.params.id ?? ''
  const { report, removals, mayRemove } = given(await use.reports.removals(actor, id))
  const { page } = mayRemove ? given(await use.reports.draft(actor, id)) : { page: null }
  return {
    report,
    removals: removals.map(removal => ({ ...removal, on: dayIn(removal.at, company.timeZone) })),
    sections:
      page?.sections.map(({ id, title, body }) => ({
        id,
        title,
        lines: body.kind === 'statement' ? body.lineItems.map(item => ({ id: item.id, label: item.label })) : [],
        columns: body.kind === 'statement' ? body.columns.map(column => ({ id: column.id, label: column.label })) : [],
        volumes:
          body.kind === 'plan' ? body.volumes.map(({ id, label, period }) => ({ id, label: `${label}, ${periodLabel(period)}` })) : [],
      })) ?? null,
  }
}

/** `places`: where else the same stands, which is told before anything goes. */
type Answer = FormFault & { removed?: boolean; places?: Place[] }

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayRemoveForGood(actor))
  const form = await formOf(args)
  const field = (name: string) => String(form.get(name) ?? '')
  const typed = { reason: field('reason'), text: field('text') }
  if (field('sure') !== 'yes') return data<Answer>({ errors: { sure: text.confirmFirst }, typed }, { status: 422 })
  const target = {
    what: field('what'),
    sectionId: field('sectionId'),
    lineItemId: field('lineItemId'),
    columnId: field('columnId'),
    volumeId: field('volumeId'),
    side: field('side'),
    text: typed.text,
  } as RemovalTarget
  const { use } = args.context
  const reportId = args.params.id ?? ''
  const choice = field('elsewhere')
  const outcome = await use.reports.removeForGood(actor, {
    reportId,
    target,
    reason: typed.reason,
    ...((choice === 'remove' || choice === 'leave') && { elsewhere: { told: form.getAll('told').map(String), choice } }),
  })
  if (outcome.ok) return data<Answer>({ errors: {}, typed: {}, removed: true })
  const answer = answerFault(outcome.fault, typed)
  const errors = Object.fromEntries(Object.entries(answer.data.errors).map(([name, message]) => [name.replace(/^target\./, ''), message]))
  const places = errors.elsewhere ? given(await use.reports.elsewhere(actor, { reportId, target })).places : []
  return data<Answer>({ ...answer.data, errors, places }, answer.init ?? undefined)
}

export default function Removals() {
  const { report, removals, sections } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const formats = useFormats()
  return (
    <Page
      title={text.title}
      over={report.title}
      lead={text.lead}
      back={{ to: `/reports/${report.id}`, label: words.editor.back }}
      width="text"
    >
      {answer?.removed && (
        <Notice tone="good" live>
          <p>{text.done}</p>
        </Notice>
      )}
      {sections && (
        <RemovalForm
          key={removals.length}
          sections={sections}
          errors={answer?.errors ?? {}}
          typed={answer?.typed ?? {}}
          places={answer?.places ?? []}
        />
      )}
      <PageSection title={text.past}>
        {removals.length === 0 && <p className="quiet">{text.none}</p>}
        <ul className="report-lines">
          {removals.map(({ what, reason, on, by, at }) => (
            <li key={`${at}${what}`}>
              <span>{words.reports.page.removed(formatDay(on, formats), words.reports.removedWhat[what] ?? what)}</span>
              <span className="quiet">
                {words.reports.page.removedReason(reason)} {by && words.reports.revisions.by(by)}
              </span>
            </li>
          ))}
        </ul>
      </PageSection>
    </Page>
  )
}

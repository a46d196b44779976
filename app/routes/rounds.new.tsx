import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { instantOf, typedOf } from '#app/model/local-time.ts'
import { mayPlanRounds } from '#app/model/people/may.ts'
import { MIN_CROWD } from '#app/model/question/round.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field, Select } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { toldApart } from '../ui/reports/told-apart.ts'
import { titled } from '../ui/title.ts'
import { rounds as roundWords } from '../ui/words/rounds.ts'

const said = roundWords.plan
export const handle = { asking: true }
export const meta = titled(said.title)
const DAY = 86_400_000

const planForm = z.object({
  reportId: z.string().max(64),
  opensAt: z.string().max(20),
  closesAt: z.string().max(20),
  moderated: z.string().optional(),
  minCrowd: z.string().regex(/^\d{1,6}$/, roundWords.plan.crowdHint),
})

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  orNotFound(mayPlanRounds(actor))
  const { timeZone } = company
  return {
    reports: await use.rounds.plannable(actor),
    chosen: new URL(args.request.url).searchParams.get('report') ?? '',
    timeZone,
    opensAt: typedOf(now, timeZone),
    closesAt: typedOf(now + 14 * DAY, timeZone),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, company } = requirePledge(args)
  orNotFound(mayPlanRounds(actor))
  const read = await readForm(args, planForm)
  if (!read.ok) return read.answer
  const { reportId, moderated, minCrowd } = read.value
  const opensAt = instantOf(read.value.opensAt, company.timeZone)
  const closesAt = instantOf(read.value.closesAt, company.timeZone)
  if (opensAt === undefined) return answerFault({ kind: 'invalid', fields: { opensAt: said.badTime } }, read.typed)
  if (closesAt === undefined) return answerFault({ kind: 'invalid', fields: { closesAt: said.badTime } }, read.typed)
  const outcome = await args.context.use.rounds.plan(actor, {
    reportId,
    opensAt,
    closesAt,
    moderated: moderated === 'on',
    minCrowd: Number(minCrowd),
  })
  return outcome.ok ? redirectTo(`/rounds/${outcome.id}`) : answerFault(outcome.fault, read.typed)
}

const LABELS = { reportId: said.report, opensAt: said.opens, closesAt: said.closes, minCrowd: said.crowd }

export default function PlanRound() {
  const { reports, chosen, timeZone, opensAt, closesAt } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const names = toldApart(reports, useFormats())
  const errors = answer?.errors
  const typed = (name: string, otherwise: string) => String(answer?.typed[name] ?? otherwise)
  return (
    <Page title={said.title} lead={said.lead} width="text" back={{ to: '/rounds', label: roundWords.list.title }}>
      <Form method="post" noValidate>
        <FormErrors errors={errors} labels={LABELS} />
        <Select
          name="reportId"
          label={said.report}
          options={reports.map(({ id }) => ({ value: id, label: names.get(id) ?? '' }))}
          defaultValue={typed('reportId', chosen)}
          error={errors?.reportId}
        />
        <Field
          name="opensAt"
          type="datetime-local"
          label={said.opens}
          hint={`${said.opensHint} ${said.zone(timeZone)}`}
          defaultValue={typed('opensAt', opensAt)}
          error={errors?.opensAt}
          required
        />
        <Field
          name="closesAt"
          type="datetime-local"
          label={said.closes}
          hint={`${said.closesHint} ${said.zone(timeZone)}`}
          defaultValue={typed('closesAt', closesAt)}
          error={errors?.closesAt}
          required
        />
        <Checkbox
          name="moderated"
          label={said.moderated}
          hint={said.moderatedHint}
          defaultChecked={answer ? answer.typed.moderated === 'on' : true}
        />
        <Field
          name="minCrowd"
          inputMode="numeric"
          label={said.crowd}
          hint={said.crowdHint}
          defaultValue={typed('minCrowd', String(MIN_CROWD))}
          error={errors?.minCrowd}
          required
        />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.do}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

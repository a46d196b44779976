import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { typedOf } from '#app/model/local-time.ts'
import { mayScheduleMeetings } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { afterSaving, readMeeting } from '../http/meeting.server.ts'
import { answerFault } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { MeetingForm } from '../ui/meeting/meeting-form.tsx'
import { Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'

const WEEK = 7 * 86_400_000
export const meta = titled(words.form.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const { choices } = given(await use.meetings.scheduleChoices(actor))
  const chosen = new URL(args.request.url).searchParams.get('report')
  const fullHour = Math.ceil((now + WEEK) / 3_600_000) * 3_600_000
  return {
    choices,
    timeZone: company.timeZone,
    fields: {
      title: '',
      reportId: chosen ?? choices.reports[0]?.id ?? '',
      startsAt: typedOf(fullHour, company.timeZone),
      minutes: '60',
      hearItUrl: '',
      captioned: false,
      presenterIds: [actor.personId],
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, company } = requirePledge(args)
  orNotFound(mayScheduleMeetings(actor))
  const read = await readMeeting(args, company.timeZone)
  if (!read.ok) return read.answer
  const outcome = await args.context.use.meetings.schedule(actor, read.value)
  return outcome.ok ? afterSaving(actor.personId, outcome.meetingId, read.value.presenterIds) : answerFault(outcome.fault, read.typed)
}

export default function ScheduleMeeting() {
  const { choices, timeZone, fields } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Page title={words.form.title} lead={words.form.lead} width="text" back={{ to: '/meetings', label: words.list.title }}>
      <MeetingForm {...{ choices, timeZone, fields, answer, busy }} submit={words.form.schedule} />
    </Page>
  )
}

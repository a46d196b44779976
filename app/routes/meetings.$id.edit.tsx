import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { typedOf } from '#app/model/local-time.ts'
import { requirePledge } from '../http/actor.server.ts'
import { afterSaving, readMeeting } from '../http/meeting.server.ts'
import { answerFault } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { MeetingForm } from '../ui/meeting/meeting-form.tsx'
import { PollsEditor } from '../ui/meeting/presenter/poll-editor.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'
import { polls as pollWords } from '../ui/words/polls.ts'

export const meta = titled(words.form.changeTitle)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use } = args.context
  const { planned, choices, chooses } = given(await use.meetings.planned(actor, args.params.id ?? ''))
  const polls = given(await use.polls.prepared(actor, { meetingId: planned.id }))
  return {
    choices,
    chooses,
    ended: planned.state === 'ended',
    meetingId: planned.id,
    polls: planned.state === 'ended' ? null : polls,
    timeZone: company.timeZone,
    version: planned.version,
    fields: {
      title: planned.title,
      reportId: planned.reportId,
      startsAt: typedOf(planned.startsAt, company.timeZone),
      minutes: String(planned.minutes),
      hearItUrl: planned.hearItUrl,
      captioned: planned.captioned,
      presenterIds: planned.presenterIds,
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const meetingId = args.params.id ?? ''
  const read = await readMeeting(args, company.timeZone)
  if (!read.ok) return read.answer
  const outcome = await args.context.use.meetings.change(actor, { ...read.value, meetingId, version: read.version })
  return outcome.ok ? afterSaving(actor.personId, meetingId, read.value.presenterIds) : answerFault(outcome.fault, read.typed)
}

export default function ChangeMeeting() {
  const { choices, chooses, ended, timeZone, fields, version, meetingId, polls } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Page title={words.form.changeTitle} width="text" back={{ to: '/meetings', label: words.list.title }}>
      {ended ? (
        <Notice>
          <p>{words.form.ended}</p>
        </Notice>
      ) : (
        <MeetingForm {...{ choices, chooses, timeZone, fields, answer, busy, version }} submit={words.form.save} />
      )}
      {polls && (
        <PageSection title={pollWords.prepare.title} id="polls">
          <PollsEditor meetingId={meetingId} prepared={polls} />
        </PageSection>
      )}
    </Page>
  )
}

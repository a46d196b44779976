import type { LoaderFunctionArgs } from '@remix-run/node'
import { useFetchers, useLoaderData, useRevalidator, useSubmit } from '@remix-run/react'
import { useEffect } from 'react'
import { untilNextTick } from '#app/model/question/round.ts'
import type { FormFault } from '../http/form.server.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Page, PageSection } from '../ui/page.tsx'
import { AddedQueue, type DecideAdded, RemoveAdded } from '../ui/questions/added-queue.tsx'
import { type Decide, ModerateShown, ModerationQueue } from '../ui/questions/moderation-queue.tsx'
import { QuestionList } from '../ui/questions/question-list.tsx'
import { titled } from '../ui/title.ts'
import { moderating } from '../ui/words/moderating.ts'
import { questions as words } from '../ui/words/questions.ts'

export const meta = titled(moderating.queue.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const roundId = args.params.id ?? ''
  const { pending } = given(await use.questions.pending(actor, { roundId }))
  const { view } = given(await use.questions.ofRound(actor, { roundId }))
  const { round } = given(await use.rounds.view(actor, { roundId }))
  const { pending: added } = given(await use.clarifications.pending(actor, { roundId }))
  return { pending, added, questions: view.questions, title: round.title, roundId, now }
}

export default function Moderation() {
  const { pending, added, questions, title, roundId, now } = useLoaderData<typeof loader>()
  const submit = useSubmit()
  const revalidator = useRevalidator()
  const faults: Record<string, string> = {}
  for (const { key, data } of useFetchers()) {
    const said = data as FormFault | undefined
    if (key.startsWith('moderation ') && said?.errors) faults[key.slice('moderation '.length)] = Object.values(said.errors).join(' ')
  }
  useEffect(() => {
    const timer = setTimeout(() => revalidator.revalidate(), untilNextTick(now) + 1_000)
    return () => clearTimeout(timer)
  }, [now, revalidator])

  const decide: Decide = (questionId, fields) =>
    submit(fields, {
      method: 'post',
      action: `/questions/${questionId}/moderation`,
      navigate: false,
      fetcherKey: `moderation ${questionId}`,
    })
  const decideAdded: DecideAdded = (questionId, place, fields) =>
    submit(fields, {
      method: 'post',
      action: `/questions/${questionId}/clarifications/${place}`,
      navigate: false,
      fetcherKey: `moderation ${questionId} ${place}`,
    })
  const open = questions.filter(({ state }) => state === 'open')
  return (
    <Page title={moderating.queue.title} lead={moderating.queue.lead} back={{ to: `/rounds/${roundId}`, label: title ?? words.coming }}>
      <ModerationQueue {...{ pending, open, faults, decide }} />
      <AddedQueue {...{ added, faults }} decide={decideAdded} />
      <PageSection title={moderating.queue.shown}>
        <QuestionList
          questions={questions}
          votable={false}
          actions={question => (
            <>
              <ModerateShown {...{ question, open, decide }} />
              <RemoveAdded question={question} decide={decideAdded} />
            </>
          )}
        />
      </PageSection>
    </Page>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useFetchers, useLoaderData, useRevalidator, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useModerators } from '../live/questions/use-moderators.ts'
import { untilNextTick } from '#app/model/question/round.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import type { FormFault } from '../http/form.server.ts'
import type { action as decideAll } from './moderation.$id_.decisions.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Page, PageSection } from '../ui/page.tsx'
import { AddedQueue, type DecideAdded, RemoveAdded } from '../ui/questions/added-queue.tsx'
import { type Decide, ModerateShown } from '../ui/questions/moderation-acts.tsx'
import { type DecideMany, ModerationQueue } from '../ui/questions/moderation-queue.tsx'
import { QuestionList } from '../ui/questions/question-list.tsx'
import { titled } from '../ui/title.ts'
import { moderating } from '../ui/words/moderating.ts'
import { questions as words } from '../ui/words/questions.ts'

const { bulk } = moderating
export const handle = { asking: true }
export const meta = titled(moderating.queue.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const roundId = args.params.id ?? ''
  const { pending } = given(await use.questions.pending(actor, { roundId }))
  const { view } = given(await use.questions.ofRound(actor, { roundId }))
  const { round } = given(await use.rounds.view(actor, { roundId }))
  const { pending: added } = given(await use.clarifications.pending(actor, { roundId }))
  const { standing } = given(await use.questions.moderators(actor, { roundId, open: null }))
  return { changes: standing.changes, pending, added, questions: view.questions, title: round.title, roundId, now }
}

export default function Moderation() {
  const { changes, pending, added, questions, title, roundId, now } = useLoaderData<typeof loader>()
  const submit = useSubmit()
  const revalidator = useRevalidator()
  const [open, setOpen] = useState<string | null>(null)
  const [last, setLast] = useState<{ questionId: string; said: string } | null>(null)
  const others = useModerators(roundId, changes, open, () => revalidator.revalidate())
  const many = useFetcher<typeof decideAll>({ key: 'moderation of many' })
  const outcome = many.data && 'decided' in many.data ? many.data : undefined
  const faults: Record<string, string> = { ...outcome?.faults }
  const fetchers = useFetchers()
  for (const { key, data } of fetchers) {
    const said = data as FormFault | undefined
    if (key.startsWith('moderation ') && said?.errors) faults[key.slice('moderation '.length)] = Object.values(said.errors).join(' ')
  }
  // Said once it is so: a decision that is still on its way, or was refused, has not been made.
  const its = fetchers.find(({ key }) => key === `moderation ${last?.questionId}`)
  const refused = (its?.data as FormFault | undefined)?.errors !== undefined
  const said = last && !refused && (its?.state ?? 'idle') === 'idle' ? last.said : ''
  useEffect(() => {
    const timer = setTimeout(() => revalidator.revalidate(), untilNextTick(now) + 1_000)
    return () => clearTimeout(timer)
  }, [now, revalidator])

  const decide: Decide = (questionId, fields) => {
    setLast({ questionId, said: moderating.said[fields.kind as keyof typeof moderating.said] })
    submit(fields, {
      method: 'post',
      action: `/questions/${questionId}/moderation`,
      navigate: false,
      fetcherKey: `moderation ${questionId}`,
    })
  }
  const decideMany: DecideMany = (questionIds, fields) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    for (const id of questionIds) form.append('question', id)
    many.submit(form, { method: 'post', action: `/moderation/${roundId}/decisions` })
    setLast(null)
  }
  const decideAdded: DecideAdded = (questionId, place, fields) =>
    submit(fields, {
      method: 'post',
      action: `/questions/${questionId}/clarifications/${place}`,
      navigate: false,
      fetcherKey: `moderation ${questionId} ${place}`,
    })
  const visible = questions.filter(({ state }) => state === 'open')
  const shownActions = (question: QuestionView) => (
    <>
      <ModerateShown {...{ question, decide }} open={visible} fault={faults[question.id]} />
      <RemoveAdded question={question} decide={decideAdded} />
    </>
  )
  const left = Object.keys(outcome?.faults ?? {}).length
  const told = said || (outcome ? [bulk.decided(outcome.decided), left > 0 && bulk.faults(left)].filter(Boolean).join(' ') : '')
  return (
    <Page title={moderating.queue.title} lead={moderating.queue.lead} back={{ to: `/rounds/${roundId}`, label: title ?? words.coming }}>
      <ModerationQueue {...{ pending, faults, others, decide, decideMany }} open={visible} onOpen={setOpen} said={told} />
      <AddedQueue {...{ added, faults }} decide={decideAdded} />
      <PageSection title={moderating.queue.shown}>
        <QuestionList questions={questions} votable={false} actions={shownActions} mergedActions={shownActions} />
      </PageSection>
    </Page>
  )
}

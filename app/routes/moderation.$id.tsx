import type { LoaderFunctionArgs } from '@remix-run/node'
import { useFetcher, useLoaderData, useRevalidator, useSubmit } from '@remix-run/react'
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
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
  const [last, setLast] = useState<{ of: string; said: string } | null>(null)
  const [came, setCame] = useState<Readonly<Record<string, Came>>>({})
  const others = useModerators(roundId, changes, open, () => revalidator.revalidate())
  const many = useFetcher<typeof decideAll>({ key: 'moderation of many' })
  const outcome = many.data && 'decided' in many.data ? many.data : undefined
  const faults: Record<string, string> = { ...outcome?.faults }
  for (const [of, { busy, fault }] of Object.entries(came)) if (!busy && fault) faults[of] = fault
  // Said once it is so: a decision that is still on its way, or was refused, has not been made.
  const its = last ? came[last.of] : undefined
  const said = last && its && !its.busy && !its.fault ? last.said : ''
  useEffect(() => {
    const timer = setTimeout(() => revalidator.revalidate(), untilNextTick(now) + 1_000)
    return () => clearTimeout(timer)
  }, [now, revalidator])

  function send(of: string, fields: Parameters<Decide>[1], action: string) {
    setCame(before => ({ ...before, [of]: { busy: true, fault: '' } }))
    submit(fields, { method: 'post', action, navigate: false, fetcherKey: keyOf(of) })
  }
  const decide: Decide = (questionId, fields) => {
    setLast({ of: questionId, said: moderating.said[fields.kind as keyof typeof moderating.said] })
    send(questionId, fields, `/questions/${questionId}/moderation`)
  }
  const decideMany: DecideMany = (questionIds, fields) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    for (const id of questionIds) form.append('question', id)
    many.submit(form, { method: 'post', action: `/moderation/${roundId}/decisions` })
    setLast(null)
  }
  const decideAdded: DecideAdded = (questionId, place, fields) =>
    send(`${questionId} ${place}`, fields, `/questions/${questionId}/clarifications/${place}`)
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
      {Object.keys(came).map(of => (
        <Outcome key={of} of={of} tell={setCame} />
      ))}
      <ModerationQueue {...{ pending, faults, others, decide, decideMany }} open={visible} onOpen={setOpen} said={told} />
      <AddedQueue {...{ added, faults }} decide={decideAdded} />
      <PageSection title={moderating.queue.shown}>
        <QuestionList questions={questions} votable={false} actions={shownActions} mergedActions={shownActions} />
      </PageSection>
    </Page>
  )
}

interface Came {
  busy: boolean
  fault: string
}

const keyOf = (of: string) => `moderation ${of}`

/** Keeps what came of a decision for as long as the page is open: what no component holds is forgotten as soon as the answer is there. */
function Outcome({ of, tell }: { of: string; tell: Dispatch<SetStateAction<Readonly<Record<string, Came>>>> }) {
  const { state, data } = useFetcher<FormFault | null>({ key: keyOf(of) })
  const busy = state !== 'idle'
  const fault = Object.values(data?.errors ?? {}).join(' ')
  useEffect(() => tell(before => ({ ...before, [of]: { busy, fault } })), [of, busy, fault, tell])
  return null
}

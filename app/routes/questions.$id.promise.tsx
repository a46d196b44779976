import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Actions } from '../ui/page.tsx'
import { AnswerFrame } from '../ui/questions/answer-frame.tsx'
import { titled } from '../ui/title.ts'
import { answering } from '../ui/words/answering.ts'

const said = answering.promise
export const meta = titled(said.title)
export const handle = { asking: true }

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const id = args.params.id ?? ''
  const { question } = given(await use.answers.toAnswer(actor, { questionId: id }))
  const { leaders, squads } = given(await use.promises.owners(actor))
  return { id, question: { ...question, statements: [] }, leaders, squads, own: actor.personId, today: dayIn(now, company.timeZone) }
}

/** Who answers, as the form's choice writes it. */
const OWNER = /^(person|squad) (\S{1,64})$/

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const questionId = args.params.id ?? ''
  const read = await readForm(args, z.object({ owner: z.string().max(80), dueOn: z.string().max(20) }))
  if (!read.ok) return read.answer
  const [, kind, id] = OWNER.exec(read.value.owner) ?? []
  const owner = { kind: kind === 'squad' ? ('squad' as const) : ('person' as const), id: id ?? '' }
  const outcome = await use.promises.make(actor, { questionId, owner, dueOn: read.value.dueOn })
  if (!outcome.ok) return answerFault(named(outcome.fault), read.typed)
  const { question } = given(await use.answers.toAnswer(actor, { questionId }))
  return redirectTo(`/rounds/${question.roundId}#question-${questionId}`)
}

/** The form has one field for the owner. */
function named(fault: Parameters<typeof answerFault>[0]): typeof fault {
  if (fault.kind !== 'invalid' || !('owner.id' in fault.fields)) return fault
  const { 'owner.id': _, ...fields } = fault.fields
  return { kind: 'invalid', fields: { ...fields, owner: said.badOwner } }
}

export default function PromiseAnswer() {
  const { id, question, leaders, squads, own, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const last = question.promises.at(-1)
  const chosen = last?.keptAt === null ? `${last.owner.kind} ${last.owner.id}` : `person ${own}`
  return (
    <AnswerFrame id={id} question={question} title={said.title}>
      <p>{said.lead}</p>
      <Form method="post" noValidate>
        <FormErrors errors={answer?.errors} labels={{ owner: said.owner, dueOn: said.due }} />
        <Select name="owner" label={said.owner} defaultValue={String(answer?.typed.owner ?? chosen)} error={answer?.errors.owner}>
          <optgroup label={said.leaders}>
            {leaders.map(({ id, name }) => (
              <option key={id} value={`person ${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
          {squads.length > 0 && (
            <optgroup label={said.squads}>
              {squads.map(({ id, name }) => (
                <option key={id} value={`squad ${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
        <Field
          name="dueOn"
          type="date"
          label={said.due}
          min={today}
          defaultValue={String(answer?.typed.dueOn ?? '')}
          error={answer?.errors.dueOn}
          required
        />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.do}
          </Button>
        </Actions>
      </Form>
    </AnswerFrame>
  )
}

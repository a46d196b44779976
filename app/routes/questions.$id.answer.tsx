import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { questions as words } from '../ui/words/questions.ts'

const said = words.answer
export const meta = titled(said.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { roundId, text } = given(await args.context.use.questions.toAnswer(actor, { questionId: args.params.id ?? '' }))
  return { roundId, text }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const questionId = args.params.id ?? ''
  const read = await readForm(args, z.object({ text: z.string() }))
  if (!read.ok) return read.answer
  const outcome = await use.questions.answer(actor, { questionId, text: read.value.text })
  if (!outcome.ok) return answerFault(outcome.fault, read.typed)
  const { roundId } = given(await use.questions.toAnswer(actor, { questionId }))
  return redirectTo(`/rounds/${roundId}`)
}

export default function Answer() {
  const { roundId, text } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Page title={said.title} width="text" back={{ to: `/rounds/${roundId}`, label: words.title }}>
      <blockquote dir="auto">{text}</blockquote>
      <Form method="post" noValidate>
        <FormErrors errors={answer?.errors} labels={{ text: said.label }} />
        <TextArea
          name="text"
          label={said.label}
          hint={said.hint}
          rows={8}
          defaultValue={String(answer?.typed.text ?? '')}
          error={answer?.errors.text}
          required
        />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.publish}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

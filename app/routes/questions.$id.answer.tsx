import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { formatMoment } from '#app/model/format.ts'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { useFigurePicker } from '../ui/editor/figure-picker.tsx'
import { Checkbox, TextArea } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Actions } from '../ui/page.tsx'
import { AnswerFrame } from '../ui/questions/answer-frame.tsx'
import { titled } from '../ui/title.ts'
import { answering } from '../ui/words/answering.ts'
import { editor } from '../ui/words/editor.ts'
import { questions as words } from '../ui/words/questions.ts'

const said = words.answer
export const meta = titled(said.title)
export const handle = { asking: true }

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const id = args.params.id ?? ''
  const { question } = given(await args.context.use.answers.toAnswer(actor, { questionId: id }))
  return { id, question }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const questionId = args.params.id ?? ''
  const read = await readForm(args, z.object({ text: z.string(), beside: z.string().max(64).optional() }))
  if (!read.ok) return read.answer
  const { text, beside } = read.value
  const outcome = beside
    ? await use.answers.writeDown(actor, { answerId: beside, text })
    : await use.questions.answer(actor, { questionId, text })
  if (!outcome.ok) return answerFault(outcome.fault, read.typed)
  const { question } = given(await use.answers.toAnswer(actor, { questionId }))
  return redirectTo(`/rounds/${question.roundId}#question-${questionId}`)
}

export default function Answer() {
  const { id, question } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const formats = useFormats()
  const busy = useNavigation().state !== 'idle'
  const { live, statements } = question
  const picker = useFigurePicker(statements)
  return (
    <AnswerFrame id={id} question={question} title={said.title}>
      <Form method="post" noValidate>
        <FormErrors errors={answer?.errors} labels={{ text: said.label }} />
        <div className="figure-picker" onBlur={picker.leave}>
          <TextArea
            name="text"
            label={said.label}
            hint={statements.length > 0 ? `${said.hint} ${editor.narrative.figuresHint}` : said.hint}
            rows={8}
            dir="auto"
            defaultValue={String(answer?.typed.text ?? '')}
            error={answer?.errors.text}
            required
            {...picker.props}
          />
          {picker.list}
        </div>
        {live && (
          <Checkbox
            name="beside"
            value={live.id}
            label={answering.live.beside}
            hint={answering.live.besideHint(formatMoment(live.at, formats))}
            defaultChecked
          />
        )}
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.publish}
          </Button>
        </Actions>
      </Form>
    </AnswerFrame>
  )
}

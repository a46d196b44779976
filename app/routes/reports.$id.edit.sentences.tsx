import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SENTENCE_TONES } from '#app/model/report/report.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { edited } from '../http/edit.server.ts'
import { formOf } from '../http/form.server.ts'
import { EditForm, useAnswer } from '../ui/editor/edit-form.tsx'
import { TextArea } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../ui/words.ts'

const text = words.editor.sentences

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta: MetaFunction = () => [{ title: text.title }]

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const found = await args.context.use.reports.draft(actor, args.params.id ?? '')
  orNotFound(found.ok)
  const { report } = found.page
  const left = [...report.sentences]
  // Each place takes the first written sentence of its tone.
  const written = SENTENCE_TONES.map(tone => {
    const at = left.findIndex(sentence => sentence.tone === tone)
    return at === -1 ? '' : (left.splice(at, 1)[0]?.text ?? '')
  })
  return { report: { id: report.id, title: report.title, version: report.version }, written }
}

export async function action(args: ActionFunctionArgs) {
  requirePledge(args)
  const form = await formOf(args)
  const sentences = SENTENCE_TONES.map((tone, at) => ({ tone, text: String(form.get(`sentences.${at}.text`) ?? '') }))
  return edited(args, { kind: 'write sentences', sentences }, form)
}

export default function Sentences() {
  const { report, written } = useLoaderData<typeof loader>()
  const errors = useAnswer('sentences')?.errors ?? {}
  return (
    <Page
      title={text.title}
      over={report.title}
      lead={text.lead}
      back={{ to: `/reports/${report.id}/edit`, label: words.editor.backToEditor }}
      width="text"
    >
      <EditForm name="sentences" version={report.version}>
        {SENTENCE_TONES.map((tone, at) => {
          const name = `sentences.${at}.text`
          return (
            <TextArea
              key={name}
              label={text.tone[tone]}
              name={name}
              rows={2}
              maxLength={400}
              defaultValue={written[at]}
              {...(errors[name] ? { error: errors[name] } : {})}
            />
          )
        })}
      </EditForm>
    </Page>
  )
}

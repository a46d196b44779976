import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { searchIn } from '../http/reading.server.ts'
import { Page } from '../ui/page.tsx'
import { FoundQuestions, ReadingForm, TakeQuestions } from '../ui/questions/reading.tsx'
import { titled } from '../ui/title.ts'
import { reading as text } from '../ui/words/reading.ts'
import { rounds as roundWords } from '../ui/words/rounds.ts'

export const meta = titled(text.title)
export const handle = { asking: true }

/** All questions that everybody reads, of every round: filtered, taken away. */
export const loader = (args: LoaderFunctionArgs) => found(args, async () => new URL(args.request.url).searchParams)

/** The same, looked through for words. */
export const action = (args: ActionFunctionArgs) => found(args, () => formOf(args))

async function found(args: LoaderFunctionArgs, asked: () => Promise<FormData | URLSearchParams>) {
  const { actor } = requirePledge(args)
  const search = searchIn(await asked())
  const { page, mayExport } = given(await args.context.use.reading.find(actor, search))
  return { page, mayExport, search }
}

export default function Questions() {
  const all = useLoaderData<typeof loader>()
  const { page, mayExport, search } = useActionData<typeof action>() ?? all
  return (
    <Page title={text.title} lead={text.lead} back={{ to: '/rounds', label: roundWords.list.title }}>
      <ReadingForm search={search} choices={page.choices} />
      <FoundQuestions {...{ page, search }} />
      {mayExport && page.total > 0 && <TakeQuestions search={search} />}
    </Page>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { searchIn } from '../http/reading.server.ts'
import { Page } from '../ui/page.tsx'
import { FoundQuestions, ReadingForm, TakeQuestions } from '../ui/questions/reading.tsx'
import { titled } from '../ui/title.ts'
import { reading as text } from '../ui/words/reading.ts'
import { rounds as roundWords } from '../ui/words/rounds.ts'

export const meta = titled(text.title)
export const handle = { asking: true }

/** All questions that everybody reads, of every round: looked through, filtered, taken away. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const search = searchIn(args.request)
  const { page, mayExport } = given(await args.context.use.reading.find(actor, search))
  return { page, mayExport, search }
}

export default function Questions() {
  const { page, mayExport, search } = useLoaderData<typeof loader>()
  return (
    <Page title={text.title} lead={text.lead} back={{ to: '/rounds', label: roundWords.list.title }}>
      <ReadingForm search={search} choices={page.choices} />
      <FoundQuestions {...{ page, search }} />
      {mayExport && page.total > 0 && <TakeQuestions search={search} />}
    </Page>
  )
}

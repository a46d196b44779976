import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Page } from '../ui/page.tsx'
import { shortPath } from '../ui/series/short-path.ts'
import { SeriesFigures } from '../ui/series/figures.tsx'
import { SeriesReports } from '../ui/series/reports.tsx'
import { words } from '../ui/words.ts'

const text = words.overTime.series

export const handle = { marked: true }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.page.label : text.over }]

/** A line over all published reports. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { page } = given(await args.context.use.series.show(actor, args.params.id ?? ''))
  return { page }
}

export default function Series() {
  const { page } = useLoaderData<typeof loader>()
  return (
    <Page
      title={page.label}
      over={page.above.length > 0 ? text.under(shortPath(page.above)) : text.over}
      lead={text.lead}
      back={{ to: '/reports', label: words.page.reports }}
    >
      <SeriesFigures page={page} />
      <SeriesReports page={page} />
    </Page>
  )
}

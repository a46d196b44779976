import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { mayModerate, mayPlanRounds } from '#app/model/people/may.ts'
import { formatMoment } from '#app/model/format.ts'
import { requirePledge } from '../http/actor.server.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { questions as words } from '../ui/words/questions.ts'

export const meta = titled(words.list.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  return {
    rounds: await use.rounds.list(actor),
    waiting: await use.questions.waiting(actor),
    plans: mayPlanRounds(actor),
    moderates: mayModerate(actor),
  }
}

export default function Rounds() {
  const { rounds, waiting, plans, moderates } = useLoaderData<typeof loader>()
  const formats = useFormats()
  return (
    <Page
      title={words.list.title}
      lead={words.list.lead}
      actions={
        plans && (
          <LinkButton to="/rounds/new" kind="primary">
            {words.list.plan}
          </LinkButton>
        )
      }
    >
      {rounds.length === 0 && <Empty title={words.list.none}>{words.list.noneText}</Empty>}
      <ul className="rounds">
        {rounds.map(round => (
          <li key={round.id}>
            <p>
              <Link to={`/rounds/${round.id}`}>{round.title ?? words.coming}</Link> <Badge>{words.state[round.state]}</Badge>
            </p>
            <p className="answer-by">
              {round.state === 'planned' ? words.opens(formatMoment(round.opensAt, formats)) : null}
              {round.state === 'open' ? words.closes(formatMoment(round.closesAt, formats)) : null}
              {round.state === 'closed' || round.state === 'settled' ? words.closed(formatMoment(round.closesAt, formats)) : null}
            </p>
            {moderates && <Link to={`/moderation/${round.id}`}>{words.moderation.waiting(waiting[round.id] ?? 0)}</Link>}
          </li>
        ))}
      </ul>
    </Page>
  )
}

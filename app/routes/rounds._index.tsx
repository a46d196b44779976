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
import { moderating } from '../ui/words/moderating.ts'
import { questions as words } from '../ui/words/questions.ts'
import { reading } from '../ui/words/reading.ts'
import { rounds as roundWords } from '../ui/words/rounds.ts'

export const handle = { asking: true }
export const meta = titled(roundWords.list.title)

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
      title={roundWords.list.title}
      lead={roundWords.list.lead}
      actions={
        <>
          {plans && (
            <LinkButton to="/rounds/new" kind="primary">
              {roundWords.list.plan}
            </LinkButton>
          )}
          {rounds.length > 0 && <LinkButton to="/questions">{reading.title}</LinkButton>}
        </>
      }
    >
      {rounds.length === 0 && <Empty title={roundWords.list.none}>{roundWords.list.noneText}</Empty>}
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
            {moderates && <Link to={`/moderation/${round.id}`}>{moderating.queue.waiting(waiting[round.id] ?? 0)}</Link>}
          </li>
        ))}
      </ul>
    </Page>
  )
}

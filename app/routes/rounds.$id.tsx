import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { mayAnswer, mayModerate, mayPlanRounds } from '#app/model/people/may.ts'
import { formatMoment } from '#app/model/format.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page } from '../ui/page.tsx'
import type { Topic } from '#app/model/question/about.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { after } from '../ui/questions/after-asking.tsx'
import { MergedActions } from '../ui/questions/merged.tsx'
import { RoundPanel } from '../ui/questions/round-panel.tsx'
import { carriedTopic } from '../ui/questions/topic.ts'
import { titled } from '../ui/title.ts'
import { questions as words } from '../ui/words/questions.ts'
import { rounds as roundWords } from '../ui/words/rounds.ts'

export const handle = { asking: true }
export const meta = titled(words.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, name, now } = args.context
  const roundId = args.params.id ?? ''
  const { round } = given(await use.rounds.view(actor, { roundId }))
  const { view } = given(await use.questions.ofRound(actor, { roundId }))
  const { sections, squads } = given(await use.rounds.bearings(actor, { reportId: round.reportId }))
  const { counterPledge, counterPledgeSigners, wrongdoingChannel } = company
  return {
    round,
    view,
    now,
    sections,
    squads,
    holder: actor.personId,
    ownName: name ?? '',
    promises: { counterPledge, counterPledgeSigners, wrongdoingChannel },
    may: { answer: mayAnswer(actor), moderate: mayModerate(actor), plan: mayPlanRounds(actor) },
  }
}

export default function Round() {
  const { round, view, now, sections, squads, holder, ownName, promises, may } = useLoaderData<typeof loader>()
  const formats = useFormats()
  const [topic, dropTopic] = useTopic()
  const moment = formatMoment(round.state === 'planned' ? round.opensAt : round.closesAt, formats)
  const lead = round.state === 'planned' ? words.opens(moment) : round.state === 'open' ? words.closes(moment) : words.closed(moment)
  const moderation = ({ id }: QuestionView) => (
    <LinkButton to={`/moderation/${round.id}#question-${id}`} size="small" kind="quiet">
      {roundWords.list.moderate}
    </LinkButton>
  )
  return (
    <Page
      title={round.title ?? words.coming}
      over={words.title}
      lead={lead}
      back={{ to: '/rounds', label: roundWords.list.title }}
      actions={
        <>
          <LinkButton to={`/rounds/${round.id}/record`} size="small">
            {roundWords.list.record}
          </LinkButton>
          {may.moderate && (
            <LinkButton to={`/moderation/${round.id}`} size="small">
              {roundWords.list.moderate}
            </LinkButton>
          )}
          {may.plan && round.state === 'open' && (
            <form method="post" action={`/rounds/${round.id}/closing`}>
              <Button size="small" title={roundWords.plan.closeHint}>
                {roundWords.plan.close}
              </Button>
            </form>
          )}
        </>
      }
    >
      {round.state !== 'planned' && (
        <MergedActions.Provider value={may.moderate ? moderation : undefined}>
          <RoundPanel
            {...{ round, now, holder, ownName, promises, topic, sections }}
            teams={squads}
            onTopicGone={dropTopic}
            initial={view}
            after={after}
            actions={question =>
              (may.answer || may.moderate) && (
                <>
                  {may.answer && (
                    <LinkButton to={`/questions/${question.id}/answer`} size="small">
                      {words.answer.do}
                    </LinkButton>
                  )}
                  {may.moderate && moderation(question)}
                </>
              )
            }
          />
        </MergedActions.Provider>
      )}
    </Page>
  )
}

/** What the link that led here is about. It comes after the first render: the server does not know it, and must not. */
function useTopic(): [Topic | null, () => void] {
  const { state } = useLocation()
  const [topic, setTopic] = useState<Topic | null>(null)
  useEffect(() => setTopic(carriedTopic(state)), [state])
  function drop() {
    setTopic(null)
    // The history entry forgets it too: a reload must not bring it back. Not by navigating, which would ask the server for the page again, and by
    // that tell a log who is about to ask.
    window.history.replaceState({ ...(window.history.state as object | null), usr: null }, '')
  }
  return [topic, drop]
}

import type { Own } from '#app/model/meeting/catalogue.ts'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Topic } from '../ui/questions/ask-box.tsx'
import { meeting as words } from '../ui/words/meeting.ts'
import { useLater } from './later.ts'
import { loadRoundPanel } from './rest.ts'

/** The round in its sheet: mostly here before somebody asks for it; where it cannot be had, the way to the round's own page. */
export function Asking({
  round,
  own,
  company,
  ...rest
}: {
  round: RoundView
  own: Own
  company: Surroundings['company']
  /** The server's clock when this page came in, ms. */
  now: number
  topic: Topic | null
  onTopicGone: () => void
}) {
  const Panel = useLater(loadRoundPanel)
  if (Panel === 'coming') return <p role="status">{words.follow.opening}</p>
  if (Panel === 'failed') return <LinkButton to={`/rounds/${round.id}`}>{words.ended.questions}</LinkButton>
  return <Panel.is {...rest} round={round} initial={undefined} holder={own.personId} ownName={own.name} promises={company} untitled />
}

import { type ReactNode, useState } from 'react'
import { useFeed } from '#app/live/questions/use-view.ts'
import type { Topic } from '#app/model/question/about.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { Button, LinkButton } from '../button.tsx'
import { Sheet } from '../dialog.tsx'
import { useLater } from '../later.tsx'
import { meeting as words } from '../words/meeting.ts'
import { AskContext } from './ask-about.tsx'
import type { Promises } from './honest.tsx'

export const loadRoundPanel = async () => (await import('./round-panel.tsx')).RoundPanel

/** Who asks where: what a page knows of a round and of its reader. */
export interface Where {
  round: RoundView
  /** The id of the signed-in person, whose tokens they are. Never leaves the browser from here. */
  holder: string
  ownName: string
  promises: Promises
  /** Names of squads, for the local check. */
  teams: readonly string[]
  /** Ids of the sections by which questions are arranged, in order. */
  sections: readonly string[]
  /** The server's clock when this page came in, ms. */
  now: number
  /** The page hears of every change by its meeting's socket. */
  told: boolean
}

/** The round in a sheet: mostly here before somebody asks for it; where it cannot be had, the way to the round's own page. */
export function Asking({ where, ...about }: { where: Where; topic: Topic | null; onTopicGone: () => void }) {
  const Panel = useLater(loadRoundPanel)
  if (Panel === 'coming') return <p role="status">{words.follow.opening}</p>
  if (Panel === 'failed') return <LinkButton to={`/rounds/${where.round.id}`}>{words.ended.questions}</LinkButton>
  return <Panel.is {...where} {...about} initial={undefined} untitled />
}

/** A button that opens the round, and, for what stands inside, a way to ask about itself. Without a round there is neither. */
export function AskHere({ where, children }: { where: Where | null; children: (button: ReactNode) => ReactNode }) {
  const [asked, setAsked] = useState<{ topic: Topic | null }>()
  useFeed(where?.round.id, { serverNow: where?.now ?? 0, told: where?.told ?? false })
  if (!where) return children(null)
  const button = (
    <Button type="button" onClick={() => setAsked({ topic: null })}>
      {words.follow.ask}
    </Button>
  )
  return (
    <AskContext.Provider value={topic => setAsked({ topic })}>
      {children(button)}
      <Sheet open={asked !== undefined} onClose={() => setAsked(undefined)} title={words.follow.ask}>
        <Asking where={where} topic={asked?.topic ?? null} onTopicGone={() => setAsked({ topic: null })} />
      </Sheet>
    </AskContext.Provider>
  )
}

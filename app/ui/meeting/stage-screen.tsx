import { useReducer } from 'react'
import { FormatsProvider } from '../formats.tsx'
import { meeting as words } from '../words/meeting.ts'
import { StageCode } from './stage-code.tsx'
import type { StageLook } from './stage-look.ts'
import { StageView } from './stage-view.tsx'
import { type Screen, useScreen } from './use-screen.ts'

/** A big screen that stands for hours with nobody at it: whatever it becomes (paired, revoked, paired again), its page becomes by itself. */
export function StageScreen({ company, look, initial, link }: { company: string; look: StageLook; initial: Screen; link?: string }) {
  const { screen, ask } = useScreen(initial, link)
  // Still paired although the server put it out: a new connection asks again.
  const [round, again] = useReducer((count: number) => count + 1, 0)
  if (screen.kind === 'paired') {
    const { page, formats, today } = screen
    return (
      <FormatsProvider value={formats}>
        <StageView key={round} {...{ company, look, page, today, link }} onDoubt={ask} onAgain={again} />
      </FormatsProvider>
    )
  }
  return link === undefined ? (
    <StageCode company={company} code={screen.kind === 'waiting' ? screen.code : null} look={look} ask={ask} />
  ) : (
    <StageEnded />
  )
}

/** A browser source whose link was ended. */
export const StageEnded = () => (
  <div className="stage" data-source="">
    <main className="stage-quiet" id="main">
      <h1>{words.stage.linkEnded}</h1>
      <p>{words.stage.linkEndedText}</p>
    </main>
  </div>
)

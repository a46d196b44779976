import { createContext, type ReactNode, useContext } from 'react'
import type { Topic } from '#app/model/question/about.ts'
import { Button } from '../button.tsx'
import { report as words } from '../words/report.ts'

/** Opens the ask box about something; null where nobody can ask: on the stage, in drafts, without a round. */
export const AskContext = createContext<((topic: Topic) => void) | null>(null)

/** The section that something is shown in: its id and its title. */
export const SectionContext = createContext<{ id: string; title: string } | null>(null)

/** What a press asks about, inside a section; undefined where nobody can ask. */
export function useAskAbout(): ((kind: Topic['kind'], id: string, label?: string) => void) | undefined {
  const ask = useContext(AskContext)
  const section = useContext(SectionContext)
  return ask && section ? (kind, id, label = section.title) => ask({ kind, sectionId: section.id, id, label }) : undefined
}

/** A button that asks about a thing of a section, or about the section; nothing where nobody can ask. */
export function AskAbout({ kind, id, label }: { kind: Topic['kind']; id: string; label: string }) {
  const ask = useAskAbout()
  if (!ask) return null
  return (
    <Button type="button" kind="quiet" size="small" aria-label={words.askAbout(label)} onClick={() => ask(kind, id, label)}>
      {words.ask}
    </Button>
  )
}

/** Tells what is inside of which section it is. */
export const InSection = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <SectionContext.Provider value={{ id, title }}>{children}</SectionContext.Provider>
)

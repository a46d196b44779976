import { renderMarkdown } from '../markdown.ts'

interface Written {
  id: string
  text: string
}

/** A round's answers as HTML by id. */
export type AnswersHtml = (roundId: string, answers: readonly Written[]) => Map<string, string>

/** Renders an answer once, not at every look; what is not among the answers any more is forgotten with the next one. */
export function openAnswersHtml(render = renderMarkdown): AnswersHtml {
  const rounds = new Map<string, Map<string, { text: string; html: string }>>()
  return (roundId, answers) => {
    const before = rounds.get(roundId)
    const now = new Map(
      answers.map(({ id, text }) => {
        const known = before?.get(id)
        return [id, known?.text === text ? known : { text, html: render(text) }]
      }),
    )
    if (now.size > 0) rounds.set(roundId, now)
    else rounds.delete(roundId)
    return new Map([...now].map(([id, { html }]) => [id, html]))
  }
}

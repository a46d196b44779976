import { figuresIn } from '#app/model/report/live-figure.ts'

interface Written {
  id: string
  text: string
}

/** A round's answers as HTML by id. */
export type AnswersHtml = (roundId: string, answers: readonly Written[], markdown: (source: string) => string) => Map<string, string>

/**
 * Renders an answer once, not at every look; what is not among the answers any more is forgotten with the next one. One with live figures
 * is rendered each time: the report that they are of may have changed.
 */
export function openAnswersHtml(): AnswersHtml {
  const rounds = new Map<string, Map<string, { text: string; html: string }>>()
  return (roundId, answers, markdown) => {
    const before = rounds.get(roundId)
    const now = new Map(
      answers.map(({ id, text }) => {
        const known = figuresIn(text).length > 0 ? undefined : before?.get(id)
        return [id, known?.text === text ? known : { text, html: markdown(text) }]
      }),
    )
    if (now.size > 0) rounds.set(roundId, now)
    else rounds.delete(roundId)
    return new Map([...now].map(([id, { html }]) => [id, html]))
  }
}

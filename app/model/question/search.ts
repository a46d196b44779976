import { folded } from './similar.ts'
import type { QuestionView } from './views.ts'

/** Rendered Markdown as the text that a reader sees. */
export const plainOf = (html: string): string =>
  html
    .replace(/<\/(?:p|li|h\d|tr|blockquote|pre)>|<br ?\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name])
    .trim()
const ENTITIES = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }

/** All that stands in a question for a reader to find: its text, what it is about, what was added, what was answered. */
export const searchable = ({ text, about, answers, after }: QuestionView): string =>
  folded(
    [
      text,
      about?.label ?? '',
      ...(after?.clarifications ?? []).flatMap(added => (added.state === 'open' ? [added.text] : [])),
      ...answers.map(({ html }) => plainOf(html)),
    ].join(' \n '),
  )

/** Whether every word that is looked for stands in it, also as a part of one: scripts without blanks between words need no more. */
export function finderOf(query: string): (folded: string) => boolean {
  const words = folded(query).split(' ').filter(Boolean)
  return text => words.every(word => text.includes(word))
}

import type { QuestionView } from './views.ts'

/** Marks that people leave out when they type: Latin accents, Hebrew points, Arabic vowels. Those of other scripts are letters to a reader. */
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g

/** A text as it is looked through: one form for what looks alike, without case, marks and stops. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

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

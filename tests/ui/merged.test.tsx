import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { QuestionView } from '#app/model/question/views.ts'
import { ModerateShown } from '#app/ui/questions/moderation-acts.tsx'
import { QuestionList } from '#app/ui/questions/question-list.tsx'

const asked = { about: null, batch: 1, votes: 0, atLeast: false, receipt: null, answers: [] }
const target: QuestionView = { ...asked, id: 'target', text: 'What of the halls?', state: 'open' }
const merged: QuestionView = {
  ...asked,
  id: 'merged',
  text: 'What of Hall 9?',
  state: 'merged',
  into: 'target',
  about: { kind: 'line item', reportId: 'r', sectionId: 's', lineItemId: 'l', label: 'Rent' },
  after: {
    clarifications: [
      { place: 1, state: 'open', text: 'The one in Ghent.' },
      { place: 2, state: 'pending' },
      { place: 3, state: 'removed' },
    ],
  },
}
const answered: QuestionView = { ...asked, id: 'answered', text: 'Who pays?', state: 'answered' }
const all = [target, merged, answered]

/** The text of a page, part by part. */
const parts = (html: string) => html.split(/<[^>]+>/).filter(part => part.trim())
const listOfMerged = (html: string) => html.split('class="question-merged"')[1]?.split('</details></div>')[0] ?? ''

test('a merge hides neither what the question was about nor what its asker added to it', () => {
  const html = renderToStaticMarkup(<QuestionList questions={all} votable={false} />)
  const shown = parts(listOfMerged(html).split('</ul>')[0] ?? '').slice(1)
  expect(shown).toEqual(['One more asked this in other words', 'What of Hall 9?', 'About: Rent', 'Added by the asker', 'The one in Ghent.'])
})

test('a moderator has the same acts on a merged question as on others, and splits it off; what is not merged is not split', () => {
  const acts = (question: QuestionView, fault?: string) => (
    <div data-acts={question.id}>
      <ModerateShown question={question} open={[target]} fault={fault} decide={() => undefined} />
    </div>
  )
  const html = renderToStaticMarkup(<QuestionList questions={all} votable={false} actions={acts} mergedActions={acts} />)
  const labels = (id: string) => {
    const its = (html.split(`data-acts="${id}"`)[1] ?? '').split('data-acts')[0] ?? ''
    return [...its.matchAll(/<(?:summary|button)[^>]*>([^<]+)</g)].map(([, label]) => label)
  }
  expect(labels('merged')).toEqual(['Cut a name', 'Cut', 'Split off', 'Remove'])
  for (const id of ['target', 'answered']) expect(labels(id).slice(0, 3)).toEqual(['Cut a name', 'Cut', 'Remove'])
  // Without acts for merged ones none are offered: the presenter's own are not for them.
  expect(renderToStaticMarkup(<QuestionList questions={all} votable={false} actions={acts} />)).not.toContain('data-acts="merged"')
})

test('what was wrong with a decision on a question that everybody sees is said beside it', () => {
  const shown = (fault?: string) =>
    renderToStaticMarkup(<ModerateShown question={merged} open={[]} fault={fault} decide={() => undefined} />)
  expect(shown('Somebody else has just decided.')).toMatch(/role="alert"[^>]*>Somebody else has just decided\./)
  expect(shown()).not.toContain('alert')
})

test('beside merging stands that everybody can read the text of what is merged', () => {
  const html = renderToStaticMarkup(
    <ModerateShown question={{ ...target, id: 'other' }} open={[target]} fault={undefined} decide={() => undefined} />,
  )
  const merge = html.split('data-act="merge"')[1]?.split('</details>')[0]
  expect(merge).toContain('Everybody can read the text of what is merged')
})

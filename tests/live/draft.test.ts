import { expect, test } from 'vitest'
import { broughtBack, EMPTY_DRAFT, readDraft } from '#app/live/questions/draft.ts'

const LINE = { kind: 'line item', sectionId: 's', id: 'l' } as const
const asked = { text: 'Why did it rise?', about: LINE, aboutLabel: 'Cloud cost' }

test('a question that goes back into the box keeps what it was about, and overwrites nothing that stands there', () => {
  const alone = broughtBack(EMPTY_DRAFT, asked)
  expect(alone).toEqual({ text: 'Why did it rise?', topic: { ...LINE, label: 'Cloud cost' } })
  const other = { ...LINE, id: 'm', label: 'Travel' }
  expect(broughtBack({ text: 'Half a sentence \n', topic: other }, asked)).toEqual({
    text: 'Half a sentence\n\nWhy did it rise?',
    topic: other,
  })
  expect(broughtBack({ text: ' ', topic: other }, { ...asked, about: null })).toEqual({ text: 'Why did it rise?', topic: other })
})

test('a draft that was kept before it knew what it is about is still read', () => {
  expect(readDraft('Half a sentence')).toEqual({ text: 'Half a sentence', topic: null })
  expect(readDraft(undefined)).toEqual(EMPTY_DRAFT)
})

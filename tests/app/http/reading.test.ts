import { expect, test } from 'vitest'
import { searchIn } from '#app/http/reading.server.ts'

test('words to look for are taken from a form’s body alone: an address would stand in the log of every proxy', () => {
  const asked = new URLSearchParams('q=what+I+have+just+asked&round=r&state=open&page=2')
  expect(searchIn(asked)).toEqual({ roundId: 'r', state: 'open', page: 2 })
  const form = new FormData()
  for (const [name, value] of asked) form.set(name, value)
  expect(searchIn(form)).toEqual({ query: 'what I have just asked', roundId: 'r', state: 'open', page: 2 })
})

test('what means nothing is left out', () => {
  expect(searchIn(new URLSearchParams('round=&state=burnt&page=-1&series=%20'))).toEqual({ page: 1 })
  const form = new FormData()
  form.set('q', new File(['x'], 'x'))
  expect(searchIn(form)).toEqual({ page: 1 })
})

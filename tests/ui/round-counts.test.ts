import { expect, test } from 'vitest'
import { counted } from '#app/ui/words/merging.ts'

test('what became of all that was asked is said with what still waits; nothing is said where nothing was asked', () => {
  expect(counted.all({})).toBe('')
  expect(counted.all({ open: 2, answered: 9, declined: 1 })).toBe('12 asked · 9 answered · 1 declined')
  expect(counted.all({ pending: 3, withdrawn: 1, removed: 1, merged: 1 })).toBe(
    '6 asked · 3 waiting for a moderator · 1 merged · 1 withdrawn · 1 removed',
  )
})

import { serialize } from 'node:v8'
import { expect, it } from 'vitest'
import { narrowed } from '#server/ingest/text.ts'

/** How V8 writes a text of one byte for each letter. */
const ONE_BYTE = '"'.charCodeAt(0)

it('texts cut out of a longer one say the same in less room', () => {
  const part = 'Kosten und Erlöse von 2026|Umsatz in €|ÿ and everything else that one byte says'
  const texts = part.split('|')
  expect(texts.map(text => serialize(text)[2] === ONE_BYTE)).toEqual([false, false, false])
  const narrow = narrowed(texts)
  expect(narrow).toEqual(texts)
  expect(narrow.map(text => serialize(text)[2] === ONE_BYTE)).toEqual([true, false, true])
  expect(narrowed(['Kosten', 'Erlöse'])).toEqual(['Kosten', 'Erlöse'])
})

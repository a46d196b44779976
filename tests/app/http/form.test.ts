import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseForm } from '#app/http/form.server.ts'

const schema = z.object({
  own: z.string().min(3, 'Write three letters.'),
  short: z.string().max(4),
  filled: z.string().min(1),
  kind: z.enum(['a', 'b']),
  some: z.array(z.string()).min(1),
  count: z.coerce.number().int(),
})

function errorsOf(entries: [string, string][]): Record<string, string> {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  const read = parseForm({ context: { ignored: () => undefined } as never }, form, schema)
  return read.ok ? {} : read.answer.data.errors
}

describe('what is wrong in a form', () => {
  test('is said in our words, whatever the schema leaves to the library', () => {
    const errors = errorsOf([
      ['own', 'a'],
      ['short', 'abcde'],
      ['kind', 'c'],
      ['count', 'x'],
    ])
    expect(errors).toEqual({
      own: 'Write three letters.',
      short: 'Keep it under 4 characters.',
      filled: 'Write something here.',
      kind: 'This cannot be taken as it is. Look at it again.',
      some: 'Choose at least one.',
      count: 'This cannot be taken as it is. Look at it again.',
    })
  })
})

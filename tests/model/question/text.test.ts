import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hints } from '#app/model/question/hints.ts'
import { cleanText, lengthOf, textFault } from '#app/model/question/text.ts'

describe('a text is cleaned', () => {
  test.each([
    ['of NUL and control characters', 'a\u0000b\u0007c\u001b[31md\u0085', 'abc[31md'],
    ['of direction overrides and isolates', 'abc\u202Etxt.exe\u2066x\u2069', 'abctxt.exex'],
    ['of a byte order mark', '\ufeffWhy?', 'Why?'],
    ['of half characters', 'a\ud800b', 'a\ufffdb'],
    ['to one kind of line end', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['to at most one empty line', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['to composed letters', 'e\u0301', 'é'],
    ['of a tower of marks', `a${'\u0323'.repeat(50)}`, `ạ${'\u0323'.repeat(6)}`],
  ])('%s', (_, raw, clean) => expect(cleanText(raw)).toBe(clean))

  test.each(['مرحبا، ما هي الخطة؟', 'למה ירדו ההכנסות?', '為什麼收入下降？', '👩‍👩‍👧‍👦 why?', 'नमस्ते', 'a\u200fb'])(
    'and stays as it is: %s',
    text => {
      expect(cleanText(text)).toBe(text.normalize('NFC'))
    },
  )

  test('once is enough', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), raw => void expect(cleanText(cleanText(raw))).toBe(cleanText(raw))))
  })
})

describe('a text that is made to be slow takes a moment only', () => {
  const quickest = (work: () => unknown) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const from = performance.now()
        work()
        return performance.now() - from
      }),
    )
  /** An anonymous request has up to 8 KB, a form up to 128. */
  const SIZES = [
    [8_192, 20],
    [131_072, 300],
  ] as const

  test.each([
    ['blanks in front of a letter', (size: number) => `${' '.repeat(size)}x`],
    ['blanks that are no spaces', (size: number) => `${'\u00a0'.repeat(size)}x`],
    ['marks in the wrong order', (size: number) => `a${'\u0301'.repeat(size / 2)}${'\u0323'.repeat(size / 2)}`],
    ['line ends with blanks between them', (size: number) => '\n '.repeat(size / 2)],
  ])('when it is cleaned: %s', (_, made) => {
    for (const [size, ms] of SIZES) expect(quickest(() => cleanText(made(size)))).toBeLessThan(ms)
  })

  test('when it is looked through for hints: one long word', () => {
    for (const [size, ms] of SIZES) expect(quickest(() => hints('a.'.repeat(size / 2), 'Maria', []))).toBeLessThan(ms)
  })
})

test('length counts what people see', () => {
  expect(lengthOf('👩‍👩‍👧‍👦é')).toBe(2)
})

test('600 characters are enough and 601 are not, in any script', () => {
  for (const letter of ['a', 'ж', '為']) {
    expect(textFault(letter.repeat(600))).toBeUndefined()
    expect(textFault(letter.repeat(601))).toBe('too long')
  }
  expect(textFault('x'.repeat(10_000))).toBe('too long')
  expect(textFault('👩‍👩‍👧‍👦'.repeat(599))).toBe('too long')
})

test('nothing but blanks and invisible characters is empty', () => {
  for (const text of ['', '  \n', '\u200b\u200d', '\u200f \u00a0']) expect(textFault(cleanText(text))).toBe('empty')
})

describe('the check beside the box', () => {
  const look = (text: string) => hints(text, 'Maria Lindqvist', ['Cloud Platform']).map(hint => `${hint.kind}: ${hint.words}`)

  test.each([
    ['As Maria I wonder why', 'your name: Maria'],
    ['Why did my manager get a bonus?', 'your manager: my manager'],
    ['I am the only one in Oslo', 'only you: I am the only'],
    ['Why does cloud platform cost so much?', 'a team: cloud platform'],
    ['Write me at x@example.com', 'an address: x@example.com'],
    ['Why was it said by Anna Kowalska yesterday?', 'a name: Anna Kowalska'],
  ])('%s', (text, hint) => expect(look(text)).toContain(hint))

  test.each(['Why did cloud cost rise by 12 %?', 'What is the plan for 2026?', 'Gross margin fell. What happened?'])(
    'says nothing of: %s',
    text => {
      expect(look(text)).toEqual([])
    },
  )
})

import { describe, expect, it } from 'vitest'
import { anywhere, plainTwin } from '#app/model/report/ingest/cells/plain-twin.ts'

/** Every character for which, alone, the twin is asked. */
const twins = anywhere(/\p{L}/u)
const PLAIN = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(text => !twins.in(text).unicode)

describe('the twin of a pattern', () => {
  it('finds in plain texts what the pattern finds', () => {
    expect(PLAIN.length).toBeGreaterThan(100)
    for (const kind of [
      '\\p{L}',
      '[\\p{L}]',
      '\\p{N}',
      '[\\p{L}\\p{N}_]',
      '[^\\p{L}\\d]',
      '\\p{Lu}',
      '[\\p{Lu}-]',
      '\\p{Ll}',
      '\\w',
      '\\b.',
    ])
      for (const flags of ['u', 'iu']) {
        const pattern = new RegExp(`^${kind}$`, flags)
        const twin = plainTwin(pattern)
        expect(twin.flags).toBe(flags.replace('u', ''))
        for (const text of PLAIN)
          expect(`${kind} ${flags} ${text} ${twin.test(text)}`).toBe(`${kind} ${flags} ${text} ${pattern.test(text)}`)
      }
  })

  it('is the pattern itself where that speaks of other kinds of characters', () => {
    for (const pattern of [/\p{Sc}\p{L}/u, /\P{L}/u, /[\p{Script=Han}]/u]) expect(plainTwin(pattern)).toBe(pattern)
  })

  it('stands in for it in plain texts only', () => {
    const words = anywhere(/(?<!\p{L})(?:kosten|coût)(?!\p{L})/giu)
    expect('Kosten, Überkosten, COÛT'.replace(words.in('Kosten, Überkosten, COÛT'), '_')).toBe('_, Überkosten, _')
    expect('Kosten, Unkosten'.replace(words.in('Kosten, Unkosten'), '_')).toBe('_, Unkosten')
    expect(anywhere(/(?<=\p{L})\d/u).exec('é1')?.[0]).toBe('1')
    expect(anywhere(/(?<=\p{L})\d/u).exec('e1')?.[0]).toBe('1')
  })
})

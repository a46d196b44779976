import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Own } from '#app/live/questions/use-own.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { AskBox } from '#app/ui/questions/ask-box.tsx'
import { questions } from '#app/ui/words/questions.ts'

/** What nobody can keep: it is promised nowhere, in no words. */
const BANNED =
  /100\s*%\s*anonym|(?:fully|completely|totally|truly|perfectly|absolutely) anonym|nobody can (?:ever )?(?:trace|know|find out|tell|see) who|no ?one can (?:ever )?(?:trace|know|find out)|cannot be traced|untraceable|impossible to (?:trace|find out|identify)|guaranteed anonym|anonymity (?:is )?guaranteed/i

/** Every sentence of a catalogue; what takes values is called with some. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') {
    try {
      return sentences(value('x', 1, 2))
    } catch {
      return [String(value)]
    }
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(sentences) : []
}

test('no sentence of the whole product says that nobody can ever find out who asked', async () => {
  const folder = new URL('../../app/ui/words/', import.meta.url).pathname
  const said: string[] = []
  for (const name of readdirSync(folder)) said.push(...sentences(await import(join(folder, name))))
  said.push(...sentences(await import('#app/ui/words.ts')))
  expect(said.length).toBeGreaterThan(500)
  expect(said.filter(sentence => BANNED.test(sentence))).toEqual([])
  for (const banned of ['It is 100 % anonymous.', 'Nobody can trace it.'.replace('it', 'who asked'), 'Fully anonymous questions'])
    expect(banned).toMatch(BANNED)
})

const round: RoundView = {
  id: 'round',
  reportId: 'report',
  title: null,
  state: 'open',
  opensAt: 0,
  closesAt: 1,
  moderated: false,
  crowd: { have: 5, need: 5 },
  keys: null,
}
const own: Own = {
  status: 'ready',
  message: undefined,
  usableFrom: 0,
  left: 5,
  asked: [],
  votes: new Map(),
  draft: { text: '', topic: null },
  saveDraft: () => {},
  rewrite: () => {},
  ask: async () => true,
  vote: () => {},
  withdraw: () => {},
  forget: () => {},
  giveBack: () => {},
  afterwards: { verdict: () => undefined, actsOf: () => [], by: () => undefined },
  next: () => undefined,
}

test('what is promised, what is not and what may be lost is read before the first letter can be typed', () => {
  const promises = { counterPledge: 'We will not look.', counterPledgeSigners: ['Lena Leader'], wrongdoingChannel: 'Call 123.' }
  const html = renderToStaticMarkup(<AskBox {...{ round, own, promises }} ownName="Eva" />)
  const box = html.indexOf('<textarea')
  expect(box).toBeGreaterThan(0)
  for (const said of [questions.ask.honest, 'We will not look.', 'Signed by Lena Leader', 'Call 123.', questions.ask.forgets])
    expect([said, html.indexOf(said) >= 0 && html.indexOf(said) < box]).toEqual([said, true])
  // Not behind something that has to be opened first.
  expect(html.indexOf(questions.ask.honest)).toBeLessThan(html.indexOf('<details'))
  expect(html).toContain('Send without my name')
  expect(html.indexOf(questions.ask.row)).toBeGreaterThan(0)
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CUT } from '#app/model/question/life.ts'
import { openSimilar } from '#app/model/question/similar.ts'
import { LONGEST_TEXT, lengthOf } from '#app/model/question/text.ts'
import { TOKENS } from '#app/model/question/token.ts'
import { inputFiles } from '#tests/support/inputs.ts'
import { crowd, employee, moderator, openQuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

/** The questions and statements of people that lie beside the project, where they are; in the order of their files. */
function samples(): string[] {
  const texts = inputFiles('qa').flatMap(path => {
    const content = readFileSync(path, 'utf8')
    if (path.endsWith('.json')) return Object.values(JSON.parse(content) as string[] | Record<string, string[]>).flat()
    return path.includes('polis') ? statements(content) : []
  })
  return [...new Set(texts)]
}

/** The last column of a CSV file, quoted or not, over several lines or not. */
function statements(csv: string): string[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  const width = rows[0]?.length ?? 0
  return rows.slice(1).flatMap(row => (row.length === width ? [row.at(-1) ?? ''] : []))
}

test('every question of the samples is stored as it was written, passes moderation, is shown to everybody, and is found by look-up and search', {
  timeout: 600_000,
}, async () => {
  const texts = samples()
  const folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  const people = Math.max(5, Math.ceil(texts.length / TOKENS.asking))
  const house = await openQuestionHouse(folder, { people, moderated: true })
  try {
    const askers = await crowd(house, people)
    house.clock.to(house.clock.now() + 20_000)
    const asked: string[] = []
    for (const [at, text] of texts.entries()) {
      const { answer } = await house.post(
        '/anonymous/questions',
        askers[Math.floor(at / TOKENS.asking)]!.question(at % TOKENS.asking, text),
      )
      const isLong = lengthOf(text) > LONGEST_TEXT
      expect(answer, text).toMatchObject(isLong ? { state: 'refused', code: 'text' } : { state: 'held' })
      if (!isLong) asked.push(text)
    }
    for (let tick = 0; tick < 3; tick++) await house.desk.tick()
    const plain = (text: string) =>
      text
        .normalize('NFC')
        .replace(/[\s\ufeff]+/gu, ' ')
        .trim()
    const { roundId } = house
    const { pending } = await must(house.use.questions.pending(moderator, { roundId }))
    expect(pending.map(({ text }) => plain(text)).sort()).toEqual(asked.map(plain).sort())
    const questionIds = pending.map(({ id }) => id)
    expect(await house.use.questions.moderateMany(moderator, { roundId, questionIds, verb: { kind: 'approve' } })).toMatchObject({
      faults: {},
    })
    const { view } = await must(house.use.questions.ofRound(employee(1), { roundId }))
    expect(view.questions.map(({ text }) => plain(text)).sort()).toEqual(asked.map(plain).sort())
    /** On all pages: what is as short as "na" is in very many. */
    const foundBy = async (query: string) => {
      const ids: string[] = []
      for (let page = 1, pages = 1; page <= pages; page++) {
        const { page: read } = await must(house.use.reading.find(employee(1), { query, page }))
        pages = read.pages
        ids.push(...read.found.map(({ question }) => question.id))
      }
      return ids
    }
    const similar = openSimilar()
    for (const { id, text } of view.questions) similar.add(id, text)
    const lost = view.questions.filter(({ id, text }) => {
      const found = similar.find(text)
      // Two that differ in a stop or an accent are alike to it.
      return lengthOf(text) > 20 && (found[0]?.score ?? 0) < 0.999 && !found.some(one => one.id === id)
    })
    expect(lost.map(({ text }) => text)).toEqual([])
    // Of every language some: searched for as they stand, and with their first word cut out, which harms nothing of the rest.
    const some = new Set(asked.map(plain).filter((_, at) => at % 25 === 0))
    for (const { id, text } of view.questions.filter(question => some.has(plain(question.text)))) {
      const found = await foundBy(text)
      expect(found, text).toContain(id)
      const [word] = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike)
      if (!word || lengthOf(text) < 20) continue
      const edited = text.slice(0, word.index) + CUT + text.slice(word.index + word.segment.length)
      expect(await house.use.questions.moderate(moderator, { questionId: id, verb: { kind: 'edit', text: edited } }), text).toEqual({
        ok: true,
      })
      const cut = await must(house.use.questions.ofRound(employee(1), { roundId }))
      expect(cut.view.questions.find(question => question.id === id)?.text).toBe(edited)
    }
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

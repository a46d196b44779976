import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { openSimilar } from '#app/model/question/similar.ts'
import { inputFiles } from '#tests/support/inputs.ts'

const ASKED = {
  cloud: 'Why did cloud cost rise so much in the third quarter?',
  remote: 'Will we be allowed to work from home next year?',
  bonus: 'When will the bonus for 2025 be paid?',
  hire: 'Are we going to hire more engineers for the Berlin office?',
  german: 'Warum sind die Überstunden nicht bezahlt worden?',
  japanese: '来年の予算はどうなりますか',
  arabic: 'لماذا ارتفعت التكاليف هذا العام؟',
}
function asked(texts: Record<string, string> = ASKED) {
  const similar = openSimilar()
  for (const [id, text] of Object.entries(texts)) similar.add(id, text)
  return (text: string) => similar.find(text).map(({ id }) => id)
}

test('a question is found by other words for it, whatever is capital, accented or in another order', () => {
  const find = asked()
  expect(find('why have the cloud costs risen this quarter')[0]).toBe('cloud')
  expect(find('CLOUD COST')).toEqual(['cloud'])
  expect(find('can we work from home')[0]).toBe('remote')
  expect(find('bonus 2025: when is it paid?')[0]).toBe('bonus')
  expect(find('uberstunden bezahlt')[0]).toBe('german')
})

test('scripts without blanks, from right to left and with vowel marks are found too', () => {
  const find = asked()
  expect(find('来年の予算')).toEqual(['japanese'])
  expect(find('ارتفعت التكاليف')).toEqual(['arabic'])
  expect(find('ٱرْتَفَعَتِ التَّكَالِيف')).toEqual(['arabic'])
})

test('what resembles nothing, and what is hardly begun, finds nothing', () => {
  const find = asked()
  expect(find('What about parking spaces for bicycles?')).toEqual([])
  expect(find('Why')).toEqual([])
  expect(find('')).toEqual([])
  expect(find('\u0000\u202e ?!… 👩‍👩‍👧‍👦')).toEqual([])
})

test('five at most, the most similar first, and it grows while it is used', () => {
  const similar = openSimilar()
  expect(similar.find('Why did cloud cost rise?')).toEqual([])
  for (let at = 0; at < 9; at++) similar.add(`q${at}`, `Why did cloud cost rise in region ${'north '.repeat(at)}?`)
  const found = similar.find('Why did cloud cost rise in region?')
  expect(found).toHaveLength(5)
  expect(found[0]?.id).toBe('q0')
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
  similar.add('exact', 'Why did cloud cost rise in region south of the river?')
  expect(similar.find('Why did cloud cost rise in region south of the river')[0]).toMatchObject({ id: 'exact' })
})

test('every question of the samples finds itself first, in whatever language it is', { timeout: 60_000 }, () => {
  const texts = inputFiles('qa')
    .filter(path => path.endsWith('.json'))
    .flatMap(path => Object.values(JSON.parse(readFileSync(path, 'utf8')) as string[] | Record<string, string[]>).flat())
  const similar = openSimilar()
  for (const [at, text] of texts.entries()) similar.add(String(at), text)
  const lost = texts.filter(text => {
    const found = similar.find(text)
    return [...text].length > 20 && texts[Number(found[0]?.id)] !== text && (found[0]?.score ?? 0) < 0.99
  })
  expect(lost).toEqual([])
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { FormatsProvider } from '#app/ui/formats.tsx'
import { Ended } from '#app/ui/meeting/ended.tsx'

const formats = { locale: 'en-GB', negatives: 'minus', fiscalYearStart: 1, timeZone: 'UTC' } as const
const meeting = { id: 'm', title: 'All hands' }

const html = (promised: Surroundings['promised'], roundId: string | null = 'r') =>
  renderToStaticMarkup(
    <FormatsProvider value={formats}>
      <Ended {...{ meeting, promised, roundId }} report={null} next={null} today="2026-03-04" ask={null} />
    </FormatsProvider>,
  )
const promise = (questionId: string, dueOn: string) => ({ questionId, text: `Text of ${questionId}`, owner: 'Ada Berg', dueOn })

test('after the end a page says who answers what by when, and what is late, each with the way to its question', () => {
  const said = html({ first: [promise('q1', '2026-03-01'), promise('q2', '2026-03-04')], all: 2 })
  expect(said).toMatch(/href="\/rounds\/r#question-q1"[^>]*>Text of q1<\/a>.*Ada Berg was to answer by 1 March 2026/s)
  expect(said).toMatch(/href="\/rounds\/r#question-q2"[^>]*>Text of q2<\/a>.*Ada Berg answers by 4 March 2026/s)
  expect(said).toContain('href="/owed"')
  expect(said).not.toContain('more, beside')
})

test('of many promises it says how many more there are, and of none it says nothing', () => {
  expect(html({ first: [promise('q1', '2026-04-01')], all: 4 })).toMatch(/href="\/rounds\/r">And 3 more/)
  for (const none of [html({ first: [], all: 0 }), html({ first: [], all: 0 }, null)]) expect(none).not.toContain('What was promised')
})

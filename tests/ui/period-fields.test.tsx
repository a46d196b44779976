import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { PeriodFields, periodOf } from '#app/ui/editor/period-fields.tsx'
import { FormatsProvider } from '#app/ui/formats.tsx'

/** What a form with these fields sends as it stands, and the words that the second one shows. */
function sent(period: string, fiscalYearStart: number) {
  const html = renderToStaticMarkup(
    <FormatsProvider value={{ ...DEFAULT_FORMATS, fiscalYearStart }}>
      <PeriodFields period={period} thisYear={2026} />
    </FormatsProvider>,
  )
  const [year = '', part = ''] = [...html.matchAll(/<option value="([^"]*)" selected/g)].map(([, value = '']) => value)
  return { year, part, shown: /selected="">([^<]*)<\/option>(?!.*selected)/.exec(html)?.[1] ?? '', html }
}

test('a period that was not touched is the same when the form is sent, in every fiscal calendar', () => {
  const keys = ['FY2026', 'FY2026-Q3', 'FY2026-H1', '2026-06', '2026-07', '2026-12', 'FY2026-YTD10', '2026-10-31', '2026-08-01..2026-10-31']
  for (const start of [1, 4, 7, 12]) for (const key of [...keys, 'FY1999', '2041-03']) expect(periodOf(sent(key, start)), key).toBe(key)
})

test('months are those of the fiscal year, in its order', () => {
  const { year, part, html } = sent('2026-10', 7)
  expect([year, part]).toEqual(['2027', 'M10-1'])
  expect(periodOf({ year: '2028', part })).toBe('2027-10')
  expect(html.indexOf('>July<')).toBeLessThan(html.indexOf('>January<'))
  expect(sent('2026-10', 1)).toMatchObject({ year: '2026', part: 'M10-0', shown: 'October' })
})

test('days that the fields have no words for stay, and move with the year that is chosen', () => {
  const { part, shown } = sent('FY2026-YTD10', 1)
  expect(shown).toBe('10 months FY2026')
  expect(periodOf({ year: '2025', part })).toBe('FY2025-YTD10')
})

test('a year that is none is no period, whatever part is said of it', () => {
  for (const year of ['', 'abc', '20261', '-1'])
    for (const part of ['', '-Q3', 'M10-1', '2026=2026-10-31']) expect(periodOf({ year, part })).toBe('')
})

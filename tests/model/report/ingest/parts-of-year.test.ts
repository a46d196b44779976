import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (head: string) => {
  const { statements, problems } = understand(
    typed(
      grid('Sheet', [
        ['Income statement (EUR m)', `${head} 2026`, `${head} 2025`],
        ['Revenue', 500, 400],
        ['Costs', -300, -250],
      ]),
    ),
  )
  return { period: statements[0]?.columns[0]?.period ?? null, codes: problems.map(({ code }) => code) }
}

describe('a part of the year', () => {
  test.each([
    // ranges of quarters
    ['I-III kw.', 'FY2026-YTD9'],
    ['I-III кв.', 'FY2026-YTD9'],
    ['1.-3. Quartal', 'FY2026-YTD9'],
    ['1er-3e trimestre', 'FY2026-YTD9'],
    ['T1-T3', 'FY2026-YTD9'],
    ['1T-3T', 'FY2026-YTD9'],
    ['Q1+Q2+Q3', 'FY2026-YTD9'],
    // so many quarters, months and weeks
    ['3 Quartale', 'FY2026-YTD9'],
    ['trzy kwartały', 'FY2026-YTD9'],
    ['tre trimestri', 'FY2026-YTD9'],
    ['9 mesi', 'FY2026-YTD9'],
    ['primi nove mesi', 'FY2026-YTD9'],
    ['negen maanden', 'FY2026-YTD9'],
    ['första nio månaderna', 'FY2026-YTD9'],
    ['første ni måneder', 'FY2026-YTD9'],
    ['devet mjeseci', 'FY2026-YTD9'],
    ['9mths', 'FY2026-YTD9'],
    ['9 mos', 'FY2026-YTD9'],
    ['39 wks', 'FY2026-YTD9'],
    ['M1-M9', 'FY2026-YTD9'],
    // ranges of months and days
    ['Jan. thru Sep.', 'FY2026-YTD9'],
    ['jan/set', 'FY2026-YTD9'],
    ['gen-set', 'FY2026-YTD9'],
    ['led-zář', 'FY2026-YTD9'],
    ['янв-сен', 'FY2026-YTD9'],
    ['1.1.-30.9.', 'FY2026-YTD9'],
    ['1/1-30/9', 'FY2026-YTD9'],
    // what is one quarter or month
    ['III kw.', 'FY2026-Q3'],
    ['3. kvartal', 'FY2026-Q3'],
  ])('%s is %s', (head, period) => {
    expect(read(head)).toEqual({ period, codes: [] })
  })

  test.each(['P1-9', 'Periodo 1-9', 'drie kwartalen', 'xyz-Sep', 'Sep-Abc'])('%s is asked about', head => {
    expect(read(head).codes).toEqual(['part-of-year'])
  })

  test('weeks from one to another are not the first of them', () => {
    expect(read('Wk 1-39').period).toBeNull()
  })

  test.each(['Plan-Q3', 'Quarterly', 'Sep'])('%s is none that is asked so', head => {
    expect(read(head).codes).not.toContain('part-of-year')
  })
})

describe('a title', () => {
  const under = (time: string) => {
    const { statements, problems } = understand(
      typed(
        grid('Sheet', [[`Income statement, ${time} 2026 (EUR m)`], ['', 'Actual', 'Budget'], ['Revenue', 500, 400], ['Costs', -300, -250]]),
      ),
    )
    return [statements[0]?.columns[0]?.period ?? null, problems.map(({ code }) => code)]
  }

  test.each([['t.o.m. september'], ['bis einschl. September'], ['acumulado a septiembre'], ['1.-3. Quartal'], ['9 mesi'], ['1.1.-30.9.']])(
    '%s is the year until then',
    time => {
      expect(under(time)).toEqual(['FY2026-YTD9', []])
    },
  )

  test.each([
    ['P1-9', 'FY2026'],
    ['September (month 9)', 'FY2026'],
    ['xyz-Sep', '2026-09'],
    ['as of Sep', '2026-09'],
    ['à fin septembre', '2026-09'],
  ])('%s is read as %s, which is asked about', (time, period) => {
    expect(under(time)).toEqual([period, ['part-of-title']])
  })

  test.each(['Month 9', 'M9', 'per 30.9.'])('%s is asked for its period', time => {
    expect(under(time)).toEqual([null, ['period-unknown']])
  })

  test.each([
    ['September', '2026-09'],
    ['full year', 'FY2026'],
  ])('%s is clear', (time, period) => {
    expect(under(time)).toEqual([period, []])
  })
})

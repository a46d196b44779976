import { describe, expect, test } from 'vitest'
import { datesIn, parseDate } from '#app/model/report/ingest/time/dates.ts'

describe('a date with a month in letters', () => {
  test.each([
    ['31.Dez.2025', '2025-12-31'],
    ['31.Dez.25', '2025-12-31'],
    ['31. Dezember 2025', '2025-12-31'],
    ['1er janvier 2026', '2026-01-01'],
    ['31 de diciembre de 2025', '2025-12-31'],
    ['1º de janeiro de 2026', '2026-01-01'],
    ['31Dec2025', '2025-12-31'],
  ])('is read from %s, alone and within a text', (text, date) => {
    expect(parseDate(text, null)).toBe(date)
    expect(datesIn(`Stand ${text}, vorläufig`)).toEqual([text])
  })

  test.each([
    ['2025-Dec-31', '2025-12-31'],
    ['2025 Dec 31', '2025-12-31'],
    ['31-Dec-2025', '2025-12-31'],
    ['Dec-31-2025', '2025-12-31'],
    ['12/Mar/24 9:14 PM', '2024-03-12T21:14'],
  ])('is read from %s', (text, date) => expect(parseDate(text, null)).toBe(date))

  test.each(['4 May', '12 Mar 3', '31.Foo.2025', '31 de 2025', '2025-Dec-32', '3 mars'])('is none in %s', text =>
    expect(parseDate(text, null)).toBe(null),
  )
})

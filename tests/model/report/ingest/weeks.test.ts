import { expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { planOf, problem, table } from './plans.ts'

test.each([
  ['KW 8/2026', 8, 2026],
  ['KW8/2026', 8, 2026],
  ['KW 8.2026', 8, 2026],
  ['CW 10/2026', 10, 2026],
  ['week 8/2026', 8, 2026],
  ['Week 8 of 2026', 8, 2026],
  ['KW 8/26', 8, 2026],
  ["W8'26", 8, 2026],
  ['2026/KW8', 8, 2026],
  ['26W08', 8, 2026],
  ['S08 2026', 8, 2026],
  ['2026-S08', 8, 2026],
  ['S01 2026', 1, 2026],
  ['Réel S25', 25, null],
  ['S25 Budget', 25, null],
  ['Woche 8', 8, null],
  ['vecka 8 2026', 8, 2026],
  ['uge 8', 8, null],
  ['8. hafta 2026', 8, 2026],
  ['неделя 8', 8, null],
  ['2026年8週', 8, 2026],
  ['第8週', 8, null],
])('%s is a week, and no month', (text, week, year) => {
  expect(readHeader(text, null)).toMatchObject({ week, year, month: null, end: null, spans: false })
})

test.each(['KW 8-10', 'W1-W4', 'KW 8/9', 'week 8 to 10'])('%s is several weeks, and no period that is one of them', text => {
  expect(readHeader(text, null).spans).toBe(true)
})

test.each(['1 kw. 2025', 'S1 2026', 'Sem 1 2026', 'W-8', '8주'])('%s is no week', text => {
  expect(readHeader(text, null).week).toBe(null)
})

test('tasks from one week of a year to another begin and end with these', () => {
  const read = table([
    ['Nr.', 'Vorgang', 'Beginn', 'Ende', 'Status'],
    ['1', 'Pumpen bestellen', 'KW 8/2026', 'KW 10/2026', 'offen'],
    ['2', 'Probelauf', 'KW 9/26', 'KW 12/26', 'offen'],
  ])
  expect(planOf(read).items.map(({ from, to }) => [from, to])).toEqual([
    ['2026-02-16', '2026-03-08'],
    ['2026-02-23', '2026-03-22'],
  ])
  expect(problem(read, 'ends-before-it-begins')).toEqual([])
})

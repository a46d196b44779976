import { expect, test } from 'vitest'
import { nameOf } from '#app/model/meeting/pointed.ts'
import type { Section, Statement } from '#app/model/report/section.ts'
import { viewSection } from '#app/model/report/views.ts'
import { anyReport, chart } from '../../support/sections.ts'

const [, income] = anyReport() as [Section, Section & { body: Statement }, ...Section[]]
const [column] = income.body.columns as [Statement['columns'][number]]
const wide: Section = { ...income, body: { ...income.body, columns: [column, { ...column, id: 'c2', label: 'Q1 FY2026' }] } }
const called = (section: Section, id: string, statement: Section | undefined = income) =>
  nameOf(viewSection(section, { section: () => statement, squad: () => undefined, markdown: () => '', picture: () => '' }), id)

test('a bar is called by its line, and by its column where there are several', () => {
  const drawn = chart('s-chart', 'Drawn', 's-income', ['l-revenue', 'l-cloud'])
  expect(called(drawn, 'l-cloud:c1')).toBe('Cloud cost exploded')
  const several: Section = { ...drawn, body: { ...drawn.body, columnIds: ['c1', 'c2'] } as Section['body'] }
  expect(called(several, 'l-cloud:c2', wide)).toBe('Cloud cost exploded, Q1 FY2026')
  expect(called(several, 'l-cloud', wide)).toBe('Cloud cost exploded')
})

test('a key figure is called as it stands there, by its own words or its line’s', () => {
  const figure = { statementId: 's-income', lineItemId: 'l-cloud', columnId: 'c1', against: null }
  const figures = [
    { ...figure, id: 'f-own', label: 'Cloud' },
    { ...figure, id: 'f-line', label: '' },
  ]
  const section: Section = { id: 's-key', title: 'Key figures', notes: '', minutes: 1, body: { kind: 'figures', figures } }
  expect(['f-own', 'f-line'].map(id => called(section, id))).toEqual(['Cloud', 'Cloud cost exploded'])
})

test('what a section does not show has no name', () => {
  expect(called(income, 'l-rent')).toBe('Rent of the office')
  expect(called(income, 'l-gone')).toBeUndefined()
  expect(called(chart('s-chart', 'Drawn', 's-income', ['l-cloud']), 'l-rent:c1')).toBeUndefined()
  expect(nameOf(viewSection(chart('s-chart', 'Drawn', 's-income', ['l-cloud']), nothing), 'l-cloud:c1')).toBeUndefined()
  expect(called(anyReport()[0] as Section, 'l-cloud')).toBeUndefined()
})

/** A reader to whom the statement behind a chart is not shown. */
const nothing = { section: () => undefined, squad: () => undefined, markdown: () => '', picture: () => '' }

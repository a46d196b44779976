import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Target } from '#app/model/meeting/catalogue.ts'
import { BEGINNING } from '#app/model/meeting/show.ts'
import type { Section } from '#app/model/report/section.ts'
import { viewSection } from '#app/model/report/views.ts'
import { Attention } from '#app/ui/meeting/presenter/attention.tsx'
import { anyReport, chart } from '../support/sections.ts'

const [, income] = anyReport() as [Section, Section]
const figure = { id: 'f-cloud', label: 'Cloud', statementId: 's-income', lineItemId: 'l-cloud', columnId: 'c1', against: null }
const figures: Section = { id: 's-key', title: 'Key figures', notes: '', minutes: 1, body: { kind: 'figures', figures: [figure] } }

/** What stands there about a section in which this is pointed at. */
function said(section: Section, spotlight: Target[], asked: Record<string, number>, unclear: Record<string, number> = {}): string[] {
  const view = viewSection(section, { section: () => income, squad: () => undefined, markdown: () => '', picture: () => '' })
  const counts = { here: 9, lookingAround: 0, behind: 0, stages: 0, driver: true, gone: false, unclear, answered: 0 }
  const html = renderToStaticMarkup(<Attention desk={{ view, show: { ...BEGINNING, spotlight } }} counts={counts} asked={asked} />)
  return [...html.matchAll(/<li>(.*?)<\/li>/g)].map(match => match[1] as string)
}

test('questions are counted for what is pointed at, by its name, and for nothing else', () => {
  const asked = { 'l-cloud': 7, 'l-rent': 1, 'l-revenue': 3 }
  expect(said(income, [{ kind: 'line item', id: 'l-cloud' }], asked)).toEqual(['7 questions on Cloud cost exploded'])
  const two = ['l-cloud', 'l-rent'].map(id => ({ kind: 'line item' as const, id }))
  expect(said(income, two, asked)).toEqual(['7 questions on Cloud cost exploded', '1 question on Rent of the office'])
  expect(said(income, [], asked)).toEqual([])
})

test('questions about points of a chart that is shown are told before anybody points, the most asked first, and what is pointed at before all', () => {
  const drawn = chart('s-chart', 'Costs drawn', 's-income', ['l-revenue', 'l-cloud', 'l-rent'])
  const asked = { 'l-revenue:c1': 1, 'l-cloud:c1': 2, 'l-rent:c1': 7, 'l-cost:c1': 5, 'l-cloud': 9 }
  expect(said(drawn, [], asked)).toEqual([
    '7 questions on Rent of the office',
    '2 questions on Cloud cost exploded',
    '1 question on Revenue of the quarter',
  ])
  expect(said(drawn, [{ kind: 'chart point', id: 'l-cloud:c1' }], asked)).toEqual([
    '2 questions on Cloud cost exploded',
    '7 questions on Rent of the office',
    '1 question on Revenue of the quarter',
  ])
  expect(said(income, [], asked)).toEqual([])
})

test('a bar and a key figure are called by their own names, not by their section’s', () => {
  const bar = { kind: 'chart point' as const, id: 'l-cloud:c1' }
  const drawn = chart('s-chart', 'Costs drawn', 's-income', ['l-cloud', 'l-rent'])
  expect(said(drawn, [bar], { [bar.id]: 2 }, { 'chart point:l-rent:c1': 6 })).toEqual([
    '2 questions on Cloud cost exploded',
    '6 find unclear: Rent of the office',
  ])
  expect(said(figures, [], {}, { 'line item:f-cloud': 8, '': 6 })).toEqual(['8 find unclear: Cloud', '6 find unclear: Key figures'])
})

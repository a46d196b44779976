import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { LinesView, SectionView } from '#app/model/report/views.ts'
import { LineMore } from '#app/ui/report/line-more.tsx'
import { carriedTopic, carrying } from '#app/ui/questions/topic.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'

const cloud = lineItem({ id: 'cloud', label: 'Cloud cost', values: { actual: '4200' } })
const margin = lineItem({ id: 'margin', unit: 'percent', whole: 1, values: { actual: '0.262' } })
const section: SectionView = { id: 's', title: 'Income statement', body: statementView([cloud, margin]) }
const lines: LinesView = {
  trends: {
    s: {
      periods: ['FY2025-Q4', 'FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3'],
      values: { cloud: ['2950', '3100', null, '4200'], margin: ['23', '24', '25', '26.2'] },
    },
  },
  figures: {},
  questions: {},
  carried: {},
  debt: { open: 0, quarters: 0 },
  asking: null,
}
const html = (item = cloud, more: Partial<LinesView> = {}) =>
  renderToStaticMarkup(<LineMore item={item} section={section} scale={6} lines={{ ...lines, ...more }} />)
const told = (item = cloud) =>
  [...html(item).matchAll(/<dt>(.*?)<\/dt><dd class="num">(.*?)<\/dd>/g)].map(([, period, value]) => [period, value])

describe('an opened line', () => {
  test('draws its trend and says it by period, in the scale that the statement shows', () => {
    expect(html()).toContain('class="sparkline"')
    expect(told()).toEqual([
      ['Q4 FY2025', '3.0'],
      ['Q1 FY2026', '3.1'],
      ['Q3 FY2026', '4.2'],
    ])
  })

  test('says percentages as percentages, whatever the file calls 100 %', () => {
    expect(told(margin).at(-1)).toEqual(['Q3 FY2026', '26.2%'])
  })

  test('says nothing where there is nothing: no trend, no question, no asking', () => {
    expect(html(lineItem({ id: 'other' }))).toBe('')
    expect(html(lineItem({ id: 'head', kind: 'heading' }), { asking: 'r' })).toBe('')
  })
})

describe('what a link to a round carries', () => {
  const topic = { kind: 'line item', sectionId: 's', id: 'cloud', label: 'Cloud cost' } as const

  test('is found again at the other end', () => {
    expect(carriedTopic(structuredClone(carrying(topic)))).toEqual(topic)
  })

  test('is nothing where something else stands', () => {
    for (const state of [
      null,
      undefined,
      'x',
      {},
      { topic: 'x' },
      { topic: { ...topic, kind: 'person' } },
      { topic: { ...topic, label: 7 } },
    ])
      expect(carriedTopic(state)).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { compareStatements } from '#app/model/report/compare.ts'
import { renewSection, type StatementSection } from '#app/model/report/renew.ts'
import type { LineItem } from '#app/model/report/section.ts'
import { line, statement } from '#tests/support/sections.ts'

const section = (...lines: LineItem[]) => statement('income', 'Income statement', lines) as StatementSection
const fresh = (label: string, value: string, good: LineItem['good']) => line(`fresh ${label}`, label, 0, value, { good })
const goodOf = (before: LineItem[], after: LineItem[]) =>
  Object.fromEntries(renewSection(section(...before), section(...after)).body.lineItems.map(({ label, good }) => [label, good]))

describe('a new version of a file that writes its costs with the other sign', () => {
  const before = [
    line('revenue', 'Revenue', 0, '755', { good: 'up' }),
    line('salaries', 'Salaries', 0, '-312', { good: 'up' }),
    line('outposts', 'Outposts', 0, '-40', { good: 'up' }),
    line('grants', 'Grants', 0, '-9', { good: null }),
  ]
  const after = [
    fresh('Revenue', '755', 'up'),
    fresh('Salaries', '312', 'down'),
    fresh('Outposts', '40', null),
    fresh('Grants', '9', 'down'),
  ]

  test('turns what is good about them: more of a cost stays worse; what nobody judges stays so', () => {
    expect(goodOf(before, after)).toEqual({ Revenue: 'up', Salaries: 'down', Outposts: 'down', Grants: null })
    expect(goodOf(after, before)).toEqual({ Revenue: 'up', Salaries: 'up', Outposts: null, Grants: 'up' })
  })

  test('is told so, line by line', () => {
    const { turned } = compareStatements(section(...before).body, section(...after).body)
    expect(turned.map(({ label }) => label)).toEqual(['Salaries', 'Outposts', 'Grants'])
  })
})

test('a direction stays where a loss became a profit, where a figure is another one, and where a wrong sign was mended', () => {
  const kept = { good: 'up' } as const
  expect(goodOf([line('result', 'Trading', 0, '-5', kept)], [fresh('Trading', '7', null)])).toEqual({ Trading: 'up' })
  expect(goodOf([line('profit', 'Profit', 0, '-5', kept)], [fresh('Profit', '5', 'up')])).toEqual({ Profit: 'up' })
  expect(goodOf([line('tax', 'Tax', 0, '-5', kept)], [fresh('Tax', '-6', 'down')])).toEqual({ Tax: 'up' })
})

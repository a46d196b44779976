import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { ChartFields, firstChart } from '#app/ui/editor/chart-fields.tsx'
import { line, statement } from '#tests/support/sections.ts'

const of = (...lines: LineItem[]) => {
  const { id, title, body } = statement('s', 'Income', lines)
  return { id, title, body: body as Statement }
}
const income = of(
  line('revenue', 'Revenue', 0, '100'),
  line('margin', 'Margin', 0, '40', { unit: 'percent' }),
  line('heads', 'Employees', 0, '7', { unit: 'count' }),
)
const many = of(...Array.from({ length: 7 }, (_, at) => line(`l${at}`, `Line ${at}`, 0, '1')))

describe('a chart that is made of chosen lines', () => {
  test('begins in a form in which they can be shown together', () => {
    expect(firstChart(income, ['revenue']).form).toBe('column')
    expect(firstChart(income, ['revenue', 'margin']).form).toBe('combined')
    expect(firstChart(income, ['revenue', 'margin', 'heads']).form).toBe('multiples')
    const ids = many.body.lineItems.map(({ id }) => id)
    expect(firstChart(many, ids).form).toBe('multiples')
  })

  test('says what is wrong with its lines, and that none is chosen only where none is', () => {
    const page = (lineItemIds: string[], lines: string) =>
      renderToStaticMarkup(<ChartFields statements={[income]} initial={firstChart(income, lineItemIds)} errors={{ lineItemIds: lines }} />)
    expect(page(['revenue'], 'Revenue would count twice.')).toContain('Revenue would count twice.')
    expect(page([], 'Too small')).toContain('Choose at least one line.')
  })
})

import { createRef } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import type { FigureView } from '#app/model/report/views.ts'
import { NotMeaningfulBeside } from '#app/ui/report/not-meaningful.tsx'
import { firstChoice } from '#app/ui/statement/layout.ts'
import { StatementTable } from '#app/ui/statement/statement-table.tsx'
import { statementTools } from '#app/ui/statement/tools/index.tsx'
import { ToolsContext } from '#app/ui/statement/tools.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'

const html = (values: Record<string, string>) =>
  renderToStaticMarkup(
    <ToolsContext.Provider value={statementTools}>
      <StatementTable title="Income" view={statementView([lineItem({ id: 'one', label: 'One', values })])} />
    </ToolsContext.Provider>,
  )

describe('what n.m. means', () => {
  test('is said in words beside a table that has one', () => {
    expect(html({ actual: '1200', budget: '0' })).toContain('n.m. means not meaningful')
    expect(html({ actual: '1200', budget: '-3' })).toContain('n.m. means not meaningful')
    expect(html({ actual: '1200', budget: '1' })).toContain('more than 1,000%')
  })

  test('is of shares in common size: of what is zero or below there is none', () => {
    const view = statementView([lineItem({ id: 'one', label: 'Total costs', kind: 'total', values: { actual: '-7', budget: '-8' } })])
    const choice = { ...firstChoice(view, DEFAULT_FORMATS), mode: 'common size' as const, base: 'one' }
    const layout = statementTools.layOut(view, choice, DEFAULT_FORMATS)
    const said = renderToStaticMarkup(
      <statementTools.Toolbar
        {...{ title: 'Costs', view, layout, rows: layout.rows, choice, shown: choice, query: '', found: null }}
        {...{ arrangement: { closed: new Set<string>(), pinned: [] }, root: createRef(), search: createRef<HTMLInputElement>() }}
        {...{ onChoose() {}, onArrange() {}, onLink() {}, onQuery() {}, onHelp() {} }}
      />,
    )
    expect(said).toContain('no share is given of a line that is zero or below')
    expect(said).not.toContain('more than')
  })

  test('is not said where there is none', () => {
    expect(html({ actual: '1200', budget: '1000' })).not.toContain('not meaningful')
  })

  test('is not said of what a file itself calls n.m.: its reason is the file’s own', () => {
    expect(html({ actual: '1200', budget: 'n.m.' })).not.toContain('not meaningful')
  })

  test('is said under key figures and volumes that show one', () => {
    const figure: Omit<FigureView, 'unit' | 'against'> = {
      ...{ id: 'f', label: 'EBITDA', scale: 3, currency: 'EUR', good: 'up' as const, costs: 'positive' as const },
      ...{ value: '1800', text: '', columnLabel: 'Q3' },
    }
    const key = (against: string | null, unit: 'currency' | 'percent' = 'currency') =>
      renderToStaticMarkup(
        <NotMeaningfulBeside
          body={{ kind: 'figures', figures: [{ ...figure, unit, against: { value: against, columnLabel: 'Q3 Budget' } }] }}
        />,
      )
    expect(key('-20')).toContain('n.m. means not meaningful')
    expect([key('1700'), key(null), key('-20', 'percent')]).toEqual(['', '', ''])
    const volumes = (planned: string | null) =>
      renderToStaticMarkup(
        <NotMeaningfulBeside
          body={{ kind: 'plan', items: [], volumes: [{ id: 'v', label: 'Pumps', unit: '', period: 'FY2026-Q3', planned, actual: '40' }] }}
        />,
      )
    expect(volumes('0')).toContain('n.m. means not meaningful')
    expect([volumes('41'), volumes(null)]).toEqual(['', ''])
  })
})

import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
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

  test('is not said where there is none', () => {
    expect(html({ actual: '1200', budget: '1000' })).not.toContain('not meaningful')
  })

  test('is not said of what a file itself calls n.m.: its reason is the file’s own', () => {
    expect(html({ actual: '1200', budget: 'n.m.' })).not.toContain('not meaningful')
  })
})

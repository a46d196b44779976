import { expect, test } from 'vitest'
import { must, openReportHouse } from '#tests/support/reports.ts'

test('a balance sheet alone is proposed as the report of what its day ends', async () => {
  const house = await openReportHouse()
  const { use, preparer } = house
  const proposed = async (day: string): Promise<string | null> => {
    const rows = ['Balance sheet', `;${day};30 Nov 2024`, 'Cash;10;19', 'Receivables;4;9', 'Total assets;14;28'].join('\n')
    const { uploadId } = await must(use.uploads.receive(preparer, { name: 'day.csv', source: { bytes: new TextEncoder().encode(rows) } }))
    return (await must(use.uploads.show(preparer, uploadId))).page.period
  }
  expect(await proposed('30 Sep 2025')).toBe('FY2025-Q3')
  expect(await proposed('31 Dec 2025')).toBe('FY2025')
  await must(use.reports.create(preparer, { title: 'Third quarter', period: 'FY2025-Q3' }))
  expect(await proposed('31 Dec 2025')).toBe('FY2025-Q4')
  await house.close()
})

import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const sum = (column: string, value: string): Given => ({ formula: `SUM(${column}3:${column}5)`, value })
const rate = (value: string): Given => ({ value, format: '#,##0' })

describe('a total that lies between its parts', () => {
  const read = (total: string): { checks: string[]; told: string[] } => {
    const { statements, problems } = understand(
      typed(
        grid('Inns', [
          ['Inns, October 2026, EUR'],
          ['', 'Nights', 'Revenue', 'Rate'],
          ['Harbour', 100, 14_200, rate('142')],
          ['Station', 50, 6_050, rate('121')],
          ['Park', 50, 7_550, rate('151')],
          ['Total', sum('B', '200'), sum('C', '27800'), rate(total)],
        ]),
      ),
    )
    return {
      checks: statements.flatMap(({ checks }) => checks.map(({ cell, holds }) => `${cell} ${holds}`)),
      told: problems.flatMap(({ code, cell }) => (code === 'averages' || code === 'does-not-foot' ? [`${code} ${cell}`] : [])),
    }
  }

  test('in every line of its column is an average: told, and not checked as a sum', () => {
    expect(read('139').checks).not.toContain('D6 false')
    expect(read('139').told).toEqual(['averages D2'])
  })

  test('outside of them is a sum that does not add up', () => {
    expect(read('400').told).toEqual(['does-not-foot D6'])
  })
})

test('numbers in order beside names, and no other figure, are a table of contents', () => {
  const { sheets, statements } = understand(
    typed(
      grid('Cover', [
        ['', 'Contents'],
        ['', 1, 'Income statement'],
        ['', 2, 'Balance sheet'],
        ['', 3, 'Key figures'],
      ]),
    ),
  )
  expect(statements).toEqual([])
  expect(sheets.map(({ kind, reason }) => `${kind}: ${reason}`)).toEqual(['prose: A table of contents.'])
})

test('last days of months that lie unevenly apart over a position are days, which is said', () => {
  const { statements, problems } = understand(
    typed(
      grid('Position', [
        ['Solvency, USD m'],
        ['', '30.09.2026', '30.06.2026', '31.12.2025'],
        ['Own funds', 188, 185, 180],
        ['Requirement', 104, 102, 100],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-09-30', '2026-06-30', '2025-12-31'])
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toContain('day-or-period B2')
})

test('texts below merged headings name their columns, whatever stands over the labels', () => {
  const contracts = grid('Contracts', [
    ['Contracts, € thousands'],
    ['', 'Year to date Oct 2026', '', 'Year to date Oct 2025', ''],
    ['Job', 'Billed', 'Earned', 'Billed', 'Earned'],
    ['Bridge', 100, 90, 80, 70],
    ['School', 50, 60, 40, 45],
  ])
  contracts.merges.push({ top: 1, bottom: 1, left: 1, right: 2 }, { top: 1, bottom: 1, left: 3, right: 4 })
  const { statements } = understand(typed(contracts))
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Bridge', 'School'])
  expect(statements[0]?.columns.map(({ label }) => label)).toEqual([
    'Year to date Oct 2026 Billed',
    'Year to date Oct 2026 Earned',
    'Year to date Oct 2025 Billed',
    'Year to date Oct 2025 Earned',
  ])
})

test('beside three columns of averages one with both signs is of averages, too', () => {
  const { statements, problems } = understand(
    typed(
      grid('Growth', [
        ['Growth of prices', '2022', '2023', '2024', '2025'],
        ['North', 1.6, 2.1, 3.2, -0.4],
        ['South', 1.9, 2.9, 3.8, 1.6],
        ['West', 2.4, 2.2, 3.1, 0.9],
        ['Total', 2, 2.4, 3.4, 0.7],
      ]),
    ),
  )
  expect(statements[0]?.checks.filter(({ holds }) => !holds)).toEqual([])
  expect(problems.find(({ code }) => code === 'averages')?.message).toContain('“2025”')
})

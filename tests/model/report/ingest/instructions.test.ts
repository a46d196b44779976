import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

describe('a first column that tells how to fill in a template', () => {
  const read = understand(
    typed(
      grid('Actual', [
        ['Enter the planned costs in this worksheet. Arrow down to get started.', 'Actual costs'],
        ['Company name is in cell B1. Next instruction is in cell A4.', '', 2025, 2026],
        ['', 'Wages', 85, 86],
        ['Totals of the Plan table are in cells at right.', 'Rent', 9, 9],
        ['Total label is in cell at right.', 'Total', { value: '94', formula: 'C3+C4' }, { value: '95', formula: 'D3+D4' }],
      ]),
    ),
  )

  test('is no title, no label and no scenario, and is told', () => {
    const [statement] = read.statements
    expect(statement?.title).toBe('Actual costs')
    expect(statement?.lineItems.map(({ label, note }) => `${label} ${note}`)).toEqual(['Wages null', 'Rent null', 'Total null'])
    expect(statement?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual'])
    expect(read.problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual(['info instructions A1'])
  })

  test('is text where nothing stands beside it', () => {
    const { prose, problems } = understand(
      typed(grid('Start', [['Enter the costs in this worksheet.'], ['Company name is in cell B1.'], ['Next instruction is in cell A4.']])),
    )
    expect(prose[0]?.paragraphs).toHaveLength(3)
    expect(problems).toEqual([])
  })
})

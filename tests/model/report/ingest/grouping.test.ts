import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// A text table in which every figure with a mark could be read in two ways.
const HEAD = ['EUR', '2021', '2022', '2023', '2024']
const read = (...rows: Given[][]) => understand(typed(grid('cash.csv', [HEAD, ...rows])))
const figures = ({ statements }: ReturnType<typeof read>) => statements[0]?.lineItems.map(({ values }) => values.map(({ value }) => value))

describe('figures of whole thousands', () => {
  test('are told by figures of hundreds beside those that end in a nought', () => {
    const found = read(
      ['Cash from operations', '19,360', '19,109', '25,223', '25,067'],
      ['Cash from investing', '-1,807', '-738', '548', '(6,090)'],
      ['Cash from financing', '-17,168', '394', '-11,026', '-26,885'],
    )
    expect(figures(found)).toEqual([
      ['19360', '19109', '25223', '25067'],
      ['-1807', '-738', '548', '-6090'],
      ['-17168', '394', '-11026', '-26885'],
    ])
    const [said] = found.problems.filter(({ code }) => code === 'decimal-point')
    expect(said).toMatchObject({ severity: 'warning', cell: 'B2' })
    expect(said?.message).toContain('“19,360” (B2)')
    expect(said?.message).toContain('“-738” (C3)')
  })

  test('have dots where the marks are dots', () => {
    const found = read(['Umsatz', '19.360', '19.109', '25.220', '625'], ['Kosten', '(1.807)', '738', '548', '6.094'])
    expect(figures(found)).toEqual([
      ['19360', '19109', '25220', '625'],
      ['-1807', '738', '548', '6094'],
    ])
    expect(found.problems.map(({ code }) => code)).toContain('decimal-comma')
  })

  test.each([
    ['no figure ends in a nought', ['Cash', '19,361', '394', '25,223', '548']],
    ['one does', ['Cash', '19,360', '394', '25,223', '548']],
    ['none is of hundreds', ['Cash', '19,360', '19,100', '25,223', '25,067']],
    ['the small ones are of ones', ['Weight', '1,500', '2', '1,250', '3']],
    ['the marks differ', ['Cash', '19,360', '394', '25.220', '548']],
  ])('are asked for where %s', (_why, row) => {
    const found = read(row)
    expect(found.problems.map(({ code }) => code)).toContain('ambiguous-number')
    expect(figures(found)?.[0]?.[0]).toBe(null)
  })

  test('are not told by lines that have no marks', () => {
    const found = read(['Weight', '1,500', '2,250', '1,250', '3,010'], ['Heads', '200', '210', '220', '230'])
    expect(found.problems.map(({ code }) => code)).toContain('ambiguous-number')
  })
})

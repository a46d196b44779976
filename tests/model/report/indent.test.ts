import { expect, test } from 'vitest'
import type { ImportLineItem } from '#app/model/report/import.ts'
import { indents } from '#app/model/report/indent.ts'

type Told = [label: string, level: number, parent: string | null, value: string | null]

/** Indents by label, from rows as the tree of sums has them. */
function indented(told: Told[]): string[] {
  const rows = told.map(([, level, parent, value]) => ({
    ...{ level, kind: (value === null ? 'heading' : 'item') as ImportLineItem['kind'] },
    parent: parent === null ? null : told.findIndex(([label]) => label === parent),
    values: value === null ? [] : [{ column: 'c', cell: 'B1', value, text: '', flag: null } as ImportLineItem['values'][number]],
  }))
  return indents(rows).map((level, at) => `${level} ${told[at]?.[0]}`)
}

test('results that follow from each other stand as far out as the last of them, and only their lines further in', () => {
  expect(
    indented([
      ['Revenue', 3, 'Gross profit', null],
      ['Pumps', 4, 'Total revenue', '60'],
      ['Parts', 4, 'Total revenue', '40'],
      ['Total revenue', 3, 'Gross profit', '100'],
      ['Materials', 4, 'Cost of sales', '-30'],
      ['Wages', 4, 'Cost of sales', '-20'],
      ['Cost of sales', 3, 'Gross profit', '-50'],
      ['Gross profit', 2, 'Operating profit', '50'],
      ['Depreciation', 2, 'Operating profit', '-5'],
      ['Operating profit', 1, 'Net profit', '45'],
      ['Tax refund', 1, 'Net profit', '1'],
      ['Net profit', 0, null, '46'],
      ['Net margin', 0, null, '0.46'],
    ]),
  ).toEqual([
    '0 Revenue',
    '1 Pumps',
    '1 Parts',
    '0 Total revenue',
    '1 Materials',
    '1 Wages',
    '0 Cost of sales',
    '0 Gross profit',
    '0 Depreciation',
    '0 Operating profit',
    '0 Tax refund',
    '0 Net profit',
    '0 Net margin',
  ])
})

test('sums of sums that take nothing away stay nested, also within a result', () => {
  expect(
    indented([
      ['Goodwill', 2, 'Non-current', '8'],
      ['Plant', 2, 'Non-current', '12'],
      ['Non-current', 1, 'Assets', '20'],
      ['Cash', 2, 'Current', '3'],
      ['Stock', 2, 'Current', '9'],
      ['Current', 1, 'Assets', '12'],
      ['Assets', 0, null, '32'],
      ['Interest earned', 1, 'Interest', '2'],
      ['Interest paid', 1, 'Interest', '-5'],
      ['Interest', 0, null, '-3'],
    ]),
  ).toEqual([
    '2 Goodwill',
    '2 Plant',
    '1 Non-current',
    '2 Cash',
    '2 Stock',
    '1 Current',
    '0 Assets',
    '1 Interest earned',
    '1 Interest paid',
    '0 Interest',
  ])
})

import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const told = (rows: Given[][]) =>
  understand(typed(grid('P&L', [['Income statement EUR k', 2025, 2024, 2023, 2022], ...rows]))).problems.flatMap(({ code, cells }) =>
    code === 'odd-sign' ? [cells?.join(' ')] : [],
  )

const COSTS: Given[][] = [
  ['Revenue', 1000, 900, 800, 700],
  ['Salaries', -300, -280, -250, -240],
  ['Rent', -100, -100, -90, -80],
  ['Travel', -20, -22, -25, -21],
]

test('one cost above zero among costs below it is told, though a sum that was written down takes it away', () => {
  expect(told([...COSTS, ['Marketing', 50, 45, 40, 35], ['Total costs', -500, -476, -433, -403]])).toEqual(['B6 C6 D6 E6'])
})

test('a figure above zero in a line of figures below it', () => {
  expect(told([...COSTS, ['Marketing', -50, 45, -40, -35], ['Result', 530, 543, 395, 324]])).toEqual(['C6'])
})

test.each<[string, Given[]]>([
  ['what is recovered', ['Cost recoveries', 50, 45, 40, 35]],
  ['a tax that was paid back', ['Income tax expense', -50, 45, -40, -35]],
  ['a figure of another size', ['Marketing', -50, 1, -40, -35]],
  ['a gain', ['Gain on sale of property', 50, 45, 40, 35]],
  ['what is added back', ['Depreciation', 50, 45, 40, 35]],
  ['what says so', ['Plus: capital expenditures', 50, 45, 40, 35]],
  ['a line of revenue', ['Revenue from services', 50, 45, 40, 35]],
])('%s is no slip', (_, line) => {
  expect(told([...COSTS, line, ['Result', 580, 498, 435, 359]])).toEqual([])
})

test('what stands above the first cost is revenue, and what no result follows says more of the costs above', () => {
  const [revenue, ...costs] = COSTS
  expect(
    told([...(revenue ? [revenue] : []), ['Training costs recharged', 50, 45, 40, 35], ...costs, ['Result', 560, 506, 441, 360]]),
  ).toEqual([])
  expect(told([...COSTS, ['Result', 580, 498, 435, 359], ['Staff costs of the group', 300, 280, 250, 240]])).toEqual([])
})

test('where costs are written above zero nothing is told', () => {
  const above = COSTS.map(row => row.map(cell => (typeof cell === 'number' ? Math.abs(cell) : cell)))
  expect(told([...above, ['Marketing', 50, 45, 40, 35]])).toEqual([])
})

test('what is taken out between the companies of a group has the other sign', () => {
  const { problems } = understand(
    typed(
      grid('Group', [
        ['Consolidation Q3 2025 (EUR k)'],
        ['', 'Parent GmbH', 'Sub Ltd', 'Third SA', 'Eliminations', 'Group'],
        ['Revenue', 1000, 500, 200, -300, 1400],
        ['Cost of sales', -600, -300, -100, 300, -700],
        ['Gross profit', 400, 200, 100, 0, 700],
      ]),
    ),
  )
  expect(problems.filter(({ code }) => code === 'odd-sign')).toEqual([])
})

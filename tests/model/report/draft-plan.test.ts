import { expect, test } from 'vitest'
import { sectionsOfPlan } from '#app/model/report/draft-plan.ts'
import type { ImportPlan, ImportPlanItem } from '#app/model/report/import.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { itemAstray, withoutItem } from '#app/model/report/plan-tree.ts'
import { planSchema, type Plan } from '#app/model/report/section.ts'
import { texts } from './ingest/grids.ts'

const context = () => {
  let next = 0
  return { fileId: 'file', firstMonth: 1, newId: () => `id${next++}` }
}
const drafted = (plan: ImportPlan): Plan[] =>
  sectionsOfPlan(plan, context()).map(({ body }) => {
    if (body.kind !== 'plan') throw new Error('a plan becomes a plan')
    return planSchema.parse(body)
  })
const read = (rows: string[][]): Plan => {
  const [plan] = understand(texts('plan', rows)).plans
  if (!plan) throw new Error('no plan was found')
  return drafted(plan)[0] as Plan
}
const item = (change: Partial<ImportPlanItem>): ImportPlanItem => ({
  ref: '',
  what: 'Task',
  level: 0,
  parent: null,
  squad: '',
  from: null,
  to: null,
  status: '',
  progress: null,
  dependsOn: [],
  cell: 'A2',
  more: [],
  ...change,
})
const planOf = (items: ImportPlanItem[]): ImportPlan => ({ sheet: 'Plan', title: 'Plan', items, volumes: [] })

test('parents, levels, dependencies and every further column come into the draft, by id', () => {
  const { items } = read([
    ['ID', 'Task', 'Parent', 'Owner', 'Predecessors', 'Effort (h)'],
    ['2', 'Story', '1', 'A', '3, 99', '40'],
    ['1', 'Epic', '', 'B', '', ''],
    ['3', 'Other', '', 'B', '', ''],
  ])
  const [epic, story, other] = items
  expect(items.map(({ label }) => label)).toEqual(['Epic', 'Story', 'Other'])
  expect(story).toMatchObject({ parent: epic?.id, level: 1, dependsOn: [other?.id, '99'], more: [{ label: 'Effort (h)', text: '40' }] })
})

test('a status that nobody knows is no status, with the file’s own word beside it; a person’s answer counts', () => {
  const [plan] = drafted(planOf([item({ status: '1' }), item({ status: '1', statusMeans: 'done' }), item({ status: 'In Progress' })]))
  expect(plan?.items).toMatchObject([
    { status: 'unknown', more: [{ label: 'Status in the file', text: '1' }] },
    { status: 'done', more: [{ label: 'Status in the file', text: '1' }] },
    { status: 'on track', more: [{ label: 'Status in the file', text: 'In Progress' }] },
  ])
})

test('without a status nobody is said to be on track; only nothing and all of it say something', () => {
  const [plan] = drafted(planOf([item({}), item({ progress: '40' }), item({ progress: '100' }), item({ progress: '0' })]))
  expect(plan?.items.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'done', 'not started'])
})

test('traffic lights by their letters are understood where all of the column are letters', () => {
  const [lights] = drafted(planOf([item({ status: 'R' }), item({ status: 'A' }), item({ status: 'G' })]))
  expect(lights?.items.map(({ status }) => status)).toEqual(['late', 'at risk', 'on track'])
  const [mixed] = drafted(planOf([item({ status: 'R' }), item({ status: 'Done' })]))
  expect(mixed?.items.map(({ status }) => status)).toEqual(['unknown', 'done'])
})

test.each([
  ['Nearly done', 'unknown'],
  ['Not on track', 'unknown'],
  ['Incomplete', 'unknown'],
  ['Open, at risk', 'unknown'],
  ['Not started', 'not started'],
  ['COMPLETED', 'done'],
  ['on-hold', 'stopped'],
])('“%s” is %s', (status, expected) => {
  expect(drafted(planOf([item({ status })]))[0]?.items[0]?.status).toBe(expected)
})

test('99.6 % is not all of it, 0.4 % is not nothing, and 120 % is kept as a text', () => {
  const [plan] = drafted(planOf([item({ progress: '99.6' }), item({ progress: '0.4' }), item({ progress: '120' })]))
  expect(plan?.items).toMatchObject([
    { progress: 99 },
    { progress: 1 },
    { progress: null, more: [{ label: 'Progress in the file', text: '120' }] },
  ])
})

test('a plan of more items than a section holds becomes several, and none is lost', () => {
  const plans = drafted(planOf(Array.from({ length: 4_100 }, (_, at) => item({ what: `Task ${at}`, parent: at === 2_050 ? 0 : null }))))
  expect(plans.map(({ items }) => items.length)).toEqual([2_000, 2_000, 100])
  for (const { items } of plans) expect(itemAstray(items)).toBe(-1)
})

test('items without a tree stand by epic and sprint', () => {
  const { items } = read([
    ['Issue ID', 'Summary', 'Type', 'Epic Link', 'Sprint'],
    ['1', 'a', 'Task', 'Core', '1'],
    ['2', 'b', 'Task', 'Base', '1'],
    ['3', 'c', 'Task', 'Core', '2'],
    ['4', 'd', 'Task', 'Base', '2'],
    ['5', 'e', 'Task', 'Core', '1'],
    ['6', 'f', 'Task', 'Base', '1'],
  ])
  expect(items.map(({ label }) => label)).toEqual(['a', 'e', 'c', 'b', 'f', 'd'])
})

test('volumes keep their unit, period as written and further columns', () => {
  const [plan] = understand(
    texts('volumes', [
      ['Product', 'Week', 'Planned quantity', 'UoM', 'Remark'],
      ['A', 'CW 12', '10', 't', 'rush'],
      ['B', 'CW 12', '11', 't', ''],
    ]),
  ).plans
  expect(drafted(plan as ImportPlan)[0]?.volumes[0]).toMatchObject({
    label: 'A',
    unit: 't',
    period: 'CW 12',
    planned: '10',
    more: [{ label: 'Remark', text: 'rush' }],
  })
})

test('an item that is removed leaves its parts one level up, and nothing waits for it', () => {
  const { items } = read([
    ['WBS', 'Task', 'Owner', 'Predecessors'],
    ['1', 'One', 'A', ''],
    ['1.1', 'Inner', 'A', ''],
    ['1.1.1', 'Deep', 'A', '1.1'],
  ])
  const left = withoutItem(items, 1)
  expect(left.map(({ label, level, parent }) => [label, level, parent === items[0]?.id])).toEqual([
    ['One', 0, false],
    ['Deep', 1, true],
  ])
  expect(left[1]?.dependsOn).toEqual([])
  expect(itemAstray(left)).toBe(-1)
})

test('a parent that is not there, or a circle, is found', () => {
  expect(itemAstray([{ id: 'a', parent: 'x' }])).toBe(0)
  expect(itemAstray([{ id: 'a' }, { id: 'b', parent: 'c' }, { id: 'c', parent: 'b' }])).toBe(1)
})

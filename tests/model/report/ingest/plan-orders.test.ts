import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const day = (value: string): Given => ({ kind: 'date', value, raw: '1' })

// Schedules of a factory: orders to make something, on a machine, from one day to another.

test.each([
  ['Work Order', 'Machine', 'Start', 'End', 'Status'],
  ['Production Order No', 'Line', 'Start Date', 'Finish Date', 'State'],
  ['Order ID', 'Machine', 'StartDateTime', 'EndDateTime', 'Status'],
  ['Auftrag', 'Maschine', 'Beginn', 'Ende', 'Status'],
  ['Ordre de fabrication', 'Machine', 'Début', 'Fin', 'Statut'],
  ['Orden de trabajo', 'Máquina', 'Inicio', 'Fin', 'Estado'],
  ['製造指図番号', '機械', '開始日', '終了日', '状態'],
])('%s, with a start and an end, is what is to be done', (...heads) => {
  const { plans, statements } = understand(
    texts('schedule.csv', [
      heads,
      ['WO-1001', 'CNC-1', '2026-03-02', '2026-03-04', 'Completed'],
      ['WO-1002', 'CNC-2', '2026-03-03', '2026-03-06', 'In Progress'],
      ['WO-1003', 'Press 1', '2026-03-05', '2026-03-09', 'Planned'],
    ]),
  )
  expect(statements).toEqual([])
  expect(plans[0]?.items).toMatchObject([
    { what: 'WO-1001', from: '2026-03-02', to: '2026-03-04', status: 'Completed' },
    { what: 'WO-1002', from: '2026-03-03', to: '2026-03-06', status: 'In Progress' },
    { what: 'WO-1003', from: '2026-03-05', to: '2026-03-09' },
  ])
  expect(plans[0]?.items.flatMap(({ more }) => more.map(({ text }) => text))).toEqual(['CNC-1', 'CNC-2', 'Press 1'])
})

test('an order that goes from one place to another is no task', () => {
  const { plans } = understand(
    texts('shipments.csv', [
      ['Order', 'From', 'To', 'Carrier', 'Status'],
      ['4711', 'Hamburg', 'Lyon', 'Kestrel', 'Shipped'],
      ['4712', 'Hamburg', 'Turin', 'Kestrel', 'Open'],
      ['4713', 'Gdańsk', 'Lyon', 'Marten', 'Open'],
    ]),
  )
  expect(plans).toEqual([])
})

test('where something else names the tasks, it does', () => {
  const { plans } = understand(
    texts('schedule.csv', [
      ['Work Order', 'Description', 'Start', 'End', 'Status'],
      ['WO-1001', 'Mill the housings', '2026-03-02', '2026-03-04', 'Completed'],
      ['WO-1002', 'Press the lids', '2026-03-03', '2026-03-06', 'Planned'],
    ]),
  )
  expect(plans[0]?.items.map(({ what }) => what)).toEqual(['Mill the housings', 'Press the lids'])
})

test('orders with how many of each are volumes, and orders of customers no plan', () => {
  const made = understand(
    typed(
      grid('Output', [
        ['Production order', 'Product', 'Month', 'Planned qty', 'Actual qty'],
        ['PO-1', 'Pump', '2026-01', 100, 90],
        ['PO-2', 'Valve', '2026-01', 50, 55],
        ['PO-3', 'Pump', '2026-02', 100, 101],
      ]),
    ),
  )
  expect(made.plans.flatMap(({ items }) => items)).toEqual([])
  expect(made.plans[0]?.volumes[0]).toMatchObject({ what: 'Pump', planned: '100', actual: '90' })
  const sold = understand(
    texts('orders.csv', [
      ['Order ID', 'Customer', 'Due Date', 'Status', 'Amount'],
      ['4711', 'Tarnholt', '2026-01-05', 'Shipped', '120.50'],
      ['4712', 'Brookvale', '2026-01-07', 'Open', '80.00'],
      ['4713', 'Eskdale', '2026-01-09', 'Open', '17.25'],
    ]),
  )
  expect(sold.plans).toEqual([])
})

test('a production order that says how much is made names no task, beside the product that does', () => {
  const { plans } = understand(
    typed(
      grid('Machines', [
        ['Num.', 'Product', 'Production Order', 'Start Date', 'Speed', 'End Date', 'Remain Production'],
        [1, 'Handle 3.4L', 100_000, day('2026-01-31'), 2200, day('2026-02-02'), 100_000],
        [2, 'Lid 150mm', 125_000, null, 2725, null, 125_000],
        [3, 'Pail 2L', 0, null, 2500, null, 0],
        [4, 'Pail 1L', 0, null, 2500, null, 0],
      ]),
    ),
  )
  const called = plans.flatMap(({ items, volumes }) => [...items, ...volumes].map(({ what }) => what))
  expect(called.filter(what => /^\d/.test(what))).toEqual([])
})

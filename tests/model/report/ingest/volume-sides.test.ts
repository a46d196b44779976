import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '0', format: 'dd/mm/yyyy' })

describe('planned and actual quantities', () => {
  test('what a title calls scheduled production is planned', () => {
    expect(readHeader('Scheduled production', null).scenario).toBe('budget')
    expect(readHeader('Scheduled maintenance', null).scenario).toBe(null)
  })

  test.each([
    ['Line', 'Month', 'Scheduled', 'Act'],
    ['Linie', 'Monat', 'Planmenge', 'Istmenge'],
    ['Ligne', 'Mois', 'Objectif', 'Réel'],
    ['Línea', 'Mes', 'Presupuesto', 'Realizado'],
  ])('%s | %s | %s | %s: a scenario by any of its names is a side of the quantity', (...heads) => {
    const read = sheet([['Output in t'], heads, ['L1', day('2026-05-01'), 100, 90], ['L2', day('2026-05-01'), 200, 210]])
    expect(planOf(read).volumes).toMatchObject([
      { what: 'L1', planned: '100', actual: '90', unit: 't' },
      { what: 'L2', planned: '200', actual: '210', unit: 't' },
    ])
    expect(read.problems).toEqual([])
  })

  test('a column of plan, actual and their difference says what each line is, whatever stands over it', () => {
    const read = sheet([
      ['Plan de producción (hl)'],
      ['Planta', 'Tipo', 'Sem 1 2026', 'Sem 2 2026', 'Sem 3 2026'],
      ['Norte', 'Presupuesto', 282, 392, 485],
      ['Norte', 'Real', 643, 770, 623],
      ['Norte', 'Desv.', 361, 378, 138],
      ['Sur', 'Presupuesto', 787, 930, 588],
      ['Sur', 'Real', 965, 165, 776],
      ['Sur', 'Desv.', 178, -765, 188],
    ])
    expect(planOf(read).volumes).toHaveLength(6)
    expect(planOf(read).volumes.slice(0, 2)).toMatchObject([
      { what: 'Norte', period: '2025-12-29..2026-01-04', planned: '282', actual: '643' },
      { what: 'Norte', period: '2026-01-05..2026-01-11', planned: '392', actual: '770' },
    ])
  })

  test('numbers under a name with a unit behind it are names', () => {
    const read = table([
      ['Production volumes 2026'],
      ['Material (units)', 'Scenario', 'Q1 2026', 'Q2 2026'],
      ['1001', 'Planned qty', '131', '344'],
      ['1001', 'Achieved', '804', '856'],
      ['1002', 'Planned qty', '769', '130'],
      ['1002', 'Achieved', '544', '966'],
    ])
    expect(planOf(read).volumes[0]).toMatchObject({ what: '1001', planned: '131', actual: '804', unit: 'units' })
  })

  test('a title that names the side last says what stands below it', () => {
    const head = ['Product', 'Jan 2026', 'Feb 2026']
    const read = sheet([
      ['Production plan – Planned (t)'],
      head,
      ['A', 100, 110],
      ['B', 50, 60],
      [],
      ['Production plan – Actual (t)'],
      head,
      ['A', 98, 111],
      ['B', 49, 61],
    ])
    const volumes = read.plans.flatMap(plan => plan.volumes)
    const sum = (side: 'planned' | 'actual') => volumes.reduce((so, volume) => so + Number(volume[side] ?? 0), 0)
    expect([sum('planned'), sum('actual')]).toEqual([320, 319])
  })

  test('beside a column of units, a side over the first of several days counts for all of them', () => {
    const days = ['2026-03-02', '2026-03-09', '2026-03-16'].map(day)
    const read = sheet([
      ['Volumes'],
      ['', '', 'Planned', '', '', 'Actual', '', ''],
      ['Line', 'Unit', ...days, ...days],
      ['L1', 'hl', 10, 20, 30, 11, 21, 31],
      ['L2', 'hl', 40, 50, 60, 41, 51, 61],
    ])
    expect(planOf(read).volumes.slice(0, 3)).toMatchObject([
      { what: 'L1', period: '2026-03-02', planned: '10', actual: '11', unit: 'hl' },
      { what: 'L1', period: '2026-03-09', planned: '20', actual: '21' },
      { what: 'L1', period: '2026-03-16', planned: '30', actual: '31' },
    ])
  })

  test('key figures under Planned and Produced of each week are of these, with a unit in front of them', () => {
    const read = sheet([
      ['', '', 'CW 7 2026', '', 'CW 8 2026', ''],
      ['KPI', 'Unit', 'Planned', 'Produced', 'Planned', 'Produced'],
      ['Output', 't', 941, 794, 637, 319],
      ['Scrap', '%', 4.6, 5.8, 4.1, 3.2],
    ])
    expect(read.statements[0]?.columns.map(({ period, scenario }) => [period, scenario])).toEqual([
      ['2026-02-09..2026-02-15', 'budget'],
      ['2026-02-09..2026-02-15', 'actual'],
      ['2026-02-16..2026-02-22', 'budget'],
      ['2026-02-16..2026-02-22', 'actual'],
    ])
    expect(problem(read, 'text-among-figures')).toEqual([])
  })
})

describe('weeks', () => {
  test('under their name a letter before the number is of them', () => {
    const read = table(
      [
        ['Machine', 'Semaine', 'Prévu', 'Réel'],
        ['M1', 'S19', '941', '349'],
        ['M1', 'Sem. 2', '216', '319'],
      ],
      { year: 2026 },
    )
    expect(planOf(read).volumes.map(({ period }) => period)).toEqual(['2026-05-04..2026-05-10', '2026-01-05..2026-01-11'])
  })

  test('Sem 1 and Sem 2 beside Sem 3 are no halves', () => {
    const read = sheet([['Producción 2026'], ['Línea', 'Sem 1', 'Sem 2', 'Sem 3'], ['L1', 10, 20, 30], ['L2', 11, 21, 31]])
    expect(read.statements[0]?.columns.map(({ period }) => period)).toEqual([
      '2025-12-29..2026-01-04',
      '2026-01-05..2026-01-11',
      '2026-01-12..2026-01-18',
    ])
  })

  test('a unit behind a title and before its year is that of the quantities, and one behind a name is no part of it', () => {
    const read = sheet([['Volumes in kWh 2026'], ['Line (t)', 'Month', 'Plan', 'Produced'], ['L1', day('2026-05-01'), 763, 932]])
    expect(planOf(read).volumes).toMatchObject([{ what: 'L1', planned: '763', actual: '932', unit: 'kWh' }])
  })
})

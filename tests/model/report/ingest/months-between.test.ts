import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(
    typed(grid('Sheet1', [...rows, ['Omzet', 1000, 1100], ['Kosten', -600, -640], ['Resultaat', 400, 460]])),
  )
  return {
    columns: statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`),
    unit: `${statements[0]?.unit.currency} ${statements[0]?.unit.scale}`,
    told: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('from one month to another', () => {
  test.each([
    'enero a marzo de 2025',
    'de janvier à mars 2025',
    'janeiro a março 2025',
    'da gennaio a marzo 2025',
    'januari t/m maart 2025',
    'januari till mars 2025',
    'januar til marts 2025',
    'leden až březen 2025',
    'styczeń do marzec 2025',
    'Januar bis März 2025',
  ])('%s is three months, and not the last of them', text => {
    expect(readHeader(text, null)).toMatchObject({ start: '2025-01-01', end: '2025-03-31' })
  })

  test('a month without another one behind it is itself', () => {
    expect(readHeader('Cumul à fin mars 2025', null)).toMatchObject({ start: null, toDate: 'year' })
    expect(readHeader('Budget t/m april 2025', null)).toMatchObject({ start: null, month: 4, toDate: 'year' })
  })
})

test('a quarter by a letter in the title is asked about, and a numbered table is none', () => {
  const asked = read(['Resultaten'], ['K3 2025'], ['EUR'], ['', 'Realisatie', 'Begroting'])
  expect(asked.columns).toEqual(['FY2025 actual', 'FY2025 budget'])
  expect(asked.told).toContain('part-of-year A2')
  expect(read(['Table 3 2025'], ['EUR'], ['', 'Realisatie', 'Begroting']).told.filter(one => one.startsWith('part-of-year'))).toEqual([])
})

test.each(['tusen euro', 'i tusental euro'])('%s are thousands, and mil euros are none of millions', words => {
  expect(read(['Rapport'], [words], ['', '2025', '2024']).unit).toBe('EUR 3')
  expect(read(['Relatório'], ['EUR mil'], ['', '2025', '2024']).unit).toBe('EUR 3')
})

test.each([
  ['Réalisation', 'Budget'],
  ['Effettivo', 'Preventivo'],
  ['Efetivo', 'Orçamento'],
  ['Ist-Werte', 'Plan'],
  ['Tatsächlich', 'Plan'],
  ['Ejercido', 'Presupuesto'],
  ['Executado', 'Orçado'],
])('%s is an actual beside %s', (actual, budget) => {
  expect(read(['2025'], ['EUR'], ['', actual, budget]).columns).toEqual(['FY2025 actual', 'FY2025 budget'])
})

test('the year before and what is foreseen are told by more words', () => {
  expect(read(['2025'], ['EUR'], ['', 'Utfall', 'Fjolår']).columns).toEqual(['FY2025 actual', 'FY2024 actual'])
  expect(read(['2025'], ['EUR'], ['', 'Realizado', 'Exercício anterior']).columns).toEqual(['FY2025 actual', 'FY2024 actual'])
  expect(read(['2025'], ['EUR'], ['', 'Wykonanie', 'Przewidywane']).columns).toEqual(['FY2025 actual', 'FY2025 forecast'])
})

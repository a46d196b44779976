import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// What lines are called in other languages: totals, parts of the line above, rates, and what one thing costs.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Report', [['Report EUR k'], ['', 2025, 2026], ...rows])))

describe('a total by its name alone', () => {
  test.each([
    'Summa',
    'Delsumma',
    'Totaal',
    'Razem',
    'I alt',
    'Yhteensä',
    'Celkem',
    'Toplam',
    'Soma',
    'Итого',
    'Összesen',
    'Ukupno',
    'Tot.',
  ])('%s that its lines do not add up to is told', label => {
    const { problems } = read(['Rent', 13, 11], ['Travel', 20, 22], ['IT', 30, 34], [label, 99, 87])
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['does-not-foot B6', 'does-not-foot C6'])
  })
})

describe('a part of the line above', () => {
  test.each([
    'varav export',
    'heraf eksport',
    'w tym eksport',
    'z toho export',
    'ebből export',
    'в т.ч. экспорт',
    'うち輸出',
    '其中：出口',
    'o/w export',
  ])('%s counts in no sum', label => {
    const { statements, problems } = read(['Revenue', 100, 110], [label, 40, 44], ['Costs', -60, -66], ['EBIT', 40, 44])
    expect(statements[0]?.lineItems.map(({ level, kind }) => `${level} ${kind}`)).toEqual(['1 item', '2 item', '1 item', '0 total'])
    expect(problems).toEqual([])
  })
})

describe('a line of a statement of money that is none', () => {
  const unitOf = (label: string, value: number): unknown =>
    read(['Revenue', 1000, 1100], ['Costs', -600, -660], ['EBIT', 400, 440], [label, value, value + 1]).statements[0]?.lineItems.at(-1)
      ?.unit

  test.each(['Umsatzrendite', 'Vinstmarginal', 'Overskudsgrad', 'Kâr marjı', 'Umsatzwachstum', 'Omsättningstillväxt'])(
    '%s is in percent',
    label => {
      expect(unitOf(label, 12)).toBe('percent')
    },
  )

  test.each([
    'Umsatz je Mitarbeiter',
    'CA par salarié',
    'Ventas por empleado',
    'Ricavi per dipendente',
    'Omzet per FTE',
    'Omsättning per anställd',
    'Przychód na pracownika',
    'Herstellkosten je Stück',
    'Stückkosten',
    'Koszt jednostkowy',
    'Resultat per aksje',
    'Tulos/osake',
  ])('%s is of one thing', label => {
    expect(unitOf(label, 4.5)).toBe('per share')
  })

  test('costs that nothing divides stay money', () => {
    expect(unitOf('Kosten pro Quartal', 45)).toBe('currency')
    expect(unitOf('Umsatz Rendite GmbH', 45)).toBe('currency')
  })
})

describe('what money is called in further languages', () => {
  test.each([
    'Prihodi od prodaje',
    'Troškovi osoblja',
    'Neto dobitak',
    'Stroški dela',
    'Čisti poslovni izid',
    'Pardavimo pajamos',
    'Grynasis pelnas',
    'Neto apgrozījums',
    'Peļņa',
    'Müügitulu',
    'Tööjõukulud',
    'Hagnaður',
    'Despeses de personal',
    'Разходи за персонал',
    'Печалба',
    'Αμοιβές προσωπικού',
    'Venituri pe proiecte',
    'Umsätze',
    'Rücklagen',
    'Intérêts',
    'Podatki',
  ])('%s', label => {
    const { statements } = understand(
      typed(
        grid('Table', [
          ['', 2025, 2026],
          [label, 400, 500],
          ['Customers', 40, 44],
          ['Orders', 60, 66],
        ]),
      ),
    )
    expect(statements[0]?.lineItems[0]?.unit).toBe('currency')
  })

  test('a word of people among many that say nothing leaves these to be asked', () => {
    const lines = ['Blergs', 'Flurbs', 'Glomps', 'Snarfs'].map((label, at) => [label, 400 + at, 500 + at])
    const asked = (...more: Given[][]) =>
      understand(typed(grid('Table', [['', 2025, 2026], ...lines, ...more]))).problems.flatMap(({ code, cell }) =>
        code === 'row-unit' ? [cell] : [],
      )
    expect(asked(['Employees', 40, 44])).toEqual(['A2'])
    expect(asked(['Employees', 40, 44], ['Customers', 400, 440])).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { answersTo } from '#app/model/report/ingest/settling/answers.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'
import { apply, one as oneOf } from './settling.ts'

const read = (rows: Given[][], name = 'Sheet1') => {
  const found = understand(typed(grid(name, [['', 2025, 2024], ...rows])))
  return {
    found,
    units: found.statements[0]?.lineItems.map(({ unit }) => unit),
    asked: found.problems.filter(({ code }) => code === 'row-unit').map(({ cells }) => cells?.join(' ')),
  }
}

test('lines of which no word says that they are money or are counted are asked, all in one question', () => {
  const rows: Given[][] = [
    ['Individuals', 200, 190],
    ['Foundations', 100, 90],
  ]
  expect(read(rows)).toMatchObject({ units: ['count', 'count'], asked: ['A2 A3'] })
  expect(read(rows, 'Donations EUR')).toMatchObject({ units: ['currency', 'currency'], asked: [] })
  expect(read(rows, 'Number of donors')).toMatchObject({ units: ['count', 'count'], asked: [] })
})

test('among things that are counted only what may be money is asked', () => {
  const rows: Given[][] = [
    ['Customers', 55, 44],
    ['Widgets', 12, 14],
    ['Contribution', 200, 190],
    ['Order intake', 300, 280],
  ]
  expect(read(rows)).toMatchObject({ units: ['count', 'count', 'count', 'count'], asked: ['A4 A5'] })
})

test.each([
  ['Trade receivables', 'Net working capital'],
  ['Inversiones', 'Fondo de maniobra'],
  ['Rörelsekapital', 'Portafoglio ordini'],
  ['Prises de commandes', 'Nettoskuld'],
  ['Anlagevermögen', 'Umlaufvermögen'],
  ['Deckungsbeitrag II', 'Nettoverschuldung'],
  ['Valeur ajoutée', 'Dotations aux amortissements'],
  ['Flujos de efectivo de actividades de explotación', 'Margen bruto'],
  ["Flusso finanziario dell'attività operativa", 'Posizione finanziaria netta'],
  ['Fluxo de caixa operacional', 'Contas a receber'],
  ['Kasstroom uit operationele activiteiten', 'Vorderingen'],
  ['Kassaflöde från den löpande verksamheten', 'Täckningsbidrag'],
  ['Przepływy pieniężne z działalności operacyjnej', 'Amortyzacja'],
])('“%s” and “%s” are money wherever they stand', (one, other) => {
  expect(
    read([
      [one, 1200, 1100],
      [other, 300, 280],
    ]),
  ).toMatchObject({ units: ['currency', 'currency'], asked: [] })
})

test('a margin of small figures beside money may be a percentage', () => {
  const { problems } = understand(
    typed(
      grid('T€', [
        ['T€', 2025, 2024],
        ['Umsatz', 1200, 1100],
        ['Kosten', -800, -750],
        ['Ergebnis', 400, 350],
        ['Deckungsbeitrag', 45.2, 46.1],
      ]),
    ),
  )
  expect(problems.flatMap(({ code, cells }) => (code === 'row-unit' ? cells : []))).toEqual(['A5'])
})

test.each([
  ['Emprunts', 'Visites'],
  ['Receivable days', 'Debtors days'],
  ['Kundenzahl', 'Neukunden'],
])('“%s” and “%s” are none', (one, other) => {
  expect(
    read([
      [one, 47, 45],
      [other, 30, 28],
    ]).units,
  ).toEqual(['count', 'count'])
})

test('one answer does for all lines of a question, and of answers line by line the last one settles it', () => {
  const { found } = read([
    ['Individuals', 200, 190],
    ['Foundations', 100, 90],
  ])
  const json = { version: 1 as const, file: { name: 'a.csv', sha256: '0'.repeat(64) }, ...found }
  const answers = answersTo(oneOf(json, 'row-unit'), found.statements, 1)
  expect(answers.map(({ answer }) => answer)).toEqual([
    { is: 'unit', unit: 'currency' },
    { is: 'unit', unit: 'count' },
  ])
  const rows = answers[0]?.rows?.map(({ row }) => row) ?? []
  const after = (said: typeof rows) => {
    const settled = apply(json, { statements: [{ statement: 0, rows: said }] })
    return {
      units: settled.statements[0]?.lineItems.map(({ unit }) => unit),
      open: settled.problems.filter(({ code }) => code === 'row-unit').length,
    }
  }
  expect(after(rows)).toEqual({ units: ['currency', 'currency'], open: 0 })
  expect(after(rows.slice(0, 1))).toEqual({ units: ['currency', 'count'], open: 1 })
})

test('a figure that stands out of its line is asked about for itself, and no answer speaks for the whole line', () => {
  const { found } = read([
    ['Revenue', 1200, 1100],
    ['Churn', { kind: 'text', value: '26%' }, 0.3],
  ])
  const json = { version: 1 as const, file: { name: 'a.csv', sha256: '0'.repeat(64) }, ...found }
  const [problem] = json.problems.filter(({ code, cells }) => code === 'percent-scale' && !cells)
  expect(problem?.cell).toBe('C3')
  expect(problem && answersTo(problem, found.statements, 1)).toEqual([])
})

test('a column called “Unit” may hold places, which say nothing of what their lines count', () => {
  const { problems } = understand(
    typed(
      grid('Plan', [
        ['Plan', 'Unit', '2026', '2027'],
        ['Revenue', '€k', 1200.5, 1300.2],
        ['Costs', '€k', 420.5, 430.2],
        ['Widgets', 'Berlin', 45.2, 48.1],
        ['Gadgets', 'Paris', 310, 312],
        ['Scrap', 't', 15, 16],
      ]),
    ),
  )
  expect(problems.filter(({ code }) => code === 'row-unit').map(({ cells }) => cells)).toEqual([['A4', 'A5']])
})

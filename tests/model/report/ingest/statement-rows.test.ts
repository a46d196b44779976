import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const YEARS = ['FY2025', 'FY2024', 'FY2023']
const read = (title: string, rows: Given[][], years = YEARS, outline: readonly number[] = []) => {
  const sheet = grid('Sheet', [[title], ['EUR k'], ['', ...years], ...rows])
  for (const at of outline) sheet.outline.set(at + 3, 1)
  const { statements, problems } = understand(typed(sheet))
  const items = statements[0]?.lineItems ?? []
  return {
    sums: items.flatMap(({ label, parts }) =>
      parts.length > 0 ? [`${label} = ${parts.map(({ item, sign }) => `${sign < 0 ? '− ' : ''}${items[item]?.label}`).join(', ')}`] : [],
    ),
    parents: Object.fromEntries(items.map(({ label, parent }) => [label, parent === null ? null : items[parent]?.label])),
    units: Object.fromEntries(items.map(({ label, unit }) => [label, unit])),
    told: problems.filter(({ severity }) => severity !== 'info').map(({ code, cell }) => `${code} ${cell}`),
    checks: statements[0]?.checks ?? [],
  }
}

describe('results by what they are called', () => {
  const lines: Given[][] = [
    ['Gross written premiums', 9_120, 8_440, 8_004],
    ['Premiums ceded to reinsurers', 2_015, 1_873, 1_790],
  ]
  test('are what is left of the lines above', () => {
    expect(read('Income statement', [...lines, ['Net written premiums', 7_105, 6_567, 6_214]]).sums).toEqual([
      'Net written premiums = Gross written premiums, − Premiums ceded to reinsurers',
    ])
    expect(
      read('Gelir Tablosu', [
        ['Hasılat', 9_120, 8_440, 8_004],
        ['Satışların Maliyeti', 5_015, 4_873, 4_790],
        ['Brüt Kar', 4_105, 3_567, 3_214],
      ]).sums,
    ).toEqual(['Brüt Kar = Hasılat, − Satışların Maliyeti'])
    expect(
      read('Conto economico', [
        ['Ricavi', 9_120, 8_440, 8_004],
        ['Costi', 5_015, 4_873, 4_790],
        ['Risultato operativo', 4_105, 3_567, 3_214],
      ]).sums,
    ).toEqual(['Risultato operativo = Ricavi, − Costi'])
  })

  test('and one that is wrong in one column is told', () => {
    expect(read('Income statement', [...lines, ['Net written premiums', 7_105, 6_967, 6_214]]).told).toEqual(['does-not-foot C6'])
  })

  test('one of two columns that is wrong is told, also where what is earned and paid stands between', () => {
    const rows: Given[][] = [
      ['Operating profit', 4_105, 3_567],
      ['Finance income', 61, 57],
      ['Finance costs', 214, 201],
      ['Profit before tax', 3_952, 3_623],
    ]
    expect(read('Income statement', rows, ['FY2025', 'FY2024']).told).toEqual(['does-not-foot C7'])
  })

  test('“Total assets less current liabilities” takes away, and sums up nothing by its first word', () => {
    const { told } = read('Balance sheet', [
      ['Total fixed assets', 22_343, 21_898, 20_111],
      ['Total current assets', 17_738, 18_283, 17_020],
      ['Creditors: due within one year', 2_756, 2_950, 2_611],
      ['Total assets less current liabilities', 37_325, 37_231, 34_520],
    ])
    expect(told).toEqual([])
  })

  test('profit of the year within equity is no result of what stands beside it', () => {
    const { sums } = read('Bilan', [
      ['Total actif', 9_000, 8_500, 8_100],
      ['Capital', 1_000, 1_000, 1_000],
      ['Réserves', 7_310, 7_000, 6_740],
      ["Résultat de l'exercice", 690, 500, 360],
      ['Total capitaux propres', 9_000, 8_500, 8_100],
    ])
    expect(sums).toEqual(["Total capitaux propres = Capital, Réserves, Résultat de l'exercice"])
  })
})

test('numbers in front of labels say how deep lines stand, where nothing else does', () => {
  const { parents, sums } = read('Balance sheet', [
    ['A. Fixed assets', 22_343, 21_898, 20_111],
    ['I. Intangible assets', 2_642, 2_442, 2_301],
    ['II. Tangible assets', 19_701, 19_456, 17_810],
    ['1. Land', 4_193, 4_573, 4_573],
    ['2. Machines', 15_508, 14_883, 13_237],
    ['B. Current assets', 17_738, 18_283, 17_020],
    ['I. Stocks', 2_996, 3_301, 3_011],
    ['II. Debtors', 8_783, 8_712, 8_020],
    ['III. Cash', 5_959, 6_270, 5_989],
  ])
  expect(parents).toMatchObject({
    'A. Fixed assets': null,
    'II. Tangible assets': 'A. Fixed assets',
    '2. Machines': 'II. Tangible assets',
    'B. Current assets': null,
    'III. Cash': 'B. Current assets',
  })
  expect(sums).toContain('A. Fixed assets = I. Intangible assets, II. Tangible assets')
  expect(sums).toContain('II. Tangible assets = 1. Land, 2. Machines')
})

test('a number in front of a label, or a column of units behind it, does not hide what it counts in', () => {
  const { units } = read(
    'Balance sheet',
    [
      ['2.1 Share capital', 'EUR k', 900, 800],
      ['2.2 Treasury shares', 'EUR k', -20, -30],
      ['Total equity', 'EUR k', 880, 770],
    ],
    ['Unit', 'FY2025', 'FY2024'],
  )
  expect(units['2.2 Treasury shares']).toBe('currency')
})

test('margins, retention and the ratios of insurers are in percent, also within a statement of money', () => {
  const { units } = read('Income statement', [
    ['Revenue', 9_120, 8_440, 8_004],
    ['Costs', 5_015, 4_873, 4_790],
    ['Operating profit', 4_105, 3_567, 3_214],
    ['Bedrijfsmarge', 45.0, 42.3, 40.2],
    ['Net revenue retention', 108.5, 104.2, 101],
    ['Net interest margin', 2.4, 2.1, 22.5],
    ['Combined ratio', 95.2, 97.1, 99],
  ])
  for (const label of ['Bedrijfsmarge', 'Net revenue retention', 'Net interest margin', 'Combined ratio'])
    expect(units[label]).toBe('percent')
})

test('groups of an outline hang from the rows above them where those are their sums', () => {
  const rows: Given[][] = [
    ['Stocks', 5_200, 5_010, 4_900],
    ['Raw', 2_100, 2_000, 1_900],
    ['Finished', 3_100, 3_010, 3_000],
    ['Debtors', 7_330, 7_125, 6_900],
    ['Trade', 7_000, 6_900, 6_700],
    ['Other', 330, 225, 200],
  ]
  expect(read('Working capital', rows, YEARS, [1, 2, 4, 5]).parents).toMatchObject({
    Raw: 'Stocks',
    Finished: 'Stocks',
    Trade: 'Debtors',
    Other: 'Debtors',
  })
})

test('“Total passif” holds equity, also where that has a total of its own', () => {
  const { checks } = read('Bilan', [
    ['Total actif', 9_000, 8_500, 8_100],
    ['Capital', 1_000, 1_000, 1_000],
    ['Réserves', 4_310, 4_000, 3_740],
    ['Total capitaux propres', 5_310, 5_000, 4_740],
    ['Emprunts', 3_000, 2_900, 2_800],
    ['Dettes fournisseurs', 690, 600, 560],
    ['Total dettes', 3_690, 3_500, 3_360],
    ['Total passif', 9_000, 8_500, 8_100],
  ])
  expect(checks.filter(({ kind }) => kind === 'balance').map(({ holds }) => holds)).toEqual([true, true, true])
})

describe('figures above their parts', () => {
  const assets: Given[][] = [
    ['Immobilizzazioni', 11_994, 11_640],
    ['  Immateriali', 4_222, 4_319],
    ['  Materiali', 7_772, 7_321],
    ['Attivo circolante', 18_964, 19_127],
    ['  Rimanenze', 6_483, 8_294],
    ['  Crediti', 12_481, 10_833],
    ['Totale attivo', 30_958, 30_767],
    ['Patrimonio netto', 18_482, 15_319],
    ['  Capitale sociale', 4_089, 3_840],
    ['  Riserve', 13_284, 10_581],
    ["  Utile d'esercizio", 1_109, 898],
  ]
  test('are their sums, and what the last of these leaves is no result', () => {
    const { sums, told } = read('Stato patrimoniale', assets, ['FY2025', 'FY2024'])
    expect(sums).toEqual([
      'Immobilizzazioni = Immateriali, Materiali',
      'Attivo circolante = Rimanenze, Crediti',
      'Totale attivo = Immobilizzazioni, Attivo circolante',
      "Patrimonio netto = Capitale sociale, Riserve, Utile d'esercizio",
    ])
    expect(told.filter(text => text.startsWith('does-not'))).toEqual([])
  })

  test('and the one of several that is not its sum in one column is told', () => {
    const rows = assets.map(row => (row[0] === 'Attivo circolante' ? ['Attivo circolante', 18_964, 20_127] : row))
    expect(read('Stato patrimoniale', rows, ['FY2025', 'FY2024']).told).toContain('does-not-foot C7')
  })
})

test('a line without figures this year belongs to its total all the same', () => {
  const { parents } = read(
    'Overheads',
    [
      ['  Rent', 0],
      ['  Administration', 334_288],
      ['  IT', 106_632],
      ['Total overheads', 440_920],
    ],
    ['FY2025'],
  )
  expect(parents).toMatchObject({ Rent: 'Total overheads', IT: 'Total overheads' })
  const marked = read(
    'Overheads',
    [
      ['  Rent', '-'],
      ['  Administration', 334_288],
      ['  IT', 106_632],
      ['Total overheads', 440_920],
    ],
    ['FY2025'],
  )
  expect(marked.sums).toEqual(['Total overheads = Administration, IT'])
})

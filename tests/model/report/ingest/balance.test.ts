import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** The checks whether the sheet's statements balance, and what is said of those that do not. */
function balances(...rows: Given[][]): { checks: [cell: string, holds: boolean, computed: string][]; said: string[] } {
  const { statements, problems } = understand(typed(grid('Balance sheet', rows)))
  return {
    checks: statements.flatMap(({ checks }) =>
      checks
        .filter(({ kind }) => kind === 'balance')
        .map(({ cell, holds, computed }): [string, boolean, string] => [cell, holds, computed]),
    ),
    said: problems.filter(({ code }) => code === 'does-not-balance').map(({ severity, cell }) => `${severity} ${cell}`),
  }
}

/** Two sides, one below the other. */
const below = (assets: string, other: [label: string, value: number][]): ReturnType<typeof balances> =>
  balances(['Line', '31.12.2025'], ['Plant', 500], ['Cash', 320], [assets, 820], ...other)

describe('a balance sheet', () => {
  test.each<[assets: string, other: [string, number][]]>([
    [
      'Total assets',
      [
        ['Payables', 420],
        ['Capital', 400],
        ['Total liabilities and equity', 820],
      ],
    ],
    [
      'Total assets',
      [
        ['Total liabilities', 420],
        ['Total equity', 400],
      ],
    ],
    [
      'Summe Aktiva',
      [
        ['Eigenkapital', 400],
        ['Verbindlichkeiten', 420],
        ['Summe Passiva', 820],
      ],
    ],
    [
      'Aktiva gesamt',
      [
        ['Eigenkapital', 400],
        ['Verbindlichkeiten', 420],
        ['Passiva gesamt', 820],
      ],
    ],
    [
      'Bilanzsumme',
      [
        ['Eigenkapital', 400],
        ['Verbindlichkeiten', 420],
        ['Bilanzsumme', 820],
      ],
    ],
    [
      'Total actif',
      [
        ['Capitaux propres', 400],
        ['Dettes', 420],
        ['Total passif', 820],
      ],
    ],
    [
      'Total de l’actif',
      [
        ['Capital', 400],
        ['Dettes', 420],
        ['Total des capitaux propres et du passif', 820],
      ],
    ],
    [
      'Total activo',
      [
        ['Total patrimonio neto', 400],
        ['Total pasivo', 420],
      ],
    ],
    [
      'Total activo',
      [
        ['Capital', 400],
        ['Deudas', 420],
        ['Total patrimonio neto y pasivo', 820],
      ],
    ],
    [
      'Net assets',
      [
        ['Share capital', 100],
        ['Retained earnings', 720],
        ['Total equity', 820],
      ],
    ],
  ])('balances: %s against %j', (assets, other) => {
    expect(below(assets, other).checks).toEqual([['B4', true, '820']])
  })

  test.each<[assets: string, other: [string, number][], cell: string]>([
    [
      'Summe Aktiva',
      [
        ['Eigenkapital', 400],
        ['Verbindlichkeiten', 400],
        ['Summe Passiva', 800],
      ],
      'B4',
    ],
    [
      'Bilanzsumme',
      [
        ['Eigenkapital', 400],
        ['Verbindlichkeiten', 400],
        ['Bilanzsumme', 800],
      ],
      'B4',
    ],
    [
      'Total activo',
      [
        ['Total patrimonio neto', 400],
        ['Total pasivo', 400],
      ],
      'B4',
    ],
  ])('that does not is said: %s against %j', (assets, other, cell) => {
    expect(below(assets, other)).toEqual({ checks: [[cell, false, '800']], said: [`warning ${cell}`] })
  })

  test('of two halves side by side balances over the column of the same day', () => {
    const halves = (passiva: number) =>
      balances(
        ['Aktiva', '31.12.2025', '31.12.2024', null, 'Passiva', '31.12.2025', '31.12.2024'],
        ['Anlagevermögen', 500, 450, null, 'Eigenkapital', 400, 350],
        ['Umlaufvermögen', 320, 260, null, 'Verbindlichkeiten', passiva - 400, 360],
        ['Summe Aktiva', 820, 710, null, 'Summe Passiva', passiva, 710],
      )
    expect(halves(820).checks).toEqual([
      ['B4', true, '820'],
      ['C4', true, '710'],
    ])
    expect(halves(900)).toEqual({
      checks: [
        ['B4', false, '900'],
        ['C4', true, '710'],
      ],
      said: ['warning B4'],
    })
  })

  test('whose sides are called assets and liabilities & equity, or end with a bare total, is checked', () => {
    expect(
      below('Assets', [
        ['Payables', 420],
        ['Equity', 400],
        ['Liabilities & Equity', 810],
      ]),
    ).toEqual({ checks: [['B4', false, '810']], said: ['warning B4'] })
    const total = (value: number) =>
      below('Total assets', [
        ['Payables', 420],
        ['Equity', 400],
        ['Total', value],
      ]).checks
    expect(total(820)).toEqual([['B4', true, '820']])
    expect(total(400)).toEqual([])
  })

  test('is known by the short name of its sheet and by its lines, however they are spelled', () => {
    const type = (name: string, ...labels: string[]): string | undefined =>
      understand(typed(grid(name, [['', 2025, 2026], ...labels.map(label => [label, 1, 2])]))).statements[0]?.type
    expect(['BS 2025', 'IS', 'CFS'].map(name => type(name, 'Something', 'Other'))).toEqual(['balance', 'income', 'cash flow'])
    expect(type('Sheet1', 'total_assets', 'total_liabilities')).toBe('balance')
    expect(type('Sheet1', 'Assets', 'Liabilities & Equity')).toBe('balance')
  })

  test('whose other side nobody names is left alone', () => {
    expect(
      below('Total assets', [
        ['Payables', 420],
        ['Total liabilities', 420],
      ]),
    ).toEqual({ checks: [], said: [] })
    expect(below('Bilanzsumme', [['Eigenkapital', 400]])).toEqual({ checks: [], said: [] })
  })

  test('has under each of its totals what stands indented above it, though both sides come to the same', () => {
    const parts = (...rows: Given[][]): string[] =>
      understand(typed(grid('Balance sheet', [['', '30.9.2026', '30.9.2025'], ...rows]))).statements.flatMap(({ lineItems }) =>
        lineItems
          .filter(({ parts }) => parts.length > 0)
          .map(line => `${line.label}: ${line.parts.map(({ item }) => lineItems[item]?.label).join(', ')}`),
      )
    const assets: Given[][] = [
      ['  Cash', 3100, 2400],
      ['  Receivables', 1900, 1700],
      ['  Equipment', 800, 900],
    ]
    const owed: Given[][] = [
      ['  Payables', 1200, 1100],
      ['  Loans', 1000, 1300],
      ['  Equity', 3600, 2600],
    ]
    const [total, other]: Given[][] = [
      ['Total assets', 5800, 5000],
      ['Total liabilities and equity', 5800, 5000],
    ]
    const found = ['Total assets: Cash, Receivables, Equipment', 'Total liabilities and equity: Payables, Loans, Equity']
    expect(parts(...assets, total ?? [], ...owed, other ?? [])).toEqual(found)
    // Totals that stand above their lines keep those.
    expect(parts(total ?? [], ...assets, other ?? [], ...owed)).toEqual(found)
  })
})

test('what a file leaves between the sides, as its own check, is no side', () => {
  const read = (equity: number, check: string) =>
    below('Total assets', [
      ['Total liabilities', 400],
      ['Total equity', equity],
      [check, 420 - equity],
    ])
  for (const check of [
    'Assets-(LIABILITIES+EQUITY)',
    'Balance check: total assets less liabilities and equity',
    'Assets = Liabilities + Equity',
  ]) {
    expect(read(420, check)).toEqual({ checks: [['B4', true, '820']], said: [] })
    expect(read(400, check)).toEqual({ checks: [['B4', false, '800']], said: ['warning B4'] })
  }
})

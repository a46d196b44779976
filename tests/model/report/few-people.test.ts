import { describe, expect, it } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { fewPeopleIn } from '#app/model/report/few-people.ts'
import { pointsOf } from '#app/model/report/points.ts'
import type { LineItem, Section, Statement } from '#app/model/report/section.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { line, statement } from '#tests/support/sections.ts'
import { grid, typed } from './ingest/grids.ts'

const count = (id: string, label: string, value: string | null, more: Partial<LineItem> = {}) =>
  line(id, label, 1, value, { unit: 'count', ...more })
const money = (id: string, label: string, value: string, more: Partial<LineItem> = {}) => line(id, label, 1, value, more)
const table = (title: string, lines: LineItem[], kind: Statement['statement'] = 'other'): Section => {
  const made = statement(title, title, lines)
  return made.body.kind === 'statement' ? { ...made, body: { ...made.body, statement: kind } } : made
}
const found = (...sections: Section[]) => fewPeopleIn(sections, 1).map(({ label }) => label)

describe('figures that stand for few people', () => {
  it('are 1 to 4 in a headcount; nobody and five are none', () => {
    const teams = ['0', '1', '4', '4.5', '5', '30', '-3', null].map((value, at) => count(`t${at}`, `Team ${value}`, value))
    expect(found(table('Headcount', teams, 'headcount'))).toEqual(['Team 1', 'Team 4', 'Team 4.5', 'Team -3'])
  })

  it('are told by the words of the line or of those above it', () => {
    const heads = count('h', 'Employees', null, { kind: 'heading' })
    expect(
      found(table('KPIs', [heads, count('a', 'Legal', '2', { parent: 'h' }), count('b', 'Plants', '2'), count('c', 'Leavers', '1')])),
    ).toEqual(['Legal', 'Leavers'])
  })

  it('are none where the people are asked, trained or kept: a tenure of 4 years, 3 sick days, a score of 4.2', () => {
    const lines = [
      'Average tenure',
      'Sick days per employee',
      'Engagement score',
      'Average headcount',
      'Betriebszugehörigkeit',
      'Staff on zero hours',
    ]
    expect(
      found(
        table(
          'People',
          lines.map((label, at) => count(`l${at}`, label, '4')),
          'headcount',
        ),
      ),
    ).toEqual(['Average headcount', 'Staff on zero hours'])
  })

  it('are the pay of a team that is small in the same period, in whichever statement that stands', () => {
    const heads = table(
      'Headcount',
      [count('a', 'Legal', '2'), count('b', 'Sales', '40'), count('c', 'Total headcount', '42')],
      'headcount',
    )
    const pay = table('Costs', [
      money('p', 'Salaries, Legal', '300'),
      money('q', 'Salaries, Sales', '3000'),
      money('r', 'Wages', '3300'),
      money('s', 'Rent', '2'),
    ])
    expect(found(pay, heads)).toEqual(['Salaries, Legal', 'Legal'])
  })

  it('are the pay of a month for those who were counted on its last day', () => {
    const of = (section: Section, period: string): Section =>
      section.body.kind === 'statement'
        ? { ...section, body: { ...section.body, columns: section.body.columns.map(column => ({ ...column, period })) } }
        : section
    const heads = of(table('Headcount', [count('a', 'Legal', '3'), count('b', 'Sales', '61')], 'headcount'), '2026-06-30')
    const pay = table('Gross salaries', [money('p', 'Legal salaries', '31.2'), money('q', 'Sales salaries', '301.7')])
    expect(found(heads, of(pay, '2026-06'))).toEqual(['Legal', 'Legal salaries'])
    expect(found(heads, of(pay, '2026-05'))).toEqual(['Legal'])
    // The fourth quarter of a year that begins in July ends in June.
    expect(fewPeopleIn([heads, of(pay, 'FY2026-Q4')], 7)).toHaveLength(2)
  })

  it('are pay where the title of the statement alone says so', () => {
    const heads = table('Headcount', [count('a', 'Legal', '3'), count('b', 'Sales', '61')], 'headcount')
    expect(found(heads, table('Average pay by function', [money('p', 'Legal', '8050'), money('q', 'Sales', '5100')]))).toEqual([
      'Legal',
      'Legal',
    ])
  })

  it('are told where a sheet about money gave the parts of a headcount its currency', () => {
    const rows = [
      money('a', 'Legal', '3', { parent: 't' }),
      money('b', 'Sales', '40', { parent: 't' }),
      count('t', 'Total headcount', '43'),
      money('p', 'Salaries, Legal', '300'),
    ]
    expect(found(table('Headcount and pay', rows, 'headcount'))).toEqual(['Legal', 'Salaries, Legal'])
  })

  it('are the pay of all where the company is small, and of a group that the line above names', () => {
    const small = table('Headcount', [count('a', 'Headcount', '3')], 'headcount')
    expect(found(table('Costs', [money('p', 'Wages and salaries', '300')]), small)).toEqual(['Wages and salaries', 'Headcount'])
    const legal = [
      count('g', 'Legal', null, { kind: 'heading' }),
      count('n', 'Headcount', '3', { parent: 'g' }),
      money('p', 'Pay', '300', { parent: 'g' }),
    ]
    expect(found(table('Teams', legal), table('All', [count('z', 'Headcount', '90')]))).toEqual(['Headcount', 'Pay'])
  })

  it.each([
    ['Mitarbeiter Rechtsabteilung', 'Gehälter Rechtsabteilung'],
    ['Beschäftigte Rechtsabteilung', 'Löhne und Gehälter Rechtsabteilung'],
    ['Effectif juridique', 'Salaires juridique'],
    ['Salariés juridique', 'Charges de personnel juridique'],
    ['Plantilla jurídica', 'Nómina jurídica'],
    ['Empleados jurídica', 'Gastos de personal jurídica'],
  ])('are told in German, French and Spanish too: %s, %s', (heads, pay) => {
    expect(found(table('Zahlen', [count('a', heads, '3'), money('p', pay, '300')]))).toEqual([heads, pay])
  })

  it('are pointed out before publishing, each statement with its own lines', () => {
    const sections = [
      table('Costs', [money('p', 'Rent', '3')]),
      table('People', [count('a', 'Legal', '2'), count('b', 'Sales', '40')], 'headcount'),
    ]
    const points = pointsOf({ sentences: [], sections }, '2026-03-02', null, DEFAULT_FORMATS)
    expect(points.filter(({ kind }) => kind === 'few people')).toEqual([
      { kind: 'few people', title: 'People', count: 1, lines: ['Legal'] },
    ])
  })

  it('are warned of in the preview, with sheet and cell', () => {
    const people = grid('People', [
      ['Headcount', 'Q2 FY2026', 'Q3 FY2026'],
      ['Legal', 6, 3],
      ['Sales', 40, 41],
    ])
    const { problems } = understand(typed(people), {})
    expect(problems.filter(({ code }) => code === 'few-people')).toEqual([
      { severity: 'warning', code: 'few-people', sheet: 'People', cell: 'C2', message: expect.stringContaining('“Legal”, Q3 FY2026') },
    ])
  })
})

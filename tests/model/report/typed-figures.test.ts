import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_FORMATS, formatDecimal, rescale, spokenValue } from '#app/model/format.ts'
import { round } from '#app/model/money.ts'
import { typedFigures } from '#app/model/report/typed-figures.ts'
import { incomeStatement } from '#tests/support/reports.ts'

const SECTIONS = [{ body: incomeStatement() }]
const GERMAN = { ...DEFAULT_FORMATS, locale: 'de-DE' }
const typed = (markdown: string, formats = DEFAULT_FORMATS) => typedFigures(markdown, SECTIONS, formats).map(({ text }) => text)

describe('figures that somebody typed', () => {
  it.each([
    'Revenue was USD 48.2 million.',
    'Revenue was $48,213,570.',
    'Revenue was 48,213.57 (thousand).',
    'Revenue was 48 million, 48.21m or 48,214k.',
    'Cloud cost 6,174 thousand, wages 30 million.',
    'Revenue is 2.6% over budget, or 1.2 million.',
    'Cloud cost rose by 23.5 percent.',
    'Profit of 12.04 million.',
    'Revenue is 258 bps over budget, or 258 basis points.',
  ])('are known where a line says them, scaled, rounded or compared: %s', text => expect(typed(text)).toEqual([]))

  it.each([
    ['Revenue was USD 49.2 million.', ['USD 49.2 million']],
    ['Revenue was $48,213,571.', ['$48,213,571']],
    ['Revenue is 2.7% over budget.', ['2.7%']],
    ['It cost 47.9 million and 6.3m.', ['47.9 million', '6.3m']],
    ['We have 412 cabinets.', ['412']],
    ['**EUR 5** a share', ['EUR 5']],
    // The report is in dollars.
    ['Revenue was EUR 48.2 million, £48.2 million or 48 million €.', ['EUR 48.2 million', '£48.2 million']],
    ['It rose by 270 bps.', ['270 bps']],
  ])('are pointed out where none does: %s', (text, wrong) => expect(typed(text)).toEqual(wrong))

  it.each([
    'In 2026, on 30 September, in Q3 FY2026, at 12:30, on 2026-09-30 and September 30.',
    '1. First\n2. Second\n412. Third',
    'See [the page](https://example.com/412) and `412` and\n```\n412\n```\n',
    'https://example.com/report/412?x=99.9',
    'Version 1.2.3, hall 2, 96 cabinets, 3 sites, the B52.',
    '@[Revenue, Q4](line a-revenue a-actual spoken) and more',
  ])('are no years, dates, lists, code, addresses, small counts or live figures: %s', text => expect(typed(text)).toEqual([]))

  it.each([
    ['Revenue was 30 million.', 'Revenue'],
    ['The quarter was good. **Revenue** rose to USD 30 million, and wages to 30 million.', 'Revenue'],
    ['While cloud cost fell to 12.04 million, all else grew.', 'Cloud cost'],
  ])('are pointed out right behind the name of a line that does not say them, though another one does: %s', (text, beside) => {
    expect(typedFigures(text, SECTIONS, DEFAULT_FORMATS).map(figure => figure.beside)).toEqual([beside])
  })

  it.each([
    'Wages are 30 million.',
    'Of the revenue we spent 30 million on wages.',
    'Revenue, after 30 million of wages, was fine.',
    'Revenue paid for wages of 30 million.',
  ])('are not where the text may speak of another line: %s', text => expect(typed(text)).toEqual([]))

  it('are pointed out where only two columns that the report does not compare would give them', () => {
    const body = incomeStatement()
    const cells = (...values: string[]) =>
      Object.fromEntries(values.map((value, at) => [`c${at}`, { value, text: '', cell: null, flag: null }]))
    const periods = ['FY2026-Q2', 'FY2026-Q2', 'FY2025-Q2', 'FY2026-Q1']
    const columns = periods.map((period, at) => ({
      ...{ id: `c${at}`, label: period, period, scenario: at === 1 ? ('budget' as const) : ('actual' as const), entity: null },
    }))
    const lineItems = [{ ...body.lineItems[0]!, values: cells('110', '120', '100', '105') }]
    const sections = [{ body: { ...body, columns, lineItems, comparison: { column: 'c0', against: 'c1' } } }]
    const pointed = (text: string) => typedFigures(text, sections, DEFAULT_FORMATS).map(figure => figure.text)
    // Against the budget, the year before and the quarter before; the quarter before against the year before it.
    expect(pointed('It is 8.3% below the budget, up by 10% and by 4.8%, after 5%.')).toEqual([])
    // The budget against the year before, and the other way round.
    expect(pointed('It is 20% and 16.7%, or 12.5%.')).toEqual(['20%', '16.7%', '12.5%'])
  })

  it('say where they stand', () => {
    const markdown = 'Before: USD 49.2 million.'
    expect(typedFigures(markdown, SECTIONS, DEFAULT_FORMATS)).toEqual([{ text: 'USD 49.2 million', at: markdown.indexOf('USD') }])
  })

  it('are read as the company writes', () => {
    expect(typed('Der Umsatz war 48,2 Mio und 48.213,57 Tsd.', GERMAN)).toEqual([])
    expect(typed('Der Umsatz war 49,2 Mio.', GERMAN)).toEqual(['49,2 Mio'])
  })

  it('are known in every way in which the report itself would say them', () => {
    const lines = incomeStatement().lineItems
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.constantFrom('a-actual', 'a-budget'),
        fc.constantFrom(0, 3, 6),
        fc.nat(2),
        (line, column, scale, places) => {
          const value = line.values[column]?.value ?? '0'
          const minus = { ...DEFAULT_FORMATS, negatives: 'minus' as const }
          const written = formatDecimal(round(rescale(value, 3, scale), places), minus, { places })
          const said = spokenValue(value, line, 3, DEFAULT_FORMATS)
          expect(typed(`It was ${said}, written ${written.replace('−', '')} here.`)).toEqual([])
        },
      ),
    )
  })

  it('are all pointed out in a report without statements', () => expect(typedFigures('USD 5 million', [], DEFAULT_FORMATS)).toHaveLength(1))

  it('take a tenth of a second for a long text over a large report', () => {
    const body = incomeStatement()
    const columns = Array.from({ length: 12 }, (_, at) => ({ ...body.columns[0]!, id: `c${at}` }))
    const lineItems = Array.from({ length: 300 }, (_, at) => ({
      ...body.lineItems[0]!,
      id: `l${at}`,
      values: Object.fromEntries(
        columns.map(({ id }, column) => [id, { value: String(at * 977 + column * 13), text: '', cell: null, flag: null }]),
      ),
    }))
    const sections = [{ body: { ...body, columns, lineItems, comparison: { column: 'c0', against: 'c1' } } }]
    const from = performance.now()
    typedFigures('It was USD 49.2 million. '.repeat(500), sections, DEFAULT_FORMATS)
    expect(performance.now() - from).toBeLessThan(1_500)
  })
})

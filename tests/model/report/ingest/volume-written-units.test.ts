import { expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, typed, texts } from './grids.ts'

const sheet = (rows: Given[][]): Understood => understand(typed(grid('Sheet1', rows)))
const volumesOf = ({ plans }: Understood): unknown[][] =>
  (plans[0]?.volumes ?? []).map(({ what, period, unit, planned, actual }) => [what, period, unit ?? null, planned, actual])
const told = ({ problems }: Understood): [string, string | null][] => problems.map(({ code, cell }) => [code, cell])

test('quantities that are texts with their unit are figures in it, line by line, and that is told', () => {
  const read = sheet([
    ['Product', 'Planned', 'Actual'],
    ['Steel', '350 t', '340 t'],
    ['Wire', '12 000 kg', '11 500 kg'],
  ])
  expect(volumesOf(read)).toEqual([
    ['Steel', null, 't', '350', '340'],
    ['Wire', null, 'kg', '12000', '11500'],
  ])
  expect(told(read)).toEqual([['written-units', 'B2']])
})

test('so are those of products under nothing, by month, and what may be thousands or decimals is asked', () => {
  const read = sheet([
    ['', 'Jan 2026', 'Jan 2026'],
    ['', 'Plan', 'Ist'],
    ['Teil A', '1.200 Stück', '1.180 Stück'],
    ['Teil B', '350 Stück', '360 Stück'],
  ])
  expect(volumesOf(read)).toEqual([
    ['Teil A', '2026-01', 'Stück', null, null],
    ['Teil B', '2026-01', 'Stück', '350', '360'],
  ])
  expect(told(read)).toEqual([
    ['ambiguous-number', 'B3'],
    ['written-units', 'B3'],
  ])
})

test('a line of a statement counts in the unit that its texts name', () => {
  const read = sheet([
    ['Key figures', '2024', '2025'],
    ['Steel sold', '350 t', '340 t'],
    ['Wire sold', '12 t', '11 t'],
    ['Revenue', 500, 510],
  ])
  const { lineItems = [] } = read.statements[0] ?? {}
  expect(lineItems.map(({ label, unit, values }) => [label, unit, values.map(({ value }) => value)])).toEqual([
    ['Steel sold', 'count', ['350', '340']],
    ['Wire sold', 'count', ['12', '11']],
    ['Revenue', 'currency', ['500', '510']],
  ])
})

test('a list keeps its texts, and a sheet where they make no table says so', () => {
  const list = sheet([
    ['Article', 'Colour', 'Net', 'Gross'],
    ['Bolt', 'red', '350 g', '380 g'],
    ['Nut', 'blue', '120 g', '130 g'],
  ])
  expect(list.tables[0]?.rows.map(({ cells }) => cells.slice(2))).toEqual([
    ['350 g', '380 g'],
    ['120 g', '130 g'],
  ])
  const prose = sheet([
    ['We walked through both halls and counted what lay there. '.repeat(10), '', ''],
    ['In the first hall', '12 pcs', '14 pcs'],
    ['In the second hall', '9 pcs', '8 pcs'],
  ])
  expect([prose.sheets[0]?.kind, prose.problems.map(({ severity, code }) => [severity, code])]).toEqual([
    'prose',
    [['warning', 'written-units']],
  ])
})

test('a capital letter behind a figure is a size of money, and no litre or tonne', () => {
  for (const unit of ['L', 'T']) {
    const read = understand(
      texts('income.csv', [
        ['Income statement', '2024', '2025'],
        ['Revenue', `12.5 ${unit}`, `13.5 ${unit}`],
        ['Gross profit', `2.5 ${unit}`, `3.5 ${unit}`],
        ['Staff', '10', '12'],
      ]),
    )
    expect(
      read.statements.flatMap(({ lineItems }) =>
        lineItems.filter(({ unit: counted, values }) => counted === 'count' && values.some(({ value }) => value === '12.5')),
      ),
    ).toEqual([])
  }
})

test('a list of thousands of articles is read once', () => {
  const rows = Array.from({ length: 2_001 }, (_, at) => [`Article ${at}`, `${at}.5 kg`, `${at}.7 kg`])
  const { sheets, problems } = understand(texts('articles.csv', [['Article', 'Net', 'Gross'], ...rows]))
  expect(sheets[0]?.kind).toBe('tidy')
  expect(problems.filter(({ code }) => code === 'written-units')).toEqual([])
})

test('planned in one unit and actual in another is asked', () => {
  const of = (value: string, unit: string): Given => ({ value, format: `#,##0" ${unit}"` })
  const read = sheet([
    ['Product', 'Planned', 'Actual'],
    ['Steel', of('350', 't'), of('340', 't')],
    ['Wire', of('12', 't'), of('11500', 'kg')],
  ])
  expect(volumesOf(read)).toEqual([
    ['Steel', null, 't', '350', '340'],
    ['Wire', null, null, '12', '11500'],
  ])
  expect(told(read)).toContainEqual(['mixed-units', 'C3'])
})

import { expect } from 'vitest'
import { divide, multiply, round, subtract, sum } from '#app/model/money.ts'
import type { ReportView, StatementView } from '#app/model/report/views.ts'

/** A published report as a reader has it before them, with a way to look up figures by name. */
export class Read {
  constructor(readonly report: ReportView) {}

  statement(title: string): StatementView {
    const body = this.report.sections.find(section => section.title === title)?.body
    if (body?.kind !== 'statement') throw new Error(`${this.report.title} has no statement ${title}`)
    return body
  }

  /** The values of a line, one a column. */
  row(title: string, label: string): string[] {
    const { lineItems, columns } = this.statement(title)
    const item = lineItems.find(line => line.label === label)
    if (!item) throw new Error(`${title} has no line ${label}`)
    return columns.map(({ id }) => item.values[id]?.value ?? 'nothing')
  }

  value(title: string, label: string, column = 0): string {
    return this.row(title, label)[column] ?? 'nothing'
  }
}

/** Everything that must agree inside of one report, column by column. */
export function expectTies(read: Read): void {
  for (const { body } of read.report.sections) if (body.kind === 'statement') expect(body.checks.filter(({ holds }) => !holds)).toEqual([])
  const income = read.statement('Income statement').columns.length
  for (let column = 0; column < income; column++) {
    const flow = (label: string) => read.value('Cash flow statement', label, column)
    expect(flow('Net profit')).toBe(read.value('Income statement', 'Net profit', column))
    expect(flow('Depreciation and amortisation')).toBe(read.value('Income statement', 'Depreciation and amortisation', column))
    expect(sum([flow('Cash at the beginning'), flow('Change in cash')])).toBe(flow('Cash at the end'))
    const kpi = (label: string) => read.value('Orders and returns', label, column)
    expect(kpi('Total revenue')).toBe(read.value('Income statement', 'Total revenue', column))
    expect(sum([kpi('Order book at the beginning'), kpi('Orders received'), kpi('Delivered and invoiced')])).toBe(
      kpi('Order book at the end'),
    )
    expect(subtract('0', kpi('Delivered and invoiced'))).toBe(read.value('Income statement', 'Hardware revenue', column))
    expectPercent(kpi('Gross margin'), kpi('Gross profit'), kpi('Total revenue'))
    expectPercent(kpi('Operating margin'), kpi('Operating profit'), kpi('Total revenue'))
    expect(Number(kpi('Days until customers pay'))).toBe(days(kpi('Trade receivables'), kpi('Total revenue')))
    const field = (label: string) => read.value('Cabinets in the field', label, column)
    expect(sum([field('Under Watch at the beginning'), field('Connected'), field('Ended')])).toBe(field('Cabinets under Watch at the end'))
    const stayed = sum([field('Under Watch at the beginning'), field('Ended')])
    expectPercent(field('Watch renewal'), stayed, field('Under Watch at the beginning'))
    const people = (label: string) => read.value('Headcount', label, column)
    expect(sum([people('People at the beginning'), people('Joined'), people('Left')])).toBe(people('People at the end'))
    expect(people('All squads')).toBe(people('People at the end'))
  }
  // The balance sheet has the quarter before in its third column, the year before in its fourth.
  for (const [flow, balance] of [
    [0, 0],
    [1, 1],
    [2, 3],
  ] as const) {
    const sheet = (label: string) => read.value('Balance sheet', label, balance)
    expect(sheet('Total assets')).toBe(sheet('Total equity and liabilities'))
    expect(sheet('Cash')).toBe(read.value('Cash flow statement', 'Cash at the end', flow))
    expect(sheet('Trade receivables')).toBe(read.value('Orders and returns', 'Trade receivables', flow))
  }
  expect(read.value('Balance sheet', 'Cash', 2)).toBe(read.value('Cash flow statement', 'Cash at the beginning'))
  expect(read.value('From budget to actual', 'Operating profit, budget')).toBe(read.value('Income statement', 'Operating profit', 1))
  expect(read.value('From budget to actual', 'Operating profit, actual')).toBe(read.value('Income statement', 'Operating profit'))
  expect(read.row('Six quarters', 'Revenue').at(-1)).toBe(read.value('Income statement', 'Total revenue'))
  expect(read.row('Six quarters', 'Cash').at(-1)).toBe(read.value('Balance sheet', 'Cash'))
}

/** The year before, as a report compares with it, is what the report of that time said; the quarter before likewise. */
export function expectSeries(reads: Read[]): void {
  for (const [at, now] of reads.entries()) {
    const before = reads[at - 1]
    const yearAgo = reads[at - 4]
    if (before) {
      for (const { label } of before.statement('Balance sheet').lineItems.filter(({ kind }) => kind !== 'heading'))
        expect(now.value('Balance sheet', label, 2)).toBe(before.value('Balance sheet', label))
      expect(now.value('Orders and returns', 'Order book at the beginning')).toBe(
        before.value('Orders and returns', 'Order book at the end'),
      )
      expect(now.value('Headcount', 'People at the beginning')).toBe(before.value('Headcount', 'People at the end'))
      expect(now.row('Six quarters', 'Revenue').slice(0, -1)).toEqual(before.row('Six quarters', 'Revenue').slice(1))
    }
    for (const title of yearAgo ? ['Income statement', 'Cash flow statement', 'Cabinets in the field', 'Headcount'] : [])
      for (const { label } of yearAgo?.statement(title).lineItems.filter(({ kind }) => kind !== 'heading') ?? [])
        expect(now.value(title, label, 2)).toBe(yearAgo?.value(title, label))
  }
}

/** A stated percentage, to the hundredth of a percent. */
function expectPercent(stated: string, part: string, of: string): void {
  expect(Number(stated)).toBe(Number(round(multiply(divide(part, of, 4) ?? '0', '100'), 2)))
}

const days = (receivables: string, revenue: string): number => Number(round(divide(multiply(receivables, '91'), revenue, 6) ?? '0', 1))

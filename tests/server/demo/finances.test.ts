import { describe, expect, test } from 'vitest'
import { add, isDecimal, negate, subtract, sum } from '#app/model/money.ts'
import { quartersBefore } from '#server/demo/calendar.ts'
import { type Figures, runFinances } from '#server/demo/finance/model.ts'
import { lineId, sheetsOf } from '#server/demo/finance/sheets.ts'
import { volumesOf } from '#server/demo/finance/volumes.ts'
import { workbookOf } from '#server/demo/finance/workbook.ts'
import { everybody, SIMULATED, SIMULATED_MARK } from '#server/demo/people.ts'
import { planOf } from '#server/demo/plan.ts'
import { readWorkbook } from '#server/ingest/read.ts'

const finances = runFinances()
const quarters = quartersBefore(Date.UTC(2026, 10, 23))
const actuals = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map(index => finances.actual(index))
const budgets = [0, 1, 2, 3, 4, 5].map(index => finances.budget(index))

const ties = (figures: Figures) => {
  expect(figures.equityAndLiabilities).toBe(figures.assets)
  expect(add(figures.openingCash, figures.changeInCash)).toBe(figures.cash)
  expect(sum([figures.orderBookAtStart, figures.orders, negate(figures.hardware)])).toBe(figures.orderBook)
  expect(sum([figures.watchedAtStart, figures.connected, negate(figures.ended)])).toBe(figures.watched)
  expect(sum([figures.peopleAtStart, figures.joined, negate(figures.left)])).toBe(figures.people)
}

describe('the demo’s books', () => {
  test('balance and tie in every quarter, as they came and as they were budgeted', () => {
    for (const figures of [...actuals, ...budgets]) ties(figures)
  })

  test('hand every quarter’s closing over to the next one’s opening', () => {
    for (const [at, now] of actuals.slice(1).entries()) {
      const before = actuals[at] as Figures
      expect(now.openingCash).toBe(before.cash)
      expect(now.watchedAtStart).toBe(before.watched)
      expect(now.orderBookAtStart).toBe(before.orderBook)
      expect(now.peopleAtStart).toBe(before.people)
      expect(subtract(now.retained, before.retained)).toBe(now.netProfit)
    }
    for (const [index, budget] of budgets.entries()) expect(budget.openingCash).toBe(finances.actual(index - 1).cash)
  })

  test('are exact decimals throughout', () => {
    for (const figures of [...actuals, ...budgets]) for (const value of Object.values(figures)) expect(isDecimal(value)).toBe(true)
  })

  test('have one bad quarter, and stay above what the bank asks for', () => {
    expect(actuals.slice(6).map(({ operatingProfit }) => operatingProfit.startsWith('-'))).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
    ])
    for (const { cash } of actuals) expect(Number(cash)).toBeGreaterThan(3_500)
  })

  test('count as many people at the end as the company has', () => {
    const people = everybody()
    expect(String(people.length)).toBe(finances.actual(5).people)
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    expect(people.filter(({ name }) => name.startsWith(SIMULATED_MARK))).toHaveLength(SIMULATED)
    expect(people.every(({ email }) => email.endsWith('.example'))).toBe(true)
  })
})

describe('the demo’s workbooks', () => {
  test.each([0, 3, 5])('are understood as they were meant (report %i)', async index => {
    const sheets = sheetsOf(index, quarters, finances)
    const bytes = workbookOf(sheets, planOf(index, quarters, volumesOf(index, quarters, finances)))
    const read = await readWorkbook({ source: { bytes }, name: 'report.xlsx', options: { fiscalFirstMonth: 7 } })
    if (!read.ok) throw new Error(read.message)
    expect(read.import.problems.filter(({ sheet, severity }) => severity !== 'info' && sheet !== 'Volumes')).toEqual([])
    expect(read.import.plans.some(({ items }) => items.length > 1)).toBe(true)
    for (const sheet of sheets) {
      const statement = read.import.statements.find(candidate => candidate.sheet === sheet.name)
      if (!statement) throw new Error(`${sheet.name} was not understood`)
      expect(statement.checks.filter(({ holds }) => !holds)).toEqual([])
      const items = statement.lineItems.map((item, at) => ({ ...item, id: String(at) }))
      for (const row of sheet.rows) {
        const item = statement.lineItems[Number(lineId(sheet, row.id, { lineItems: items }))]
        expect(item?.label).toBe(row.label)
        if (!row.of) continue
        const of = row.of
        expect(item?.values.map(({ value }) => Number(value))).toEqual(sheet.columns.map(({ figures }) => Number(of(figures))))
        const unit = { money: 'currency', percent: 'percent', count: 'count', days: 'count', rate: 'count', price: 'currency' }[row.format]
        expect({ row: row.label, unit: item?.unit }).toEqual({ row: row.label, unit })
      }
    }
  })
})

import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ImportJson, ImportStatement } from '#app/model/report/import.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { readPath } from './readFile.ts'

// The public samples beside the project, beyond their plain facts (facts.test.ts). Without them the suite is not registered at all.

interface Sample {
  file: string
}

const index = inputFile('index.json')
const samples: Sample[] = index ? (JSON.parse(readFileSync(index, 'utf8')) as { files: Sample[] }).files : []
const path = (file: string): string => inputFile(file) ?? ''

const statementOn = (read: ImportJson, sheet: string): ImportStatement => {
  const found = read.statements.find(other => other.sheet === sheet)
  if (!found) throw new Error(`no statement on ${sheet}`)
  return found
}
const parentOf = (statement: ImportStatement, label: string): string | undefined => {
  const item = statement.lineItems.find(other => other.label === label)
  return item?.parent == null ? undefined : statement.lineItems[item.parent]?.label
}

describe.runIf(index !== undefined)('the sample workbooks', () => {
  const read = new Map<string, ImportJson>()
  beforeAll(async () => {
    for (const { file } of samples.filter(sample => /^(?:finance|plans)\//.test(sample.file))) read.set(file, await readPath(path(file)))
  }, 60_000)
  const of = (file: string): ImportJson => {
    const found = read.get(file)
    if (!found) throw new Error(`${file} was not read`)
    return found
  }

  test('a filing of 130 sheets offers its three statements first', () => {
    const ko = of('finance/sec_ko_10k_fy2024.xlsx')
    expect(ko.sheets).toHaveLength(130)
    expect(ko.sheets.slice(0, 3).map(({ name }) => name)).toEqual([
      'CONSOLIDATED STATEMENTS OF INCO',
      'CONSOLIDATED BALANCE SHEETS',
      'CONSOLIDATED STATEMENTS OF CASH',
    ])
    expect(ko.statements.filter(({ suggested }) => suggested)).toHaveLength(3)
    const [income, balance] = ko.statements as [ImportStatement, ImportStatement]
    expect(income.lineItems.filter(({ values }) => values.length > 0)).toHaveLength(20)
    expect(balance.lineItems.filter(({ values }) => values.length > 0)).toHaveLength(32)
    expect(income.columns.map(({ period }) => period)).toEqual(['FY2024', 'FY2023', 'FY2022'])
    expect(balance.columns.map(({ period }) => period)).toEqual(['2024-12-31', '2023-12-31'])
    expect(income.unit).toEqual({ currency: 'USD', scale: 6, label: 'USD ($) shares in Millions, $ in Millions' })
    expect(income.lineItems.find(({ label }) => label === 'Basic Net Income Per Share1')?.unit).toBe('per share')
    expect(income.lineItems.find(({ label }) => label.startsWith('Average Shares'))?.unit).toBe('count')
    expect(parentOf(balance, 'Inventories')).toBe('Total Current Assets')
    expect(
      ko.statements
        .slice(0, 3)
        .flatMap(({ checks }) => checks)
        .filter(({ holds }) => !holds),
    ).toEqual([])
    expect(
      ko.statements
        .slice(0, 3)
        .flatMap(({ checks }) => checks)
        .map(({ kind }) => kind),
    ).toEqual(expect.arrayContaining(['balance', 'cash']))
  })

  test('three and nine months to the same day stay four columns', () => {
    const income = statementOn(of('finance/sec_nick_10q_dec2017.xlsx'), 'Consolidated Statements of Inco')
    expect(income.columns.map(({ period }) => period)).toEqual(['FY2018-Q3', 'FY2017-Q3', 'FY2018-YTD9', 'FY2017-YTD9'])
  })

  test('39 quarters in full dollars: money, percent, per share and counts are told apart', () => {
    const wmt = statementOn(of('finance/wmt_income_quarterly.xlsx'), 'WMT')
    expect(wmt.columns).toHaveLength(39)
    expect(wmt.columns[0]).toMatchObject({ label: '2010-01-31', period: '2009-11-01..2010-01-31' })
    const unit = (label: string): unknown => wmt.lineItems.find(item => item.label === label)?.unit
    expect([unit('Revenue'), unit('Gross Margin'), unit('EPS'), unit('Shares (basic)'), unit('Dividend per Share')]).toEqual([
      'currency',
      'percent',
      'per share',
      'count',
      'per share',
    ])
  })

  test("the company's fiscal year names Walmart's quarters", async () => {
    const wmt = statementOn(await readPath(path('finance/wmt_income_quarterly.xlsx'), { fiscalFirstMonth: 2 }), 'WMT')
    expect(wmt.columns[0]?.period).toBe('FY2010-Q4')
  })

  test('dates of a balance sheet are points in time', () => {
    expect(statementOn(of('finance/wmt_balance_quarterly.xlsx'), 'WMT').columns[0]?.period).toBe('2010-01-31')
  })

  test('a school’s income statement: totals stated twice count once, the footer is no data', () => {
    const school = statementOn(of('finance/sage50_income_statement.xlsx'), 'Sheet1')
    expect(school.columns[0]?.period).toBe('2025-08-01..2025-10-31')
    expect(school.lineItems.filter(({ kind }) => kind === 'item')).toHaveLength(24)
    expect(school.lineItems.filter(({ label }) => label === 'TOTAL REVENUE').map(({ kind, parts }) => [kind, parts.length])).toEqual([
      ['subtotal', 4],
      ['subtotal', 4],
    ])
    expect(school.checks.every(({ holds }) => holds)).toBe(true)
    expect(school.lineItems.some(({ label }) => /Generated/.test(label))).toBe(false)
    expect(of('finance/sage50_income_statement.xlsx').problems).toContainEqual(expect.objectContaining({ code: 'remark', cell: 'A45' }))
  })

  test('details in a column of their own are not counted twice', () => {
    const balance = statementOn(of('finance/sage50_balance_sheet_2col.xlsx'), 'Sheet1')
    expect(balance.columns.map(({ role }) => role)).toEqual(['detail', 'period'])
    expect(parentOf(balance, 'EI Payable')).toBe('Receiver General Payable')
    expect(balance.checks.every(({ holds }) => holds)).toBe(true)
    expect(balance.checks.some(({ kind }) => kind === 'balance')).toBe(true)
  })

  test('a balance sheet that does not balance says so with both amounts and is left as it is', () => {
    const plan = of('finance/model_5y_plan_manufacturing.xlsx')
    const balance = statementOn(plan, 'Balance Sheet')
    expect(balance.checks.find(({ kind, cell }) => kind === 'balance' && cell === 'E27')).toMatchObject({
      holds: false,
      stated: '474829.2971405807',
      computed: '373929.2971405807',
      difference: '100900',
    })
    expect(plan.problems.find(({ code, cell }) => code === 'does-not-balance' && cell === 'E27')?.message).toMatch(
      /474,829\.3 against 373,929\.3/,
    )
    const income = statementOn(plan, 'Profit and Loss')
    expect(income.columns.filter(({ role }) => role === 'period').map(({ id }) => id)).toEqual(['E', 'F', 'G', 'H', 'I'])
    expect(income.columns.find(({ id }) => id === 'D')?.role).toBe('other')
    expect(parentOf(income, 'Sales and marketing')).toBe('Total operating expenses')
    expect(income.checks.every(({ holds }) => holds)).toBe(true)
  })

  test('actuals and estimates are told apart by their letters', () => {
    const income = statementOn(of('finance/model_ko_dcf.xlsx'), 'Income Statement')
    expect(
      income.columns
        .filter(({ role }) => role === 'period')
        .slice(0, 8)
        .map(({ period, scenario }) => `${period} ${scenario}`),
    ).toEqual([
      'FY2022 actual',
      'FY2023 actual',
      'FY2024 actual',
      'FY2025 forecast',
      'FY2026 forecast',
      'FY2027 forecast',
      'FY2028 forecast',
      'FY2029 forecast',
    ])
    expect(income.lineItems.filter(({ label }) => label === 'Net Operating Revenue')).toHaveLength(2)
  })

  test('lists stay lists: a trial balance, a journal, long data', () => {
    expect(of('finance/sage50_trial_balance.xlsx').tables[0]).toMatchObject({ kind: 'ledger' })
    expect(of('finance/sage50_trial_balance.xlsx').tables[0]?.rows.filter(({ cells }) => cells[0] !== null)).toHaveLength(51)
    expect(of('finance/sage50_journal_entries.xlsx').sheets[0]?.kind).toBe('ledger')
    expect(of('finance/zenalyst_revenue_expense.csv').tables[0]?.rows).toHaveLength(60)
    expect(of('finance/zenalyst_operations_kpi.csv').tables[0]?.rows).toHaveLength(10)
  })

  test('months down the side are turned, words beside figures kept', () => {
    const report = of('finance/zenalyst_monthly_report.xlsx')
    expect(statementOn(report, 'Revenue').lineItems.map(({ label }) => label)).toEqual([
      'Product_Revenue',
      'Service_Revenue',
      'Total_Revenue',
    ])
    const churn = statementOn(report, 'KPIs').lineItems.find(({ label }) => label === 'Monthly Churn Rate')
    expect(churn).toMatchObject({ unit: 'percent', whole: 100 })
    expect(churn?.values.find(({ column: id }) => id === 'D')).toMatchObject({ value: null, text: 'Below Target' })
  })

  test('a budget, its totals and its summary', () => {
    const budget = statementOn(of('finance/budget_vs_actual_personal.xlsx'), 'Dashboard Finished- Index,Match')
    expect(budget.columns.map(({ label, scenario, role }) => [label, scenario, role])).toEqual([
      ['Budget', 'budget', 'period'],
      ['Actual', 'actual', 'period'],
      ['Var. Abs.', 'actual', 'variance'],
      ['Var. %', 'actual', 'variance'],
    ])
    const simple = of('finance/simple_monthly_budget_office.xlsx')
    expect(simple.statements[0]?.lineItems.filter(({ kind }) => kind === 'item')).toHaveLength(16)
    expect(simple.tables[0]?.rows[0]?.cells).toEqual(['3750', '2336', '1414'])
  })

  test('plans come with their hierarchy, dates and ids', () => {
    const project = of('plans/tpm_project_plan.xlsx').plans[0]
    expect(project?.items).toHaveLength(37)
    expect(of('plans/tpm_project_plan.xlsx').problems).toContainEqual(
      expect.objectContaining({ code: 'hidden-rows', message: expect.stringContaining('39, 40') as string }),
    )
    expect(project?.items.find(({ what }) => what === 'Design')).toMatchObject({ level: 2, from: '2023-02-20', to: '2023-03-27' })
    expect(project?.items.flatMap(({ more }) => more).find(({ cell }) => cell === 'B18')?.text).toBe('3.1.1/2')
    const schedule = of('plans/pmo_kpi_export.csv').plans[0]
    expect(schedule?.items).toHaveLength(27)
    expect(schedule?.items[1]).toMatchObject({ ref: '1.1', parent: 0, from: '2024-04-01', progress: '100' })
    expect(of('plans/jira_340_stories.csv').plans[0]?.items).toHaveLength(353)
    expect(of('plans/jira_use_cases_status.csv').plans[0]?.items).toHaveLength(340)
    expect(of('plans/swissjs_roadmap.csv').plans[0]?.items).toHaveLength(20)
    expect(of('plans/sap_production_schedule.csv').plans[0]?.volumes.map(({ planned }) => planned)).toContain('4.3571429')
    expect(of('plans/tpm_risk_log.xlsx').problems).toContainEqual(expect.objectContaining({ code: 'no-rows' }))
  })
})

import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { add, sum } from '#app/model/money.ts'
import type { ImportJson, ImportPlan } from '#app/model/report/import.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { readBytes } from '#server/ingest/bytes.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'

// Every fact that the index knows of a plan, whatever the file: a file that is added there is held to it too.

interface Facts {
  rows?: number
  header?: string[]
  tasks?: number
  with_dates?: number
  min_start?: string
  max_end?: string
  summary_tasks?: string[]
  sum_quantity?: number
  sheets?: { name: string; state: string }[]
}
const index = inputFile('index.json')
const samples = index
  ? (JSON.parse(readFileSync(index, 'utf8')) as { files: { file: string; facts: Facts | null }[] }).files.filter(({ file }) =>
      file.startsWith('plans/'),
    )
  : []

describe.runIf(index !== undefined).each(samples)('$file', ({ file, facts }) => {
  let read: ImportJson
  let plan: ImportPlan
  beforeAll(async () => {
    const bytes = readFileSync(inputFile(file) ?? '')
    // Hidden rows are asked for: the index counts them.
    const options = { hidden: true, hiddenRows: true, hiddenColumns: true }
    read = await readBytes(bytes, { name: file, limits: DEFAULT_LIMITS, options }, () => {})
    // A header over nothing is told as that, and is no plan.
    if (read.plans.length === 0) expect(read.problems.map(({ code }) => code)).toContain('no-rows')
    plan = read.plans[0] ?? { sheet: '', title: '', items: [], volumes: [] }
  })
  const fact = (name: keyof Facts, hold: () => void) => {
    if (facts?.[name] !== undefined) test(name, hold)
  }

  fact('sheets', () =>
    expect(read.sheets.map(({ name, visibility }) => ({ name, state: visibility }))).toEqual(
      facts?.sheets?.map(({ name, state }) => ({ name, state })),
    ),
  )
  fact('rows', () => expect(plan.items.length + plan.volumes.length).toBe((facts?.rows ?? 0) - 1))
  fact('tasks', () => expect(plan.items).toHaveLength(facts?.tasks ?? -1))
  fact('with_dates', () => expect(plan.items.filter(({ from, to }) => from && to)).toHaveLength(facts?.with_dates ?? -1))
  fact('min_start', () => expect(plan.items.flatMap(({ from }) => from ?? []).sort()[0]).toBe(facts?.min_start))
  fact('max_end', () =>
    expect(
      plan.items
        .flatMap(({ to }) => to ?? [])
        .sort()
        .at(-1),
    ).toBe(facts?.max_end),
  )
  fact('summary_tasks', () => {
    const above = new Set(plan.items.map(({ parent }) => parent))
    expect(plan.items.filter((_, at) => above.has(at)).map(({ what }) => what)).toEqual(facts?.summary_tasks)
  })
  fact('sum_quantity', () => {
    const total = sum(plan.volumes.flatMap(({ planned, actual }) => [planned, actual].flatMap(value => value ?? [])))
    expect(add(total, '0')).toBe(String(facts?.sum_quantity))
  })
  fact('header', () => {
    // A column that holds something is a role or stands in `more` under its own name; an empty one is dropped.
    const more = new Set([...plan.items, ...plan.volumes].flatMap(item => item.more.map(({ label }) => label)))
    for (const label of more) expect(facts?.header).toContain(label)
    expect(more.has('')).toBe(false)
  })
})

describe.runIf(index !== undefined)('what the index says in words', () => {
  const plan = async (file: string): Promise<ImportPlan> => {
    const options = { hiddenRows: true, hiddenColumns: true }
    const bytes = readFileSync(inputFile(`plans/${file}`) ?? '')
    const read = await readBytes(bytes, { name: file, limits: DEFAULT_LIMITS, options }, () => {})
    return read.plans[0] as ImportPlan
  }
  test('tpm: “2fs” is task 2, “Arun, Bex” two people in one field, 3.1.1/2 a text', async () => {
    const { items } = await plan('tpm_project_plan.xlsx')
    const at = items.findIndex(({ ref }) => ref === '3')
    expect(items[at]).toMatchObject({ dependsOn: ['2fs'], squad: 'Arun, Bex' })
    expect(items[items[at]?.waitsFor?.[0] ?? -1]?.ref).toBe('2')
    expect(items.flatMap(({ more }) => more).find(({ cell }) => cell === 'B18')?.text).toBe('3.1.1/2')
    expect(items.flatMap(({ waitsFor = [] }) => waitsFor)).not.toContain(null)
  })
  test('pmo: predecessors and US dates', async () => {
    const { items } = await plan('pmo_kpi_export.csv')
    expect(items[0]).toMatchObject({ from: '2024-04-01', to: '2024-04-05' })
    expect(items.find(({ ref }) => ref === '2.2')?.waitsFor?.map(at => items[at ?? -1]?.ref)).toEqual(['2.1'])
  })
  test('jira: every story has its epic', async () => {
    const { items } = await plan('jira_340_stories.csv')
    expect(items.filter(({ parent }) => parent !== null)).toHaveLength(340)
    expect(items.filter(({ parent }) => parent === null)).toHaveLength(13)
  })
})

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonActor, Role } from '#app/model/people/roles.ts'
import type { LineItem, LineKind, SectionBody, Statement } from '#app/model/report/section.ts'
import { openStore } from '#db/index.ts'
import { parseConfig } from '#server/config.ts'
import { openFiles } from '#server/files.ts'
import { randomIds } from '#server/ids.ts'
import { openSigner } from '#server/questions/sign.ts'
import type { Hall, News } from '#server/use/hall.ts'
import { type Use, useCases } from '#server/use/index.ts'
import { commonMeans, publishTo } from './hall.ts'

const START = Date.UTC(2026, 2, 2, 12)

/** A company with a leader, two preparers, an administrator and an employee, over a real SQLite file. */
export interface ReportHouse {
  hall: Hall
  use: Use
  folder: string
  news: News[]
  clock: { now(): number; to(time: number): void }
  leader: PersonActor
  preparer: PersonActor
  /** Another one, at the same report. */
  colleague: PersonActor
  administrator: PersonActor
  employee: PersonActor
  close(): Promise<void>
}

const actorOf = (personId: string, roles: Role[]): PersonActor => ({
  kind: 'person',
  personId,
  sessionId: `session of ${personId}`,
  roles,
  pledged: 1,
})

export async function openReportHouse(env: Record<string, string> = {}): Promise<ReportHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-test-'))
  const read = parseConfig({ DATA_DIR: folder, NODE_ENV: 'test', LOG_LEVEL: 'silent', ...env })
  if (!('config' in read)) throw new Error(read.faults.join())
  const store = await openStore(`file:${join(folder, 'candor.db')}`)
  const signer = openSigner(1)
  const news: News[] = []
  let time = START
  const clock = { now: () => time }
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const means = { store, clock, ids: randomIds, config: read.config, log }
  const common = await commonMeans(means)
  const hall: Hall = {
    ...means,
    ...common,
    random: bytes => new Uint8Array(randomBytes(bytes)),
    files: await openFiles(join(folder, 'files')),
    passwords: { hash: async text => text, verify: async (hash, text) => hash === text },
    signer,
    publish: publishTo(news, common),
  }
  const people: [string, string, Role[]][] = [
    ['leader', 'Lena Lead', ['leader']],
    ['preparer', 'Paul Prepare', ['preparer']],
    ['colleague', 'Carla Count', ['preparer']],
    ['administrator', 'Ada Admin', ['administrator']],
    ['employee', 'Emil Employee', ['employee']],
  ]
  await store.transact(async tx => {
    await tx.insert(tx.t.company).values({
      id: 'company',
      version: 1,
      name: 'Acme',
      accent: '#205040',
      currency: 'USD',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
      fiscalYearStart: 1,
      negatives: 'parentheses',
      adverseFirst: false,
      pledgeText: 'I keep it here.',
      pledgeVersion: 1,
      counterPledge: '',
      counterPledgeSigners: [],
      wrongdoingChannel: '',
      mailDomains: [],
      joinTokenHash: null,
      createdAt: START,
    })
    for (const [id, name, roles] of people)
      await tx.insert(tx.t.people).values({
        id,
        name,
        email: `${id}@acme.example`,
        staffNumber: null,
        passwordHash: null,
        roles,
        pledgedVersion: 1,
        createdAt: START,
        disabledAt: null,
      })
  })
  const [leader, preparer, colleague, administrator, employee] = people.map(([id, , roles]) => actorOf(id, roles)) as [
    PersonActor,
    PersonActor,
    PersonActor,
    PersonActor,
    PersonActor,
  ]
  return {
    hall,
    use: useCases(hall),
    folder,
    news,
    clock: { now: hall.clock.now, to: next => void (time = next) },
    leader,
    preparer,
    colleague,
    administrator,
    employee,
    async close() {
      await store.close()
      await signer.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The result of a use case that must have worked. */
export async function must<T extends { ok: boolean }>(outcome: Promise<T>): Promise<Extract<T, { ok: true }>> {
  const settled = await outcome
  if (!settled.ok) throw new Error(`refused: ${JSON.stringify(settled)}`)
  return settled as Extract<T, { ok: true }>
}

/** A small income statement: revenue, two costs and what is left, actual against budget. */
export const incomeStatement = (prefix = 'a'): Statement => {
  const line = (id: string, label: string, parent: string | null, actual: string, budget: string, kind: LineKind = 'item'): LineItem => ({
    id: `${prefix}-${id}`,
    seriesId: null,
    label,
    level: parent ? 1 : 0,
    parent: parent && `${prefix}-${parent}`,
    kind,
    unit: 'currency',
    good: 'up',
    note: '',
    squadId: null,
    labelCell: null,
    values: {
      [`${prefix}-actual`]: { value: actual, text: '', cell: 'B7', flag: 'text-number' },
      [`${prefix}-budget`]: { value: budget, text: '', cell: 'C7', flag: null },
    },
  })
  return {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'USD', scale: 3, label: 'USD thousands' },
    columns: [
      { id: `${prefix}-actual`, label: 'Q4 actual', period: 'FY2025-Q4', scenario: 'actual', entity: null },
      { id: `${prefix}-budget`, label: 'Q4 budget', period: 'FY2025-Q4', scenario: 'budget', entity: null },
    ],
    comparison: { column: `${prefix}-actual`, against: `${prefix}-budget` },
    lineItems: [
      line('revenue', 'Revenue', 'profit', '48213.57', '47000'),
      line('cloud', 'Cloud cost', 'profit', '-6173.91', '-5000'),
      line('wages', 'Wages', 'profit', '-30000', '-30000'),
      line('profit', 'Operating profit', null, '12039.66', '12000', 'total'),
    ],
    checks: [
      {
        kind: 'foots',
        holds: true,
        lineItemId: `${prefix}-profit`,
        columnId: `${prefix}-actual`,
        stated: '12039.66',
        computed: '12039.66',
        difference: '0',
      },
    ],
    source: null,
    reveal: 'whole',
  }
}

/** A draft with an income statement, a chart on it and a narrative; the ids of its sections and its version. */
export async function draftedReport(
  { use, preparer }: Pick<ReportHouse, 'use' | 'preparer'>,
  title = 'Board report Q4 2025',
  prefix = 'a',
) {
  const { reportId } = await must(use.reports.create(preparer, { title, period: 'FY2025-Q4' }))
  let version = 1
  const add = async (title: string, body: SectionBody): Promise<string> => {
    const added = await must(use.reports.edit(preparer, { reportId, version, edit: { kind: 'add section', title, body } }))
    version = added.version
    return added.sectionId as string
  }
  const statement = await add('Income statement', incomeStatement(prefix))
  const chart = await add('Cloud cost', {
    kind: 'chart',
    form: 'column',
    statementId: statement,
    lineItemIds: [`${prefix}-cloud`],
    columnIds: [`${prefix}-actual`, `${prefix}-budget`],
    caption: '',
  })
  const narrative = await add('What happened', { kind: 'narrative', markdown: 'Zanzibar **opened** in November.' })
  return { reportId, version, statement, chart, narrative }
}

/** Approved and published by the leader. */
export async function publishedReport(house: Pick<ReportHouse, 'use' | 'preparer' | 'leader'>, title?: string, prefix?: string) {
  const drafted = await draftedReport(house, title, prefix)
  const { reportId, version } = drafted
  await must(house.use.reports.approve(house.leader, { reportId, version }))
  await must(house.use.reports.publish(house.leader, { reportId, version, clearance: { kind: 'none' } }))
  return drafted
}

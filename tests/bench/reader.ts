import { cp, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { cookiesOf } from '#server/http/session.ts'
import { temporaryFolder } from '../support/config.ts'
import { openTestHall } from '../support/hall.ts'
import { must } from '../support/reports.ts'
import { startServerProcess } from '../support/server.ts'
import { phone } from './phone.ts'
import { type Interaction, Reader } from './reader-phone.ts'
import { deepStatement } from './reader-statement.ts'

// A published report with one very large statement, read on a phone whose processor is slowed down: what opening it, scrolling through it and
// each thing that a reader can do with it costs the browser's main thread.

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000' },
    columns: { type: 'string', default: '12' },
    slowdown: { type: 'string', default: '4' },
    times: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
const [lines, columns, slowdown, times] = [values.lines, values.columns, values.slowdown, values.times].map(Number) as [
  number,
  number,
  number,
  number,
]

async function found(): Promise<{ dataDir: string; cookie: string; reportId: string }> {
  const hall = await openTestHall()
  hall.clock.to(Date.now())
  const { reports } = hall.use
  const leader = await hall.person('Lena Leader', ['leader'])
  const employee = await hall.person('Eva Employee')
  const { reportId } = await must(reports.create(leader, { title: 'Second quarter', period: 'FY2026-Q2' }))
  const edit = { kind: 'add section' as const, title: 'Income statement', body: deepStatement(lines, columns) }
  const { version } = await must(reports.edit(leader, { reportId, version: 1, edit }))
  await must(reports.approve(leader, { reportId, version }))
  await must(reports.publish(leader, { reportId, version, clearance: { kind: 'none' } }))
  const cookie = cookiesOf(hall.hall.config).session(hall.tokenOf(employee)).split(';')[0] ?? ''
  await hall.store.checkpoint()
  const dataDir = await temporaryFolder()
  await cp(hall.folder, dataDir, { recursive: true })
  await hall.close()
  return { dataDir, cookie, reportId }
}

async function read(page: Page, url: string) {
  page.setDefaultTimeout(15_000)
  const reader = await Reader.on(page, slowdown)
  const opened = await reader.open(url)
  said('opened ' + JSON.stringify(opened))
  const box = page.locator('.statement-box')
  const mode = (name: string) => page.locator('.statement-choices').getByText(name, { exact: true })
  const choose = (label: string) => page.locator('.inline-select', { hasText: new RegExp(`^${label}`) }).locator('select')
  const line = (number: number) => page.locator(`tbody:not(.pinned) > tr[data-line$="${number}"]`, { hasText: `number ${number} ` })
  const interactions: Interaction[] = []
  const measure = async (what: string, act: () => Promise<void>, undo?: () => Promise<void>) =>
    void (said(what), interactions.push(await reader.measure(what, times, act, undo)), said(JSON.stringify(interactions.at(-1))))
  const byKey = async (label: string) => {
    const select = choose(label)
    await measure(
      `choose: ${label}`,
      () => select.press('ArrowDown'),
      () => select.press('ArrowUp'),
    )
  }
  const comparison = await reader.scroll(null, process.env.FAST ? 40_000 : 4_000)
  said('scrolled ' + JSON.stringify(comparison))
  const nth = {
    fold: page.locator('tr[data-kind="subtotal"] button.fold').nth(1),
    all: page.locator('tr[data-kind="total"] button.fold').first(),
  }
  const close = () => page.keyboard.press('Escape')
  await line(4).locator('button').first().scrollIntoViewIfNeeded()
  await measure('open a line', () => line(4).locator('button').first().tap(), close)
  await measure(
    'fold a group',
    () => nth.fold.tap(),
    () => nth.fold.tap(),
  )
  await measure(
    'fold a department',
    () => nth.all.tap(),
    () => nth.all.tap(),
  )
  await byKey('Lines')
  await byKey('Figures in')
  const second = page.locator('.narrow-switch label')
  await measure(
    'second column',
    () => second.nth(0).tap(),
    () => second.nth(1).tap(),
  )
  for (const name of ['All columns', 'Common size', 'Growth'])
    await measure(
      name,
      () => mode(name).tap(),
      () => mode('Comparison').tap(),
    )
  await line(7).locator('button').first().tap()
  const pin = page.locator('.line-tools button')
  await measure(
    'keep a line on top',
    () => pin.tap(),
    () => pin.tap(),
  )
  await close()
  const find = page.getByPlaceholder('Find a line')
  await find.focus()
  await measure(
    'find: a letter',
    () => page.keyboard.press('g'),
    () => page.keyboard.press('Backspace'),
  )
  await mode('All columns').tap()
  await byKey('Scenario')
  const all = await reader.scroll(box)
  return {
    opened,
    scrolled: { comparison, all },
    inp: Math.max(...interactions.map(({ untilFrame }) => untilFrame)),
    interactions,
  }
}

const said = (text: string) => process.stderr.write(`${Math.round(performance.now())} ${text}\n`)
said('start')
const { dataDir, cookie, reportId } = await found()
said('found')
const server = await startServerProcess({ dataDir, variables: { LOG_LEVEL: 'silent' } })
try {
  const seen = await phone(`${server.url}/reports/${reportId}`, cookie, read, { width: 390, height: 844 })
  if (values.json) process.stdout.write(`${JSON.stringify({ lines, columns, slowdown, times, ...seen })}\n`)
  else {
    console.log(`Report page of ${lines} line items × ${columns} columns on a phone, ${slowdown} × slower`)
    console.table({ opened: seen.opened, ...seen.scrolled })
    console.table(seen.interactions)
    console.log(`INP ${seen.inp} ms`)
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

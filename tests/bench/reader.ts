import { cp, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Locator, Page } from '@playwright/test'
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
    speed: { type: 'string', default: '4000' },
    json: { type: 'boolean', default: false },
  },
})
const [lines, columns, slowdown, times, speed] = [values.lines, values.columns, values.slowdown, values.times, values.speed].map(
  Number,
) as [number, number, number, number, number]

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
  page.setDefaultTimeout(30_000)
  const reader = await Reader.on(page, slowdown)
  const opened = await reader.open(url)
  const mode = (name: string) => page.locator('.statement-choices').getByText(name, { exact: true })
  const select = (label: string) => page.locator('.inline-select', { hasText: new RegExp(`^${label}`) }).locator('select')
  const name = (number: number) => page.locator(`tbody.lines tr[data-line="l${number}"] th button`).first()
  const fold = (kind: string, at: number) => page.locator(`tr[data-kind="${kind}"] button.fold`).nth(at)
  const interactions: Interaction[] = []
  const measure = async (what: string, act: () => Promise<void>, undo: () => Promise<void> = act) =>
    void interactions.push(await reader.measure(what, times, act, undo))
  /** By a touch alone: a locator's own tap looks right afterwards what it has hit, which lays out the page before the frame that is measured. */
  const touch = async (on: Locator) => {
    await on.scrollIntoViewIfNeeded()
    const at = await on.boundingBox()
    if (at) await page.touchscreen.tap(at.x + at.width / 2, at.y + at.height / 2)
  }
  const tapped = (what: string, on: Locator, undo: Locator = on) =>
    measure(
      what,
      () => touch(on),
      () => touch(undo),
    )
  const pressed = (what: string, on: Locator, key: string, undo: string) =>
    measure(
      what,
      () => on.press(key),
      () => on.press(undo),
    )

  const comparison = await reader.scroll(null, speed)
  await name(4).scrollIntoViewIfNeeded()
  await measure(
    'open a line',
    () => touch(name(4)),
    () => page.keyboard.press('Escape'),
  )
  await tapped('fold a group', fold('subtotal', 1))
  await tapped('fold a department', fold('total', 0))
  for (const label of ['Lines', 'Figures in']) await pressed(label, select(label), 'ArrowDown', 'ArrowUp')
  const second = page.locator('.narrow-switch label')
  await tapped('second column', second.nth(0), second.nth(1))
  for (const other of ['All columns', 'Common size', 'Growth']) await tapped(other, mode(other), mode('Comparison'))
  await name(7).tap()
  await tapped('keep a line on top', page.locator('.line-tools button'))
  await page.keyboard.press('Escape')
  await pressed('a letter to find', page.getByPlaceholder('Find a line'), 'g', 'Backspace')
  await mode('All columns').tap()
  await pressed('Scenario', select('Scenario'), 'ArrowDown', 'ArrowUp')
  const all = await reader.scroll(page.locator('.statement-box'), speed)
  const inp = Math.max(...interactions.map(({ untilFrame }) => untilFrame))
  return { opened, scrolled: { comparison, all }, inp, interactions }
}

const { dataDir, cookie, reportId } = await found()
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

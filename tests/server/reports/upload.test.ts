import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import XLSX from '@e965/xlsx'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#app/model/people/roles.ts'
import { uploadRoutes } from '#server/http/uploads.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse({ UPLOAD_MB: '1' })
})
afterAll(() => house.close())

/** An income statement as finance keeps it, a secret sheet beside it. */
function workbook(): Uint8Array {
  const book = XLSX.utils.book_new()
  const sheet = XLSX.utils.aoa_to_sheet([
    ['Acme Ltd. Income statement'],
    ['in thousands of US dollars', 'Q4 2025 Actual', 'Q4 2025 Budget'],
    ['Revenue', 48213.57, 47000],
    ['Cloud cost', -6173.91, -5000],
    ['Wages', -30000, -30000],
    ['Operating profit', { t: 'n', v: 12039.66, f: 'SUM(B3:B5)' }, { t: 'n', v: 12000, f: 'SUM(C3:C5)' }],
  ])
  XLSX.utils.book_append_sheet(book, sheet, 'Income')
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['Salary of Jane', '2025'],
      ['Base', 987654],
      ['Bonus', 123],
    ]),
    'Secret',
  )
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}

const filesKept = async (): Promise<string[]> => (await readdir(join(house.folder, 'files'))).sort()
const NOT_FOUND = { ok: false, fault: { kind: 'not found' } }

describe('a workbook', () => {
  it('comes from preview through correction into a draft, is published, and its hidden sheet stays out', async () => {
    const { use, preparer, leader, employee } = house
    const original = workbook()
    const { uploadId } = await must(use.uploads.receive(preparer, { name: '../../etc/Q4 <report>.xlsx', source: { bytes: original } }))
    const { page } = await must(use.uploads.show(preparer, uploadId))
    expect(page.fileName).toBe('Q4 <report>.xlsx')
    expect(page.period).toBe('FY2025-Q4')
    const at = page.understood.statements.findIndex(statement => statement.sheet === 'Income')
    const income = page.understood.statements[at]
    expect(income?.lineItems.map(item => item.label)).toContain('Cloud cost')
    const statements = [{ statement: at, title: 'Our year’s end', type: 'income', take: true }]
    const { version } = await must(use.uploads.correct(preparer, { uploadId, version: page.version, corrections: { statements } }))
    expect(await use.uploads.correct(preparer, { uploadId, version: page.version, corrections: {} })).toMatchObject({
      fault: { kind: 'stale' },
    })
    const made = await must(use.uploads.confirm(preparer, { uploadId, version, into: { title: 'Board report', period: 'FY2025-Q4' } }))
    expect(
      await use.uploads.confirm(preparer, { uploadId, version: version + 1, into: { title: 'Twice', period: 'FY2025' } }),
    ).toMatchObject({ fault: { kind: 'conflict' } })

    const { page: draft } = await must(use.reports.draft(preparer, made.reportId))
    const body = draft.sections[0]?.body
    if (body?.kind !== 'statement') throw new Error('no statement')
    expect(draft.sections[0]?.title).toBe('Our year’s end')
    expect(body.unit).toMatchObject({ currency: 'USD', scale: 3 })
    const [actual, budget] = body.columns
    expect(body.columns.map(({ period, scenario }) => ({ period, scenario }))).toEqual([
      { period: 'FY2025-Q4', scenario: 'actual' },
      { period: 'FY2025-Q4', scenario: 'budget' },
    ])
    expect(body.comparison).toEqual({ column: actual?.id, against: budget?.id })
    const cloud = body.lineItems.find(item => item.label === 'Cloud cost')
    expect(cloud?.values[actual?.id ?? '']).toEqual({ value: '-6173.91', text: '', cell: 'B4', flag: null })
    // Written as a negative number, a cost is better when it goes up.
    expect(cloud?.good).toBe('up')

    await must(use.reports.approve(leader, { reportId: made.reportId, version: made.version }))
    await must(use.reports.publish(leader, { reportId: made.reportId, version: made.version, clearance: { kind: 'none' } }))
    const read = JSON.stringify(await must(use.reports.read(employee, made.reportId)))
    for (const hidden of ['Jane', '987654', 'SUM(', 'Q4 <report>', 'Income"']) expect(read).not.toContain(hidden)

    const fileId = body.source?.fileId ?? ''
    expect((await must(use.files.fetchFile(leader, fileId))).file.bytes.equals(original)).toBe(true)
    for (const actor of [employee, preparer, house.administrator]) expect(await use.files.fetchFile(actor, fileId)).toEqual(NOT_FOUND)

    // Removing one of its values takes the original with it, and what was understood of it.
    const target = {
      what: 'value',
      sectionId: draft.sections[0]?.id ?? '',
      lineItemId: cloud?.id ?? '',
      columnId: actual?.id ?? '',
    } as const
    await must(use.reports.removeForGood(leader, { reportId: made.reportId, target, reason: 'Contract' }))
    expect(await filesKept()).not.toContain(fileId)
    expect(await use.files.fetchFile(leader, fileId)).toMatchObject({ fault: { kind: 'conflict' } })
    expect(await use.uploads.show(leader, uploadId)).toEqual(NOT_FOUND)
  })

  it('is for leaders and preparers: everybody else gets the answer for an id that does not exist', async () => {
    const { use, preparer, employee, administrator } = house
    const { uploadId } = await must(use.uploads.receive(preparer, { name: 'a.xlsx', source: { bytes: workbook() } }))
    for (const actor of [employee, administrator]) {
      expect(await use.uploads.show(actor, uploadId)).toEqual(NOT_FOUND)
      expect(await use.uploads.receive(actor, { name: 'a.xlsx', source: { bytes: workbook() } })).toEqual(NOT_FOUND)
      expect(await use.uploads.list(actor)).toEqual(NOT_FOUND)
    }
    const kept = await filesKept()
    await must(use.uploads.discard(preparer, { uploadId }))
    expect((await filesKept()).length).toBe(kept.length - 1)
  })

  it('with macros is kept and handed out without them, under the name of one that has none', async () => {
    const { use, preparer, leader } = house
    const bytes = XLSX.read(workbook(), { type: 'buffer' })
    bytes.vbaraw = XLSX.CFB.write(XLSX.CFB.utils.cfb_new(), { type: 'buffer' })
    const sent = new Uint8Array(XLSX.write(bytes, { type: 'buffer', bookType: 'xlsm', bookVBA: true }) as Buffer)
    expect(Buffer.from(sent).includes('vbaProject.bin')).toBe(true)
    const before = await filesKept()
    const { uploadId } = await must(use.uploads.receive(preparer, { name: 'Board.xlsm', source: { bytes: sent } }))
    const { page } = await must(use.uploads.show(leader, uploadId))
    expect(page.fileName).toBe('Board.xlsx')
    const [fresh, ...more] = (await filesKept()).filter(name => !before.includes(name))
    expect(more).toEqual([])
    const { file } = await must(use.files.fetchFile(leader, fresh ?? ''))
    expect(file).toMatchObject({ name: 'Board.xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
    expect(Buffer.from(file.bytes).includes('vbaProject')).toBe(false)
    expect(XLSX.read(file.bytes).SheetNames).toEqual(['Income', 'Secret'])
    await must(use.uploads.discard(preparer, { uploadId }))
  })

  it.each([
    ['xls', 'biff8', 'application/vnd.ms-excel'],
    ['ods', 'ods', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['tsv', 'txt', 'text/tab-separated-values'],
    ['csv', 'csv', 'text/csv'],
  ] as const)('as .%s is kept as what it is', async (ending, type, contentType) => {
    const { use, preparer, leader } = house
    const before = await filesKept()
    const bytes = new Uint8Array(XLSX.write(XLSX.read(workbook()), { type: 'buffer', bookType: type }) as Buffer)
    const { uploadId } = await must(use.uploads.receive(preparer, { name: `Board.${ending}`, source: { bytes } }))
    const [fresh] = (await filesKept()).filter(name => !before.includes(name))
    const { file } = await must(use.files.fetchFile(leader, fresh ?? ''))
    expect(file).toMatchObject({ name: `Board.${ending}`, contentType })
    expect(Buffer.compare(file.bytes, bytes)).toBe(0)
    await must(use.uploads.discard(preparer, { uploadId }))
  })

  it('that is none is refused in words, and nothing of it is kept', async () => {
    const before = await filesKept()
    const bytes = new TextEncoder().encode('<!doctype html><p>not a workbook')
    const outcome = await house.use.uploads.receive(house.preparer, { name: 'report.xlsx', source: { bytes } })
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'invalid', fields: { file: expect.stringMatching(/web page/) } } })
    expect(await filesKept()).toEqual(before)
  })
})

describe('sending over HTTP', () => {
  async function serving<T>(actor: Actor, use: (port: number) => Promise<T>): Promise<T> {
    const app = express().use(uploadRoutes(house.hall, async () => actor))
    const server = app.listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    try {
      return await use((server.address() as AddressInfo).port)
    } finally {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
  const send = (port: number, body: Uint8Array, path = '/uploads?name=a.xlsx') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: Buffer.from(body) })

  it('answers line by line and ends with the upload', async () => {
    const text = await serving(house.preparer, async port => (await send(port, workbook())).text())
    const last = JSON.parse(text.trim().split('\n').at(-1) ?? '') as { is: string; uploadId: string }
    expect(last.is).toBe('understood')
    await must(house.use.uploads.discard(house.preparer, { uploadId: last.uploadId }))
  })

  it('refuses a file over the limit with a sentence, and strangers with 404', async () => {
    const before = await filesKept()
    const tooLarge = await serving(house.preparer, async port => {
      const answer = await send(port, new Uint8Array(1_100_000))
      return { status: answer.status, body: (await answer.json()) as unknown }
    })
    expect(tooLarge).toEqual({ status: 413, body: { message: expect.stringMatching(/larger than 1 MB/) } })
    expect(await serving(house.employee, async port => (await send(port, workbook())).status)).toBe(404)
    expect(await filesKept()).toEqual(before)
  })

  it('keeps nothing of an upload that was given up half-way', async () => {
    const before = await filesKept()
    await serving(house.preparer, async port => {
      const half = request({ port, path: '/uploads?name=a.xlsx', method: 'POST', headers: { 'Content-Length': 900_000 } })
      half.on('error', () => undefined)
      half.write(Buffer.alloc(450_000))
      await until(async () => (await filesKept()).some(name => name.endsWith('.part')))
      half.destroy()
      await until(async () => (await filesKept()).length === before.length)
    })
    expect(await filesKept()).toEqual(before)
  })

  it('tells a fourth upload of one person to wait', async () => {
    await serving(house.preparer, async port => {
      const waiting = [1, 2, 3].map(() => {
        const slow = request({ port, path: '/uploads?name=a.xlsx', method: 'POST', headers: { 'Content-Length': 1_000 } })
        slow.on('error', () => undefined)
        slow.write(Buffer.alloc(10))
        return slow
      })
      await until(async () => (await filesKept()).filter(name => name.endsWith('.part')).length === 3)
      const fourth = await send(port, workbook())
      expect(fourth.status).toBe(429)
      expect(fourth.headers.get('retry-after')).toBe('60')
      for (const slow of waiting) slow.destroy()
      await until(async () => !(await filesKept()).some(name => name.endsWith('.part')))
    })
  })

  it('proposes the month of a monthly report, and the quarter that a month ends until the company has monthly reports', async () => {
    const { use, preparer } = house
    const monthly = async (month: string): Promise<string | null> => {
      const rows = [['Income statement'], ['', `${month} 2025`], ['Revenue', 10], ['Wages', -4], ['Profit', 6]]
      const bytes = new TextEncoder().encode(rows.map(row => row.join(';')).join('\n'))
      const { uploadId } = await must(use.uploads.receive(preparer, { name: 'month.csv', source: { bytes } }))
      return (await must(use.uploads.show(preparer, uploadId))).page.period
    }
    expect(await monthly('Oct')).toBe('2025-10')
    expect(await monthly('Sep')).toBe('FY2025-Q3')
    await must(use.reports.create(preparer, { title: 'October', period: '2025-10' }))
    expect(await monthly('Sep')).toBe('2025-09')
  })

  it('proposes the quarter beside the half that it ends, until the company has reports of halves', async () => {
    const own = await openReportHouse()
    const { use, preparer } = own
    const proposed = async (columns: string): Promise<string | null> => {
      const rows = ['Income statement', columns, 'Revenue;10;19', 'Wages;-4;-9', 'Profit;6;10'].join('\n')
      const { uploadId } = await must(
        use.uploads.receive(preparer, { name: 'quarter.csv', source: { bytes: new TextEncoder().encode(rows) } }),
      )
      return (await must(use.uploads.show(preparer, uploadId))).page.period
    }
    expect(await proposed(';Q2 2025;H1 2025')).toBe('FY2025-Q2')
    expect(await proposed(';Q4 2025;FY2025')).toBe('FY2025')
    await must(use.reports.create(preparer, { title: 'Third quarter', period: 'FY2025-Q3' }))
    expect(await proposed(';Q4 2025;FY2025')).toBe('FY2025-Q4')
    await must(use.reports.create(preparer, { title: 'First half', period: 'FY2024-H1' }))
    expect(await proposed(';Q2 2025;H1 2025')).toBe('FY2025-H1')
    await own.close()
  })

  it('takes a picture, gives it a new coding, and refuses what is none', async () => {
    const { use, preparer } = house
    const { reportId } = await must(use.reports.create(preparer, { title: 'Pictures', period: 'FY2025' }))
    const { default: sharp } = await import('sharp')
    const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .withExif({ IFD0: { Artist: 'Secret Artist' } })
      .jpeg()
      .toBuffer()
    expect(jpeg.includes('Secret Artist')).toBe(true)
    const path = `/reports/${reportId}/pictures?name=hall.jpg`
    const taken = await serving(preparer, async port => (await (await send(port, jpeg, path)).json()) as { fileId: string; width: number })
    expect(taken.width).toBe(40)
    const { file } = await must(use.files.fetchFile(preparer, taken.fileId))
    expect(file.contentType).toBe('image/webp')
    expect(file.bytes.includes('Secret Artist')).toBe(false)
    // Its report is a draft: readers do not find it.
    expect(await use.files.fetchFile(house.employee, taken.fileId)).toEqual(NOT_FOUND)
    const svg = await serving(
      preparer,
      async port => (await send(port, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), path)).status,
    )
    expect(svg).toBe(422)
  })
})

/** Waits for something that another part of the program will bring about, at most 10 s. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come about within 10 s')
    await new Promise(resolve => setImmediate(resolve))
  }
}

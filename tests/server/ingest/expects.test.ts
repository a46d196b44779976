import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { grid, typed } from '#tests/model/report/ingest/grids.ts'
import { importedAt, readBytes, readPath } from './readFile.ts'

// What the index of the public samples says that each of these files must come to.

const path = (name: string): string => inputFile(`nasty/${name}`) ?? ''
const parts = (name: string): Record<string, Uint8Array> => unzipSync(readFileSync(path(name)))

describe.runIf(path('strict_ooxml.xlsx'))('what is expected of the nasty files', () => {
  test('a strict workbook is what its ordinary twin is, cell by cell', async () => {
    const strict = parts('strict_ooxml.xlsx')
    const twin = zipSync(
      Object.fromEntries(
        Object.entries(strict).map(([name, bytes]) => [
          name,
          /\.(?:xml|rels)$/.test(name)
            ? strToU8(
                strFromU8(bytes)
                  .replaceAll('http://purl.oclc.org/ooxml/spreadsheetml/main', 'http://schemas.openxmlformats.org/spreadsheetml/2006/main')
                  .replaceAll(
                    'http://purl.oclc.org/ooxml/officeDocument/relationships',
                    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
                  ),
              )
            : bytes,
        ]),
      ),
    )
    const [one, other] = [await readPath(path('strict_ooxml.xlsx')), await readBytes(twin, 'strict_ooxml.xlsx')]
    expect({ ...other, file: null }).toEqual({ ...one, file: null })
    const book = XLSX.read(twin)
    const cells = book.SheetNames.flatMap(sheet =>
      Object.entries(book.Sheets[sheet] ?? {}).flatMap(([cell, at]) => {
        const { t, v } = at as XLSX.CellObject
        return t === 'n' && importedAt(one, sheet, cell) !== undefined ? [[Number(importedAt(one, sheet, cell)), v]] : []
      }),
    )
    expect(cells.length).toBeGreaterThan(3)
    for (const [read, stored] of cells) expect(read).toBe(stored)
  })

  test('a chart sheet is named as left out', async () => {
    const { sheets } = await readPath(path('chart_sheet.xlsx'))
    const left = sheets.filter(({ reason }) => /chart/i.test(reason))
    expect(left.map(({ kind }) => kind)).toEqual(['nothing'])
    expect(left[0]?.name).not.toBe('')
  })

  test('comments stay in the file', async () => {
    const said = Object.entries(parts('comments.xlsx')).flatMap(([name, bytes]) =>
      /comments\d*\.xml$/i.test(name) ? [...strFromU8(bytes).matchAll(/<t(?: [^>]*)?>([^<]{4,})<\/t>/g)].map(([, text = '']) => text) : [],
    )
    expect(said.length).toBeGreaterThan(0)
    const json = JSON.stringify(await readPath(path('comments.xlsx')))
    for (const text of said) expect(json).not.toContain(text.trim())
  })

  test('an elapsed time is no day of 1900', async () => {
    const json = JSON.stringify(await readPath(path('elapsed_time.xlsx')))
    expect(json).not.toMatch(/"(?:1899|190[0-4])-/)
  })

  test('a link to another workbook fetches nothing', async () => {
    const opened: unknown[] = []
    const hear = (message: unknown): void => void opened.push(message)
    const channels = ['net.client.socket', 'http.client.request.start', 'undici:request:create']
    for (const channel of channels) subscribe(channel, hear)
    try {
      const { statements, tables } = await readPath(path('external_link.xlsx'))
      expect(statements.length + tables.length).toBeGreaterThan(0)
      expect(opened).toEqual([])
    } finally {
      for (const channel of channels) unsubscribe(channel, hear)
    }
  })

  test('an error value is an error, never 0', async () => {
    const read = await readPath(path('error_values.xlsx'))
    const book = XLSX.read(readFileSync(path('error_values.xlsx')))
    const errors = book.SheetNames.flatMap(sheet =>
      Object.entries(book.Sheets[sheet] ?? {}).flatMap(([cell, at]) => ((at as XLSX.CellObject).t === 'e' ? [{ sheet, cell }] : [])),
    )
    expect(errors.length).toBeGreaterThan(0)
    for (const { sheet, cell } of errors) expect(importedAt(read, sheet, cell) ?? '#').toMatch(/^#/)
    expect(
      read.statements.flatMap(({ lineItems }) => lineItems.flatMap(({ values }) => values)).filter(({ flag }) => flag === 'error'),
    ).toEqual(expect.not.arrayContaining([expect.objectContaining({ value: '0' })]))
  })

  test('characters beyond the first plane stay whole', async () => {
    const json = JSON.stringify(await readPath(path('greek_beyond_bmp.xlsx')))
    expect(json).toMatch(/[\u{10000}-\u{10ffff}]/u)
    // JSON writes half of a pair as an escape.
    expect(json).not.toMatch(/\\ud[89a-f]/i)
  })

  test('every naughty string comes through a label, a title and a cell, as it is but for its blanks', () => {
    const strings = (JSON.parse(readFileSync(path('blns.json'), 'utf8')) as string[]).filter(
      text => /\p{L}{2}/u.test(text) && text.length <= 60 && text === text.trim() && !/[\n\t]/.test(text),
    )
    expect(strings.length).toBeGreaterThan(150)
    const rows = strings.map((text, at) => [text, at + 1000, at + 2000])
    const { statements } = understand(typed(grid('Sheet', [['', 'FY2025', 'FY2026'], ['Revenue', 1, 2], ...rows, ['Costs', 3, 4]])))
    const items = statements.flatMap(({ lineItems }) => lineItems)
    // None of them takes another line, or a figure, with it.
    expect(items.flatMap(({ values }) => values)).toHaveLength((strings.length + 2) * 2)
    const plain = (text: string): string =>
      text
        .replace(/[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+/g, ' ')
        .replace(/^'(?=[=+\-@])/, '')
        .trim()
    expect(items.map(({ label }) => label)).toEqual(['Revenue', ...strings.map(plain), 'Costs'])
  })
})

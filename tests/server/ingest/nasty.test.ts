import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportJson } from '#app/model/report/import.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { readPath } from './readFile.ts'

// Public files that once broke a parser. Without them the suite is not registered.

const index = inputFile('index.json')
const path = (file: string): string => inputFile(file) ?? ''

const nasty = index ? readdirSync(join(dirname(index), 'nasty')).map(name => `nasty/${name}`) : []

/** What is refused, and why. Everything else in the folder is imported. */
const REFUSED: Record<string, string> = {
  'blns.json': 'other-format',
  'corrupted_zip.xlsx': 'damaged',
  'dup_entry_names.xlsx': 'unsafe',
  'fuzz_1.xlsx': 'damaged',
  'fuzz_3.xlsx': 'damaged',
  'fuzz_5.xlsx': 'damaged',
  'fuzz_7.xlsx': 'password-protected',
  'invalid_xml.xlsx': 'damaged',
  'missing_bits.xlsx': 'damaged',
  'ods_rows_repeated.ods': 'other-format',
  'password_protected.xlsx': 'password-protected',
  'xmlbomb_billion_laughs.xlsx': 'unsafe',
}

describe.runIf(nasty.length > 0)('the nasty files', () => {
  test.each(nasty)('%s gets its verdict', async file => {
    const verdict = await readPath(path(file)).then(
      () => undefined,
      (fault: unknown) => (fault as { code?: string }).code,
    )
    expect(verdict).toBe(REFUSED[file.slice('nasty/'.length)])
  })

  const tableOf = async (file: string): Promise<ImportJson['tables'][number]> => {
    const [table] = (await readPath(path(`nasty/${file}`))).tables
    if (!table) throw new Error('no table')
    return table
  }

  test('values come as they are meant', async () => {
    expect((await tableOf('cs_comma_in_quotes.csv')).rows[0]?.cells).toEqual(['John', 'Doe', '120 any st.', 'Anytown, WW', '08123'])
    expect((await tableOf('cs_newlines_crlf.csv')).rows[1]?.cells[0]).toBe('Once upon \na time')
    expect((await tableOf('utf8_bom.csv')).columns[0]?.label).toBe('foo')
    expect((await tableOf('date_like_number.csv')).rows[0]?.cells).toEqual(['4.5'])
    expect((await tableOf('date_1904.xlsx')).rows.map(({ cells }) => cells[0])).toEqual(['2021-01-01', '2021-01-02', '10.6320601851852'])
    expect((await tableOf('booleans.xlsx')).rows[0]?.cells[0]).toBe('TRUE')
    expect((await tableOf('many_columns.xlsx')).rows[0]?.cells).toHaveLength(20)
    expect((await readPath(path('nasty/x000d_escapes.xlsx'))).prose[0]?.paragraphs[0]?.text).toBe('ABC\nDEF')
    expect((await readPath(path('nasty/phonetic_text.xlsx'))).prose[0]?.paragraphs[0]?.text).toBe('漢字')
  })

  test('a government list keeps every row, leading ids and plain dates', async () => {
    const list = await tableOf('ks_1033_real.csv')
    expect(list.rows).toHaveLength(1575)
    expect(list.rows[0]?.cells.slice(0, 10)).toEqual([
      'KS',
      'ALLEN',
      '20001',
      '1005-00-073-9421',
      'RIFLE,5.56 MILLIMETER',
      '1',
      'Each',
      '499',
      '499',
      '2006-05-19',
    ])
    expect(list.rows.at(-1)?.cells[7]).toBe('90.28')
  })

  test('what is wrong is said with its line', async () => {
    const codes = async (file: string): Promise<string[]> =>
      (await readPath(path(`nasty/${file}`))).problems.map(({ code, message }) => `${code} ${/line \d+/i.exec(message)?.[0] ?? ''}`.trim())
    expect(await codes('bad_rows.csv')).toEqual(['ragged-line Line 2', 'ragged-line Line 3'])
    expect(await codes('sd_bad-missing-quote.csv')).toContain('broken-quotes Line 2')
    expect(await codes('sd_bad-unescaped-quote.csv')).toContain('broken-quotes Line 2')
    expect(await codes('null_byte.csv')).toContain('null-bytes')
    expect(await codes('locale_decimal_comma.csv')).toContain('decimal-comma')
    expect((await codes('error_values.xlsx')).filter(code => code === 'error-value')).toHaveLength(7)
  })

  test('a hidden sheet is left out unread, and named', async () => {
    const read = await readPath(path('nasty/hidden_sheet.xlsx'))
    expect(read.sheets.find(({ visibility }) => visibility === 'hidden')).toMatchObject({ name: 'Sheet1', kind: 'nothing' })
    expect(JSON.stringify(read)).not.toContain('Sheet1A1')
    expect(JSON.stringify(await readPath(path('nasty/hidden_sheet.xlsx'), { hidden: true }))).toContain('Sheet1A1')
  })
})

import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ImportJson, importJson } from '#app/model/report/import.ts'
import { readWorkbook, type Refused } from '#server/ingest/read.ts'
import type { RefusalCode } from '#server/ingest/refusal.ts'
import { inputFile } from '#tests/support/inputs.ts'

// Public files that once broke a parser. Without them the suite is not registered.

const index = inputFile('index.json')
const path = (file: string): string => inputFile(file) ?? ''

const nasty = index ? readdirSync(join(dirname(index), 'nasty')).map(name => `nasty/${name}`) : []

/** What is refused, why, and what the sentence tells a finance person. Everything else in the folder is imported. */
const REFUSED: Record<string, [code: RefusalCode, told: RegExp]> = {
  'blns.json': ['other-format', /JSON file, not a workbook. Candor reads .xlsx, .xls, .ods, .csv and .tsv/],
  'corrupted_zip.xlsx': ['damaged', /let Excel repair it/],
  'dup_entry_names.xlsx': ['unsafe', /Save it again in Excel/],
  'empty_sheet.xlsx': ['no-data', /No data was found .* Choose another file/],
  'fuzz_1.xlsx': ['damaged', /let Excel repair it/],
  'fuzz_3.xlsx': ['damaged', /let Excel repair it/],
  'fuzz_5.xlsx': ['damaged', /let Excel repair it/],
  'fuzz_7.xlsx': ['password-protected', /Remove the password in Excel/],
  'invalid_xml.xlsx': ['damaged', /let Excel repair it/],
  // Nothing but macros, and nothing but merged empty cells.
  'macro_vba.xlsm': ['no-data', /No data was found/],
  'many_merges_50k.xlsx': ['no-data', /No data was found/],
  'missing_bits.xlsx': ['damaged', /parts that every workbook has are missing/],
  'password_protected.xlsx': ['password-protected', /Remove the password in Excel/],
  'too_small.xls': ['no-data', /text, but no table of figures. Choose the workbook/],
  'xmlbomb_billion_laughs.xlsx': ['unsafe', /used for attacks.* was not read/],
}

/** Words of programmers, which help nobody who wants to upload a workbook. Names of parts ("sheet1.xml") may stand. */
const JARGON = /\b(?:XML|zip|OLE|DOCTYPE|pars\w+|directory|entr(?:y|ies)|null|undefined|\w*Error|ENO\w+)\b/

describe.runIf(nasty.length > 0)('the nasty files, in the process that reads what people upload', () => {
  const answers = new Map<string, Awaited<ReturnType<typeof readWorkbook>>>()
  beforeAll(async () => {
    await Promise.all(
      nasty.map(async file =>
        answers.set(file, await readWorkbook({ source: { path: path(file) }, name: basename(file), limits: { maxWaiting: nasty.length } })),
      ),
    )
    // A process for each of some sixty files: how long they take together is the machine's.
  }, 600_000)
  const readOf = (file: string): ImportJson => {
    const answer = answers.get(file)
    if (!answer?.ok) throw new Error(`${file}: ${answer?.message ?? 'is not there'}`)
    return importJson.parse(answer.import)
  }

  test.each(nasty)('%s gets its verdict', file => {
    const answer = answers.get(file)
    const refused = REFUSED[basename(file)]
    if (!refused) return expect(answer).toMatchObject({ ok: true })
    const [code, told] = refused
    expect(answer).toEqual({ ok: false, code, message: expect.stringMatching(told) })
    const { message } = answer as Refused
    expect(message).toMatch(/^[A-Z].*\.$/)
    expect(message).not.toMatch(JARGON)
  })

  const tableOf = (file: string): ImportJson['tables'][number] => {
    const [table] = readOf(`nasty/${file}`).tables
    if (!table) throw new Error('no table')
    return table
  }

  test('values come as they are meant', () => {
    expect(tableOf('cs_comma_in_quotes.csv').rows[0]?.cells).toEqual(['John', 'Doe', '120 any st.', 'Anytown, WW', '08123'])
    expect(tableOf('cs_newlines_crlf.csv').rows[1]?.cells[0]).toBe('Once upon \na time')
    expect(tableOf('utf8_bom.csv').columns[0]?.label).toBe('foo')
    expect(tableOf('date_like_number.csv').rows[0]?.cells).toEqual(['4.5'])
    expect(tableOf('date_1904.xlsx').rows.map(({ cells }) => cells[0])).toEqual(['2021-01-01', '2021-01-02', '10.6320601851852'])
    expect(tableOf('booleans.xlsx').rows[0]?.cells[0]).toBe('TRUE')
    expect(tableOf('many_columns.xlsx').rows[0]?.cells).toHaveLength(20)
    expect(readOf('nasty/x000d_escapes.xlsx').prose[0]?.paragraphs[0]?.text).toBe('ABC\nDEF')
    expect(readOf('nasty/phonetic_text.xlsx').prose[0]?.paragraphs[0]?.text).toBe('漢字')
  })

  test('a government list keeps every row, leading ids and plain dates', () => {
    const list = tableOf('ks_1033_real.csv')
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

  test('what is wrong is said with its line', () => {
    const codes = (file: string): string[] =>
      readOf(`nasty/${file}`).problems.map(({ code, message }) => `${code} ${/line \d+/i.exec(message)?.[0] ?? ''}`.trim())
    expect(codes('bad_rows.csv')).toEqual(['ragged-line Line 2', 'ragged-line Line 3'])
    expect(codes('sd_bad-missing-quote.csv')).toContain('broken-quotes Line 2')
    expect(codes('sd_bad-unescaped-quote.csv')).toContain('broken-quotes Line 2')
    expect(codes('null_byte.csv')).toContain('null-bytes')
    expect(codes('locale_decimal_comma.csv')).toContain('decimal-comma')
    expect(codes('error_values.xlsx').filter(code => code === 'error-value')).toHaveLength(7)
  })

  test('a hidden sheet is left out unread, and named', async () => {
    const read = readOf('nasty/hidden_sheet.xlsx')
    expect(read.sheets.find(({ visibility }) => visibility === 'hidden')).toMatchObject({ name: 'Sheet1', kind: 'nothing' })
    expect(JSON.stringify(read)).not.toContain('Sheet1A1')
    const asked = { source: { path: path('nasty/hidden_sheet.xlsx') }, name: 'hidden_sheet.xlsx', options: { hidden: true } }
    expect(JSON.stringify(await readWorkbook(asked))).toContain('Sheet1A1')
  })
})

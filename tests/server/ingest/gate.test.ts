import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gate } from '#server/ingest/gate.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { storedDecimal } from '#server/ingest/number.ts'
import { Refusal } from '#server/ingest/refusal.ts'
import { Inflater, readDirectory } from '#server/ingest/zip.ts'
import { ole, oldWorkbook } from './biffs.ts'
import { number, ods, row, table, text } from './odss.ts'
import { readBytes } from './readFile.ts'
import { sheetData, workbook, workbookParts, zip } from './zips.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const verdict = (bytes: Uint8Array): Promise<string> =>
  readBytes(bytes, 'file.xlsx').then(
    () => 'read',
    (fault: unknown) => (fault instanceof Refusal ? fault.code : String(fault)),
  )
const plain = sheetData([
  ['Line', 'FY2025'],
  ['Revenue', 10],
])

describe('the gate', () => {
  test('goes by content and says what to do in plain words', () => {
    const refusal = (bytes: Uint8Array): { code: string; message: string } => {
      try {
        return { code: gate(bytes, DEFAULT_LIMITS), message: '' }
      } catch (fault) {
        return fault as Refusal
      }
    }
    expect(refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatchObject({ code: 'ole' })
    expect(refusal(utf8('<!DOCTYPE html><html><table>'))).toMatchObject({
      code: 'other-format',
      message: expect.stringContaining('web page') as string,
    })
    expect(refusal(Buffer.from('MZ\x90\x00'))).toMatchObject({
      code: 'other-format',
      message: expect.stringContaining('program') as string,
    })
    expect(refusal(utf8('%PDF-1.7'))).toMatchObject({ code: 'other-format' })
    expect(refusal(new Uint8Array(68))).toMatchObject({ code: 'not-a-workbook' })
    expect(refusal(new Uint8Array())).toMatchObject({ code: 'empty' })
    expect(refusal(utf8('a;b\n1;2'))).toMatchObject({ code: 'text' })
  })

  test('any bytes get a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, packed) => {
        const given = packed ? Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes]) : bytes
        expect(await verdict(given)).toMatch(/^(?:read|[a-z-]+)$/)
      }),
      { numRuns: 150 },
    )
  })

  test('one flipped bit in a figure is damage, not another figure', async () => {
    const bytes = Buffer.from(workbook({ Sheet: plain }))
    expect(await verdict(bytes)).toBe('read')
    // The directory's checksum of the last part, the sheet, then no longer fits what the sheet unpacks to.
    const last = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bytes.writeUInt8(bytes.readUInt8(last + 16) ^ 1, last + 16)
    expect(await verdict(bytes)).toBe('damaged')
  })

  test('a workbook cut or changed anywhere is read or refused, never a crash', async () => {
    const whole = workbook({ Sheet: plain })
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), async (at, byte, cut) => {
        const broken = cut ? whole.slice(0, at) : Uint8Array.from(whole, (old, index) => (index === at ? byte : old))
        expect(await verdict(broken)).toMatch(/^(?:read|[a-z-]+)$/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a file is what it holds, whatever its name says', () => {
  const named = async (bytes: Uint8Array, name: string): Promise<{ code: string; message: string }> =>
    readBytes(bytes, name).then(
      () => ({ code: 'read', message: '' }),
      (fault: unknown) => fault as Refusal,
    )
  const [binary, asExcelSaysIt] = ['Override PartName="/xl/workbook.bin"', 'Default Extension="bin"'].map(what =>
    zip({
      ...workbookParts({ Sheet: plain }),
      '[Content_Types].xml': utf8(`<Types><${what} ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>`),
    }),
  ) as [Uint8Array, Uint8Array]
  const page = utf8('<html><body><table><tr><td>Revenue</td></tr></table></body></html>')

  test.each([
    ['an OpenDocument spreadsheet', ods(table(row(text('Line') + text('FY2025')) + row(text('Revenue') + number('1')))), 'read', ''],
    ['an old workbook', oldWorkbook([{ name: 'A', cells: [0, 1].map(column => ({ row: 0, column, value: column + 1 })) }]), 'read', ''],
    ['a text table', utf8('Line;FY2025\nRevenue;1\n'), 'read', ''],
    ['a binary workbook', binary, 'old-format', 'binary workbook (.xlsb)'],
    ['a binary workbook of Excel', asExcelSaysIt, 'old-format', 'binary workbook (.xlsb)'],
    ['a web page', page, 'other-format', 'web page'],
    ['a program', Buffer.from('MZ\x90\x00\x03'), 'other-format', 'program'],
    ['68 bytes of nothing', new Uint8Array(68), 'not-a-workbook', 'neither a workbook nor a text table'],
  ])('%s named .xlsx', async (_, bytes, code, words) => {
    for (const name of ['board.xlsx', 'board.csv', 'board.ods']) {
      const answer = await named(bytes, name)
      expect(answer.code).toBe(code)
      expect(answer.message).toContain(words)
    }
  })

  test('and says that it is protected by a password, not that it is damaged, in every format', async () => {
    const manifest = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    const packed = Buffer.from(workbook({ Sheet: plain }))
    // The flag of an encrypted entry, in the directory.
    for (let at = packed.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = packed.indexOf('PK\x01\x02', at + 1, 'latin1'))
      packed[at + 8] = 1
    for (const bytes of [
      ole({ EncryptedPackage: new Uint8Array(64), EncryptionInfo: new Uint8Array(64) }),
      oldWorkbook([{ name: 'A', cells: [] }], { password: true }),
      ods('', { parts: { 'META-INF/manifest.xml': manifest } }),
      packed,
    ])
      expect(await named(bytes, 'a.xlsx')).toMatchObject({
        code: 'password-protected',
        message: expect.stringMatching(/password protected.*Remove the password/) as string,
      })
  })
})

/** Milliseconds of processor time, which a busy machine does not stretch. */
const spent = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

describe('a zip bomb', () => {
  const zeros = new Uint8Array(300 * 1024 * 1024)
  const blanks = new Uint8Array(zeros.length).fill(32)

  test('of 300 MB is refused while it inflates, in a part that is needed or not', async () => {
    const needed = zip({ ...workbookParts({ Sheet: plain }), 'xl/worksheets/sheet0.xml': blanks })
    const beside = zip({ ...workbookParts({ Sheet: plain }), 'xl/media/picture.png': blanks })
    for (const bomb of [needed, beside]) {
      expect(bomb.length).toBeLessThan(1_500_000)
      const before = process.memoryUsage().rss
      const used = process.cpuUsage()
      expect(await verdict(bomb)).toBe('unsafe')
      expect(spent(used)).toBeLessThan(1_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
    }
  }, 60_000)

  test('stops counting at the ratio, whatever the directory says', async () => {
    const bomb = zip({ 'a.bin': zeros.subarray(0, 50 * 1024 * 1024) })
    // The stated size is a lie: the directory says that nothing comes out.
    const at = Buffer.from(bomb).lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 0, true)
    const [entry] = readDirectory(bomb, DEFAULT_LIMITS).values()
    let inflated = 0
    const count = async (): Promise<void> => {
      for await (const chunk of new Inflater(bomb.length, DEFAULT_LIMITS).chunks(entry ?? expect.fail('no entry')))
        inflated += chunk.byteLength
    }
    await expect(count()).rejects.toMatchObject({ code: 'unsafe' })
    expect(inflated).toBeLessThanOrEqual(Math.max(1024 * 1024, bomb.length * 100))
  })

  test('of 50,000 parts is refused by its directory, at once', async () => {
    const bomb = zip(Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`p${index}`, new Uint8Array()])))
    const used = process.cpuUsage()
    expect(await verdict(bomb)).toBe('unsafe')
    expect(spent(used)).toBeLessThan(1_000)
  }, 60_000)

  test('inside of another one is not opened', async () => {
    const inner = zip({ 'inner.bin': zeros.subarray(0, 20 * 1024 * 1024) })
    expect(await verdict(zip({ ...workbookParts({ Sheet: plain }), 'xl/embeddings/inner.zip': inner }))).toBe('read')
  })

  test('a large honest part of noise is no bomb', async () => {
    expect(await verdict(zip({ ...workbookParts({ Sheet: plain }), 'xl/media/noise.bin': randomBytes(2_000_000) }))).toBe('read')
  })
})

describe('hostile XML', () => {
  test('entities are never expanded and nothing outside is opened', async () => {
    const laughs = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const outside = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for (const head of [laughs, outside]) {
      const parts = workbookParts({ Sheet: plain })
      const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet0.xml'])
      expect(await verdict(zip({ ...parts, 'xl/worksheets/sheet0.xml': utf8(head + sheet.replace('Revenue', '&b;')) }))).toBe('unsafe')
      expect(await verdict(zip({ ...parts, 'customXml/item1.xml': utf8(`${head}<x/>`) }))).toBe('unsafe')
    }
  })

  test('an entity nobody defined is damage', async () => {
    const parts = workbookParts({ Sheet: '<row r="1"><c r="A1" t="str"><v>&xxe;</v></c></row>' })
    expect(await verdict(zip(parts))).toBe('damaged')
  })
})

test('sheets, headers and labels named like parts of every object stay text', async () => {
  const read = await readBytes(
    workbook({
      __proto: plain,
      constructor: sheetData([
        ['', '__proto__ 2024', 'constructor 2025'],
        ['__proto__', 1, 2],
        ['toString', 3, 4],
        ['hasOwnProperty', 5, 6],
      ]),
    }),
    'constructor.xlsx',
  )
  expect(read.statements.find(({ sheet }) => sheet === 'constructor')?.lineItems.map(({ label }) => label)).toEqual([
    '__proto__',
    'toString',
    'hasOwnProperty',
  ])
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  const csv = await readBytes(utf8('__proto__,constructor,toString\nx,y,1\nz,w,2\n'), '__proto__.csv')
  expect(csv.tables[0]?.columns.map(({ label }) => label)).toEqual(['__proto__', 'constructor', 'toString'])
})

describe('stored numbers', () => {
  test('keep every digit that means something', () => {
    expect(storedDecimal('113622000000')).toBe('113622000000')
    expect(storedDecimal('28261.039999999994')).toBe('28261.039999999994')
    expect(storedDecimal('6307.2809908421259')).toBe('6307.280990842126')
    expect(storedDecimal('0.28999999999999998')).toBe('0.29')
    expect(storedDecimal('1.2E-3')).toBe('0.0012')
    expect(storedDecimal('12345678901234567890.123456789')).toBe('12345678901234567890.123456789')
    expect(storedDecimal('9007199254740993')).toBe('9007199254740993')
    expect(storedDecimal('1e99999')).toBeNull()
    expect(storedDecimal('NaN')).toBeNull()
  })

  test('name the same float as the file does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), float => {
        expect(Number(storedDecimal(float.toPrecision(17)))).toBe(float === 0 ? 0 : float)
        expect(Number(storedDecimal(String(float)))).toBe(float === 0 ? 0 : float)
      }),
    )
  })
})

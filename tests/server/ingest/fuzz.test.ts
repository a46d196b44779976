import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import { DEFAULT_LIMITS, timeLimit } from '#server/ingest/limits.ts'
import { Refusal } from '#server/ingest/refusal.ts'
import { inputFile } from '#tests/support/inputs.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { oldWorkbook } from './biffs.ts'
import { readBytes } from './readFile.ts'

// Copies of real files, and of one of each format that is always there, with some bytes gone wrong.

const index = inputFile('index.json')
const real = index
  ? ['finance', 'plans', 'nasty'].flatMap(folder =>
      readdirSync(join(dirname(index), folder)).map(name => join(dirname(index), folder, name)),
    )
  : []
const board = XLSX.read(boardWorkbook(), { cellNF: true })
const written = (['xlsx', 'xlsm', 'biff8', 'biff5', 'ods', 'csv', 'txt'] as const).map(
  bookType => new Uint8Array(XLSX.write(board, { type: 'buffer', bookType }) as Buffer),
)
const sum = oldWorkbook([
  {
    name: 'A',
    cells: [0, 1, 2].map(row => ({ row, column: 0, value: row + 0.5, ...(row === 2 ? { sum: [0, 1] as [number, number] } : {}) })),
    merge: [0, 1, 0, 1],
  },
])
const originals = [...written, sum, ...real.map(path => new Uint8Array(readFileSync(path)))]

interface Change {
  at: number
  how: 'byte' | 'bit' | 'word' | 'zeros' | 'moved' | 'cut'
  by: number
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  how: fc.constantFrom('byte', 'bit', 'word', 'zeros', 'moved', 'cut'),
  by: fc.nat({ max: 255 }),
})

function changed(bytes: Uint8Array, changes: Change[]): Uint8Array {
  let copy = Uint8Array.from(bytes)
  for (const { at, how, by } of changes) {
    const place = Math.floor(at * copy.length)
    const old = copy[place] ?? 0
    if (how === 'byte') copy[place] = by
    else if (how === 'bit') copy[place] = old ^ (1 << (by & 7))
    else if (how === 'word') copy.set([0xff, 0xff, 0xff, by & 1 ? 0x7f : 0xff].slice(0, copy.length - place), place)
    else if (how === 'zeros') copy.fill(0, place, place + by)
    else if (how === 'moved') copy.copyWithin(place, Math.floor((by / 256) * copy.length), place + by)
    else if (by < 32) copy = copy.slice(0, place)
  }
  return copy
}

/** Changes what is packed in a zip and packs it again, so that its checksums fit: a reader's own checks must hold. */
function changedInside(bytes: Uint8Array, part: number, changes: Change[]): Uint8Array {
  try {
    const parts = unzipSync(bytes)
    const names = Object.keys(parts).filter(name => /\.(?:xml|rels)$/.test(name))
    const name = names[part % Math.max(1, names.length)]
    if (!name) return bytes
    return zipSync({ ...parts, [name]: changed(parts[name] ?? new Uint8Array(), changes) }, { level: 1 })
  } catch {
    return changed(bytes, changes)
  }
}

test('changed copies of real files get a verdict, in time and in plain words', async () => {
  // The library beneath says so where it meets a record that it does not know.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const verdicts = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: originals.length - 1 }),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.nat({ max: 60 }),
      fc.boolean(),
      async (which, changes, part, inside) => {
        const original = originals[which] ?? expect.fail('no file')
        const packed = strFromU8(original.subarray(0, 2), true) === 'PK'
        const bytes = packed && inside ? changedInside(original, part, changes) : changed(original, changes)
        // Processor time: what else the machine does meanwhile is no fault of the reader's.
        const before = process.cpuUsage()
        const verdict = await readBytes(bytes, 'changed').then(
          () => 'read',
          (fault: unknown) => {
            expect(fault).toBeInstanceOf(Refusal)
            expect((fault as Refusal).message).toMatch(/^[A-Z].*\.$/s)
            return (fault as Refusal).code
          },
        )
        const { user, system } = process.cpuUsage(before)
        expect((user + system) / 1_000).toBeLessThan(timeLimit(DEFAULT_LIMITS, bytes.length))
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
      },
    ),
    { numRuns: 250 },
  )
  // Both ends were met.
  expect(verdicts.get('read')).toBeGreaterThan(10)
  expect(verdicts.get('damaged')).toBeGreaterThan(10)
}, 120_000)

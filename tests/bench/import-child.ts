import { makeRoomFor } from '#server/ingest/short-lived.ts'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import Papa from 'papaparse'
import { readBytes } from '#server/ingest/bytes.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { practise } from '#server/ingest/practice.ts'
import { parseXml } from '#server/ingest/xml.ts'
import { Inflater, readDirectory } from '#server/ingest/zip.ts'

// A process that reads one file in one way, says how long that took and how much memory it had at most, and ends. Every way has loaded
// the same modules and has the same settings of V8, so that only the reading differs.

export type Way = 'candor' | 'ready' | 'library' | 'xml'
export interface Reading {
  ms: number
  /** Of all its threads. */
  cpuMs: number
  /** Peak resident memory of the whole process, in MB. */
  mb: number
  /** What the process has before it reads, in MB. */
  emptyMb: number
}

/** All that the reading process does: read, understand, pack. */
const candor = async (bytes: Uint8Array, name: string): Promise<unknown> =>
  promisify(gzip)(JSON.stringify(await readBytes(bytes, { name, limits: DEFAULT_LIMITS, options: {} }, () => {})), { level: 1 })

const WAYS: Record<Way, (bytes: Uint8Array, name: string) => Promise<unknown>> = {
  candor,
  // As one that stood ready for the file, and has practised before (reader-process.ts).
  ready: candor,
  // Values, formulas and number formats, in its fastest form; nothing is done with them.
  library: async (bytes, name) =>
    name.endsWith('.csv')
      ? Papa.parse(new TextDecoder().decode(bytes), { delimiter: ',' })
      : XLSX.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false }),
  // Not even that: every part unpacked, every element met.
  xml: async bytes => {
    const inflater = new Inflater(bytes.byteLength, DEFAULT_LIMITS)
    for (const entry of readDirectory(bytes, DEFAULT_LIMITS).values())
      if (/\.(?:xml|rels)$/.test(entry.name)) await parseXml(entry.name, inflater.chunks(entry), { open: () => {}, text: () => {} })
  },
}

process.once('message', ([way, path]: [Way, string]) => {
  void (async () => {
    if (way === 'ready') await practise()
    const bytes = await readFile(path)
    const emptyMb = process.memoryUsage().rss / 1_048_576
    makeRoomFor(bytes.byteLength)
    const used = process.cpuUsage()
    const started = performance.now()
    const result = await WAYS[way](bytes, basename(path))
    const ms = performance.now() - started
    const { user, system } = process.cpuUsage(used)
    // Held until here, as whoever asked for it would.
    if (result === null) throw new Error('nothing was read')
    process.send?.({ ms, cpuMs: (user + system) / 1_000, mb: process.resourceUsage().maxRSS / 1_024, emptyMb } satisfies Reading)
    process.disconnect()
  })()
})
process.send?.('ready')

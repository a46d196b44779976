import { doctype } from './refusal.ts'
import type { Inflater, ZipEntry } from './zip.ts'

/** What is common to packages of parts: .xlsx and .ods. */

export type Progress = (phase: 'unpacking' | 'reading' | 'understanding', done: number, total: number) => void

/** An opened package, and what of it is asked for. */
export interface Package {
  entries: Map<string, ZipEntry>
  inflater: Inflater
  /** Hidden sheets as well. */
  hidden: boolean
  progress: Progress
}

export const findPart = (entries: Map<string, ZipEntry>, path: string): ZipEntry | undefined => entries.get(path.toLowerCase())

/**
 * Inflates every part that was not read, once: a bomb is refused wherever it lies, and an XML part with a DOCTYPE too, but for those that
 * `tolerated` names.
 */
export async function countRest({ entries, inflater }: Package, read: ReadonlySet<ZipEntry>, tolerated?: RegExp): Promise<void> {
  for (const entry of entries.values()) if (!read.has(entry)) await countOnly(entry, inflater, tolerated?.test(entry.name) ?? false)
}

async function countOnly(entry: ZipEntry, inflater: Inflater, anything: boolean): Promise<void> {
  let first = true
  for await (const chunk of inflater.chunks(entry)) {
    if (
      first &&
      !anything &&
      /\.(?:xml|rels|vml)$/i.test(entry.name) &&
      /<!(?:DOCTYPE|ENTITY)/i.test(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1'))
    )
      throw doctype(entry.name)
    first = false
  }
}

/** A relationship's target inside of the package. It cannot lead out: every step up is dropped at the root. */
export function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : folder + target
  const steps: string[] = []
  for (const step of path.replace(/\\/g, '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

import { gunzipSync } from 'node:zlib'
import { becomes, besideReports, type Become, type Entry } from '#app/model/report/arrival.ts'
import { carryOver, carryToVersion } from '#app/model/report/ingest/settling/carry.ts'
import { type CorrectionFault, correct, named } from '#app/model/report/ingest/settling/correct.ts'
import type { Corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { lessOf, piecesOf, understandingOf, type Wanted } from '#app/model/report/ingest/understanding.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { Section, SectionBody } from '#app/model/report/section.ts'
import type { Asked, Known } from '#app/model/report/settle.ts'
import type { WrittenSection } from '#db/queries/written.ts'
import { randomIds } from '../ids.ts'

// What is done with what was understood of a file, in place where it is small and in a thread of its own where it is large.

export type Job =
  | { is: 'understand'; packed: Uint8Array; corrections: Corrections }
  | { is: 'carry'; before: Uint8Array; after: Uint8Array; corrections: Corrections }
  | { is: 'carry to version'; before: Uint8Array; after: Uint8Array; corrections: Corrections }
  | { is: 'check'; packed: Uint8Array; corrections: Corrections }
  | ({ is: 'show' } & Shown)
  | ({ is: 'become' } & Becoming)

/** Looks up what is known of lines over all reports. */
export type Ask = (asked: Asked) => Promise<Known>

/** A file beside the report that it may come into. `whole`: what of it is compared; `shown`: what of that is handed out. */
export interface Shown {
  packed: Uint8Array
  corrections: Corrections
  whole: Wanted
  shown: Wanted
  before: WrittenSection[]
  target: { id: string; title: string } | null
  firstMonth: number
}

export interface Becoming {
  packed: Uint8Array
  corrections: Corrections
  before: WrittenSection[]
  entry: Entry
}

/** What a file becomes, with its sections as they are written. `kept`: the section as it was given; its body is not sent back. */
export type Written =
  | Exclude<Become, { is: 'sections' }>
  | (Omit<Extract<Become, { is: 'sections' }>, 'sections'> & { sections: (WrittenSection & { kept: boolean })[] })

/** What the thread does with a job: pieces of JSON, each of them parsed in a few milliseconds, or handed on as it is. */
export async function answerOf(job: Job, ask: Ask): Promise<Uint8Array[]> {
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  for await (const answer of answers(job, ask)) pieces.push(encoder.encode(typeof answer === 'string' ? answer : JSON.stringify(answer)))
  return pieces
}

async function* answers(job: Job, ask: Ask): AsyncGenerator<unknown> {
  const read = (packed: Uint8Array): ImportJson => JSON.parse(gunzipSync(packed).toString('utf8')) as ImportJson
  if (job.is === 'carry') yield carryOver(read(job.before), read(job.after), job.corrections)
  else if (job.is === 'carry to version') yield carryToVersion(read(job.before), read(job.after), job.corrections)
  else if (job.is === 'check') yield checked(read(job.packed), job.corrections)
  else if (job.is === 'understand') yield* piecesOf(understandingOf(read(job.packed), job.corrections))
  else if (job.is === 'show') {
    const { understanding, beside } = await shownOf(read(job.packed), job, ask)
    yield beside
    yield* piecesOf(understanding)
  } else {
    const become = await becomeOf(read(job.packed), job, ask)
    if (become.is !== 'sections') yield become
    else {
      yield { ...become, sections: become.sections.map(section => ({ ...section, body: '' })) }
      for (const { body, kept } of become.sections) if (!kept) yield body
    }
  }
}

export interface Checked {
  corrections: Corrections
  faults: CorrectionFault[]
}
export const checked = (read: ImportJson, corrections: Corrections): Checked => ({
  corrections: named(read, corrections),
  faults: correct(read, corrections).faults,
})

export async function shownOf(
  read: ImportJson,
  { corrections, whole, shown, before, target, firstMonth }: Omit<Shown, 'packed'>,
  ask: Ask,
) {
  const understanding = understandingOf(read, corrections, whole)
  const beside = await steps(besideReports(understanding.import, corrections, before.map(sectionOf), target, firstMonth), ask)
  return { understanding: lessOf(understanding, shown), beside }
}

export async function becomeOf(read: ImportJson, { corrections, before, entry }: Omit<Becoming, 'packed'>, ask: Ask): Promise<Written> {
  const parsed = before.map(sectionOf)
  const become = await steps(becomes(correct(read, corrections).import, corrections, parsed, entry, randomIds.next), ask)
  if (become.is !== 'sections') return become
  const sections = become.sections.map(section => {
    const kept = parsed.includes(section)
    const { body, ...rest } = section
    return { ...rest, kind: body.kind, body: kept ? '' : JSON.stringify(body), kept }
  })
  return { ...become, sections }
}

const sectionOf = ({ kind: _, body, ...section }: WrittenSection): Section => ({ ...section, body: JSON.parse(body) as SectionBody })

async function steps<T>(work: Generator<Asked, T, Known>, ask: Ask): Promise<T> {
  let step = work.next()
  while (!step.done) step = work.next(await ask(step.value))
  return step.value
}

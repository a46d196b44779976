import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Beside } from '#app/model/report/arrival.ts'
import { carryOver, carryToVersion } from '#app/model/report/ingest/settling/carry.ts'
import type { Corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { type Piece, place, type Understanding, understandingOf } from '#app/model/report/ingest/understanding.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { WrittenSection } from '#db/queries/written.ts'
import { type Ask, type Becoming, becomeOf, type Checked, checked, type Shown, shownOf, type Written } from './review-jobs.ts'
import { inThread } from './review-thread.ts'

// What was understood of a large file is unpacked, corrected and checked again in a thread of its own: on the server's own it would hold up
// every meeting. It comes back in pieces that are parsed one at a time.

/** Packed bytes up to which the work is done in place: a few milliseconds. */
const SMALL = 24 * 1024

/** The understanding of an import as it is stored, with corrections. */
export async function understand(packed: Uint8Array, corrections: Corrections): Promise<Understanding> {
  if (packed.byteLength <= SMALL) return understandingOf(await unpack(packed), corrections)
  return together(await inThread({ is: 'understand', packed, corrections }))
}

async function together(pieces: Uint8Array[]): Promise<Understanding> {
  let whole: Understanding | null = null
  for (const piece of pieces) {
    whole = place(parsed(piece) as Piece, whole)
    await setImmediate()
  }
  if (!whole) throw new Error('nothing was understood again')
  return whole
}

/** What a preview shows: the understanding, and what it says beside the reports that are there. */
export async function showBeside(shown: Shown, ask: Ask): Promise<{ understanding: Understanding; beside: Beside }> {
  if (isSmall(shown)) return shownOf(await unpack(shown.packed), shown, ask)
  const [beside, ...pieces] = await inThread({ is: 'show', ...shown }, ask)
  return { understanding: await together(pieces), beside: parsed(beside) as Beside }
}

/** What a file becomes in a report. `sections` are ready to be written; those that it leaves alone are the same objects as in `before`. */
export async function become(becoming: Becoming, ask: Ask): Promise<Become> {
  if (isSmall(becoming)) return withKept(await becomeOf(await unpack(becoming.packed), becoming, ask), becoming.before)
  const [head, ...bodies] = await inThread({ is: 'become', ...becoming }, ask)
  const written = parsed(head) as Written
  if (written.is !== 'sections') return written
  for (const section of written.sections) {
    if (section.kept) continue
    section.body = new TextDecoder().decode(bodies.shift())
    await setImmediate()
  }
  return withKept(written, becoming.before)
}

type Become =
  | Exclude<Written, { is: 'sections' }>
  | (Omit<Extract<Written, { is: 'sections' }>, 'sections'> & { sections: WrittenSection[] })

function withKept(written: Written, before: readonly WrittenSection[]): Become {
  if (written.is !== 'sections') return written
  const known = new Map(before.map(section => [section.id, section]))
  const sections = written.sections.map(({ kept, ...section }) => (kept ? (known.get(section.id) ?? section) : section))
  return { ...written, sections }
}

const isSmall = ({ packed, before }: Pick<Shown, 'packed' | 'before'>): boolean =>
  packed.byteLength <= SMALL && before.reduce((sum, { body }) => sum + body.length, 0) <= SMALL * 10

/** Corrections of one reading for another one, see carryOver. */
export async function carry(before: Uint8Array, after: Uint8Array, corrections: Corrections): Promise<ReturnType<typeof carryOver>> {
  if (before.byteLength + after.byteLength <= SMALL) return carryOver(await unpack(before), await unpack(after), corrections)
  const [answer] = await inThread({ is: 'carry', before, after, corrections })
  return parsed(answer) as ReturnType<typeof carryOver>
}

/** Corrections of a file for a new version of it, see carryToVersion. */
export async function carryOn(before: Uint8Array, after: Uint8Array, corrections: Corrections): Promise<Corrections> {
  if (before.byteLength + after.byteLength <= SMALL) return carryToVersion(await unpack(before), await unpack(after), corrections)
  const [answer] = await inThread({ is: 'carry to version', before, after, corrections })
  return parsed(answer) as Corrections
}

/** Corrections with the names of their statements, and what is wrong with them. */
export async function check(packed: Uint8Array, corrections: Corrections): Promise<Checked> {
  if (packed.byteLength <= SMALL) return checked(await unpack(packed), corrections)
  const [answer] = await inThread({ is: 'check', packed, corrections })
  return parsed(answer) as Checked
}

const parsed = (piece: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(piece)) as unknown
const unzip = promisify(gunzip)
const unpack = async (packed: Uint8Array): Promise<ImportJson> => JSON.parse((await unzip(packed)).toString('utf8')) as ImportJson

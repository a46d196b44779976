import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { KEY_BYTES, NONCE_BYTES, seal } from '#app/model/meeting/seal.ts'
import { partsOf, revealOf, sectionUpTo, type Step, targetsOf, viewUpTo } from '#app/model/meeting/steps.ts'
import type { PartView } from '#app/model/meeting/wire.ts'
import type { Section } from '#app/model/report/section.ts'
import { type ViewSources, viewSection } from '#app/model/report/views.ts'
import { contentTypeOf, type PartRow, squadNames } from '#db/queries/meetings.ts'
import { markdownOver } from '../../markdown.ts'
import type { Hall } from '../hall.ts'
import { rulesOf } from '../reports/access.ts'

const deflate = promisify(deflateRaw)

/** What views need beyond a section. Pictures come as data: addresses, because in a meeting they travel sealed inside their part. */
export async function sourcesOf(hall: Hall, sections: readonly Section[]): Promise<ViewSources> {
  const squads = await squadNames(hall.store)
  const { formats, materiality } = await rulesOf(hall.store)
  const pictures = new Map<string, string>()
  for (const { body } of sections) {
    if (body.kind !== 'picture') continue
    const type = await contentTypeOf(hall.store, body.fileId)
    if (type) pictures.set(body.fileId, `data:${type};base64,${(await hall.files.read(body.fileId)).toString('base64')}`)
  }
  return {
    section: id => sections.find(section => section.id === id),
    squad: id => squads.get(id),
    markdown: markdownOver(sections, formats),
    materiality,
    picture: fileId => pictures.get(fileId) ?? '',
  }
}

interface Rendered extends Step {
  targets: string[]
  json: string
  contentHash: string
}

/** Parts as the bytes that a follower or stage will show. The place of a section that is gone says so. */
async function render(hall: Hall, sections: readonly Section[], places: readonly Step[]): Promise<Rendered[]> {
  const sources = await sourcesOf(hall, sections)
  return places.map(place => {
    const section = sections.find(({ id }) => id === place.sectionId) ?? gone(place.sectionId)
    const shown = viewUpTo(viewSection(section, sources), revealOf(section), place.step, place.steps)
    const view: PartView = { ...shown, position: place.position }
    const json = JSON.stringify(view)
    return {
      ...place,
      targets: targetsOf(sectionUpTo(section, place.step, place.steps)),
      json,
      contentHash: createHash('sha256').update(json).digest('base64url'),
    }
  })
}

/** What stands in the place of a section that a correction took out. */
export const gone = (id: string): Section => ({
  id,
  title: 'Removed',
  notes: '',
  minutes: 0,
  body: { kind: 'narrative', markdown: 'This part was removed from the report.' },
})

/** Compressed, padded and encrypted, each part with a key of its own. Heavy: never inside a transaction. */
export async function sealParts(hall: Hall, meetingId: string, sections: readonly Section[]): Promise<PartRow[]> {
  const rows: PartRow[] = []
  for (const part of await render(hall, sections, partsOf(sections))) rows.push(await sealPart(hall, meetingId, part))
  return rows
}

/** The parts whose content is no longer what was sealed, sealed again under new ids and keys. Places stay. */
export async function resealParts(
  hall: Hall,
  meetingId: string,
  sections: readonly Section[],
  before: readonly (Step & { contentHash: string })[],
): Promise<PartRow[]> {
  const rows: PartRow[] = []
  const places = before.map(({ position, sectionId, step, steps }) => ({ position, sectionId, step, steps }))
  for (const [index, part] of (await render(hall, sections, places)).entries())
    if (before[index]?.contentHash !== part.contentHash) rows.push(await sealPart(hall, meetingId, part))
  return rows
}

async function sealPart(hall: Hall, meetingId: string, { json, ...part }: Rendered): Promise<PartRow> {
  const key = hall.random(KEY_BYTES)
  const nonce = hall.random(NONCE_BYTES)
  const sealed = seal(await deflate(json), key, nonce)
  return { id: hall.ids.next(), meetingId, ...part, key: Buffer.from(key), sealed: Buffer.concat([nonce, sealed]) }
}

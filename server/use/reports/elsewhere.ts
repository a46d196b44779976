import type { RemovalTarget } from '#app/model/report/redact.ts'
import { type Figure, figureOf, placesOfFigures } from '#app/model/report/same-figure.ts'
import type { Section } from '#app/model/report/section.ts'
import { allSections, type PlacedSection, sameBytes } from '#db/queries/removals.ts'
import { seriesById } from '#db/queries/series.ts'
import type { Reader } from '#db/types.ts'

/** Another place that says what is to be removed. */
export interface Elsewhere {
  reportId: string
  report: string
  section: string
  /** Line and column of a value; empty for a picture. */
  label: string
  target: Extract<RemovalTarget, { what: 'value' | 'section' }>
}

/** Tells one place from the others, whoever asks. */
export const placeKey = ({ target }: Pick<Elsewhere, 'target'>): string =>
  target.what === 'value' ? `${target.sectionId} ${target.lineItemId} ${target.columnId}` : target.sectionId

/**
 * Where else the same thing stands, in drafts and in every revision of every report: the same figure of a value (a later report carries a
 * quarter as its prior period), the same picture of a picture section. Without those a removed figure came back in the line's trend.
 */
export async function elsewhereOf(db: Reader, reportId: string, target: RemovalTarget): Promise<Elsewhere[]> {
  if (target.what !== 'value' && target.what !== 'section' && target.what !== 'file' && target.what !== 'report') return []
  const all = await allSections(db, target.what === 'value' ? 'statement' : 'picture')
  const found = target.what === 'value' ? await valuesLike(db, all, target) : await picturesLike(db, all, reportId, target)
  return [...new Map(found.map(place => [placeKey(place), place])).values()]
}

async function valuesLike(db: Reader, all: PlacedSection[], target: RemovalTarget & { what: 'value' }): Promise<Elsewhere[]> {
  const own = all.flatMap(({ section: { id, body } }) =>
    id === target.sectionId && body.kind === 'statement' ? (figureOf(body, target.lineItemId, target.columnId) ?? []) : [],
  )
  const paths = new Map((await seriesById(db, [...new Set(own.map(({ seriesId }) => seriesId))])).map(({ id, path }) => [id, path]))
  const figures = own.map((figure): Figure => ({ ...figure, path: paths.get(figure.seriesId) ?? null }))
  const isTarget = (place: { lineItemId: string; columnId: string }, section: Section) =>
    section.id === target.sectionId && place.lineItemId === target.lineItemId && place.columnId === target.columnId
  return all.flatMap(({ reportId, report, section }) =>
    placesOfFigures(section, figures)
      .filter(place => !isTarget(place, section))
      .map(({ lineItemId, columnId, label }) => ({
        reportId,
        report,
        section: section.title,
        label,
        target: { what: 'value', sectionId: section.id, lineItemId, columnId } as const,
      })),
  )
}

async function picturesLike(
  db: Reader,
  all: PlacedSection[],
  reportId: string,
  target: RemovalTarget & { what: 'section' | 'file' | 'report' },
): Promise<Elsewhere[]> {
  const goes = (place: PlacedSection): boolean => {
    if (place.reportId !== reportId) return false
    if (target.what === 'section') return place.section.id === target.sectionId
    return target.what === 'report' || pictureOf(place) === target.fileId
  }
  const pictures = new Set(await sameBytes(db, all.filter(goes).map(pictureOf)))
  return all
    .filter(place => pictures.has(pictureOf(place)) && !goes(place))
    .map(({ reportId, report, section }) => ({
      reportId,
      report,
      section: section.title,
      label: '',
      target: { what: 'section', sectionId: section.id } as const,
    }))
}

const pictureOf = ({ section: { body } }: PlacedSection): string => (body.kind === 'picture' ? body.fileId : '')

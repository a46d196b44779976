import { and, asc, eq, inArray, like, or, sql } from 'drizzle-orm'
import type { Unit } from '#app/model/report/section.ts'
import type { PublishedValue } from '#app/model/report/trend.ts'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { currentRevision, readersPeriod } from './names.ts'

export type SeriesRow = Tables['series']['$inferSelect']
export type SeriesValueRow = Tables['seriesValues']['$inferSelect']

/** Rows of one statement that stay well under both databases' limit of parameters. */
const CHUNK = 500

function* chunks<T>(things: readonly T[]): Generator<T[]> {
  for (let at = 0; at < things.length; at += CHUNK) yield things.slice(at, at + CHUNK)
}

/** Ids of the series that have these paths. */
export async function seriesByPath(db: Reader, paths: readonly string[]): Promise<Map<string, string>> {
  const { series } = db.t
  const found = new Map<string, string>()
  for (const chunk of chunks([...new Set(paths)])) {
    const rows = await db.select({ id: series.id, path: series.path }).from(series).where(inArray(series.path, chunk))
    for (const { id, path } of rows) found.set(path, id)
  }
  return found
}

export const seriesById = (db: Reader, ids: readonly string[]): Promise<SeriesRow[]> =>
  db.select().from(db.t.series).where(inArray(db.t.series.id, ids))

export async function knownSeries(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const { series } = db.t
  const found = new Set<string>()
  for (const chunk of chunks([...new Set(ids)])) {
    for (const { id } of await db.select({ id: series.id }).from(series).where(inArray(series.id, chunk))) found.add(id)
  }
  return found
}

export async function insertSeries(tx: Tx, rows: readonly SeriesRow[]): Promise<void> {
  for (const chunk of chunks(rows)) await tx.insert(tx.t.series).values(chunk)
}

/** All published values of a report anew. */
export async function replaceSeriesValues(tx: Tx, reportId: string, rows: readonly SeriesValueRow[]): Promise<void> {
  await tx.delete(tx.t.seriesValues).where(eq(tx.t.seriesValues.reportId, reportId))
  for (const chunk of chunks(rows)) await tx.insert(tx.t.seriesValues).values(chunk)
}

/** The published actuals of every series that a report has, of all published reports, by series. */
export async function actualsBeside(db: Reader, reportId: string): Promise<Map<string, PublishedValue[]>> {
  const { seriesValues: t, reports, revisions } = db.t
  const own = db.select({ id: t.seriesId }).from(t).where(eq(t.reportId, reportId))
  const rows = await db
    .select({
      seriesId: t.seriesId,
      reportId: t.reportId,
      reportPeriod: readersPeriod(db.t),
      period: t.period,
      unit: t.unit,
      scale: t.scale,
      value: t.value,
    })
    .from(t)
    .innerJoin(reports, eq(reports.id, t.reportId))
    .leftJoin(revisions, currentRevision(db.t))
    .where(and(inArray(t.seriesId, own), eq(t.scenario, 'actual'), eq(reports.status, 'published')))
    .orderBy(asc(t.reportId), asc(t.columnId))
  const bySeries = new Map<string, PublishedValue[]>()
  for (const row of rows) {
    const { seriesId } = row
    const value = { ...row, unit: row.unit as Unit }
    const known = bySeries.get(seriesId)
    if (known) known.push(value)
    else bySeries.set(seriesId, [value])
  }
  return bySeries
}

/** Changes whenever a published value may have: publishing, withdrawing and removing all write their report's row. */
export async function publishedStamp(db: Reader): Promise<string> {
  const { reports: t } = db.t
  const rows = await db
    .select({ id: t.id, version: t.version, revision: t.currentRevisionId, at: t.updatedAt })
    .from(t)
    .where(eq(t.status, 'published'))
    .orderBy(asc(t.id))
  return JSON.stringify(rows)
}

/** Series whose name or path holds a text. */
export const seriesNaming = (db: Reader, text: string) => {
  const { series } = db.t
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return db
    .select({ id: series.id })
    .from(series)
    .where(
      or(like(sql`lower(${series.path})`, sql`${pattern} escape '\\'`), like(sql`lower(${series.label})`, sql`${pattern} escape '\\'`)),
    )
}

/** Takes away series that no published value and no state of a report refers to any more, among those given. */
export async function deleteOrphanSeries(tx: Tx, ids: readonly string[]): Promise<void> {
  const { series, seriesValues, sections, revisionSections } = tx.t
  for (const id of new Set(ids)) {
    const used = await tx.select({ id: seriesValues.reportId }).from(seriesValues).where(eq(seriesValues.seriesId, id)).limit(1)
    const mention = `%"seriesId":"${id}"%`
    const drafted = await tx
      .select({ id: sections.id })
      .from(sections)
      .where(like(sql`${sections.body}`, mention))
      .limit(1)
    const kept = await tx
      .select({ id: revisionSections.sectionId })
      .from(revisionSections)
      .where(like(sql`${revisionSections.body}`, mention))
      .limit(1)
    if (!used.length && !drafted.length && !kept.length) await tx.delete(series).where(eq(series.id, id))
  }
}

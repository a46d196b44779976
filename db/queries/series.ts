import { and, asc, eq, inArray, like, ne, or, type SQL, sql } from 'drizzle-orm'
import { rescale } from '#app/model/format.ts'
import type { KnownSeries, SeriesFigure } from '#app/model/report/match.ts'
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

/** Ids of the series that have these paths, or of which somebody decided that a path is theirs: a decision stands before a name. */
export async function seriesByPath(db: Reader, paths: readonly string[]): Promise<Map<string, string>> {
  const { series, seriesAliases } = db.t
  const found = new Map<string, string>()
  for (const chunk of chunks([...new Set(paths)])) {
    const rows = await db.select({ id: series.id, path: series.path }).from(series).where(inArray(series.path, chunk))
    const decided = await db
      .select({ id: seriesAliases.seriesId, path: seriesAliases.path })
      .from(seriesAliases)
      .where(inArray(seriesAliases.path, chunk))
    for (const { id, path } of [...rows, ...decided]) found.set(path, id)
  }
  return found
}

/** Which of these paths a series is named by, whatever was decided about them since. */
export async function takenPaths(db: Reader, paths: readonly string[]): Promise<Set<string>> {
  const { series } = db.t
  const found = new Set<string>()
  for (const chunk of chunks([...new Set(paths)]))
    for (const { path } of await db.select({ path: series.path }).from(series).where(inArray(series.path, chunk))) found.add(path)
  return found
}

/** Every series that published reports have, with its published figures of these periods. */
export async function publishedSeries(db: Reader, periods: readonly string[]): Promise<KnownSeries[]> {
  const { series, seriesValues: t, seriesAliases, reports } = db.t
  const named = await db
    .selectDistinct({ id: series.id, label: series.label, path: series.path })
    .from(series)
    .innerJoin(t, eq(t.seriesId, series.id))
    .innerJoin(reports, eq(reports.id, t.reportId))
    .where(eq(reports.status, 'published'))
    .orderBy(asc(series.id))
  const known = new Map(named.map(row => [row.id, { ...row, aliases: [] as string[], figures: [] as SeriesFigure[] }]))
  for (const { seriesId, path } of await db.select().from(seriesAliases).orderBy(asc(seriesAliases.path)))
    known.get(seriesId)?.aliases.push(path)
  for (const chunk of chunks([...new Set(periods)])) {
    const rows = await db
      .select({
        seriesId: t.seriesId,
        period: t.period,
        scenario: t.scenario,
        entity: t.entity,
        unit: t.unit,
        scale: t.scale,
        value: t.value,
      })
      .from(t)
      .innerJoin(reports, eq(reports.id, t.reportId))
      .where(and(inArray(t.period, chunk), eq(reports.status, 'published')))
    for (const { seriesId, scale, unit, value, ...row } of rows)
      known.get(seriesId)?.figures.push({ ...row, unit: unit as Unit, value: rescale(value, scale, 0) })
  }
  return [...known.values()]
}

/** Which published reports say these series, with the revision and the period that readers see. */
export async function reportsSaying(db: Reader, ids: readonly string[]): Promise<{ id: string; revisionId: string; period: string }[]> {
  const { seriesValues: t, reports, revisions } = db.t
  const found: { id: string; revisionId: string; period: string }[] = []
  for (const chunk of chunks([...new Set(ids)]))
    found.push(
      ...(await db
        .selectDistinct({ id: t.seriesId, revisionId: revisions.id, period: revisions.period })
        .from(t)
        .innerJoin(reports, eq(reports.id, t.reportId))
        .innerJoin(revisions, currentRevision(db.t))
        .where(and(inArray(t.seriesId, chunk), eq(reports.status, 'published')))),
    )
  return found
}

/** A decision about a path takes the place of an earlier one. */
export async function keepAliases(tx: Tx, rows: readonly Tables['seriesAliases']['$inferSelect'][]): Promise<void> {
  const { seriesAliases } = tx.t
  for (const chunk of chunks(rows)) {
    await tx.delete(seriesAliases).where(
      inArray(
        seriesAliases.path,
        chunk.map(({ path }) => path),
      ),
    )
    await tx.insert(seriesAliases).values(chunk)
  }
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
  const { seriesValues: t } = db.t
  return bySeries(await actuals(db, inArray(t.seriesId, db.select({ id: t.seriesId }).from(t).where(eq(t.reportId, reportId)))))
}

/** The published actuals of these series, of all published reports, by series. */
export async function actualsOf(db: Reader, seriesIds: readonly string[]): Promise<Map<string, PublishedValue[]>> {
  const rows: Awaited<ReturnType<typeof actuals>> = []
  for (const chunk of chunks([...new Set(seriesIds)])) rows.push(...(await actuals(db, inArray(db.t.seriesValues.seriesId, chunk))))
  return bySeries(rows)
}

const actuals = (db: Reader, which: SQL) => {
  const { seriesValues: t, reports, revisions } = db.t
  return db
    .select({
      seriesId: t.seriesId,
      reportId: t.reportId,
      reportPeriod: readersPeriod(db.t),
      period: t.period,
      entity: t.entity,
      unit: t.unit,
      scale: t.scale,
      value: t.value,
    })
    .from(t)
    .innerJoin(reports, eq(reports.id, t.reportId))
    .leftJoin(revisions, currentRevision(db.t))
    .where(and(which, eq(t.scenario, 'actual'), eq(reports.status, 'published')))
    .orderBy(asc(t.reportId), asc(t.columnId))
}

function bySeries(rows: Awaited<ReturnType<typeof actuals>>): Map<string, PublishedValue[]> {
  const found = new Map<string, PublishedValue[]>()
  for (const row of rows) {
    const { seriesId } = row
    const value = { ...row, unit: row.unit as Unit }
    const known = found.get(seriesId)
    if (known) known.push(value)
    else found.set(seriesId, [value])
  }
  return found
}

/** Every published value of a series, with the revision that says it. */
export const valuesOfSeries = async (db: Reader, seriesId: string) => {
  const { seriesValues: t, reports } = db.t
  const rows = await db
    .select({
      revisionId: reports.currentRevisionId,
      lineItemId: t.lineItemId,
      columnId: t.columnId,
      period: t.period,
      scenario: t.scenario,
      entity: t.entity,
      unit: t.unit,
      scale: t.scale,
      value: t.value,
    })
    .from(t)
    .innerJoin(reports, eq(reports.id, t.reportId))
    .where(and(eq(t.seriesId, seriesId), eq(reports.status, 'published')))
    .orderBy(asc(t.reportId), asc(t.columnId))
  return rows.flatMap(({ revisionId, unit, ...row }) => (revisionId === null ? [] : [{ ...row, revisionId, unit: unit as Unit }]))
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

/**
 * A passage that was removed for good goes from the names of series, too, unless another report says the line: there its name stands, and
 * whoever removed left it there. What was decided about paths with that passage is forgotten. `clean` takes the passage out of a text.
 */
export async function removeFromNames(
  tx: Tx,
  reportId: string,
  rows: readonly { id: string }[],
  clean: (text: string) => string,
): Promise<void> {
  const { series, seriesAliases, seriesValues: t } = tx.t
  for (const { path } of await tx.select({ path: seriesAliases.path }).from(seriesAliases))
    if (clean(path) !== path) await tx.delete(seriesAliases).where(eq(seriesAliases.path, path))
  for (const { id } of rows) {
    const elsewhere = await tx
      .select({ id: t.reportId })
      .from(t)
      .where(and(eq(t.seriesId, id), ne(t.reportId, reportId)))
      .limit(1)
    const [known] = await tx.select().from(series).where(eq(series.id, id))
    if (!known || elsewhere.length > 0) continue
    const path = clean(known.path)
    await tx
      .update(series)
      .set({ label: clean(known.label), path: path === known.path ? path : `${path} (${id})` })
      .where(eq(series.id, id))
  }
}

/** Takes away series that no published value and no state of a report refers to any more, among those given. */
export async function deleteOrphanSeries(tx: Tx, ids: readonly string[]): Promise<void> {
  const { series, seriesAliases, seriesValues, sections, revisionSections } = tx.t
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
    if (used.length || drafted.length || kept.length) continue
    // A path names what was removed, whoever decided about it.
    await tx.delete(seriesAliases).where(eq(seriesAliases.seriesId, id))
    await tx.delete(series).where(eq(series.id, id))
  }
}

import type { Clearance, Sentence } from '#app/model/report/report.ts'
import type { SectionBody } from '#app/model/report/section.ts'
import type { Kit } from '../kit.ts'
import type { definePeople } from './people.ts'

export function defineReports(kit: Kit, { people }: ReturnType<typeof definePeople>) {
  const reports = kit.table(
    'reports',
    {
      id: kit.text('id').primaryKey(),
      title: kit.text('title').notNull(),
      /** Key of app/model/period.ts. */
      period: kit.text('period').notNull(),
      status: kit.word('status', ['draft', 'approved', 'published', 'withdrawn']).notNull(),
      /** Counts up with every edit of the draft; an edit names the version it was made on, and a stale one is refused. */
      version: kit.count('version').notNull(),
      sentences: kit.json<Sentence[]>('sentences').notNull(),
      clearance: kit.json<Clearance | null>('clearance'),
      currentRevisionId: kit.text('current_revision_id'),
      /** Version of the draft that the current revision was made from: a higher `version` means changes that nobody was shown. */
      publishedVersion: kit.count('published_version'),
      withdrawnReason: kit.text('withdrawn_reason'),
      withdrawnAt: kit.instant('withdrawn_at'),
      createdBy: kit
        .text('created_by')
        .notNull()
        .references(() => people.id),
      createdAt: kit.instant('created_at').notNull(),
      updatedAt: kit.instant('updated_at').notNull(),
    },
    t => [kit.index('reports_status').on(t.status, t.period)],
  )

  /** Bytes on disk under a random id. The given name is kept for the download only. */
  const files = kit.table('files', {
    id: kit.text('id').primaryKey(),
    purpose: kit.word('purpose', ['workbook', 'picture']).notNull(),
    name: kit.text('name').notNull(),
    contentType: kit.text('content_type').notNull(),
    size: kit.count('size').notNull(),
    sha256: kit.text('sha256').notNull(),
    /** The report that a picture belongs to: who may read that may see it. Workbooks belong to their upload. */
    reportId: kit.text('report_id').references(() => reports.id),
    createdBy: kit
      .text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: kit.instant('created_at').notNull(),
    removedAt: kit.instant('removed_at'),
  })

  /** Who changed what in a draft, by version: so that somebody whose edit came too late is told. Ids and words, never texts or values. */
  const edits = kit.table(
    'edits',
    {
      reportId: kit
        .text('report_id')
        .notNull()
        .references(() => reports.id),
      /** The draft's version after the edit. */
      version: kit.count('version').notNull(),
      /** Kind of the edit (app/model/report/edit.ts). */
      what: kit.text('what').notNull(),
      sectionId: kit.text('section_id'),
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
      at: kit.instant('at').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.reportId, t.version] })],
  )

  /** An uploaded workbook and what was understood of it, until it is confirmed into a report. */
  const uploads = kit.table('uploads', {
    id: kit.text('id').primaryKey(),
    fileId: kit
      .text('file_id')
      .notNull()
      .references(() => files.id),
    reportId: kit.text('report_id').references(() => reports.id),
    state: kit.word('state', ['reading', 'understood', 'refused', 'confirmed']).notNull(),
    refusal: kit.text('refusal'),
    /** The import JSON of app/model/report/import.ts, compressed. */
    understood: kit.bytes('understood'),
    /** Corrections made in the preview (zod schema of app/model/report/ingest/settling/correct.ts). */
    corrections: kit.json<unknown>('corrections'),
    /** How it was asked to be read (decimal mark, order of days, hidden parts); null: by itself. */
    options: kit.json<unknown>('options'),
    version: kit.count('version').notNull(),
    createdBy: kit
      .text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: kit.instant('created_at').notNull(),
  })

  /** The draft's sections. A section is one document (docs/decisions): its body is validated by app/model/report/section.ts. */
  const sections = kit.table(
    'sections',
    {
      id: kit.text('id').primaryKey(),
      reportId: kit
        .text('report_id')
        .notNull()
        .references(() => reports.id),
      position: kit.count('position').notNull(),
      kind: kit.word('kind', ['statement', 'chart', 'plan', 'narrative', 'figures', 'picture', 'withheld']).notNull(),
      title: kit.text('title').notNull(),
      /** For the presenter alone. */
      notes: kit.text('notes').notNull(),
      minutes: kit.count('minutes').notNull(),
      body: kit.json<SectionBody>('body').notNull(),
    },
    t => [kit.index('sections_report').on(t.reportId, t.position)],
  )

  /** One state of a report as people saw it (published) or see it in a meeting (presented). Never changed, but by a removal for good. */
  const revisions = kit.table(
    'revisions',
    {
      id: kit.text('id').primaryKey(),
      reportId: kit
        .text('report_id')
        .notNull()
        .references(() => reports.id),
      number: kit.count('number').notNull(),
      audience: kit.word('audience', ['everyone', 'meeting']).notNull(),
      title: kit.text('title').notNull(),
      period: kit.text('period').notNull(),
      sentences: kit.json<Sentence[]>('sentences').notNull(),
      clearance: kit.json<Clearance>('clearance').notNull(),
      /** What changed since the revision before, in the publisher's words. */
      reason: kit.text('reason').notNull(),
      createdBy: kit
        .text('created_by')
        .notNull()
        .references(() => people.id),
      createdAt: kit.instant('created_at').notNull(),
    },
    t => [kit.uniqueIndex('revisions_number').on(t.reportId, t.number)],
  )

  const revisionSections = kit.table(
    'revision_sections',
    {
      revisionId: kit
        .text('revision_id')
        .notNull()
        .references(() => revisions.id),
      sectionId: kit.text('section_id').notNull(),
      position: kit.count('position').notNull(),
      kind: kit.word('kind', ['statement', 'chart', 'plan', 'narrative', 'figures', 'picture', 'withheld']).notNull(),
      title: kit.text('title').notNull(),
      notes: kit.text('notes').notNull(),
      minutes: kit.count('minutes').notNull(),
      body: kit.json<SectionBody>('body').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.revisionId, t.sectionId] })],
  )

  const series = kit.table('series', {
    id: kit.text('id').primaryKey(),
    /** Path of labels from the statement's title down, normalised: what the same line is recognised by. */
    path: kit.text('path').notNull().unique(),
    label: kit.text('label').notNull(),
    createdAt: kit.instant('created_at').notNull(),
  })

  /** What was decided about a path once: that it is the line of this series, under another name or in another place. */
  const seriesAliases = kit.table('series_aliases', {
    path: kit.text('path').primaryKey(),
    seriesId: kit
      .text('series_id')
      .notNull()
      .references(() => series.id),
    decidedBy: kit
      .text('decided_by')
      .notNull()
      .references(() => people.id),
    decidedAt: kit.instant('decided_at').notNull(),
  })

  /** Secrets with which programs bring reports. A leader makes and revokes them; only their hashes are kept. */
  const apiTokens = kit.table('api_tokens', {
    id: kit.text('id').primaryKey(),
    name: kit.text('name').notNull(),
    tokenHash: kit.text('token_hash').notNull().unique(),
    createdBy: kit
      .text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: kit.instant('created_at').notNull(),
    /** The last day on which it was used. */
    usedOn: kit.text('used_on'),
    revokedAt: kit.instant('revoked_at'),
  })

  /** Every published value of a series, derived from current revisions at publication: for trends and look-ups. */
  const seriesValues = kit.table(
    'series_values',
    {
      seriesId: kit
        .text('series_id')
        .notNull()
        .references(() => series.id),
      reportId: kit
        .text('report_id')
        .notNull()
        .references(() => reports.id),
      lineItemId: kit.text('line_item_id').notNull(),
      columnId: kit.text('column_id').notNull(),
      period: kit.text('period').notNull(),
      scenario: kit.word('scenario', ['actual', 'budget', 'forecast']).notNull(),
      /** Company or segment; null: the whole. */
      entity: kit.text('entity'),
      unit: kit.text('unit').notNull(),
      scale: kit.count('scale').notNull(),
      value: kit.text('value').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.reportId, t.lineItemId, t.columnId] }), kit.index('series_values_series').on(t.seriesId, t.period)],
  )

  /** What was removed for good, by whom and why; never what it said. */
  const removals = kit.table('removals', {
    id: kit.text('id').primaryKey(),
    reportId: kit
      .text('report_id')
      .notNull()
      .references(() => reports.id),
    sectionId: kit.text('section_id'),
    what: kit.word('what', ['value', 'volume', 'line item', 'section', 'text', 'file', 'report']).notNull(),
    reason: kit.text('reason').notNull(),
    removedBy: kit
      .text('removed_by')
      .notNull()
      .references(() => people.id),
    removedAt: kit.instant('removed_at').notNull(),
  })

  /** The day on which an entitled person first opened a report. Nothing finer is kept. */
  const openings = kit.table(
    'openings',
    {
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
      reportId: kit
        .text('report_id')
        .notNull()
        .references(() => reports.id),
      day: kit.text('day').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.personId, t.reportId] })],
  )

  return {
    files,
    reports,
    edits,
    uploads,
    sections,
    revisions,
    revisionSections,
    series,
    seriesAliases,
    seriesValues,
    apiTokens,
    removals,
    openings,
  }
}

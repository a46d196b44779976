import { and, asc, eq, inArray, isNotNull, like, sql } from 'drizzle-orm'
import { storedAbout } from '#app/model/question/about.ts'
import type { About } from '#app/model/question/question.ts'
import type { AboutInput } from '#app/model/question/wire.ts'
import type { SectionBody } from '#app/model/report/section.ts'
import type { Reader } from '../types.ts'

/**
 * What an asker named, with its label, where everybody can see it: in the published revision of a report, or in a part that was shown
 * in a meeting of the round. Undefined for everything else, so that nobody learns by asking what exists.
 */
export async function shownThing(reader: Reader, roundId: string, input: AboutInput): Promise<About | undefined> {
  return (await inPublished(reader, input)) ?? (await inShownPart(reader, roundId, input))
}

async function inPublished(reader: Reader, input: AboutInput): Promise<About | undefined> {
  const { reports, revisionSections } = reader.t
  const [found] = await reader
    .select({ reportId: reports.id, title: revisionSections.title, body: revisionSections.body })
    .from(revisionSections)
    .innerJoin(reports, and(eq(reports.currentRevisionId, revisionSections.revisionId), eq(reports.status, 'published')))
    .where(eq(revisionSections.sectionId, input.sectionId))
  return found && describe(input, found.reportId, found.title, found.body)
}

async function inShownPart(reader: Reader, roundId: string, input: AboutInput): Promise<About | undefined> {
  const { meetings, parts, revisionSections } = reader.t
  const rows = await reader
    .select({
      meeting: meetings,
      position: parts.position,
      targets: parts.targets,
      title: revisionSections.title,
      body: revisionSections.body,
    })
    .from(meetings)
    .innerJoin(parts, and(eq(parts.meetingId, meetings.id), eq(parts.sectionId, input.sectionId)))
    .innerJoin(revisionSections, and(eq(revisionSections.revisionId, meetings.revisionId), eq(revisionSections.sectionId, input.sectionId)))
    .where(and(eq(meetings.roundId, roundId), isNotNull(meetings.revisionId)))
  const target = `${input.kind}:${input.id}`
  const seen = rows.find(row => row.meeting.show.shown.includes(row.position) && (input.kind === 'section' || row.targets.includes(target)))
  return seen && describe(input, seen.meeting.reportId, seen.title, seen.body)
}

function describe(input: AboutInput, reportId: string, title: string, body: SectionBody): About | undefined {
  const label = labelOf(input, title, body)
  return label === undefined ? undefined : storedAbout(input, reportId, label)
}

function labelOf({ kind, id }: AboutInput, title: string, body: SectionBody): string | undefined {
  if (body.kind === 'withheld') return undefined
  switch (kind) {
    case 'section':
      return id === '' ? title : undefined
    case 'line item':
      return body.kind === 'statement' ? body.lineItems.find(item => item.id === id)?.label : undefined
    case 'plan item':
      return body.kind === 'plan' ? body.items.find(item => item.id === id)?.label : undefined
    case 'chart point': {
      const [line, column] = id.split(':')
      return body.kind === 'chart' && body.lineItemIds.includes(line ?? '') && body.columnIds.includes(column ?? '') ? title : undefined
    }
  }
}

/** The questions about a report's things that everybody reads, by id, which is random: the order says nothing of arrival. */
export async function questionsAbout(db: Reader, reportId: string): Promise<AskedAbout[]> {
  const { questions: t } = db.t
  const rows = await db
    .select({ id: t.id, roundId: t.roundId, text: t.text, state: t.state, about: t.about })
    .from(t)
    .where(and(inArray(t.state, ['open', 'answered']), like(sql`${t.about}`, `%"reportId":"${reportId}"%`)))
    .orderBy(asc(t.id))
  return rows.flatMap(({ about, state, ...row }) => (about && (state === 'open' || state === 'answered') ? [{ ...row, state, about }] : []))
}
export interface AskedAbout {
  id: string
  roundId: string
  text: string
  state: 'open' | 'answered'
  about: About
}

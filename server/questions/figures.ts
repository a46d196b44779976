import { figuresIn } from '#app/model/report/live-figure.ts'
import type { Section } from '#app/model/report/section.ts'
import type { AnswerRow } from '#db/queries/questions.ts'
import { reportById, revisionSections } from '#db/queries/reports.ts'
import { roundById } from '#db/queries/rounds.ts'
import type { Reader } from '#db/types.ts'
import { markdownOver, renderMarkdown } from '../markdown.ts'
import { rulesOf } from '../use/reports/access.ts'

/** The sections of a round's report as everybody can read them now; none before it is published. */
export async function shownSections(db: Reader, roundId: string): Promise<Section[]> {
  const round = await roundById(db, roundId)
  const report = round && (await reportById(db, round.reportId))
  return report?.status === 'published' && report.currentRevisionId ? revisionSections(db, report.currentRevisionId) : []
}

/** How answers of a round are rendered: a live figure says what the published report says now. The report is read only for one. */
export async function answersMarkdown(
  db: Reader,
  roundId: string,
  given: readonly { answer: Pick<AnswerRow, 'text'> }[],
): Promise<(source: string) => string> {
  if (!given.some(({ answer }) => figuresIn(answer.text).length > 0)) return renderMarkdown
  const { formats } = await rulesOf(db)
  return markdownOver(await shownSections(db, roundId), formats)
}

import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Reader } from '../types.ts'

/** The series of questions about lines, by question. */
export async function seriesOfQuestions(reader: Reader): Promise<Map<string, { id: string; name: string }>> {
  const { questions, series } = reader.t
  const rows = await reader
    .select({ question: questions.id, id: series.id, name: series.label })
    .from(questions)
    .innerJoin(series, eq(series.id, questions.seriesId))
    .where(and(isNotNull(questions.seriesId), inArray(questions.state, ['open', 'answered', 'merged'])))
    .orderBy(asc(series.label), asc(series.id))
  return new Map(rows.map(({ question, id, name }) => [question, { id, name }]))
}

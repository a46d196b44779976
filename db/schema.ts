import type { Kit } from './kit.ts'
import { defineMeetings } from './schema/meetings.ts'
import { definePeople } from './schema/people.ts'
import { definePolls } from './schema/polls.ts'
import { defineQuestions } from './schema/questions.ts'
import { defineReports } from './schema/reports.ts'

/** Every table, spelled once for both databases. */
export function defineSchema(kit: Kit) {
  const people = definePeople(kit)
  const reports = defineReports(kit, people)
  const meetings = defineMeetings(kit, people, reports)
  const questions = defineQuestions(kit, people, reports)
  const polls = definePolls(kit, meetings)
  return { ...people, ...reports, ...meetings, ...questions, ...polls }
}
export type Tables = ReturnType<typeof defineSchema>

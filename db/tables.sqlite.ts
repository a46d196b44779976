import { lite } from './kit.ts'
import { defineSchema } from './schema.ts'

// Named one by one because drizzle-kit finds tables by a module's exports.
export const tables = defineSchema(lite)
export const { company, people, pledges, sessions, links, letters, audit, squads } = tables
export const { files, reports, edits, uploads, sections, revisions, revisionSections, series, seriesAliases, seriesValues } = tables
export const { apiTokens, removals, openings } = tables
export const { meetings, presenters, journal, parts, stages, pairings } = tables
export const { rounds, grants, questions, answers, votes, verdicts, clarifications, promises, moderation } = tables
export const { polls, pollAnswers } = tables

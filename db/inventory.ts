import type { Tables } from './schema.ts'
import type { Description, Descriptions } from './inventory/describe.ts'
import { meetings, polls } from './inventory/meetings.ts'
import { people } from './inventory/people.ts'
import { questions } from './inventory/questions.ts'
import { reports } from './inventory/reports.ts'

/** Every table and column in words: a table or column without them is a type error. */
export const inventory: Descriptions<Tables> = { ...people, ...reports, ...meetings, ...polls, ...questions }

/** The same as a list, by the names of the schema. */
export const described = (): [keyof Tables, Description][] => Object.entries(inventory) as [keyof Tables, Description][]

import * as account from './account.ts'
import * as answers from './answers.ts'
import * as clarifications from './clarifications.ts'
import * as company from './company.ts'
import * as debt from './debt.ts'
import * as exporting from './exports.ts'
import * as files from './files.ts'
import type { Hall } from './hall.ts'
import * as inventory from './inventory.ts'
import * as links from './links.ts'
import * as meetings from './meetings.ts'
import * as people from './people.ts'
import * as polls from './polls.ts'
import * as promises from './promises.ts'
import * as questions from './questions.ts'
import * as reading from './reading.ts'
import * as reports from './reports.ts'
import * as rounds from './rounds.ts'
import * as series from './series.ts'
import * as sessions from './sessions.ts'
import * as squads from './squads.ts'
import * as tokens from './tokens.ts'
import * as uploads from './uploads.ts'

/** A use case's module with the hall given: `(hall, actor, input)` becomes `(actor, input)`. */
export type Bound<Verbs> = {
  [Name in keyof Verbs as Verbs[Name] extends (hall: Hall, ...rest: never[]) => unknown ? Name : never]: Verbs[Name] extends (
    hall: Hall,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never
}

function bind<Verbs extends object>(hall: Hall, verbs: Verbs): Bound<Verbs> {
  const bound: Record<string, unknown> = {}
  for (const [name, verb] of Object.entries(verbs)) if (typeof verb === 'function') bound[name] = verb.bind(null, hall)
  return bound as Bound<Verbs>
}

/** Every use case by noun, as routes and socket handlers call them. One line a file of this folder. */
export function useCases(hall: Hall) {
  return {
    account: bind(hall, account),
    answers: bind(hall, answers),
    clarifications: bind(hall, clarifications),
    company: bind(hall, company),
    debt: bind(hall, debt),
    inventory: bind(hall, inventory),
    links: bind(hall, links),
    people: bind(hall, people),
    series: bind(hall, series),
    sessions: bind(hall, sessions),
    meetings: bind(hall, meetings),
    exports: bind(hall, exporting),
    files: bind(hall, files),
    polls: bind(hall, polls),
    promises: bind(hall, promises),
    questions: bind(hall, questions),
    reading: bind(hall, reading),
    reports: bind(hall, reports),
    rounds: bind(hall, rounds),
    squads: bind(hall, squads),
    tokens: bind(hall, tokens),
    uploads: bind(hall, uploads),
  }
}
export type Use = ReturnType<typeof useCases>

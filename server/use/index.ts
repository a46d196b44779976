import type { Hall } from './hall.ts'
import * as questions from './questions.ts'
import * as rounds from './rounds.ts'

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
    questions: bind(hall, questions),
    rounds: bind(hall, rounds),
  }
}
export type Use = ReturnType<typeof useCases>

import type { Fault, Hall, Outcome } from '../../use/hall.ts'
import { identify } from '../../people/session.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { Use } from '../../use/index.ts'
import type { Finances } from '../finance/model.ts'
import type { Quarter } from '../calendar.ts'
import { type Employee, NAMED, type NamedRole } from '../people.ts'
import type { SquadName } from '../squads.ts'
import type { SteeredClock } from './clock.ts'

/** Everything that the filler works with. */
export interface Office {
  hall: Hall
  use: Use
  clock: SteeredClock
  quarters: Quarter[]
  finances: Finances
  people: Employee[]
  /** Who signs in with which password: the named ones and the simulated ones; nobody else has one yet. */
  passwords: Map<string, string>
  squadIds: Map<SquadName, string>
  /** Who has come in so far, by address. */
  entered: Map<string, PersonActor>
}

/** What a use case gave; a demo that cannot be filled must say where. */
export function expect<T>(outcome: Outcome<T>, what: string): { ok: true } & T {
  if (!outcome.ok) throw new Error(`${what}: ${sayFault(outcome.fault)}`)
  return outcome
}

const sayFault = (fault: Fault): string =>
  fault.kind === 'invalid' ? JSON.stringify(fault.fields) : fault.kind === 'conflict' ? fault.message : fault.kind

/** Remembers who has come in, by what their browser was given to keep. */
export async function enter({ hall, entered }: Office, email: string, { token }: { token: string }): Promise<PersonActor> {
  const signedIn = await identify(hall, token)
  if (!signedIn) throw new Error(`${email} did not come in`)
  entered.set(email, signedIn.actor)
  return signedIn.actor
}

/** Somebody who has come in. */
export function personOf({ entered }: Pick<Office, 'entered'>, email: string): PersonActor {
  const actor = entered.get(email)
  if (!actor) throw new Error(`${email} has not come in`)
  return actor
}

export const addressOf = ({ people }: Pick<Office, 'people'>, role: NamedRole): string =>
  people.find(({ name }) => name === NAMED[role].name)?.email ?? ''

/** One of the named people. */
export const named = (office: Pick<Office, 'entered' | 'people'>, role: NamedRole): PersonActor => personOf(office, addressOf(office, role))

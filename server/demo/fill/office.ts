import type { Fault, Hall, Outcome } from '../../use/hall.ts'
import { identify } from '../../people/session.ts'
import { NOBODY, type PersonActor } from '#app/model/people/roles.ts'
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
}

/** What a use case gave; a demo that cannot be filled must say where. */
export function expect<T>(outcome: Outcome<T>, what: string): { ok: true } & T {
  if (!outcome.ok) throw new Error(`${what}: ${sayFault(outcome.fault)}`)
  return outcome
}

const sayFault = (fault: Fault): string =>
  fault.kind === 'invalid' ? JSON.stringify(fault.fields) : fault.kind === 'conflict' ? fault.message : fault.kind

/** Signs somebody in with their password, as they do it themselves. */
export async function signIn({ hall, use, passwords }: Office, email: string): Promise<PersonActor> {
  const entered = await use.sessions.signIn(NOBODY, {
    login: email,
    password: passwords.get(email) ?? '',
    device: undefined,
    address: email,
  })
  const signedIn = entered.ok ? await identify(hall, entered.entry.token) : null
  if (!signedIn) throw new Error(`${email} cannot sign in`)
  return signedIn.actor
}

export const addressOf = ({ people }: Pick<Office, 'people'>, role: NamedRole): string =>
  people.find(({ name }) => name === NAMED[role].name)?.email ?? ''

/** Does something as one of the named people, who signs in before and out after it. */
export async function as<T>(office: Office, role: NamedRole, work: (actor: PersonActor) => Promise<T>): Promise<T> {
  const actor = await signIn(office, addressOf(office, role))
  const result = await work(actor)
  await office.use.sessions.signOut(actor)
  return result
}
